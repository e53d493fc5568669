//! Tags of template languages in pages: shortcodes of Hugo and Zola, tags of Liquid.
//!
//! A generator runs them before it reads the Markdown. So the parser gets a text in which as many other bytes stand in
//! the place of each tag, and everything keeps its place:
//!
//! ```text
//! {{% hint warning %}}              :::warning          a box that the parser of boxes knows
//! {{< highlight sh >}}              ```sh               code
//! [a]({{< ref "b.md#c" >}})         [a](▯0007xxxxxxxxxxxxxx)   ▯ and a number in place of the tag
//! ```
//!
//! What a numbered tag means comes into the events afterwards. A tag that is not known leaves a mark, and its inner text.

mod find;
mod liquid;
mod meaning;
mod scan;

use super::document::Document;
use super::elements::{Leftover, LeftoverKind, LinkKind};
use super::event::{Event, Mark, SpannedEvent, Tag};
use super::markdown::Parsed;
use super::syntax::LinkSyntax;
use crate::diagnostic::{Span, Spanned};
use crate::dialect::Templates;
use meaning::{Meaning, TagBlock};
use scan::{TagRole, TemplateTag};

/// Stands before the number of a tag. A Unicode noncharacter, which texts do not contain.
const STAND_IN: char = '\u{fdd4}';

/// Digits of the number of a tag, to the base of 36.
const DIGITS: usize = 4;

/// A text without tags, and what they mean.
pub(super) struct Covered {
    /// As long as the original.
    pub(super) text: String,
    tags: Vec<FoundTag>,
    leftovers: Vec<Leftover>,
    /// The first tag that may stand for any text.
    unread: Option<Span>,
}

struct FoundTag {
    span: Span,
    /// As it was typed.
    written: String,
    meaning: Meaning,
}

/// The text without its tags from byte `start` on; none where it has none. `code` finds the bytes of code in a text.
pub(super) fn cover(
    text: &str,
    start: usize,
    templates: Templates,
    code: impl Fn(&str) -> Vec<Span>,
) -> Option<Covered> {
    if templates == Templates::None || text.contains(STAND_IN) {
        return None;
    }
    let tags = find::tags(text, start, templates);
    if tags.is_empty() {
        return None;
    }
    let numbered = with_numbers(text, &tags);
    let code = code(&numbered);
    let mut covered =
        Covered { text: numbered, tags: Vec::new(), leftovers: Vec::new(), unread: None };
    for (index, tag) in tags.iter().enumerate() {
        let behind = code.partition_point(|span| span.start <= tag.span.start);
        let before = behind.checked_sub(1).and_then(|index| code.get(index));
        let in_code = before.is_some_and(|span| tag.span.start < span.end);
        covered.take(text, &tags, index, tag, in_code);
    }
    Some(covered)
}

/// Every tag as its number.
fn with_numbers(text: &str, tags: &[TemplateTag]) -> String {
    let mut numbered = String::with_capacity(text.len());
    for (number, tag) in tags.iter().enumerate() {
        numbered.push_str(text.get(numbered.len()..tag.span.start).unwrap_or_default());
        numbered.push_str(&stand_in(number, tag.span.len()));
    }
    numbered.push_str(text.get(numbered.len()..).unwrap_or_default());
    numbered
}

/// `len` bytes with the number in them.
fn stand_in(number: usize, len: usize) -> String {
    let mut digits = String::new();
    let mut rest = number;
    for _ in 0..DIGITS {
        let digit = u32::try_from(rest % 36).ok().and_then(|digit| char::from_digit(digit, 36));
        digits.insert(0, digit.unwrap_or('0'));
        rest /= 36;
    }
    let filler = len.saturating_sub(STAND_IN.len_utf8() + DIGITS);
    format!("{STAND_IN}{digits}{}", "x".repeat(filler))
}

impl Covered {
    fn take(
        &mut self,
        text: &str,
        tags: &[TemplateTag],
        index: usize,
        tag: &TemplateTag,
        in_code: bool,
    ) {
        let partner = tag.partner.and_then(|index| tags.get(index));
        let is_alone = scan::is_alone(text, tag.span);
        let on_lines = is_alone && partner.is_some_and(|it| scan::is_alone(text, it.span));
        let first = if tag.role == TagRole::Closing { partner.unwrap_or(tag) } else { tag };
        let block = meaning::block(first).filter(|_| on_lines && !in_code);
        let is_known = block.is_some() || meaning::is_known(first) || tag.role == TagRole::Escaped;
        // Whether Zola runs what is not escaped in code, its own pages leave open.
        let is_run = !in_code || tag.language != Templates::Zola;
        if !is_known && is_run && tag.role != TagRole::Closing {
            self.note(tag, is_alone && !in_code);
        }
        let fallback = on_lines && !in_code && !is_known;
        if let Some(block) = block.or_else(|| fallback.then_some(TagBlock::Group)) {
            let inside = Span::new(first.span.end, tag.span.start.max(first.span.end));
            let covered = match tag.role {
                TagRole::Closing => block.closing(inside.of(text), tag.span.len()),
                _ => {
                    let end = partner.map_or(tag.span.end, |it| it.span.start);
                    block.opening(text, Span::new(tag.span.end, end), tag)
                }
            };
            if let Some(covered) = covered.filter(|it| it.len() == tag.span.len()) {
                self.text.replace_range(tag.span.start..tag.span.end, &covered);
            }
        }
        let written = tag.span.of(text).to_owned();
        let meaning = if on_lines && tag.role == TagRole::Closing {
            Meaning::Nothing
        } else {
            meaning::of(tag, first, index)
        };
        self.tags.push(FoundTag { span: tag.span, written, meaning });
    }

