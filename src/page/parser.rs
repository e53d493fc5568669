//! The Markdown parser, kept from taking the program along.
//!
//! It has bugs that end in a panic (the tests know one). A text that meets one is read again with
//! less syntax: one page looks poorer then, and all others are none the worse.

use std::cell::Cell;
use std::collections::HashMap;
use std::panic;

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use super::markdown::Spanned;
use crate::diagnostic::Span;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_WIKILINKS);

/// With what a text is read, one after the other, until one of them works.
const WAYS: [Options; 3] =
    [OPTIONS, OPTIONS.difference(Options::ENABLE_HEADING_ATTRIBUTES), Options::empty()];

thread_local! {
    static IS_PARSING: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread would be the parser's, and so be caught: nobody need hear of it.
pub fn is_parsing() -> bool {
    IS_PARSING.get()
}

/// What the parser gives.
pub(super) struct Read<'t> {
    pub(super) events: Vec<Spanned<'t>>,
    /// Where each reference label, in lower case, is defined.
    pub(super) definitions: HashMap<String, Span>,
}

/// Reads a text, whatever it holds.
pub(super) fn read(text: &str) -> Read<'_> {
    WAYS.into_iter().find_map(|options| attempt(text, options)).unwrap_or_else(|| verbatim(text))
}

fn attempt(text: &str, options: Options) -> Option<Read<'_>> {
    IS_PARSING.set(true);
    let read = panic::catch_unwind(|| with(text, options)).ok();
    IS_PARSING.set(false);
    read
}

fn with(text: &str, options: Options) -> Read<'_> {
    let parser = Parser::new_ext(text, options);
    let definitions = parser.reference_definitions().iter();
    let definitions = definitions
        .map(|(label, definition)| (label.to_lowercase(), Span::from(definition.span.clone())))
        .collect();
    let events = TextMergeWithOffset::new(parser.into_offset_iter())
        .map(|(event, range)| (event, Span::from(range)))
        .collect();
    Read { events, definitions }
}

/// The text as it was typed.
fn verbatim(text: &str) -> Read<'_> {
    let span = Span::new(0, text.len());
    let events = vec![
        (Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)), span),
        (Event::Text(CowStr::Borrowed(text)), span),
        (Event::End(TagEnd::CodeBlock), span),
    ];
    Read { events, definitions: HashMap::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// If this fails, the parser is mended, and another text may be needed here, or this file no more.
    #[test]
    fn a_panic_of_the_parser_is_caught() {
        let text = "- a\n\n    b\n    {x}\n\t---\n";
        assert!(attempt(text, OPTIONS).is_none());
        assert!(!is_parsing());
        let is_heading =
            |(event, _): &Spanned<'_>| matches!(event, Event::Start(Tag::Heading { .. }));
        assert!(read(text).events.iter().any(is_heading));
    }

    #[test]
    fn what_nothing_can_read_is_shown_as_typed() {
        let read = verbatim("a\nb");
        assert_eq!(read.events[1], (Event::Text(CowStr::Borrowed("a\nb")), Span::new(0, 3)));
    }
}
