//! Components in Markdown: those of MDX (Docusaurus, Starlight) and of Vue (`VitePress`).
//!
//! The Markdown parser takes `<Card title="x">` for raw HTML, with what follows up to the next blank line, and what is
//! indented within for code. So it gets a text without their tags, line by line with the way back to the bytes of the
//! file: boxes and tabs are written as such, of all others the inner text is kept. `import` and `export` of MDX are
//! not shown.

mod expression;
mod marks;
mod rewrite;
mod shapes;
mod shown;
mod tag;

use self::rewrite::ComponentLines;
use super::elements::Leftover;
use super::markdown::Parsed;
use crate::diagnostic::Span;
use crate::dialect::Components;

/// A text without components.
pub(super) struct WithoutComponents {
    /// What the parser is to read.
    pub(super) text: String,
    /// Components that are not known.
    pub(super) leftovers: Vec<Leftover>,
    /// Where each part of the text begins there and in the original, how long it is here, and whether it was put in.
    parts: Vec<TextPart>,
}

struct TextPart {
    start: usize,
    original: usize,
    is_ours: bool,
}

/// The text without components from byte `start` on; none where it has none.
pub(super) fn remove(text: &str, start: usize, kind: Components) -> Option<WithoutComponents> {
    if kind == Components::None {
        return None;
    }
    let body = text.get(start..)?;
    let expressions = match kind {
        Components::Mdx => Some("{"),
        Components::Vue => Some("{{"),
        Components::Tags | Components::None => None,
    };
    let is_upper = |(at, _): (usize, &str)| {
        let next = body.as_bytes().get(at + 1);
        next.is_some_and(u8::is_ascii_uppercase)
    };
    let may_hold_any = body.match_indices('<').any(is_upper)
        || body.contains("import ")
        || body.contains("export ")
        || expressions.is_some_and(|open| body.contains(open))
        || marks::SIGNS.iter().any(|sign| body.contains(sign));
    if !may_hold_any {
        return None;
    }
    let mut lines = ComponentLines::new(text, start, expressions);
    lines.rewrite();
    lines.finish()
}

impl WithoutComponents {
    /// The place in the original of byte `at`, as the beginning of something, or as its end.
    fn place(&self, at: usize, is_end: bool) -> usize {
        let before = |part: &TextPart| if is_end { part.start < at } else { part.start <= at };
        let index = self.parts.partition_point(before).saturating_sub(1);
        self.parts.get(index).map_or(at, |part| {
            part.original + if part.is_ours { 0 } else { at.saturating_sub(part.start) }
        })
    }

    fn original(&self, span: Span) -> Span {
        let start = self.place(span.start, false);
        if span.is_empty() {
            return Span::at(start);
        }
        Span::new(start, self.place(span.end, true).max(start))
    }

    /// Gives what was read of this text the places of the original.
    pub(super) fn restore(&self, parsed: &mut Parsed) {
        for event in &mut parsed.events {
            event.span = self.original(event.span);
        }
        for list in &mut parsed.look_alikes {
            list.span = self.original(list.span);
            for line in &mut list.lines {
                line.marker = self.original(line.marker);
            }
        }
        for span in parsed.definitions.values_mut() {
            *span = self.original(*span);
        }
        for reference in &mut parsed.undefined {
            reference.span = self.original(reference.span);
        }
        if let Some(limit) = &mut parsed.limit {
            limit.span = self.original(limit.span);
        }
    }
}

#[cfg(test)]
mod tests;
