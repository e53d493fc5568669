//! T303 failed-test-open: a restore test that failed, and nothing came of it.

use std::collections::HashSet;

use jiff::civil::Date;

use super::rule;
use crate::check::{Context, Run, during, if_asked, of_record};
use crate::diagnostic::{Finding, Level, Obligation, RecordId, State, msg};
use crate::ops::{Duties, Gap, Service, TestRun};
use crate::value::Outcome;

rule! {
    "T303", "failed-test-open", Error,
    fix: None, time_dependent: true,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    explanation: "failed_test_open", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let protocol = &context.operations.protocol;
    let contradicted = contradicted(&context.operations.services);
    let failed = protocol.runs.iter().filter(|row| is_open(row));
    let failed = failed.filter(|row| !contradicted.contains(&row.record.id()));
    let mut findings: Vec<Finding> =
        failed.filter_map(|row| finding(row, &protocol.history(row.record))).collect();
    for duties in context.duties {
        let service = duties.service;
        findings.extend(open_end(duties));
        let history: Vec<&TestRun<'_>> = service.runs.iter().collect();
        let own = service.stated_run.as_ref().filter(|own| is_open(own) && !in_protocol(service));
        let found = own.and_then(|own| finding(own, &history));
        findings.extend(found.and_then(|found| if_asked(found, duties, Obligation::RestoreTest)));
    }
    findings
}

/// The rows of tests that a service says have passed: T312 names both places.
fn contradicted(services: &[Service<'_>]) -> HashSet<RecordId> {
    let mut rows = HashSet::new();
    for service in services {
        let stated = service.stated_run.as_ref().and_then(TestRun::outcome);
        let passed = |row: &TestRun<'_>| row.outcome() == Some(Outcome::Passed);
        if stated == Some(Outcome::Passed) && !service.stated_rows.iter().any(passed) {
            rows.extend(service.stated_rows.iter().map(|row| row.record.id()));
        }
    }
    rows
}

/// A finding about the last test of a service that proves nothing yet: somebody follows up, or its result says neither.
fn open_end(duties: &Duties<'_, '_>) -> Option<Finding> {
    let (service, gap) = (duties.service, duties.gap(Obligation::RestoreTest)?);
    let run = service.last_run()?;
    let (name, day) = (service.name(), run.day());
    let result = run.result?;
    let finding = match (gap, run.follow_up) {
        (Gap::UnclearResult, _) => {
            let message = msg!(unclear_result, name = name, result = result.value, day = day);
            let finding =
                of_record(&RULE, service.record, "restore_test.result", result.span, message)
                    .level(duties.level(Obligation::RestoreTest).min(Level::Warning))
                    .state(State::Unknown)
                    .expected(msg!(unclear_result_expected));
            finding.help(msg!(unclear_result_help))
        }
        (Gap::NotPassed, Some(follow_up)) => {
            let message = msg!(
                failed_test_followed,
                name = name,
                result = result.value,
                day = day,
                follow_up = follow_up
            );
            let finding =
                of_record(&RULE, service.record, "restore_test.result", result.span, message);
            let finding = finding.level(Level::Note).expected(msg!(failed_test_open_expected));
            finding.help(msg!(failed_test_followed_help))
        }
        _ => return None,
    };
    let finding = finding.at(run.record.place(result.span)).found(result.value);
    during(if_asked(finding, duties, Obligation::RestoreTest)?, day, None)
}

/// Whether a run failed, and nobody follows it up.
fn is_open(run: &TestRun<'_>) -> bool {
    let failed = matches!(run.outcome(), Some(Outcome::Failed | Outcome::Partial));
    failed && run.follow_up.is_none()
}

/// Whether a row of the protocol says how the test of that day ended. Then it is the protocol's business.
fn in_protocol(service: &Service<'_>) -> bool {
    service.stated_rows.iter().any(|row| row.outcome().is_some())
}

/// A finding about a run that failed, unless it was repeated in the end.
fn finding(run: &TestRun<'_>, history: &[&TestRun<'_>]) -> Option<Finding> {
    if passed_on_that_day(run, history) {
        return None;
    }
    let field = if run.is_row { "result" } else { "restore_test.result" };
    let span = run.result.map_or(run.record.head, |result| result.span);
    let (name, result) = (run.name(), run.result.map_or("", |result| result.value));
    let message = match run.is_row {
        true => msg!(failed_test_open, name = name, result = result, day = run.day()),
        false => msg!(failed_test_open_service, name = name, result = result, day = run.day()),
    };
    let mut finding = of_record(&RULE, run.record, field, span, message);
    finding.owner = run.owner.map(str::to_owned).or(finding.owner);
    let finding = finding
        .expected(msg!(failed_test_open_expected))
        .found(result)
        .help(msg!(failed_test_open_help));
    during(finding, run.day(), next_outcome(run, history))
}

/// Whether a second attempt succeeded at once. What another service says is no second attempt.
fn passed_on_that_day(run: &TestRun<'_>, history: &[&TestRun<'_>]) -> bool {
    let others = history.iter().filter(|other| other.is_row == run.is_row);
    let mut on_that_day = others.filter(|other| other.day() == run.day());
    on_that_day.any(|other| other.outcome() == Some(Outcome::Passed))
}

/// The day of the next run whose end is known: from then on that one counts.
fn next_outcome(run: &TestRun<'_>, history: &[&TestRun<'_>]) -> Option<Date> {
    let later = history.iter().filter(|other| other.day() > run.day());
    later.filter(|other| other.outcome().is_some()).map(|other| other.day()).min()
}
