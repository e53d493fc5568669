//! D104 dates-out-of-order: a day after the one that it cannot be after (`x-not-after`), and notice that would have to be
//! given before the beginning.

use super::rule;
use crate::check::{Context, Run, falling_due, of_record};
use crate::diagnostic::{Finding, Level, msg};
use crate::record::Record;
use crate::schema::{DueDate, DuePeriod, DueTerm, Field};

rule! {
    "D104", "dates-out-of-order", Warning,
    fix: None, time_dependent: false,
    category: Data, since: "0.1.0",
    explanation: "dates_out_of_order", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let records = context.site.records.all().filter(|record| !record.retired);
    records.flat_map(|record| of_one(context, record)).collect()
}

fn of_one(context: &Context<'_>, record: &Record) -> Vec<Finding> {
    let mut findings = Vec::new();
    let fields = &record.kind.fields;
    for first in fields.iter() {
        let second = first.not_after.as_ref().and_then(|name| fields.find(name));
        let Some(second) = second else { continue };
        if let Some(finding) = reversed(context, record, first, second) {
            findings.push(finding);
            continue;
        }
        let terms = record.kind.terms.iter().filter(|term| term.field() == second.name);
        findings.extend(terms.filter_map(|term| notice_too_long(context, record, first, term)));
    }
    findings
}

/// The day of `first` is after that of `second`. A month is after another only as a whole.
fn reversed(
    context: &Context<'_>,
    record: &Record,
    first: &Field,
    second: &Field,
) -> Option<Finding> {
    let (early, late) = (record.values().date(&first.name)?, record.values().date(&second.name)?);
    if early.value.first_day() <= late.value.last_day() {
        return None;
    }
    let what = falling_due::what(context, record);
    let message = msg!(
        dates_out_of_order,
        what = what,
        first = first.label(context.lang),
        early = early.value.written(),
        second = second.label(context.lang),
        late = late.value.written(),
    );
    let finding = of_record(&RULE, record, first.name.as_str(), early.span, message);
    let finding = finding.related(record.place(late.span), msg!(dates_out_of_order_second));
    Some(finding.help(msg!(dates_out_of_order_help)))
}

/// Notice for the end would have to be given before the beginning, the day of `first`.
fn notice_too_long(
    context: &Context<'_>,
    record: &Record,
    first: &Field,
    term: &DueTerm,
) -> Option<Finding> {
    let DueDate::Notice { period: DuePeriod::Field(name), .. } = &term.day else { return None };
    let begin = record.values().date(&first.name)?;
    let day = falling_due::notice_day(record, term)?;
    // Notice for a term as long as the period is due on the day before it.
    if day.tomorrow().ok()? >= begin.value.first_day() {
        return None;
    }
    let member = record.values().member(name)?;
    let message = msg!(
        notice_before_begin,
        what = falling_due::what(context, record),
        period = member.value.written.as_str(),
        day = day,
        begin = begin.value.written(),
    );
    let finding = of_record(&RULE, record, name.as_str(), member.value.span, message);
    let finding = finding.related(record.place(begin.span), msg!(dates_out_of_order_first));
    Some(finding.level(Level::Note).help(msg!(dates_out_of_order_help)))
}
