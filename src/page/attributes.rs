//! What other generators are told between the words and no reader needs to see: attributes of links
//! and images (`{ width=300 }` of `MkDocs` and Pandoc), of paragraphs (`{: .note }` of Jekyll), `[TOC]`.
//!
//! With [`Extensions::attributes`] they also follow words in marks and code, in cells, and in any form on lines
//! of their own. Of what they say an id becomes an anchor, and a class that makes a box of a quote or a paragraph
//! (`{.is-info}` of Wiki.js, `{: .warning }` of Jekyll's themes) makes it one here.

mod list;

use std::collections::HashMap;

use self::list::{Attributes, NAMED, REFERENCE};
pub(super) use self::list::{list, reference};

use super::elements::{LinkKind, PictureExtent};
use super::event::{AlertKind, Event, Mark, SpannedEvent, Tag};
use super::ids::{ById, LinkId};
use super::syntax::LinkSyntax;
use crate::diagnostic::{Span, Spanned};
use crate::dialect::Extensions;

/// Leaves it out.
pub(super) fn strip(
    source: &str,
    events: Vec<SpannedEvent>,
    links: &mut ById<LinkId, LinkSyntax>,
    extensions: Extensions,
) -> Vec<SpannedEvent> {
    if !events.iter().any(|it| may_hold_any(&it.value, extensions)) {
        return events;
    }
    let kept = Vec::with_capacity(events.len());
    let named = named(&events, extensions);
    let mut stripper = AttributeStripper {
        source,
        links,
        extensions,
        named,
        kept,
        open: Vec::new(),
        boxes: Vec::new(),
        next: None,
        below: Vec::new(),
    };
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        stripper.event(event, events.peek().map(|next| &next.value));
    }
    stripper.finish()
}

/// The lists that have names.
fn named(events: &[SpannedEvent], extensions: Extensions) -> HashMap<String, String> {
    let named = |event: &SpannedEvent| {
        let Event::Text(text) = &event.value else { return None };
        let name = NAMED.captures(text.trim())?.get(1)?;
        Some((name.as_str().to_owned(), text.trim().to_owned()))
    };
    events.iter().filter(|_| extensions.attributes).filter_map(named).collect()
}

/// Most pages have none.
fn may_hold_any(event: &Event, extensions: Extensions) -> bool {
    let Event::Text(text) = event else { return false };
    text.starts_with(['{', '[', '$'])
        || is_place_of_notes(text, extensions)
        || (extensions.attributes && text.contains('{'))
        || is_contents(text, extensions)
}

/// Where Python-Markdown puts the footnotes, which are at the end here (`PLACE_MARKER` of its `footnotes`).
fn is_place_of_notes(text: &str, extensions: Extensions) -> bool {
    extensions.footnote_places && text.trim() == "///Footnotes Go Here///"
}

/// A block that is open.
struct OpenBlock {
    tag: Tag,
    /// Where it begins among what is kept.
    at: usize,
    /// The box that it is.
    kind: Option<AlertKind>,
    /// Whether its first paragraph is the title of that.
    is_titled: bool,
    /// Items of a list.
    items: usize,
    /// Whether a table of contents is in the place of the list.
    is_contents: bool,
}

struct AttributeStripper<'s> {
    source: &'s str,
    links: &'s mut ById<LinkId, LinkSyntax>,
    extensions: Extensions,
    /// Lists by their names.
    named: HashMap<String, String>,
    kept: Vec<SpannedEvent>,
    open: Vec<OpenBlock>,
    /// Where boxes begin and end around paragraphs among what is kept.
    boxes: Vec<(usize, SpannedEvent)>,
    /// The box that the next block is, if it begins on the line behind this byte, and whether its first paragraph is
    /// its title.
    next: Option<(AlertKind, bool, usize)>,
    /// Places that lists below the open table name.
    below: Vec<SpannedEvent>,
}