    fn note(&mut self, tag: &TemplateTag, may_be_any_text: bool) {
        let is_shortcode = tag.role != TagRole::Expression;
        let kind = if is_shortcode { LeftoverKind::Shortcode } else { LeftoverKind::Expression };
        self.leftovers.push(Leftover { kind, name: tag.name.clone(), span: tag.span });
        if may_be_any_text && tag.role == TagRole::Single {
            self.unread.get_or_insert(tag.span);
        }
    }

    /// Puts what the tags mean into the events.
    pub(super) fn restore(&self, parsed: &mut Parsed) {
        let mut in_code = false;
        let mut in_heading = false;
        let mut events = Vec::with_capacity(parsed.events.len());
        for event in std::mem::take(&mut parsed.events) {
            match &event.value {
                Event::Start(Tag::CodeBlock(_)) => in_code = true,
                Event::End(Tag::CodeBlock(_)) => in_code = false,
                Event::Start(Tag::Heading(_)) => in_heading = true,
                Event::End(Tag::Heading(_)) => in_heading = false,
                _ => {}
            }
            match &event.value {
                Event::Text(words) if words.contains(STAND_IN) && !in_code => {
                    self.words(words, event.span, in_heading, parsed, &mut events);
                }
                Event::Text(words) if words.contains(STAND_IN) => {
                    let words = self.typed(words, true);
                    events.push(Spanned::new(Event::Text(words.into()), event.span));
                }
                Event::Code(words) if words.contains(STAND_IN) => {
                    let words = self.typed(words, true);
                    events.push(Spanned::new(Event::Code(words.into()), event.span));
                }
                Event::Html(html) if html.contains(STAND_IN) => {
                    let html = self.typed(html, false);
                    events.push(Spanned::new(Event::Html(html.into()), event.span));
                }
                Event::InlineHtml(html) if html.contains(STAND_IN) => {
                    let html = self.typed(html, false);
                    events.push(Spanned::new(Event::InlineHtml(html.into()), event.span));
                }
                Event::End(Tag::Paragraph)
                    if matches!(last(&events), Some(Event::Start(Tag::Paragraph))) =>
                {
                    events.pop();
                }
                _ => events.push(event),
            }
        }
        parsed.events = events;
        for code in parsed.syntax.code_blocks.values_mut() {
            if let Some(info) = code.as_mut().filter(|info| info.contains(STAND_IN)) {
                *info = self.typed(info, true).into();
            }
        }
    }

    /// Words of a paragraph or the like, in pieces.
    fn words(
        &self,
        words: &str,
        span: Span,
        in_heading: bool,
        parsed: &mut Parsed,
        events: &mut Vec<SpannedEvent>,
    ) {
        let verbatim = words.len() == span.len();
        let mut at = span.start;
        let place = |from: usize, len: usize| {
            if verbatim { Span::new(from, from + len) } else { span }
        };
        for piece in self.pieces(words) {
            match piece {
                TagPiece::Words(words) => {
                    let text = Event::Text(words.into());
                    events.push(Spanned::new(text, place(at, words.len())));
                    at += words.len();
                }
                TagPiece::Tag(tag) => {
                    let span = tag.span;
                    let syntax = &mut parsed.syntax.links;
                    let mut link = |kind, target: &str, title: &str| {
                        let (target, title) = (target.into(), title.into());
                        syntax.push(LinkSyntax { kind, target, title, ..LinkSyntax::default() })
                    };
                    let mut push = |event| events.push(Spanned::new(event, span));
                    match &tag.meaning {
                        Meaning::Nothing => {}
                        Meaning::Text(words) => push(Event::Text(words.as_str().into())),
                        Meaning::Target { path, .. } => push(Event::Text(path.as_str().into())),
                        Meaning::Link { target, words } => {
                            let tag = Tag::Link(link(LinkKind::Inline, target, ""));
                            push(Event::Start(tag));
                            push(Event::Text(words.as_str().into()));
                            push(Event::End(tag));
                        }
                        Meaning::Image { target, alt, title, caption, .. } => {
                            let tag = Tag::Image(link(LinkKind::Inline, target, title));
                            push(Event::Start(tag));
                            if !alt.is_empty() {
                                push(Event::Text(alt.as_str().into()));
                            }
                            push(Event::End(tag));
                            if !caption.is_empty() {
                                let mark = Tag::Mark(Mark::Emphasis);
                                push(Event::HardBreak);
                                push(Event::Start(mark));
                                push(Event::Text(caption.as_str().into()));
                                push(Event::End(mark));
                            }
                        }
                        Meaning::Unknown if in_heading => {}
                        Meaning::Unknown => {
                            push(Event::Start(Tag::Mark(Mark::Leftover)));
                            push(Event::End(Tag::Mark(Mark::Leftover)));
                        }
                    }
                    at += tag.span.len();
                }
            }
        }
    }

