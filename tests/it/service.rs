//! One service, made wrong in each way that the rules about records know: one finding each.

use std::fmt::Write as _;

use runbuch::check::{Rule, rules};
use runbuch::diagnostic::{Category, Diagnostic, Obligation, Place};
use runbuch::language::{Catalogue, Lang};
use runbuch::ops::{DataClass, Demands};
use runbuch::pipeline::Session;
use runbuch::report::Report;

use serde_json::json;

use crate::manual::chapter;
use crate::project::Project;

const PAGE: &str = "\
---
title: Paperless
kind: service
data_class: kritisch
storage: Longhorn
rpo: 24 h
rto: 4 h
mta: 8 h
owner: Anna
depends_on: [NAS]
last_reviewed: 2026-01-10
backup:
  - { tool: HBS3, interval: täglich, target: NAS, retention: 35 Tage, offline: ja, medium: HDD }
  - { tool: K8up, interval: täglich, target: S3, offsite: ja, encrypted: ja, medium: Cloud }
restore_test: { date: 2026-01-10, result: bestanden, duration: 1 h, owner: Anna }
---
# Paperless

[NAS](nas.md)
";

const OTHER: &str = "\
---
title: NAS
kind: service
data_class: kritisch
storage: RAID
rpo: 24 h
rto: 4 h
owner: Anna
backup:
  - { tool: HBS3, interval: täglich, target: Platte, offline: ja, medium: USB }
  - { tool: HBS3, interval: täglich, target: S3, offsite: ja, encrypted: ja, medium: Cloud }
restore_test: { date: 2026-01-10, result: bestanden, duration: 1 h, owner: Anna }
---
# NAS

[Paperless](paperless.md)
";

