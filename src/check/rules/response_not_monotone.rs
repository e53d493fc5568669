//! R604 response-not-monotone: a lower priority that gets its answer sooner than a higher one.

use std::collections::HashMap;

use super::rule;
use crate::check::{PageContext, Run, of_record};
use crate::diagnostic::{Finding, Span, msg};
use crate::ops::ResponsePromise;
use crate::record::Shape;

rule! {
    "R604", "response-not-monotone", Error,
    fix: None, time_dependent: false,
    category: Responsibility, since: "0.1.0",
    explanation: "response_not_monotone", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let records = page.records();
    let promises: HashMap<(Shape, Span), ResponsePromise<'_>> = records
        .filter_map(ResponsePromise::new)
        .map(|it| ((it.record.shape, it.record.span), it))
        .collect();
    if promises.is_empty() {
        return Vec::new();
    }
    let scale = |shape: Shape, places: &mut dyn Iterator<Item = Span>| {
        of_scale(places.filter_map(|span| promises.get(&(shape, span))).collect())
    };
    let tables = page.document().tables.iter();
    let rows = tables.map(|table| scale(Shape::Row, &mut table.rows.iter().map(|row| row.span)));
    let lists = page.document().lists.iter();
    let items = lists.map(|list| scale(Shape::Item, &mut list.items.iter().map(|item| item.span)));
    rows.chain(items).flatten().collect()
}

/// The findings about the promises of a table or a list. A priority that is there twice has
/// different promises for different things: they are no scale.
fn of_scale(mut scale: Vec<&ResponsePromise<'_>>) -> Vec<Finding> {
    scale.sort_by_key(|promise| promise.priority);
    let pairs = || scale.iter().zip(scale.iter().skip(1));
    if pairs().any(|(higher, lower)| higher.priority == lower.priority) {
        return Vec::new();
    }
    let shorter = pairs().filter(|(higher, lower)| lower.is_sooner_than(higher));
    shorter.map(|(higher, lower)| finding(higher, lower)).collect()
}

fn finding(higher: &ResponsePromise<'_>, lower: &ResponsePromise<'_>) -> Finding {
    let (record, response) = (lower.record, &lower.response);
    let message = msg!(
        response_not_monotone,
        lower = record.name(),
        time = response.value.written(),
        higher = higher.record.name(),
        other = higher.response.value.written(),
    );
    of_record(&RULE, record, "response", response.span, message)
        .related(higher.record.place(higher.response.span), msg!(response_not_monotone_higher))
        .help(msg!(response_not_monotone_help))
}
