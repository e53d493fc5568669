//! What is not meant for readers stays out of the site: drafts, secrets, files of the project.

use crate::project::{Project, Run, Tree};
use crate::watch::{Watch, until};

const PUBLIC: &str = "# Start\n\nDanach: [Netz](netz.md) und [Archiv](dienste/archiv.md).\n";

const DRAFT: &str = "---\ntitle: Netzgeheimnis\nentwurf: ja\nnotfall: true\nkind: service\n\
    data_class: kritisch\n---\n\n- [ ] geheimer Haken\n\nSiehe [Start](index.md) und [Bild](n.txt).\n\n\
    | Rolle | Inhaber | Kontakt |\n| --- | --- | --- |\n| Netzrolle | Anna | 030 123 |\n";

/// A wiki with drafts of each kind.
fn wiki() -> Project {
    Project::new()
        .file("content/index.md", PUBLIC)
        .file("content/dienste/archiv.md", "# Archiv\n\nHält [[Netzgeheimnis]].\n")
        .file("content/netz.md", DRAFT)
        .file("content/a.md", "+++\ndraft = true\n+++\n# Entwurf A\n")
        .file("content/b.md", "---\npublished: false\n---\n# Entwurf B\n")
        .file("content/c.md", "---\npublish: false\n---\n# Entwurf C\n")
        .file("content/_drafts/d.md", "# Entwurf D\n\nNoch TODO: mehr\n")
        .file("content/e.md", "{\"draft\": \"true\"}\n# Entwurf E\n")
        .file("content/n.txt", "eine Notiz")
}

fn mentions(tree: &Tree, word: &str) -> Vec<String> {
    let found = tree.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(word));
    found.map(|(path, _)| path.clone()).collect()
}

fn lines(run: &Run) -> Vec<&str> {
    run.stderr.lines().collect()
}

