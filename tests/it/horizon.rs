//! The days to come: `horizon`, `due` and a `check` on each of those days say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;
use runbuch::diagnostic::Diagnostic;
use runbuch::diagnostic::Forecast;
use runbuch::language::{Catalogue, Lang};
use runbuch::pipeline::{Changes, Overlay, Session};
use runbuch::render::public_url;
use runbuch::report::{self, Due};
use serde_json::Value;

use crate::calendars;
use crate::project::{Project, TODAY, tree};

/// Its test gets too old, first as a note; a waiver helps for a while.
const SERVICE: &str = "---
title: Vaultwarden
kind: service
data_class: critical
storage: NAS
rpo: 24 h
rto: 4 h
restore_test: { id: BT-01, date: 2026-01-10, result: passed, owner: Ann }
waivers:
  - { rule: T302, until: 2026-06-30, reason: Umzug }
---
# Vaultwarden
";

/// No plan asks for its test, and no waiver covers that it is too old.
const ROW: &str = "# Dienste

| Dienst | Datenklasse | Speicherort | RPO | RTO | Letzter Restore-Test | Owner |
| --- | --- | --- | --- | --- | --- | --- |
| Wiki | wichtig | NAS | 24 h | 4 h | 2025-10-01, bestanden, 2 h, Anna | Anna |
";

/// One test gets overdue, one was never made, and one was and will be made, with a gap between.
const PLAN: &str = "---
title: Testplan
date: 2025-12-01
---
# Testplan

| Test-ID | Typ | Frequenz |
| --- | --- | --- |
| BT-01 | Vaultwarden | Quartalsweise |
| BT-02 | NAS | Halbjährlich |
| BT-03 | Proxmox | Monatlich |

| Datum | Test-ID | Ergebnis |
| --- | --- | --- |
| _offen_ | BT-02 | – |
| 2026-01-05 | BT-03 | nicht bestanden |
| 2026-03-15 | BT-03 | bestanden |
";

/// One to be renewed, one to be cancelled in time, one to be looked at again.
const DATES: &str = "# Fristen

| Zertifikat | Aussteller | Gültig bis |
| --- | --- | --- |
| vpn.example.org | Eigene CA | 2026-09-14 |

| Vertrag | Anbieter | Laufzeit bis | Kündigungsfrist |
| --- | --- | --- | --- |
| Glasfaser | Telekom | 2026-12-31 | 3 Monate |

| Zugang | Geprüft | Intervall |
| --- | --- | --- |
| Tresor | 2026-01-05 | P6M |
";

const ACCESS: &str = "
x-shape: { row: { all: [zugang, geprueft] } }
x-due: { from: geprueft, every: intervall, grace: P7D, level: error }
properties:
  zugang: { type: string, x-name: true }
  geprueft: { type: string, x-value: date }
  intervall: { type: string, x-value: cadence }
";

/// Maintenance whose last date is in the table, behind an item and in the log, and is to come.
const MAINTENANCE: &str = "# Wartung

| Aufgabe | Intervall | Zuletzt | Verantwortlich |
| --- | --- | --- | --- |
| USV-Test | jährlich | 2025-09-29 | Ann |
| Dach | alle 3 Monate | Dezember 2025 | Bob |

## Wöchentlich

- Logs lesen, zuletzt: 16. Januar 2026
- Platz prüfen

## Wartungsprotokoll

| Datum | Aufgabe | Ergebnis |
| --- | --- | --- |
| 2026-01-20 | Platz prüfen | OK |
| 2026-03-05 | Logs lesen, Platz prüfen | OK |
| 2026-05-05 | Platz prüfen | fehlgeschlagen |
";

