//! Byte ranges in a text, and their lines and columns.

use std::ops::Range;

/// A half-open range of bytes in the decoded text of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// An empty range at `offset`.
    pub const fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// Number of bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range is empty.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `other` lies entirely within this range.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The range moved forward by `by` bytes.
    pub const fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The part of `text` that the range covers; empty where it does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A value with the bytes of its file that it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The bytes that it was read from.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// The `value` read from `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Applies `change` to the value and keeps the span.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A line and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1; in characters, unless another [`ColumnUnit`] is named.
    pub column: usize,
}

/// The unit of columns: the position encodings of the Language Server Protocol (which counts lines and
/// columns from 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Bytes of UTF-8: `utf-8`.
    Byte,
    /// Code units of UTF-16, two for an emoji: `utf-16`, which every editor knows.
    Utf16,
    /// Characters (Unicode scalar values): `utf-32`.
    Character,
}

impl ColumnUnit {
    /// How many units the character takes whose first byte in UTF-8 is `first`; none where no
    /// character begins with that byte.
    const fn width(self, first: u8) -> usize {
        match (self, first) {
            (Self::Byte, _) => 1,
            (_, 0x80..=0xBF) => 0,
            (Self::Utf16, 0xF0..) => 2,
            (Self::Utf16 | Self::Character, _) => 1,
        }
    }

    fn count(self, bytes: &[u8]) -> usize {
        bytes.iter().map(|byte| self.width(*byte)).sum()
    }
}

/// The starts of the lines of a text. `\n`, `\r\n` and a lone `\r` each end a line, also mixed.
#[derive(Debug, Clone, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// What has begun before every `STRIDE`th byte: a line may be as long as the file.
    marks: Vec<ColumnMark>,
}

/// How many characters, and code units of UTF-16, begin before a byte.
#[derive(Debug, Clone, Copy, Default)]
struct ColumnMark {
    characters: usize,
    utf16: usize,
}

impl ColumnMark {
    fn after(self, bytes: &[u8]) -> Self {
        Self {
            characters: self.characters + ColumnUnit::Character.count(bytes),
            utf16: self.utf16 + ColumnUnit::Utf16.count(bytes),
        }
    }
}

/// Bytes between two marks.
const STRIDE: usize = 512;

