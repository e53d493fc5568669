//! Byte ranges in a text, and the lines and columns that people count.

use std::ops::Range;

/// A half-open range of bytes in the decoded text of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
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

    /// Whether the range holds no byte.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same range `by` bytes further on.
    pub const fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The part of `text` that the range covers; empty where it does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A value, and the bytes of its file that say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it is written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// The `value` that is written at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// What `change` makes of the value, at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
}

/// Where the lines of a text begin. `\n`, `\r\n` and a lone `\r` each end a line, also mixed.
#[derive(Debug, Clone, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// How many characters begin before every `STRIDE`th byte: a line may be as long as the file.
    characters: Vec<usize>,
}

/// Bytes between two counts of characters.
const STRIDE: usize = 512;

impl LineIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(at, &byte)| {
            byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let running = |count: &mut usize, chunk: &[u8]| {
            let before = *count;
            *count += beginnings(chunk);
            Some(before)
        };
        let characters = bytes.chunks(STRIDE).scan(0, running).collect();
        Self { starts, characters }
    }

    /// How many characters of `text` begin before byte `offset`.
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let offset = offset.min(text.len());
        let chunk = (offset / STRIDE).min(self.characters.len().saturating_sub(1));
        let rest = text.as_bytes().get(chunk * STRIDE..offset).unwrap_or_default();
        self.characters.get(chunk).copied().unwrap_or_default() + beginnings(rest)
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
        let line = self.line(offset);
        let start = self.characters_before(text, self.line_start(line));
        Position { line, column: self.characters_before(text, offset) - start + 1 }
    }

    /// The byte at `position` in `text`; the line's end where the column lies past it.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        let start = self.line_start(position.line);
        let rest = text.get(start..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let column = line.char_indices().nth(position.column.saturating_sub(1));
        start + column.map_or(line.len(), |(at, _)| at)
    }
}

/// How many characters begin in these bytes of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
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

    #[test]
    fn an_empty_text_has_one_line() {
        let index = LineIndex::new("");
        assert_eq!(index.position("", 0), Position { line: 1, column: 1 });
    }
}
