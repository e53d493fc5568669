//! Reads records from table rows.

use std::sync::Arc;

use super::section::is_plausible;
use super::shaped::{self, RecordBuilder};
use super::value::{FieldValue, Member};
use super::written::LocatedText;
use super::{Extent, RecordReader, RecordValues, Shape};
use crate::lexicon::identifier;
use crate::page::{Cell, Page, Row, Table};
use crate::schema::{Field, Kind, KindRole, Kinds, Pattern, Rest, RowShape};
use crate::value::is_blank;

/// The heads of a table as names of fields.
struct Heads<'k> {
    /// One entry a column: the ways to its fields.
    ways: Vec<Vec<Vec<&'k Field>>>,
    /// What is written, in one spelling.
    names: Vec<String>,
}

impl<'k> Heads<'k> {
    fn of(kind: &'k Kind, table: &Table) -> Self {
        Self {
            ways: table.header.iter().map(|cell| ways(kind, cell)).collect(),
            names: table.header.iter().map(|cell| identifier(&cell.content.text)).collect(),
        }
    }

    /// Whether a column is this field of the kind, or has this head.
    fn has(&self, name: &str) -> bool {
        let mut fields = self.ways.iter().flatten().filter_map(|way| way.first());
        fields.any(|field| field.name == name) || self.names.contains(&identifier(name))
    }
}

/// The fields of the columns of a table; several for `RPO/RTO`.
struct Columns<'k> {
    /// One entry a column: the ways to its fields.
    ways: Vec<Vec<Vec<&'k Field>>>,
    /// The map that columns without a field go into.
    rest: Option<&'k Field>,
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
            let single = |ways: Vec<Vec<&'p Field>>| match ways.as_slice() {
                [way] if way.len() == 1 => way.first().copied(),
                _ => None,
            };
            let columns = columns(kind, shape, table).ways.into_iter().map(single).collect();
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
                let candidates = self.kinds.all().iter().filter(fits).collect();
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

    /// The same, or the first one where somebody said that they are such records.
    fn row_shape<'k>(&self, kind: &'k Kind, table: &Table) -> Option<&'k RowShape> {
        self.recognised(kind, table).or_else(|| kind.shapes.row.first())
    }

    /// Whether the page, or a comment before a heading above, declares records of the kind, and the table has one of
    /// their columns.
    fn is_wanted(&self, kind: &Kind, shape: &RowShape, table: &Table) -> bool {
        self.awaits(kind, table.span.start)
            && shape.keys.any(|name| Heads::of(kind, table).has(name))
    }

    fn fits_table(&self, kind: &Kind, shape: &RowShape, table: &Table) -> bool {
        if shape.keys.is_empty() && shape.rest.is_none() {
            return false;
        }
        let heads = Heads::of(kind, table);
        let below = |it: &Pattern| self.headings.say(table.span.start, it);
        shape.keys.fit(|name| heads.has(name))
            && shape.rest.as_ref().is_none_or(|rest| rest_fits(rest, &heads.ways, table, below))
            && shape.context.as_ref().is_none_or(below)
            && shape.names.as_ref().is_none_or(|it| names_fit(kind, it, table))
            && rows_are_plausible(kind, shape, table)
    }

    fn table(&mut self, table: &'p Table) {
        let (Some(kind), declared) = self.kind_of(table) else { return };
        let declared = declared || self.awaits(kind, table.span.start);
        let columns = columns(kind, self.row_shape(kind, table), table);
        for row in table.rows.iter().filter(|row| is_record(table, row)) {
            let data = data(&columns, table, row);
            let head = row.cells.first().map_or(row.span, |cell| cell.span);
            let extent = Extent { span: row.span, head, declared };
            self.add(kind, Shape::Row, extent, data);
        }
    }
}

/// Whether at least half of the cells that name a record match the pattern.
fn names_fit(kind: &Kind, names: &Pattern, table: &Table) -> bool {
    let is_name = |cell: &Cell| {
        ways(kind, cell).iter().any(|way| way.first().is_some_and(|field| field.is_name))
    };
    let Some(column) = table.header.iter().position(is_name) else { return false };
    let cells = || table.rows.iter().filter_map(|row| row.cells.get(column));
    let good = cells().filter(|cell| names.0.is_match(&cell.content.text)).count();
    good > 0 && 2 * good >= cells().count()
}

/// Empty rows and captions between rows are not records.
fn is_record(table: &Table, row: &Row) -> bool {
    let is_caption = row.written == 1 && table.header.len() > 2;
    !is_caption && row.cells.iter().any(|cell| !cell.content.text.trim().is_empty())
}

