//! The days to come: `horizon` and a `check` on each of those days say the same.

use jiff::civil::Date;
use runbuch::diagnostic::Diagnostic;
use runbuch::diagnostic::Forecast;
use runbuch::pipeline::Session;

use crate::project::{Project, TODAY};

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
        .file("content/testplan.md", PLAN)
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
    for rule in ["F107", "M001", "M003", "S802", "T302", "T303", "T305", "T306"] {
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
