//! Bare addresses become links, as in GFM.

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::markdown::Spanned;
use crate::diagnostic::Span;

/// Splits text around each `https://…` that is not part of a link or of code.
pub(super) fn links<'t>(source: &str, events: Vec<Spanned<'t>>) -> Vec<Spanned<'t>> {
    let mut result = Vec::with_capacity(events.len());
    let mut closed = 0_usize;
    for (event, span) in events {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => closed += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => closed -= 1,
            Event::Text(text) if closed == 0 && text.contains("://") => {
                result.extend(split(source, text, span));
                continue;
            }
            _ => {}
        }
        result.push((event, span));
    }
    result
}

fn split<'t>(source: &str, text: &str, span: Span) -> Vec<Spanned<'t>> {
    let verbatim = text.len() == span.len();
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let mut events = Vec::new();
    for part in finder.spans(text) {
        let here = if verbatim {
            Span::new(part.start(), part.end()).shifted(span.start)
        } else {
            place(source, span, part.as_str())
        };
        let words = (Event::Text(CowStr::from(part.as_str().to_owned())), here);
        let is_web = part.as_str().starts_with("http://") || part.as_str().starts_with("https://");
        if part.kind().is_none() || !is_web {
            events.push(words);
            continue;
        }
        let tag = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: CowStr::from(part.as_str().to_owned()),
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        };
        events.extend([(Event::Start(tag), here), words, (Event::End(TagEnd::Link), here)]);
    }
    events
}

/// Where `words` stand in `span`; the whole of it where an escape is in the way.
fn place(source: &str, span: Span, words: &str) -> Span {
    let at = span.of(source).find(words).map(|at| span.start + at);
    at.map_or(span, |at| Span::new(at, at + words.len()))
}
