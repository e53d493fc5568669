//! The words of an event with the way back to their bytes, and what takes the place of parts of them.

use std::ops::Range;

use crate::diagnostic::{Span, Spanned};
use crate::page::LinkKind;
use crate::page::event::{Event, SpannedEvent, Tag};
use crate::page::ids::{ById, LinkId};
use crate::page::syntax::LinkSyntax;

/// Bytes of the longest name of a character (HTML).
const LONGEST_ENTITY: usize = 33;

/// A run of text that was written as it is read, or a character that was written in another way.
struct SourcePiece {
    at: usize,
    len: usize,
    span: Span,
}

/// Text and its bytes in the source.
pub(super) struct SourcedText<'t> {
    pub(super) text: &'t str,
    pieces: Vec<SourcePiece>,
    /// Where characters are that had a backslash before them.
    escaped: Vec<usize>,
}

impl<'t> SourcedText<'t> {
    /// Those of an event; none where they cannot be found again in its bytes.
    pub(super) fn new(source: &str, text: &'t str, span: Span) -> Option<Self> {
        let mut words = Self { text, pieces: Vec::new(), escaped: Vec::new() };
        // The span of `\==a==` is that of `==a==`.
        let before = source.get(..span.start).unwrap_or_default();
        let first = text.starts_with(|c: char| c.is_ascii_punctuation());
        if before.ends_with('\\') && first && span.of(source).starts_with(text.get(..1)?) {
            words.escaped.push(0);
        }
        if span.of(source) == text {
            words.pieces.push(SourcePiece { at: 0, len: text.len(), span });
        } else {
            words.align(span.of(source), span.start)?;
        }
        Some(words)
    }

    /// Finds the characters of the text among what was written.
    fn align(&mut self, written: &str, start: usize) -> Option<()> {
        let mut rest = written;
        let mut at = 0;
        while let Some(wanted) = self.text.get(at..)?.chars().next() {
            let source = start + written.len() - rest.len();
            let found = rest.chars().next()?;
            let next = rest.chars().nth(1);
            if found == '\\' && next == Some(wanted) && wanted.is_ascii_punctuation() {
                self.escaped.push(at);
                rest = rest.get(1..)?;
                self.add(at, wanted.len_utf8(), Span::at(source + 1));
            } else if found == wanted && !self.is_entity(at, rest) {
                self.add(at, wanted.len_utf8(), Span::at(source));
            } else if found == '&' {
                let len = rest.find(';').filter(|len| *len < LONGEST_ENTITY)? + 1;
                let span = Span::new(source, source + len);
                self.pieces.push(SourcePiece { at, len: wanted.len_utf8(), span });
                at += wanted.len_utf8();
                rest = rest.get(len..)?;
                continue;
            } else if found == '\\' {
                rest = rest.get(1..)?;
                continue;
            } else {
                return None;
            }
            at += wanted.len_utf8();
            rest = rest.get(wanted.len_utf8()..)?;
        }
        Some(())
    }

    /// `&amp;` begins with the character that it stands for.
    fn is_entity(&self, at: usize, rest: &str) -> bool {
        let is_read_as_written =
            || self.text.get(at..).is_some_and(|text| text.starts_with("&amp;"));
        rest.starts_with("&amp;") && !is_read_as_written()
    }

    fn add(&mut self, at: usize, len: usize, place: Span) {
        let span = Span::new(place.start, place.start + len);
        match self.pieces.last_mut() {
            Some(last) if last.span.end == span.start && last.len == last.span.len() => {
                last.len += len;
                last.span = Span::new(last.span.start, span.end);
            }
            _ => self.pieces.push(SourcePiece { at, len, span }),
        }
    }

    /// Whether a backslash comes before the character at this byte.
    pub(super) fn is_escaped(&self, at: usize) -> bool {
        self.escaped.binary_search(&at).is_ok()
    }

    /// The bytes that a part was written as.
    pub(super) fn span(&self, part: &Range<usize>) -> Span {
        let piece = |at: usize| {
            let index = self.pieces.partition_point(|piece| piece.at <= at);
            self.pieces.get(index.saturating_sub(1))
        };
        let start = piece(part.start).map_or(0, |it| match it.len == it.span.len() {
            true => it.span.start + (part.start - it.at).min(it.len),
            false => it.span.start,
        });
        if part.is_empty() {
            return Span::at(start);
        }
        let end = piece(part.end - 1).map_or(start, |it| match it.len == it.span.len() {
            true => it.span.start + (part.end - it.at).min(it.len),
            false => it.span.end,
        });
        Span::new(start, end.max(start))
    }
}

