//! T303 failed-test-open: a restore test that failed, and nothing came of it.

use jiff::civil::Date;

use super::rule;
use crate::check::{Context, Run, of_record, restore};
use crate::diagnostic::{Finding, msg};
use crate::site::Evidence;
use crate::value::Outcome;

rule! {
    "T303", "failed-test-open", Error,
    fix: None, time_dependent: true,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    explanation: "failed_test_open", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let runs = context.runs();
    let mut ids: Vec<&String> = runs.keys().collect();
    ids.sort();
    let histories = ids.into_iter().filter_map(|id| runs.get(id));
    let rows = histories.flat_map(|history| {
        let rows = history.iter().filter(|run| run.record.is("restore-test-protocol"));
        rows.filter_map(|row| finding(row, history))
    });
    let services = context.records("service").filter_map(|service| {
        let own = Evidence::of_service(service)?;
        let id = own.entry.text("id").unwrap_or_default();
        let rows = context.site.records.tests(id);
        // Where the protocol tells of the same test, it is the protocol's business.
        if rows.iter().any(|row| row.day() == own.day() && row.outcome().is_some()) {
            return None;
        }
        finding(&own, &context.site.records.evidence(service))
    });
    rows.chain(services).collect()
}

/// A finding about `run` unless somebody follows it up, or it was repeated in the end.
fn finding(run: &Evidence<'_>, history: &[Evidence<'_>]) -> Option<Finding> {
    let failed = matches!(run.outcome(), Some(Outcome::Failed | Outcome::Partial));
    if !failed || run.entry.text("follow_up").is_some() || passed_on_that_day(run, history) {
        return None;
    }
    let is_row = run.record.is("restore-test-protocol");
    let field = if is_row { "result" } else { "restore_test.result" };
    let span = run.entry.member("result").map_or(run.record.head, |result| result.value.span);
    let (name, result) = (run.record.name(), run.entry.text("result").unwrap_or_default());
    let message = match is_row {
        true => msg!(failed_test_open, name = name, result = result, day = run.day()),
        false => msg!(failed_test_open_service, name = name, result = result, day = run.day()),
    };
    let mut finding = of_record(&RULE, run.record, field, span, message);
    finding.owner = run.entry.text("owner").map(str::to_owned).or(finding.owner);
    let finding = finding
        .expected(msg!(failed_test_open_expected))
        .found(result)
        .help(msg!(failed_test_open_help));
    restore::during(finding, run.day(), next_outcome(run, history))
}

/// Whether a second attempt succeeded at once. What another service says is no second attempt.
fn passed_on_that_day(run: &Evidence<'_>, history: &[Evidence<'_>]) -> bool {
    let others = history.iter().filter(|other| other.record.kind.role == run.record.kind.role);
    let mut on_that_day = others.filter(|other| other.day() == run.day());
    on_that_day.any(|other| other.outcome() == Some(Outcome::Passed))
}

/// The day of the next run whose end is known: from then on that one counts.
fn next_outcome(run: &Evidence<'_>, history: &[Evidence<'_>]) -> Option<Date> {
    let later = history.iter().filter(|other| other.day() > run.day());
    later.filter(|other| other.outcome().is_some()).map(Evidence::day).min()
}
