//! The blocks of a page that could be data: tables, named values below a heading, front matter.

use std::cell::OnceCell;

use super::MissingKey;
use super::typing::{is_of_type, is_quantity, is_rhythm};
use crate::diagnostic::{Span, Spanned};
use crate::lexicon::identifier;
use crate::page::{HeadingId, Page, Table};
use crate::record::gather::{self, FactsBlock, Named};
use crate::record::label::{self, FieldLabel};
use crate::record::written::LocatedText;
use crate::record::{Shape, context};
use crate::schema::{Field, Fields, Kind, ValueType};
use crate::source::data::{Node, NodeValue, Pair};
use crate::value::is_blank;

/// So many values of a column are looked at.
const SAMPLE: usize = 32;

/// So many of them show whether it is worth looking at the others.
const FIRST_VALUES: usize = 3;

/// A block with the names in it: the columns of a table, the keys of named values.
pub(super) struct DataBlock<'p> {
    pub(super) shape: Shape,
    pub(super) span: Span,
    pub(super) head: Span,
    /// The heading that names it.
    pub(super) heading: Option<HeadingId>,
    /// The byte that a comment about it comes before.
    pub(super) start: usize,
    /// Rows, or named values.
    pub(super) count: usize,
    pub(super) columns: Vec<Column<'p>>,
    pub(super) table: Option<&'p Table>,
    /// Whether it is a table of raw HTML.
    pub(super) is_html: bool,
}

/// A name and what was written under it.
pub(super) struct Column<'p> {
    pub(super) name: String,
    /// The name in one spelling.
    pub(super) key: String,
    pub(super) name_span: Span,
    /// Whether it may name several fields, or a unit.
    pub(super) has_parts: bool,
    /// Those that say something.
    pub(super) values: Vec<&'p str>,
    /// By type, how many of them are of it; counted when first asked for.
    typed: [OnceCell<usize>; ValueType::ALL.len()],
    /// How many of them say how often something is done, and cannot be a mere quantity.
    rhythms: OnceCell<usize>,
}

impl<'p> Column<'p> {
    /// The fields of the kind that it is called after.
    pub(super) fn named<'k>(&self, kind: &'k Kind) -> Vec<FieldLabel<'k>> {
        if let Some(path) = kind.fields.path_of(&self.key) {
            return vec![FieldLabel { path, unit: None }];
        }
        if !self.has_parts {
            return Vec::new();
        }
        label::fields(&kind.fields, &LocatedText::bytes(&self.name, self.name_span))
    }

    pub(super) fn new(name: &LocatedText<'p>, values: impl Iterator<Item = &'p str>) -> Self {
        Self {
            name: name.text().to_owned(),
            key: identifier(name.text()),
            name_span: name.span(),
            has_parts: label::has_parts(name.text()),
            values: values.filter(|text| !is_blank(text)).take(SAMPLE).collect(),
            typed: std::array::from_fn(|_| OnceCell::new()),
            rhythms: OnceCell::new(),
        }
    }

    /// How many values are of the type of the field; bare numbers have this unit.
    pub(super) fn fit(&self, field: &Field, unit: Option<&str>) -> usize {
        let count = || self.count(|text| is_of_type(field, text, unit));
        // Of a plain time nothing but its type matters.
        let is_plain = unit.is_none() && field.words.is_empty() && field.fields.is_empty();
        let type_index = ValueType::ALL.iter().position(|it| Some(*it) == field.value);
        match type_index.and_then(|index| self.typed.get(index)) {
            Some(typed) if is_plain => *typed.get_or_init(count),
            _ => count(),
        }
    }

    /// How many values say how often something is done; `30 Tage` may be how long it takes. A column whose first values
    /// do not has none.
    pub(super) fn rhythms(&self) -> usize {
        let is_meant = |text: &str| is_rhythm(text) && !is_quantity(text);
        *self.rhythms.get_or_init(|| {
            let begins = self.values.iter().take(FIRST_VALUES).any(|text| is_meant(text));
            if begins { self.count(is_meant) } else { 0 }
        })
    }

    fn count(&self, is_meant: impl Fn(&str) -> bool) -> usize {
        self.values.iter().filter(|text| is_meant(text)).count()
    }
}

