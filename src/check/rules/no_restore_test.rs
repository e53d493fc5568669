//! T301 no-restore-test: a service of which nothing proves that it can be restored.

use super::bad_test_id::PlanIds;
use super::{placeholder, rule};
use crate::check::{Context, Run, of_record, owed};
use crate::diagnostic::{Finding, Obligation, Span, State, msg};
use crate::ops::{Claim, Duties, Gap, Operations, PlannedTest, Service};
use crate::record::Record;
use crate::value::Outcome;

rule! {
    "T301", "no-restore-test", Error,
    fix: Unsafe, time_dependent: false,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    demands: [RestoreTest],
    explanation: "no_restore_test", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let never = |it: &&Duties<'_, '_>| {
        let is_told = |path| placeholder::is_field_told(context, it.service.record, path);
        it.gap(Obligation::RestoreTest) == Some(&Gap::NeverTested)
            && !is_told("restore_test")
            && !is_told("restore_test.date")
    };
    let untested = context.duties.iter().filter(never);
    let plan = context.operations.tests.iter().map(|test| test.id.value);
    let ids = PlanIds::new(plan.collect());
    let found = untested.filter_map(|duties| {
        let service = duties.service;
        let unknown = service.claims.iter().find(|claim| !claim.is_known);
        let unknown = unknown.filter(|_| written(service.record).is_empty());
        let finding = match unknown {
            Some(claim) => ids.suggest(context, with_unknown(service, claim), &claim.id),
            None => with_tests(context.operations, service, finding(service)),
        };
        owed(finding, duties, Obligation::RestoreTest)
    });
    found.collect()
}

fn finding(service: &Service<'_>) -> Finding {
    let critical = service.is_critical();
    let message = match critical {
        true => msg!(no_restore_test_critical, name = service.name()),
        false => msg!(no_restore_test, name = service.name()),
    };
    of_record(&RULE, service.record, "restore_test", place(service.record), message)
        .cause("restore_test")
        .state(State::Unknown)
        .expected(msg!(no_restore_test_expected))
        .help(msg!(no_restore_test_help))
}

/// A finding at an ID that neither the plan nor the protocol has.
fn with_unknown(service: &Service<'_>, claim: &Claim<'_>) -> Finding {
    let mut finding = finding(service);
    finding.place.span = claim.id.span;
    finding.actual(msg!(no_restore_test_unknown_id, id = claim.id.value))
}

/// Adds what is written there or the tests that restore the service, and why they prove nothing.
fn with_tests(operations: &Operations<'_>, service: &Service<'_>, finding: Finding) -> Finding {
    let written = written(service.record);
    if is_result(service.record) {
        return finding.actual(msg!(no_restore_test_undated, text = written));
    }
    let tests = service.tests.iter().filter_map(|covering| operations.tests.get(covering.test));
    let tests: Vec<&PlannedTest<'_>> = tests.collect();
    let claimed = service.claims.first().map(|claim| claim.id.value);
    let open = tests.first().map(|test| test.id.value).or(claimed);
    let finding = match open.filter(|_| written.is_empty()) {
        Some(id) => finding.actual(msg!(no_restore_test_open, id = id)),
        None => finding.found(written),
    };
    tests.into_iter().fold(finding, |finding, test| {
        let id = test.id.value;
        finding.related(test.record.place(test.id.span), msg!(no_restore_test_planned, id = id))
    })
}

/// What is there instead of a date.
fn written(service: &Record) -> &str {
    let Some(test) = service.values().member("restore_test") else { return "" };
    let Some(values) = service.values().map("restore_test") else { return &test.value.written };
    match values.member("date") {
        Some(date) => &date.value.written,
        None => values.text("result").unwrap_or_default(),
    }
}

/// Whether what is there is how a test ended.
fn is_result(service: &Record) -> bool {
    let Some(test) = service.values().map("restore_test") else { return false };
    test.member("date").is_none() && test.text("result").and_then(Outcome::parse).is_some()
}

/// Where the date should be.
fn place(service: &Record) -> Span {
    let test = service.values().member("restore_test");
    let date = service.values().map("restore_test").and_then(|test| test.member("date"));
    let written = date.map(|date| service.gap(date)).or(test.map(|test| service.pointer(test)));
    written.unwrap_or(service.head)
}
