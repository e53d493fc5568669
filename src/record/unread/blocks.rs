//! The blocks of a page that could be data: tables, named values below a heading, front matter.

use super::MissingKey;
use crate::diagnostic::{Span, Spanned};
use crate::lexicon::identifier;
use crate::page::{HeadingId, Page, Table};
use crate::record::gather::{self, FactsBlock, Named};
use crate::record::written::LocatedText;
use crate::record::{Shape, context};
use crate::schema::Fields;
use crate::source::data::{Node, NodeValue, Pair};
use crate::value::is_blank;

/// So many values of a column are looked at.
const SAMPLE: usize = 32;

/// A block with the names in it: the columns of a table, the keys of named values.
pub(super) struct DataBlock<'p> {
    pub(super) shape: Shape,
    pub(super) span: Span,
    pub(super) head: Span,
    /// The heading that names it.
    pub(super) heading: Option<HeadingId>,
    /// The byte that a comment about it stands before.
    pub(super) start: usize,
    /// Rows, or named values.
    pub(super) count: usize,
    pub(super) columns: Vec<Column<'p>>,
    pub(super) table: Option<&'p Table>,
}

/// A name and what was written under it.
pub(super) struct Column<'p> {
    pub(super) name: String,
    /// The name in one spelling.
    pub(super) key: String,
    pub(super) name_span: Span,
    /// Those that say something.
    pub(super) values: Vec<&'p str>,
}

impl<'p> Column<'p> {
    fn new(name: &LocatedText<'p>, values: impl Iterator<Item = &'p str>) -> Self {
        Self {
            name: name.text().to_owned(),
            key: identifier(name.text()),
            name_span: name.span(),
            values: values.filter(|text| !is_blank(text)).take(SAMPLE).collect(),
        }
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

/// All blocks of the page, in source order; a section before what stands in it.
pub(super) fn of_page(page: &Page) -> Vec<DataBlock<'_>> {
    let mut blocks: Vec<DataBlock<'_>> = page.document.tables.iter().map(of_table).collect();
    for (id, _) in page.document.headings.entries() {
        let own = context::own(page, id);
        blocks.extend(of_section(page, id, own));
        blocks.extend(gather::blocks(page, own).into_iter().filter_map(of_item));
    }
    blocks.extend(of_front_matter(page));
    blocks.sort_by_key(|block| block.span.start);
    blocks
}

fn of_table(table: &Table) -> DataBlock<'_> {
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
    })
}

fn of_pair(pair: &Pair) -> Column<'_> {
    let name = LocatedText::bytes(&pair.key, pair.key_span);
    match &pair.value.value {
        NodeValue::List(items) => Column::new(&name, items.iter().filter_map(Node::as_str)),
        _ => Column::new(&name, pair.value.as_str().into_iter()),
    }
}
