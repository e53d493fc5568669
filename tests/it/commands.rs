//! The commands for authors: what they print, what they write, what they refuse.
#![expect(clippy::disallowed_methods, reason = "tests look at files themselves")]

use std::path::Path;

use runbuch::record::Shape;
use runbuch::schema::Kinds;

use crate::project::{Project, Run};

/// A wiki with a service of its own page, a test plan and a protocol.
fn wiki() -> Project {
    Project::new()
        .file("book.toml", "[book]\nlanguage = \"de\"\nsrc = \"content\"\n")
        .file("content/index.md", "# Start\n\n[NAS](dienste/nas.md), [Tests](tests.md)\n")
        .file(
            "content/dienste/nas.md",
            "---\ntitle: NAS\nkind: service\ndata_class: kritisch\nstorage: RAID 1\nrpo: 24 h\nrto: 4 h\n\
             owner: Anna\nbackup:\n  - interval: täglich\n    offsite: true\n    encrypted: true\n  \
             - interval: stündliche Snapshots\nrestore_test:\n  id: BT-1\n  date: 2025-12-01\n  \
             result: bestanden\n  duration: 1 h 30 min\n  owner: Anna\n---\n\n# NAS\n",
        )
        .file(
            "content/tests.md",
            "# Tests\n\n| Test-ID | Scope | Frequenz | Responsible |\n| --- | --- | --- | --- |\n\
             | BT-1 | NAS | quartalsweise | Anna |\n| BT-2 | NAS | jährlich | Bernd |\n\n## Protokoll\n\n\
             | Datum      | Test-ID | Ergebnis  | Dauer  | Owner |\n\
             | ---------- | ------- | --------- | ------ | ----- |\n\
             | 2025-12-01 | BT-1    | bestanden | 90 min | Anna  |\n\
             | _offen_    | BT-2    | –         | –      | –     |\n",
        )
}

#[track_caller]
fn refused(run: &Run, words: &str) {
    assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{run:?}");
    assert!(run.stderr.contains(words), "{}", run.stderr);
}

#[test]
fn kinds_are_listed() {
    let project = wiki().file("content/schemas.md", "# Nichts\n").file(
        "schemas/router.yaml",
        "x-extends: host\nx-label: { de: Router, en: Router }\nrequired: [os]\n",
    );
    insta::assert_snapshot!("schema_list_de", project.runbuch(&["schema"]).whole());
    let json = project.runbuch(&["schema", "--format", "json"]).json();
    let router = json.as_array().expect("a list").iter().find(|kind| kind["name"] == "router");
    let router = router.expect("the wiki's own kind");
    assert_eq!(router["path"], "schemas/router.yaml");
    assert_eq!(router["shapes"], serde_json::json!(["page", "row", "section", "facts"]));
}

#[test]
fn a_schema_is_printed_as_it_was_written_or_resolved() {
    let project = Project::new();
    let run = project.runbuch(&["schema", "service"]);
    let file =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/service.yaml"));
    assert_eq!((run.stdout, run.code), (file.expect("a schema"), 0), "without any wiki");
    project.write("schemas/router.yaml", "x-extends: role\nrequired: [contact]\n");
    insta::assert_snapshot!("schema_extended", project.runbuch(&["schema", "Router"]).whole());
    let json = project.runbuch(&["schema", "router", "--format", "json"]).json();
    assert_eq!(json["required"], serde_json::json!(["role", "contact"]));
    assert!(jsonschema::draft202012::new(&json).is_ok());
    refused(&project.runbuch(&["schema", "roel"]), "Did you mean `role` (Role)?");
    project.write("schemas/kaputt.yaml", "x-shape: {}\nx-lable: a\ntype: 3\n");
    let run = project.runbuch(&["schema", "role"]);
    assert!(run.stderr.contains("`runbuch check` shows where") && run.code == 0, "{run:?}");
}

