//! Maintenance tasks: how they are entered, and how they fall due.

use crate::project::Project;

/// Tasks of all shapes, without a log.
const TASKS: &str = "# Wartung

| Aufgabe | Intervall | Zuletzt | Ergebnis | Verantwortlich |
|-|-|-|-|-|
| USV-Test | jährlich | 01.01.2020 | – | Anna |
| Filter (oben) | alle 6 Monate | – | verschoben | Bernd |

## Monatlich

- Backup-Logs prüfen, zuletzt: 12. Oktober 2025
- **Alarm** testen (zuletzt: noch nie)
- Restplatz, last: 2026-01-01, fehlgeschlagen
- Dach
- Pumpe, zuletzt: offen (verschoben)
";

const HEAD: &str = "| Datum | Aufgabe | Ergebnis | Wer |\n|-|-|-|-|\n";

fn wiki(log: &str) -> Project {
    Project::new()
        .file("book.toml", "[book]\nlanguage = \"de\"\n")
        .file("index.md", &format!("{TASKS}{log}"))
}

/// The only line that `runbuch log` changes or adds, before and after.
#[track_caller]
fn logged(log: &str, args: &[&str]) -> (String, String) {
    let project = wiki(log);
    let before = project.read("index.md");
    let run = project.runbuch(&[&["log"], args].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let after = project.read("index.md");
    let line: usize = run.stdout.split(':').nth(1).and_then(|it| it.parse().ok()).expect("a line");
    let told = run.stdout.split_once(": ").expect("a line").1.trim_end();
    let new = after.lines().nth(line - 1).unwrap_or_default();
    assert_eq!(new.trim_start(), told);
    let old = before.lines().nth(line - 1).unwrap_or_default();
    let is_added = after.lines().count() > before.lines().count();
    let old = if is_added { "" } else { old };
    let restored = match is_added {
        // In a list with blank lines between its items comes one more.
        true if after.contains(&format!("{new}\n\n* ")) => {
            after.replacen(&format!("{new}\n\n"), "", 1)
        }
        true => after.replacen(&format!("{new}\n"), "", 1),
        false => after.replacen(new, old, 1),
    };
    assert_eq!(restored, before, "nothing else changes");
    (old.to_owned(), new.to_owned())
}

#[test]
fn the_last_date_of_a_task_is_set_as_it_is_written() {
    for (args, expected) in [
        (&["USV-Test"][..], "| USV-Test | jährlich | 20.01.2026 | – | Anna |"),
        (
            &["usv test", "--result", "Akku bei 85 %", "--date", "11.01.2026"],
            "| USV-Test | jährlich | 11.01.2026 | Akku bei 85 % | Anna |",
        ),
        // What was postponed is done now; other rows write their days so.
        (&["Filter"], "| Filter (oben) | alle 6 Monate | 20.01.2026 | erledigt | Bernd |"),
        (
            &["Backup-Logs prüfen", "--result", "ok"],
            "- Backup-Logs prüfen, zuletzt: 20. Januar 2026",
        ),
        (&["Alarm testen"], "- **Alarm** testen (zuletzt: 2026-01-20)"),
        (&["Restplatz", "--result", "passed"], "- Restplatz, last: 2026-01-20, passed"),
        (&["Dach"], "- Dach, zuletzt: 2026-01-20"),
        // Where no date is lost, a failure has its place.
        (
            &["Filter", "--result", "fehlgeschlagen"],
            "| Filter (oben) | alle 6 Monate | 20.01.2026 | fehlgeschlagen | Bernd |",
        ),
        (&["Pumpe", "--result", "fehlgeschlagen"], "- Pumpe, zuletzt: 2026-01-20 (fehlgeschlagen)"),
    ] {
        assert_eq!(logged("", args).1, expected, "{args:?}");
    }
}

#[test]
fn a_task_is_entered_into_the_log_as_the_table_is_written() {
    let log = |rows: &str| format!("\n## Wartungsprotokoll\n\n{HEAD}{rows}");
    let known = "| 01.12.2025 | Alarm testen | OK | Anna |\n";
    for (rows, args, expected) in [
        ("", &["USV-Test"][..], "| 2026-01-20 | USV-Test | erledigt | Anna |"),
        ("", &["Dach", "--owner", "Carla"], "| 2026-01-20 | Dach | erledigt | Carla |"),
        (known, &["USV-Test"], "| 20.01.2026 | USV-Test | OK | Anna |"),
        (known, &["Filter", "--result", "ok"], "| 20.01.2026 | Filter (oben) | OK | Bernd |"),
        (known, &["Dach", "--result", "failed"], "| 20.01.2026 | Dach | failed |  |"),
        (
            "| _offen_ | USV-Test | – | Bernd |\n",
            &["USV-Test", "--result", "14 min | ok"],
            "| 2026-01-20 | USV-Test | 14 min \\| ok | Bernd |",
        ),
    ] {
        let (old, new) = logged(&log(rows), args);
        assert_eq!(new, expected, "{args:?}");
        assert_eq!(old.is_empty(), !rows.contains("offen"), "{args:?}");
    }
}

#[test]
fn a_task_is_entered_into_a_list_as_its_items_are_written() {
    let log = |items: &str| format!("\n## Wartungsprotokoll\n\n{items}");
    let rising = "- 2025-01-04: Alarm testen, ok\n- 2026-01-05: USV-Test, ok\n";
    let falling =
        "* **05.12.2025** – USV-Test (bestanden)\n\n* **04.11.2025** – Dach\n  Mit Leiter.\n";
    for (items, args, expected) in [
        (rising, &["USV-Test"][..], "- 2026-01-20: USV-Test, ok"),
        (rising, &["Dach", "--date", "2026-01-10"], "- 2026-01-10: Dach, ok"),
        (rising, &["Filter"], "- 2026-01-20: Filter, ok"),
        (rising, &["Dach", "--result", "fehlgeschlagen"], "- 2026-01-20: Dach, fehlgeschlagen"),
        (falling, &["Alarm testen"], "* **20.01.2026** – Alarm testen (bestanden)"),
        ("1. 2026-01-05 USV-Test\n", &["Dach"], "2. 2026-01-20 Dach"),
        ("1. 2026-01-05 USV-Test\n", &["Dach", "--result", "nass"], "2. 2026-01-20 Dach, nass"),
        ("- 2026-01-05: USV-Test\n", &["Dach", "--result", "ok"], "- 2026-01-20: Dach"),
        // Below a task stand its days.
        (
            "- Dach\n  - 2025-01-04, ok\n- USV-Test\n  - 2025-01-05\n",
            &["Dach"],
            "  - 2026-01-20, ok",
        ),
    ] {
        let (old, new) = logged(&log(items), args);
        assert_eq!(new.trim_start(), expected.trim_start(), "{args:?}");
        assert_eq!(old, "", "{args:?}");
        let project = wiki(&log(items));
        assert_eq!(project.runbuch(&[&["log"], args].concat()).code, 0);
        let count = |text: &str| text.matches("maintenance-log").count();
        let records = project.runbuch(&["records", "maintenance-log", "--format", "json"]).stdout;
        let before = wiki(&log(items)).runbuch(&["records", "maintenance-log", "--format", "json"]);
        assert!(count(&records) > count(&before.stdout), "{args:?}: it is read again: {records}");
    }
}

#[test]
fn what_has_no_place_in_a_list_is_refused() {
    let wiki = |items: &str| wiki(&format!("\n## Wartungsprotokoll\n\n{items}"));
    let list = wiki("- 2025-01-04: Alarm testen, ok\n");
    refused(&list, &["Dach", "--owner", "Anna"], "eine Liste ohne Platz für `Wer`");
    refused(&list, &["Dach", "--duration", "1 h"], "eine Liste ohne Platz für `Dauer`");
    refused(&list, &["Dach", "--result", "ok (nass)"], "`ok (nass)`");
    let by_day = wiki("- 2025-01-04\n  - Alarm testen\n  - Dach, ok\n");
    refused(&by_day, &["Dach"], "nicht in einer Zeile");
}

#[track_caller]
fn refused(project: &Project, args: &[&str], words: &str) {
    let before = project.read("index.md");
    let run = project.runbuch(&[&["log"], args].concat());
    assert_eq!((run.stdout.as_str(), run.code), ("", 2), "{run:?}");
    assert!(run.stderr.contains(words), "{}", run.stderr);
    assert_eq!(project.read("index.md"), before);
}

#[test]
fn what_has_no_place_is_refused() {
    let project = wiki("");
    refused(&project, &["USV-Tset"], "Meinten Sie `USV-Test`?");
    refused(&project, &["Garten"], "bekannt sind: USV-Test, Filter (oben), Backup-Logs prüfen");
    refused(&project, &["USV-Test", "--date", "2026-01-21"], "liegt in der Zukunft");
    refused(&project, &["USV-Test", "--age", "3 h"], "nur bei Restore-Tests");
    refused(&project, &["USV-Test", "--duration", "bald"], "ist keine Dauer");
    for more in [["--owner", "X"], ["--result", "fehlgeschlagen"], ["--follow-up", "X"]] {
        refused(&project, &[&["Dach"], &more[..]].concat(), "Ohne Wartungsprotokoll");
    }
    refused(&project, &["Dach", "--result", "trocken"], "Ohne Wartungsprotokoll");
    refused(&project, &["USV-Test", "--result", "fehlgeschlagen"], "Ohne Wartungsprotokoll");
    refused(&project, &["Restplatz", "--result", "fehlgeschlagen"], "Ohne Wartungsprotokoll");

    let twice = wiki("- Dach\n");
    refused(&twice, &["Dach"], "Mehrere Wartungsaufgaben heißen „Dach“");
    let bare = wiki("").file("index.md", "|Aufgabe|Intervall|\n|-|-|\n|Dach|monatlich|\n");
    refused(&bare, &["Dach"], "`runbuch new maintenance-log \"Dach\"`");
    let log = format!("# Wartungsprotokoll\n\n{HEAD}");
    let several = wiki("").file("a.md", &log).file("b.md", &log);
    refused(&several, &["Dach"], "  a.md:3\n  b.md:3\n");
    refused(
        &wiki("").file("a.md", &log),
        &["Dach", "--duration", "1 h"],
        "keine Spalte für `Dauer`",
    );
}

/// What was entered is in order, anyone who did it.
#[test]
fn an_entry_brings_no_finding() {
    let log = format!("\n## Wartungsprotokoll\n\n{HEAD}");
    let project = wiki(&log);
    let run = project.runbuch(&["log", "Dach"]);
    assert!(run.stderr.contains("In der Zeile fehlt noch: Wer"), "{run:?}");
    let found = project.runbuch(&["check", "--format", "json"]).json().to_string();
    assert!(!found.contains("Dach"), "{found}");
    assert!(found.contains("T310"), "{found}");
}

/// A restore test comes first, and needs a result.
#[test]
fn a_restore_test_is_found_before_a_task() {
    let project = Project::new().file(
        "index.md",
        "|Test-ID|Frequenz|\n|-|-|\n|BT-1|jährlich|\n\n## Monatlich\n\n- BT-1\n- Dach\n\n\
         |Datum|Test-ID|Ergebnis|\n|-|-|-|\n",
    );
    refused(&project, &["BT-1", "--lang", "de"], "`--result`");
    let run = project.runbuch(&["log", "BT-1", "--result", "ok", "--lang", "de"]);
    assert!(run.stdout.ends_with("|2026-01-20|BT-1|bestanden|\n"), "{run:?}");
    assert_eq!(project.runbuch(&["log", "Dach", "--lang", "de"]).code, 0);
    assert!(project.read("index.md").contains("- Dach, zuletzt: 2026-01-20\n"));
}

fn due(project: &Project) -> Vec<String> {
    let json = project.runbuch(&["due", "--format", "json", "--horizon", "P1Y"]).json();
    let duties = json["duties"].as_array().expect("duties").iter();
    let text = |duty: &serde_json::Value, key: &str| {
        duty[key].as_str().map_or_else(|| duty[key].to_string(), str::to_owned)
    };
    duties
        .map(|duty| ["day", "kind", "title", "owner"].map(|key| text(duty, key)).join(" · "))
        .collect()
}

/// One duty, one line, whatever wrote its date; once it was done it is due another time.
#[test]
fn tasks_fall_due_until_they_are_done() {
    let project =
        wiki(&format!("\n## Wartungsprotokoll\n\n{HEAD}| 2026-01-02 | Dach | OK | A |\n"));
    assert_eq!(
        due(&project),
        [
            "2021-01-01 · maintenance-task · Wartung: USV-Test · Anna",
            "2025-11-12 · maintenance-task · Wartung: Backup-Logs prüfen · null",
            "2026-02-02 · maintenance-task · Wartung: Dach · null",
        ]
    );
    assert_eq!(project.runbuch(&["log", "USV-Test"]).code, 0);
    assert_eq!(
        due(&project),
        [
            "2025-11-12 · maintenance-task · Wartung: Backup-Logs prüfen · null",
            "2026-02-02 · maintenance-task · Wartung: Dach · null",
            "2027-01-20 · maintenance-task · Wartung: USV-Test · Anna",
        ]
    );
}

/// A list and a table that ask for the same are one task, and namesakes with dates of their own are several.
#[test]
fn one_duty_is_one_line() {
    let log = format!("# Wartungsprotokoll\n\n{HEAD}| 2025-01-01 | Dach | OK | A |\n");
    let twice = wiki("").file("index.md", "# A\n\n## Monatlich\n\n- Dach\n").file("log.md", &log);
    twice.write("b.md", "# B\n\n## Monatlich\n\n- Dach\n");
    assert_eq!(due(&twice), ["2025-02-01 · maintenance-task · Wartung: Dach · null"]);
    let own = wiki("").file(
        "index.md",
        "# NAS\n\n## Monatlich\n\n- Updates, zuletzt 2026-01-02\n\n# Router\n\n## Jährlich\n\n\
         - Updates, zuletzt 2025-05-01\n",
    );
    assert_eq!(
        due(&own),
        [
            "2026-02-02 · maintenance-task · Wartung: Updates · null",
            "2026-05-01 · maintenance-task · Wartung: Updates · null",
        ]
    );
}

/// A page that is called after its log may hold logs of restore tests, too: the nearest heading counts.
#[test]
fn the_nearest_heading_says_what_a_table_holds() {
    let project = Project::new().file(
        "index.md",
        "# Wartungsprotokoll\n\n| Datum | Was | Ergebnis |\n|-|-|-|\n| 2026-01-01 | Dach | OK |\n\n\
         ## Restore-Tests\n\n| Datum | Was | Ergebnis |\n|-|-|-|\n| 2026-01-01 | NAS | OK |\n",
    );
    let session = project.session();
    let kinds: Vec<&str> =
        session.site.records.all().map(|record| record.kind.name.as_str()).collect();
    assert_eq!(kinds, ["maintenance-log", "restore-test-protocol"]);
}
