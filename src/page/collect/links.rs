//! Links and images of Markdown, with the bytes that say where they lead.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Span;
use crate::page::ids::{ById, LinkId};
use crate::page::syntax::LinkSyntax;
use crate::page::{Link, LinkKind};

#[derive(Default)]
pub(super) struct Links<'t> {
    text: &'t str,
    definitions: HashMap<String, Span>,
    /// Where the definitions are that links before had.
    used: HashSet<Span>,
    done: ById<LinkId, Link>,
    open: Vec<OpenLink>,
    /// End of the event before this one.
    last_end: usize,
}

struct OpenLink {
    id: LinkId,
    definition: Option<Span>,
    image: bool,
    /// Whether its text is its target as well.
    is_address: bool,
}

impl<'t> Links<'t> {
    /// Behind the links `before` the text.
    pub(super) fn new(text: &'t str, definitions: HashMap<String, Span>, before: &[Link]) -> Self {
        let done = before.iter().cloned().collect();
        Self { text, definitions, done, ..Self::default() }
    }

    /// Adds the links of raw HTML that was just read.
    pub(super) fn of_html(&mut self, links: &mut Vec<Link>) {
        for link in links.drain(..) {
            self.done.push(link);
        }
    }

    pub(super) fn start(&mut self, written: LinkSyntax, image: bool, span: Span) -> LinkId {
        let LinkSyntax { kind, target, title, label, extent } = written;
        let definition = self.definitions.get(&label.to_lowercase()).copied();
        let definition = definition.filter(|_| kind == LinkKind::Reference);
        let id = self.done.push(Link {
            kind,
            image,
            target: target.into(),
            title: title.into(),
            span,
            target_span: span,
            text: None,
            is_repeated: definition.is_some_and(|at| !self.used.insert(at)),
            extent,
        });
        let is_address = matches!(kind, LinkKind::Autolink | LinkKind::Email | LinkKind::Wiki);
        self.open.push(OpenLink { id, definition, image, is_address });
        id
    }

    pub(super) fn words(&mut self, words: &str) {
        for open in &self.open {
            if let Some(link) = self.done.get_mut(open.id) {
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

    /// Whether the text read now is that of a link whose text is its target.
    pub(super) fn in_address(&self) -> bool {
        self.open.iter().any(|open| open.is_address)
    }

    /// Remembers where the event that was just read ended.
    pub(super) fn passed(&mut self, span: Span) {
        self.last_end = span.end;
    }

    pub(super) fn end(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        let Some(link) = self.done.get_mut(open.id) else { return };
        let found = match link.kind {
            LinkKind::Inline => inline_target(self.text, span, self.last_end),
            LinkKind::Reference => open.definition.map(|at| definition_target(self.text, at)),
            LinkKind::Autolink | LinkKind::Email => Some(within_angles(self.text, span)),
            LinkKind::Wiki => Some(wiki_target(self.text, span, &link.target)),
            LinkKind::Html => None,
        };
        link.target_span = found.unwrap_or(span);
    }

    pub(super) fn finish(self) -> ById<LinkId, Link> {
        self.done
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

/// The first word of `span`, or what is in `<…>`.
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

/// `[[target|label]]`, or `[[label|target]]` where that is the target.
fn wiki_target(text: &str, span: Span, target: &str) -> Span {
    let slice = span.of(text);
    let Some(open) = slice.find("[[") else { return span };
    let inner = slice.get(open + 2..).unwrap_or_default();
    let inner = inner.get(..inner.find(']').unwrap_or(inner.len())).unwrap_or_default();
    let start = span.start + open + 2;
    let (before, behind) = inner.split_once('|').unwrap_or((inner, ""));
    let before = before.trim_end_matches('\\');
    if before != target && behind.trim() == target {
        let start = start + inner.len() - behind.trim_start().len();
        return Span::new(start, start + target.len());
    }
    Span::new(start, start + before.len())
}