#[test]
fn drafts_are_nowhere_on_the_site() {
    let project = wiki();
    let run = project.runbuch(&["build", "--lang", "de"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(lines(&run)[1], "6 Entwürfe wurden weggelassen; `--drafts` nimmt sie auf.");
    let tree = project.tree("public");
    for word in ["Entwurf A", "Entwurf B", "Entwurf C", "Entwurf D", "Entwurf E", "geheimer Haken"]
    {
        assert_eq!(mentions(&tree, word), Vec::<String>::new(), "{word}");
    }
    for word in ["Netzrolle", "netz.html", "_drafts/d"] {
        assert_eq!(mentions(&tree, word), Vec::<String>::new(), "{word}");
    }
    let pages = mentions(&tree, "Netzgeheimnis").into_iter().filter(|it| it.ends_with(".html"));
    let as_a_public_page_spells_it = ["compliance/befunde.html", "dienste/archiv.html"];
    assert_eq!(pages.collect::<Vec<_>>(), as_a_public_page_spells_it);
    assert!(!project.has("public/notfallhandbuch.html") && !project.has("public/checklisten"));
}

#[test]
fn drafts_are_checked_and_their_records_count() {
    let run = wiki().runbuch(&["check", "--lang", "de"]);
    assert!(run.stdout.contains("content/_drafts/d.md:3:6"), "{}", run.stdout);
    assert!(run.stdout.contains("content/netz.md"), "{}", run.stdout);
    assert!(run.stderr.contains("auf 8 Seiten"), "{}", run.stderr);
}

#[test]
fn drafts_can_be_included_and_are_marked() {
    let project = wiki();
    let run = project.runbuch(&["build", "--drafts", "--lang", "de"]);
    assert!(!run.stderr.contains("weggelassen"), "{}", run.stderr);
    let page = project.read("public/netz.html");
    let mark = "<span class=\"draft-mark\">Entwurf</span>";
    assert!(page.contains(&format!("<p class=\"draft-note\">{mark} Diese Seite fehlt")), "{page}");
    let start = project.read("public/index.html");
    assert!(start.contains(&format!("<a href=\"netz.html\">Netzgeheimnis {mark}</a>")), "{start}");
    assert!(!project.read("public/dienste/archiv.html").contains("draft-note"));
    let tree = project.tree("public");
    let nav = tree.iter().find(|(path, _)| path.starts_with("assets/nav.")).expect("a nav");
    let nav = String::from_utf8_lossy(nav.1);
    assert!(nav.contains("[\"Netzgeheimnis\",\"netz.html\",[],1]"), "{nav}");
    assert!(nav.contains("[\"Archiv\",\"dienste/archiv.html\",[]]"), "{nav}");
}

#[test]
fn watch_shows_drafts_and_finds_what_check_finds() {
    let project = wiki();
    let watch = Watch::start(&project, &["--lang", "de"]);
    until("the draft", || project.has("public/netz.html") && project.has("public/_drafts/d.html"));
    let shown = project.read("public/netz.html");
    assert!(shown.contains("draft-note"), "{shown}");
    drop(watch);
}

/// What a chapter that is a draft holds moves up; a folder of drafts is no folder.
#[test]
fn chapters_below_a_draft_stay() {
    let project = Project::new()
        .file(
            "src/SUMMARY.md",
            "- [Start](index.md)\n- [Teil](teil.md)\n  - [Kapitel](kapitel.md)\n",
        )
        .file("src/index.md", "# Start\n")
        .file("src/teil.md", "---\ndraft: true\n---\n# Teil\n")
        .file("src/kapitel.md", "# Kapitel\n")
        .built();
    let start = project.read("public/index.html");
    assert!(start.contains("kapitel.html") && !start.contains("Teil"), "{start}");
    assert!(
        project
            .read("public/kapitel.html")
            .contains("<a class=\"pager-previous\" href=\"index.html\"")
    );
}

/// What peers mean by these does not keep a page from its readers.
#[test]
fn what_only_looks_like_a_draft_is_published() {
    let pages = [
        "draft: false",
        "draft:",
        "draft: vielleicht",
        "published: 2026-01-10",
        "published: true",
        "publish: true",
        "status: draft",
        "unlisted: true",
        "extra: { draft: true }",
    ];
    let mut project = Project::new().file("content/index.md", "# Start\n");
    for (number, line) in pages.iter().enumerate() {
        project = project
            .file(&format!("content/{number}.md"), &format!("---\n{line}\n---\n# {number}\n"));
    }
    let project = project.file("content/drafts/x.md", "# X\n").built();
    for (number, line) in pages.iter().enumerate() {
        assert!(project.has(&format!("public/{number}.html")), "{line}");
    }
    assert!(project.has("public/drafts/x.html"));
}

/// The root of a repository with the files that lie about there.
fn repository() -> Project {
    Project::new()
        .file(
            "README.md",
            "# Heim\n\n![Plan](plan.svg), [Compose](docker-compose.yml), [Tresor](backup.kdbx)\n",
        )
        .file("plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("foto.jpg", "nur für den Namen")
        .file("docker-compose.yml", "services: {}\n")
        .file("secrets.env", "PASSWORD=x\n")
        .file("id_rsa", "-----BEGIN OPENSSH PRIVATE KEY-----\n")
        .file("backup.kdbx", "x")
        .file("ansible/vault.yml", "$ANSIBLE_VAULT;1.1;AES256\n")
        .file("ansible/hosts.ini", "[nas]\n")
        .file("scripts/backup.sh", "#!/bin/sh\n")
        .file("CNAME", "wiki.example.org\n")
        .file(".obsidian/app.json", "{}")
}

fn copied(project: &Project) -> Vec<String> {
    let made = |path: &String| {
        ["assets/", "search/", "api/", "compliance/"].iter().any(|it| path.starts_with(it))
            || [".html", ".ics", ".xml", "manifest.json"].iter().any(|it| path.ends_with(it))
    };
    project.tree("public").into_keys().filter(|path| !made(path)).collect()
}

#[test]
fn of_a_repository_only_what_its_pages_need_is_published() {
    let project = repository();
    let run = project.runbuch(&["build", "--lang", "en"]);
    assert_eq!(copied(&project), ["CNAME", "docker-compose.yml", "foto.jpg", "plan.svg"]);
    assert_eq!(
        lines(&run)[2..4],
        [
            "2 files that no page links to were left out; `publish` in `[runbuch]` of book.toml \
             includes them.",
            "4 files look like secrets and were not published: `ansible/vault.yml`, `backup.kdbx`, \
             `id_rsa` and 1 more"
        ]
    );
    let page = project.read("public/index.html");
    assert!(
        page.contains("href=\"docker-compose.yml\"") && !page.contains("backup.kdbx\""),
        "{page}"
    );
}

#[test]
fn a_setting_publishes_the_rest_but_no_secrets() {
    let project = repository().file("book.toml", "[runbuch]\npublish = [\"*\"]\n");
    let run = project.runbuch(&["build", "--lang", "en"]);
    assert!(!run.stderr.contains("left out"), "{}", run.stderr);
    assert_eq!(
        copied(&project),
        [
            "CNAME",
            "ansible/hosts.ini",
            "docker-compose.yml",
            "foto.jpg",
            "plan.svg",
            "scripts/backup.sh"
        ]
    );
    let project = repository().file("book.toml", "[runbuch]\npublish = [\"scripts/\"]\n").built();
    assert!(project.has("public/scripts/backup.sh") && !project.has("public/ansible"));
}

#[test]
fn a_content_folder_is_published_whole_but_for_secrets() {
    let project = Project::new()
        .file("content/index.md", "# Start\n")
        .file("content/hosts.ini", "[nas]\n")
        .file("content/prod.env", "PASSWORD=x\n")
        .file("content/example.env", "PASSWORD=\n")
        .file("content/ca.pem", "-----BEGIN CERTIFICATE-----\n");
    let run = project.runbuch(&["build", "--lang", "de"]);
    assert_eq!(copied(&project), ["ca.pem", "example.env", "hosts.ini"]);
    assert_eq!(
        lines(&run)[1],
        "1 Datei sieht nach Geheimnissen aus und wurde nicht veröffentlicht: `content/prod.env`"
    );
}

/// A file comes and goes with the links to it.
#[test]
fn nobody_is_told_to_move_a_secret_into_the_content_folder() {
    let project = Project::new()
        .file("content/index.md", "# Start\n\n[Tresor](../vault.yml), [Skript](../sichern.sh)\n")
        .file("vault.yml", "a: 1\n")
        .file("sichern.sh", "true\n");
    let run = project.runbuch(&["check", "--lang", "en"]);
    let help: Vec<&str> = run.stdout.lines().filter(|line| line.contains("= help")).collect();
    assert!(help[0].contains("Say where the credentials are kept"), "{}", run.stdout);
    assert!(help[1].contains("move the file to the content folder"), "{}", run.stdout);
}

#[test]
fn a_link_publishes_a_file_and_its_end_takes_it_back() {
    let project = repository().built();
    assert!(!project.has("public/scripts/backup.sh"));
    project.write("x.md", "# X\n\n[Skript](scripts/backup.sh)\n");
    let project = project.built();
    assert!(project.has("public/scripts/backup.sh"));
    project.write("x.md", "---\ndraft: true\n---\n# X\n\n[Skript](scripts/backup.sh)\n");
    assert!(!project.built().has("public/scripts/backup.sh"));
}

/// What a page does not show of its front matter cannot be found on it either.
#[test]
fn properties_that_are_not_shown_are_not_searched() {
    let page = "---\ntitle: NAS\nkind: service\nowner: Anna\ndata_class: wichtig\n\
        cssclass: verstecktwort\nbackup: [{ tool: HBS3, notiz: geheimwort }]\n---\n";
    let project = Project::new().file("content/index.md", page).built();
    let tree = project.tree("public");
    let searched =
        |word: &str| mentions(&tree, word).iter().any(|path| path.starts_with("search/"));
    assert!(searched("anna") && searched("hbs3"), "{:?}", tree.keys());
    assert!(!searched("verstecktwort") && !searched("geheimwort"));
}
