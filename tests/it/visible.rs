//! What was read as data is shown: `runbuch records`, `api/records.json`, and the closing line of other commands.

use serde_json::{Value, json};

use crate::project::{Project, Run, TODAY};

/// A wiki with records of several kinds and shapes.
fn wiki() -> Project {
    Project::new()
        .file("index.md", "# Start\n\n[NAS](nas.md), [Tests](tests.md), [Betrieb](betrieb.md)\n")
        .file(
            "nas.md",
            "---\ntitle: NAS\nkind: service\ndata_class: critical\nstorage: RAID 1\nrpo: bald\nrto: 4 h\n\
             owner: Anna\nhost: [rack-1, rack-2]\nbackup:\n  - { tool: restic, interval: täglich, offsite: ja }\n  \
             - interval: stündliche Snapshots, tägliche Backups\nrestore_test: { date: 11. Januar 2026, result: bestanden }\n\
             ---\n\n# NAS\n",
        )
        .file(
            "tests.md",
            "# Tests\n\n| Test-ID | Umfang | Frequenz | Verantwortlich |\n| --- | --- | --- | --- |\n\
             | BT-1 | NAS mit allen Freigaben, den Konten der Familie und dem Archiv im Keller | quartalsweise | Anna |\n\
             | BT-2 | `a\\|b` | – |  |\n",
        )
        .file(
            "betrieb.md",
            "# Betrieb\n\n## Täglich\n\n- Logs lesen\n\n## RACI\n\n| Aufgabe | Admin | Leitung |\n| --- | --- | --- |\n\
             | Betrieb | R | A |\n",
        )
}

