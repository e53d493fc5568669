//! One pass over a page's events, gathering the facts that rules and templates need.

mod headings;
mod html;
mod leaf;
mod links;
mod lists;
mod marks;
mod tables;

use std::collections::HashMap;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use self::{
    headings::Headings, html::Html, leaf::Leaf, leaf::joined, links::Links, lists::Lists,
    tables::Tables,
};
use super::document::{CodeBlock, CodeSpan, Document, Label, Limit, LimitKind, SpannedEvent};
use super::markdown::Parsed;
use super::{Inline, PieceKind, comments, markdown, parser, trimmed, undefined};
use crate::diagnostic::Span;

/// Reads the Markdown of `text` from byte `start` on, without what other tools take for comments.
pub(super) fn document(text: &str, start: usize) -> Document {
    let Some(hidden) = comments::hide(text, start) else {
        return collect(text, markdown::parse(text, start));
    };
    let mut parsed = markdown::parse(&hidden.text, start);
    comments::strip(&mut parsed);
    let mut document = collect(&hidden.text, parsed);
    document.comments.extend(hidden.comments(text, &document.events));
    document.comments.sort_by_key(|comment| comment.span);
    document
}

fn collect(text: &str, parsed: Parsed<'_>) -> Document {
    let mut collector = Collector::new(text, parsed.definitions);
    for (index, (event, span)) in parsed.events.iter().enumerate() {
        collector.event(index, event, *span);
    }
    let mut document = collector.finish();
    document.limits.extend(parsed.limit);
    document.look_alikes = parsed.look_alikes;
    document.undefined_references = parsed.undefined;
    document.include = undefined::include(&parsed.events);
    document.containers = parsed.containers;
    document.events = parsed
        .events
        .into_iter()
        .map(|(event, span)| SpannedEvent { event: event.into_static(), span })
        .collect();
    document
}

/// The document of a page that cannot be read: its text as it was typed.
pub(super) fn verbatim(text: &str) -> Document {
    let events = parser::verbatim(text).events.into_iter();
    let events = events.map(|(event, span)| SpannedEvent { event: event.into_static(), span });
    let limit = Limit { kind: LimitKind::Crash, span: Span::at(0) };
    Document { events: events.collect(), limits: vec![limit], ..Document::default() }
}

struct Collector<'t> {
    text: &'t str,
    document: Document,
    headings: Headings,
    html: Html,
    leaf: Leaf,
    links: Links<'t>,
    lists: Lists,
    tables: Tables<'t>,
    in_code_block: bool,
    /// A term whose definition has not come yet.
    term: Option<Inline>,
}

impl<'t> Collector<'t> {
    fn new(text: &'t str, definitions: HashMap<String, Span>) -> Self {
        Self {
            text,
            document: Document::default(),
            headings: Headings::default(),
            html: Html::default(),
            leaf: Leaf::default(),
            links: Links::new(text, definitions),
            lists: Lists::default(),
            tables: Tables::new(text),
            in_code_block: false,
            term: None,
        }
    }

