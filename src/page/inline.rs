//! The text of one line of a paragraph, heading, cell or item, with the way back to its bytes.

use std::ops::Range;

use crate::diagnostic::Span;

/// What a piece of inline text was written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Plain words.
    Text,
    /// Words inside `*…*` or `_…_`.
    Emphasis,
    /// Inside backticks, or math.
    Code,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct InlinePiece {
    at: usize,
    /// Bytes of the text; between two lines is a space that belongs to neither.
    len: usize,
    span: Span,
    kind: PieceKind,
}

/// A longer text before a colon is a sentence.
const LONGEST_NAME: usize = 60;

/// `range` of `text` without white space around it.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// Inline text without its markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inline {
    /// What a reader sees.
    pub text: String,
    pieces: Vec<InlinePiece>,
}

impl Inline {
    /// An empty one that takes all of `lines`.
    pub(super) fn with_room_for(lines: &[Self]) -> Self {
        let bytes: usize = lines.iter().map(|line| line.text.len() + 1).sum();
        let pieces = lines.iter().map(|line| line.pieces.len()).sum();
        let text = String::with_capacity(bytes.saturating_sub(1));
        Self { text, pieces: Vec::with_capacity(pieces) }
    }

    /// Adds `text`, which was written at `span`.
    pub fn push(&mut self, text: &str, span: Span, kind: PieceKind) {
        self.pieces.push(InlinePiece { at: self.text.len(), len: text.len(), span, kind });
        self.text.push_str(text);
    }

    /// Adds the next line, with a space between.
    pub fn append(&mut self, next: &Inline) {
        self.append_after(' ', next);
    }

    /// Adds a line, with `between` before it.
    pub fn append_after(&mut self, between: char, next: &Inline) {
        if !self.text.is_empty() {
            self.text.push(between);
        }
        let by = self.text.len();
        self.text.push_str(&next.text);
        self.pieces
            .extend(next.pieces.iter().map(|piece| InlinePiece { at: piece.at + by, ..*piece }));
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The bytes from the first piece to the last.
    pub fn span(&self) -> Option<Span> {
        Some(Span::new(self.pieces.first()?.span.start, self.pieces.last()?.span.end))
    }

    /// The bytes that `range` of the text was written as; a piece with escapes counts as a whole.
    pub fn span_of(&self, range: Range<usize>) -> Option<Span> {
        let first = self.piece_index(range.start)?;
        let last = self.piece_index(range.end.saturating_sub(1).max(range.start))?;
        let start = self.byte(first, range.start).unwrap_or(self.pieces.get(first)?.span.start);
        let end = self.byte(last, range.end).unwrap_or(self.pieces.get(last)?.span.end);
        Some(Span::new(start, end.max(start)))
    }

    /// What the character at byte `at` of the text was written as.
    pub fn kind_at(&self, at: usize) -> Option<PieceKind> {
        Some(self.pieces.get(self.piece_index(at)?)?.kind)
    }

    /// The bytes of a name and of what is after its colon: `Owner: Storage Lead`.
    pub fn label(&self) -> Option<(Range<usize>, Range<usize>)> {
        let ends_name = |at: &usize| {
            let after = self.text.get(at + 1..).unwrap_or_default();
            after.is_empty() || after.starts_with(char::is_whitespace)
        };
        let colon = self.text.match_indices(':').map(|(at, _)| at).find(ends_name)?;
        let key = trimmed(&self.text, 0..colon);
        let is_name = !key.is_empty() && key.len() <= LONGEST_NAME;
        is_name.then(|| (key, trimmed(&self.text, colon + 1..self.text.len())))
    }

    /// Whether everything was written as `kind`.
    pub fn is_all(&self, kind: PieceKind) -> bool {
        !self.is_empty() && self.pieces.iter().all(|piece| piece.kind == kind)
    }

    fn piece_index(&self, at: usize) -> Option<usize> {
        self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)
    }

    fn byte(&self, index: usize, at: usize) -> Option<usize> {
        let piece = self.pieces.get(index)?;
        let verbatim = piece.len == piece.span.len();
        verbatim.then(|| piece.span.start + (at - piece.at).min(piece.len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_finds_its_bytes_again() {
        let mut line = Inline::default();
        line.push("Zuletzt: ", Span::new(2, 11), PieceKind::Emphasis);
        line.push("11. Januar", Span::new(14, 24), PieceKind::Text);
        assert_eq!(line.text, "Zuletzt: 11. Januar");
        assert_eq!(line.span_of(9..11), Some(Span::new(14, 16)));
        assert_eq!(line.span_of(0..19), Some(Span::new(2, 24)));
        assert_eq!(line.kind_at(0), Some(PieceKind::Emphasis));
    }

    #[test]
    fn a_line_that_another_follows_knows_its_bytes() {
        let mut first = Inline::default();
        first.push("a, b", Span::new(2, 6), PieceKind::Text);
        let mut both = first.clone();
        both.append(&first);
        assert_eq!(both.text, "a, b a, b");
        assert_eq!(both.span_of(3..4), Some(Span::new(5, 6)));
    }

    #[test]
    fn a_piece_with_escapes_counts_as_a_whole() {
        let mut line = Inline::default();
        line.push("a&b", Span::new(0, 7), PieceKind::Text);
        assert_eq!(line.span_of(2..3), Some(Span::new(0, 7)));
    }
}