/// A year in which reviews, services and tests fall due, waivers end, and a waiver is of no use for
/// a while.
fn wiki() -> Project {
    Project::new()
        .file(
            "content/index.md",
            "---\ntitle: Start\nreviewed: 2025-06-01\nreview_interval: P9M\n---\n# Start\n\n\
             [a](a.md) [b](b.md)\n\n\
             <!-- runbuch: allow S802 until=2026-05-31 reason=\"Text folgt\" -->\nTODO\n",
        )
        .file(
            "content/a.md",
            "---\ntitle: A\nreviewed: 2025-04-11\nwaivers:\n  - rule: F107\n    until: 2026-08-31\n    \
             reason: Umbau\n---\n# A\n",
        )
        .file("content/b.md", "---\ntitle: B\nreviewed: 2025-03-31\n---\n# B\n")
        .file("content/dienst.md", SERVICE)
        .file("content/dienste.md", ROW)
        .file("content/testplan.md", PLAN)
        .file("content/fristen.md", DATES)
        .file("schemas/zugang.yaml", ACCESS)
        .file("content/wartung.md", MAINTENANCE)
}

/// This repository's own wiki.
fn handbook() -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut project = Project::new();
    for (path, bytes) in tree(&root.join("content")) {
        project = project.bytes(&format!("content/{path}"), &bytes);
    }
    project.file("book.toml", include_str!("../../book.toml"))
}

fn reported(session: &Session) -> Vec<String> {
    let mut lines: Vec<String> = session.diagnostics.iter().map(line).collect();
    lines.sort();
    lines
}

fn line(diagnostic: &Diagnostic) -> String {
    let finding = &diagnostic.finding;
    let (code, path, level) = (&*finding.rule.code, &finding.place.path, diagnostic.level);
    let waived = if diagnostic.counts() { "" } else { " waived" };
    format!("{path} {code} {level} {}{waived} {}", finding.subject, diagnostic.fingerprint)
}

/// What `these` have and `those` do not.
fn without(these: &[String], those: &[String]) -> Vec<String> {
    these.iter().filter(|line| !those.contains(line)).cloned().collect()
}

fn on(project: &Project, day: Date) -> Session {
    let mut options = project.options();
    options.as_of = day;
    Session::open(options).expect("a wiki that can be read")
}

#[test]
fn checks_change_on_the_days_that_the_horizon_names_and_on_no_other() {
    let project = wiki();
    let today: Date = TODAY.parse().expect("a date");
    let days = |count: i64| today.checked_add(jiff::Span::new().days(count)).expect("a date");
    let changes = on(&project, today).horizon(days(366));
    for rule in [
        "D101", "D102", "D103", "F107", "M001", "M003", "S802", "T302", "T303", "T305", "T306",
        "T310",
    ] {
        let is_of_rule = |it: &Diagnostic| it.finding.rule.code == rule;
        let moves = |change: &Forecast| change.appears.iter().chain(&change.ends).any(is_of_rule);
        assert!(changes.iter().any(moves), "{rule} never moves");
    }
    let mut named = changes.iter().peekable();
    let mut before = reported(&on(&project, today));
    for day in (1..=366).map(days) {
        let after = reported(&on(&project, day));
        let sorted = |diagnostics: &[Diagnostic]| {
            let mut lines: Vec<String> = diagnostics.iter().map(line).collect();
            lines.sort();
            lines
        };
        let (appears, ends) = match named.next_if(|change| change.day == day) {
            Some(change) => (sorted(&change.appears), sorted(&change.ends)),
            None => (Vec::new(), Vec::new()),
        };
        assert_eq!(without(&after, &before), appears, "{day}");
        assert_eq!(without(&before, &after), ends, "{day}");
        before = after;
    }
    assert!(named.next().is_none());
}

#[test]
fn the_horizon_ends_where_it_is_told_to() {
    let project = wiki();
    let session = on(&project, "2026-03-01".parse().expect("a date"));
    let until = |day: &str| session.horizon(day.parse().expect("a date")).len();
    assert_eq!((until("2026-03-01"), until("2026-03-02"), until("2026-02-01")), (0, 1, 0));
}

/// A finding as `check` and `due` know it.
type Line = (String, String, String);

/// What `due --horizon P2Y` names: what is reported from a day on, and what is reported on a day for the last time.
#[derive(Default)]
struct Named {
    begins: BTreeMap<Date, BTreeSet<Line>>,
    ends: BTreeMap<Date, BTreeSet<Line>>,
}

