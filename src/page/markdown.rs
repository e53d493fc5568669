//! The only door to the Markdown parser.

use std::collections::HashMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeWithOffset};

use super::container::{self, Rewritten};
use super::{Container, LookAlikeLine, LookAlikeList, autolink, look_alike};
use crate::diagnostic::Span;

/// An event that still borrows from the page's text.
pub(super) type Spanned<'t> = (Event<'t>, Span);

/// What one pass over the Markdown gives.
pub(super) struct Parsed<'t> {
    pub(super) events: Vec<Spanned<'t>>,
    pub(super) look_alikes: Vec<LookAlikeList>,
    /// Where each reference label, in lower case, is defined.
    pub(super) definitions: HashMap<String, Span>,
    /// The block quotes that stand for boxes.
    pub(super) containers: Vec<Container>,
}

/// What of a text's blocks says where boxes may begin.
pub(super) struct Blocks {
    /// Code and raw HTML.
    pub(super) verbatim: Vec<Span>,
    /// Where block quotes begin that are no alerts, in order.
    pub(super) quotes: Vec<usize>,
}

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_WIKILINKS);

/// Parses `text` from byte `start` on; all spans count from the text's beginning.
pub(super) fn parse(text: &str, start: usize) -> Parsed<'_> {
    let rewritten = container::rewrite(text, start, blocks);
    rewritten.and_then(|it| with_boxes(&it)).unwrap_or_else(|| plain(text, start))
}

/// None where the parser does not see the boxes.
fn with_boxes(rewritten: &Rewritten) -> Option<Parsed<'static>> {
    let parsed = plain(&rewritten.text, 0);
    let containers = rewritten.containers(&parsed.events)?;
    let original = |span| rewritten.original(span);
    let event = |(event, span): Spanned<'_>| (event.into_static(), original(span));
    let line = |line: LookAlikeLine| LookAlikeLine { marker: original(line.marker), ..line };
    let look_alike = |list: LookAlikeList| LookAlikeList {
        span: original(list.span),
        lines: list.lines.into_iter().map(line).collect(),
    };
    let definition = |(label, span)| (label, original(span));
    Some(Parsed {
        events: parsed.events.into_iter().map(event).collect(),
        look_alikes: parsed.look_alikes.into_iter().map(look_alike).collect(),
        definitions: parsed.definitions.into_iter().map(definition).collect(),
        containers,
    })
}

fn blocks(text: &str) -> Blocks {
    let mut blocks = Blocks { verbatim: Vec::new(), quotes: Vec::new() };
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => blocks.verbatim.push(range.into()),
            Event::Start(Tag::BlockQuote(None)) => blocks.quotes.push(range.start),
            _ => {}
        }
    }
    blocks
}

fn plain(text: &str, start: usize) -> Parsed<'_> {
    let body = text.get(start..).unwrap_or_default();
    let parser = Parser::new_ext(body, OPTIONS);
    let definitions = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| {
            (label.to_lowercase(), Span::from(definition.span.clone()).shifted(start))
        })
        .collect();
    let events = TextMergeWithOffset::new(parser.into_offset_iter())
        .map(|(event, range)| (event, Span::from(range).shifted(start)))
        .collect();
    let (events, look_alikes) = look_alike::lists(text, events);
    let events = autolink::links(text, events);
    Parsed { events, look_alikes, definitions, containers: Vec::new() }
}
