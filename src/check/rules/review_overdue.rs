//! F107 review-overdue: a page whose last review lies longer back than its interval.

use super::rule;
use crate::check::{OptionValue, PageContext, Run, deadlines};
use crate::diagnostic::{Finding, State, msg};
use crate::value::Cadence;

rule! {
    "F107", "review-overdue", Warning,
    fix: None, time_dependent: true,
    category: Record, obligation: Documentation, since: "0.1.0",
    options: ["interval": OptionValue::Period],
    explanation: "review_overdue", run: Run::Page(check),
}

/// How long a review holds where neither the page nor `book.toml` says.
const DEFAULT_INTERVAL: &str = "P12M";

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let Some((date, span)) = page.kinds.last_review(page.page) else { return Vec::new() };
    let day = date.first_day();
    let own = page.page.meta.review_interval.as_ref();
    let interval = own.and_then(Cadence::interval);
    let interval = interval.or_else(|| RULE.period(page.config, "interval", DEFAULT_INTERVAL));
    let due = interval.and_then(|interval| interval.after(day));
    let Some(due) = due else { return Vec::new() };
    let Ok(overdue) = due.tomorrow() else { return Vec::new() };
    let message = msg!(review_overdue, day = day, due = due);
    let finding = page
        .finding(&RULE, span, "review", message)
        .expected(msg!(review_overdue_expected, due = due))
        .found(date.written())
        .help(msg!(review_overdue_help));
    let finding = page.about_page("last_reviewed", finding);
    let owner = page.page.front_matter.text(&["owner", "verantwortlich"]);
    let deadline = deadlines::review(page.page, due);
    vec![finding.from_day(overdue).deadline(deadline).state(State::Expired).owner(owner)]
}
