//! What the parser misreads: formulas that are none, wiki links that are links of Markdown, braces at the end of
//! headings, and colons at the beginning of lines.

use super::attributes;
use super::elements::LinkKind;
use super::event::{Event, Tag};
use super::syntax::{LinkSyntax, Read};
use crate::diagnostic::{Span, Spanned};

/// The bytes of `text` that the parser should not have seen, in ascending order. `links` are those of
/// the same text where there are no wiki links.
pub(super) fn places(
    text: &str,
    read: &Read,
    links: impl FnOnce() -> Vec<Spanned<LinkSyntax>>,
) -> Vec<usize> {
    let mut places: Vec<usize> = read
        .events
        .iter()
        .filter(|it| matches!(it.value, Event::InlineMath(_)) && !is_formula(text, it.span))
        .map(|it| it.span.start)
        .collect();
    places.extend(read.events.iter().filter_map(|it| match it.value {
        Event::Start(Tag::Heading(_)) => brace(text, it.span),
        Event::Start(Tag::Definition) => colon(text, it.span),
        _ => None,
    }));
    let wiki_links: Vec<Span> = wiki_links(read).collect();
    let may_be_links = |span: &Span| is_link_behind(text, *span) || !read.definitions.is_empty();
    if wiki_links.iter().any(may_be_links) {
        places.extend(contested(text, &wiki_links, &links()));
    }
    places.sort_unstable();
    places
}

/// The `{` of what ends a heading in braces and is no list of attributes, which the parser would drop.
fn brace(text: &str, heading: Span) -> Option<usize> {
    let written = heading.of(text).trim_end_matches(['=', '-', '#', '\n', '\r', ' ', '\t']);
    let at = written.ends_with('}').then(|| written.rfind('{'))??;
    let is_whole =
        |it: &str| [attributes::list(it), attributes::reference(it)].contains(&Some(it.len()));
    let is_list = written.get(at..).is_some_and(is_whole);
    (!is_list).then_some(heading.start + at)
}

/// The `:` of what defines nothing: no space follows it.
///
/// Source: `def_list` of Python-Markdown, kramdown's and Pandoc's definition lists.
fn colon(text: &str, definition: Span) -> Option<usize> {
    let behind = definition.of(text).strip_prefix(':')?;
    (!behind.starts_with([' ', '\t', '\r', '\n'])).then_some(definition.start)
}

/// Whether `$…$` is a formula: no word goes on behind it, and it does not begin behind one unless it
/// is plainly TeX. The parser has seen to it that no space is inside the two `$`.
///
/// Source: Pandoc's `tex_math_dollars` (no digit behind the closing `$`), GitHub's math (no letter either).
fn is_formula(text: &str, span: Span) -> bool {
    let inside = span.of(text).trim_matches('$');
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let after = text.get(span.end..).and_then(|after| after.chars().next());
    let is_shell = after == Some('{') || (after == Some('(') && inside.starts_with(['(', '{']));
    let is_price = before.is_some_and(is_word) && !inside.contains(['\\', '^', '_', '{']);
    !after.is_some_and(is_word) && !is_shell && !is_price
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn wiki_links(read: &Read) -> impl Iterator<Item = Span> {
    read.events.iter().filter_map(|it| match it.value {
        Event::Start(Tag::Link(id)) => {
            let link = read.syntax.links.get(id)?;
            (link.kind == LinkKind::Wiki).then_some(it.span)
        }
        _ => None,
    })
}

fn is_link_behind(text: &str, wiki_link: Span) -> bool {
    text.get(wiki_link.end..).is_some_and(|after| after.starts_with(['(', '[']))
}

/// Of each wiki link that is, or holds, one of `links` the brackets that make it look like a wiki link.
/// Both are in ascending order.
fn contested(text: &str, wiki_links: &[Span], links: &[Spanned<LinkSyntax>]) -> Vec<usize> {
    let link_in = |wiki_link: Span| {
        let from = links.partition_point(|link| link.span.end <= wiki_link.start);
        let mut near = links.iter().skip(from).take_while(|it| it.span.start < wiki_link.end);
        near.find(|link| names_a_target(&link.value))
    };
    let brackets = wiki_links.iter().filter_map(|wiki_link| {
        let link = link_in(*wiki_link)?.span;
        let is_outer = link.start == wiki_link.start;
        let (first, last) = (wiki_link.start, wiki_link.end.saturating_sub(1));
        Some(if is_outer { [first + 1, last.saturating_sub(1)] } else { [first, last] })
    });
    brackets.flatten().filter(|at| is_bracket(text, *at)).collect()
}

fn is_bracket(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(['[', ']']))
}

/// `(neu)` behind a wiki link is a remark, `(https://example.org)` and `(neu.md)` are targets.
fn names_a_target(link: &LinkSyntax) -> bool {
    link.kind != LinkKind::Inline || link.target.contains(['/', '.', '#', ':'])
}