impl DataBlock<'_> {
    /// What the rows are called: the cells of the column that names them, else of the first one.
    pub(super) fn names(&self, fields: &Fields) -> Vec<String> {
        if self.table.is_none() {
            return Vec::new();
        }
        let is_name = |column: &&Column<'_>| fields.find(&column.name).is_some_and(|it| it.is_name);
        let column = self.columns.iter().find(is_name).or_else(|| self.columns.first());
        let names = column.map(|column| column.values.iter().map(|name| identifier(name)));
        names.into_iter().flatten().collect()
    }

    /// Where a comment that declares the kind belongs; none where its line begins with something else.
    pub(super) fn comment(&self, page: &Page) -> Option<usize> {
        let before = page.text().get(..self.start)?;
        let begins_line = before.is_empty() || before.ends_with('\n');
        (begins_line && !matches!(self.shape, Shape::Page | Shape::Facts)).then_some(self.start)
    }

    /// A key that is missing; the column probably stands for it.
    pub(super) fn missing(&self, field: &str, column: Option<usize>) -> MissingKey {
        let column = column.and_then(|index| self.columns.get(index));
        let written = column.filter(|column| !column.name.is_empty());
        let written = written.map(|it| Spanned::new(it.name.clone(), it.name_span));
        MissingKey { fields: vec![field.to_owned()], written }
    }
}

/// All blocks of the page but those of raw HTML; a section before what is in it.
pub(super) fn of_page(page: &Page) -> Vec<DataBlock<'_>> {
    let mut blocks: Vec<DataBlock<'_>> = page.document.tables.iter().map(of_table).collect();
    for (id, _) in page.document.headings.entries() {
        let own = context::own(page, id);
        blocks.extend(of_section(page, id, own));
        blocks.extend(gather::blocks(page, own).into_iter().filter_map(of_item));
    }
    blocks.extend(of_front_matter(page));
    blocks
}

pub(super) fn of_table(table: &Table) -> DataBlock<'_> {
    let columns = table.header.iter().enumerate().map(|(index, head)| {
        let cells = table.rows.iter().filter_map(move |row| row.cells.get(index));
        let name = LocatedText::inline(&head.content, head.span);
        Column::new(&name, cells.map(|cell| cell.content.text.as_str()))
    });
    let head = match (table.header.first(), table.header.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => table.span,
    };
    DataBlock {
        shape: Shape::Row,
        span: table.span,
        head,
        heading: None,
        start: table.span.start,
        count: table.rows.len(),
        columns: columns.collect(),
        table: Some(table),
        is_html: false,
    }
}

/// What is written under names right below a heading.
fn of_section(page: &Page, id: HeadingId, own: Span) -> Option<DataBlock<'_>> {
    let heading = page.document.headings.get(id)?;
    let columns: Vec<Column<'_>> = gather::named(page, own).iter().map(of_named).collect();
    let (first, last) = (columns.first()?.name_span, columns.last()?.name_span);
    Some(DataBlock {
        shape: Shape::Section,
        span: Span::new(first.start, last.end),
        head: heading.text_span,
        heading: Some(id),
        start: heading.span.start,
        count: columns.len(),
        columns,
        table: None,
        is_html: false,
    })
}

/// An item with named values below it. Tables of two columns are part of their section.
fn of_item(facts: FactsBlock<'_>) -> Option<DataBlock<'_>> {
    let title = facts.title?;
    let columns: Vec<Column<'_>> = facts.named.iter().map(of_named).collect();
    Some(DataBlock {
        shape: Shape::Facts,
        span: facts.span,
        head: title.span(),
        heading: None,
        start: facts.span.start,
        count: columns.len(),
        columns,
        table: None,
        is_html: false,
    })
}

fn of_named<'p>(named: &Named<'p>) -> Column<'p> {
    Column::new(&named.key, std::iter::once(named.value.text()))
}

fn of_front_matter(page: &Page) -> Option<DataBlock<'_>> {
    let front_matter = &page.front_matter;
    let columns: Vec<Column<'_>> = front_matter.data.pairs().iter().map(of_pair).collect();
    let first = columns.first()?.name_span;
    Some(DataBlock {
        shape: Shape::Page,
        span: front_matter.span,
        head: first,
        heading: None,
        start: front_matter.span.start,
        count: columns.len(),
        columns,
        table: None,
        is_html: false,
    })
}

fn of_pair(pair: &Pair) -> Column<'_> {
    let name = LocatedText::bytes(&pair.key, pair.key_span);
    match &pair.value.value {
        NodeValue::List(items) => Column::new(&name, items.iter().filter_map(Node::as_str)),
        _ => Column::new(&name, pair.value.as_str().into_iter()),
    }
}