fn columns<'k>(kind: &'k Kind, shape: Option<&RowShape>, table: &Table) -> Columns<'k> {
    let mut ways: Vec<Vec<Vec<&Field>>> =
        table.header.iter().map(|cell| ways(kind, cell)).collect();
    let rest = shape.and_then(|shape| shape.rest.as_ref());
    let rest = rest.and_then(|rest| kind.fields.find(&rest.field));
    let named = |ways: &[Vec<Vec<&Field>>]| {
        ways.iter().flatten().any(|way| way.first().is_some_and(|field| field.is_name))
    };
    // The first column names the row, whatever its head is.
    if let Some(name) = kind.fields.name().filter(|_| !named(&ways))
        && let Some(first) = ways.iter_mut().find(|ways| ways.is_empty()).filter(|_| rest.is_none())
    {
        first.push(vec![name]);
    }
    Columns { ways, rest }
}

fn ways<'k>(kind: &'k Kind, head: &Cell) -> Vec<Vec<&'k Field>> {
    let written = LocatedText::inline(&head.content, head.span);
    if let Some(way) = kind.fields.path(written.text()) {
        return vec![way];
    }
    let keys = written.split(|it, _| it == '/');
    let ways: Option<Vec<_>> = keys.iter().map(|key| kind.fields.path(key.text())).collect();
    ways.filter(|ways| ways.len() > 1).unwrap_or_default()
}

/// Whether the columns without a field match the pattern: three quarters of the cells, half of the rows and
/// half of the headers.
fn rest_fits(
    rest: &Rest,
    ways: &[Vec<Vec<&Field>>],
    table: &Table,
    below: impl Fn(&Pattern) -> bool,
) -> bool {
    let heads = rest_texts(&table.header, ways);
    let rows: Vec<Vec<&str>> = table.rows.iter().map(|row| rest_texts(&row.cells, ways)).collect();
    let rows: Vec<&Vec<&str>> = rows.iter().filter(|row| !row.is_empty()).collect();
    let cells = || rows.iter().copied().flatten();
    let good = cells().filter(|text| rest.cells.0.is_match(text)).count();
    let strange = |it: &Pattern| heads.iter().filter(|head| it.0.is_match(head)).count();
    let whole = |it: &Pattern| rows.iter().filter(|row| it.0.is_match(&row.join("|"))).count();
    good > 0
        && good * 4 >= cells().count() * 3
        && rest.no_heads.as_ref().is_none_or(|it| strange(it) * 2 < heads.len())
        && (rest.whole_row.as_ref().is_none_or(|it| whole(it) * 2 >= rows.len())
            || rest.heading.as_ref().is_some_and(below))
}

/// The texts of `cells` in columns without a field, without blank ones.
fn rest_texts<'t>(cells: &'t [Cell], ways: &[Vec<Vec<&Field>>]) -> Vec<&'t str> {
    let rest = cells.iter().zip(ways).filter(|(_, ways)| ways.is_empty());
    rest.map(|(cell, _)| cell.content.text.trim()).filter(|text| !is_blank(text)).collect()
}

/// Whether at least half of the rows are those of records.
fn rows_are_plausible(kind: &Kind, shape: &RowShape, table: &Table) -> bool {
    let columns = columns(kind, Some(shape), table);
    let (mut good, mut bad) = (0_usize, 0_usize);
    for row in table.rows.iter().filter(|row| is_record(table, row)) {
        let data = data(&columns, table, row);
        let plausible = is_plausible(&shape.keys, RecordValues::new(&data, &kind.fields));
        *(if plausible { &mut good } else { &mut bad }) += 1;
    }
    good >= bad
}

fn data(columns: &Columns<'_>, table: &Table, row: &Row) -> FieldValue {
    let mut record = RecordBuilder::default();
    let cells = table.header.iter().zip(&row.cells).zip(&columns.ways);
    for ((head, cell), ways) in cells {
        let written = LocatedText::inline(&cell.content, cell.span);
        let values = match ways.as_slice() {
            [] | [_] => vec![written],
            several => {
                let parts = written.split(|it, _| it == '/');
                if parts.len() == several.len() { parts } else { vec![written] }
            }
        };
        for (way, value) in ways.iter().zip(values) {
            let Some(field) = way.last() else { continue };
            record.put(way, head.span, shaped::value(field, &value));
        }
    }
    if let Some(field) = columns.rest {
        let others = table.header.iter().zip(&row.cells).zip(&columns.ways);
        let members = others.filter(|(_, ways)| ways.is_empty()).map(|((head, cell), _)| Member {
            key: head.content.text.trim().to_owned(),
            key_span: head.span,
            value: LocatedText::inline(&cell.content, cell.span).value(None),
        });
        record.put(&[field], row.span, FieldValue::map(members.collect(), row.span));
    }
    record.finish(row.span)
}
