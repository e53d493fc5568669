//! T305 test-never-run: a planned restore test that nobody has made yet.

use std::collections::HashMap;

use jiff::civil::Date;

use super::rule;
use crate::check::{Context, Run, deadlines, during, of_record, span_of};
use crate::diagnostic::{Finding, Level, State, msg};
use crate::lexicon::identifier;
use crate::ops::{PlannedTest, TestRun, is_undated};
use crate::page::Page;
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::FileMatch;
use crate::value;

rule! {
    "T305", "test-never-run", Warning,
    fix: None, time_dependent: true,
    category: RestoreTest, since: "0.1.0",
    explanation: "test_never_run", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let rows = context.records(&KindRole::RestoreTestProtocol);
    let undated: HashMap<String, &Record> =
        rows.filter(|row| TestRun::of_row(row).is_none()).map(|row| (key(row), row)).collect();
    let mut found = Vec::new();
    for test in context.operations.tests.iter().filter(|test| test.is_periodic()) {
        let row = undated.get(&key(test.record)).copied();
        // A date that is missing or that nobody can read is another rule's business: the test was made.
        if row.is_none_or(|row| row.values().text("date").is_none() && !is_undated(row)) {
            found.extend(findings(context, test, row));
        }
    }
    found
}

/// What joins a test of the plan with a row that has no date: the ID, else what is restored.
fn key(record: &Record) -> String {
    identifier(record.called())
}

/// A warning, and an error from the day on after the first due date, until the first run.
fn findings(context: &Context<'_>, test: &PlannedTest<'_>, open: Option<&Record>) -> Vec<Finding> {
    let first = test.runs.first().map(TestRun::day);
    let warning = finding(test, open);
    let due = test.frequency.as_ref().zip(planned_since(context, test.record));
    let due = due.and_then(|(frequency, since)| frequency.value.after(since));
    let Some((due, late)) = due.and_then(|due| Some((due, due.tomorrow().ok()?))) else {
        return vec![first.map_or(warning.clone(), |first| warning.until_day(first))];
    };
    let deadline = deadlines::planned_test(test, due);
    let warning = warning.until_day(first.map_or(late, |first| first.min(late)));
    let warning = warning.deadline(deadline.clone());
    let mut error = finding(test, open).level(Level::Error).deadline(deadline);
    error.message = msg!(test_never_run_late, id = test.id.value, due = due);
    std::iter::once(warning).chain(during(error, late, first)).collect()
}

fn finding(test: &PlannedTest<'_>, open: Option<&Record>) -> Finding {
    let message = msg!(test_never_run, id = test.id.value);
    let finding = of_record(&RULE, test.record, "date", test.id.span, message)
        .level(Level::Warning)
        .state(State::Unknown)
        .help(msg!(test_never_run_help));
    match open {
        Some(row) => {
            let place = row.place(span_of(row, "date"));
            finding.related(place, msg!(test_never_run_open))
        }
        None => finding,
    }
}

/// The day on which the page began to exist: its `date`, else its last review.
fn planned_since(context: &Context<'_>, record: &Record) -> Option<Date> {
    let Some(FileMatch::Page(page)) = context.site.find(&record.path) else { return None };
    let page = context.site.page(page);
    let reviewed = || Some(context.site.kinds.last_review(page)?.0.first_day());
    dated(context, page).or_else(reviewed)
}

fn dated(context: &Context<'_>, page: &Page) -> Option<Date> {
    let common = context.site.kinds.common();
    let is_date = |key: &str| common.find(key).is_some_and(|field| field.name == "date");
    let mut pairs = page.front_matter.data.pairs().iter();
    let text = pairs.find(|pair| is_date(&pair.key))?.value.as_str()?;
    Some(value::Date::parse(text).ok()??.first_day())
}