    /// `words` with what tags show in code, or as the values of attributes.
    fn typed(&self, words: &str, in_code: bool) -> String {
        let pieces = self.pieces(words).into_iter().map(|piece| match piece {
            TagPiece::Words(words) => words,
            TagPiece::Tag(tag) => match &tag.meaning {
                Meaning::Text(words) => words,
                Meaning::Target { path, .. } if !in_code => path,
                _ if in_code => &tag.written,
                _ => "",
            },
        });
        pieces.collect()
    }

    fn pieces<'p>(&'p self, words: &'p str) -> Vec<TagPiece<'p>> {
        let mut pieces = Vec::new();
        let mut rest = words;
        while let Some(at) = rest.find(STAND_IN) {
            let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            let digits = STAND_IN.len_utf8()..STAND_IN.len_utf8() + DIGITS;
            let number = from.get(digits).and_then(|it| usize::from_str_radix(it, 36).ok());
            let tag = number.and_then(|number| self.tags.get(number));
            if !before.is_empty() {
                pieces.push(TagPiece::Words(before));
            }
            let Some((tag, behind)) = tag.and_then(|tag| Some((tag, from.get(tag.span.len()..)?)))
            else {
                rest = from.get(STAND_IN.len_utf8()..).unwrap_or_default();
                continue;
            };
            pieces.push(TagPiece::Tag(tag));
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(TagPiece::Words(rest));
        }
        pieces
    }

    /// Puts what the tags mean into the targets of links, and says what is left over.
    pub(super) fn finish(self, document: &mut Document) {
        for link in document.links.values_mut() {
            if link.target.contains(STAND_IN) {
                let (target, at) = self.target(&link.target);
                (link.target, link.target_span) = (target, at.unwrap_or(link.target_span));
            } else {
                let at = self.tags.binary_search_by_key(&link.span, |tag| tag.span).ok();
                let place = at.and_then(|index| self.tags.get(index)).and_then(|tag| tag.place());
                link.target_span = place.unwrap_or(link.target_span);
            }
            if link.title.contains(STAND_IN) {
                link.title = self.typed(&link.title, true);
            }
        }
        document.unread = self.unread;
        document.leftovers.extend(self.leftovers);
        document.leftovers.sort_by_key(|leftover| leftover.span);
    }

    /// A target with what the tags in it mean, and the bytes that name it, where all of it is one tag.
    fn target(&self, written: &str) -> (String, Option<Span>) {
        let pieces = self.pieces(written);
        let only = match pieces.as_slice() {
            [TagPiece::Tag(tag)] => tag.place(),
            _ => None,
        };
        let part = |piece: &TagPiece<'_>| match piece {
            TagPiece::Words(words) => (*words).to_owned(),
            TagPiece::Tag(FoundTag { meaning: Meaning::Target { path, .. }, .. }) => path.clone(),
            TagPiece::Tag(FoundTag { meaning: Meaning::Text(words), .. }) => words.clone(),
            TagPiece::Tag(tag) => tag.written.clone(),
        };
        let whole: String = pieces.iter().map(part).collect();
        // `{{ site.baseurl }}/{% link a.md %}`
        let whole = if whole.starts_with("//") { whole.replacen("//", "/", 1) } else { whole };
        (whole, only)
    }
}

impl FoundTag {
    /// The bytes of what it leads to.
    fn place(&self) -> Option<Span> {
        match &self.meaning {
            Meaning::Target { at, .. } | Meaning::Image { at, .. } => *at,
            _ => None,
        }
    }
}

enum TagPiece<'p> {
    Words(&'p str),
    Tag(&'p FoundTag),
}

fn last(events: &[SpannedEvent]) -> Option<&Event> {
    events.last().map(|event| &event.value)
}
