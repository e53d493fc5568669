//! The JUnit format for CI servers: one test suite per file, one test case per finding.
//!
//! Errors are failures. Warnings and notes pass, with the message as output, as they do not fail the run
//! either. Waived and baseline findings are skipped, with the reason. Names of cases contain neither line
//! nor language, so that servers recognise them across runs.

use std::collections::HashMap;

use quick_junit::{NonSuccessKind, Report as Suites, TestCase, TestCaseStatus, TestSuite};

use super::{Report, level_name, rule_name};
use crate::diagnostic::{Diagnostic, Level, msg};

/// The report as XML, with a final line break.
pub fn junit(report: &Report<'_>) -> String {
    let mut suites = Suites::new(env!("CARGO_PKG_NAME"));
    let same_file = |a: &Diagnostic, b: &Diagnostic| a.finding.place.path == b.finding.place.path;
    for findings in report.diagnostics.chunk_by(same_file) {
        suites.add_test_suite(suite(report, findings));
    }
    if report.diagnostics.is_empty() {
        suites.add_test_suite(clean(report));
    }
    suites.to_string().unwrap_or_default()
}

/// Servers treat a report without test cases as an error.
fn clean(report: &Report<'_>) -> TestSuite {
    let mut case = TestCase::new("check", TestCaseStatus::success());
    case.set_classname(env!("CARGO_PKG_NAME"));
    case.set_system_out(report.text(&msg!(report_none, count = report.pages)));
    let mut suite = TestSuite::new(env!("CARGO_PKG_NAME"));
    suite.add_test_case(case);
    suite
}

fn suite(report: &Report<'_>, findings: &[Diagnostic]) -> TestSuite {
    let path = findings.first().map_or("", |first| &*first.finding.place.path);
    let mut suite = TestSuite::new(path);
    let mut names: HashMap<String, usize> = HashMap::new();
    for diagnostic in findings {
        let name = format!("{}: {}", rule_name(diagnostic), diagnostic.finding.subject);
        let times = names.entry(name.clone()).or_default();
        *times += 1;
        let name = if *times == 1 { name } else { format!("{name} ({times})") };
        suite.add_test_case(case(report, diagnostic, &name));
    }
    suite
}

fn case(report: &Report<'_>, diagnostic: &Diagnostic, name: &str) -> TestCase {
    let place = &diagnostic.finding.place;
    let mark = report.mark(diagnostic);
    let fails = diagnostic.counts() && diagnostic.level == Level::Error;
    let mut status = match &mark {
        Some(_) => TestCaseStatus::skipped(),
        None if fails => TestCaseStatus::non_success(NonSuccessKind::Failure),
        None => TestCaseStatus::success(),
    };
    if let Some(mark) = mark {
        status.set_message(mark);
    } else if fails {
        status.set_message(report.text(&diagnostic.finding.message));
        status.set_type(&*diagnostic.finding.rule.code);
        status.set_description(text(report, diagnostic));
    }
    let mut case = TestCase::new(name, status);
    case.set_classname(&*place.path);
    case.extra.insert("file".into(), (&*place.path).into());
    case.extra.insert("line".into(), report.range(place).0.line.to_string().into());
    if !fails {
        case.set_system_out(text(report, diagnostic));
    }
    case
}

fn text(report: &Report<'_>, diagnostic: &Diagnostic) -> String {
    let level = report.text(&level_name(diagnostic.level));
    let place = report.at(&diagnostic.finding.place);
    format!("{place}: {level}: {}", report.lines(diagnostic).join("\n"))
}
