//! F107 review-overdue: a page whose last review lies longer back than its interval.

use jiff::civil;

use super::rule;
use crate::check::{PageContext, Run, rules};
use crate::diagnostic::{Finding, Span, msg};
use crate::value::{Cadence, Date};

rule! {
    "F107", "review-overdue", Warning,
    fix: None, time_dependent: true,
    explanation: "review_overdue", run: Run::Page(check),
}

/// How long a review holds where neither the page nor `book.toml` says.
const DEFAULT_INTERVAL: &str = "P12M";

const INTERVAL: [&str; 2] = ["review_interval", "pruefintervall"];

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let Some((day, span)) = last_review(page) else { return Vec::new() };
    let option = page.all.option(&RULE, "interval").and_then(|node| node.as_str());
    let written = page.page.front_matter.text(&INTERVAL).or(option).unwrap_or(DEFAULT_INTERVAL);
    let interval = Cadence::parse(written).ok().flatten();
    let interval = interval.or_else(|| Cadence::parse(DEFAULT_INTERVAL).ok().flatten());
    let due = interval.and_then(|interval| interval.after(day));
    let Some(due) = due.filter(|due| *due < page.all.as_of) else { return Vec::new() };
    let message = msg!("review-overdue", day = day, due = due);
    vec![page.finding(&RULE, span, "review", message).help(msg!("review-overdue-help"))]
}

/// The latest day on which anybody says the page was looked at, and where it is written.
fn last_review(page: PageContext<'_>) -> Option<(civil::Date, Span)> {
    let stated = rules::review_fields(page).filter_map(|pair| {
        let date = Date::parse(pair.value.as_str()?).ok()??;
        Some((date.first_day(), pair.value.span))
    });
    let dates = page.document().review_dates.iter();
    let written = dates.filter_map(|review| {
        let read = Date::parse_prefix(&review.text);
        let date = read.reading.ok()??;
        Some((date.first_day(), Span::new(review.span.start, review.span.start + read.bytes)))
    });
    stated.chain(written).max_by_key(|(day, _)| *day)
}