#[test]
fn a_page_of_a_kind() {
    let project = wiki();
    let run = project.runbuch(&[
        "new",
        "service",
        "Paperless: Büro",
        "--field",
        "Datenklasse=hoch",
        "--field",
        "speicherort=PVC \"data\"",
        "--field",
        "rpo=24 h",
        "--field",
        "rto=4 h",
        "--field",
        "restore_test.date=11.01.2026",
        "--field",
        "backup_intervall=täglich",
        "--field",
        "backup.offsite=ja",
        "--field",
        "host=a, b",
    ]);
    let path = "content/dienste/paperless-büro.md";
    insta::assert_snapshot!("new_service", format!("{}{}", run.whole(), project.read(path)));
    let session = project.session();
    let record = session.site.records.on(path).first().expect("a record");
    assert_eq!((record.name(), record.shape), ("Paperless: Büro", Shape::Page));
    let entry = record.values();
    assert_eq!(entry.text("data_class"), Some("kritisch"));
    assert_eq!(entry.text("storage"), Some("PVC \"data\""));
    let test = entry.map("restore_test").and_then(|test| test.text("date"));
    assert_eq!(test, Some("11.01.2026"));
    let backup = entry.maps("backup").next().expect("a backup");
    assert_eq!((backup.text("interval"), backup.is("offsite")), (Some("täglich"), Some(true)));
    assert_eq!(entry.texts("host").count(), 2);
}

#[test]
fn what_is_missing_is_said() {
    let run = wiki().runbuch(&["new", "playbook", "Wiederanlauf"]);
    insta::assert_snapshot!("new_playbook", run.whole());
    let english = Project::new().file("index.md", "# Start\n");
    english.runbuch(&["new", "playbook", "Recovery"]);
    insta::assert_snapshot!("new_playbook_page", english.read("recovery.md"));
}

/// Nothing is found on it but that the wiki has no services; on a terminal it is asked what goes into the head.
#[test]
fn a_new_playbook_has_all_parts() {
    for (lang, part) in [("de", "## Auslöser"), ("en", "## Trigger")] {
        let project = wiki().file("book.toml", &format!("[book]\nlanguage = \"{lang}\"\n"));
        let run = project.runbuch(&["new", "playbook", "Stromausfall", "--field", "owner=Anna"]);
        let page = project.read("content/stromausfall.md");
        assert!(page.contains(part) && page.contains("- [ ] "), "{page}");
        assert!(page.contains(": Anna\n") && !page.contains("# Owner"), "{page}");
        let found = project.runbuch(&["check", "content/stromausfall.md", "--format", "concise"]);
        assert_eq!(found.stdout, "", "{run:?}\n{page}");
    }
}

#[test]
fn a_new_page_is_named_by_its_parts_and_can_be_linked() {
    let project = wiki();
    for (name, path, from) in [
        ("shop.example.com", "content/shop-example-com.md", "content/index.md"),
        ("Dr. Sommer", "content/dr-sommer.md", "content/index.md"),
    ] {
        let run = project.runbuch(&["new", "domain", name]);
        assert_eq!(run.stdout, format!("{path}\n"), "{run:?}");
        let link = format!("[{name}]({})", path.trim_start_matches("content/"));
        assert!(run.stderr.contains(from) && run.stderr.contains(&link), "{run:?}");
    }
    project.write("content/dienste/README.md", "# Dienste\n");
    let run = project.runbuch(&["new", "service", "Mail"]);
    assert!(run.stderr.contains("`content/dienste/README.md`: [Mail](mail.md)"), "{run:?}");
}

#[test]
fn the_default_theme_is_listed_printed_and_copied() {
    let project = wiki();
    let list = project.runbuch(&["theme"]).stdout;
    assert!(list.contains("templates/base.html\n") && list.contains("i18n/de.ftl\n"), "{list}");
    let text = project.runbuch(&["theme", "templates/base.html"]).stdout;
    assert!(text.contains("<!doctype html>") || text.contains("<!DOCTYPE html>"), "{text}");
    refused(&project.runbuch(&["theme", "base.html"]), "keine Datei `base.html`");
    let run = project.runbuch(&["theme", "templates/base.html", "--export", "themes/mine"]);
    assert_eq!((run.stdout.as_str(), run.code), ("templates/base.html\n", 0), "{run:?}");
    assert_eq!(project.read("themes/mine/templates/base.html"), text);
    let again = project.runbuch(&["theme", "--export", "themes/mine"]);
    refused(&again, "gibt es schon");
    assert!(!project.has("themes/mine/templates/page.html"), "nothing is copied");
    assert_eq!(project.runbuch(&["theme", "--export"]).code, 0);
    let book = project.read("book.toml");
    project.write("book.toml", format!("{book}[runbuch]\ntheme = \"default\"\n"));
    let page = |project: &Project| project.read("public/dienste/nas.html");
    project.runbuch(&["build"]);
    let with_copy = page(&project);
    project.write("book.toml", book);
    project.runbuch(&["build"]);
    assert_eq!(with_copy, page(&project), "a copy of the theme changes nothing");
}

