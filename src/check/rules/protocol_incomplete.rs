//! T307 protocol-incomplete: a test was made, and its row of the protocol does not say what came of
//! it.

use super::{placeholder, rule};
use crate::check::{Context, Run, of_record, span_of};
use crate::diagnostic::{Finding, Message, msg};
use crate::ops::TestRun;
use crate::record::Record;
use crate::schema::KindRole;
use crate::value::Outcome;

rule! {
    "T307", "protocol-incomplete", Error,
    fix: None, time_dependent: false,
    category: RestoreTest, since: "0.1.0",
    explanation: "protocol_incomplete", run: Run::Site(check),
}

/// What a row must say, and whether a test that failed can say it.
fn fields() -> [(&'static str, Message, bool); 4] {
    [
        ("result", msg!(protocol_incomplete_result), true),
        ("duration", msg!(protocol_incomplete_duration), false),
        ("data_age", msg!(protocol_incomplete_data_age), false),
        ("owner", msg!(protocol_incomplete_owner), true),
    ]
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let rows = context.records(&KindRole::RestoreTestProtocol);
    rows.filter_map(|row| finding(context, row, &TestRun::of_row(row)?)).collect()
}

fn finding(context: &Context<'_>, row: &Record, run: &TestRun<'_>) -> Option<Finding> {
    let page = context.page_of(row)?;
    let passed = !matches!(run.outcome(), Some(Outcome::Failed | Outcome::Partial));
    let values = row.values();
    // A column that the table does not have is missing from no row.
    let is_blank = |field: &str| {
        let member = values.member(field).filter(|_| values.text(field).is_none());
        member.map(|member| &member.value).is_some_and(|value| {
            !row.ends_before(value) && !placeholder::is_reported(page, row, value)
        })
    };
    let mut missing = fields().to_vec();
    missing.retain(|(field, _, always)| (*always || passed) && is_blank(field));
    let (fields, words): (Vec<&str>, Vec<Message>) =
        missing.into_iter().map(|(field, name, _)| (field, name)).unzip();
    // Where nobody but the owner is missing, `owner-empty` has said so.
    if fields == ["owner"] {
        return None;
    }
    let first = fields.iter().map(|field| (span_of(row, field), *field)).min()?;
    let message = msg!(protocol_incomplete, id = row.name(), day = run.day(), missing = words);
    let (span, field) = first;
    let finding = of_record(&RULE, row, field, span, message);
    Some(finding.help(msg!(protocol_incomplete_help)))
}
