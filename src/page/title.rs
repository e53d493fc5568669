//! The heading that stands for the title of a page.

use super::ids::{HeadingId, Id as _};
use super::{Document, Event, MetaText, Tag};
use crate::diagnostic::{Span, Spanned};
use crate::dialect::TitleTraits;
use crate::html::{Token, Tokens};

/// Sets the title heading of `document`, whose front matter says `named`.
pub(super) fn set(document: &mut Document, named: Option<&str>, by: TitleTraits) {
    let opening = opening(document);
    let text = |id: HeadingId| document.headings.get(id).map(|heading| heading.text.as_str());
    let has_text = |id: &HeadingId| text(*id).is_some_and(|text| !text.is_empty());
    let mut tops = document.headings.entries().filter(|(_, it)| it.level == 1).map(|(id, _)| id);
    let title = if by.by_file {
        let alone = tops.next().filter(|_| tops.next().is_none());
        alone.filter(|id| Some(*id) == opening && has_text(id))
    } else {
        let is_named = |id: &HeadingId| named.is_none_or(|named| text(*id) == Some(named));
        // Below other text a heading of another name is one of several.
        let may_be = |id: &HeadingId| Some(*id) == opening || is_named(id);
        let top = tops.find(has_text).filter(may_be);
        top.or_else(|| opening.filter(has_text).filter(is_named))
    };
    let first = document.headings.first().filter(|it| it.level == 1 && !by.by_file);
    let first = first.map(|_| HeadingId::new(0));
    document.opening = title.filter(|id| id.index() == 0).or(first).or(opening);
    document.title = title;
}

/// The title in a comment at the top of a page: `<!-- TITLE: Title -->`.
///
/// Source: the pages of Wiki.js 1.
pub(super) fn in_comment(text: &str) -> Option<MetaText> {
    const KEY: &str = "TITLE:";
    let inside = text.trim_start().strip_prefix("<!--")?;
    let words = inside.trim_start().strip_prefix(KEY)?;
    let title = words.get(..words.find("-->")?)?.trim();
    let start = text.len() - words.trim_start().len();
    let key = Span::new(text.len() - words.len() - KEY.len(), text.len() - words.len());
    let span = Span::new(start, start + title.len());
    let said =
        MetaText::said(Spanned::new(KEY.to_owned(), key), Spanned::new(title.to_owned(), span));
    (!title.is_empty()).then_some(said)
}

/// The heading before which nothing is shown.
fn opening(document: &Document) -> Option<HeadingId> {
    for event in &document.events {
        match &event.value {
            Event::Start(Tag::Heading(id)) => return Some(*id),
            Event::Start(Tag::HtmlBlock | Tag::Paragraph)
            | Event::End(Tag::HtmlBlock | Tag::Paragraph)
            | Event::SoftBreak => {}
            Event::Text(text) if text.trim().is_empty() => {}
            Event::Html(html) | Event::InlineHtml(html)
                if is_unseen(html) || is_in_comment(document, event.span) => {}
            _ => return None,
        }
    }
    None
}

/// Whether HTML is nothing but anchors and comments: `<a id="alt"></a>`.
fn is_unseen(html: &str) -> bool {
    Tokens::new(html).all(|(token, _)| match token {
        Token::Start(tag) => tag.name == "a",
        Token::End(name) => name == "a",
        Token::Text(text) => text.trim().is_empty(),
        Token::Comment(_) => true,
        _ => false,
    })
}

fn is_in_comment(document: &Document, span: Span) -> bool {
    let before = document.comments.partition_point(|it| it.span.start <= span.start);
    let comment = before.checked_sub(1).and_then(|last| document.comments.get(last));
    // The line break behind a comment belongs to its block.
    comment.is_some_and(|it| span.start < it.span.end)
}

/// The title of a folder, by its name: `02-betrieb_und_wartung` is `Betrieb und wartung`.
pub fn title_of_folder(name: &str) -> String {
    let words = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let words = words.trim_start_matches(['-', '_', '.', ' ']);
    let words = if words.is_empty() { name } else { words };
    let spaced = words.replace(['-', '_'], " ");
    let mut chars = spaced.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
