//! The only door to the Markdown parser.

use std::collections::HashMap;

use pulldown_cmark::{Event, Options, Parser, TextMergeWithOffset};

use super::{autolink, look_alike};
use crate::diagnostic::Span;
use crate::page::LookAlikeList;

/// An event that still borrows from the page's text.
pub(super) type Spanned<'t> = (Event<'t>, Span);

/// What one pass over the Markdown gives.
pub(super) struct Parsed<'t> {
    pub(super) events: Vec<Spanned<'t>>,
    pub(super) look_alikes: Vec<LookAlikeList>,
    /// Where each reference label, in lower case, is defined.
    pub(super) definitions: HashMap<String, Span>,
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
    Parsed { events: autolink::links(text, events), look_alikes, definitions }
}
