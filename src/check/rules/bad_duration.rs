//! F104 bad-duration: a duration or cadence that cannot be read, or whose unit is not allowed there.

use super::rule;
use crate::check::{PageContext, Run, of_record, recognised};
use crate::diagnostic::{Finding, Fix, Level, Message, Safety, msg};
use crate::lexicon::cadence::EVERY;
use crate::lexicon::spelled_out;
use crate::page::{Id, LinkId};
use crate::record::{FieldValue, Record, Value, WrittenField};
use crate::schema::{KindRole, ValueType};
use crate::value::{Cadence, Rejection, RejectionReason};

rule! {
    "F104", "bad-duration", Error,
    fix: Safe, time_dependent: false,
    category: Record, obligation: Documentation, since: "0.1.0",
    explanation: "bad_duration", run: Run::Page(check),
}

/// Roles whose times other rules calculate with.
const CALCULATED: [KindRole; 3] =
    [KindRole::Service, KindRole::RestoreTestPlan, KindRole::RestoreTestProtocol];

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let of_mentions = page.mentions().flat_map(|record| of_mention(page, record));
    page.records().flat_map(of_one).chain(of_mentions).chain(of_common(page)).collect()
}

/// A summary may leave out what the page says, and send its readers there in words of its own. One word is meant as a
/// time.
fn of_mention(page: PageContext<'_>, record: &Record) -> Vec<Finding> {
    let values = record.values().all();
    let links = &page.document().links;
    let unreadable = values.iter().filter_map(|said| {
        let value = &said.member.value;
        let next = links.partition_point(|link| link.span.end <= value.span.start);
        let is_link =
            links.get(LinkId::new(next)).is_some_and(|link| link.span.start < value.span.end);
        let is_word = !is_link && value.written.split_whitespace().count() == 1;
        let is_told = value.rejection.as_deref().is_some_and(|it| is_word || !is_prose(it));
        is_told.then(|| rejected(record, said, value)).flatten()
    });
    unreadable.collect()
}

/// Times that any page may have: how often it is reviewed.
fn of_common(page: PageContext<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in page.page.front_matter.data.pairs() {
        let Some(field) = page.kinds.common().find(&pair.key) else { continue };
        let Some(asked) = field.value.filter(|asked| asked.is_time()) else { continue };
        let Some(Err(rejection)) = pair.value.as_str().map(Cadence::parse) else { continue };
        let message = message(&rejection);
        let finding = page.finding(&RULE, pair.value.span, &field.name, message);
        let finding = finding.expected(asked.expected()).found(&rejection.written);
        findings.push(page.about_page(&field.name, finding));
    }
    findings
}

fn of_one(record: &Record) -> Vec<Finding> {
    let mut findings = Vec::new();
    for said in record.values().all() {
        let parts = said.member.value.parts();
        findings.extend(parts.iter().filter_map(|value| of_value(record, &said, value)));
    }
    findings
}

/// Whether a value of the field is reported as unreadable.
pub(in crate::check) fn reports(record: &Record, said: &WrittenField<'_>) -> bool {
    said.member.value.parts().iter().any(|value| rejected(record, said, value).is_some())
}

fn of_value(record: &Record, said: &WrittenField<'_>, value: &FieldValue) -> Option<Finding> {
    match &value.value {
        Value::Duration(duration) => rewritten(record, said, value, duration.rewrite()?),
        Value::Cadence(cadence) if cadence.lacks_delay() => {
            Some(without_delay(record, said, value))
        }
        _ => rejected(record, said, value),
    }
}

/// `2 h 50`: readable, but half of it has no unit.
fn rewritten(
    record: &Record,
    said: &WrittenField<'_>,
    value: &FieldValue,
    whole: &str,
) -> Option<Finding> {
    let message = msg!(bad_duration_incomplete, value = value.written.as_str());
    let finding = of_record(&RULE, record, &said.path, value.span, message);
    Some(
        finding
            .level(Level::Warning)
            .expected(msg!(verbatim, text = whole))
            .found(&value.written)
            .fix(Fix::replace(Safety::Safe, value.span, whole)),
    )
}