fn records(project: &Project, args: &[&str]) -> Run {
    let run = project.runbuch(&[&["records", "--as-of", TODAY], args].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    run
}

/// What in a document is against its schema.
fn against_the_schema(document: &Value) -> Vec<String> {
    let schema: Value =
        serde_json::from_str(include_str!("../../schemas/records.schema.json")).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let errors = validator.iter_errors(document);
    errors.map(|it| format!("{}: {it}", it.instance_path())).collect()
}

#[test]
fn records_for_people() {
    insta::assert_snapshot!("records_de", records(&wiki(), &["--lang", "de"]).stdout);
    insta::assert_snapshot!("records_en", records(&wiki(), &["--lang", "en"]).stdout);
}

#[test]
fn no_line_is_wider_than_a_terminal() {
    let run = records(&wiki(), &[]);
    let wide: Vec<&str> = run.stdout.lines().filter(|line| line.chars().count() > 80).collect();
    assert_eq!(wide, [""; 0]);
}

#[test]
fn records_for_spreadsheets_and_pull_requests() {
    insta::assert_snapshot!(
        "records_csv",
        records(&wiki(), &["--format", "csv"]).stdout.replace('\r', "")
    );
    insta::assert_snapshot!("records_markdown", records(&wiki(), &["--format", "markdown"]).stdout);
}

#[test]
fn records_for_machines() {
    let document = records(&wiki(), &["--format", "json"]).json();
    assert_eq!(against_the_schema(&document), [""; 0]);
    insta::assert_snapshot!(
        "records_json",
        serde_json::to_string_pretty(&document["records"][2]).expect("JSON")
    );
    for broken in [
        ("/version", json!(2)),
        ("/records/0/shape", json!("cell")),
        ("/records/0/fields", json!([])),
    ] {
        let mut document = document.clone();
        *document.pointer_mut(broken.0).expect("a value") = broken.1;
        assert_eq!(against_the_schema(&document).len(), 1, "{}", broken.0);
    }
}

#[test]
fn the_site_has_the_same_document_without_drafts() {
    let project =
        wiki().file("entwurf.md", "---\nkind: host\ndraft: true\nhardware: x\n---\n# Entwurf\n");
    let document = records(&project, &["--format", "json"]).json();
    project.runbuch(&["build"]);
    let site: Value = serde_json::from_str(&project.read("public/api/records.json")).expect("JSON");
    assert_eq!(against_the_schema(&site), [""; 0]);
    let of = |document: &Value| document["records"].as_array().expect("a list").clone();
    let (mut all, public) = (of(&document), of(&site));
    assert!(all.iter().any(|record| record["name"] == "Entwurf"));
    all.retain(|record| record["path"] != "entwurf.md");
    assert_eq!(all, public);
}

#[test]
fn only_records_of_a_kind() {
    let kinds = |args: &[&str]| {
        let document = records(&wiki(), &[&["--format", "json"], args].concat()).json();
        let all = document["records"].as_array().expect("a list").clone();
        all.iter().map(|it| it["kind"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&["host"]), [""; 0]);
    assert_eq!(kinds(&["service"]), ["service"]);
    assert_eq!(kinds(&["Restore test plan"]), ["restore-test-plan"; 2]);
    assert_eq!(kinds(&["dienst"]), ["service"], "by its label in either language");
    let run = wiki().runbuch(&["records", "servce"]);
    assert!(run.code == 2 && run.stdout.is_empty() && run.stderr.contains("`service`"), "{run:?}");
}

#[test]
fn a_wiki_without_records_says_so() {
    let project = Project::new().file("index.md", "# Start\n\nText.\n");
    let none = records(&project, &["--lang", "en"]).stdout;
    assert!(none.starts_with("No records read: "), "{none}");
    assert_eq!(records(&project, &["--lang", "en", "--format", "markdown"]).stdout, none);
    let document = records(&project, &["--format", "json"]).json();
    assert_eq!((against_the_schema(&document), &document["records"]), (Vec::new(), &json!([])));
    assert!(project.runbuch(&["check", "--lang", "en"]).stderr.ends_with(&none));
}

#[test]
fn check_and_build_end_with_what_was_read() {
    let project = wiki();
    let closing = |args: &[&str]| {
        let run = project.runbuch(args);
        run.stderr.lines().last().unwrap_or_default().to_owned()
    };
    let read =
        "Records read: 1 service, 2 planned restore tests, 1 maintenance task and 1 RACI row";
    for command in ["check", "build"] {
        assert_eq!(closing(&[command, "--lang", "en"]), read);
        assert!(!project.runbuch(&[command, "--quiet"]).stderr.contains("Records read"));
    }
    assert_eq!(
        closing(&["check", "--lang", "de"]),
        "Gelesen: 1 Dienst, 2 geplante Restore-Tests, 1 Wartungsaufgabe und 1 RACI-Zeile"
    );
    assert_eq!(
        closing(&["check", "--lang", "en", "tests.md"]),
        "Records read: 2 planned restore tests"
    );
    let json = project.runbuch(&["check", "--format", "json"]);
    assert!(!json.stdout.contains("Records read"), "machines get the document only");
}

/// A wiki with blocks that look like data and were not read.
fn unread() -> Project {
    Project::new()
        .file("index.md", "# Start\n\n[Backup](backup.md), [NAS](nas.md)\n")
        .file(
            "backup.md",
            "# Backup\n\n## Restore-Tests\n\n| ID | Gegenstand | Wiederholung |\n| --- | --- | --- |\n\
             | RT-1 | Fotos | halbjährlich |\n| RT-2 | Mails | jährlich |\n\n## Immich\n\n- **RPO**: 24 h\n- Port: 2283\n\n\
             ## Zeiten\n\n- P1: 15 min\n- P2: 4 h\n",
        )
        .file("nas.md", "---\ntitle: NAS\nrpo: 24 h\n---\n\n# NAS\n")
}

#[test]
fn unread_blocks_for_people() {
    for lang in ["de", "en"] {
        let run = records(&unread(), &["--unread", "--lang", lang]);
        insta::assert_snapshot!(format!("unread_{lang}"), run.stdout);
        assert!(run.stdout.lines().all(|line| line.chars().count() <= 80), "{}", run.stdout);
    }
    let one = records(&unread(), &["--unread", "--lang", "en", "restore-test-plan"]).stdout;
    assert!(one.starts_with("1 table looks like data and was not read\n"), "{one}");
    let none = records(&unread(), &["--unread", "--lang", "en", "host"]).stdout;
    assert_eq!(none, "All data was read: nothing else looks like data.\n");
}

#[test]
fn unread_blocks_for_spreadsheets_and_pull_requests() {
    let csv = records(&unread(), &["--unread", "--format", "csv"]).stdout.replace('\r', "");
    insta::assert_snapshot!("unread_csv", csv);
    let markdown = records(&unread(), &["--unread", "--format", "markdown"]).stdout;
    insta::assert_snapshot!("unread_markdown", markdown);
}

#[test]
fn unread_blocks_for_machines() {
    let project = unread();
    let document = records(&project, &["--format", "json"]).json();
    assert_eq!(against_the_schema(&document), [""; 0]);
    insta::assert_snapshot!(
        "unread_json",
        serde_json::to_string_pretty(&document["unread"]).expect("JSON")
    );
    assert_eq!(records(&project, &["--format", "json", "--unread"]).json(), document);
    project.runbuch(&["build", "--as-of", TODAY]);
    let site: Value = serde_json::from_str(&project.read("public/api/records.json")).expect("JSON");
    assert_eq!(site, document, "there are no drafts");
}

#[test]
fn the_closing_line_counts_what_was_not_read() {
    let closing = |project: &Project, lang: &str| {
        let run = project.runbuch(&["check", "--lang", lang]);
        run.stderr.lines().last().unwrap_or_default().to_owned()
    };
    let tables = unread().file("nas.md", "# NAS\n");
    tables.write(
        "backup.md",
        "# Tests\n\n| Test-ID | Wann |\n| --- | --- |\n| T-1 | jährlich |\n| T-2 | monatlich |\n",
    );
    assert!(
        closing(&tables, "en")
            .ends_with("; 1 table looks like data and was not read: `runbuch records --unread`"),
        "{}",
        closing(&tables, "en")
    );
    let read = closing(&unread(), "de");
    assert!(
        read.starts_with("Keine Einträge gelesen: ")
            && read.ends_with("; 4 Stellen sehen nach Daten aus und wurden nicht gelesen: `runbuch records --unread`"),
        "{read}"
    );
}

/// What the help of a near miss says is true: with the comment it is read.
#[test]
fn what_is_declared_is_read() {
    let project = unread();
    project.runbuch(&["check", "--unsafe-fixes"]);
    let document = records(&project, &["--format", "json"]).json();
    let kinds: Vec<_> =
        document["records"].as_array().expect("a list").iter().map(|it| &it["kind"]).collect();
    assert_eq!(
        kinds,
        ["restore-test-plan", "restore-test-plan", "service", "response-time", "response-time"]
    );
    let left = document["unread"].as_array().expect("a list");
    assert_eq!(left.iter().map(|it| &it["shape"]).collect::<Vec<_>>(), ["page"]);
}

/// Wikis with near misses of many kinds.
fn near_misses() -> Vec<Project> {
    let table = |heads: &[&str], rows: &[&[&str]]| {
        let line = |cells: &[&str]| format!("| {} |\n", cells.join(" | "));
        let rows: String = rows.iter().map(|row| line(row)).collect();
        format!("{}|{}\n{rows}", line(heads), " --- |".repeat(heads.len()))
    };
    let tables = [
        table(
            &["Deliverable name", "R", "A", "C", "I"],
            &[&["Backup", "Anna", "Ben", "Carl", "Dora"], &["Netz", "Ben", "Anna", "-", "Dora"]],
        ),
        table(&["System", "Target RPO", "Target RTO"], &[&["NAS", "24 h", "4 h"]]),
        table(
            &["Dienst", "Einstufung", "Ansprechpartner"],
            &[&["NAS", "kritisch", "Anna"], &["Paperless", "wichtig", "Ben"]],
        ),
        table(
            &["ID", "Gegenstand", "Wiederholung"],
            &[&["RT-1", "Fotos", "halbjährlich"], &["RT-2", "Mails", "jährlich"]],
        ),
        table(&["Arbeit", "Zyklus"], &[&["Filter", "vierteljährlich"], &["USV", "jährlich"]]),
        table(&["Priority", "Response within"], &[&["P1", "15 min"], &["P2", "4 h"]]),
        table(&["Service Name", "Description"], &[&["NAS", "Files"], &["Mail", "Mails"]]),
        "## Restore test log\n\n".to_owned()
            + &table(
                &["What", "Executed", "Verdict"],
                &[&["NAS", "2025-12-01", "ok"], &["Mail", "2025-12-02", "ok"]],
            ),
        "- **RPO**: 24 h\n- Port: 2283\n".to_owned(),
        "- P1: 15 min\n- P2: 4 h\n".to_owned(),
    ];
    let page = |block: &String| Project::new().file("index.md", &format!("# Services\n\n{block}"));
    tables.iter().map(page).collect()
}

/// Who follows the help of a near miss gets no error that it did not tell of.
#[test]
fn advice_leads_to_no_surprise() {
    for project in near_misses() {
        let findings = || {
            let run = project.runbuch(&["check", "--lang", "de", "--format", "json"]);
            run.json()["findings"].as_array().expect("a list").clone()
        };
        let before = findings();
        let told: String = before.iter().map(|it| it["help"].to_string()).collect();
        assert!(before.iter().any(|it| it["code"] == "D190"), "{before:?}");
        project.runbuch(&["check", "--lang", "de", "--unsafe-fixes"]);
        let text = project.read("index.md");
        for finding in findings() {
            assert_ne!(finding["code"], "D190", "{text}");
            assert_ne!(finding["code"], "D191", "{text}");
            if finding["level"] == "error" {
                let message = finding["message"].as_str().expect("a text");
                // These are about a field that their messages do not name.
                let field = match finding["code"].as_str().expect("a code") {
                    "B210" => ["Sicherungen", "Backups"],
                    "T301" => ["Letzter Restore-Test", "Last restore test"],
                    "F108" => ["Verantwortlich", "Owner"],
                    _ => [message; 2],
                };
                let mut labels = told.split(['„', '“']).skip(1).step_by(2);
                let is_meant = |label: &str| field.iter().any(|text| text.contains(label));
                assert!(labels.any(is_meant), "{message}: {told}\n{text}");
            }
        }
    }
}

#[test]
fn columns_that_are_no_field_are_named() {
    let project = Project::new().file(
        "index.md",
        "# Tests\n\n| Test-ID | Frequenz | Gewicht | `Raum` |\n| --- | --- | --- | --- |\n\
         | RT-1 | jährlich | 3 | 7 |\n| RT-2 | jährlich | 4 | 8 |\n\n## NAS\n\n\
         | Eigenschaft | Wert |\n| --- | --- |\n| RPO | 24 h |\n| RTO | 4 h |\n| Datenklasse | wichtig |\n| Farbe | grün |\n",
    );
    let document = records(&project, &["--format", "json"]).json();
    assert_eq!(against_the_schema(&document), [""; 0]);
    let ignored: Vec<_> =
        document["records"].as_array().expect("a list").iter().map(|it| &it["ignored"]).collect();
    assert_eq!(
        ignored,
        [&json!(["Gewicht", "Raum"]), &json!(["Gewicht", "Raum"]), &json!(["Farbe"])]
    );
    let text = records(&project, &["--lang", "en"]).stdout;
    assert_eq!(text.matches("Not fields of this kind: `Gewicht` and `Raum`").count(), 1, "{text}");
    assert_eq!(text.matches("Not fields of this kind: `Farbe`").count(), 1, "{text}");
}

#[test]
fn classes_are_told_in_the_language_of_the_wiki() {
    let project = Project::new().file(
        "index.md",
        "# Services\n\n| Service | Data class | RPO | RTO |\n| --- | --- | --- | --- |\n| NAS | high | 24 h | 4 h |\n",
    );
    let english = records(&project, &["--lang", "en"]).stdout;
    assert!(english.contains("high → critical"), "{english}");
    assert!(records(&project, &["--lang", "de"]).stdout.contains("high → kritisch"));
    let report = |lang: &str, format: &str| {
        project.runbuch(&["report", "--lang", lang, "--format", format, "--as-of", TODAY]).stdout
    };
    assert!(report("en", "markdown").contains("| critical |"));
    assert!(report("de", "markdown").contains("| kritisch |"));
    for format in ["json", "csv"] {
        assert!(report("de", format).contains("kritisch"));
        assert!(report("en", format).contains("critical"));
    }
}

#[test]
fn what_any_page_may_say_has_no_way_out_of_a_kind() {
    let front = "---\nlast_reviewed: 2024-01-10\nreview_interval: bald\n---\n\n";
    let steps = "# Playbook: NAS\n\n## Schritt 1: A\n\nText.\n\n## Schritt 2: B\n\nText.\n";
    let project = Project::new().file("playbooks/nas.md", &format!("{front}{steps}"));
    let run = project.runbuch(&["check", "--as-of", TODAY, "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings").iter();
    let has_way_out = |code: &str| {
        let mut of_rule = findings.clone().filter(|it| it["code"] == code);
        let found = of_rule.next().unwrap_or_else(|| panic!("{code}: {report}"));
        found["help"].to_string().contains("kind: none")
    };
    assert!(!has_way_out("F107") && !has_way_out("F104"), "{report}");
    assert!(records(&project, &["playbook", "--lang", "de"]).stdout.contains("erkannt"));
}
