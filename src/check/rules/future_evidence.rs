//! F106 future-evidence: a proof that is dated after the as-of date.

use super::rule;
use crate::check::{PageContext, Run, of_record};
use crate::diagnostic::{Finding, Level, msg};
use crate::ops::is_to_come;
use crate::record::{Record, Value};

rule! {
    "F106", "future-evidence", Error,
    fix: None, time_dependent: true,
    category: Record, obligation: RestoreTest, since: "0.1.0",
    explanation: "future_evidence", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let records = page.records();
    records.flat_map(of_one).chain(of_review(page)).collect()
}

/// A review of the page: F107 counts from it. It is evidence of no obligation of a service.
fn of_review(page: PageContext<'_>) -> Option<Finding> {
    let (date, span) = page.kinds.last_review(page.page)?;
    let day = date.first_day();
    let finding = page.finding(&RULE, span, "review", msg!(future_evidence, day = day));
    let finding = finding.level(Level::Warning).expected(msg!(future_evidence_expected));
    Some(finding.found(date.written()).until_day(day).help(msg!(future_review_help)))
}

/// Each day is the future until it has come.
fn of_one(record: &Record) -> Vec<Finding> {
    let said = record.values().all();
    let evidence = said.iter().filter(|said| said.field.is_evidence && !is_to_come(said.map));
    let dated = evidence.filter_map(|said| {
        let Value::Date(date) = &said.member.value.value else { return None };
        let day = date.first_day();
        let message = msg!(future_evidence, day = day);
        let finding = of_record(&RULE, record, &said.path, said.member.value.span, message);
        let finding = finding.expected(msg!(future_evidence_expected)).found(date.written());
        Some(finding.until_day(day).help(msg!(future_evidence_help)))
    });
    dated.collect()
}