/// `fortlaufend`: nothing is ever that fast.
fn without_delay(record: &Record, said: &WrittenField<'_>, value: &FieldValue) -> Finding {
    let message = msg!(bad_duration_delay, value = value.written.as_str());
    let finding = of_record(&RULE, record, &said.path, value.span, message);
    finding
        .level(Level::Note)
        .expected(msg!(bad_duration_delay_expected))
        .found(&value.written)
        .help(msg!(bad_duration_delay_help))
}

/// A value that cannot be read as a duration.
fn rejected(record: &Record, said: &WrittenField<'_>, value: &FieldValue) -> Option<Finding> {
    let asked = said.field.value.filter(|asked| asked.is_time())?;
    let rejection = value.rejection.as_deref()?;
    let is_word = is_word_of_coverage(record, asked, &rejection.written);
    let is_counted = record.declared && counts(record, said);
    let is_told = recognised::is_told(record, said);
    if is_prose(rejection) && may_be_prose(record, asked) && !is_word && !is_counted && !is_told {
        return None;
    }
    let finding = of_record(&RULE, record, &said.path, value.span, message(rejection))
        .expected(asked.expected())
        .found(&rejection.written);
    let is_note = is_told || (!record.declared && record.is(&KindRole::MaintenanceTask));
    let finding = if is_note { finding.level(Level::Note) } else { finding };
    let finding = match rejection.suggestions.as_slice() {
        [] => finding,
        suggestions => finding.help(msg!(did_you_mean, name = suggestions.join("`, `"))),
    };
    Some(match rejection.safe_suggestion() {
        Some(text) => finding.fix(Fix::replace(Safety::Safe, value.span, text)),
        None => finding,
    })
}

fn is_prose(rejection: &Rejection) -> bool {
    matches!(rejection.reason, RejectionReason::Unreadable | RejectionReason::TrailingText)
}

/// In a table that nobody declared, and that no rule calculates with, prose is prose. "14 versions" is a way to say how
/// much is kept, too.
fn may_be_prose(record: &Record, asked: ValueType) -> bool {
    let is_calculated = CALCULATED.iter().any(|role| record.is(role));
    asked == ValueType::Period || (!record.declared && !is_calculated)
}

/// Whether the schema calculates the day on which the record falls due with this field.
fn counts(record: &Record, said: &WrittenField<'_>) -> bool {
    let mut terms = record.kind.terms.iter();
    terms.any(|term| term.period_field() == Some(said.path.as_str()))
}

/// In a table of what is backed up how often, one or two words are meant as a cadence, and so are three that begin like
/// one: `alle paar Tage`.
fn is_word_of_coverage(record: &Record, asked: ValueType, written: &str) -> bool {
    let words: Vec<&str> = written.split_whitespace().collect();
    let begins = words.first().is_some_and(|word| EVERY.has(&spelled_out(word)));
    let is_short = words.len() <= if begins { 3 } else { 2 };
    is_short && asked == ValueType::Cadence && record.is(&KindRole::BackupCoverage)
}

/// `30.09.2026`, `jährlich bis 2028`: not a number that lacks a unit.
fn has_date(text: &str) -> bool {
    let is_year = |word: &str| word.len() == 4 && matches!(word.get(..2), Some("19" | "20"));
    let mut words = text.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty());
    let is_day = text.matches(['.', '-', '/']).count() >= 2;
    words.clone().count() >= 2 && is_day || text.contains(char::is_alphabetic) && words.any(is_year)
}

fn message(rejection: &Rejection) -> Message {
    let value = rejection.written.as_str();
    match rejection.reason {
        RejectionReason::MissingUnit if !has_date(value) => msg!(bad_duration_unit, value = value),
        RejectionReason::MinutesOrMonths => msg!(bad_duration_minutes_months, value = value),
        RejectionReason::Negative => msg!(bad_duration_negative, value = value),
        RejectionReason::CalendarUnit => msg!(bad_duration_months, value = value),
        RejectionReason::WorkingDay => msg!(bad_duration_working_days, value = value),
        _ => msg!(bad_duration, value = value),
    }
}
