//! Positions of the protocol, which counts lines and columns from 0, and bytes of a text.

use lsp_types::{Position, Range};

use crate::diagnostic::{ColumnUnit, LineIndex, Position as Place, Span};
use crate::source::SourceFile;

/// A text with the unit in which the client counts its columns.
#[derive(Clone, Copy)]
pub(super) struct TextLines<'a> {
    text: &'a str,
    index: &'a LineIndex,
    unit: ColumnUnit,
}

impl<'a> TextLines<'a> {
    pub(super) fn new(text: &'a str, index: &'a LineIndex, unit: ColumnUnit) -> Self {
        Self { text, index, unit }
    }

    pub(super) fn of(source: &'a SourceFile, unit: ColumnUnit) -> Self {
        Self::new(&source.text, source.lines(), unit)
    }

    /// The byte at `position`: the end of the line or of the text where it lies past it.
    pub(super) fn offset(self, position: Position) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        if line >= self.index.line_count() {
            return self.text.len();
        }
        let column = usize::try_from(position.character).unwrap_or(usize::MAX);
        let place = Place { line: line + 1, column: column.saturating_add(1) };
        self.index.offset_in(self.text, place, self.unit)
    }

    /// The bytes of `range`; none of them where it ends before it starts.
    pub(super) fn span(self, range: Range) -> Span {
        let start = self.offset(range.start);
        Span::new(start, self.offset(range.end).max(start))
    }

    pub(super) fn position(self, offset: usize) -> Position {
        let place = self.index.position_in(self.text, offset, self.unit);
        let number = |it: usize| u32::try_from(it.saturating_sub(1)).unwrap_or(u32::MAX);
        Position::new(number(place.line), number(place.column))
    }

    pub(super) fn range(self, span: Span) -> Range {
        Range::new(self.position(span.start), self.position(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_outside_of_the_text_is_moved_into_it() {
        let text = "ä😀\r\nb";
        let index = LineIndex::new(text);
        let lines = TextLines::new(text, &index, ColumnUnit::Utf16);
        let offset = |line, character| lines.offset(Position::new(line, character));
        assert_eq!([offset(0, 1), offset(0, 3), offset(0, 99), offset(0, u32::MAX)], [2, 6, 6, 6]);
        assert_eq!([offset(1, 1), offset(2, 0), offset(u32::MAX, 7)], [9, 9, 9]);
        let backwards = Range::new(Position::new(1, 0), Position::new(0, 0));
        assert_eq!(lines.span(backwards), Span::at(8));
        assert_eq!(lines.range(Span::new(2, 9)), {
            Range::new(Position::new(0, 1), Position::new(1, 1))
        });
    }
}