#[test]
fn the_manual_is_made_where_it_is_opened() {
    let project = Project::new();
    for lang in ["de", "en"] {
        let run = project.runbuch(&["docs", "--path", "--lang", lang]);
        assert_eq!((run.stderr.as_str(), run.code), ("", 0), "{run:?}");
        let file = run.stdout.trim().strip_prefix("file://").expect("an address");
        assert!(file.ends_with(&format!("/{lang}/index.html")), "{file}");
        let page = std::fs::read_to_string(file).expect("the start page of the manual");
        assert!(page.contains("Runbuch"), "{page}");
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let project = Project::new();
    let run = project.runbuch(&["man", "--out", "man"]);
    assert_eq!(run.code, 0, "{run:?}");
    let names: Vec<&str> = run.stdout.lines().collect();
    assert!(names.len() > 12 && names.contains(&"runbuch-due.1"), "{names:?}");
    for name in names {
        let page = project.read(&format!("man/{name}"));
        let title = name.trim_end_matches(".1").replace('-', "\\-");
        assert!(page.contains(&format!(".TH {}", name.trim_end_matches(".1"))), "{name}: {page}");
        assert!(page.contains(&title) || !title.contains('-'), "{name}: {page}");
    }
}

#[test]
fn schemas_have_ids_of_their_own_and_fit() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let mut ids = std::collections::BTreeSet::new();
    for entry in std::fs::read_dir(&folder).expect("the schemas") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".schema.json") else { continue };
        let text = std::fs::read_to_string(&path).expect("a schema");
        let schema: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let version = schema.pointer("/properties/version/const").cloned().unwrap_or(1.into());
        assert_eq!(schema["$id"], format!("urn:runbuch:schema:{name}:{version}"));
        assert!(jsonschema::draft202012::new(&schema).is_ok(), "{name}");
        ids.insert(name.to_owned());
    }
    assert_eq!(ids.len(), 6, "{ids:?}");
    let read = |name: &str| -> serde_json::Value {
        let text = std::fs::read_to_string(folder.join(format!("{name}.schema.json")));
        serde_json::from_str(&text.expect("a schema")).expect("JSON")
    };
    let project = Project::new().fixture("english").built();
    let pages = serde_json::from_str(&project.read("public/api/pages.json")).expect("JSON");
    assert!(jsonschema::draft202012::is_valid(&read("pages"), &pages), "{pages}");
    let book = read("book");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in ["book.toml", "docs/book.toml", "templates/wiki/de/book.toml"] {
        let text = std::fs::read_to_string(root.join(path)).expect("a book");
        let (node, problems) = runbuch::source::data::toml(&text, 0);
        assert!(problems.is_empty(), "{path}");
        let value = runbuch::source::data::to_json(&node);
        assert!(jsonschema::draft202012::is_valid(&book, &value), "{path}: {value}");
    }
    for wrong in ["{\"book\": {\"titel\": \"a\"}}", "{\"check\": {\"time-rules\": \"never\"}}"] {
        let value = serde_json::from_str(wrong).expect("JSON");
        assert!(!jsonschema::draft202012::is_valid(&book, &value), "{wrong}");
    }
}

#[test]
fn rules_are_printed_for_machines() {
    let project = Project::new();
    let all = project.runbuch(&["rule", "--format", "json"]).json();
    let all = all.as_array().expect("a list");
    let one = project.runbuch(&["rule", "broken-link", "--format", "json"]).json();
    assert_eq!(all.iter().find(|rule| rule["code"] == "L701"), Some(&one));
    assert_eq!((&one["level"], &one["fix"]), (&"error".into(), &"unsafe".into()));
    assert!(one["explanation"].as_str().is_some_and(|text| text.starts_with("## ")), "{one}");
}

#[test]
fn what_was_read_and_why_is_said_when_asked() {
    let run = wiki().runbuch(&["check", "-v", "--lang", "en"]);
    for line in [
        "Project: `[ROOT]` (it contains a book.toml)",
        "Pages: 3 below `content` (named in book.toml)",
        "Language: en",
        "As of: 2026-01-20",
    ] {
        assert!(run.stderr.contains(line), "{line}: {}", run.stderr);
    }
    let plain = Project::new().file("a.md", "# A\n").runbuch(&["check", "-v"]);
    assert!(plain.stderr.contains("`.` (the project itself)"), "{}", plain.stderr);
    let guessed = Project::new().file("docs/a.md", "# A\n").runbuch(&["check", "-v"]);
    assert!(guessed.stderr.contains("below `docs` (the first folder"), "{}", guessed.stderr);
}

