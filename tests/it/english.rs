//! An English wiki, read on a German machine: no German word in any output or file name but the user's own.
#![expect(clippy::disallowed_methods, reason = "reads the project's own messages")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::project::{Project, Run};

/// The kinds that the wiki has records of.
const KINDS: [&str; 16] = [
    "backup-coverage",
    "changelog-entry",
    "checklist-item",
    "class-target",
    "host",
    "iteration",
    "maintenance-task",
    "phase",
    "playbook",
    "raci-row",
    "response-time",
    "restore-test-plan",
    "restore-test-protocol",
    "retention-scheme",
    "role",
    "service",
];

/// German words that no message has: of values, file names, days and months.
const MORE_GERMAN: &str = "kritisch wichtig hoch niedrig bestanden täglich wöchentlich monatlich fortschritt \
     notfallhandbuch kalender dienst dienste januar februar märz mai juni juli oktober dezember montag dienstag nein";

/// Names of generated pages on German sites, which redirect.
const REDIRECTS: [&str; 3] =
    ["checklisten/index.html", "fortschritt/index.html", "notfallhandbuch.html"];

fn wiki() -> Project {
    Project::new().fixture("english")
}

fn run(project: &Project, args: &[&str]) -> Run {
    let mut command = project.command(args);
    project.run(command.env("LANG", "de_DE.UTF-8").env("LC_ALL", "de_DE.UTF-8"))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2);
    words.map(str::to_lowercase)
}

fn own(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder of the project whose names end like this.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let names = entries.expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(ending)).map(|name| format!("{folder}/{name}")).collect()
}

/// What is between each `from` and the next `to` is left out.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut parts = text.split(from);
    let first = parts.next().unwrap_or_default().to_owned();
    parts
        .fold(first, |text, part| text + " " + part.split_once(to).map_or(part, |(_, after)| after))
}

/// The values of a message file, without code and variables.
fn messages(path: &str) -> String {
    let text = own(path);
    let values = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(" = ").map_or(line, |(_, value)| value));
    let values = values.collect::<Vec<_>>().join("\n");
    without(&without(&values, "`", "`"), "{ $", "}")
}

/// The words of messages, labels and values that only German has.
fn german(project: &Project) -> BTreeSet<String> {
    let texts = ["src/language", "themes/default/i18n"];
    let of = |lang: &str| texts.map(|folder| messages(&format!("{folder}/{lang}.ftl"))).concat();
    let mut german: BTreeSet<String> = words(&of("de")).collect();
    let mut english: BTreeSet<String> = words(&of("en")).collect();
    for path in files("src/check/rules", ".en.md") {
        english.extend(words(&without(&own(&path), "`", "`")));
    }
    for path in files("schemas", ".yaml") {
        let schema = own(&path);
        let labels = |lang: &str| -> Vec<String> {
            let key = format!(" {lang}: ");
            let labels = schema.split(&key).skip(1);
            labels
                .map(|rest| rest.split([',', '}', '\n']).next().unwrap_or_default().to_owned())
                .collect()
        };
        german.extend(labels("de").iter().flat_map(|label| words(label)));
        english.extend(labels("en").iter().flat_map(|label| words(label)));
    }
    for (_, text) in project.tree("") {
        english.extend(words(&String::from_utf8_lossy(&text)));
    }
    // An element of HTML, in style sheets.
    english.insert("ins".to_owned());
    german.retain(|word| !english.contains(word));
    german.extend(words(MORE_GERMAN));
    german
}

#[track_caller]
fn assert_english(german: &BTreeSet<String>, what: &str, text: &str) {
    let found: BTreeSet<String> = words(text).filter(|word| german.contains(word)).collect();
    assert!(found.is_empty(), "{what} says {found:?}:\n{text}");
}

#[test]
fn the_list_knows_german_from_english() {
    let german = german(&wiki());
    assert!(german.len() > 1_000, "{}", german.len());
    for word in [
        "fällig",
        "überfällig",
        "kritisch",
        "verantwortlich",
        "datenklasse",
        "kalender",
        "gesichert",
    ] {
        assert!(german.contains(word), "{word}");
    }
    for word in ["test", "restore", "status", "wiki", "service", "critical"] {
        assert!(!german.contains(word), "{word}");
    }
}

