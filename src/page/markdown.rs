//! From a page's text to events: what the parser says, and what it does not know.

use std::collections::{HashMap, HashSet};

use super::container::{self, Blocks, Rewritten};
use super::elements::{
    Container, Limit, LimitKind, LookAlikeLine, LookAlikeList, UndefinedReference,
};
use super::event::{Event, SpannedEvent, Tag};
use super::ids::{ById, ContainerId};
use super::syntax::Syntax;
use super::{attributes, autolink, extensions as passes, look_alike, parser, undefined};
use crate::diagnostic::{Span, Spanned};
use crate::dialect::Extensions;

/// What one pass over the Markdown gives.
pub(super) struct Parsed {
    pub(super) events: Vec<SpannedEvent>,
    pub(super) syntax: Syntax,
    pub(super) look_alikes: Vec<LookAlikeList>,
    /// Where each reference label, in lower case, is defined.
    pub(super) definitions: HashMap<String, Span>,
    pub(super) undefined: Vec<UndefinedReference>,
    pub(super) containers: ById<ContainerId, Container>,
    /// That the parser could not read all of it.
    pub(super) limit: Option<Limit>,
}

/// Parses `text` from byte `start` on; all spans count from the text's beginning.
pub(super) fn parse(text: &str, start: usize, extensions: Extensions) -> Parsed {
    let mut unseen = HashSet::new();
    for _ in 0..MOST_TRIES {
        let Some(rewritten) = container::rewrite(text, start, &unseen, extensions, blocks) else {
            break;
        };
        match with_boxes(&rewritten, extensions) {
            Ok(parsed) => return parsed,
            Err(others) => unseen.extend(others),
        }
    }
    plain(text, start, extensions)
}

/// How often a text is rewritten, each time without the boxes that the parser did not see.
const MOST_TRIES: usize = 3;

fn with_boxes(rewritten: &Rewritten, extensions: Extensions) -> Result<Parsed, HashSet<usize>> {
    let mut parsed = plain(&rewritten.text, 0, extensions);
    let containers = rewritten.containers(&mut parsed.events)?;
    let original = |span| rewritten.original(span);
    let event = |event| {
        let Spanned { value, span } = container::without_mark(event);
        Spanned::new(value, original(span))
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
        syntax: parsed.syntax,
        look_alikes: parsed.look_alikes.into_iter().map(look_alike).collect(),
        definitions: parsed.definitions.into_iter().map(definition).collect(),
        undefined: parsed.undefined.into_iter().map(reference).collect(),
        containers,
        limit: parsed.limit.map(|limit| Limit { span: original(limit.span), ..limit }),
    })
}

fn blocks(text: &str) -> Blocks {
    let mut blocks = Blocks { verbatim: Vec::new(), code: Vec::new(), quotes: Vec::new() };
    for Spanned { value, span } in parser::read(text, Extensions::NONE).events {
        match value {
            Event::Start(Tag::CodeBlock(_)) => {
                blocks.verbatim.push(span);
                blocks.code.push(span);
            }
            Event::Start(Tag::HtmlBlock) => blocks.verbatim.push(span),
            Event::Start(Tag::Quote(None)) => blocks.quotes.push(span.start),
            _ => {}
        }
    }
    blocks
}

fn plain(text: &str, start: usize, extensions: Extensions) -> Parsed {
    let part = text.get(start..).unwrap_or_default();
    let read = parser::read(part, extensions);
    let undefined = undefined::find(part, &read).into_iter();
    let undefined =
        undefined.map(|it| UndefinedReference { span: it.span.shifted(start), ..it }).collect();
    let limit = Limit { kind: LimitKind::Markdown, span: Span::at(start) };
    let limit = (!read.is_whole).then_some(limit);
    let shifted = |(label, span): (String, Span)| (label, span.shifted(start));
    let definitions = read.definitions.into_iter().map(shifted).collect();
    let mut events = read.events;
    for event in &mut events {
        event.span = event.span.shifted(start);
    }
    let mut syntax = read.syntax;
    let (events, look_alikes) = look_alike::lists(text, events, &mut syntax);
    let events = autolink::links(text, events, &mut syntax.links);
    let events = attributes::strip(text, events, &mut syntax.links, extensions);
    let events = passes::read(text, events, &mut syntax, extensions);
    let containers = ById::default();
    Parsed { events, syntax, look_alikes, definitions, undefined, containers, limit }
}
