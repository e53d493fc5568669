//! D102 record-expired: a record with a last day (`x-expires`) that has passed.

use super::rule;
use crate::check::falling_due::{self, DueRecord, DueWords};
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, msg};
use crate::schema::DueDate;

rule! {
    "D102", "record-expired", Warning,
    fix: None, time_dependent: true,
    category: Data, since: "0.1.0",
    explanation: "record_expired", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let records = falling_due::records(context, |day| matches!(day, DueDate::Expiry { .. }));
    // Where notice has to be given in time, the end is not what has to be remembered.
    let alone = records.iter().filter(|due| !falling_due::has_notice(due));
    alone.flat_map(of_one).collect()
}

fn of_one(due: &DueRecord<'_>) -> Vec<Finding> {
    let (what, day) = (due.what.as_str(), due.date.value.last_day());
    let (soon, late) = match due.label {
        Some(label) => (
            msg!(record_expires_soon_label, what = what, label = label, day = day),
            msg!(record_expired_label, what = what, label = label, day = day),
        ),
        None => (
            msg!(record_expires_soon, what = what, day = day),
            msg!(record_expired, what = what, day = day),
        ),
    };
    let words = DueWords {
        soon,
        late,
        title: msg!(duty_expires, what = what),
        expected: msg!(record_expired_expected),
        help: msg!(record_expired_help),
    };
    due.findings(&RULE, day, day, words).collect()
}
