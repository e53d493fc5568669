//! Reads records from table rows.

use std::collections::HashMap;
use std::sync::Arc;

use super::label::{self, FieldLabel};
use super::section::is_plausible;
use super::shaped::{self, RecordBuilder};
use super::value::{FieldValue, Member};
use super::written::LocatedText;
use super::{Extent, RecordReader, RecordValues, Shape, context, retired};
use crate::diagnostic::Spanned;
use crate::lexicon::identifier;
use crate::page::{Cell, Page, Row, Table};
use crate::schema::{Field, Kind, KindRole, Kinds, Pattern, Rest, RowShape};
use crate::value::is_blank;

/// What a summary promises of a service.
const PROMISES: [&str; 3] = ["data_class", "rpo", "rto"];

/// The heads of a table as names of fields.
struct Heads<'k> {
    /// One entry a column: its fields.
    labels: Vec<Vec<FieldLabel<'k>>>,
    /// What is written, in one spelling.
    names: Vec<String>,
}

impl<'k> Heads<'k> {
    fn of(kind: &'k Kind, shape: Option<&RowShape>, table: &Table) -> Self {
        let rest = shape.and_then(|shape| shape.rest.as_ref());
        let corner = shape.and_then(|shape| kind.fields.find(shape.corner.as_ref()?));
        let mut labels: Vec<Vec<FieldLabel<'k>>> = Vec::with_capacity(table.header.len());
        for cell in &table.header {
            let written = LocatedText::inline(&cell.content, cell.span);
            let mut own = label::fields(&kind.fields, &written);
            own.retain(|label| rest.is_none_or(|rest| !label.is_one_of(&rest.takes)));
            if let Some(corner) = corner.filter(|_| labels.is_empty() && written.text().is_empty())
            {
                own.push(FieldLabel { path: vec![corner], unit: None });
            }
            labels.push(own);
        }
        // `System/Component` is each of the two, too.
        let heads = table.header.iter().map(|cell| cell.content.text.as_str());
        let names = heads.flat_map(|head| std::iter::once(head).chain(head.split('/')));
        let names = names.map(identifier).collect();
        Self { labels, names }
    }

    /// Whether a column is this field of the kind, or has this head.
    fn has(&self, name: &str) -> bool {
        let mut fields = self.labels.iter().flatten().filter_map(|label| label.path.first());
        fields.any(|field| field.name == name) || self.names.contains(&identifier(name))
    }
}

/// The fields of the columns of a table; several for `RPO/RTO`.
struct Columns<'k> {
    /// One entry a column: its fields.
    labels: Vec<Vec<FieldLabel<'k>>>,
    /// The map that columns without a field go into.
    rest: Option<&'k Field>,
}

impl Columns<'_> {
    /// The heads of columns that no field is read from.
    fn ignored(&self, table: &Table) -> Arc<[Spanned<String>]> {
        let heads = table.header.iter().zip(&self.labels);
        let heads = heads.filter(|(head, labels)| {
            self.rest.is_none() && labels.is_empty() && !head.content.text.trim().is_empty()
        });
        heads
            .map(|(head, _)| Spanned::new(head.content.text.trim().to_owned(), head.span))
            .collect()
    }
}

/// A table whose rows were read.
pub(super) struct ReadTable<'p> {
    pub(super) kind: &'p Arc<Kind>,
    pub(super) table: &'p Table,
    columns: Columns<'p>,
}

impl ReadTable<'_> {
    /// The columns that no field is read from.
    pub(super) fn ignored(&self) -> impl Iterator<Item = usize> {
        let labels = self.columns.labels.iter().enumerate();
        let ignored = labels.filter(|(_, labels)| self.columns.rest.is_none() && labels.is_empty());
        ignored.map(|(index, _)| index)
    }

    /// Whether a column is this field.
    pub(super) fn has(&self, field: &str) -> bool {
        let labels = self.columns.labels.iter().flatten();
        labels.filter_map(|label| label.path.first()).any(|known| known.name == field)
    }
}

/// A table whose rows are records, even if it has none.
#[derive(Debug)]
pub struct RecordTable<'p> {
    /// What its rows are.
    pub kind: &'p Arc<Kind>,
    /// The table.
    pub table: &'p Table,
    /// The fields that its columns are; none where a column is no field or several.
    pub columns: Vec<Option<&'p Field>>,
}

