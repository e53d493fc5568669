//! Which element of a page shows a place of its file, and the id of that element.

use crate::diagnostic::Span;
use crate::page::{
    Cell, Document, Heading, HeadingId, Id as _, List, ListId, Page, Table, TableId,
};

/// An element of a page that somebody can point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    Heading(usize),
    /// A row of a table; the head is number 0.
    Row(usize, usize),
    /// A cell of such a row.
    Cell(usize, usize, usize),
    /// An item of a list.
    Item(usize, usize),
    /// Something else that begins with this byte.
    Text(usize),
}

impl Spot {
    pub(super) fn heading(id: HeadingId) -> Self {
        Self::Heading(id.index())
    }

    pub(super) fn row(table: TableId, row: usize) -> Self {
        Self::Row(table.index(), row)
    }

    pub(super) fn cell(table: TableId, row: usize, column: usize) -> Self {
        Self::Cell(table.index(), row, column)
    }

    pub(super) fn item(list: ListId, item: usize) -> Self {
        Self::Item(list.index(), item)
    }

    /// The one that shows `span`; none in the front matter and in comments, which are not shown.
    pub(super) fn at(page: &Page, span: Span) -> Option<Self> {
        let document = &page.document;
        if let Some(spot) = in_table(document, span) {
            return Some(spot);
        }
        if let Some(id) = document.heading_before(span.start + 1)
            && document.headings.get(id).is_some_and(|heading| holds(heading.span, span.start))
        {
            return Some(Self::heading(id));
        }
        let is_hidden = page.front_matter.span.contains(span)
            || page.text().get(span.start..).is_some_and(|text| text.starts_with("<!--"));
        if is_hidden {
            return None;
        }
        in_list(document, span.start).or(Some(Self::Text(span.start)))
    }

    /// The row of a cell; anything else itself.
    pub(super) fn row_of(self) -> Self {
        match self {
            Self::Cell(table, row, _) => Self::Row(table, row),
            spot => spot,
        }
    }

    /// The id of the element.
    pub(super) fn id(self, document: &Document) -> Option<String> {
        Some(match self {
            Self::Heading(index) => {
                let headings: &[Heading] = &document.headings;
                headings.get(index)?.id.clone()
            }
            Self::Row(table, row) => format!("rb-t{}-{row}", table + 1),
            Self::Cell(table, row, column) => format!("rb-t{}-{row}-{}", table + 1, column + 1),
            Self::Item(list, item) => format!("rb-l{}-{}", list + 1, item + 1),
            Self::Text(start) => format!("rb-at-{start}"),
        })
    }
}

fn holds(span: Span, offset: usize) -> bool {
    span.start <= offset && offset < span.end
}

/// The last of the sorted `all` that begins at `offset` or before.
fn last_before<T>(all: &[T], offset: usize, span: impl Fn(&T) -> Span) -> Option<usize> {
    all.partition_point(|it| span(it).start <= offset).checked_sub(1)
}

fn in_table(document: &Document, span: Span) -> Option<Spot> {
    let tables: &[Table] = &document.tables;
    let number = last_before(tables, span.start, |table| table.span)?;
    let table = tables.get(number).filter(|table| holds(table.span, span.start))?;
    let (row, cells): (usize, &[Cell]) = match last_before(&table.rows, span.start, |it| it.span) {
        None => (0, &table.header),
        Some(index) => (index + 1, &table.rows.get(index)?.cells),
    };
    let column = last_before(cells, span.start, |cell| cell.span);
    let cell = column.and_then(|column| Some((column, cells.get(column)?)));
    Some(match cell.filter(|(_, cell)| span.end <= cell.span.end.max(cell.span.start + 1)) {
        Some((column, _)) => Spot::Cell(number, row, column),
        None => Spot::Row(number, row),
    })
}

/// The innermost item.
fn in_list(document: &Document, offset: usize) -> Option<Spot> {
    let lists: &[List] = &document.lists;
    let mut number = last_before(lists, offset, |list| list.span)?;
    // Whatever holds the byte is this list, or one around it.
    loop {
        let list = lists.get(number)?;
        if holds(list.span, offset)
            && let Some(item) = last_before(&list.items, offset, |item| item.span)
        {
            return Some(Spot::Item(number, item));
        }
        number = list.parent?.index();
    }
}