/// Code of the one finding, what is replaced, and by what.
const WRONGS: [(&str, &str, &str); 27] = [
    ("F101", "rpo: 24 h\n", ""),
    ("F102", "owner: Anna\ndep", "ownr: Anna\ndep"),
    ("F103", "data_class: kritisch", "data_class: hochkritisch"),
    ("F104", "mta: 8 h", "mta: 2 Monate"),
    ("F105", "last_reviewed: 2026-01-10", "last_reviewed: 30.02.2026"),
    ("F106", "{ date: 2026-01-10", "{ date: 2026-01-21"),
    ("F107", "last_reviewed: 2026-01-10", "last_reviewed: 2024-01-10"),
    ("F108", "owner: Anna\ndep", "owner: TBD\ndep"),
    ("B201", "rpo: 24 h", "rpo: 1 h"),
    ("B202", "mta: 8 h", "mta: 3 h"),
    ("B203", "duration: 1 h", "duration: 5 h"),
    ("B203", "duration: 1 h, ", ""),
    ("B204", "[NAS]", "[NSA]"),
    ("B205", "target: S3, offsite: ja", "target: Keller, offsite: nein"),
    ("B205", "encrypted: ja", "encrypted: nein"),
    ("B206", "offline: ja", "offline: nein"),
    ("B208", "retention: 35 Tage", "retention: 12 h"),
    ("T301", "restore_test: {", "# {"),
    ("T302", "{ date: 2026-01-10", "{ date: 2025-09-01"),
    ("T303", "result: bestanden", "result: nicht bestanden"),
    ("B204", "rto: 4 h", "rto: 2 h"),
    ("B202", "mta: 8 h", "mta: 8 h\nrework: 5 h"),
    ("B205", "encrypted: ja, ", ""),
    (
        "B206",
        "  - { tool: HBS3, interval: täglich, target: NAS, retention: 35 Tage, offline: ja, medium: HDD }\n",
        "",
    ),
    (
        "B208",
        "interval: täglich, target: NAS, retention: 35 Tage",
        "interval: monatlich, target: NAS, retention: 20 Tage",
    ),
    (
        "B210",
        "backup:
  - { tool: HBS3, interval: täglich, target: NAS, retention: 35 Tage, offline: ja, medium: HDD }
  - { tool: K8up, interval: täglich, target: S3, offsite: ja, encrypted: ja, medium: Cloud }\n",
        "backup: []\n",
    ),
    (
        "B212",
        "interval: täglich, target: NAS, retention: 35 Tage, offline: ja, medium: HDD }
  - { tool: K8up, interval: täglich",
        "target: NAS, retention: 35 Tage, offline: ja, medium: HDD }
  - { tool: K8up, interval: vor Upgrades",
    ),
];

/// The codes of the findings, and all that is said of them: place, what is there, words.
///
/// Each has to say what is expected and what was found.
fn shown(page: &str, lang: Lang) -> (Vec<String>, String) {
    let project = Project::new().file("paperless.md", page).file("nas.md", OTHER);
    let mut options = project.options();
    options.lang = Some(lang);
    let session = Session::open(options).expect("a wiki that can be read");
    let catalogue = Catalogue::new(lang);
    let report = session.report(&catalogue, &session.diagnostics, |_| true);
    let codes = session.diagnostics.iter().map(|it| it.finding.rule.code.to_string());
    let texts = session.diagnostics.iter().map(|it| told(&report, &catalogue, it));
    (codes.collect(), texts.collect())
}

/// What is said of a finding, line by line.
fn told(report: &Report<'_>, catalogue: &Catalogue, diagnostic: &Diagnostic) -> String {
    let finding = &diagnostic.finding;
    let at = |place: &Place| {
        let position = report.sources[&place.path].position(place.span.start);
        format!("{}:{}:{}", place.path, position.line, position.column)
    };
    let there = finding.place.span.of(&report.sources[&finding.place.path].text);
    let mut lines = vec![
        format!("{} {} `{there}`", diagnostic.level, at(&finding.place)),
        format!("  {}", catalogue.text(&finding.message)),
    ];
    for (name, part) in [("expected", &finding.expected), ("found", &finding.actual)] {
        let part = part.as_ref().map(|part| catalogue.text(part)).unwrap_or_default();
        assert!(!part.trim().is_empty(), "{}: {name} is not said", finding.rule.code);
        lines.push(format!("  {name}: {part}"));
    }
    lines.extend(finding.help.iter().map(|help| format!("  help: {}", catalogue.text(help))));
    let related = finding.related.iter();
    lines.extend(related.map(|it| format!("  {} {}", at(&it.place), catalogue.text(&it.message))));
    lines.join("\n") + "\n"
}

#[test]
fn a_service_in_order_is_silent() {
    assert_eq!(shown(PAGE, Lang::De).1, "");
}

#[test]
fn each_wrong_is_one_finding_at_its_bytes() {
    for lang in [Lang::De, Lang::En] {
        let mut all = String::new();
        for (code, before, after) in WRONGS {
            assert!(PAGE.contains(before), "{before}");
            let page = PAGE.replacen(before, after, 1);
            let (codes, text) = shown(&page, lang);
            assert_eq!(codes, [code], "{before} → {after}\n{text}");
            writeln!(all, "{code}  {before:?} → {after:?}\n{text}").expect("a string");
        }
        insta::assert_snapshot!(format!("wrongs_{}", lang.tag()), all);
    }
}

/// The only copies are those of a mirror, or snapshots beside the original.
#[test]
fn a_mirror_and_a_snapshot_are_no_backup() {
    let backups = PAGE.split("backup:\n").nth(1).expect("backups");
    let backups = backups.split("restore_test").next().expect("backups");
    let copies = [
        "tool: Syncthing, interval: fortlaufend (Verzögerung 1 min), target: S3, encrypted: ja",
        "tool: Longhorn-Snapshot, interval: täglich, target: Longhorn, offsite: ja, encrypted: ja",
    ];
    for lang in [Lang::De, Lang::En] {
        let mut all = String::new();
        for copy in copies {
            let page = PAGE.replace(backups, &format!("  - {{ {copy} }}\n"));
            let (codes, text) = shown(&page, lang);
            assert_eq!(codes, ["B207"], "{text}");
            writeln!(all, "{copy}\n{text}").expect("a string");
        }
        insta::assert_snapshot!(format!("no_backup_{}", lang.tag()), all);
    }
}

/// What a wiki with Paperless and a test plan has besides `PAGE`, for wrongs that need it.
const PLAN: &str = "\
# Testplan

| Test-ID | Typ | Scope | Frequenz | Responsible |
| --- | --- | --- | --- | --- |
| BT-1 | Restore | NAS | Monatlich | Anna |

## Protokoll

| Datum | Test-ID | Ergebnis | Dauer | Datenalter | Owner |
| --- | --- | --- | --- | --- | --- |
| 2025-12-10 | BT-1 | bestanden | 1 h | 2 h | Anna |
| | BT-2 | bestanden | 1 h | 2 h | Anna |
";

/// Wrongs that more findings than one tell of: code, what is replaced in `PAGE`, and by what.
const OTHER_WRONGS: [(&str, &str, &str); 11] = [
    ("B207", "backup:\n", "backup:\n  - { tool: Syncthing, target: S3, encrypted: ja }\nformer:\n"),
    ("F103", "offsite: ja", "offsite: vielleicht"),
    ("F105", "{ date: 2026-01-10", "{ date: 30.02.2026"),
    ("T301", "restore_test: {", "# {"),
    ("T303", "{ date: 2026-01-10, result: bestanden", "{ date: 2026-01-10, result: teilweise"),
    ("T306", "{ date: 2026-01-10, result: bestanden, duration: 1 h, owner: Anna }", "{ id: BT-1 }"),
    ("T307", "{ date: 2026-01-10, result: bestanden, duration: 1 h, owner: Anna }", "{ id: BT-2 }"),
    ("T308", "owner: Anna }", "owner: Anna }\ntags: [a]"),
    ("T312", "{ date: 2026-01-10", "{ id: BT-1, date: 2026-01-10"),
    ("T313", "{ date: 2026-01-10, result: bestanden, duration: 1 h, owner: Anna }", "{ id: BT-1 }"),
    ("B211", "rpo: 24 h", "rpo: 36 h"),
];

/// A summary of the services, for wrongs that contradict it.
const OVERVIEW: &str = "\
# Dienste

| Dienst | Datenklasse | Speicherort | RPO | RTO |
| --- | --- | --- | --- | --- |
| Paperless | kritisch | Longhorn | 24 h | 4 h |
";

/// Whether an obligation of the service in a list for machines says that the rule found something.
fn lists(services: &serde_json::Value, code: &str) -> bool {
    let services = services["services"].as_array().expect("services");
    let service = services.iter().find(|it| it["name"] == "Paperless").expect("Paperless");
    let obligations = service["obligations"].as_array().expect("obligations");
    let names = |it: &&serde_json::Value| {
        it["rules"].as_array().expect("rules").iter().any(|rule| rule == code)
    };
    let of_rule = obligations.iter().find(names);
    of_rule.is_some_and(|it| it["state"] != "met" && service["state"] != "met")
}

/// Whether the row of the service on the page `compliance/` leads to the rule.
fn page_lists(html: &str, code: &str) -> bool {
    let row = html.split("<tr").skip(1).find(|row| row.contains(">Paperless</a>")).expect("a row");
    let row = row.split("</tr>").next().expect("a row");
    row.contains(&format!("href=\"{}.html\"", code.to_lowercase()))
        && !row.contains("class=\"state state-met\"")
}

/// What `check` reports of a service, `report`, `api/services.json` and `compliance/` report as well.
#[test]
fn the_state_of_a_service_shows_each_wrong() {
    let mut silent = Vec::new();
    for (code, before, after) in WRONGS.into_iter().chain(OTHER_WRONGS) {
        assert!(PAGE.contains(before), "{before}");
        let page = PAGE.replacen(before, after, 1);
        let mut project = Project::new().file("paperless.md", &page).file("nas.md", OTHER);
        if ["T306", "T307", "T308", "T312", "T313"].contains(&code) {
            project = project.file("tests.md", PLAN);
        }
        if code == "B211" {
            project = project.file("overview.md", OVERVIEW);
        }
        let found = project.runbuch(&["check", "--format", "json"]).json();
        let findings = found["findings"].as_array().expect("findings");
        assert!(findings.iter().any(|it| it["code"] == code), "{before} → {after}: {found:#}");
        let report = project.runbuch(&["report", "--format", "json"]).json();
        let project = project.built();
        let api = serde_json::from_str(&project.read("public/api/services.json")).expect("JSON");
        let html = project.read("public/compliance/index.html");
        let shown = [lists(&report, code), lists(&api, code), page_lists(&html, code)];
        if shown != [true; 3] {
            silent.push(format!("{code} {before:?} → {after:?}: {shown:?}"));
        }
    }
    // What a table lacks, no page can lack.
    let of_records = |rule: &&&Rule| rule.info.category != Category::Page;
    let owed = rules::ALL.iter().filter(|rule| rule.info.obligation.is_some());
    for rule in owed.filter(of_records) {
        let mut tested = WRONGS.iter().chain(&OTHER_WRONGS);
        assert!(tested.any(|(code, ..)| *code == rule.info.code), "{}", rule.info.code);
    }
    assert!(silent.is_empty(), "{} silent:\n{}", silent.len(), silent.join("\n"));
}

/// A table without a column for the RPO leaves the RPO of each of its services unknown.
#[test]
fn a_missing_column_is_missing_from_each_row() {
    let table = "\
# Dienste

<!-- kind: service -->
| Dienst | Datenklasse | Speicherort | RTO | Verantwortlich |
| --- | --- | --- | --- | --- |
| Paperless | kritisch | NAS | 4 h | Anna |
| NetBox | wichtig | NAS | 4 h | Anna |
";
    let project = Project::new().file("dienste.md", table);
    let report = project.runbuch(&["report", "--format", "json"]).json();
    for service in report["services"].as_array().expect("services") {
        let obligations = service["obligations"].as_array().expect("obligations");
        let rpo = obligations.iter().find(|it| it["name"] == "rpo").expect("the RPO");
        assert_eq!((&rpo["state"], &rpo["rules"]), (&json!("unknown"), &json!(["S806"])));
    }
}

/// The manual has the levels by data class that hold without a `book.toml`.
#[test]
fn levels_by_data_class_are_documented() {
    let demands = Demands::default();
    let chapters = Lang::ALL.map(|lang| chapter(lang, "checking/obligations.md"));
    for (chapter, obligation) in
        chapters.iter().flat_map(|chapter| Obligation::ALL.map(|obligation| (chapter, obligation)))
    {
        let row = chapter
            .lines()
            .find(|line| line.starts_with(&format!("| `{}` | ", obligation.as_str())));
        let levels = DataClass::ALL.map(|class| demands.level(obligation, Some(class)).as_str());
        let end = format!(" | {} |", levels.join(" | "));
        assert!(row.is_some_and(|row| row.ends_with(&end)), "{obligation:?}: {row:?}{end}");
    }
}

/// The time of a test proves an RTO no longer than the test itself is evidence.
#[test]
fn a_measured_rto_is_as_good_as_its_test() {
    let stands = |before: &str, after: &str| {
        let page = PAGE.replacen(before, after, 1);
        let project = Project::new().file("paperless.md", &page).file("nas.md", OTHER);
        let report = project.runbuch(&["report", "--format", "json"]).json();
        let services = report["services"].as_array().expect("services");
        let service = services.iter().find(|it| it["name"] == "Paperless").expect("Paperless");
        let obligations = service["obligations"].as_array().expect("obligations");
        let find = |name: &str| obligations.iter().find(|it| it["name"] == name).cloned();
        let (test, rto) = (find("restore_test").expect("a test"), find("rto").expect("the RTO"));
        assert_eq!(test["state"], rto["state"], "{before} → {after}");
        assert_eq!(test["valid_until"], rto["valid_until"], "{before} → {after}");
        if test["state"] == "met" {
            assert_eq!(test["valid_until"], service["valid_until"], "{before} → {after}");
        }
        (rto["state"].clone(), rto["because_of"].clone())
    };
    assert_eq!(stands("tags: [a]", ""), (json!("met"), json!(null)));
    for (after, state) in [("2025-09-01", "expired"), ("2026-01-21", "violated")] {
        let found = stands("{ date: 2026-01-10", &format!("{{ date: {after}"));
        assert_eq!(found, (json!(state), json!("restore_test")));
    }
}

/// Of two times for one test the longer one is held against the RTO, and shown.
#[test]
fn of_two_times_the_longer_one_counts() {
    let log = "# Restore-Tests\n\n| Datum | System | Ergebnis | Dauer |\n| --- | --- | --- | --- |\n\
        | 2026-01-10 | Paperless | bestanden | 5 h |\n";
    let project = Project::new().file("paperless.md", PAGE).file("nas.md", OTHER);
    let report = project.file("log.md", log).runbuch(&["report", "--format", "json"]).json();
    let services = report["services"].as_array().expect("services");
    let service = services.iter().find(|it| it["name"] == "Paperless").expect("Paperless");
    assert_eq!(service["measured"]["written"], "5 h");
    let obligations = service["obligations"].as_array().expect("obligations");
    let rto = obligations.iter().find(|it| it["name"] == "rto").expect("the RTO");
    assert_eq!((&rto["state"], &rto["rules"]), (&json!("violated"), &json!(["B203"])));
}

/// A failure of which nobody knows the day may be the last test.
#[test]
fn a_failed_test_without_a_date_leaves_the_last_one_in_doubt() {
    for (result, state) in [("nicht bestanden", "unknown"), ("bestanden", "met")] {
        let log = format!(
            "# Restore-Tests\n\n| Datum | System | Ergebnis |\n| --- | --- | --- |\n| | Paperless | {result} |\n"
        );
        let project = Project::new().file("paperless.md", PAGE).file("nas.md", OTHER);
        let report = project.file("log.md", &log).runbuch(&["report", "--format", "json"]).json();
        let services = report["services"].as_array().expect("services");
        let service = services.iter().find(|it| it["name"] == "Paperless").expect("Paperless");
        let obligations = service["obligations"].as_array().expect("obligations");
        let test = obligations.iter().find(|it| it["name"] == "restore_test").expect("a test");
        assert_eq!(test["state"], state, "{result}");
    }
}

/// What depends on a service without an RTO cannot know whether that is back in time; only that service has a finding.
#[test]
fn a_dependency_without_a_promise_leaves_open_what_depends_on_it() {
    let other = OTHER.replacen("rto: 4 h\n", "", 1);
    let project = Project::new().file("paperless.md", PAGE).file("nas.md", &other);
    let report = project.runbuch(&["report", "--format", "json"]).json();
    let services = report["services"].as_array().expect("services");
    let service = services.iter().find(|it| it["name"] == "Paperless").expect("Paperless");
    let obligations = service["obligations"].as_array().expect("obligations");
    let it = obligations.iter().find(|it| it["name"] == "dependencies").expect("dependencies");
    let expected = json!({
        "name": "dependencies",
        "state": "unknown",
        "rules": ["F101"],
        "because_of": "rto",
    });
    assert_eq!(it, &expected);
    let found = project.runbuch(&["check", "--format", "json"]).json();
    let codes: Vec<&str> = found["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|it| it["code"].as_str().expect("a code"))
        .collect();
    assert_eq!(codes, ["F101"]);
}

/// What a baseline has accepted is not proven by that.
#[test]
fn a_baseline_proves_nothing() {
    let page = PAGE.replacen("rpo: 24 h", "rpo: 1 h", 1);
    let project = Project::new().file("paperless.md", &page).file("nas.md", OTHER);
    assert_eq!(project.runbuch(&["check", "--write-baseline"]).code, 0);
    assert_eq!(project.runbuch(&["check", "--baseline"]).code, 0);
    let report = project.runbuch(&["report", "--format", "json"]).json();
    let services = report["services"].as_array().expect("services");
    let service = services.iter().find(|it| it["name"] == "Paperless").expect("Paperless");
    assert_eq!(service["state"], "violated");
}
