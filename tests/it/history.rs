//! What pages say of their history, and the pages by their tags.

use std::path::Path;
use std::process::Command;

use crate::project::Project;

fn git(folder: &Path, day: &str, arguments: &[&str]) {
    let time = format!("{day}T12:00:00+00:00");
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
    command.args(["-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false"]).args(arguments);
    command.env("GIT_COMMITTER_DATE", &time).env("GIT_AUTHOR_DATE", &time);
    let output = command.output().expect("git is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

const BOOK: &str = "[book]\nlanguage = \"de\"\n";

/// Two pages, of which one was changed later; a third one is not committed yet.
fn repository() -> Project {
    let project = Project::new()
        .file("book.toml", BOOK)
        .file("index.md", "# Start\n")
        .file("ä b.md", "# Ä\n");
    let folder = project.path("");
    git(&folder, "2026-01-01", &["init", "-q"]);
    git(
        &folder,
        "2026-01-01",
        &["remote", "add", "origin", "https://ada:geheim@github.com/ada/wiki.git"],
    );
    git(&folder, "2026-01-01", &["add", "."]);
    git(&folder, "2026-01-01", &["commit", "-qm", "eins"]);
    project.write("ä b.md", "# Ä\n\nMehr.\n");
    git(&folder, "2026-01-09", &["commit", "-qam", "zwei"]);
    project.write("neu.md", "# Neu\n");
    project
}

#[test]
fn pages_say_when_they_were_last_changed() {
    let project = repository().built();
    let start = project.read("public/index.html");
    assert!(
        start.contains("Zuletzt geändert am <time datetime=\"2026-01-01\">1. Januar 2026</time> ("),
        "{start}"
    );
    let page = project.read("public/ä b.html");
    assert!(page.contains("<time datetime=\"2026-01-09\">"), "{page}");
    assert!(
        page.contains("href=\"https://github.com/ada/wiki/edit/main/%C3%A4%20b.md\""),
        "{page}"
    );
    assert!(
        page.contains("href=\"https://github.com/ada/wiki/commits/main/%C3%A4%20b.md\""),
        "{page}"
    );
    assert!(!page.contains("geheim"), "{page}");
    assert!(!project.read("public/neu.html").contains("Zuletzt geändert"));
}

#[test]
fn without_history_pages_say_nothing_of_it() {
    let off = repository();
    off.write("book.toml", format!("{BOOK}\n[output.html]\ngit = false\n"));
    let none = Project::new().file("index.md", "# Start\n");
    for project in [off.built(), none.built()] {
        let page = project.read("public/index.html");
        assert!(!page.contains("class=\"changed\"") && !page.contains("edit-link"), "{page}");
    }
}

#[test]
fn a_shallow_clone_is_told_once() {
    let project = repository();
    let clone = Project::new();
    let url = format!("file://{}", project.path("").display());
    git(&clone.path(""), "2026-01-10", &["clone", "-q", "--depth", "1", &url, "wiki"]);
    let run = clone.runbuch(&["build", "--root", "wiki", "--lang", "de"]);
    assert_eq!(run.stderr.matches("shallow clone").count(), 1, "{}", run.stderr);
}

#[test]
fn tags_lead_to_the_pages_that_have_them() {
    let project = Project::new()
        .file("book.toml", BOOK)
        .file("index.md", "---\ntags: [Netz, \"C++ & <b>\"]\n---\n\n# Start\n\n[Alle](tags/)\n")
        .file("a.md", "---\ntags: [netz]\n---\n\n# A\n")
        .file("ohne.md", "# Ohne\n")
        .built();
    let page = project.read("public/index.html");
    assert!(page.contains("<a href=\"schlagwoerter/index.html#netz\">Netz</a>"), "{page}");
    assert!(page.contains("<a href=\"schlagwoerter/index.html\">Alle</a>"), "{page}");
    let list = project.read("public/schlagwoerter/index.html");
    assert!(list.contains("<h2 id=\"c++-&amp;-&lt;b&gt;\">C++ &amp; &lt;b&gt;</h2>"), "{list}");
    let netz = list.split("<h2 id=\"netz\">").nth(1).expect("the tag is listed");
    assert!(netz.contains("../index.html\">Start") && netz.contains("../a.html\">A"), "{netz}");
    assert!(project.read("public/tags/index.html").contains("url=../schlagwoerter/index.html"));
    let none = Project::new().file("index.md", "# Start\n").built();
    assert!(none.tree("public").keys().all(|path| !path.contains("tags")));
}

#[test]
fn links_of_hugo_to_a_tag_lead_to_its_list() {
    let project = Project::new()
        .file("hugo.toml", "title = 'W'\n")
        .file(
            "content/_index.md",
            "# Start\n\nSee [network](/tags/netz/) and [all](/tags/), not [a](/categories/b/).\n",
        )
        .file("content/a.md", "---\ntitle: A\ntags: [Netz]\ncategories: [b]\n---\n\nText.\n")
        .built();
    let page = project.read("public/index.html");
    for link in ["tags/index.html#netz\">network</a>", "tags/index.html\">all</a>"] {
        assert!(page.contains(link), "{page}");
    }
}