    fn event(&mut self, index: usize, event: &Event<'t>, span: Span) {
        match event {
            Event::Start(tag) => {
                self.html.enter(tag);
                self.start(index, tag, span);
            }
            Event::End(tag) => {
                self.end(*tag, span);
                self.html.leave(*tag);
            }
            Event::Text(words) if !self.in_code_block => self.words(words, span, PieceKind::Text),
            Event::Code(words) => self.code(words, span),
            Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.words(words, span, PieceKind::Code);
            }
            Event::SoftBreak | Event::HardBreak => self.leaf.line_break(),
            Event::InlineHtml(_) => self.html.read(self.text, span, &mut self.headings.slugger),
            Event::TaskListMarker(checked) => self.lists.checkbox(*checked),
            _ => {}
        }
        self.links.passed(span);
    }

    fn words(&mut self, words: &str, span: Span, kind: PieceKind) {
        self.links.words(words);
        if !self.links.in_image() {
            self.leaf.words(words, span, kind);
        }
    }

    fn code(&mut self, words: &str, span: Span) {
        let ticks = span.of(self.text).bytes().take_while(|byte| *byte == b'`').count();
        let ticks = ticks.min(span.len() / 2);
        let inner = Span::new(span.start + ticks, span.end - ticks);
        let padding = inner.of(self.text).find(words).unwrap_or_default();
        let start = inner.start + padding;
        let verbatim = Span::new(start, start + words.len());
        let span = if verbatim.of(self.text) == words { verbatim } else { inner };
        let in_link = self.links.is_open();
        self.document.code_spans.push(CodeSpan { text: words.to_owned(), span, in_link });
        self.words(words, span, PieceKind::Code);
    }

    fn start(&mut self, index: usize, tag: &Tag<'t>, span: Span) {
        match tag {
            Tag::Emphasis => self.leaf.emphasis(true),
            Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { .. } | Tag::Image { .. } => self.links.start(index, tag, span),
            block => self.start_block(index, block, span),
        }
    }

    fn start_block(&mut self, index: usize, tag: &Tag<'t>, span: Span) {
        self.end_leaf();
        self.html.block(self.text, tag, span);
        match tag {
            Tag::Heading { level, id, .. } => {
                self.headings.start(index, *level as u8, id.as_deref(), span);
            }
            Tag::HtmlBlock => self.html.read(self.text, span, &mut self.headings.slugger),
            Tag::CodeBlock(kind) => self.code_block(kind, span),
            Tag::List(number) => {
                self.lists.start(index, *number, self.headings.last_index(), span);
            }
            Tag::Item => self.lists.start_item(span),
            Tag::Table(_) => self.tables.start(span),
            Tag::TableRow => self.tables.start_row(span),
            Tag::TableCell => self.tables.start_cell(span),
            _ => {}
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'t>, span: Span) {
        self.in_code_block = true;
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.to_string(),
            CodeBlockKind::Indented => String::new(),
        };
        self.document.code_blocks.push(CodeBlock { info, span });
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Emphasis => self.leaf.emphasis(false),
            TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link | TagEnd::Image => self.links.end(span),
            block => self.end_block(block, span),
        }
    }

    fn end_block(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Heading(_) => {
                let lines = self.leaf.take();
                let heading = self.headings.end(&lines);
                let is_name = heading.is_some_and(|heading| marks::is_only_a_mark(&heading));
                if !is_name {
                    self.marks(&lines);
                }
            }
            TagEnd::DefinitionListTitle => {
                let lines = self.leaf.take();
                self.marks(&lines);
                self.term = Some(joined(&lines));
            }
            TagEnd::TableCell => {
                let lines = self.leaf.take();
                self.marks(&lines);
                self.tables.end_cell(&lines);
            }
            _ => self.end_leaf(),
        }
        match tag {
            TagEnd::CodeBlock => self.in_code_block = false,
            TagEnd::List(_) => self.lists.end(span),
            TagEnd::Item => self.lists.end_item(),
            TagEnd::Table => self.tables.end(),
            _ => {}
        }
    }

    /// A paragraph's, an item's or a definition's text is complete.
    fn end_leaf(&mut self) {
        let lines = self.leaf.take();
        if lines.is_empty() {
            return;
        }
        self.lists.first_text(&lines);
        self.labels(&lines);
        self.marks(&lines);
        self.document.review_dates.extend(lines.iter().filter_map(marks::review_date));
    }

    /// What the lines say under a name; lists keep their items whole.
    fn labels(&mut self, lines: &[Inline]) {
        if let Some(term) = self.term.take() {
            let mut content = term;
            let key = 0..content.text.len();
            content.append(&joined(lines));
            let value = trimmed(&content.text, key.end..content.text.len());
            self.document.labels.push(Label { content, key, value });
        } else if !self.lists.is_open() {
            let label = |line: &Inline| {
                let (key, value) = line.label()?;
                Some(Label { content: line.clone(), key, value })
            };
            self.document.labels.extend(lines.iter().filter_map(label));
        }
    }

    fn marks(&mut self, lines: &[Inline]) {
        let table = self.tables.current();
        let found = lines.iter().flat_map(|line| marks::placeholders(line, table));
        self.document.placeholders.extend(found);
    }

    fn finish(mut self) -> Document {
        self.end_leaf();
        let mut document = self.document;
        document.headings = self.headings.finish();
        document.tables = self.tables.finish();
        document.lists = self.lists.finish();
        document.comments = self.html.comments;
        document.html_anchors = self.html.anchors;
        document.limits = self.html.limits;
        document.html_anchors.sort_by_key(|anchor| anchor.span);
        // Raw HTML has no event: first, so that the list stays sorted by event.
        document.links = self.html.links;
        document.links.extend(self.links.finish());
        document
    }
}