fn named(project: &Project, as_of: Date) -> Named {
    let day = as_of.to_string();
    let arguments = ["due", "--horizon", "P2Y", "--format", "json", "--as-of", &day];
    let json = project.runbuch(&arguments).json();
    let mut named = Named::default();
    for duty in json["duties"].as_array().expect("duties") {
        for finding in duty["findings"].as_array().expect("findings") {
            let day = |key: &str| finding[key].as_str().map(|day| day.parse().expect("a date"));
            let begins = named.begins.entry(day("from").expect("a day")).or_default();
            assert!(begins.insert(of_json(finding)), "twice: {finding}");
            if let Some(until) = day("until") {
                let ends = named.ends.entry(until).or_default();
                assert!(ends.insert(of_json(finding)), "twice: {finding}");
            }
        }
    }
    named
}

fn of_json(finding: &Value) -> Line {
    let text = |key: &str| finding[key].as_str().expect("a text").to_owned();
    (text("code"), text("level"), text("fingerprint"))
}

fn of_check(diagnostic: &Diagnostic) -> Line {
    let code = diagnostic.finding.rule.code.to_string();
    (code, diagnostic.level.to_string(), diagnostic.fingerprint.clone())
}

/// What counts on the day of `session`, and what of it is about a duty.
fn counted(session: &Session) -> (BTreeSet<Line>, BTreeSet<Line>) {
    let counts = session.diagnostics.iter().filter(|it| it.counts());
    let dated = counts.clone().filter(|it| it.finding.deadline.is_some());
    (counts.map(of_check).collect(), dated.map(of_check).collect())
}

/// The days on which something comes or goes, each with the day before and after it, and a day of each week, over two years.
fn days(session: &Session) -> BTreeSet<Date> {
    let (first, last) = (session.as_of(), session.as_of() + 2.years());
    let moved = session.horizon(last).into_iter().map(|forecast| forecast.day);
    let around = moved.flat_map(|day| [day - 1.day(), day, day + 1.day()]);
    let weekly = (1..105).map(|week| first + week.weeks());
    around.chain(weekly).filter(|day| first < *day && *day <= last).collect()
}

/// Moves the as-of date over two years and compares what comes with what `due` named on the first day. Gives the rules
/// that were seen.
fn two_years(project: &Project, first: &str) -> BTreeSet<String> {
    let mut session = on(project, first.parse().expect("a date"));
    let mut named = named(project, session.as_of());
    let (mut before, mut dated) = counted(&session);
    assert_eq!(named.begins.remove(&session.as_of()).unwrap_or_default(), dated, "{first}");
    let mut seen: BTreeSet<String> = dated.iter().map(|line| line.0.clone()).collect();
    for day in days(&session) {
        session = session.apply(&Changes::default(), &Overlay::default(), day).expect("a wiki");
        let (after, still) = counted(&session);
        // A waiver that is no longer of use is nothing that somebody has to do by a day.
        let comes = after.difference(&before).filter(|line| line.0 != "M001");
        let goes: BTreeSet<Line> = dated.difference(&still).cloned().collect();
        let told = named.ends.remove(&(day - 1.day())).unwrap_or_default();
        assert_eq!(goes, told, "{day}: what goes, what was told");
        let told = named.begins.remove(&day).unwrap_or_default();
        assert_eq!(
            comes.cloned().collect::<BTreeSet<_>>(),
            told,
            "{day}: what comes, what was told"
        );
        seen.extend(told.into_iter().map(|line| line.0));
        (before, dated) = (after, still);
    }
    assert!(named.begins.is_empty(), "never reported: {:?}", named.begins);
    assert!(named.ends.is_empty(), "never ended: {:?}", named.ends);
    seen
}

#[test]
fn checks_over_two_years_report_what_due_named() {
    let seen = two_years(&wiki(), TODAY);
    let rules = Project::new().runbuch(&["rule"]).stdout;
    let timed = rules.lines().filter(|line| line.contains('⏱')).map(|line| {
        let code = line.split_whitespace().next().expect("a code");
        code.to_owned()
    });
    // Evidence of a future date is an error until that day: it goes with the calendar, and never comes.
    let timed: BTreeSet<String> = timed.filter(|code| code != "F106").collect();
    let not_seen: Vec<&String> = timed.difference(&seen).collect();
    assert!(not_seen.is_empty(), "the wiki above has nothing for these: {not_seen:?}");
    assert!(seen.contains("S802"), "what a waiver covered until now comes back with its end");
}

