//! Addresses that two things want, or that no file system takes: told by the check, and never in the
//! way of the other pages.

use std::collections::BTreeSet;

use crate::project::{Project, Run};

fn codes(run: &Run) -> BTreeSet<String> {
    let heads = run.stdout.lines().filter_map(|line| line.split_once('['));
    heads.filter_map(|(_, rest)| Some(rest.split_once(']')?.0.to_owned())).collect()
}

/// Builds, and wants the check to have told of it.
#[track_caller]
fn told(project: Project, code: &str) -> Project {
    let check = project.runbuch(&["check", "--lang", "en"]);
    assert!(codes(&check).contains(code), "{code} in {}", check.stdout);
    let built = project.built();
    assert!(built.has("public/gut.html"), "the others are there");
    for format in crate::reports::FORMATS {
        assert!(built.runbuch(&["check", "--format", format]).code < 2, "{format}");
    }
    built
}

fn wiki() -> Project {
    Project::new()
        .file("docs/index.md", "# Start\n\n[Gut](gut.md)\n")
        .file("docs/gut.md", "# Gut\n")
}

#[test]
fn aliases_that_are_no_addresses_stop_nothing() {
    let long = format!("/{}.html", "x".repeat(300));
    let aliases = [
        "\"a\\\\b.md\"",
        "../../../x.md",
        "\"/a\\u0000.html\"",
        &long,
        "/con.html",
        "\"/a\\n.md\"",
    ];
    for alias in aliases {
        let page = format!("---\naliases: [{alias}]\n---\n# Alt\n");
        let project = told(wiki().file("docs/alt.md", &page), "L714");
        assert!(project.has("public/alt.html"), "{alias}");
    }
}

#[cfg(unix)]
#[test]
fn files_whose_names_are_no_addresses_stop_nothing() {
    let project = told(
        wiki()
            .file("docs/a\\b.md", "# Rückstrich\n\n[hier](#rückstrich)\n")
            .file("docs/c\\d.txt", "x"),
        "L714",
    );
    assert!(project.read("public/a-b.html").contains("Rückstrich"));
    assert!(!project.has("public/c\\d.txt"));
    let long = "x".repeat(252);
    let project = told(wiki().file(&format!("docs/{long}.md"), "# Lang\n"), "L714");
    let pages = project.tree("public").into_keys().filter(|it| it.starts_with("xxx"));
    assert_eq!(pages.count(), 1);
}

#[test]
fn what_wants_a_place_that_is_taken_stops_nothing() {
    let files = [
        ("docs/gut.html", "x"),
        ("docs/gut.html/x.txt", "x"),
        ("docs/compliance/index.md", "# Eigene\n"),
        ("docs/compliance/index.html", "x"),
        ("docs/404.md", "# Eigene\n"),
        ("docs/gut.markdown", "# Auch gut\n"),
        ("docs/x.md", "---\naliases: [/gut.html]\n---\n# X\n"),
        ("docs/x.md", "---\naliases: [/index.html/a.html]\n---\n# X\n"),
        ("docs/x.md", "---\naliases: [/compliance/]\n---\n# X\n"),
        ("book.toml", "[output.html.redirect]\n\"/gut.html\" = \"index.html\"\n"),
        ("docs/index.html/a.md", "# A\n"),
        ("docs/sitemap.xml/a.md", "# A\n"),
    ];
    for (path, text) in files {
        told(wiki().file(path, text), "L713");
    }
}

#[test]
fn a_page_goes_before_what_the_site_adds_and_an_alias_comes_last() {
    let project = wiki()
        .file("docs/compliance/index.md", "# Eigene Seite\n")
        .file("docs/x.md", "---\naliases: [/checklisten/, /alt.md]\n---\n# X\n\n- [ ] offen\n")
        .built();
    assert!(project.read("public/compliance/index.html").contains("Eigene Seite"));
    assert!(project.read("public/checklisten/index.html").contains("progress"));
    assert!(project.read("public/alt.html").contains("url=x.html"));
}

/// Building twice, and with a page that takes the address of an alias meanwhile.
#[test]
fn an_address_changes_hands() {
    let project = wiki().file("docs/x.md", "---\naliases: [/y.md]\n---\n# X\n").built();
    assert!(project.read("public/y.html").contains("url=x.html"));
    project.write("docs/y.md", "# Ypsilon\n");
    let project = project.built();
    assert!(project.read("public/y.html").contains("Ypsilon"));
    project.remove("docs/y.md");
    assert!(project.built().read("public/y.html").contains("url=x.html"));
}