#[test]
fn commands_speak_english() {
    let project = wiki();
    let german = german(&project);
    let mut commands: Vec<Vec<&str>> = Vec::new();
    for format in ["human", "json", "junit", "github", "gitlab", "markdown"] {
        commands.push(vec!["check", "--format", format]);
    }
    for format in ["human", "json", "csv", "markdown"] {
        commands.push(vec!["due", "--horizon", "18 months", "--format", format]);
        commands.push(vec!["records", "--format", format]);
    }
    for format in ["json", "csv", "markdown"] {
        commands.push(vec!["report", "--format", format]);
    }
    commands.extend([
        vec!["due", "--ics", "-"],
        vec!["due", "--owner", "Nobody"],
        vec!["records", "--unread"],
        vec!["check", "--unsafe-fixes", "--diff"],
        vec!["schema"],
        vec!["rule"],
        vec!["log", "RT-01", "--result", "passed", "--dry-run"],
        vec!["log", "RT-99", "--result", "passed"],
    ]);
    for args in commands {
        let told = run(&project, &args);
        assert!(told.stdout.len() + told.stderr.len() > 10, "{args:?}");
        assert_english(&german, &format!("{args:?}"), &format!("{}{}", told.stdout, told.stderr));
    }
    // The explanations of rules in it name German words as examples.
    let sarif = run(&project, &["check", "--format", "sarif"]).stdout;
    let sarif: Value = serde_json::from_str(&sarif).expect("JSON");
    assert_english(&german, "SARIF", &sarif["runs"][0]["results"].to_string());
}

#[test]
fn values_are_in_the_words_of_the_wiki() {
    let project = wiki();
    let services = run(&project, &["report", "--format", "json"]).stdout;
    let services: Value = serde_json::from_str(&services).expect("JSON");
    let classes = services["services"].as_array().expect("a list").iter();
    let classes: BTreeSet<&str> = classes.filter_map(|it| it["data_class"].as_str()).collect();
    assert_eq!(classes, BTreeSet::from(["best-effort", "critical", "important", "severe"]));
    let records = run(&project, &["records", "--format", "json"]).stdout;
    let records: Value = serde_json::from_str(&records).expect("JSON");
    let records = records["records"].as_array().expect("a list");
    let photos = records.iter().find(|it| it["name"] == "Photos" && it["kind"] == "service");
    let class = &photos.expect("a service")["fields"]["data_class"];
    assert_eq!((&class["value"], &class["written"]), (&"critical".into(), &"high".into()));
    let kinds: BTreeSet<&str> = records.iter().filter_map(|it| it["kind"].as_str()).collect();
    assert_eq!(kinds, BTreeSet::from(KINDS));
    let csv = run(&project, &["records", "--format", "csv"]).stdout;
    assert!(csv.contains(",data_class,critical,high\r\n"), "{csv}");
}

#[test]
fn what_is_made_for_authors_is_english() {
    let project = wiki();
    let german = german(&project);
    let kinds = run(&project, &["schema"]).stdout;
    let kinds = kinds.lines().filter_map(|line| line.split_whitespace().next());
    for kind in kinds {
        let told = run(&project, &["new", kind, &format!("My {kind}")]);
        assert_english(&german, &format!("new {kind}"), &format!("{}{}", told.stdout, told.stderr));
    }
    assert_eq!(run(&project, &["init", "fresh", "--lang", "en"]).code, 0);
    for (path, text) in project.tree("") {
        assert_english(&german, "a file name", &path);
        assert_english(&german, &path, &String::from_utf8_lossy(&text));
    }
}

#[test]
fn the_site_is_english() {
    let project = wiki();
    let german = german(&project);
    let told = run(&project, &["build"]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    let site = project.tree("public");
    assert!(site.len() > 30);
    for (path, bytes) in &site {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if REDIRECTS.contains(&path.as_str()) {
            assert!(text.contains("http-equiv=\"refresh\""), "{path}");
            continue;
        }
        assert_english(&german, "a file name", path);
        // Explanations of rules name German words as examples, in code; the manifest lists the redirects.
        // Places of words in the search are numbers in base 36.
        let text = match path.split('/').next() {
            Some("compliance") => without(&without(text, "<pre", "</pre>"), "<code", "</code>"),
            Some("search") => without(text, "\":\"", "\""),
            _ => text.to_owned(),
        };
        if !path.starts_with(".runbuch") {
            assert_english(&german, path, &text);
        }
    }
    assert!(site.contains_key("calendar.ics") && site.contains_key("checklists/index.html"));
}
