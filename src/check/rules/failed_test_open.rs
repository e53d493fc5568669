//! T303 failed-test-open: a restore test that failed, and nothing came of it.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::rule;
use crate::check::{Context, Run, at_level, deadlines, during, of_record, owed};
use crate::diagnostic::{Finding, Level, Obligation, RecordId, State, msg};
use crate::ops::{Duties, Gap, Service, StatedRun, TestRun};
use crate::value::Outcome;

rule! {
    "T303", "failed-test-open", Error,
    fix: None, time_dependent: true,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    demands: [RestoreTest],
    explanation: "failed_test_open", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let protocol = &context.operations.protocol;
    let contradicted = contradicted(&context.operations.services);
    let failed = protocol.runs.iter().filter(|row| is_open(row));
    let failed = failed.filter(|row| !contradicted.contains(&row.record.id()));
    let levels = levels(context.duties);
    let of_row = |row: &TestRun<'_>| {
        let found = finding(row, &protocol.history(row.record))?;
        let level = levels.get(&row.record.id()).copied().unwrap_or(found.level);
        (level != Level::Off).then(|| found.level(level))
    };
    let mut findings: Vec<Finding> = failed.filter_map(of_row).collect();
    for duties in context.duties {
        let service = duties.service;
        findings.extend(open_end(duties));
        let history: Vec<&TestRun<'_>> = service.runs.iter().collect();
        for stated in service.stated.iter().filter(|it| is_open(&it.run) && !in_protocol(it)) {
            let found = finding(&stated.run, &history);
            findings.extend(found.and_then(|it| owed(it, duties, Obligation::RestoreTest)));
        }
    }
    findings
}

/// The rows of tests of which each service that they are about says that it has passed: T312 names both places.
fn contradicted(services: &[Service<'_>]) -> HashSet<RecordId> {
    let (mut denied, mut agreed) = (HashSet::new(), HashSet::new());
    for service in services {
        let has_passed = |run: &TestRun<'_>| run.outcome() == Some(Outcome::Passed);
        for StatedRun { run, rows } in &service.stated {
            let denies = has_passed(run) && !rows.iter().any(has_passed);
            let told = if denies { &mut denied } else { &mut agreed };
            told.extend(rows.iter().map(|row| row.record.id()));
        }
        agreed.extend(service.runs.iter().filter(|run| run.is_row).map(|row| row.record.id()));
    }
    denied.retain(|row| !agreed.contains(row));
    denied
}

/// The level of the rows about services that somebody declared: the highest that the classes of these demand.
fn levels(duties: &[Duties<'_, '_>]) -> HashMap<RecordId, Level> {
    let mut levels = HashMap::new();
    for duties in duties.iter().filter(|duties| duties.is_declared) {
        let own = duties.level(Obligation::RestoreTest);
        let stated = duties.service.stated.iter().flat_map(|stated| &stated.rows);
        for run in duties.service.runs.iter().filter(|run| run.is_row).chain(stated) {
            let level = levels.entry(run.record.id()).or_insert(own);
            *level = own.max(*level);
        }
    }
    levels
}

/// A finding about the last test of a service that proves nothing yet: somebody follows up, or its result says neither.
fn open_end(duties: &Duties<'_, '_>) -> Option<Finding> {
    let (service, gap) = (duties.service, duties.gap(Obligation::RestoreTest)?);
    let run = service.last_run()?;
    let (name, day) = (service.name(), run.day());
    let result = run.result?;
    let level = duties.level(Obligation::RestoreTest);
    let (finding, level) = match (gap, run.follow_up) {
        (Gap::UnclearResult, _) => {
            let message = msg!(unclear_result, name = name, result = result.value, day = day);
            let finding =
                of_record(&RULE, service.record, "restore_test.result", result.span, message)
                    .state(State::Unknown)
                    .expected(msg!(unclear_result_expected));
            (finding.help(msg!(unclear_result_help)), level.min(Level::Warning))
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
            let finding = finding.expected(msg!(failed_test_open_expected));
            (finding.help(msg!(failed_test_followed_help)), level.min(Level::Note))
        }
        _ => return None,
    };
    let finding = finding.at(run.record.place(result.span)).found(result.value);
    let finding = finding.deadline(deadlines::repeated_test(run));
    during(at_level(finding, duties, level)?, day, None)
}

/// Whether a run failed, and nobody follows it up.
fn is_open(run: &TestRun<'_>) -> bool {
    let failed = matches!(run.outcome(), Some(Outcome::Failed | Outcome::Partial));
    failed && run.follow_up.is_none()
}

/// Whether a row of the protocol says how the test of that day ended. Then it is the protocol's business.
fn in_protocol(stated: &StatedRun<'_>) -> bool {
    stated.rows.iter().any(|row| row.outcome().is_some())
}

/// A finding about a run that failed, unless it was repeated in the end.
fn finding(run: &TestRun<'_>, history: &[&TestRun<'_>]) -> Option<Finding> {
    if passed_on_that_day(run, history) {
        return None;
    }
    let field = if run.is_row { "result" } else { "restore_test.result" };
    let span = run.result.map_or(run.record.head, |result| result.span);
    let (name, result) = (run.record.called(), run.result.map_or("", |result| result.value));
    let message = match run.is_row {
        true => msg!(failed_test_open, name = name, result = result, day = run.day()),
        false => msg!(failed_test_open_service, name = name, result = result, day = run.day()),
    };
    let mut finding = of_record(&RULE, run.record, field, span, message);
    finding.owner = run.owner.map(str::to_owned).or(finding.owner);
    let finding = finding
        .expected(msg!(failed_test_open_expected))
        .found(result)
        .deadline(deadlines::repeated_test(run))
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
