//! F104 bad-duration: a duration or cadence that cannot be read, or whose unit is not allowed there.

use super::rule;
use crate::check::{PageContext, Run, expected, of_record};
use crate::diagnostic::{Finding, Fix, Level, Message, Safety, Span, msg};
use crate::record::{Record, Said};
use crate::schema::ValueType;
use crate::value::{Cadence, Duration, Reason, Rejection, ResponseTime};

rule! {
    "F104", "bad-duration", Error,
    fix: Safe, time_dependent: false,
    explanation: "bad_duration", run: Run::Page(check),
}

/// Roles whose times other rules calculate with.
const CALCULATED: [&str; 3] = ["service", "restore-test-plan", "restore-test-protocol"];

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let records = page.records();
    let of_record = |record| record_findings(record).into_iter();
    records.flat_map(of_record).collect()
}

fn record_findings(record: &Record) -> Vec<Finding> {
    let said = record.entry().all();
    said.iter().filter_map(|said| of_value(record, said)).collect()
}

fn of_value(record: &Record, said: &Said<'_>) -> Option<Finding> {
    let value = said.field.value?;
    let text = said.pair.value.as_str()?;
    let rejected = |rejection: &Rejection| {
        (!is_prose(record, rejection)).then(|| rejected(record, said, value, rejection))
    };
    match value {
        ValueType::Date => None,
        ValueType::Duration => match Duration::parse(text) {
            Ok(duration) => rewritten(record, said, duration?.rewrite()?),
            Err(rejection) => rejected(&rejection),
        },
        ValueType::Cadence => match Cadence::parse(text) {
            Ok(cadence) => cadence?.lacks_delay().then(|| without_delay(record, said)),
            Err(rejection) => rejected(&rejection),
        },
        // "14 versions" is a way to say how much is kept, too.
        ValueType::Period => {
            let rejection = Cadence::parse(text).err()?;
            let prose = matches!(rejection.reason, Reason::Unreadable | Reason::TrailingText);
            if prose { None } else { rejected(&rejection) }
        }
        ValueType::ResponseTime => rejected(&ResponseTime::parse(text).err()?),
    }
}

/// `2 h 50`: readable, but half of it has no unit.
fn rewritten(record: &Record, said: &Said<'_>, whole: &str) -> Option<Finding> {
    let span = said.pair.value.span;
    let message = msg!(bad_duration_incomplete, value = written(said));
    let finding = of_record(&RULE, record, &said.path, span, message);
    Some(
        finding
            .level(Level::Warning)
            .expected(msg!(verbatim, text = whole))
            .found(written(said))
            .fix(Fix::replace(Safety::Safe, span, whole)),
    )
}

/// `fortlaufend`: nothing is ever that fast.
fn without_delay(record: &Record, said: &Said<'_>) -> Finding {
    let message = msg!(bad_duration_delay, value = written(said));
    let finding = of_record(&RULE, record, &said.path, said.pair.value.span, message);
    finding
        .level(Level::Note)
        .expected(msg!(bad_duration_delay_expected))
        .found(written(said))
        .help(msg!(bad_duration_delay_help))
}

/// In a table that nobody declared, and that no rule calculates with, prose is prose.
fn is_prose(record: &Record, rejection: &Rejection) -> bool {
    let prose = matches!(rejection.reason, Reason::Unreadable | Reason::TrailingText);
    prose && !record.declared && !CALCULATED.iter().any(|role| record.is(role))
}

fn rejected(record: &Record, said: &Said<'_>, value: ValueType, rejection: &Rejection) -> Finding {
    let span: Span = said.pair.value.span;
    let finding = of_record(&RULE, record, &said.path, span, message(rejection))
        .expected(expected::of_value(value))
        .found(&rejection.written);
    let finding = match rejection.suggestions.as_slice() {
        [] => finding,
        suggestions => finding.help(msg!(did_you_mean, name = suggestions.join("`, `"))),
    };
    match rejection.safe_suggestion() {
        Some(text) => finding.fix(Fix::replace(Safety::Safe, span, text)),
        None => finding,
    }
}

fn message(rejection: &Rejection) -> Message {
    let value = rejection.written.as_str();
    match rejection.reason {
        Reason::MissingUnit => msg!(bad_duration_unit, value = value),
        Reason::MinutesOrMonths => msg!(bad_duration_minutes_months, value = value),
        Reason::Negative => msg!(bad_duration_negative, value = value),
        Reason::CalendarUnit => msg!(bad_duration_months, value = value),
        Reason::WorkingDay => msg!(bad_duration_working_days, value = value),
        Reason::Range => msg!(bad_duration_range, value = value),
        _ => msg!(bad_duration, value = value),
    }
}

fn written<'r>(said: &Said<'r>) -> &'r str {
    said.pair.value.as_str().unwrap_or_default().trim()
}
