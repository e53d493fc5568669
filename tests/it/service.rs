//! One service, made wrong in each way that the rules about records know: one finding each.

use std::fmt::Write as _;

use runbuch::language::{Catalogue, Lang};
use runbuch::pipeline::Session;

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
const WRONGS: [(&str, &str, &str); 21] = [
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
];

/// The findings with all that is said of them: code, place, what stands there, words.
fn shown(page: &str, lang: Lang) -> (Vec<String>, String) {
    let project = Project::new().file("paperless.md", page).file("nas.md", OTHER);
    let mut options = project.options();
    options.lang = Some(lang);
    let session = Session::open(options).expect("a wiki that can be read");
    let catalogue = Catalogue::new(lang);
    let report = session.report(&catalogue, &session.diagnostics, |_| true);
    let mut text = String::new();
    for diagnostic in &session.diagnostics {
        let finding = &diagnostic.finding;
        let source = &report.sources[&finding.place.path];
        let at = source.position(finding.place.span.start);
        let there = finding.place.span.of(&source.text);
        let message = catalogue.text(&finding.message);
        writeln!(
            text,
            "{} {}:{}:{} `{there}`",
            diagnostic.level, finding.place.path, at.line, at.column
        )
        .expect("a string");
        writeln!(text, "  {message}").expect("a string");
        let parts =
            [("expected", &finding.expected), ("found", &finding.actual), ("help", &finding.help)];
        for (name, part) in parts {
            if let Some(part) = part {
                writeln!(text, "  {name}: {}", catalogue.text(part)).expect("a string");
            }
        }
        for related in &finding.related {
            let source = &report.sources[&related.place.path];
            let at = source.position(related.place.span.start);
            let message = catalogue.text(&related.message);
            writeln!(text, "  {}:{}:{} {message}", related.place.path, at.line, at.column)
                .expect("a string");
        }
    }
    (session.diagnostics.iter().map(|it| it.finding.rule.code.to_string()).collect(), text)
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

#[test]
fn a_mirror_is_no_backup() {
    let backups = PAGE.split("backup:\n").nth(1).expect("backups");
    let backups = backups.split("restore_test").next().expect("backups");
    let page = PAGE.replace(backups, "  - { tool: Syncthing, interval: fortlaufend (Verzögerung 1 min), target: S3, encrypted: ja }\n");
    assert_eq!(shown(&page, Lang::De).0, ["B207"]);
}
