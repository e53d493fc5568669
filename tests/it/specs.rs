//! The rules' specifications in `tests/rules/`: Markdown that says which findings it has.
//!
//! A case is a heading `## …` with the files of a small wiki, the findings of this one rule, and
//! what fixes make of the files. `UPDATE_SPECS=1 cargo test --test it specs::` rewrites the findings
//! blocks, `cargo test --test it specs::L701` runs the specification of one rule.
#![expect(clippy::disallowed_methods, reason = "tests read the specifications themselves")]

pub(crate) mod parse;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use runbuch::check::{ProbeResults, Rule, rules};
use runbuch::diagnostic::{FixKind, Position, Safety};
use runbuch::language::Catalogue;
use runbuch::pipeline::{self, Changes, Options, Overlay, Session};

use self::parse::{Case, File, Spec};
use crate::project::Project;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

fn specs() -> Vec<(PathBuf, Spec)> {
    let entries = fs::read_dir(folder()).expect("tests/rules");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let paths = paths.filter(|path| path.file_name().is_some_and(|name| name != "README.md"));
    let mut paths: Vec<PathBuf> = paths.collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

fn read(path: &Path) -> Spec {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    Spec::parse(&text, &["findings"]).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rule that the title names: `# CODE slug`.
fn rule_of(spec: &Spec) -> &'static Rule {
    let (code, slug) = spec.title.split_once(' ').expect("a code and a slug");
    let rule = rules::find(code).unwrap_or_else(|| panic!("no rule {code}"));
    assert_eq!(rule.info.slug, slug);
    rule
}

pub(crate) fn project(case: &Case) -> Project {
    case.files.iter().fold(Project::new(), |project, file| project.bytes(&file.path, &file.bytes()))
}

const START: Position = Position { line: 1, column: 1 };

/// The findings of one rule as a specification writes them, a line each.
fn found(session: &Session, rule: &Rule) -> String {
    let catalogue = Catalogue::new(session.lang);
    let report = session.report(&catalogue, &session.diagnostics, |_| true);
    let mut lines = String::new();
    let of_rule = session.diagnostics.iter().filter(|it| it.finding.rule.code == rule.info.code);
    for diagnostic in of_rule.filter(|diagnostic| diagnostic.counts()) {
        let place = &diagnostic.finding.place;
        // What is no text has one place only.
        let source = report.sources.get(&place.path);
        let at = source.map_or(START, |source| source.position(place.span.start));
        let (level, message) = (diagnostic.level, catalogue.text(&diagnostic.finding.message));
        writeln!(lines, "{}:{}:{} {level} {message}", place.path, at.line, at.column).unwrap();
    }
    lines
}

pub(crate) fn options(project: &Project, case: &Case) -> Options {
    let mut options = project.options();
    (options.as_of, options.lang) = (case.as_of, Some(case.lang));
    if let Some(results) = &case.results {
        let session = Session::open(options.clone()).expect("a wiki that can be read");
        let anchors = results.keys().any(|address| address.contains('#'));
        let request = session.probe_request(|_| true, anchors);
        for address in results.keys() {
            assert!(request.addresses.contains(address), "no page links to {address}: {request:?}");
        }
        options.external = Some(ProbeResults { request, results: results.clone() }.into());
    }
    options
}

/// The wiki of `case`, once all of its files have been written.
fn session(project: &Project, case: &Case, options: &Options) -> Session {
    let session = Session::open(options.clone()).expect("a wiki that can be read");
    if case.later.is_empty() {
        return session;
    }
    let mut changes = Changes::default();
    for file in &case.later {
        project.write(&file.path, file.bytes());
        changes.paths.insert(file.path.clone());
    }
    session.apply(&changes, &Overlay::default(), options.as_of).expect("a wiki that goes on")
}

/// What does not hold of `case`.
fn complaints(rule: &Rule, case: &Case) -> Vec<String> {
    let project = project(case);
    let options = options(&project, case);
    let session = session(&project, case, &options);
    let mut complaints = Vec::new();
    let found = found(&session, rule);
    for expected in case.expected.iter().filter(|expected| expected.text != found) {
        complaints.push(format!("findings:\n{found}instead of:\n{}", expected.text));
    }
    for safety in [Safety::Safe, Safety::Unsafe] {
        let expected: Vec<&File> =
            case.fixed.iter().filter(|(of, _)| *of == safety).map(|(_, file)| file).collect();
        if expected.is_empty() {
            continue;
        }
        let fixed = pipeline::fix(&options, safety, |_| true).expect("a wiki that can be fixed");
        fixed.write().expect("files that can be written");
        for file in expected {
            let (text, expected) = (project.read_bytes(&file.path), file.bytes());
            if text != expected {
                let [text, expected] =
                    [text, expected].map(|it| String::from_utf8_lossy(&it).into_owned());
                complaints
                    .push(format!("{safety:?} fixes give {text:?}\ninstead of      {expected:?}"));
            }
        }
        let again = pipeline::fix(&options, safety, |_| true).expect("a wiki that can be fixed");
        if again.applied > 0 {
            complaints.push(format!("{safety:?} fixes find work a second time"));
        }
        for file in &case.files {
            project.write(&file.path, file.bytes());
        }
    }
    complaints
}

/// Checks the specification that a test is named after: `L701_broken_link` is that of rule L701 in
/// `broken-link.md`.
fn holds(name: &str) {
    let (code, slug) = name.split_once('_').expect("a code and a slug");
    let path = folder().join(format!("{}.md", slug.replace('_', "-")));
    let spec = read(&path);
    assert_eq!(spec.title, format!("{code} {}", slug.replace('_', "-")));
    let rule = rule_of(&spec);
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let update = is_set("UPDATE_SPECS");
    assert!(!(update && is_set("CI")), "UPDATE_SPECS is for people, not for CI");
    if update {
        let findings = spec.cases.iter().map(|case| {
            let project = project(case);
            let options = options(&project, case);
            vec![found(&session(&project, case, &options), rule)]
        });
        let updated = spec.with(findings.collect());
        fs::write(&path, updated).expect("a specification");
        return;
    }
    let mut failed = String::new();
    for case in &spec.cases {
        for complaint in complaints(rule, case) {
            let place = format!("{}:{}", path.display(), case.line);
            writeln!(failed, "{place} {}\n{complaint}\n", case.name).unwrap();
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

/// One test a specification.
macro_rules! specs {
    ($($name:ident),+ $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($name)),+];

        $(
            #[test]
            #[expect(non_snake_case, reason = "codes of rules are written in capitals")]
            fn $name() {
                holds(stringify!($name));
            }
        )+
    };
}

specs! {
    B201_rpo_below_interval,
    B202_rto_above_mta,
    B203_rto_not_proven,
    B204_dependency_slower,
    B205_no_offsite_copy,
    B206_copies_below_321,
    B207_sync_is_not_backup,
    B208_retention_too_short,
    B209_gfs_gap,
    B210_no_backup,
    B211_promise_conflict,
    B212_rpo_not_proven,
    C501_not_a_list,
    C502_phase_order,
    C503_checklist_drift,
    D101_record_due,
    D102_record_expired,
    D103_notice_period_ends,
    D104_dates_out_of_order,
    D190_almost_a_record,
    D191_kind_without_record,
    E901_self_dependency,
    F100_bad_front_matter,
    F101_missing_field,
    F102_unknown_field,
    F103_bad_value,
    F104_bad_duration,
    F105_bad_date,
    F106_future_evidence,
    F107_review_overdue,
    F108_owner_empty,
    F109_kind_ambiguous,
    F110_unknown_kind,
    F111_described_twice,
    L701_broken_link,
    L702_broken_anchor,
    L703_dangling_file_ref,
    L704_orphan_page,
    L705_dead_external_link,
    L706_moved_external_link,
    L707_ambiguous_link,
    L708_image_without_alt,
    L710_link_to_draft,
    L711_link_to_secret,
    L712_undefined_reference,
    L713_address_taken,
    L714_bad_address,
    L715_names_alike,
    L716_duplicate_id,
    M001_unused_waiver,
    M002_waiver_incomplete,
    M003_waiver_expired,
    M004_unknown_rule,
    M005_no_effect,
    M006_bad_config,
    M007_bad_project_file,
    P401_step_gap,
    P402_overview_drift,
    P403_playbook_part_missing,
    P404_situational_wording,
    P405_order_vs_dependencies,
    P406_limits_above_total,
    R601_raci_accountable,
    R602_raci_responsible,
    R603_unknown_role,
    R604_response_not_monotone,
    S801_number_gap,
    S802_placeholder,
    S803_mojibake,
    S804_ascii_umlaut,
    S805_missing_doc_kind,
    S806_table_shape,
    S807_title_mismatch,
    S808_section_missing,
    S809_heading_level_skip,
    S810_not_utf8,
    S811_translation_missing,
    S814_beyond_limit,
    S815_no_service_record,
    S816_not_understood,
    T301_no_restore_test,
    T302_restore_test_stale,
    T303_failed_test_open,
    T304_bad_test_id,
    T305_test_never_run,
    T306_test_overdue,
    T307_protocol_incomplete,
    T308_service_not_covered,
    T309_cadence_conflict,
    T310_maintenance_overdue,
    T311_maintenance_without_cadence,
    T312_evidence_conflict,
    T313_scope_conflict,
}

/// Neither the folder nor the list of tests lacks a rule.
#[test]
fn every_rule_has_its_specification_and_its_test() {
    let name = |title: &str| title.replace([' ', '-'], "_");
    let rules = rules::ALL.iter().map(|it| name(&format!("{} {}", it.info.code, it.info.slug)));
    let mut rules: Vec<String> = rules.collect();
    rules.sort();
    let mut specified: Vec<String> = specs().iter().map(|(_, spec)| name(&spec.title)).collect();
    specified.sort();
    assert_eq!(specified, rules, "tests/rules/");
    assert_eq!(NAMES, rules, "the list `specs!` in tests/it/specs.rs");
}

#[test]
fn every_specification_shows_noise_silence_and_the_mend() {
    for (_, spec) in specs() {
        let silent = |case: &&Case| case.expected.iter().all(|it| it.text.is_empty());
        let (quiet, loud): (Vec<_>, Vec<_>) = spec.cases.iter().partition(silent);
        assert!(!quiet.is_empty(), "{}: no case without findings", spec.title);
        assert!(!loud.is_empty(), "{}: no case with findings", spec.title);
        let mended =
            |safety| spec.cases.iter().any(|it| it.fixed.iter().any(|(of, _)| *of == safety));
        let shown = match rule_of(&spec).info.fix {
            FixKind::None => true,
            FixKind::Safe => mended(Safety::Safe),
            FixKind::Unsafe => mended(Safety::Unsafe),
        };
        assert!(shown, "{}: no case shows what its fix does", spec.title);
    }
}
