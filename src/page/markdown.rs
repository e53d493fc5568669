//! From a page's text to events: what the parser says, and what it does not know.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Tag};

use super::container::{self, Rewritten};
use super::{
    Container, Limit, LimitKind, LookAlikeLine, LookAlikeList, UndefinedReference, attributes,
    autolink, look_alike, parser, undefined,
};
use crate::diagnostic::Span;

/// An event that still borrows from the page's text.
pub(super) type Spanned<'t> = (Event<'t>, Span);

/// What one pass over the Markdown gives.
pub(super) struct Parsed<'t> {
    pub(super) events: Vec<Spanned<'t>>,
    pub(super) look_alikes: Vec<LookAlikeList>,
    /// Where each reference label, in lower case, is defined.
    pub(super) definitions: HashMap<String, Span>,
    pub(super) undefined: Vec<UndefinedReference>,
    /// The block quotes that stand for boxes.
    pub(super) containers: Vec<Container>,
    /// That the parser could not read all of it.
    pub(super) limit: Option<Limit>,
}

/// What of a text's blocks says where boxes may begin.
pub(super) struct Blocks {
    /// Code and raw HTML.
    pub(super) verbatim: Vec<Span>,
    /// Where block quotes begin that are no alerts, in order.
    pub(super) quotes: Vec<usize>,
}

/// Parses `text` from byte `start` on; all spans count from the text's beginning.
pub(super) fn parse(text: &str, start: usize) -> Parsed<'_> {
    let mut unseen = HashSet::new();
    for _ in 0..MOST_TRIES {
        let Some(rewritten) = container::rewrite(text, start, &unseen, blocks) else { break };
        match with_boxes(&rewritten) {
            Ok(parsed) => return parsed,
            Err(others) => unseen.extend(others),
        }
    }
    plain(text, start)
}

/// How often a text is rewritten, each time without the boxes that the parser did not see.
const MOST_TRIES: usize = 3;

fn with_boxes(rewritten: &Rewritten) -> Result<Parsed<'static>, HashSet<usize>> {
    let parsed = plain(&rewritten.text, 0);
    let containers = rewritten.containers(&parsed.events)?;
    let original = |span| rewritten.original(span);
    let event = |(event, span): Spanned<'_>| {
        let (event, span) = container::without_mark(event, span);
        (event.into_static(), original(span))
    };
    let line = |line: LookAlikeLine| LookAlikeLine { marker: original(line.marker), ..line };
    let look_alike = |list: LookAlikeList| LookAlikeList {
        span: original(list.span),
        lines: list.lines.into_iter().map(line).collect(),
        before_code: list.before_code,
    };
    let definition = |(label, span)| (label, original(span));
    let reference = |it: UndefinedReference| UndefinedReference { span: original(it.span), ..it };
    Ok(Parsed {
        events: parsed.events.into_iter().map(event).collect(),
        look_alikes: parsed.look_alikes.into_iter().map(look_alike).collect(),
        definitions: parsed.definitions.into_iter().map(definition).collect(),
        undefined: parsed.undefined.into_iter().map(reference).collect(),
        containers,
        limit: parsed.limit.map(|limit| Limit { span: original(limit.span), ..limit }),
    })
}

fn blocks(text: &str) -> Blocks {
    let mut blocks = Blocks { verbatim: Vec::new(), quotes: Vec::new() };
    for (event, span) in parser::read(text).events {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => blocks.verbatim.push(span),
            Event::Start(Tag::BlockQuote(None)) => blocks.quotes.push(span.start),
            _ => {}
        }
    }
    blocks
}

fn plain(text: &str, start: usize) -> Parsed<'_> {
    let part = text.get(start..).unwrap_or_default();
    let read = parser::read(part);
    let undefined = undefined::find(part, &read).into_iter();
    let undefined =
        undefined.map(|it| UndefinedReference { span: it.span.shifted(start), ..it }).collect();
    let limit = Limit { kind: LimitKind::Markdown, span: Span::at(start) };
    let limit = (!read.is_whole).then_some(limit);
    let shifted = |(label, span): (String, Span)| (label, span.shifted(start));
    let definitions = read.definitions.into_iter().map(shifted).collect();
    let events = read.events.into_iter().map(|(event, span)| (event, span.shifted(start)));
    let (events, look_alikes) = look_alike::lists(text, events.collect());
    let events = attributes::strip(autolink::links(text, events));
    Parsed { events, look_alikes, definitions, undefined, containers: Vec::new(), limit }
}