#[test]
fn required_sections_become_headings() {
    let schema = "x-shape: { page: {} }\nx-sections: [{ title: { de: Zweck, en: Purpose } }, Links]\n\
                  type: object\nproperties:\n  name: { type: string, x-name: true }\n";
    let project = wiki().file("schemas/runde.yaml", schema);
    project.runbuch(&["new", "runde", "Erste"]);
    let expected = "---\ntitle: Erste\nkind: runde\n---\n\n# Erste\n\n## Zweck\n\n## Links\n";
    assert_eq!(project.read("content/erste.md"), expected);
}

#[test]
fn a_new_page_goes_to_its_kind() {
    let first = |project: &Project, args: &[&str]| {
        let run = project.runbuch(&[&["new", "host", "Edge 1"], args].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    assert_eq!(first(&wiki(), &[]), "content/edge-1.md\n");
    let book =
        "[book]\nsrc = \"content\"\n[[kind]]\nname = \"host\"\npages = [\"netz/hosts/**/*.md\"]\n";
    assert_eq!(first(&wiki().file("book.toml", book), &[]), "content/netz/hosts/edge-1.md\n");
    let host = "---\nkind: host\nhardware: x\n---\n# A\n";
    let project = wiki().file("content/b/a.md", host).file("content/c/a.md", host);
    let project = project.file("content/c/b.md", &host.replace("# A", "# B"));
    assert_eq!(first(&project, &[]), "content/c/edge-1.md\n");
    assert_eq!(first(&wiki(), &["--path", "content/neu/e.md"]), "content/neu/e.md\n");
}

#[test]
fn new_refuses_what_it_cannot_do() {
    let project = wiki();
    let new = |args: &[&str]| project.runbuch(&[&["new"], args].concat());
    let field = |text: &str| new(&["service", "X", "--field", text]);
    refused(&field("rpx=4 h"), "Dieser Typ hat kein Feld `rpx`. Meinten Sie `rpo`?");
    refused(&field("restore_test.datm=4"), "Meinten Sie `restore_test.date`");
    refused(&field("völlig_anders=1"), "`runbuch schema service` listet alle Felder auf");
    refused(&field("rpo=3"), "`rpo` kann nicht `3` sein; erwartet: eine Dauer");
    refused(&field("rpo=3 Monate"), "erwartet: eine Dauer");
    refused(&field("data_class=egal"), "erwartet: eines von kritisch, wichtig, best-effort");
    refused(&field("restore_test.date=30.02.2026"), "erwartet: ein Datum");
    refused(&field("backup.intervall=bald"), "erwartet: ein Intervall");
    refused(&field("backup.offsite=vielleicht"), "erwartet: ja oder nein");
    refused(&new(&["servce", "X"]), "Meinten Sie `service` (Dienst)?");
    refused(&new(&["Dienzt", "X"]), "Meinten Sie `service` (Dienst)?");
    refused(&new(&["service", "…"]), "wählen Sie einen mit --path");
    refused(&new(&["service", "X", "--path", "x.md"]), "`.md`-Datei im Inhaltsordner");
    refused(&new(&["service", "X", "--path", "content/x.txt"]), "`.md`-Datei im Inhaltsordner");
    refused(&new(&["service", "X", "--path", "content/../../x.md"]), "keine Seite dieses Wikis");
    let before = project.read("content/dienste/nas.md");
    refused(&new(&["service", "NAS"]), "`content/dienste/nas.md` gibt es schon");
    assert_eq!(project.read("content/dienste/nas.md"), before);
    let run = new(&["service", "X", "--field", "rpo"]);
    assert!(run.stderr.contains("expected: `key=value`") && run.code == 2);
}

#[test]
fn a_german_page_is_explained_in_german() {
    for kind in Kinds::bundled().all().iter().filter(|kind| kind.shapes.page.is_some()) {
        let project = Project::new().file("index.md", "---\nlang: de\n---\n# Start\n");
        let path = "neu.md";
        let args = ["new", kind.name.as_str(), "Neu", "--lang", "de", "--path", path];
        let run = project.runbuch(&args);
        let page = project.read(path);
        assert!(page.contains("# "), "{}", run.stderr);
        let schema = project.runbuch(&["schema", &kind.name]).stdout;
        let descriptions: Vec<&str> = schema
            .lines()
            .filter_map(|line| line.trim().strip_prefix("description: "))
            .map(|text| text.trim_end_matches('.'))
            .collect();
        assert!(!descriptions.is_empty(), "{}", kind.name);
        let english: Vec<_> = descriptions.iter().filter(|text| page.contains(**text)).collect();
        assert!(english.is_empty(), "{}: {english:?}", kind.name);
    }
}

#[test]
fn kinds_without_pages_are_printed_and_recognised() {
    let fields: &[(&str, &[&str])] = &[
        ("restore-test-plan", &["frequency=jährlich"]),
        ("maintenance-task", &["frequency=täglich"]),
        ("backup-coverage", &["tool=restic", "frequency=täglich", "storage=a | b"]),
        ("response-time", &["response=4 h"]),
        ("retention-scheme", &["interval=täglich", "retention=14 Tage"]),
        ("changelog-entry", &["date=2026-01-01"]),
    ];
    for kind in Kinds::bundled().all().iter().filter(|kind| kind.shapes.page.is_none()) {
        let project = Project::new().file("index.md", "---\nlang: de\n---\n# Start\n");
        let given = fields.iter().find(|(name, _)| *name == kind.name);
        let given = given.map_or(&[][..], |(_, fields)| *fields);
        // The name of such a record is one of few words.
        let name = if kind.name == "class-target" { "kritisch" } else { "Neu" };
        let mut args = vec!["new", kind.name.as_str(), name, "--lang", "de"];
        args.extend(given.iter().flat_map(|field| ["--field", *field]));
        let run = project.runbuch(&args);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains(", keine Seiten"), "{}", run.stderr);
        project.write("seite.md", format!("# Seite\n\n{}", run.stdout));
        let session = project.session();
        let found = session.site.records.on("seite.md").iter().any(|it| it.kind.name == kind.name);
        assert!(found, "{}:\n{}", kind.name, run.stdout);
    }
}

#[test]
fn a_wiki_to_begin_with_is_in_order() {
    for (lang, plan) in [("de", "BT-DA-01"), ("en", "BT-FS-01")] {
        let project = Project::new();
        let run = project.runbuch(&["init", "--lang", lang]);
        insta::assert_snapshot!(format!("init_{lang}"), run.whole());
        let check = project.runbuch(&["check", "--strict"]);
        assert_eq!((check.stdout.as_str(), check.code), ("", 0), "{lang}");
        let quiet = "0 Fehler, 0 Warnungen, 0 Hinweise";
        let english = "0 errors, 0 warnings, 0 notes";
        assert!(check.stderr.contains(if lang == "de" { quiet } else { english }));
        assert_eq!(project.runbuch(&["build", "--strict"]).code, 0);
        let services = project.runbuch(&["report", "--format", "json"]).json();
        assert_eq!(services["services"][0]["state"], "met");
        let log =
            project.runbuch(&["log", plan, "--result", "ok", "--duration", "1 h", "--age", "9 h"]);
        assert_eq!(log.code, 0, "{}", log.stderr);
        assert_eq!(project.runbuch(&["check", "--strict"]).stdout, "");
    }
}

#[test]
fn a_wiki_begins_only_where_none_is() {
    for file in ["book.toml", "notizen/a.md"] {
        let project = Project::new().file(file, "");
        let before = project.tree("");
        refused(&project.runbuch(&["init"]), "nothing is overwritten");
        assert_eq!(project.tree(""), before);
    }
    let project = Project::new().file("notiz.txt", "bleibt");
    assert_eq!(project.runbuch(&["init", "neu/wiki"]).code, 0);
    assert!(project.has("neu/wiki/book.toml") && project.read("notiz.txt") == "bleibt");
}

/// Anyone who names a kind whose schema has a fault is shown the fault, not "no such kind".
#[test]
fn a_schema_with_a_fault_is_shown_where_its_kind_is_named() {
    let policy = "[[policy]]\ncode = \"X001\"\nkind = \"router\"\nrequire = \"vlan != null\"\n";
    let project = wiki()
        .file("book.toml", policy)
        .file("schemas/router.yaml", "properties:\n  vlan: { type: integr }\n")
        .file("schemas/switch.yaml", "x-extends: router\n");
    let fault = "schemas/router.yaml:2:17: the schema is not valid: \"integr\"";
    for kind in ["router", "switch"] {
        refused(&project.runbuch(&["schema", kind]), fault);
        refused(&project.runbuch(&["new", kind, "Keller", "--lang", "en"]), fault);
    }
    let check = project.runbuch(&["check"]);
    assert!(check.stdout.contains("schemas/router.yaml:2:17"), "{}", check.stdout);
    assert_eq!((check.stdout.matches("F103").count(), check.code), (1, 1), "{}", check.stdout);
    assert_eq!(project.runbuch(&["build"]).code, 0);
}

#[test]
fn a_wiki_may_begin_in_a_fresh_clone() {
    let clone = || {
        Project::new()
            .file("README.md", "# Repo\n")
            .file("README.de.md", "# Repo\n")
            .file("LICENSE.md", "MIT\n")
            .file(".gitattributes", "* text=auto\n")
            .file(".editorconfig", "root = true\n")
            .file(".github/ISSUE_TEMPLATE/bug.md", "# Bug\n")
            .file(".git/HEAD", "ref: refs/heads/main\n")
            .file("compose.yaml", "services: {}\n")
    };
    for (lang, ignored, told) in [
        ("de", "*.log\n", vec!["`.gitignore` gibt es schon", "Ergänzen Sie `/public/`"]),
        ("en", "*.log\npublic\n", vec!["`.gitignore` already exists"]),
    ] {
        let project = clone().file(".gitignore", ignored);
        let before = project.tree("");
        let run = project.runbuch(&["init", "--lang", lang]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(told.iter().all(|words| run.stderr.contains(words)), "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), told.len() + 1, "{}", run.stderr);
        assert!(!run.stdout.contains(".gitignore"), "{}", run.stdout);
        let after = project.tree("");
        assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)));
        assert!(project.has("book.toml") && project.has("content/index.md"));
        assert_eq!(project.runbuch(&["check", "--strict"]).stdout, "");
    }
    let run = clone().runbuch(&["init"]);
    assert!(run.code == 0 && run.stdout.contains(".gitignore"), "{run:?}");
}

