//! D101 record-due: a record that has to be seen to again after some time (`x-due`), and was not.

use super::rule;
use crate::check::falling_due::{self, DueRecord, DueWords};
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, msg};
use crate::schema::{DueDate, DuePeriod};

rule! {
    "D101", "record-due", Warning,
    fix: None, time_dependent: true,
    category: Data, since: "0.1.0",
    explanation: "record_due", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let records = falling_due::records(context, |day| matches!(day, DueDate::Again { .. }));
    records.iter().flat_map(of_one).collect()
}

fn of_one(due: &DueRecord<'_>) -> Vec<Finding> {
    let DueDate::Again { every, grace, .. } = &due.term.day else { return Vec::new() };
    let Some(interval) = falling_due::length(due.record.values(), every) else {
        return Vec::new();
    };
    if interval.is_zero() {
        return without_interval(due, every).into_iter().collect();
    }
    let day = due.date.value.first_day();
    let Some(next) = interval.after(day) else { return Vec::new() };
    let last = grace.after(next).unwrap_or(next);
    let what = match due.label {
        Some(label) => format!("{}: {label}", due.what),
        None => due.what.clone(),
    };
    let what = what.as_str();
    let words = DueWords {
        soon: msg!(record_due_soon, what = what, due = next, day = day),
        late: msg!(record_due, what = what, due = next, day = day),
        title: msg!(duty_due, what = what),
        expected: msg!(record_due_expected, last = last),
        help: msg!(record_due_help),
    };
    due.findings(&RULE, next, last, words).collect()
}

/// `0 days`; F104 reports a cadence that names no delay.
fn without_interval(due: &DueRecord<'_>, every: &DuePeriod) -> Option<Finding> {
    let DuePeriod::Field(name) = every else { return None };
    let values = due.record.values();
    if values.cadence(name).is_some_and(|it| it.value.lacks_delay()) {
        return None;
    }
    let member = values.member(name)?;
    let written = member.value.written.as_str();
    let message = msg!(record_due_zero, what = due.what.as_str(), period = written);
    let mut finding = due.finding(&RULE, due.term.level, message).found(written);
    finding.place = due.record.place(member.value.span);
    finding.about = Some(due.record.address(name.as_str()));
    Some(finding.help(msg!(record_due_zero_help)))
}
