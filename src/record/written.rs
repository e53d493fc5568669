//! Text with a mapping to the bytes of its file.

use std::ops::Range;

use super::value::FieldValue;
use crate::diagnostic::Span;
use crate::page::{Inline, trimmed};
use crate::schema::Field;

/// A text with the mapping of its bytes to those of the file.
#[derive(Debug, Clone)]
pub(super) struct LocatedText<'t> {
    text: &'t str,
    range: Range<usize>,
    origin: Origin<'t>,
}

#[derive(Debug, Clone, Copy)]
enum Origin<'t> {
    /// Text of Markdown, with markup between its pieces.
    Inline(&'t Inline, Span),
    /// The same bytes from here on, where they are the same; else all of them.
    Bytes(Span),
}

impl<'t> LocatedText<'t> {
    /// All of `inline`; where nothing is, at `empty`.
    pub(super) fn inline(inline: &'t Inline, empty: Span) -> Self {
        let range = trimmed(&inline.text, 0..inline.text.len());
        Self { text: &inline.text, range, origin: Origin::Inline(inline, empty) }
    }

    /// Text that was written at `span`.
    pub(super) fn bytes(text: &'t str, span: Span) -> Self {
        Self { text, range: trimmed(text, 0..text.len()), origin: Origin::Bytes(span) }
    }

    /// The part at `range` of the whole text, without white space around it.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        Self { range: trimmed(self.text, range), ..self.clone() }
    }

    /// The first `length` bytes of this part.
    pub(super) fn first(&self, length: usize) -> Self {
        self.part(self.range.start..self.range.start + length)
    }

    pub(super) fn text(&self) -> &'t str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    /// Where this part begins in the whole text.
    pub(super) fn start(&self) -> usize {
        self.range.start
    }

    pub(super) fn span(&self) -> Span {
        match self.origin {
            Origin::Inline(_, empty) if self.range.is_empty() => empty,
            Origin::Inline(inline, empty) => inline.span_of(self.range.clone()).unwrap_or(empty),
            Origin::Bytes(span) if span.len() == self.text.len() => {
                Span::new(span.start + self.range.start, span.start + self.range.end)
            }
            Origin::Bytes(span) => span,
        }
    }

    /// The text as a value of `field`, or as a text where no schema knows the field.
    pub(super) fn value(&self, field: Option<&Field>) -> FieldValue {
        // A cell may have several lines.
        FieldValue::scalar(field, &self.text().replace('\n', " "), self.span())
    }

    /// The parts between characters that `separates` accepts outside brackets; it sees what follows.
    pub(super) fn split(&self, separates: impl Fn(char, Option<char>) -> bool) -> Vec<Self> {
        let mut parts = Vec::new();
        let (mut from, mut depth) = (self.range.start, 0_usize);
        let mut characters = self.text().char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            if depth == 0 && separates(character, next) {
                let at = self.range.start + at;
                parts.push(self.part(from..at));
                from = at + character.len_utf8();
                continue;
            }
            match character {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        parts.push(self.part(from..self.range.end));
        parts.retain(|part| !part.text().is_empty());
        parts
    }
}
