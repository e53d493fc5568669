//! T301 no-restore-test: a service of which nothing proves that it can be restored.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, Level, Span, State, msg};
use crate::ops::Service;
use crate::record::Record;

rule! {
    "T301", "no-restore-test", Error,
    fix: None, time_dependent: false,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    explanation: "no_restore_test", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let untested = context.operations.services.iter().filter(|service| service.runs.is_empty());
    untested.map(finding).collect()
}

fn finding(service: &Service<'_>) -> Finding {
    let critical = service.is_critical();
    let message = match critical {
        true => msg!(no_restore_test_critical, name = service.name()),
        false => msg!(no_restore_test, name = service.name()),
    };
    of_record(&RULE, service.record, "restore_test", place(service.record), message)
        .level(if critical { Level::Error } else { Level::Warning })
        .state(State::Unknown)
        .expected(msg!(no_restore_test_expected))
        .found(written(service.record))
        .help(msg!(no_restore_test_help))
}

/// What stands there instead of a date.
fn written(service: &Record) -> &str {
    let test = service.values().member("restore_test").map(|test| &test.value);
    let date = service.values().map("restore_test").map(|test| test.member("date"));
    let value = date.map_or(test, |date| date.map(|date| &date.value));
    value.map_or("", |value| &value.written)
}

/// Where the date should stand.
fn place(service: &Record) -> Span {
    let test = service.values().member("restore_test");
    let date = service.values().map("restore_test").and_then(|test| test.member("date"));
    let written = date.map(|date| service.gap(date)).or(test.map(|test| test.key_span));
    written.unwrap_or(service.head)
}