/// A part of the text of an event, and what is read in its place.
pub(super) struct Cut {
    /// The index of the event.
    pub(super) event: usize,
    pub(super) part: Range<usize>,
    pub(super) with: Vec<Event>,
}

impl Cut {
    /// One event in the place of a part.
    pub(super) fn new(event: usize, part: Range<usize>, with: Event) -> Self {
        Self { event, part, with: vec![with] }
    }
}

/// The events with all cuts made, which do not overlap.
pub(super) fn cut(
    source: &str,
    events: Vec<SpannedEvent>,
    mut cuts: Vec<Cut>,
) -> Vec<SpannedEvent> {
    if cuts.is_empty() {
        return events;
    }
    cuts.sort_by_key(|cut| (cut.event, cut.part.start));
    let mut cuts = cuts.into_iter().peekable();
    let mut result = Vec::with_capacity(events.len() + cuts.len() * 2);
    for (index, event) in events.into_iter().enumerate() {
        if cuts.peek().is_none_or(|cut| cut.event != index) {
            result.push(event);
            continue;
        }
        let Event::Text(text) = &event.value else { continue };
        let Some(words) = SourcedText::new(source, text, event.span) else { continue };
        let mut from = 0;
        let keep = |part: Range<usize>, result: &mut Vec<SpannedEvent>| {
            let kept = text.get(part.clone()).filter(|kept| !kept.is_empty());
            result.extend(kept.map(|it| Spanned::new(Event::Text(it.into()), words.span(&part))));
        };
        while let Some(cut) = cuts.next_if(|cut| cut.event == index) {
            keep(from..cut.part.start, &mut result);
            let span = words.span(&cut.part);
            result.extend(cut.with.into_iter().map(|event| Spanned::new(event, span)));
            from = cut.part.end;
        }
        keep(from..text.len(), &mut result);
    }
    result
}

/// Calls `look` with the index and the words of each text that is neither code nor an address, if it `may_matter`.
pub(super) fn each(
    source: &str,
    events: &[SpannedEvent],
    links: &ById<LinkId, LinkSyntax>,
    may_matter: impl Fn(&str) -> bool,
    mut look: impl FnMut(usize, &SourcedText<'_>),
) {
    let mut closed = 0_usize;
    for (index, Spanned { value, span }) in events.iter().enumerate() {
        match value {
            Event::Start(tag) => closed += usize::from(is_closed(*tag, links)),
            Event::End(tag) => closed = closed.saturating_sub(usize::from(is_closed(*tag, links))),
            Event::Text(text) if closed == 0 && may_matter(text) => {
                if let Some(words) = SourcedText::new(source, text, *span) {
                    look(index, &words);
                }
            }
            _ => {}
        }
    }
}

/// Whether the text in it means what it says: code, and links whose text is their target.
pub(super) fn is_closed(tag: Tag, links: &ById<LinkId, LinkSyntax>) -> bool {
    match tag {
        Tag::CodeBlock(_) => true,
        Tag::Link(id) | Tag::Image(id) => links.get(id).is_some_and(|link| {
            matches!(link.kind, LinkKind::Autolink | LinkKind::Email | LinkKind::Wiki)
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_find_their_bytes_again() {
        let cases = [
            ("a b", "a b", 2..3, 2..3, &[][..]),
            (r"a \*b", "a *b", 2..4, 3..5, &[2][..]),
            ("a &amp; b", "a & b", 2..3, 2..7, &[][..]),
            ("a &lt;b", "a <b", 3..4, 6..7, &[][..]),
        ];
        for (source, text, part, expected, escaped) in cases {
            let words = SourcedText::new(source, text, Span::new(0, source.len())).unwrap();
            assert_eq!(words.span(&part), Span::from(expected), "{source}");
            assert_eq!(words.escaped, escaped, "{source}");
        }
        assert!(SourcedText::new("abc", "abx", Span::new(0, 3)).is_none());
        let first = SourcedText::new(r"\==a==", "==a==", Span::new(1, 6)).unwrap();
        assert!(first.is_escaped(0));
    }
}
