//! The lines of a page as a reader sees them, without blocks of code.

use super::document::Document;
use super::event::{Event, Mark, Tag};

/// A line of text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct TextLine {
    /// What a reader sees.
    pub(super) text: String,
    /// The bold text at its beginning.
    pub(super) lead: String,
    /// What it is a line of.
    pub(super) role: LineRole,
    /// Whether it is in a numbered list.
    pub(super) is_numbered: bool,
    /// Its first byte in the file.
    pub(super) start: usize,
}

/// What a line is to the text around it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineRole {
    /// A heading or a term: it names what follows.
    Name,
    /// A cell of a table's head, or the first one of a row of two: it names what is beside or below it.
    HeadCell,
    /// Another cell.
    Cell,
    /// The first line of a paragraph or an item, or one behind a hard line break.
    #[default]
    Beginning,
    /// A line that goes on with the sentence of the line before.
    Continuation,
}

impl Document {
    /// All lines that are not empty, in their order; cells are lines too.
    pub(super) fn text_lines(&self) -> Vec<TextLine> {
        let mut lines = Lines { numbered: vec![false], ..Lines::default() };
        for event in &self.events {
            lines.event(self, &event.value, event.span.start);
        }
        lines.end(LineRole::Beginning);
        lines.done
    }
}

#[derive(Default)]
struct Lines {
    done: Vec<TextLine>,
    line: TextLine,
    is_bold: bool,
    in_code: bool,
    in_head: bool,
    /// Columns of the table, and cells of its row so far.
    columns: usize,
    cells: usize,
    /// Whether each of the lists around is numbered.
    numbered: Vec<bool>,
}

impl Lines {
    fn event(&mut self, document: &Document, event: &Event, start: usize) {
        match event {
            Event::Start(Tag::Mark(Mark::Strong)) => self.is_bold = true,
            Event::End(Tag::Mark(Mark::Strong)) => self.is_bold = false,
            Event::Start(tag) | Event::End(tag) if tag.is_inline() => {}
            Event::Start(tag) => self.begin(document, *tag),
            Event::End(tag) => self.leave(*tag),
            Event::SoftBreak => self.end(LineRole::Continuation),
            event if event.is_line_break() => self.end(LineRole::Beginning),
            Event::Text(words) | Event::Code(words) if !self.in_code => self.words(words, start),
            _ => {}
        }
    }

    fn begin(&mut self, document: &Document, tag: Tag) {
        let role = match tag {
            Tag::Heading(_) | Tag::DefinitionTerm => LineRole::Name,
            Tag::TableCell => self.cell(),
            _ => LineRole::Beginning,
        };
        self.end(role);
        match tag {
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::List(id) => {
                let list = document.lists.get(id);
                self.numbered.push(list.is_some_and(|list| list.first_number.is_some()));
            }
            Tag::Table(id) => {
                self.columns = document.tables.get(id).map_or(0, |table| table.header.len());
            }
            Tag::TableHead => self.in_head = true,
            Tag::TableRow => self.cells = 0,
            _ => {}
        }
        self.line.is_numbered = self.numbered.last().copied().unwrap_or_default();
    }

    fn leave(&mut self, tag: Tag) {
        match tag {
            Tag::CodeBlock(_) => self.in_code = false,
            Tag::List(_) => {
                self.numbered.pop();
            }
            Tag::TableHead => self.in_head = false,
            _ => {}
        }
        self.end(LineRole::Beginning);
    }

    fn cell(&mut self) -> LineRole {
        self.cells += 1;
        let is_key = self.columns == 2 && self.cells == 1;
        if self.in_head || is_key { LineRole::HeadCell } else { LineRole::Cell }
    }

    fn words(&mut self, words: &str, start: usize) {
        if self.line.text.is_empty() {
            self.line.start = start;
        }
        if self.is_bold && self.line.lead.len() == self.line.text.len() {
            self.line.lead.push_str(words);
        }
        self.line.text.push_str(words);
    }

    /// Ends the line, and begins one with this role.
    fn end(&mut self, role: LineRole) {
        let is_numbered = self.numbered.last().copied().unwrap_or_default();
        let next = TextLine { role, is_numbered, ..TextLine::default() };
        let line = std::mem::replace(&mut self.line, next);
        if !line.text.is_empty() {
            self.done.push(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::LineRole::{Beginning, Cell, Continuation, HeadCell, Name};
    use crate::page::Page;
    use crate::source::SourceFile;

    #[test]
    fn lines_know_their_bold_beginning_and_what_they_are() {
        let text = "# *A* `b`\n\n**c** d\ne **f\ng**\n\n```\ncode\n```\n\n| h | i |\n| - | - |\n| **j** | k |\n\nT\n: l\n\n1. m\n2. n\n   - o\n";
        let page = Page::parse(
            Arc::new(SourceFile::new("a.md", text.as_bytes().to_vec())),
            &Arc::default(),
        );
        let lines = page.document.text_lines();
        let lines: Vec<_> = lines
            .iter()
            .map(|line| (line.text.as_str(), line.lead.as_str(), line.role, line.is_numbered))
            .collect();
        assert_eq!(
            lines,
            [
                ("A b", "", Name, false),
                ("c d", "c", Beginning, false),
                ("e f", "", Continuation, false),
                ("g", "g", Continuation, false),
                ("h", "", HeadCell, false),
                ("i", "", HeadCell, false),
                ("j", "j", HeadCell, false),
                ("k", "", Cell, false),
                ("T", "", Name, false),
                ("l", "", Beginning, false),
                ("m", "", Beginning, true),
                ("n", "", Beginning, true),
                ("o", "", Beginning, false),
            ]
        );
    }
}