#[test]
fn the_command_says_of_a_day_what_was_told_of_it() {
    let project = wiki();
    let mut reported = BTreeSet::new();
    for (day, told) in named(&project, TODAY.parse().expect("a date")).begins {
        let json =
            project.runbuch(&["check", "--format", "json", "--as-of", &day.to_string()]).json();
        let findings = json["findings"].as_array().expect("findings").iter();
        let counts = findings.filter(|it| it["waiver"].is_null() && it["baseline"] != true);
        let counts: BTreeSet<Line> = counts.map(of_json).collect();
        assert!(counts.is_superset(&told), "{day}: {:?}", told.difference(&counts));
        reported.extend(told);
    }
    assert!(reported.len() > 12, "{reported:?}");
}

#[test]
fn checks_of_the_handbook_over_two_years_report_what_due_named() {
    let seen = two_years(&handbook(), "2026-02-01");
    assert!(seen.contains("F107") && seen.contains("T306"), "{seen:?}");
}

fn a_day() -> impl Strategy<Value = Date> {
    let years = prop_oneof![Just(1900_i16), 2024_i16..2028, Just(9998), Just(9999)];
    let days = prop_oneof![Just((2_i8, 29_i8)), Just((12, 31)), (1_i8..13, 1_i8..32)];
    (years, days).prop_filter_map("a day", |(year, (month, day))| Date::new(year, month, day).ok())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written, on whatever day it is read: duties have days, and calendars are valid.
    #[test]
    fn any_duty_makes_a_valid_calendar(
        (title, owner) in (".{0,90}", "\\PC{0,40}"),
        (reviewed, tested, until) in (a_day(), a_day(), a_day()),
        interval in select(vec!["P1Y", "P9999Y", "P1D", "monatlich", "P0D", "0 2 29 2 *", "bald"]),
        (as_of, months) in (a_day(), 0_i32..30),
    ) {
        let quoted = |text: &str| serde_json::to_string(text).expect("a text");
        let (name, owner) = (quoted(&title), quoted(&owner));
        let page = format!(
            "---\ntitle: {name}\nowner: {owner}\nreviewed: {reviewed}\nreview_interval: {interval}\nwaivers:\n  \
             - {{ rule: S802, until: {until}, reason: x }}\n---\n# A\n\nTODO\n\n| Test-ID | Typ | Frequenz |\n\
             | --- | --- | --- |\n| BT-01 | NAS | {interval} |\n\n| Datum | Test-ID | Ergebnis |\n| --- | --- | --- |\n\
             | {tested} | BT-01 | bestanden |\n",
        );
        let project = Project::new()
            .file("book.toml", "[output.html]\nsite-url = \"https://wiki.example.org/ä b/\"\n")
            .file("content/ä, b; c.md", &page);
        let session = on(&project, as_of);
        let until = as_of.saturating_add(months.months());
        let forecasts = session.horizon(until);
        let items = session.agenda(&session.diagnostics, &forecasts);
        let url = |place: &_| public_url(&session.site, place);
        for lang in [Lang::De, Lang::En] {
            let catalogue = Catalogue::new(lang);
            let report = session.report(&catalogue, &session.diagnostics, |_| true);
            let due = Due { report: &report, until, items: &items, title: &title, url: &url };
            let events = calendars::events(&report::due_calendar(&due));
            prop_assert_eq!(events.len(), items.len().max(1));
            let json: Value = serde_json::from_str(&report::due_json(&due)).expect("JSON");
            prop_assert_eq!(json["duties"].as_array().map(Vec::len), Some(items.len()));
            let lines = report::due_markdown(&due);
            let items_of_list = lines.lines().filter(|line| line.starts_with("- ")).count();
            prop_assert_eq!(items_of_list, items.len(), "{}", lines);
            let people = report::due_human(&due);
            prop_assert_eq!(people.lines().filter(|line| line.starts_with("  ")).count(), items.len());
        }
    }
}
