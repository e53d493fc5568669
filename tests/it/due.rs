//! `runbuch due` and `runbuch report`: what time will bring, and how services stand.

use std::collections::BTreeMap;

use crate::project::Project;

/// A service whose test will be too old, one that was never tested, one with a promise too much.
fn wiki() -> Project {
    Project::new()
        .file(
            "dienste.md",
            "| Dienst | Datenklasse | Speicherort | RPO | RTO | Backup-Intervall | Offsite | \
             Verschlüsselt | Letzter Restore-Test | Owner |\n\
             | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n\
             | NAS | wichtig | RAID | 24 h | 4 h | täglich | ja | ja | 2025-09-01, bestanden, 2 h, Anna | Anna |\n\
             | =DNS | wichtig | RAID | 1 h | 4 h | täglich | ja | ja | – | Bernd; \"B\" |\n",
        )
        .file("index.md", "---\nzuletzt_geprueft: 2025-01-01\nowner: Carla\n---\n# Start\n\n[D](dienste.md)\n")
}

#[test]
fn what_falls_due_for_people() {
    for lang in ["de", "en"] {
        let run = wiki().runbuch(&["due", "--horizon", "P3M", "--lang", lang]);
        insta::assert_snapshot!(format!("due_{lang}"), run.whole());
    }
    let nothing = Project::new().file("index.md", "# A\n").runbuch(&["due", "--lang", "de"]);
    assert_eq!(nothing.stdout, "Bis zum 20. Juli 2026 wird nichts fällig.\n");
}

#[test]
fn a_horizon_is_a_time() {
    for horizon in ["90d", "6 Monate", "P1Y"] {
        assert_eq!(wiki().runbuch(&["due", "--horizon", horizon]).code, 0, "{horizon}");
    }
    for horizon in ["bald", "24", ""] {
        assert_eq!(wiki().runbuch(&["due", "--horizon", horizon]).code, 2, "{horizon}");
    }
}

#[test]
fn what_falls_due_for_machines() {
    let json = wiki().runbuch(&["due", "--horizon", "P3M", "--format", "json"]).json();
    let codes = |list: &serde_json::Value| {
        let list = list.as_array().expect("a list").iter();
        list.map(|it| it["code"].as_str().expect("a code").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((json["version"].as_u64(), json["until"].as_str()), (Some(1), Some("2026-04-20")));
    assert_eq!(codes(&json["overdue"]), ["F107"]);
    let days: Vec<(&str, Vec<String>, Vec<String>)> = json["days"]
        .as_array()
        .expect("days")
        .iter()
        .map(|it| (it["day"].as_str().expect("a day"), codes(&it["appears"]), codes(&it["ends"])))
        .collect();
    let t302 = || vec!["T302".to_owned()];
    assert_eq!(days, [("2026-03-02", t302(), vec![]), ("2026-03-16", t302(), t302())]);
}

/// The events of a calendar, each as its properties; by hand, as a second opinion.
fn events(calendar: &str) -> Vec<BTreeMap<String, String>> {
    assert!(
        calendar.split_inclusive("\r\n").all(|line| line.len() <= 77 && line.ends_with("\r\n"))
    );
    let unfolded = calendar.replace("\r\n ", "");
    let mut events = Vec::new();
    for line in unfolded.lines() {
        let (name, value) = line.split_once(':').expect("a property");
        match (name, value) {
            ("BEGIN", "VEVENT") => events.push(BTreeMap::new()),
            _ => {
                if let Some(event) = events.last_mut() {
                    event.insert(name.to_owned(), value.to_owned());
                }
            }
        }
    }
    events
}

#[test]
fn a_calendar_has_a_day_for_each_finding_to_come() {
    let project = wiki();
    let calendar = project.runbuch(&["due", "--horizon", "P3M", "--ics", "-"]);
    let again = project.runbuch(&["due", "--horizon", "P3M", "--ics", "-"]);
    assert_eq!((calendar.code, &calendar.stdout), (0, &again.stdout));
    for property in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//runbuch//runbuch due//EN"] {
        assert_eq!(calendar.stdout.matches(property).count(), 1, "{property}");
    }
    let events = events(&calendar.stdout);
    let days: Vec<&str> = events.iter().map(|it| it["DTSTART;VALUE=DATE"].as_str()).collect();
    assert_eq!(days, ["20260302", "20260316"]);
    assert_eq!(events[0]["DTEND;VALUE=DATE"], "20260303");
    assert_eq!((&*events[0]["DTSTAMP"], &*events[0]["CATEGORIES"]), ("20260120T000000Z", "T302"));
    assert!(events[0]["DESCRIPTION"].contains("Anna"));
    assert_ne!(events[0]["UID"], events[1]["UID"]);
    let run = project.runbuch(&["due", "--horizon", "P3M", "--ics", "termine.ics"]);
    assert_eq!((run.code, project.read("termine.ics")), (0, calendar.stdout));
}

#[test]
fn services_with_their_obligations() {
    let project = wiki();
    for lang in ["de", "en"] {
        let run = project.runbuch(&["report", "--lang", lang]);
        insta::assert_snapshot!(format!("report_{lang}"), run.whole());
    }
    let csv = project.runbuch(&["report", "--format", "csv", "--bom"]);
    insta::assert_snapshot!("report_csv", csv.stdout.replace('\r', "␍"));
    assert!(csv.stdout.starts_with('\u{feff}'));
    insta::assert_snapshot!("report_json", project.runbuch(&["report", "--format", "json"]).stdout);
}

#[test]
fn a_byte_order_mark_is_for_csv_only() {
    let project = wiki();
    for (lang, said) in [("de", "--bom ist nur für CSV da"), ("en", "--bom is for CSV only")] {
        for format in ["markdown", "json"] {
            let run = project.runbuch(&["report", "--bom", "--format", format, "--lang", lang]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.whole());
            assert!(run.stderr.contains(said), "{}", run.stderr);
        }
    }
}

#[test]
fn until_when_evidence_is_good_is_known_of_a_rule_that_is_off_too() {
    let project = wiki();
    let valid = |flags: &[&str]| {
        let arguments = [&["report", "--format", "json"], flags].concat();
        let report = project.runbuch(&arguments).json();
        let rows = report["services"].as_array().expect("services").clone();
        rows.iter().map(|row| row["valid_until"].clone()).collect::<Vec<_>>()
    };
    let usual = valid(&[]);
    assert!(usual.iter().any(serde_json::Value::is_string), "{usual:?}");
    assert_eq!(valid(&["--allow", "T302"]), usual);
}

#[test]
fn permitted_findings_are_no_broken_promises() {
    let waiver = "<!-- runbuch: allow B201 until=2026-12-31 reason=\"Umbau\" by=\"Anna\" -->\n";
    let table = wiki().read("dienste.md");
    let project = wiki().file("dienste.md", &format!("{waiver}{table}"));
    let json = project.runbuch(&["report", "--format", "json"]).json();
    let obligations = json["services"][1]["obligations"].as_array().expect("obligations");
    let rpo = obligations.iter().find(|it| it["name"] == "rpo").expect("the RPO");
    let waived = (rpo["state"].as_str(), rpo["waived_until"].as_str());
    assert_eq!(waived, (Some("waived"), Some("2026-12-31")));
}
