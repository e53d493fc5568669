//! T307 protocol-incomplete: a test was made, and its row of the protocol does not say what came of
//! it.

use std::collections::HashSet;
use std::sync::Arc;

use super::{placeholder, rule};
use crate::check::{Context, PageContext, Run, of_record, span_of};
use crate::diagnostic::{Finding, Message, Obligation, RecordId, State, msg};
use crate::ops::{Gap, TestRun, is_undated};
use crate::record::{Record, Shape};
use crate::schema::KindRole;
use crate::value::Outcome;

rule! {
    "T307", "protocol-incomplete", Error,
    fix: None, time_dependent: false,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    explanation: "protocol_incomplete", run: Run::Site(check),
}

/// What a row must say, and whether a test that failed can say it. Of a missing owner F108 tells.
fn fields() -> [(&'static str, Message, bool); 4] {
    [
        ("date", msg!(protocol_incomplete_date), true),
        ("result", msg!(protocol_incomplete_result), true),
        ("duration", msg!(protocol_incomplete_duration), false),
        ("data_age", msg!(protocol_incomplete_data_age), false),
    ]
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let doubtful = doubtful(context);
    // A table without a column for dates is told once.
    let mut tables = HashSet::new();
    let rows = context.records(&KindRole::RestoreTestProtocol).filter(|row| {
        let result = row.values().member("result").map(|result| result.key_span);
        let is_column = row.shape != Shape::Row || row.values().member("date").is_some();
        is_column || tables.insert((Arc::clone(&row.path), result))
    });
    let found = rows.filter_map(|row| {
        let is_doubtful = doubtful.contains(&row.id());
        Some(finding(context, row)?.state(if is_doubtful { State::Unknown } else { State::Met }))
    });
    found.collect()
}

/// The rows that leave open whether a service can be restored: failures that may be newer than what is known, and tests
/// without which nothing is known.
fn doubtful(context: &Context<'_>) -> HashSet<RecordId> {
    let has_failed = |row: &&&Record| {
        let outcome = row.values().text("result").and_then(Outcome::parse);
        matches!(outcome, Some(Outcome::Failed | Outcome::Partial))
    };
    let undated = &context.operations.protocol.undated;
    let mut rows: HashSet<RecordId> =
        undated.iter().filter(has_failed).map(|row| row.id()).collect();
    for duties in context.duties {
        let service = duties.service;
        match duties.gap(Obligation::RestoreTest) {
            Some(Gap::UndatedTest) => rows.extend(service.undated.iter().map(|row| row.id())),
            Some(Gap::Value) => rows.extend(service.last_run().map(|run| run.record.id())),
            _ => {}
        }
    }
    rows
}

fn finding(context: &Context<'_>, row: &Record) -> Option<Finding> {
    let run = TestRun::of_row(row);
    if run.is_none() && !is_undated(row) {
        return None;
    }
    let missing = missing(context.page_of(row)?, row);
    let first = missing.iter().map(|(field, _)| (span_of(row, field), *field)).min()?;
    let words: Vec<Message> = missing.into_iter().map(|(_, word)| word).collect();
    let message = match (row.called(), run) {
        ("", None) => msg!(protocol_incomplete_row, missing = words),
        (id, None) => msg!(protocol_incomplete_undated, id = id, missing = words),
        ("", Some(run)) => msg!(protocol_incomplete_unnamed, day = run.day(), missing = words),
        (id, Some(run)) => msg!(protocol_incomplete, id = id, day = run.day(), missing = words),
    };
    let (span, field) = first;
    let finding = of_record(&RULE, row, field, span, message);
    let finding = finding.expected(msg!(protocol_incomplete_expected)).found("");
    Some(finding.help(msg!(protocol_incomplete_help)))
}

/// The fields that a row should say and does not, with their words.
fn missing(page: PageContext<'_>, row: &Record) -> Vec<(&'static str, Message)> {
    let values = row.values();
    let outcome = values.text("result").and_then(Outcome::parse);
    let passed = !matches!(outcome, Some(Outcome::Failed | Outcome::Partial));
    // Only a date is asked for where the table has no column for it.
    let is_missing = |field: &str| match values.member(field).map(|member| &member.value) {
        None => field == "date",
        Some(_) if values.text(field).is_some() => false,
        Some(value) => !placeholder::is_told(page, row, value),
    };
    let fields = fields().into_iter();
    let missing = fields.filter(|(field, _, always)| (*always || passed) && is_missing(field));
    missing.map(|(field, word, _)| (field, word)).collect()
}
