//! D103 notice-period-ends: the last day on which notice can be given (`x-notice`) is near, or has passed.

use super::rule;
use crate::check::falling_due::{self, DueRecord, DueWords};
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, msg};
use crate::schema::DueDate;

rule! {
    "D103", "notice-period-ends", Warning,
    fix: None, time_dependent: true,
    category: Data, since: "0.1.0",
    explanation: "notice_period_ends", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let records = falling_due::records(context, |day| matches!(day, DueDate::Notice { .. }));
    records.iter().filter_map(of_one).flatten().collect()
}

fn of_one(due: &DueRecord<'_>) -> Option<Vec<Finding>> {
    let (what, end) = (due.what.as_str(), due.date.value.last_day());
    let day = falling_due::notice_day(due.record, due.term)?;
    let words = DueWords {
        soon: msg!(notice_period_ends_soon, what = what, end = end, day = day),
        late: msg!(notice_period_ends, what = what, end = end, day = day),
        title: msg!(duty_notice, what = what),
        expected: msg!(record_expired_expected),
        help: msg!(notice_period_ends_help),
    };
    Some(due.findings(&RULE, day, day, words).collect())
}
