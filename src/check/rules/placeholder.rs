//! S802 placeholder: a word that stands where text is missing.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{PageContext, Run, rules};
use crate::diagnostic::{Finding, Level, Span, msg};
use crate::page::{Placeholder, TableId};
use crate::record::{Record, WrittenField};
use crate::schema::KindRole;

rule! {
    "S802", "placeholder", Warning,
    fix: None, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "placeholder", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let records = page.records();
    let level = if rules::is_critical(page) { Level::Error } else { RULE.info.level };
    let finding = |first, count| finding(page, first, count).level(level);
    let tests = Tests::new(records.flat_map(tests).collect());
    let to_come = |it: &Placeholder| tests.contain(it.span);
    let placeholders: Vec<&Placeholder> =
        page.document().placeholders.iter().filter(|it| !to_come(it)).collect();
    let alone = placeholders.iter().copied().filter(|placeholder| placeholder.table.is_none());
    let mut tables: BTreeMap<TableId, Vec<&Placeholder>> = BTreeMap::new();
    for placeholder in &placeholders {
        if let Some(table) = placeholder.table {
            tables.entry(table).or_default().push(placeholder);
        }
    }
    let in_tables = tables.values().filter_map(|all| all.split_first());
    alone
        .map(|placeholder| finding(placeholder, 1))
        .chain(in_tables.map(|(first, others)| finding(first, others.len() + 1)))
        .collect()
}

/// Spans by where they begin, each with the furthest end of those up to it.
struct Tests(Vec<(usize, usize)>);

impl Tests {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let furthest = |end: &mut usize, span: Span| {
            *end = span.end.max(*end);
            Some((span.start, *end))
        };
        Self(spans.into_iter().scan(0, furthest).collect())
    }

    /// Whether one of them holds all of `span`.
    fn contain(&self, span: Span) -> bool {
        let before = self.0.partition_point(|(start, _)| *start <= span.start);
        let last = before.checked_sub(1).and_then(|last| self.0.get(last));
        last.is_some_and(|(_, end)| *end >= span.end)
    }
}

/// Where a record tells of tests: one that is still to come is T301's and T305's business.
fn tests(record: &Record) -> Vec<Span> {
    if record.is(&KindRole::RestoreTestProtocol) {
        return vec![record.span];
    }
    let said = record.values().all().into_iter();
    let is_test = |said: &WrittenField<'_>| {
        said.field.is_evidence || said.field.fields.iter().any(|field| field.is_evidence)
    };
    said.filter(is_test).map(|said| said.member.value.span).collect()
}

fn finding(page: PageContext<'_>, first: &Placeholder, count: usize) -> Finding {
    let message = if count > 1 {
        msg!(placeholder_table, text = first.text.as_str(), count = count)
    } else {
        msg!(placeholder, text = first.text.as_str())
    };
    page.finding(&RULE, first.span, &first.text, message).help(msg!(placeholder_help))
}
