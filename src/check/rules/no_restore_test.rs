//! T301 no-restore-test: a service of which nothing proves that it can be restored.

use super::rule;
use crate::check::{Context, Run, of_record, owed};
use crate::diagnostic::{Finding, Obligation, Span, State, msg};
use crate::ops::{Claim, Duties, Gap, Operations, Service};
use crate::record::Record;
use crate::value::Outcome;

rule! {
    "T301", "no-restore-test", Error,
    fix: None, time_dependent: false,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    demands: [RestoreTest],
    explanation: "no_restore_test", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let never = |it: &&Duties<'_, '_>| it.gap(Obligation::RestoreTest) == Some(&Gap::NeverTested);
    let untested = context.duties.iter().filter(never);
    let found = untested.filter_map(|duties| {
        let finding = finding(context.operations, duties.service);
        owed(finding, duties, Obligation::RestoreTest)
    });
    found.collect()
}

fn finding(operations: &Operations<'_>, service: &Service<'_>) -> Finding {
    let critical = service.is_critical();
    let message = match critical {
        true => msg!(no_restore_test_critical, name = service.name()),
        false => msg!(no_restore_test, name = service.name()),
    };
    let finding = of_record(&RULE, service.record, "restore_test", place(service.record), message)
        .state(State::Unknown)
        .expected(msg!(no_restore_test_expected))
        .help(msg!(no_restore_test_help));
    let written = written(service.record);
    match written.is_empty() {
        true => with_tests(operations, service, finding),
        false if is_result(service.record) => {
            finding.actual(msg!(no_restore_test_undated, text = written))
        }
        false => finding.found(written),
    }
}

/// Adds the tests that restore the service, and why they prove nothing.
fn with_tests(operations: &Operations<'_>, service: &Service<'_>, finding: Finding) -> Finding {
    let claimed = service.claims.first();
    if let Some(claim) = claimed.filter(|claim| !claim.is_known) {
        return finding.actual(msg!(no_restore_test_unknown_id, id = claim.id.value));
    }
    let tests = service.tests.iter().filter_map(|covering| operations.tests.get(covering.test));
    let Some(test) = tests.clone().next() else {
        let open = |claim: &Claim<'_>| msg!(no_restore_test_open, id = claim.id.value);
        return match claimed {
            Some(claim) => finding.actual(open(claim)),
            None => finding.found(""),
        };
    };
    let finding = finding.actual(msg!(no_restore_test_open, id = test.id.value));
    tests.fold(finding, |finding, test| {
        let id = test.id.value;
        finding.related(test.record.place(test.id.span), msg!(no_restore_test_planned, id = id))
    })
}

/// What stands there instead of a date.
fn written(service: &Record) -> &str {
    let Some(test) = service.values().member("restore_test") else { return "" };
    let Some(values) = service.values().map("restore_test") else { return &test.value.written };
    match values.member("date") {
        Some(date) => &date.value.written,
        None => values.text("result").unwrap_or_default(),
    }
}

/// Whether what stands there is how a test ended.
fn is_result(service: &Record) -> bool {
    let Some(test) = service.values().map("restore_test") else { return false };
    test.member("date").is_none() && test.text("result").and_then(Outcome::parse).is_some()
}

/// Where the date should stand.
fn place(service: &Record) -> Span {
    let test = service.values().member("restore_test");
    let date = service.values().map("restore_test").and_then(|test| test.member("date"));
    let written = date.map(|date| service.gap(date)).or(test.map(|test| service.pointer(test)));
    written.unwrap_or(service.head)
}
