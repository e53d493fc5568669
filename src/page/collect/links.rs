//! Links and images of Markdown, with the bytes that say where they lead.

use std::collections::HashMap;

use pulldown_cmark::{LinkType, Tag};

use crate::diagnostic::Span;
use crate::page::{Link, LinkKind};

pub(super) struct Links<'t> {
    text: &'t str,
    definitions: HashMap<String, Span>,
    done: Vec<Link>,
    open: Vec<Open>,
    /// End of the event before this one.
    last_end: usize,
}

struct Open {
    index: usize,
    label: String,
    image: bool,
}

impl<'t> Links<'t> {
    pub(super) fn new(text: &'t str, definitions: HashMap<String, Span>) -> Self {
        Self { text, definitions, done: Vec::new(), open: Vec::new(), last_end: 0 }
    }

    pub(super) fn start(&mut self, event: usize, tag: &Tag<'_>, span: Span) {
        let (Tag::Link { link_type, dest_url, id, .. }
        | Tag::Image { link_type, dest_url, id, .. }) = tag
        else {
            return;
        };
        let image = matches!(tag, Tag::Image { .. });
        self.open.push(Open { index: self.done.len(), label: id.to_lowercase(), image });
        self.done.push(Link {
            kind: kind(*link_type),
            image,
            target: target(*link_type, dest_url),
            span,
            target_span: span,
            text: None,
            event: Some(event),
        });
    }

    pub(super) fn words(&mut self, words: &str) {
        for open in &self.open {
            if let Some(link) = self.done.get_mut(open.index) {
                link.text.get_or_insert_default().push_str(words);
            }
        }
    }

    /// Whether the text read now is that of a link or an image.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    pub(super) fn in_image(&self) -> bool {
        self.open.iter().any(|open| open.image)
    }

    /// Remembers where the event that was just read ended.
    pub(super) fn passed(&mut self, span: Span) {
        self.last_end = span.end;
    }

    pub(super) fn end(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        let Some(link) = self.done.get_mut(open.index) else { return };
        let found = match link.kind {
            LinkKind::Inline => inline_target(self.text, span, self.last_end),
            LinkKind::Reference => {
                self.definitions.get(&open.label).map(|at| definition_target(self.text, *at))
            }
            LinkKind::Autolink | LinkKind::Email => Some(within_angles(self.text, span)),
            LinkKind::Wiki => Some(wiki_target(self.text, span)),
            LinkKind::Html => None,
        };
        link.target_span = found.unwrap_or(span);
    }

    pub(super) fn finish(self) -> Vec<Link> {
        self.done
    }
}

fn kind(link_type: LinkType) -> LinkKind {
    match link_type {
        LinkType::Inline => LinkKind::Inline,
        LinkType::Autolink => LinkKind::Autolink,
        LinkType::Email => LinkKind::Email,
        LinkType::WikiLink { .. } => LinkKind::Wiki,
        _ => LinkKind::Reference,
    }
}

/// In a table the `|` of `[[target\|label]]` is escaped, and the parser leaves the `\`.
fn target(link_type: LinkType, written: &str) -> String {
    match link_type {
        LinkType::WikiLink { has_pothole: true } => written.trim_end_matches('\\').to_owned(),
        _ => written.to_owned(),
    }
}

/// `[text](target "title")`; the link text ends at `text_end` or a little later.
fn inline_target(text: &str, span: Span, text_end: usize) -> Option<Span> {
    let from = text_end.clamp(span.start, span.end);
    let rest = text.get(from..span.end)?;
    let open = from + rest.find("](")? + 2;
    Some(destination(text, Span::new(open, span.end.saturating_sub(1))))
}

/// `[label]: target "title"`
fn definition_target(text: &str, span: Span) -> Span {
    let colon = span.of(text).find("]:").map_or(span.start, |at| span.start + at + 2);
    destination(text, Span::new(colon, span.end))
}

/// The first word of `span`, or what stands in `<…>`.
fn destination(text: &str, span: Span) -> Span {
    let slice = span.of(text);
    let start = span.start + (slice.len() - slice.trim_start().len());
    let rest = text.get(start..span.end.max(start)).unwrap_or_default();
    match rest.strip_prefix('<') {
        Some(inner) => Span::new(start + 1, start + 1 + inner.find('>').unwrap_or(inner.len())),
        None => Span::new(start, start + rest.find(char::is_whitespace).unwrap_or(rest.len())),
    }
}

fn within_angles(text: &str, span: Span) -> Span {
    let slice = span.of(text);
    if slice.len() >= 2 && slice.starts_with('<') && slice.ends_with('>') {
        Span::new(span.start + 1, span.end - 1)
    } else {
        span
    }
}

/// `[[target|label]]`
fn wiki_target(text: &str, span: Span) -> Span {
    let slice = span.of(text);
    let Some(open) = slice.find("[[") else { return span };
    let inner = slice.get(open + 2..).unwrap_or_default();
    let end = inner.find(['|', ']']).unwrap_or(inner.len());
    let end = inner.get(..end).unwrap_or_default().trim_end_matches('\\').len();
    let start = span.start + open + 2;
    Span::new(start, start + end)
}
