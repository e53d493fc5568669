//! The records that real documents hold.

use std::fmt::Write as _;
use std::path::PathBuf;

use runbuch::language::Lang;
use runbuch::pipeline::{Options, Session};
use runbuch::site::Site;

use crate::project::Project;

fn open(folder: &str) -> Session {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let today = crate::project::TODAY.parse().expect("a day");
    Session::open(Options::new(root, Lang::En, today)).expect("a wiki that can be read")
}

/// Kind, shape, number and names of the records of each page.
fn shown(site: &Site) -> String {
    let mut lines = String::new();
    for id in site.page_ids() {
        let path = site.page(id).path();
        let mut last = None;
        for record in site.records.on(path) {
            let kind = (record.kind.name.as_str(), record.shape);
            if last != Some(kind) {
                write!(lines, "\n{path}: {} {:?}: ", kind.0, kind.1).expect("a string");
                last = Some(kind);
            }
            write!(lines, "{}; ", record.name()).expect("a string");
        }
    }
    for (path, ambiguity) in &site.records.ambiguities {
        write!(lines, "\n{path}: ambiguous: {:?}", ambiguity.kinds).expect("a string");
    }
    lines
}

#[test]
fn the_seeds_hold_these_records() {
    insta::assert_snapshot!(shown(&open("tests/fixtures/seeds").site));
}

#[test]
fn our_own_wiki_holds_these_records() {
    insta::assert_snapshot!(shown(&open(".").site));
}

#[test]
fn the_first_page_of_a_declared_folder_lists_its_pages() {
    let book = "[[kind]]\nname = \"service\"\npages = [\"dienste/*.md\"]\n";
    let wiki = |index: &str| {
        Project::new()
            .file("book.toml", book)
            .file("index.md", "# Start\n\n[Dienste](dienste/index.md)\n")
            .file("dienste/index.md", index)
            .file("dienste/gitea.md", "# Gitea\n")
    };
    let names = |project: &Project| {
        let printed = project.runbuch(&["records", "service", "--format", "json"]).stdout;
        let printed: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
        printed["records"].as_array().expect("records").len()
    };
    assert_eq!(names(&wiki("---\nplugin: x\n---\n# Dienste\n\n[Gitea](gitea.md)\n")), 1);
    // It says something of itself, or is what the pattern names.
    assert_eq!(names(&wiki("---\nrpo: 4 h\n---\n# Dienste\n\n[Gitea](gitea.md)\n")), 2);
    let named = wiki("# Dienste\n\n[Gitea](gitea.md)\n");
    named.write("book.toml", book.replace("[\"", "[\"dienste/index.md\", \""));
    assert_eq!(names(&named), 2);
    let listed = wiki("---\nplugin: x\n---\n# Dienste\n\n[Gitea](gitea.md)\n");
    let printed = listed.runbuch(&["check"]).stdout;
    assert!(!printed.contains("dienste/index.md") && printed.contains("gitea.md"), "{printed}");
}
