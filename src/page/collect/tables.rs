//! Pipe tables: every cell with its bytes, every row with the number of cells that were written.

use super::leaf::joined;
use crate::diagnostic::Span;
use crate::page::event::Alignment;
use crate::page::ids::{ById, TableId};
use crate::page::{Cell, Inline, Row, Table, cells};

pub(super) struct Tables<'t> {
    text: &'t str,
    /// Whether a `|` in code separates no cells.
    pipes_in_code: bool,
    done: ById<TableId, Table>,
    open: Option<Table>,
    cell: Span,
}

impl<'t> Tables<'t> {
    pub(super) fn new(text: &'t str, pipes_in_code: bool) -> Self {
        Self { text, pipes_in_code, done: ById::default(), open: None, cell: Span::default() }
    }

    pub(super) fn start(&mut self, columns: Vec<Alignment>, span: Span) -> TableId {
        let header = Vec::with_capacity(columns.len());
        self.open = Some(Table { span, columns, header, rows: Vec::new() });
        self.done.next_id()
    }

    pub(super) fn start_row(&mut self, span: Span) {
        let span = trimmed(self.text, span);
        let written = cells::written(span.of(self.text), self.pipes_in_code);
        if let Some(table) = &mut self.open {
            let cells = Vec::with_capacity(table.columns.len());
            table.rows.push(Row { span, cells, written });
        }
    }

    pub(super) fn start_cell(&mut self, span: Span) {
        self.cell = trimmed(self.text, span);
    }

    pub(super) fn end_cell(&mut self, lines: &[Inline]) {
        let cell = Cell { content: joined(lines, '\n'), span: self.cell };
        let Some(table) = &mut self.open else { return };
        match table.rows.last_mut() {
            Some(row) => row.cells.push(cell),
            None => table.header.push(cell),
        }
    }

    /// The table that is being read.
    pub(super) fn current(&self) -> Option<TableId> {
        self.open.as_ref().map(|_| self.done.next_id())
    }

    pub(super) fn end(&mut self) {
        if let Some(mut table) = self.open.take() {
            table.rows.shrink_to_fit();
            self.done.push(table);
        }
    }

    pub(super) fn finish(self) -> ById<TableId, Table> {
        self.done
    }
}

fn trimmed(text: &str, span: Span) -> Span {
    let slice = span.of(text);
    let start = span.start + (slice.len() - slice.trim_start().len());
    Span::new(start, (start + slice.trim().len()).min(span.end.max(start)))
}
