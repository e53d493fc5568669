//! Tags of template languages in pages: shortcodes of Hugo and Zola, tags of Liquid.
//!
//! A generator runs them before it reads the Markdown. So the parser gets a text in which as many other bytes are in
//! the place of each tag, and everything keeps its place:
//!
//! ```text
//! {{% hint warning %}}              :::warning          a box that the parser of boxes knows
//! {{< highlight sh >}}              ```sh               code
//! [a]({{< ref "b.md#c" >}})         [a](▯0007xxxxxxxxxxxxxx)   ▯ and a number in place of the tag
//! ```
//!
//! What a numbered tag means comes into the events afterwards. A tag that is not known leaves a mark, and its inner text.

mod block;
mod find;
mod liquid;
mod meaning;
mod scan;

use super::document::Document;
use super::elements::{Leftover, LeftoverKind, LinkKind};
use super::event::{Event, Mark, SpannedEvent, Tag};
use super::front_matter::FrontMatter;
use super::markdown::Parsed;
use super::syntax::LinkSyntax;
use crate::diagnostic::{Span, Spanned};
use crate::dialect::{Settings, Templates};
use crate::source::data::{Node, Pair};
use block::{TagBlock, TagPair};
use meaning::{Meaning, Texts};
use scan::{TagRole, TemplateTag};

/// Comes before the number of a tag. A Unicode noncharacter, which texts do not contain.
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
    /// Bytes of what is for it.
    width: usize,
    /// As it was typed.
    written: String,
    meaning: Meaning,
}

/// The text without its tags from byte `start` on; none where it has none. `texts` are those that tags name, and `code`
/// finds the bytes of code in a text.
pub(super) fn cover(
    text: &str,
    start: usize,
    templates: Templates,
    texts: &Texts<'_>,
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
    let page = TaggedPage { text, tags: &tags, code: &code, texts };
    for (index, tag) in tags.iter().enumerate() {
        covered.take(&page, index, tag);
    }
    Some(covered)
}

/// The text of the page's front matter or of the project file that a tag names so.
pub(super) fn text(
    templates: Templates,
    name: &str,
    front_matter: &FrontMatter,
    settings: &Settings,
) -> Option<String> {
    let of_project = || settings.texts.get(name).cloned();
    match templates {
        Templates::Hugo => {
            let is = |pair: &&Pair| pair.key.eq_ignore_ascii_case(name);
            let params = front_matter.data.get("params").map(Node::pairs).unwrap_or_default();
            let own = params.iter().chain(front_matter.data.pairs()).find(is);
            own.and_then(|pair| pair.value.as_str()).map(str::to_owned).or_else(of_project)
        }
        Templates::Liquid => match name.strip_prefix("page.") {
            Some(key) => front_matter.text(&[key]).map(str::to_owned),
            None => of_project(),
        },
        Templates::Zola | Templates::None => None,
    }
}

/// What is known of a page when its tags are read.
struct TaggedPage<'p> {
    text: &'p str,
    tags: &'p [TemplateTag],
    /// The bytes of code, in order.
    code: &'p [Span],
    texts: &'p Texts<'p>,
}

impl<'p> TaggedPage<'p> {
    fn is_in_code(&self, tag: &TemplateTag) -> bool {
        let behind = self.code.partition_point(|span| span.start <= tag.span.start);
        let before = behind.checked_sub(1).and_then(|index| self.code.get(index));
        before.is_some_and(|span| tag.span.start < span.end)
    }

    /// The pair that a tag begins or ends.
    fn pair(&self, tag: &'p TemplateTag) -> Option<TagPair<'p>> {
        let partner = self.tags.get(tag.partner?)?;
        let (begin, end) = match tag.role {
            TagRole::Closing => (partner, tag),
            _ => (tag, partner),
        };
        let is_text = !self.is_in_code(begin) && !self.is_in_code(end);
        is_text.then_some(TagPair { text: self.text, begin, end })
    }

    /// What a pair stands for: a known block, else lines that belong together where they have tags that are not known
    /// around them.
    fn block(&self, pair: &TagPair<'_>) -> Option<TagBlock> {
        let parent = pair.begin.parent.and_then(|index| self.tags.get(index));
        let known = block::of(pair.begin, parent);
        let fits = match &known {
            Some(TagBlock::Hidden) => !pair.inside().contains("-->"),
            Some(TagBlock::Link(_)) => pair.has_plain_words(),
            Some(_) => pair.is_of_lines(),
            None => pair.is_apart(),
        };
        known.or(Some(TagBlock::Group)).filter(|_| fits)
    }

    /// Whether a tag with inner text is known, and nothing but its name is lost where it is no block here.
    fn is_known_pair(&self, tag: &TemplateTag, is_shown: bool) -> bool {
        let parent = tag.parent.and_then(|index| self.tags.get(index));
        match block::of(tag, parent).filter(|_| tag.partner.is_some()) {
            Some(TagBlock::Link(_) | TagBlock::Box(_, Some(_)) | TagBlock::CodeBox(..)) => is_shown,
            Some(_) => true,
            None => false,
        }
    }
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
    fn take(&mut self, page: &TaggedPage<'_>, index: usize, tag: &TemplateTag) {
        let in_code = page.is_in_code(tag);
        let pair = page.pair(tag);
        let block = pair.as_ref().and_then(|pair| page.block(pair));
        let is_known_pair = page.is_known_pair(tag, in_code || block.is_some());
        let single = meaning::of(tag, page.texts);
        // Whether Zola runs what is not escaped in code, its own pages leave open.
        let is_run = !in_code || tag.language != Templates::Zola;
        if matches!(single, Meaning::Unknown) && !is_known_pair && is_run {
            self.note(tag, !in_code && scan::is_alone(page.text, tag.span));
        }
        let mut found = FoundTag {
            span: tag.span,
            width: tag.span.len(),
            written: tag.span.of(page.text).to_owned(),
            meaning: if is_known_pair { Meaning::Nothing } else { single },
        };
        match (block, pair) {
            (Some(TagBlock::Link(target)), Some(_)) => {
                self.link(&mut found, index, tag, target, page)
            }
            (Some(block), Some(pair)) => {
                if let Some(covered) = pair.written(&block, tag.role) {
                    self.text.replace_range(tag.span.start..tag.span.end, &covered);
                }
                for border in pair.borders().into_iter().filter(|_| tag.role == TagRole::Single) {
                    self.text.replace_range(border.start..border.end, &" ".repeat(border.len()));
                }
            }
            _ => {}
        }
        self.tags.push(found);
    }

    /// `[▯0007xxxxx` and `](▯0008xx)` around the words of a link.
    fn link(
        &mut self,
        found: &mut FoundTag,
        index: usize,
        tag: &TemplateTag,
        target: Span,
        page: &TaggedPage<'_>,
    ) {
        let (before, behind) = if tag.role == TagRole::Closing { ("](", ")") } else { ("[", "") };
        found.width = tag.span.len() - before.len() - behind.len();
        if tag.role == TagRole::Closing {
            let path = target.of(page.text).to_owned();
            found.meaning = Meaning::Target { path, at: Some(target) };
        }
        let covered = format!("{before}{}{behind}", stand_in(index, found.width));
        self.text.replace_range(tag.span.start..tag.span.end, &covered);
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
                        Meaning::Link { target, words, .. } => {
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
                    at += tag.width;
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
            let Some((tag, behind)) = tag.and_then(|tag| Some((tag, from.get(tag.width..)?)))
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
            Meaning::Target { at, .. } | Meaning::Image { at, .. } | Meaning::Link { at, .. } => {
                *at
            }
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
