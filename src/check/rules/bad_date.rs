//! F105 bad-date: a date that cannot be read, could be two days, or does not exist.

use std::collections::HashSet;

use super::rule;
use crate::check::{PageContext, Run, recognised};
use crate::diagnostic::{Finding, Fix, Level, Safety, Span, msg};
use crate::lexicon::structure;
use crate::page::Table;
use crate::record::{Record, WrittenField};
use crate::schema::ValueType;
use crate::value::{Date, Rejection, RejectionReason};

rule! {
    "F105", "bad-date", Error,
    fix: Safe, time_dependent: false,
    category: Record, obligation: Documentation, since: "0.1.0",
    explanation: "bad_date", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let of_records = page.records().flat_map(|record| of_record(page, record));
    let reviews = page.document().review_dates.iter().filter_map(|review| {
        let read = Date::parse_prefix(&review.text);
        let rejection = read.reading.err().filter(|rejection| is_a_date(rejection.reason))?;
        let span = Span::new(review.span.start, review.span.start + read.bytes.max(1));
        Some(page.about_page("last_reviewed", finding(page, span, &rejection)))
    });
    of_records.chain(of_common(page)).chain(reviews).chain(of_tables(page)).collect()
}

fn of_record(page: PageContext<'_>, record: &Record) -> Vec<Finding> {
    let mut findings = Vec::new();
    for said in record.values().all() {
        for (span, rejection) in rejected(record, &said) {
            let address = record.address(&said.path);
            let mut finding = finding(page, span, rejection).about(address);
            if recognised::is_told(record, &said) && !is_impossible(rejection.reason) {
                finding = finding.level(Level::Note);
            }
            findings.push(finding);
        }
    }
    findings
}

/// Whether a value of the field is reported as unreadable.
pub(in crate::check) fn reports(record: &Record, said: &WrittenField<'_>) -> bool {
    rejected(record, said).next().is_some()
}

/// The dates of the field that cannot be read. In an undeclared table, prose is accepted except where a date is evidence.
fn rejected<'r>(
    record: &Record,
    said: &WrittenField<'r>,
) -> impl Iterator<Item = (Span, &'r Rejection)> {
    let is_date = said.field.value == Some(ValueType::Date);
    let is_sure = record.declared || said.field.is_evidence || recognised::is_told(record, said);
    let values = said.member.value.parts().iter().filter(move |_| is_date);
    let rejected = values.filter_map(|value| Some((value.span, value.rejection.as_deref()?)));
    rejected.filter(move |(_, rejection)| is_sure || is_a_date(rejection.reason))
}

/// Days that any page may have. On a page without a kind only the days of its reviews are ours;
/// `reviewed` may mean anything.
fn of_common(page: PageContext<'_>) -> Vec<Finding> {
    let kinds = &page.kinds;
    let has_kind = kinds.of_page(page.page).is_some();
    let pairs = page.page.front_matter.data.pairs().iter().filter_map(|pair| {
        let field = kinds.common().find(&pair.key)?;
        let ours = has_kind || field.name == "last_reviewed";
        let rejection = Date::parse(pair.value.as_str()?).err()?;
        let sure = has_kind || pair.key != "reviewed" || is_a_date(rejection.reason);
        let is_date = field.value == Some(ValueType::Date);
        if !(ours && sure && is_date) {
            return None;
        }
        Some(page.about_page(&field.name, finding(page, pair.value.span, &rejection)))
    });
    pairs.collect()
}

/// In a table nobody declared, only a day that does not exist, or not on that weekday, is surely a mistake.
fn of_tables(page: PageContext<'_>) -> Vec<Finding> {
    let rows: HashSet<Span> = page.records().map(|record| record.span).collect();
    let is_known = |table: &&Table| table.rows.iter().any(|row| rows.contains(&row.span));
    let tables = page.document().tables.iter().filter(|table| !is_known(table));
    let cells = tables.flat_map(|table| {
        let is_date = |text: &str| structure::DATE_COLUMNS.has(&text.trim().to_lowercase());
        let columns = table.header.iter().map(move |cell| is_date(&cell.content.text));
        let rows = table.rows.iter();
        rows.flat_map(move |row| row.cells.iter().zip(columns.clone()).filter(|(_, date)| *date))
    });
    cells
        .filter_map(|(cell, _)| {
            let rejection = Date::parse(&cell.content.text).err()?;
            is_impossible(rejection.reason).then(|| finding(page, cell.span, &rejection))
        })
        .collect()
}

/// A day that does not exist, or not on that weekday, is surely a mistake.
fn is_impossible(reason: RejectionReason) -> bool {
    matches!(
        reason,
        RejectionReason::ImpossibleDay
            | RejectionReason::ImpossibleMonth
            | RejectionReason::WrongWeekday
    )
}

/// Whether somebody tried to write a date at all.
fn is_a_date(reason: RejectionReason) -> bool {
    reason.is_about_a_day()
}

fn finding(page: PageContext<'_>, span: Span, rejection: &Rejection) -> Finding {
    let message = match rejection.reason {
        RejectionReason::ImpossibleDay
        | RejectionReason::ImpossibleMonth
        | RejectionReason::ImpossibleYear => {
            msg!(bad_date_impossible, date = rejection.written.as_str())
        }
        RejectionReason::WrongWeekday => {
            msg!(bad_date_weekday, date = rejection.written.as_str())
        }
        RejectionReason::AmbiguousOrder => {
            msg!(bad_date_ambiguous, date = rejection.written.as_str())
        }
        RejectionReason::TwoDigitYear => {
            msg!(bad_date_two_digit_year, date = rejection.written.as_str())
        }
        _ => msg!(bad_date, date = rejection.written.as_str()),
    };
    let mut finding = page
        .finding(&RULE, span, &rejection.written, message)
        .expected(ValueType::Date.expected())
        .actual(msg!(verbatim, text = rejection.written.as_str()));
    if !rejection.suggestions.is_empty() {
        let suggestions = rejection.suggestions.join(", ");
        finding = finding.help(msg!(did_you_mean, name = suggestions));
    }
    match rejection.safe_suggestion() {
        Some(iso) => finding.fix(Fix::replace(Safety::Safe, span, iso)),
        None => finding,
    }
}
