//! Tables of a page.

use super::super::spots::Spot;
use super::HtmlWriter;
use crate::page::{Alignment, Event, TableId, Tag};

/// Characters of a cell that is not worth a line break.
const SHORT: usize = 14;

impl HtmlWriter<'_> {
    pub(super) fn start_table(&mut self, id: TableId) {
        self.table = Some(id);
        self.out.push_str("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\"");
        let label = match self.heading.and_then(|above| self.document.headings.get(above)) {
            Some(heading) => {
                self.theme.phrase("table-of", [("title", heading.text.as_str().into())])
            }
            None => self.theme.word("table"),
        };
        self.attribute("aria-label", &label);
        self.out.push_str("><table>");
    }

    pub(super) fn start_row(&mut self, open: &str) {
        self.column = 0;
        self.out.push_str(open);
        if let Some(table) = self.table {
            self.id_of(Spot::row(table, self.row));
        }
        self.out.push('>');
    }

    /// Closes a cell. What is said of the row is in its first one.
    pub(super) fn end_cell(&mut self) {
        if let (Some(table), Some(column)) = (self.table, self.column.checked_sub(1)) {
            self.mark(Spot::cell(table, self.row, column));
            if column == 0 {
                self.mark(Spot::row(table, self.row));
            }
        }
        self.out.push_str(if self.in_head { "</th>" } else { "</td>" });
    }

    pub(super) fn start_cell(&mut self, index: usize) {
        self.out.push_str(if self.in_head { "<th" } else { "<td" });
        let table = self.table.and_then(|table| self.document.tables.get(table));
        let align = match table.and_then(|table| table.columns.get(self.column)) {
            Some(Alignment::Center) => "align-center",
            Some(Alignment::Right) => "align-right",
            _ => "",
        };
        let short = if self.is_short(index) { "short" } else { "" };
        match (align, short) {
            ("", "") => {}
            ("", class) | (class, "") => self.attribute("class", class),
            (align, short) => self.attribute("class", &format!("{align} {short}")),
        }
        if let Some(table) = self.table {
            self.id_of(Spot::cell(table, self.row, self.column));
        }
        self.out.push('>');
        self.column += 1;
    }

    /// Whether the cell that starts at `index` holds a date, a name or a number rather than a text:
    /// such a cell stays on one line. An empty one needs no room either.
    fn is_short(&self, index: usize) -> bool {
        let cell = self.document.events.iter().skip(index + 1);
        let cell = cell.take_while(|event| !matches!(event.value, Event::End(Tag::TableCell)));
        let lengths = cell.map(|event| match &event.value {
            Event::Text(text) | Event::Code(text) => text.chars().count(),
            Event::SoftBreak | Event::InlineHtml(_) | Event::Start(Tag::Image(_)) => SHORT + 1,
            _ => 0,
        });
        lengths.sum::<usize>() <= SHORT
    }
}