#[test]
fn a_wiki_begins_neither_beside_pages_nor_in_a_folder_of_content() {
    for file in ["docs/setup.md", "notes.md", "content/logo.svg", "readme/a.md"] {
        let project = Project::new().file("README.md", "").file(file, "");
        let before = project.tree("");
        refused(&project.runbuch(&["init"]), &format!("(`{file}`)"));
        assert_eq!(project.tree(""), before);
    }
}

const HEAD: &str = "| Test-ID | Frequenz | Owner |\n|-|-|-|\n| BT-1 | jährlich | Anna |\n| BT-2 | jährlich | Anna |\n\n";

/// The page after `runbuch log`, without the plan above it.
#[track_caller]
fn logged(protocol: &str, args: &[&str]) -> String {
    let project = Project::new()
        .file("book.toml", "[book]\nlanguage = \"de\"\n")
        .file("index.md", &format!("{HEAD}{protocol}"));
    let run = project.runbuch(&[&["log"], args].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let after = project.read("index.md");
    let line: usize = run.stdout.split(':').nth(1).and_then(|it| it.parse().ok()).expect("a line");
    let row = run.stdout.split_once(": ").expect("a row").1.trim_end();
    assert!(after.lines().nth(line - 1).is_some_and(|it| it.ends_with(row)), "{}", run.stdout);
    after.strip_prefix(HEAD).expect("the plan stays").to_owned()
}

#[test]
fn a_test_is_entered_as_the_table_is_written() {
    let head = "| Datum | Test-ID | Ergebnis | Owner |\n|-|-|-|-|\n";
    let bt1 = &["BT-1", "--result", "passed"][..];
    let cases = [
        // Nothing there yet.
        (head.to_owned(), format!("{head}| 2026-01-20 | BT-1 | bestanden | Anna |\n")),
        (head.trim_end().to_owned(), format!("{head}| 2026-01-20 | BT-1 | bestanden | Anna |")),
        // The newest last, and an open row of another test stays last.
        (
            format!("{head}| 2025-01-01 | BT-1 | ok | A |\n| _offen_ | BT-2 | – | – |\n"),
            format!(
                "{head}| 2025-01-01 | BT-1 | ok | A |\n| 2026-01-20 | BT-1 | ok | Anna |\n| _offen_ | BT-2 | – | – |\n"
            ),
        ),
        // The newest first, days in German.
        (
            format!("{head}| 02.01.2026 | BT-2 | ok | A |\n| 01.01.2025 | BT-1 | ok | A |\n"),
            format!(
                "{head}| 20.01.2026 | BT-1 | ok | Anna |\n| 02.01.2026 | BT-2 | ok | A |\n| 01.01.2025 | BT-1 | ok | A |\n"
            ),
        ),
        // The open row of this test, whose owner is already.
        (
            format!("{head}| _offen_ | BT-1 | – | Bernd |\n"),
            format!("{head}| 2026-01-20 | BT-1 | bestanden | Bernd |\n"),
        ),
        // Without outer pipes, with CRLF, in a quotation.
        (
            "Test-ID|Datum|Ergebnis\r\n-|-|-\r\nBT-1|1. Mai 2025|gut\r\n".to_owned(),
            "Test-ID|Datum|Ergebnis\r\n-|-|-\r\nBT-1|1. Mai 2025|gut\r\nBT-1|20. Januar 2026|bestanden\r\n"
                .to_owned(),
        ),
        (
            "> | Test-ID | Ergebnis | Datum |\n> |-|-|-|\n> | BT-1 | – | offen |\n".to_owned(),
            "> | Test-ID | Ergebnis | Datum |\n> |-|-|-|\n> | BT-1 | bestanden | 2026-01-20 |\n".to_owned(),
        ),
        // Columns of equal width, a column of one's own, and text behind the table.
        (
            "| Datum      | Test-ID | Ergebnis  | Ort  |\n| ---------- | ------- | --------- | ---- |\n\
             | 2025-01-01 | BT-2    | bestanden | –    |\n\nEnde\n"
                .to_owned(),
            "| Datum      | Test-ID | Ergebnis  | Ort  |\n| ---------- | ------- | --------- | ---- |\n\
             | 2025-01-01 | BT-2    | bestanden | –    |\n| 2026-01-20 | BT-1    | bestanden | –    |\n\nEnde\n"
                .to_owned(),
        ),
        // Compact, without outer pipes, an open row.
        (
            "Datum|Test-ID|Ergebnis\n-|-|-\noffen|BT-1|–\n".to_owned(),
            "Datum|Test-ID|Ergebnis\n-|-|-\n2026-01-20|BT-1|bestanden\n".to_owned(),
        ),
        // A row that lacks cells.
        (
            format!("{head}| _offen_ | BT-1 |\n"),
            format!("{head}| 2026-01-20 | BT-1 | bestanden | Anna |\n"),
        ),
    ];
    for (before, after) in cases {
        assert_eq!(logged(&before, bt1), after, "{before}");
    }
}

#[test]
fn all_that_can_be_said_of_a_test() {
    let head = "| Datum | Test-ID | Ergebnis | Dauer | Datenalter | Issues / Follow-ups | Owner |\n\
                |-|-|-|-|-|-|-|\n";
    let args = [
        "bt-1",
        "--result",
        "nicht bestanden: PVC | Pending",
        "--duration",
        "45 min",
        "--age",
        "9 h",
        "--date",
        "11.01.2026",
        "--owner",
        "Carla",
        "--follow-up",
        "Ticket 7",
    ];
    let row = "| 2026-01-11 | BT-1 | nicht bestanden: PVC \\| Pending | 45 min | 9 h | Ticket 7 | Carla |\n";
    assert_eq!(logged(head, &args), format!("{head}{row}"));
}

#[test]
fn log_prints_shows_and_refuses() {
    let project = wiki();
    let log = |args: &[&str]| project.runbuch(&[&["log"], args].concat());
    let before = project.read("content/tests.md");
    let shown = log(&["BT-2", "--result", "ok", "--duration", "2 h", "--dry-run"]);
    insta::assert_snapshot!("log_dry_run", shown.whole());
    let result = ["--result", "ok"];
    let refuses = |id: &str, more: &[&str], words: &str| {
        refused(&log(&[&[id], &result[..], more].concat()), words);
    };
    refuses("BT-3", &[], "Meinten Sie `BT-");
    refuses("Drill", &[], "geplant sind: BT-1, BT-2");
    refuses("BT-1", &["--date", "2026-01-21"], "liegt in der Zukunft");
    refuses("BT-1", &["--date", "Januar 2026"], "ist kein Datum");
    refuses("BT-1", &["--date", "01/02/26"], "ist kein Datum");
    refuses("BT-1", &["--duration", "3"], "ist keine Dauer");
    refuses("BT-1", &["--age", "2 Monate"], "ist keine Dauer");
    refuses("BT-1", &["--follow-up", "x"], "keine Spalte für `Folgearbeit`");
    refused(&log(&["BT-1", "--result", "naja"]), "ist kein Ergebnis");
    assert_eq!(project.read("content/tests.md"), before);
    let run = log(&["BT-1", "--result", "ok"]);
    insta::assert_snapshot!("log_incomplete", run.whole());
}

#[test]
fn the_table_of_a_test_is_found() {
    let head = "| Datum | Test-ID | Ergebnis |\n|-|-|-|\n";
    let rows = |rows: &str| format!("# Seite\n\n{head}{rows}");
    let plan = format!("# Plan\n\n{HEAD}");
    let log =
        |project: &Project| project.runbuch(&["log", "BT-1", "--result", "ok", "--lang", "de"]);
    let two = || Project::new().file("a.md", &rows("")).file("b.md", &rows(""));
    refused(&log(&two().file("index.md", &plan)), "Mehrere Protokolltabellen");
    assert!(log(&two().file("index.md", &plan)).stderr.contains("a.md:3\n"), "places are named");
    let knows = two().file("index.md", &plan).file("b.md", &rows("| offen | BT-1 | – |\n"));
    assert!(log(&knows).stdout.starts_with("b.md:5: "));
    let beside = two().file("index.md", &format!("{plan}{head}"));
    assert!(log(&beside).stdout.starts_with("index.md:"));
    refused(
        &log(&Project::new().file("index.md", &plan)),
        "`runbuch new restore-test-protocol BT-1`",
    );
    refused(&log(&two()), "keinen Testplan");
    let without_plan = two().file("b.md", &rows("| 2025-01-01 | BT-1 | ok |\n"));
    assert!(log(&without_plan).stdout.starts_with("b.md:6: "));
}

#[test]
fn a_text_of_standard_input_is_checked_as_a_file_of_its_wiki() {
    let project = Project::new()
        .file("book.toml", "[book]\nlanguage = \"en\"\n")
        .file("index.md", "# Start\n\n[Gone](gone.md)\n")
        .file("net.md", "# Net\n");
    let check = |text: &str, args: &[&str]| {
        let mut command = assert_cmd::Command::from_std(project.command(args));
        let output = command.write_stdin(text.to_owned()).output().expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let concise = ["check", "-", "--format", "concise", "--stdin-filename"];
    let of = |file| [&concise[..], &[file]].concat();
    let text = "# Net\n\n[Start](index.md#away) [Plan](plan.md)\n";
    let (code, found, _) = check(text, &of("net.md"));
    let lines: Vec<&str> = found.lines().map(|line| line.split(']').next().unwrap()).collect();
    assert_eq!((code, lines), (Some(1), vec!["net.md:3:9: error[L702", "net.md:3:31: error[L701"]));
    let (code, found, _) = check("# Plan\n\n[Net](net.md)\n", &of("new/plan.md"));
    assert!(code == Some(1) && found.starts_with("new/plan.md:3:7: error[L701]"), "{found}");
    assert_eq!(check("# Net\n", &of("net.md")).0, Some(0), "findings elsewhere are not asked for");
    assert_eq!(project.read("net.md"), "# Net\n");
    for args in [
        &["check", "-"][..],
        &["check", "--stdin-filename", "net.md"],
        &["check", "-", "index.md", "--stdin-filename", "net.md"],
    ] {
        let (code, _, said) = check("", args);
        assert!(code == Some(2) && said.contains("belong together"), "{args:?} {said}");
    }
}

#[test]
fn editors_get_a_schema_that_pages_fit() {
    let project = Project::new().file("book.toml", "[book]\nlanguage = \"de\"\n");
    let schema = |kind: &str| -> serde_json::Value {
        let run = project.run(&mut project.command(&["schema", kind, "--editor"]));
        assert_eq!(run.code, 0, "{}", run.stderr);
        serde_json::from_str(&run.stdout).expect("JSON")
    };
    let service = schema("service");
    let keys = service["properties"].as_object().expect("keys");
    for key in ["rpo", "datenklasse", "data_class", "verantwortlich", "owner", "tags"] {
        assert!(keys.contains_key(key), "{key}");
    }
    assert_eq!(
        keys["data_class"]["examples"],
        serde_json::json!(["kritisch", "wichtig", "best-effort"])
    );
    assert_eq!(keys["data_class"]["title"], "Datenklasse");
    assert_eq!(
        (&service["$id"], service.get("required")),
        (&"urn:runbuch:editor:service:de".into(), None)
    );
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/dienste");
    let schema = jsonschema::draft202012::new(&service).expect("a schema");
    let mut count = 0;
    for entry in std::fs::read_dir(pages).expect("a folder").flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        let Some(data) = text.strip_prefix("---\n").and_then(|rest| rest.split("\n---").next())
        else {
            continue;
        };
        let data: serde_json::Value = serde_saphyr::from_str(data).expect("YAML");
        let faults: Vec<String> = schema.iter_errors(&data).map(|it| it.to_string()).collect();
        assert!(faults.is_empty(), "{:?}: {faults:?}", entry.path());
        count += 1;
    }
    assert!(count > 5, "{count} pages");
    let run = project.run(&mut project.command(&["schema", "--editor"]));
    assert_eq!(run.code, 2, "{}", run.stdout);
}
