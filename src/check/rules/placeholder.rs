//! S802 placeholder: a word that is where text is missing.

use std::collections::{BTreeMap, HashSet};

use super::rule;
use crate::check::{Context, PageContext, Run, rules};
use crate::diagnostic::{Address, FieldPath, Finding, Level, Obligation, Span, State, msg};
use crate::lexicon::{marks, spelled_out};
use crate::ops::DataClass;
use crate::page::{Placeholder, Table, TableId};
use crate::record::{FieldValue, Record, Shape, WrittenField};
use crate::schema::{KindRole, ViolationKind};
use crate::value::is_open;

rule! {
    "S802", "placeholder", Warning,
    fix: None, time_dependent: false,
    category: Page, obligation: Documentation, since: "0.1.0",
    demands: [Documentation, Rpo, Rto],
    explanation: "placeholder", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let is_critical_page = rules::is_critical(page);
    let critical =
        Stretches::new(page.records().filter(|it| is_critical(it)).map(|it| it.span).collect());
    let tests = Stretches::new(page.records().flat_map(tests).collect());
    let lacking = Lacking::new(page);
    let mut alone = Vec::new();
    let mut tables: BTreeMap<TableId, Vec<&Placeholder>> = BTreeMap::new();
    for placeholder in &page.document().placeholders {
        let is_to_come = is_open(&placeholder.text) && tests.contain(placeholder.span);
        if is_to_come || is_an_answer(page, placeholder) {
            continue;
        }
        match placeholder.table {
            Some(table) => tables.entry(table).or_default().push(placeholder),
            None => alone.push(vec![placeholder]),
        }
    }
    let groups = alone.into_iter().chain(tables.into_values());
    groups
        .filter_map(|group| {
            let is_critical = is_critical_page || group.iter().any(|it| critical.contain(it.span));
            let level = if is_critical { Level::Error } else { RULE.info.level };
            finding(page, &group, level, &lacking)
        })
        .collect()
}

fn is_critical(record: &Record) -> bool {
    let class = DataClass::of(record).filter(|_| record.is(&KindRole::Service));
    class.is_some_and(|class| class.value == DataClass::Critical)
}

/// The fields that are owed and not filled in, in the order of their values.
struct Lacking(Vec<(Span, Address)>);

impl Lacking {
    fn new(page: PageContext<'_>) -> Self {
        let records = page.records();
        let mut fields: Vec<(Span, Address)> = records
            .flat_map(|record| owed(record))
            .map(|(value, address)| (value.span, address))
            .collect();
        fields.sort_by_key(|(span, _)| *span);
        fields.dedup();
        Self(fields)
    }

    /// Those whose value is the placeholder.
    fn at(&self, placeholder: Span) -> impl Iterator<Item = Address> {
        let end = self.0.partition_point(|(span, _)| span.start <= placeholder.start);
        let before = self.0.get(..end).unwrap_or_default().iter().rev();
        let here = before.take_while(move |(span, _)| span.contains(placeholder));
        here.map(|(_, address)| address.clone())
    }
}

/// The fields of a record that are owed and have a place, filled in or not: owners, what the schema requires, and what
/// proves something of a service if nothing else does.
pub(super) fn owed(record: &Record) -> Vec<(&FieldValue, Address)> {
    let all = record.values().all();
    let is_stated = |said: &&WrittenField<'_>| !said.member.value.is_blank();
    let stated: HashSet<&str> = all.iter().filter(is_stated).map(|it| it.path.as_str()).collect();
    let proves = |path: &str| {
        record.is(&KindRole::Service)
            && Obligation::of_field(&path.into()).is_some()
            && !stated.contains(path)
    };
    let is_owed = |said: &&WrittenField<'_>| said.field.is_owner || proves(&said.path);
    let address = |said: &WrittenField<'_>| record.address(&said.path);
    let mut owed: Vec<(&FieldValue, Address)> =
        all.iter().filter(is_owed).map(|said| (&said.member.value, address(said))).collect();
    for violation in &record.violations {
        let ViolationKind::Missing { field } = &violation.kind else { continue };
        let path = violation.path.clone();
        if let Some(member) = record.data.at(path.steps()).member(field) {
            owed.push((&member.value, record.address(path.key(field))));
        }
    }
    owed
}

/// Whether another rule tells why `value` of `record` says nothing: this one of a placeholder, S806 of a row that ends
/// before it.
pub(super) fn is_told(page: PageContext<'_>, record: &Record, value: &FieldValue) -> bool {
    record.ends_before(value) || is_reported(page, record, value)
}

/// The same of the field that `path` leads to.
pub(super) fn is_field_told(context: &Context<'_>, record: &Record, path: &str) -> bool {
    let path = FieldPath::from(path);
    let member = path.field().and_then(|(name, above)| record.data.at(above).member(name));
    let page = context.page_of(record);
    page.zip(member).is_some_and(|(page, member)| is_told(page, record, &member.value))
}

/// Whether this rule reports that `value` of `record` is a placeholder, so that no other has to. It sees no front
/// matter.
fn is_reported(page: PageContext<'_>, record: &Record, value: &FieldValue) -> bool {
    if record.shape == Shape::Page || !value.is_placeholder() {
        return false;
    }
    let all = &page.document().placeholders;
    let first = all.partition_point(|it| it.span.start < value.span.start);
    let Some(found) = all.get(first).filter(|it| it.span.end <= value.span.end) else {
        return false;
    };
    let is_to_come = || is_open(&found.text) && Stretches::new(tests(record)).contain(found.span);
    !is_an_answer(page, found) && !is_to_come()
}

/// Whether the column asks for something that the text answers: `noch offen` below „Status“, `XXX` below „Band“.
fn is_an_answer(page: PageContext<'_>, placeholder: &Placeholder) -> bool {
    let table = placeholder.table.and_then(|id| page.document().tables.get(id));
    let Some(head) = table.and_then(|table| head_above(table, placeholder.span)) else {
        return false;
    };
    let head = spelled_out(head.trim().trim_end_matches('.'));
    let counts = placeholder.text.chars().all(|c| c == 'X');
    (marks::STATES.has(&head) && is_open(&placeholder.text)) || (marks::COUNTS.has(&head) && counts)
}

/// The head of the column that the bytes are in.
fn head_above(table: &Table, span: Span) -> Option<&str> {
    let index = table.rows.partition_point(|row| row.span.start <= span.start).checked_sub(1)?;
    let cells = &table.rows.get(index)?.cells;
    let column = cells.iter().position(|cell| cell.span.contains(span))?;
    Some(table.header.get(column)?.content.text.as_str())
}

/// Spans by where they begin, each with the furthest end of those up to it.
struct Stretches(Vec<(usize, usize)>);

impl Stretches {
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

/// Where a record reports tests: one that is still to come is T301's and T305's business.
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

/// One finding for what is in one place, at the first; about the fields that are owed there.
fn finding(
    page: PageContext<'_>,
    group: &[&Placeholder],
    level: Level,
    lacking: &Lacking,
) -> Option<Finding> {
    let first = group.first()?;
    let text = first.text.as_str();
    let message = match group.len() {
        1 => msg!(placeholder, text = text),
        count => msg!(placeholder_table, text = text, count = count),
    };
    let finding = page.finding(&RULE, first.span, text, message).level(level);
    let addresses = group.iter().flat_map(|it| lacking.at(it.span));
    let finding = finding.also_about(addresses).help(msg!(placeholder_help));
    Some(if finding.also_about.is_empty() { finding } else { finding.state(State::Unknown) })
}
