//! One service, made wrong in each way that the rules about records know: one finding each.

use std::fmt::Write as _;

use runbuch::diagnostic::{Diagnostic, Place};
use runbuch::language::{Catalogue, Lang};
use runbuch::pipeline::Session;
use runbuch::report::Report;

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
backup:
  - { tool: HBS3, interval: täglich, target: Platte, offline: ja, medium: USB }
  - { tool: HBS3, interval: täglich, target: S3, offsite: ja, encrypted: ja, medium: Cloud }
restore_test: { date: 2026-01-10, result: bestanden, duration: 1 h, owner: Anna }
---
# NAS

[Paperless](paperless.md)
";

/// Code of the one finding, what is replaced, and by what.
const WRONGS: [(&str, &str, &str); 25] = [
    ("F101", "rpo: 24 h\n", ""),
    ("F102", "owner: Anna\ndep", "ownr: Anna\ndep"),
    ("F103", "data_class: kritisch", "data_class: hoch"),
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
];

/// The codes of the findings, and all that is said of them: place, what stands there, words.
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
