//! The rules' specifications in `tests/rules/`: Markdown that says which findings it has.
//!
//! A case is a heading `## …` with the files of a small wiki, the findings of this one rule, and
//! what fixes make of the files. `UPDATE_SPECS=1 cargo test specs` rewrites the findings blocks.
#![expect(clippy::disallowed_methods, reason = "tests read the specifications themselves")]

mod parse;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

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
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let spec = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a specification");
        let spec = Spec::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, spec)
    };
    paths.into_iter().map(spec).collect()
}

fn rule_of(spec: &Spec) -> &'static Rule {
    let rule = rules::find(&spec.code).unwrap_or_else(|| panic!("no rule {}", spec.code));
    assert_eq!(rule.info.slug, spec.slug);
    rule
}

fn project(case: &Case) -> Project {
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

fn options(project: &Project, case: &Case) -> Options {
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
    if found != case.findings {
        complaints.push(format!("findings:\n{found}instead of:\n{}", case.findings));
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

#[test]
fn every_case_holds() {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let update = is_set("UPDATE_SPECS");
    assert!(!(update && is_set("CI")), "UPDATE_SPECS is for people, not for CI");
    let mut failed = String::new();
    for (path, spec) in specs() {
        let rule = rule_of(&spec);
        if update {
            let findings = spec.cases.iter().map(|case| {
                let project = project(case);
                let options = options(&project, case);
                found(&session(&project, case, &options), rule)
            });
            let updated = spec.with_findings(findings.collect());
            fs::write(&path, updated).expect("a specification");
            continue;
        }
        for case in &spec.cases {
            for complaint in complaints(rule, case) {
                let place = format!("{}:{}", path.display(), case.line);
                writeln!(failed, "{place} {}\n{complaint}\n", case.name).unwrap();
            }
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

#[test]
fn every_rule_has_its_specification() {
    let mut specified: Vec<String> = specs().into_iter().map(|(_, spec)| spec.code).collect();
    let mut rules: Vec<&str> = rules::ALL.iter().map(|rule| &*rule.info.code).collect();
    specified.sort();
    rules.sort_unstable();
    assert_eq!(specified, rules);
}

#[test]
fn files_are_named_after_their_rule() {
    for (path, spec) in specs() {
        assert_eq!(path.file_stem().and_then(|stem| stem.to_str()), Some(spec.slug.as_str()));
    }
}

#[test]
fn every_specification_shows_noise_silence_and_the_mend() {
    for (_, spec) in specs() {
        let silent = |case: &&Case| case.findings.is_empty();
        let (quiet, loud): (Vec<_>, Vec<_>) = spec.cases.iter().partition(silent);
        assert!(!quiet.is_empty(), "{}: no case without findings", spec.code);
        assert!(!loud.is_empty(), "{}: no case with findings", spec.code);
        let mended =
            |safety| spec.cases.iter().any(|it| it.fixed.iter().any(|(of, _)| *of == safety));
        let shown = match rule_of(&spec).info.fix {
            FixKind::None => true,
            FixKind::Safe => mended(Safety::Safe),
            FixKind::Unsafe => mended(Safety::Unsafe),
        };
        assert!(shown, "{}: no case shows what its fix does", spec.code);
    }
}
