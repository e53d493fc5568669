//! A wiki of the kind that Runbuch was made for: `tests/fixtures/seeds`, as its authors left it.

use encoding_rs::MACINTOSH;
use runbuch::diagnostic::Level;

use crate::html;
use crate::project::Project;

/// The fixture, with one page saved by somebody who had read it as Mac Roman.
fn wiki() -> Project {
    let project = Project::new().fixture("seeds");
    let intact = project.read_bytes("iterationen.md");
    project.file("iterationen.md", &MACINTOSH.decode(&intact).0)
}

fn intact(page: &str) -> Vec<u8> {
    Project::new().fixture("seeds").read_bytes(page)
}

#[test]
fn findings_for_people_in_the_language_of_the_wiki() {
    let run = wiki().runbuch(&["check"]);
    insta::assert_snapshot!("human_de", run.whole());
    assert_eq!(wiki().runbuch(&["check", "--lang", "de"]), run);
}

#[test]
fn findings_for_people_in_english() {
    insta::assert_snapshot!("human_en", wiki().runbuch(&["check", "--lang", "en"]).whole());
}

#[test]
fn findings_for_machines() {
    for lang in ["de", "en"] {
        let run = wiki().runbuch(&["check", "--format", "json", "--lang", lang]);
        let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
        insta::assert_snapshot!(
            format!("json_{lang}"),
            run.stdout.replace(&version, "\"version\": \"[VERSION]\"")
        );
    }
}

#[test]
fn errors_are_what_the_author_agrees_to_at_once() {
    let session = wiki().session();
    let errors = session.diagnostics.iter().filter(|it| it.level == Level::Error);
    let errors: Vec<(&str, &str)> =
        errors.map(|it| (&*it.finding.rule.code, it.finding.subject.as_str())).collect();
    assert_eq!(
        errors,
        [
            ("S803", "Mac Roman"),
            ("L701", "/pages/Betrieb/Uebersicht.md"),
            ("L701", "/pages/Systeme/Kritisch.md"),
            ("L701", "/pages/Betrieb/Autostart.md"),
        ]
    );
}

#[test]
fn the_other_demands_are_found_where_they_stand() {
    let project = wiki();
    let run = project.runbuch(&["check", "--format", "json"]);
    let json = run.json();
    let found: Vec<String> = json["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|it| it["level"] != "error")
        .map(|it| {
            let place = |key: &str| it["start"][key].as_u64().expect("a number");
            let path = it["path"].as_str().expect("a path");
            let code = it["code"].as_str().expect("a code");
            format!("{path}:{}:{} {code}", place("line"), place("column"))
        })
        .collect();
    insta::assert_snapshot!("places", found.join("\n"));
}

#[test]
fn fixes_restore_every_byte_and_find_nothing_the_second_time() {
    let project = wiki();
    let first = project.runbuch(&["check", "--fix"]);
    assert_eq!(first.stderr.lines().next(), Some("7 Korrekturen in 2 Dateien"));
    assert_eq!(project.read_bytes("iterationen.md"), intact("iterationen.md"));
    let listed = String::from_utf8(intact("phasen.md"))
        .expect("UTF-8")
        .replace("\n[", "\n- [")
        .replace("• ", "- ");
    assert_eq!(project.read("phasen.md"), listed);
    for page in ["wiederanlauf.md", "backup.md", "wartung.md"] {
        assert_eq!(project.read_bytes(page), intact(page), "{page}");
    }
    let before = project.tree("");
    let second = project.runbuch(&["check", "--fix"]);
    assert_eq!(project.tree(""), before);
    assert_eq!((&second.stdout, second.code), (&first.stdout, 1));
    assert!(!second.stderr.contains("Korrektur"), "{}", second.stderr);
    assert_eq!(project.runbuch(&["check", "--diff"]).stdout, "");
}

#[test]
fn the_difference_is_shown_and_nothing_written() {
    let project = wiki();
    let before = project.tree("");
    let run = project.runbuch(&["check", "--diff"]);
    assert_eq!(project.tree(""), before);
    let lines = |start: &str| run.stdout.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!((lines("--- a/"), lines("+- ")), (2, 41 + 2), "{}", run.stdout);
    assert!(run.stdout.contains("\n--- a/phasen.md\n+++ b/phasen.md\n@@ "), "{}", run.stdout);
}

#[test]
fn progress_is_the_same_before_and_after_the_fix() {
    let project = wiki().built();
    let before = bars(&project);
    assert_eq!(before, ["1/20", "1/10", "0/5", "0/5"]);
    assert_eq!(project.runbuch(&["check", "--fix"]).code, 1);
    assert_eq!(bars(&project.built()), before);
}

/// The bars on the page of the phases: the page's, then each list's.
fn bars(project: &Project) -> Vec<String> {
    let elements = html::elements(&project.read("public/phasen.html"));
    let bars = elements.iter().filter(|it| it.name == "progress");
    let number = |it: &html::Element, name| it.get(name).expect("a number").to_owned();
    bars.map(|it| format!("{}/{}", number(it, "value"), number(it, "max"))).collect()
}

#[test]
fn five_pages_and_an_index() {
    let site = wiki().built().tree("public");
    let of_check = |path: &&str| path.starts_with("compliance/");
    let pages: Vec<&str> = html::pages(&site).map(|(path, _)| path).collect();
    let (of_check, pages): (Vec<&str>, Vec<&str>) = pages.into_iter().partition(of_check);
    assert!(of_check.contains(&"compliance/index.html") && of_check.len() > 1);
    assert_eq!(
        pages,
        [
            "404.html",
            "backup.html",
            "checklisten/index.html",
            "checklists/index.html",
            "emergency-handbook.html",
            "fortschritt/index.html",
            "index.html",
            "iterationen.html",
            "notfallhandbuch.html",
            "phasen.html",
            "progress/index.html",
            "wartung.html",
            "wiederanlauf.html"
        ]
    );
    let index = std::str::from_utf8(&site["index.html"]).expect("UTF-8");
    assert!(index.contains("<html lang=\"de\""), "the language of the wiki");
}