impl LineIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(at, &byte)| {
            byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut marks = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut mark = ColumnMark::default();
        for chunk in bytes.chunks(STRIDE) {
            marks.push(mark);
            mark = mark.after(chunk);
        }
        Self { starts, marks }
    }

    /// How many units begin before byte `offset` in the `text` that the index was made of.
    pub fn units_before(&self, text: &str, offset: usize, unit: ColumnUnit) -> usize {
        let offset = offset.min(text.len());
        let chunk = (offset / STRIDE).min(self.marks.len().saturating_sub(1));
        let rest = text.as_bytes().get(chunk * STRIDE..offset).unwrap_or_default();
        self.mark(chunk, unit) + unit.count(rest)
    }

    /// How many units begin before the chunk of this number.
    fn mark(&self, chunk: usize, unit: ColumnUnit) -> usize {
        let mark = self.marks.get(chunk).copied().unwrap_or_default();
        match unit {
            ColumnUnit::Byte => chunk * STRIDE,
            ColumnUnit::Utf16 => mark.utf16,
            ColumnUnit::Character => mark.characters,
        }
    }

    /// Number of lines; a text that ends in a line break has an empty last line.
    pub fn line_count(&self) -> usize {
        self.starts.len().max(1)
    }

    /// The line, counted from 1, that holds byte `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).max(1)
    }

    /// The first byte of `line`, counted from 1; the last line's where there are fewer.
    pub fn line_start(&self, line: usize) -> usize {
        let last = self.starts.last().copied().unwrap_or_default();
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(last)
    }

    /// Line and column of byte `offset` in the `text` that the index was made of.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        self.position_in(text, offset, ColumnUnit::Character)
    }

    /// The same with a column that counts `unit`.
    pub fn position_in(&self, text: &str, offset: usize, unit: ColumnUnit) -> Position {
        let line = self.line(offset);
        let start = self.units_before(text, self.line_start(line), unit);
        Position { line, column: self.units_before(text, offset, unit) - start + 1 }
    }

    /// The byte at `position` in `text`; the line's end where the column lies past it.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        self.offset_in(text, position, ColumnUnit::Character)
    }

    /// The same for a column that counts `unit`; a column amid a character means its first byte.
    pub fn offset_in(&self, text: &str, position: Position, unit: ColumnUnit) -> usize {
        let start = self.line_start(position.line);
        let rest = text.get(start..).unwrap_or_default();
        let end = start + rest.find(['\n', '\r']).unwrap_or(rest.len());
        let before = self.units_before(text, start, unit);
        let wanted = before.saturating_add(position.column.saturating_sub(1));
        let mut at = self.byte_at(text, wanted, unit).min(end);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The byte that the unit of this number, counted from 0, belongs to; the text's end where there
    /// are fewer.
    fn byte_at(&self, text: &str, wanted: usize, unit: ColumnUnit) -> usize {
        if unit == ColumnUnit::Byte {
            return wanted.min(text.len());
        }
        let after = self.marks.partition_point(|mark| match unit {
            ColumnUnit::Utf16 => mark.utf16 <= wanted,
            ColumnUnit::Byte | ColumnUnit::Character => mark.characters <= wanted,
        });
        let chunk = after.saturating_sub(1);
        let mut count = self.mark(chunk, unit);
        for (at, byte) in text.bytes().enumerate().skip(chunk * STRIDE) {
            count += unit.width(byte);
            if count > wanted {
                return at;
            }
        }
        text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_any_line_break() {
        let text = "a\nb\r\nc\rd";
        let index = LineIndex::new(text);
        let lines: Vec<usize> = (0..text.len()).map(|at| index.line(at)).collect();
        assert_eq!(lines, [1, 1, 2, 2, 2, 3, 3, 4]);
    }

    #[test]
    fn columns_count_characters() {
        let text = "x\näöü€z";
        let index = LineIndex::new(text);
        let z = text.find('z').expect("z");
        assert_eq!(index.position(text, z), Position { line: 2, column: 5 });
        assert_eq!(index.offset(text, Position { line: 2, column: 5 }), z);
    }

    #[test]
    fn columns_of_long_lines_are_right_everywhere() {
        let text = format!("kurz\n{}", "aä😂".repeat(5_000));
        let index = LineIndex::new(&text);
        for (column, (at, _)) in text.char_indices().skip(5).enumerate().step_by(97) {
            assert_eq!(index.position(&text, at), Position { line: 2, column: column + 1 });
        }
    }

    /// Umlauts, an emoji of two characters and line breaks of all kinds, counted from the start.
    #[test]
    fn each_unit_counts_its_own_columns_and_leads_back() {
        let text = "Größe 👍🏽 gut\r\nä\rzwei 😀\n\nende";
        let index = LineIndex::new(text);
        for unit in [ColumnUnit::Byte, ColumnUnit::Utf16, ColumnUnit::Character] {
            let (mut line, mut column, mut before) = (1, 1, ' ');
            for (at, character) in text.char_indices() {
                let position = Position { line, column };
                assert_eq!(index.position_in(text, at, unit), position, "{unit:?} {at}");
                let in_break = before == '\r' && character == '\n';
                if !in_break {
                    assert_eq!(index.offset_in(text, position, unit), at, "{unit:?} {at}");
                }
                column += match unit {
                    ColumnUnit::Byte => character.len_utf8(),
                    ColumnUnit::Utf16 => character.len_utf16(),
                    ColumnUnit::Character => 1,
                };
                let next = text.as_bytes().get(at + 1).copied();
                let ends = character == '\n' || character == '\r' && next != Some(b'\n');
                if ends {
                    (line, column) = (line + 1, 1);
                }
                before = character;
            }
        }
    }

    #[test]
    fn columns_amid_a_character_or_past_the_line_are_moved_to_the_left() {
        let text = "😀ä\r\nb";
        let index = LineIndex::new(text);
        let offset = |line, column, unit| index.offset_in(text, Position { line, column }, unit);
        assert_eq!(offset(1, 2, ColumnUnit::Utf16), 0);
        assert_eq!(offset(1, 3, ColumnUnit::Utf16), 4);
        assert_eq!([2, 4, 6].map(|column| offset(1, column, ColumnUnit::Byte)), [0, 0, 4]);
        for unit in [ColumnUnit::Byte, ColumnUnit::Utf16, ColumnUnit::Character] {
            assert_eq!(offset(1, 99, unit), 6, "{unit:?}");
            assert_eq!(offset(1, usize::MAX, unit), 6, "{unit:?}");
            assert_eq!(offset(2, 2, unit), text.len(), "{unit:?}");
            assert_eq!(offset(9, 1, unit), 8, "{unit:?}");
        }
    }

    #[test]
    fn long_lines_lead_back_everywhere() {
        let text = format!("kurz\r\n{}", "aä😂".repeat(2_000));
        let index = LineIndex::new(&text);
        for unit in [ColumnUnit::Byte, ColumnUnit::Utf16, ColumnUnit::Character] {
            for (at, _) in text.char_indices().skip(6).step_by(97) {
                let position = index.position_in(&text, at, unit);
                assert_eq!(index.offset_in(&text, position, unit), at, "{unit:?} {at}");
            }
        }
    }

    #[test]
    fn an_empty_text_has_one_line() {
        let index = LineIndex::new("");
        assert_eq!(index.position("", 0), Position { line: 1, column: 1 });
    }
}