/// The tables of a page whose rows have this role.
pub fn tables<'p>(page: &'p Page, kinds: &'p Kinds, role: &KindRole) -> Vec<RecordTable<'p>> {
    let mut reader = RecordReader::new(page, kinds);
    let mut found = Vec::new();
    for table in &page.document.tables {
        let (Some(kind), _) = reader.kind_of(table) else { continue };
        if kind.role == *role {
            let shape = reader.row_shape(kind, table);
            let single = |labels: Vec<FieldLabel<'p>>| match labels.as_slice() {
                [label] if label.path.len() == 1 => label.path.first().copied(),
                _ => None,
            };
            let columns = columns(kind, shape, table).labels.into_iter().map(single).collect();
            found.push(RecordTable { kind, table, columns });
        }
    }
    found
}

impl<'p> RecordReader<'p> {
    pub(super) fn rows(&mut self) {
        for table in &self.page.document.tables {
            self.table(table);
        }
    }

    /// What the rows of a table are, and whether a comment says so.
    fn kind_of(&mut self, table: &'p Table) -> (Option<&'p Arc<Kind>>, bool) {
        let said = self.said_about(table.span);
        let declared = matches!(said, Some(Some(_)));
        let kind = match said {
            Some(said) => said,
            None => {
                let fits = |kind: &&Arc<Kind>| {
                    let mut shapes = kind.shapes.row.iter();
                    shapes.any(|shape| self.is_wanted(kind, shape, table))
                        || self.recognised(kind, table).is_some()
                };
                let mut candidates: Vec<&Arc<Kind>> =
                    self.kinds.all().iter().filter(fits).collect();
                // Where a heading says what the rows are, no other kind has the same columns. The nearest one counts.
                let said = |kind: &&Arc<Kind>| {
                    let context = self.recognised(kind, table)?.context.as_ref()?;
                    self.headings.distance(table.span.start, context)
                };
                if candidates.len() > 1
                    && let Some(nearest) = candidates.iter().filter_map(said).min()
                {
                    candidates.retain(|kind| said(kind) == Some(nearest));
                }
                let span = table.header.first().map_or(table.span, |cell| cell.span);
                self.choose(span, candidates)
            }
        };
        (kind, declared)
    }

