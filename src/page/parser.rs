//! The Markdown parser, kept from taking the program along and from misreading.
//!
//! It has bugs that end in a panic (the tests know one). A text that meets one is read again with
//! less syntax: one page looks poorer then, and all others are none the worse. A text of which it
//! misreads a character is read again without that ([`Masked`]).

mod mapping;

use std::collections::HashMap;

use pulldown_cmark::{BrokenLink, LinkType, Options, Parser};

use self::mapping::Mapping;
use super::cells;
use super::event::{Event, SpannedEvent, Tag};
use super::guard::guarded;
use super::mask::Masked;
use super::misread;
use super::syntax::{LinkSyntax, Read, Syntax, Undefined};
use super::undefined;
use crate::diagnostic::{Span, Spanned};
use crate::dialect::Extensions;

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

/// What the targets of references begin with that the page does not define.
pub const ANCHOR_REFERENCE: &str = "autoref:";

/// How often a text is read again because of what was misread; then it is read without math.
const MOST_ROUNDS: usize = 6;

/// Reads a text, whatever it holds. Where the generator looks for them on other pages, references that nothing defines
/// are links, which begin with [`ANCHOR_REFERENCE`].
pub(super) fn read(text: &str, extensions: Extensions) -> Read {
    let mut ways = WAYS.into_iter();
    ways.find_map(|options| attempt(text, options, extensions)).unwrap_or_else(|| verbatim(text))
}

fn attempt(text: &str, options: Options, extensions: Extensions) -> Option<Read> {
    let read = guarded(|| understood(text, options, extensions))?;
    Some(Read { is_whole: options == OPTIONS, ..read })
}

fn understood(text: &str, options: Options, extensions: Extensions) -> Read {
    let mut masked = Masked::new(text);
    if extensions.pipes_in_code {
        masked.hide(&cells::pipes_in_code(text));
    }
    let references = extensions.anchor_references;
    for _ in 0..MOST_ROUNDS {
        let read = with(&masked, options, references);
        let misread = misread::places(text, &read, || links(&masked, options));
        if misread.is_empty() || !masked.hide(&misread) {
            return read;
        }
    }
    with(&masked, options.difference(Options::ENABLE_MATH), references)
}

fn with(masked: &Masked<'_>, options: Options, references: bool) -> Read {
    let mut undefined = Vec::new();
    let mut note = |link: BrokenLink<'_>| {
        // The span of a collapsed reference leaves out its `[]`.
        let behind = match link.link_type {
            LinkType::Reference => 0,
            LinkType::Collapsed => "[]".len(),
            _ => return None,
        };
        let label = masked.restored(&link.reference).into_owned();
        let span = Span::new(link.span.start, link.span.end + behind);
        let reference = Undefined { label, span };
        let name = reference.label.trim_matches('`');
        let target = format!("{ANCHOR_REFERENCE}{name}");
        let is_link = references && undefined::is_meant(masked.original(), &reference);
        undefined.push(reference);
        is_link.then(|| (target.into(), "".into()))
    };
    let parser = Parser::new_with_broken_link_callback(masked.text(), options, Some(&mut note));
    let definitions = parser.reference_definitions().iter();
    let definitions = definitions
        .map(|(label, definition)| {
            (masked.restored(label).to_lowercase(), Span::from(definition.span.clone()))
        })
        .collect();
    let mut mapping = Mapping::new(masked);
    for (event, range) in parser.into_offset_iter() {
        mapping.event(event, Span::from(range));
    }
    let (events, syntax) = mapping.finish();
    Read { events, syntax, definitions, undefined, is_whole: true }
}

/// The links of a text for which there are no wiki links.
fn links(masked: &Masked<'_>, options: Options) -> Vec<Spanned<LinkSyntax>> {
    let Read { events, mut syntax, .. } =
        with(masked, options.difference(Options::ENABLE_WIKILINKS), false);
    let link = |it: SpannedEvent| match it.value {
        Event::Start(Tag::Link(id)) => {
            Some(Spanned::new(std::mem::take(syntax.links.get_mut(id)?), it.span))
        }
        _ => None,
    };
    events.into_iter().filter_map(link).collect()
}

/// Markdown of ours as HTML: CommonMark with tables, whose links are written as they are there.
pub fn plain_html(markdown: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(markdown, Options::ENABLE_TABLES));
    html
}

/// The text as it was typed.
pub(super) fn verbatim(text: &str) -> Read {
    let mut syntax = Syntax::default();
    let code = Tag::CodeBlock(syntax.code_blocks.push(None));
    let events = [Event::Start(code), Event::Text(text.into()), Event::End(code)];
    let span = Span::new(0, text.len());
    Read {
        events: events.map(|event| Spanned::new(event, span)).to_vec(),
        syntax,
        definitions: HashMap::new(),
        undefined: Vec::new(),
        is_whole: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// If this fails, the parser is fixed, and another text may be needed here, or this file no more.
    #[test]
    fn a_panic_of_the_parser_is_caught() {
        let text = "- a\n\n    b\n    {x}\n\t---\n";
        assert!(attempt(text, OPTIONS, Extensions::NONE).is_none());
        let is_heading = |it: &SpannedEvent| matches!(it.value, Event::Start(Tag::Heading(_)));
        assert!(read(text, Extensions::NONE).events.iter().any(is_heading));
    }

    #[test]
    fn what_nothing_can_read_is_shown_as_typed() {
        let read = verbatim("a\nb");
        assert_eq!(read.events[1], Spanned::new(Event::Text("a\nb".into()), Span::new(0, 3)));
    }
}
