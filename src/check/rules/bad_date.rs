//! F105 bad-date: a date that cannot be read, could be two days, or does not exist.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Fix, Safety, Span, msg};
use crate::schema::{Fields, ValueType};
use crate::source::data::{Node, Value};
use crate::value::{Date, Reason, Rejection};

rule! {
    "F105", "bad-date", Error,
    fix: Safe, time_dependent: false,
    explanation: "bad_date", run: Run::Page(check),
}

/// Heads of columns that hold days.
const DATE_COLUMNS: [&str; 4] = ["datum", "date", "tag", "day"];

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let front_matter = of_front_matter(page);
    let reviews = page.document().review_dates.iter().filter_map(|review| {
        let read = Date::parse_prefix(&review.text);
        let rejection = read.reading.err().filter(|rejection| is_a_date(rejection.reason))?;
        let span = Span::new(review.span.start, review.span.start + read.bytes.max(1));
        Some(finding(page, span, &rejection))
    });
    front_matter.into_iter().chain(reviews).chain(of_tables(page)).collect()
}

fn of_front_matter(page: PageContext<'_>) -> Vec<Finding> {
    let Some(kind) = page.all.site.kinds.of_page(page.page) else { return reviews_of(page) };
    let data = &page.page.front_matter.data;
    let mut findings = Vec::new();
    for fields in [&kind.fields, page.all.site.kinds.common()] {
        dates_in(page, fields, data, &mut findings);
    }
    findings
}

/// On a page without a kind only the days of its reviews are ours; `reviewed` may mean anything.
fn reviews_of(page: PageContext<'_>) -> Vec<Finding> {
    let pairs = page.all.site.kinds.review_fields(page.page).filter_map(|pair| {
        let rejection = Date::parse(pair.value.as_str()?).err()?;
        let ours = pair.key != "reviewed" || is_a_date(rejection.reason);
        ours.then(|| finding(page, pair.value.span, &rejection))
    });
    pairs.collect()
}

fn dates_in(page: PageContext<'_>, fields: &Fields, map: &Node, findings: &mut Vec<Finding>) {
    for pair in map.pairs() {
        let Some(field) = fields.find(&pair.key) else { continue };
        if field.value == Some(ValueType::Date) {
            let text = pair.value.as_str().unwrap_or_default();
            findings
                .extend(Date::parse(text).err().map(|why| finding(page, pair.value.span, &why)));
        }
        let maps = match &pair.value.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(&pair.value),
        };
        for map in maps {
            dates_in(page, &field.fields, map, findings);
        }
    }
}

/// In a table nobody declared, only a day that does not exist is surely a mistake.
fn of_tables(page: PageContext<'_>) -> Vec<Finding> {
    let tables = page.document().tables.iter();
    let cells = tables.flat_map(|table| {
        let is_date = |text: &str| DATE_COLUMNS.contains(&text.trim().to_lowercase().as_str());
        let columns = table.header.iter().map(move |cell| is_date(&cell.content.text));
        let rows = table.rows.iter();
        rows.flat_map(move |row| row.cells.iter().zip(columns.clone()).filter(|(_, date)| *date))
    });
    cells
        .filter_map(|(cell, _)| {
            let rejection = Date::parse(&cell.content.text).err()?;
            let impossible =
                matches!(rejection.reason, Reason::ImpossibleDay | Reason::ImpossibleMonth);
            impossible.then(|| finding(page, cell.span, &rejection))
        })
        .collect()
}

/// Whether somebody tried to write a date at all.
fn is_a_date(reason: Reason) -> bool {
    !matches!(
        reason,
        Reason::Unreadable | Reason::TrailingText | Reason::MissingUnit | Reason::MissingMonth
    )
}

fn finding(page: PageContext<'_>, span: Span, rejection: &Rejection) -> Finding {
    let message = match rejection.reason {
        Reason::ImpossibleDay | Reason::ImpossibleMonth | Reason::ImpossibleYear => {
            msg!("bad-date-impossible", date = rejection.written.as_str())
        }
        Reason::AmbiguousOrder => msg!("bad-date-ambiguous", date = rejection.written.as_str()),
        Reason::TwoDigitYear => msg!("bad-date-two-digit-year", date = rejection.written.as_str()),
        _ => msg!("bad-date", date = rejection.written.as_str()),
    };
    let mut finding = page
        .finding(&RULE, span, &rejection.written, message)
        .expected(msg!("bad-date-expected"))
        .actual(msg!("verbatim", text = rejection.written.as_str()));
    if !rejection.suggestions.is_empty() {
        let suggestions = rejection.suggestions.join(", ");
        finding = finding.help(msg!("did-you-mean", name = suggestions));
    }
    match rejection.safe_suggestion() {
        Some(iso) => finding.fix(Fix::replace(Safety::Safe, span, iso)),
        None => finding,
    }
}
