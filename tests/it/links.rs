//! Links: what the check says of them, and where they lead on the built page.

use std::fmt::Write as _;

use runbuch::language::{Catalogue, Lang};
use runbuch::pipeline::{Replacing, Session};

use crate::html;
use crate::project::Project;

/// A page, its site, a folder without an index, files, names in both forms of Unicode.
fn wiki() -> Project {
    Project::new()
        .file("pages/betrieb/README.md", "# Betrieb\n")
        .file(
            "pages/betrieb/Wartung.md",
            "# Wartung\n\n## Täglich & wöchentlich\n\n<details><summary>Mehr</summary>\n\n\
             ## Versteckt\n\n</details>\n\n<a name=\"anker\"></a>\n\n## Eigen {#eigener-name}\n",
        )
        .file("pages/Straße.md", "# Straße\n")
        .file("pages/Ger\u{e4}t.md", "# Gerät\n")
        .file("pages/Bu\u{308}ro.md", "# Büro\n")
        .file("pages/Neue Seite (1).md", "# Neue Seite\n")
        .file("pages/services/foo.md", "---\ntitle: Der Dienst Foo\naliases: [Fu]\n---\n")
        .file("pages/leer/nur.md", "# Nur\n")
        .file("pages/bild.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("pages/anhang/plan.pdf", "%PDF")
        .file("scripts/backup.sh", "#!/bin/sh\n")
}

/// `written → address on the page | findings`
fn outcome(project: &Project, page: &str, links: &[&str]) -> String {
    let text = links.iter().fold("# Links\n\n".to_owned(), |text, link| text + "- " + link + "\n");
    project.write(page, text);
    let mut options = project.options();
    options.lang = Some(Lang::De);
    let session = Session::open(options).expect("a wiki");
    session.build(Replacing::Folder).expect("a site");
    let html_path = page.trim_start_matches("pages/").replace(".md", ".html");
    let html = project.read(&format!("public/{html_path}"));
    let content = html::content(&html);
    let items = content.split("<li>").skip(1);
    let mut outcome = String::new();
    for ((line, link), item) in (3..).zip(links).zip(items) {
        let url = html::elements(item).iter().find_map(|it| it.url().map(str::to_owned));
        write!(outcome, "{link} → {}", url.as_deref().unwrap_or("–")).expect("a text");
        for finding in findings(&session, page, line) {
            write!(outcome, " | {finding}").expect("a text");
        }
        outcome.push('\n');
    }
    outcome
}

/// What is said about a line of a page.
fn findings(session: &Session, page: &str, line: usize) -> Vec<String> {
    let catalogue = Catalogue::new(session.lang);
    let report = session.report(&catalogue, &session.diagnostics, |_| true);
    let mut findings = Vec::new();
    for diagnostic in &session.diagnostics {
        let finding = &diagnostic.finding;
        let at = report.sources[&finding.place.path].position(finding.place.span.start);
        if *finding.place.path == *page && at.line == line {
            let mut said = format!("{} {} ", finding.rule.code, diagnostic.level);
            said += &catalogue.text(&finding.message);
            let help = finding.help.as_ref().map(|help| catalogue.text(help)).unwrap_or_default();
            match &finding.fix {
                Some(_) => write!(said, "; {help}").expect("a text"),
                None if help.starts_with("Meinten Sie") => {
                    write!(said, "; (ohne Korrektur) {help}").expect("a text");
                }
                None => {}
            }
            findings.push(said);
        }
    }
    findings
}

#[track_caller]
fn holds(project: &Project, page: &str, expected: &[&str]) {
    let links: Vec<&str> =
        expected.iter().map(|line| line.split_once(" → ").expect("link → address").0).collect();
    let expected = expected.join("\n") + "\n";
    let outcome = outcome(project, page, &links);
    assert!(
        outcome == expected,
        "\n{}",
        similar::TextDiff::from_lines(&expected, &outcome).unified_diff()
    );
}

#[test]
fn from_the_page_the_content_root_and_the_project_root() {
    holds(
        &wiki(),
        "pages/betrieb/links.md",
        &[
            "[a](Wartung.md) → Wartung.html",
            "[a](./Wartung.md \"Titel\") → Wartung.html",
            "[a](<../Neue Seite (1).md>) → ../Neue%20Seite%20(1).html",
            "[a](/betrieb/Wartung.md) → Wartung.html",
            "[`a`](/pages/betrieb/Wartung.md) → Wartung.html",
            "[a](../services/foo.md) → ../services/foo.html",
            "[a](../anhang/plan.pdf#page=2) → ../anhang/plan.pdf#page=2",
            "![Bild](../bild.svg) → ../bild.svg",
            "[a](https://example.org/Wartung.md) → https://example.org/Wartung.md",
            "<https://example.org/x> → https://example.org/x",
            "<a@example.org> → mailto:a@example.org",
        ],
    );
}

#[test]
fn folders_endings_and_pretty_links() {
    holds(
        &wiki(),
        "pages/betrieb/links.md",
        &[
            "[a](../betrieb/) → index.html",
            "[a](/betrieb) → index.html",
            "[a](../leer/) → ../leer/index.html",
            "[a](Wartung) → Wartung.html",
            "[a](Wartung/) → Wartung.html",
            "[a](Wartung.html) → Wartung.html",
            "[a](../betrieb/index.html#betrieb) → index.html#betrieb",
            "[a](/en/services/foo) → ../services/foo.html",
            "[a](/de/services/foo#der-dienst-foo) → ../services/foo.html | L702 error \
         `pages/services/foo.md` hat weder Überschrift noch Anker `#der-dienst-foo`",
        ],
    );
}

#[test]
fn a_prefix_of_the_configuration() {
    let project = wiki().file("book.toml", "[links]\nprefixes = [\"/wiki/v2\"]\n");
    holds(
        &project,
        "pages/betrieb/links.md",
        &[
            "[a](/wiki/v2/services/foo) → ../services/foo.html",
            "[a](/wiki/v2) → ../index.html",
            "[a](/wiki/v3/services/foo) → – | L701 error Kaputter Link: `/wiki/v3/services/foo` gibt es nicht; \
         Meinten Sie `/services/foo.md`?",
        ],
    );
}

#[test]
fn every_spelling_of_a_name() {
    holds(
        &wiki(),
        "pages/links.md",
        &[
            "[a](Straße.md) → Stra%C3%9Fe.html",
            "[a](Stra%C3%9Fe.md) → Stra%C3%9Fe.html",
            "[a](Stra%C3%9Fe.html) → Stra%C3%9Fe.html",
            "[a](Ger\u{e4}t.md) → Ger%C3%A4t.html",
            "[a](Gera\u{308}t.md) → Ger%C3%A4t.html",
            "[a](B\u{fc}ro.md) → Bu%CC%88ro.html",
            "[a](B%C3%BCro.md) → Bu%CC%88ro.html",
            "[a](Neue%20Seite%20(1).md) → Neue%20Seite%20(1).html",
        ],
    );
}

#[test]
fn anchors() {
    holds(
        &wiki(),
        "pages/links.md",
        &[
            "[a](#links) → links.html#links",
            "[a](#) → links.html",
            "[a](betrieb/Wartung.md#täglich--wöchentlich) → betrieb/Wartung.html#t%C3%A4glich--w%C3%B6chentlich",
            "[a](betrieb/Wartung.md#t%C3%A4glich--w%C3%B6chentlich) → betrieb/Wartung.html#t%C3%A4glich--w%C3%B6chentlich",
            "[a](betrieb/Wartung.md#versteckt) → betrieb/Wartung.html#versteckt",
            "[a](betrieb/Wartung.md#eigener-name) → betrieb/Wartung.html#eigener-name",
            "[a](betrieb/Wartung.md#anker) → betrieb/Wartung.html#anker",
            "[a](betrieb/Wartung.md#Versteckt) → betrieb/Wartung.html#versteckt",
            "[a](betrieb/Wartung.md#fort) → betrieb/Wartung.html | L702 error \
         `pages/betrieb/Wartung.md` hat weder Überschrift noch Anker `#fort`",
            "[a](#fort) → links.html | L702 error Diese Seite hat weder Überschrift noch Anker `#fort`",
        ],
    );
}

#[test]
fn wiki_links_and_html() {
    holds(
        &wiki(),
        "pages/links.md",
        &[
            "[[Der Dienst Foo]] → services/foo.html",
            "[[fu|Text]] → services/foo.html",
            "[[foo]] → services/foo.html",
            "[[services/foo]] → services/foo.html",
            "[[Wartung#Täglich & wöchentlich]] → betrieb/Wartung.html#t%C3%A4glich--w%C3%B6chentlich",
            "![[bild.svg]] → bild.svg",
            "[[Nirgends]] → – | L701 error Kaputter Link: `Nirgends` gibt es nicht",
            "<a href=\"services/foo.md\">x</a> → services/foo.html",
            "<a href='/en/services/foo'>x</a> → services/foo.html",
            "<img src=\"bild.svg\" alt=\"Bild\"> → bild.svg",
            "<a href=\"weg.md\">x</a> → – | L701 error Kaputter Link: `weg.md` gibt es nicht",
            "<img src=\"weg.svg\" alt=\"Bild\"> → – | L701 error Das Bild `weg.svg` gibt es nicht",
        ],
    );
}

#[test]
fn what_leads_nowhere_and_what_was_meant() {
    holds(
        &wiki(),
        "pages/betrieb/links.md",
        &[
            "[a](../weg.md) → – | L701 error Kaputter Link: `../weg.md` gibt es nicht",
            "[a](Wartnug.md#versteckt) → – | L701 error Kaputter Link: `Wartnug.md#versteckt` gibt es nicht; \
         (ohne Korrektur) Meinten Sie `Wartung.md#versteckt`?",
            "[Der Dienst Foo](weg/foobar.md) → – | L701 error Kaputter Link: `weg/foobar.md` gibt es nicht; \
         (ohne Korrektur) Meinten Sie `../services/foo.md`?",
            "[a](alt/Buero.md) → – | L701 error Kaputter Link: `alt/Buero.md` gibt es nicht; (ohne Korrektur) \
         Meinten Sie `../Bu\u{308}ro.md`?",
            "![a](plan.png) → – | L701 error Das Bild `plan.png` gibt es nicht",
            "![a](alt/bild.png) → – | L701 error Das Bild `alt/bild.png` gibt es nicht; (ohne Korrektur) \
         Meinten Sie `../bild.svg`?",
            "[[Wartnug]] → – | L701 error Kaputter Link: `Wartnug` gibt es nicht; (ohne Korrektur) Meinten Sie `Wartung`?",
            "[a](/alt/foo.md) → – | L701 error Kaputter Link: `/alt/foo.md` gibt es nicht; Meinten Sie `/services/foo.md`?",
            "[a](wartung.md) → Wartung.html | L701 error `wartung.md` funktioniert nur, wo Groß- und Kleinschreibung keine Rolle spielt; Meinten Sie `Wartung.md`?",
            "[a](../../../fort.md) → – | L701 warning `../../../fort.md` liegt außerhalb des Projekts und lässt sich nicht prüfen",
            "[a](javascript:alert(1)) → – | L701 error Der Link führt ein Skript aus; auf der Website \
         wird er weggelassen",
            "[a]() → – | L701 error Der Link hat kein Ziel",
            "![a](fort.png) → – | L701 error Das Bild `fort.png` gibt es nicht",
        ],
    );
}

#[test]
fn files_of_the_repository() {
    let link = "[a](../../scripts/backup.sh)";
    let note = " | L701 note `scripts/backup.sh` ist vorhanden, wird aber nicht mit dem Wiki veröffentlicht";
    holds(
        &wiki(),
        "pages/betrieb/links.md",
        &[&format!("{link} → –{note}"), &format!("[a](/scripts/backup.sh) → –{note}")],
    );
    let project =
        wiki().file("book.toml", "[runbuch]\nrepository-url = \"https://git.example/w/\"\n");
    let url = "https://git.example/w/blob/HEAD/scripts/backup.sh";
    holds(&project, "pages/betrieb/links.md", &[&format!("{link} → {url}")]);
}

#[test]
fn a_definition_is_one_place_however_often_it_is_used() {
    let page = "# A\n\n[gut][1], [schlecht][2], [auch schlecht][2], [2]\n\n[1]: b.md\n[2]: fort.md \"Titel\"\n";
    let project = Project::new().file("a.md", page).file("b.md", "# B\n[a](a.md)\n").built();
    let session = project.session();
    let lines: Vec<usize> =
        (1..8).filter(|line| !findings(&session, "a.md", *line).is_empty()).collect();
    assert_eq!(lines, [6]);
    assert_eq!(findings(&session, "a.md", 6).len(), 1);
    let html = project.read("public/a.html");
    let urls: Vec<_> = html::elements(&html::content(&html))
        .iter()
        .filter(|it| it.name == "a" && it.get("title") != Some("#"))
        .map(|it| it.url().map(str::to_owned))
        .collect();
    assert_eq!(urls, [Some("b.html".to_owned()), None, None, None]);
}

#[test]
fn a_renamed_page_breaks_exactly_the_links_to_it() {
    let to = |target: &str| format!("# Seite\n\n[a](ziel.md), [b](andere.md), [[{target}]]\n");
    let project = Project::new()
        .file("ziel.md", "# Ziel\n\n## Teil\n\n[a](andere.md)\n")
        .file("andere.md", "# Andere\n\n[a](ziel.md#teil)\n")
        .file("a.md", &to("andere"))
        .file("b.md", &to("ziel"))
        .file("index.md", "# Start\n\n[a](a.md), [b](b.md), [c](ziel.html)\n");
    assert_eq!(project.session().diagnostics, []);
    project.remove("ziel.md");
    project.write("umbenannt.md", "# Ziel\n\n## Teil\n\n[a](andere.md)\n");
    let session = project.session();
    let report = session.diagnostics.iter().map(|it| {
        let place = &it.finding.place;
        format!("{} {} {}", it.finding.rule.code, place.path, it.finding.subject)
    });
    assert_eq!(
        report.collect::<Vec<_>>(),
        ["L701 a.md ziel.md"],
        "`[[ziel]]` still leads to the page of that title"
    );
    let related = session.diagnostics.iter().flat_map(|it| &it.finding.related);
    let related: Vec<&str> = related.map(|it| &*it.place.path).collect();
    assert_eq!(related, ["andere.md", "b.md", "index.md"], "one finding for all links");
}

/// Files that lie elsewhere, and are only linked to by the file system.
#[cfg(unix)]
#[test]
fn a_link_of_the_file_system_out_of_the_project_is_named() {
    let project = Project::new()
        .file("../elsewhere/x.md", "# X\n")
        .file("index.md", "# Start\n\n[a](hinaus/x.md), [b](x.md)\n");
    std::os::unix::fs::symlink("../elsewhere", project.path("hinaus")).expect("a link");
    std::os::unix::fs::symlink("../elsewhere/x.md", project.path("x.md")).expect("a link");
    let run = project.runbuch(&["check", "--lang", "en"]);
    for path in ["hinaus/x.md", "x.md"] {
        let words = format!("`{path}` is a symbolic link that points outside the project");
        assert!(run.stdout.contains(&words), "{}", run.stdout);
    }
}