    /// The way in which the rows of a table are recognised as records of the kind.
    fn recognised<'k>(&self, kind: &'k Kind, table: &Table) -> Option<&'k RowShape> {
        kind.shapes.row.iter().find(|shape| self.fits_table(kind, shape, table))
    }

    /// The same, or the one with most of the columns where somebody said that they are such records.
    fn row_shape<'k>(&self, kind: &'k Kind, table: &Table) -> Option<&'k RowShape> {
        let columns = |shape: &&RowShape| {
            let heads = Heads::of(kind, Some(shape), table);
            shape.keys.all.iter().chain(&shape.keys.of).filter(|key| heads.has(key)).count()
        };
        // Of equal ones the last is taken.
        let nearest = || kind.shapes.row.iter().rev().max_by_key(columns);
        self.recognised(kind, table).or_else(nearest)
    }

    /// Whether the page, or a comment before a heading above, declares records of the kind, and the table has one of
    /// their columns.
    fn is_wanted(&self, kind: &Kind, shape: &RowShape, table: &Table) -> bool {
        self.awaits(kind, table.span.start)
            && shape.keys.any(|name| Heads::of(kind, Some(shape), table).has(name))
    }

    fn fits_table(&self, kind: &Kind, shape: &RowShape, table: &Table) -> bool {
        if shape.keys.is_empty() && shape.rest.is_none() {
            return false;
        }
        let heads = Heads::of(kind, Some(shape), table);
        let below = |it: &Pattern| self.headings.say(table.span.start, it);
        shape.keys.fit(|name| heads.has(name))
            && shape.rest.as_ref().is_none_or(|rest| rest_fits(rest, &heads.labels, table, below))
            && shape.context.as_ref().is_none_or(below)
            && shape.within.as_ref().is_none_or(below)
            && !shape.not_below.as_ref().is_some_and(below)
            && (shape.above.is_none() || self.above(kind, shape, table).is_some())
            && shape.names.as_ref().is_none_or(|it| names_fit(&heads, it, table))
            && rows_are_plausible(kind, shape, table)
    }

    /// What the headings above a table say about all of its rows, and the field that this is.
    fn above<'k>(
        &self,
        kind: &'k Kind,
        shape: &RowShape,
        table: &Table,
    ) -> Option<(&'k Field, LocatedText<'p>)> {
        let field = kind.fields.find(shape.above.as_ref()?)?;
        let text = self.headings.subject(table.span.start, shape.context.as_ref()?)?;
        Some((field, text.first(context::name(text.text()).len())))
    }

    fn table(&mut self, table: &'p Table) {
        let (Some(kind), declared) = self.kind_of(table) else {
            self.summary(table);
            return;
        };
        let declared = declared || self.awaits(kind, table.span.start);
        let shape = self.row_shape(kind, table);
        let columns = columns(kind, shape, table);
        let above = shape.and_then(|shape| self.above(kind, shape, table));
        let ignored = columns.ignored(table);
        for row in table.rows.iter().filter(|row| is_record(table, row)) {
            let data = data(&columns, table, row, above.as_ref());
            let head = row.cells.first().map_or(row.span, |cell| cell.span);
            let ignored = Arc::clone(&ignored);
            let mut others = row.cells.iter().zip(&columns.labels);
            let retired =
                others.any(|(cell, it)| it.is_empty() && retired::says_so(&cell.content.text));
            let extent = Extent { ignored, retired, ..Extent::new(row.span, head, declared) };
            self.add(kind, Shape::Row, extent, data);
        }
        self.tables.push(ReadTable { kind, table, columns });
    }

    /// Reads the rows of a table that names services and promises something of each. A name in several rows is promised
    /// several things, by cases.
    fn summary(&mut self, table: &'p Table) {
        let head = table.header.first().map(|cell| cell.span);
        let is_ambiguous = self.found.ambiguities.last().is_some_and(|it| Some(it.span) == head);
        if is_ambiguous || self.page.meta.is_no_record() || self.said_about(table.span).is_some() {
            return;
        }
        let of_role = |kind: &&Arc<Kind>| kind.role == KindRole::Service;
        let Some(kind) = self.kinds.all().iter().find(of_role) else { return };
        let Heads { labels, .. } = Heads::of(kind, None, table);
        let promises = |label: &FieldLabel<'_>| {
            label.path.first().is_some_and(|field| PROMISES.contains(&field.name.as_str()))
        };
        let is_named = labels.first().is_some_and(|first| first.iter().any(FieldLabel::is_name));
        if !is_named || !labels.iter().flatten().any(promises) {
            return;
        }
        let columns = Columns { labels, rest: None };
        let mut rows = Vec::new();
        let mut times: HashMap<String, usize> = HashMap::new();
        for row in table.rows.iter().filter(|row| is_record(table, row)) {
            let name = row.cells.first().map(|cell| identifier(&cell.content.text));
            let name = name.unwrap_or_default();
            *times.entry(name.clone()).or_default() += 1;
            rows.push((row, name));
        }
        rows.retain(|(_, name)| times.get(name) == Some(&1));
        for (row, _) in rows {
            let head = row.cells.first().map_or(row.span, |cell| cell.span);
            let extent = Extent::new(row.span, head, false);
            let data = data(&columns, table, row, None);
            let record = self.record(kind, Shape::Row, extent, data);
            self.found.summaries.push(record);
        }
    }
}

/// Whether at least half of the cells that name a record match the pattern.
fn names_fit(heads: &Heads<'_>, names: &Pattern, table: &Table) -> bool {
    let is_name = |labels: &Vec<FieldLabel<'_>>| labels.iter().any(FieldLabel::is_name);
    let Some(column) = heads.labels.iter().position(is_name) else { return false };
    let cells = || table.rows.iter().filter_map(|row| row.cells.get(column));
    let good = cells().filter(|cell| names.is_match(&cell.content.text)).count();
    good > 0 && 2 * good >= cells().count()
}

/// Empty rows and captions between rows are not records.
fn is_record(table: &Table, row: &Row) -> bool {
    let is_caption = row.written == 1 && table.header.len() > 2;
    !is_caption && row.cells.iter().any(|cell| !cell.content.text.trim().is_empty())
}