impl AttributeStripper<'_> {
    fn event(&mut self, event: SpannedEvent, next: Option<&Event>) {
        let Spanned { value, span } = event;
        let before = self.kept.last().map(|before| &before.value);
        match value {
            Event::Text(text) => self.text(&text, span, next),
            Event::Start(tag) if !tag.is_inline() => self.start(tag, span),
            Event::End(tag) if !tag.is_inline() => self.end(tag, span),
            Event::SoftBreak
                if matches!(before, Some(Event::Start(Tag::Paragraph) | Event::SoftBreak)) => {}
            event => self.kept.push(Spanned::new(event, span)),
        }
    }

    fn text(&mut self, text: &str, span: Span, next: Option<&Event>) {
        let is_verbatim = span.of(self.source) == text;
        let before = self.kept.last().map(|before| &before.value);
        let is_behind = match before {
            Some(Event::End(Tag::Link(_) | Tag::Image(_))) => true,
            Some(Event::End(Tag::Mark(_)) | Event::Code(_) | Event::InlineMath(_)) => {
                self.extensions.attributes
            }
            Some(Event::InlineHtml(tag)) => self.extensions.attributes && tag.starts_with("</"),
            _ => false,
        };
        let begins = matches!(before, Some(Event::Start(Tag::Paragraph) | Event::SoftBreak))
            || self.extensions.attributes
                && matches!(before, Some(Event::Start(Tag::Item) | Event::HardBreak));
        if begins && self.is_line_of_its_own(text, next) {
            self.line(text.trim(), span, next);
            return;
        }
        let mut from = 0;
        let is_list = is_behind && is_verbatim;
        while let Some((len, list)) =
            text.get(from..).filter(|_| is_list).and_then(|rest| self.list(rest))
        {
            self.extent(&list);
            self.place(&list);
            self.anchor(&list, span);
            from += len;
        }
        let in_cell = match next {
            Some(Event::End(Tag::TableCell | Tag::DefinitionTerm)) => true,
            Some(Event::End(Tag::CodeBlock(_))) => false,
            Some(Event::End(tag)) => !tag.is_inline() && self.extensions.attributes_end_blocks,
            _ => false,
        };
        let end = if in_cell && self.extensions.attributes && is_verbatim {
            self.end_of_cell(text, span)
        } else {
            text.len()
        };
        if let Some(rest) = text.get(from..end).filter(|rest| !rest.is_empty()) {
            let at =
                if is_verbatim { Span::new(span.start + from, span.start + end) } else { span };
            self.kept.push(Spanned::new(Event::Text(rest.into()), at));
        }
    }

    /// Where the text of a cell ends, a list behind it left out.
    fn end_of_cell(&mut self, text: &str, span: Span) -> usize {
        let Some(at) = text.rfind('{') else { return text.len() };
        let (words, rest) = text.split_at_checked(at).unwrap_or_default();
        let is_apart = words.is_empty() || words.ends_with(' ');
        if !is_apart || list(rest) != Some(rest.trim_end().len()) {
            return text.len();
        }
        self.anchor(rest, span);
        words.trim_end().len()
    }

    /// `[](){ #name }` is no link but a place.
    fn place(&mut self, list: &str) {
        let [.., start, end] = self.kept.as_slice() else { return };
        let (Event::Start(Tag::Link(id)), Event::End(Tag::Link(_))) = (&start.value, &end.value)
        else {
            return;
        };
        let is_empty = self.links.get(*id).is_some_and(|link| link.target.is_empty());
        if is_empty && Attributes::read(list).id.is_some() {
            self.kept.truncate(self.kept.len() - 2);
        }
    }

    /// Bytes of the list that `text` begins with, or of its name, and the list.
    fn list(&self, text: &str) -> Option<(usize, String)> {
        if let Some(len) = list(text) {
            return Some((len, text.get(..len)?.to_owned()));
        }
        let name = REFERENCE.captures(text).filter(|_| !self.named.is_empty())?;
        let list = self.named.get(name.get(1)?.as_str())?;
        Some((name.get(0)?.len(), list.clone()))
    }

    /// The size that a list behind a picture asks for.
    fn extent(&mut self, list: &str) {
        let Some(Event::End(Tag::Image(id))) = self.kept.last().map(|last| &last.value) else {
            return;
        };
        let extent = Attributes::read(list).extent;
        if let Some(link) = self.links.get_mut(*id).filter(|_| extent != PictureExtent::default()) {
            link.extent = Some(extent);
        }
    }

    /// The place that a list names.
    fn anchor(&mut self, list: &str, span: Span) {
        if let Some(id) = Attributes::read(list).id.filter(|_| self.extensions.attributes) {
            self.kept.push(Spanned::new(Event::Anchor(id.into()), span));
        }
    }

    fn is_line_of_its_own(&self, text: &str, next: Option<&Event>) -> bool {
        let text = text.trim();
        let is_whole = || self.list(text).is_some_and(|(len, _)| len == text.len());
        let is_list = || is_whole() || NAMED.is_match(text);
        let is_known = text == "[TOC]"
            || text == "{:toc}"
            || is_place_of_notes(text, self.extensions)
            || text.starts_with("{:") && is_list();
        if !self.extensions.attributes && !self.extensions.contents_markers {
            return is_known;
        }
        let ends = match next {
            Some(Event::End(tag)) => !tag.is_inline(),
            Some(Event::Start(tag)) => !tag.is_inline(),
            Some(Event::SoftBreak | Event::HardBreak) | None => true,
            Some(_) => false,
        };
        let is_marker = self.extensions.contents_markers && text == "${toc}";
        is_known
            || ends
                && (is_marker || self.extensions.attributes && text.starts_with('{') && is_list())
    }

    /// A line that holds nothing else.
    fn line(&mut self, list: &str, span: Span, next: Option<&Event>) {
        if list == "{:toc}" {
            let list = self.open.iter_mut().rev().find(|it| matches!(it.tag, Tag::List(_)));
            list.into_iter().for_each(|it| it.is_contents = it.items == 1);
            return;
        }
        let is_first = self.open.last().is_some_and(|it| self.kept.len() == it.at + 1);
        if matches!(next, Some(Event::End(_))) {
            self.kept.pop_if(|last| last.value == Event::SoftBreak);
        }
        if NAMED.is_match(list) {
            return;
        }
        let named = self.list(list).map(|(_, list)| list);
        let list = named.as_deref().unwrap_or(list);
        self.anchor(list, span);
        let Attributes { kind, is_titled, .. } = Attributes::read(list);
        let Some(kind) = kind.filter(|_| self.extensions.attributes) else { return };
        let is_last = matches!(next, Some(Event::End(_)));
        let mut open = self.open.iter_mut().rev();
        match (open.next(), open.next()) {
            (Some(_), Some(quote)) if quote.tag == Tag::Quote(None) && is_last => {
                quote.kind = Some(kind);
                quote.is_titled = is_titled;
            }
            (Some(paragraph), _) if paragraph.tag == Tag::Paragraph => {
                if is_first && is_last {
                    self.next = Some((kind, is_titled, span.end));
                } else {
                    paragraph.kind = Some(kind);
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, span: Span) {
        let (mut kind, mut is_titled) = (None, false);
        if let Some((next, has_title, behind)) = self.next.take() {
            is_titled = has_title;
            let between = self.source.get(behind..span.start).unwrap_or_default();
            let is_beside = between.trim_matches([' ', '\t', '\r', '>']) == "\n";
            kind = Some(next)
                .filter(|_| is_beside && matches!(tag, Tag::Quote(None) | Tag::Paragraph));
        }
        if let Some(list) = self.open.last_mut().filter(|_| tag == Tag::Item) {
            list.items += 1;
        }
        let at = self.kept.len();
        self.open.push(OpenBlock { tag, at, kind, is_titled, items: 0, is_contents: false });
        self.kept.push(Spanned::new(Event::Start(tag), span));
    }

    fn end(&mut self, tag: Tag, span: Span) {
        let Some(block) = self.open.pop() else {
            self.kept.push(Spanned::new(Event::End(tag), span));
            return;
        };
        if matches!(tag, Tag::Paragraph | Tag::Item) {
            self.kept.pop_if(|last| last.value == Event::SoftBreak);
        }
        let is_gone = match tag {
            Tag::Paragraph => self.is_without_words(&block),
            Tag::List(_) => block.is_contents,
            Tag::TableRow => self.extensions.attributes && self.is_list_below_table(&block, span),
            _ => false,
        };
        if is_gone {
            let is_anchor = |it: &SpannedEvent| matches!(it.value, Event::Anchor(_));
            let mut left = self.kept.split_off(block.at);
            left.retain(is_anchor);
            match tag {
                Tag::Paragraph => self.kept.append(&mut left),
                _ => self.below.append(&mut left),
            }
            self.boxes.retain(|(at, _)| *at <= block.at);
            return;
        }
        let (Some(kind), Tag::Paragraph | Tag::Quote(None)) = (block.kind, tag) else {
            self.kept.push(Spanned::new(Event::End(tag), span));
            if matches!(tag, Tag::Table(_)) {
                self.kept.append(&mut self.below);
            }
            return;
        };
        let as_box = Tag::Quote(Some(kind));
        if tag == Tag::Paragraph {
            self.kept.push(Spanned::new(Event::End(tag), span));
            self.boxes.push((block.at, Spanned::new(Event::Start(as_box), span)));
            self.boxes.push((self.kept.len(), Spanned::new(Event::End(as_box), span)));
        } else {
            if let Some(start) = self.kept.get_mut(block.at) {
                start.value = Event::Start(as_box);
            }
            if block.is_titled {
                self.mark_title(block.at + 1);
            }
            self.kept.push(Spanned::new(Event::End(as_box), span));
        }
    }

    /// Marks the words of the paragraph at `at` as a title.
    fn mark_title(&mut self, at: usize) {
        let is_end = |it: &SpannedEvent| it.value == Event::End(Tag::Paragraph);
        let begins = self.kept.get(at).filter(|it| it.value == Event::Start(Tag::Paragraph));
        let (Some(start), Some(end)) = (begins, self.kept.iter().skip(at).position(is_end)) else {
            return;
        };
        let (tag, span) = (Tag::Mark(Mark::Strong), start.span);
        self.kept.insert(at + end, Spanned::new(Event::End(tag), span));
        self.kept.insert(at + 1, Spanned::new(Event::Start(tag), span));
    }

    /// Whether a paragraph holds nothing any more, or only what is for a table of contents.
    fn is_without_words(&self, paragraph: &OpenBlock) -> bool {
        let inside = self.kept.get(paragraph.at + 1..).unwrap_or_default();
        let mut inside = inside.iter().map(|it| &it.value);
        match (inside.next(), inside.next(), inside.next(), inside.next()) {
            (
                Some(Event::Start(Tag::Link(id))),
                Some(Event::Text(text)),
                Some(Event::End(_)),
                None,
            ) => {
                let link = self.links.get(*id);
                let is_wiki = link.is_some_and(|link| link.kind == LinkKind::Wiki);
                is_wiki && is_contents(text, self.extensions)
            }
            _ => {
                let events = self.kept.get(paragraph.at + 1..).unwrap_or_default();
                events.iter().all(|it| matches!(it.value, Event::Anchor(_)))
            }
        }
    }

    /// A list of attributes below a table is a row to the parser.
    fn is_list_below_table(&self, row: &OpenBlock, span: Span) -> bool {
        let written = span.of(self.source).trim();
        let cells = self.kept.get(row.at..).unwrap_or_default();
        let words = cells.iter().filter(|it| !matches!(it.value, Event::Start(_) | Event::End(_)));
        list(written) == Some(written.len()) && words.count() <= 1
    }

    fn finish(self) -> Vec<SpannedEvent> {
        if self.boxes.is_empty() {
            return self.kept;
        }
        let mut result = Vec::with_capacity(self.kept.len() + self.boxes.len());
        let mut boxes = self.boxes.into_iter().peekable();
        for (index, event) in self.kept.into_iter().enumerate() {
            while let Some((_, border)) = boxes.next_if(|(at, _)| *at == index) {
                result.push(border);
            }
            result.push(event);
        }
        result.extend(boxes.map(|(_, border)| border));
        result
    }
}

/// `[[_TOC_]]` anywhere, `[[toc]]` where a dialect has it.
fn is_contents(target: &str, extensions: Extensions) -> bool {
    target == "_TOC_" || extensions.contents_markers && target.eq_ignore_ascii_case("toc")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::page::Page;
    use crate::source::SourceFile;

    /// The page's text, `|` between lines.
    fn text(markdown: &str) -> String {
        let bytes = markdown.as_bytes().to_vec();
        let page =
            Page::parse(Arc::new(SourceFile::new(Arc::from("seite.md"), bytes)), &Arc::default());
        let words = page.document.events.iter().map(|it| match &it.value {
            super::Event::Text(text) => text.to_string(),
            super::Event::SoftBreak => "|".to_owned(),
            super::Event::Start(super::Tag::Paragraph) => "¶".to_owned(),
            _ => String::new(),
        });
        words.collect()
    }

    #[test]
    fn what_is_meant_for_generators_is_not_shown() {
        let cases = [
            ("![Plan](a.png){ width=300 } da", "¶Plan da"),
            ("[x](y.md){ .md-button #id title=\"a b\" }.", "¶x."),
            ("[x](y.md){:target=_blank}", "¶x"),
            ("Absatz\n{: .note }", "¶Absatz"),
            ("{: .warning }\nAbsatz\nweiter", "¶Absatz|weiter"),
            ("[TOC]\n\nText", "¶Text"),
            ("- TOC\n{:toc}\n", ""),
            ("- TOC\n- b\n{:toc}\n", "TOCb"),
        ];
        for (markdown, expected) in cases {
            assert_eq!(text(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is() {
        for markdown in
            ["[x](y.md){z}", "{ width=300 }", "a {: .note }", "`x`{ .y }", "[x](y.md) { a=b }"]
        {
            assert!(text(markdown).contains('{'), "{markdown}");
        }
        assert_eq!(text("siehe [TOC]"), "¶siehe [TOC]");
    }
}