fn columns<'k>(kind: &'k Kind, shape: Option<&RowShape>, table: &Table) -> Columns<'k> {
    let Heads { mut labels, .. } = Heads::of(kind, shape, table);
    let rest = shape.and_then(|shape| shape.rest.as_ref());
    let rest = rest.and_then(|rest| kind.fields.find(&rest.field));
    let mut named = labels.iter().flatten();
    // The first column names the row, whatever its head is, or what it is about.
    let subject = shape.and_then(|shape| kind.fields.find(shape.subject.as_ref()?));
    let is_above = shape.is_some_and(|shape| shape.above.is_some());
    let first = subject.or(kind.fields.name()).filter(|_| rest.is_none() && !is_above);
    let has_first = named.any(|label| {
        label.is_name() || subject.is_some_and(|it| label.is_one_of(std::slice::from_ref(&it.name)))
    });
    if let Some(field) = first.filter(|_| !has_first)
        && let Some(column) = labels.iter_mut().find(|labels| labels.is_empty())
    {
        column.push(FieldLabel { path: vec![field], unit: None });
    }
    Columns { labels, rest }
}

/// Whether the columns without a field match the pattern: three quarters of the cells, half of the rows and
/// half of the headers.
pub(super) fn rest_fits(
    rest: &Rest,
    labels: &[Vec<FieldLabel<'_>>],
    table: &Table,
    below: impl Fn(&Pattern) -> bool,
) -> bool {
    let heads = rest_texts(&table.header, labels);
    let rows: Vec<Vec<&str>> =
        table.rows.iter().map(|row| rest_texts(&row.cells, labels)).collect();
    let rows: Vec<&Vec<&str>> = rows.iter().filter(|row| !row.is_empty()).collect();
    let cells = || rows.iter().copied().flatten();
    let good = cells().filter(|text| rest.cells.is_match(text)).count();
    let strange = |it: &Pattern| heads.iter().filter(|head| it.is_match(head)).count();
    let whole = |it: &Pattern| rows.iter().filter(|row| it.is_match(&row.join("|"))).count();
    good > 0
        && good * 4 >= cells().count() * 3
        && rest.no_heads.as_ref().is_none_or(|it| strange(it) * 2 < heads.len())
        && (rest.whole_row.as_ref().is_none_or(|it| whole(it) * 2 >= rows.len())
            || rest.heading.as_ref().is_some_and(below))
}

/// The texts of `cells` in columns without a field, without blank ones.
fn rest_texts<'t>(cells: &'t [Cell], labels: &[Vec<FieldLabel<'_>>]) -> Vec<&'t str> {
    let rest = cells.iter().zip(labels).filter(|(_, labels)| labels.is_empty());
    rest.map(|(cell, _)| cell.content.text.trim()).filter(|text| !is_blank(text)).collect()
}

/// Whether at least half of the rows are those of records.
fn rows_are_plausible(kind: &Kind, shape: &RowShape, table: &Table) -> bool {
    let columns = columns(kind, Some(shape), table);
    let (mut good, mut bad) = (0_usize, 0_usize);
    for row in table.rows.iter().filter(|row| is_record(table, row)) {
        let data = data(&columns, table, row, None);
        let plausible = is_plausible(&shape.keys, RecordValues::new(&data, &kind.fields));
        *(if plausible { &mut good } else { &mut bad }) += 1;
    }
    good >= bad
}

fn data(
    columns: &Columns<'_>,
    table: &Table,
    row: &Row,
    above: Option<&(&Field, LocatedText<'_>)>,
) -> FieldValue {
    let mut record = RecordBuilder::default();
    let cells = table.header.iter().zip(&row.cells).zip(&columns.labels);
    for ((head, cell), labels) in cells {
        let written = LocatedText::inline(&cell.content, cell.span);
        let values = match labels.as_slice() {
            [] | [_] => vec![written],
            several => {
                let parts = written.split(|it, _| it == '/');
                if parts.len() == several.len() { parts } else { vec![written] }
            }
        };
        for (label, value) in labels.iter().zip(values) {
            let Some(field) = label.path.last() else { continue };
            let value = shaped::value_in(field, &value, label.unit.as_deref());
            record.put(&label.path, head.span, value);
        }
    }
    if let Some(field) = columns.rest {
        let others = table.header.iter().zip(&row.cells).zip(&columns.labels);
        let members =
            others.filter(|(_, labels)| labels.is_empty()).map(|((head, cell), _)| Member {
                key: head.content.text.trim().to_owned(),
                key_span: head.span,
                value: LocatedText::inline(&cell.content, cell.span).value(None),
            });
        record.put(&[field], row.span, FieldValue::map(members.collect(), row.span));
    }
    if let Some((field, text)) = above {
        record.put(&[field], text.span(), text.value(Some(field)));
    }
    record.finish(row.span)
}
