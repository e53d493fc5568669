//! One pass over a page's events, gathering the facts that rules and templates need.

mod footnotes;
mod headings;
mod html;
mod leaf;
mod links;
mod lists;
mod marks;
mod tables;

use std::sync::Arc;

use self::{
    headings::Headings, html::HtmlCollector, leaf::Leaf, leaf::joined, links::Links, lists::Lists,
    tables::Tables,
};
use super::document::Document;
use super::elements::{
    CodeBlock, CodeSpan, HtmlAnchor, Label, Leftover, LeftoverKind, Limit, LimitKind, Link, Prose,
};
use super::event::{Event, Mark, SpannedEvent, Tag};
use super::ids::{CodeBlockId, LinkId};
use super::markdown::Parsed;
use super::syntax::Syntax;
use super::templates::{self, Covered};
use super::{
    FrontMatter, Inline, PieceKind, block_ids, comments, components, markdown, parser, queries,
    sizes, tabs, trimmed, undefined, variants,
};
use crate::diagnostic::{Span, Spanned};
use crate::dialect::{Components, Dialect, WikiNames};
use crate::html::mathml;

/// So many characters of a formula name it.
const FORMULA_NAME: usize = 30;

/// Reads the Markdown of `text` below its front matter, without what is written for other tools.
pub(super) fn document(
    text: &str,
    front_matter: &FrontMatter,
    components: Components,
    dialect: &Arc<Dialect>,
    links: Vec<Link>,
) -> Document {
    let start = front_matter.span.end;
    let reader = Reader { start, components, dialect, links };
    let templates = dialect.traits.templates;
    let texts = |name: &str| templates::text(templates, name, front_matter, &dialect.settings);
    match templates::cover(text, start, templates, &texts, |text| reader.code(text)) {
        None => reader.without_sizes(text, None),
        Some(covered) => {
            let mut document = reader.without_sizes(&covered.text, Some(&covered));
            covered.finish(&mut document);
            document
        }
    }
}

/// Reads a page in layers: each hides from those below what they would misread, and puts it back afterwards.
struct Reader<'d> {
    start: usize,
    components: Components,
    dialect: &'d Arc<Dialect>,
    /// Those of the front matter.
    links: Vec<Link>,
}

impl Reader<'_> {
    fn parse(&self, text: &str) -> Parsed {
        markdown::parse(text, self.start, self.dialect.extensions())
    }

    /// The bytes of code, in order.
    fn code(&self, text: &str) -> Vec<Span> {
        let is_code = |it: &SpannedEvent| {
            matches!(it.value, Event::Start(Tag::CodeBlock(_)) | Event::Code(_))
        };
        self.parse(text).events.iter().filter(|it| is_code(it)).map(|it| it.span).collect()
    }

    fn without_sizes(&self, text: &str, covered: Option<&Covered>) -> Document {
        let has_sizes = self.dialect.extensions().equals_sizes;
        match has_sizes.then(|| sizes::hide(text, self.start)).flatten() {
            None => self.without_comments(text, covered),
            Some(sized) => {
                let mut document = self.without_comments(&sized.text, covered);
                sized.tell(&mut document);
                document
            }
        }
    }

    fn without_comments(&self, text: &str, covered: Option<&Covered>) -> Document {
        let restore = |parsed: &mut Parsed| {
            if let Some(covered) = covered {
                covered.restore(parsed);
            }
        };
        let hidden = comments::hide(text, self.start, self.dialect.extensions());
        let Some(hidden) = hidden else { return self.without_components(text, restore) };
        let mut document = self.without_components(&hidden.text, |parsed| {
            restore(parsed);
            comments::strip(parsed);
        });
        document.comments.extend(hidden.comments(text, &document.events));
        document.comments.sort_by_key(|comment| comment.span);
        document
    }

    /// Reads the Markdown, where there are components without their tags.
    fn without_components(&self, text: &str, restore: impl Fn(&mut Parsed)) -> Document {
        let without = components::remove(text, self.start, self.components);
        let mut parsed = match &without {
            Some(without) => {
                let mut parsed = self.parse(&without.text);
                without.restore(&mut parsed);
                parsed
            }
            None => self.parse(text),
        };
        restore(&mut parsed);
        let mut document = collect(text, parsed, self.dialect, &self.links);
        document.leftovers.extend(without.into_iter().flat_map(|it| it.leftovers));
        document
    }
}

fn collect(text: &str, mut parsed: Parsed, dialect: &Arc<Dialect>, before: &[Link]) -> Document {
    if dialect.traits.markup.block_ids {
        parsed.events = block_ids::anchors(parsed.events);
    }
    let include = undefined::include(&parsed.events);
    let links = Links::new(text, parsed.definitions, before);
    let mut collector = Collector::new(text, parsed.syntax, links, parsed.events.len());
    collector.headings = Headings::new(dialect, &collector.syntax);
    collector.tables = Tables::new(text, dialect.extensions().pipes_in_code);
    for event in parsed.events {
        collector.event(event);
    }
    let footnotes = collector.syntax.footnotes.clone();
    let mut document = collector.finish();
    if dialect.traits.ids.of_footnotes {
        document.footnote_anchors = footnotes::anchors(&document.events, &footnotes);
    }
    document.limits.extend(parsed.limit);
    document.look_alikes = parsed.look_alikes;
    document.undefined_references = parsed.undefined;
    document.include = include;
    document.containers = parsed.containers;
    tabs::anchor(&mut document, dialect);
    variants::note(&mut document);
    if !dialect.traits.markup.queries.is_empty() {
        queries::note(&mut document, dialect.traits.markup.queries);
    }
    if dialect.traits.wiki_names == WikiNames::Paths {
        document.named_headings = headings::named(text, &document.headings);
    }
    document
}

/// The document of a page that cannot be read: its text as it was typed.
pub(super) fn verbatim(text: &str) -> Document {
    let read = parser::verbatim(text);
    let mut collector = Collector::new(text, read.syntax, Links::default(), read.events.len());
    for event in read.events {
        collector.event(event);
    }
    let limit = Limit { kind: LimitKind::Crash, span: Span::at(0) };
    Document { limits: vec![limit], ..collector.finish() }
}

struct Collector<'t> {
    text: &'t str,
    syntax: Syntax,
    document: Document,
    headings: Headings,
    html: HtmlCollector,
    leaf: Leaf,
    links: Links<'t>,
    lists: Lists,
    tables: Tables<'t>,
    /// The elements that are open, by the ids that they have in the document.
    open: Vec<Tag>,
    in_code_block: bool,
    /// A term whose definition is still to come.
    term: Option<Inline>,
}

impl<'t> Collector<'t> {
    fn new(text: &'t str, syntax: Syntax, links: Links<'t>, events: usize) -> Self {
        let document = Document { events: Vec::with_capacity(events), ..Document::default() };
        Self {
            text,
            syntax,
            document,
            headings: Headings::default(),
            html: HtmlCollector::default(),
            leaf: Leaf::default(),
            links,
            lists: Lists::default(),
            tables: Tables::new(text, false),
            open: Vec::new(),
            in_code_block: false,
            term: None,
        }
    }

    /// Takes the next event into the document. Ids there count in the order of the text, in the
    /// syntax what was found later comes later.
    fn event(&mut self, Spanned { value: event, span }: SpannedEvent) {
        let event = match event {
            Event::Start(tag) => {
                self.html.enter(tag);
                let tag = self.start(tag, span);
                self.open.push(tag);
                Event::Start(tag)
            }
            Event::End(tag) => {
                let tag = self.open.pop().unwrap_or(tag);
                self.end(tag, span);
                self.html.leave(tag);
                Event::End(tag)
            }
            leaf => {
                self.leaf_event(&leaf, span);
                leaf
            }
        };
        self.document.events.push(Spanned::new(event, span));
        self.links.passed(span);
    }

    fn leaf_event(&mut self, event: &Event, span: Span) {
        match event {
            Event::Text(words) if !self.in_code_block => {
                self.document.prose.push(Prose { span, is_address: self.links.in_address() });
                self.words(words, span, PieceKind::Text);
            }
            Event::Code(words) => self.code(words, span),
            Event::InlineMath(tex) | Event::DisplayMath(tex) => {
                self.formula(tex, span);
                self.words(tex, span, PieceKind::Code);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.headings.words(" ", " ");
                self.leaf.line_break();
            }
            Event::InlineHtml(_) if event.is_line_break() => {
                self.headings.words(" ", " ");
                self.leaf.line_break();
                self.html(span);
            }
            Event::InlineHtml(_) => self.inline_html(span),
            Event::Checkbox(checked) => self.lists.checkbox(*checked),
            Event::Anchor(id) => {
                let id = id.to_string();
                self.html.anchors.push(HtmlAnchor { id, span, of_heading: false });
            }
            _ => {}
        }
    }

    /// Notes a formula that is shown as typed.
    fn formula(&mut self, tex: &str, span: Span) {
        if mathml(tex, true).is_none() {
            let name = tex.trim().chars().take(FORMULA_NAME).collect();
            self.document.leftovers.push(Leftover { kind: LeftoverKind::Formula, name, span });
        }
    }

    fn html(&mut self, span: Span) {
        self.html.read(self.text, span, &mut self.headings.slugger);
        self.links.of_html(&mut self.html.links);
    }

    /// A tag; in cells and items also what only looks like one: `<please fill in>`.
    fn inline_html(&mut self, span: Span) {
        let written = span.of(self.text);
        let may_be_value = self.tables.current().is_some() || self.lists.is_open();
        if may_be_value && marks::is_no_tag(written) {
            self.leaf.words(written, span, PieceKind::Text);
        }
        self.html(span);
    }

    fn words(&mut self, words: &str, span: Span, kind: PieceKind) {
        self.links.words(words);
        if !self.links.in_image() {
            self.headings.words(words, span.of(self.text));
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

    /// Gives the tag as it is in the document.
    fn start(&mut self, tag: Tag, span: Span) -> Tag {
        match tag {
            Tag::Mark(mark) => {
                if mark == Mark::Emphasis {
                    self.leaf.emphasis(true);
                }
                tag
            }
            Tag::Link(id) => Tag::Link(self.link(id, false, span)),
            Tag::Image(id) => Tag::Image(self.link(id, true, span)),
            block => self.start_block(block, span),
        }
    }

    fn link(&mut self, id: LinkId, image: bool, span: Span) -> LinkId {
        let written = self.syntax.links.get_mut(id).map(std::mem::take).unwrap_or_default();
        self.links.start(written, image, span)
    }

    fn start_block(&mut self, tag: Tag, span: Span) -> Tag {
        self.end_leaf();
        self.html.block(self.text, tag, span);
        match tag {
            Tag::Heading(id) => {
                let written = self.syntax.headings.get_mut(id).map(std::mem::take);
                return Tag::Heading(self.headings.start(&written.unwrap_or_default(), span));
            }
            Tag::CodeBlock(id) => return Tag::CodeBlock(self.code_block(id, span)),
            Tag::List(id) => {
                let first_number = self.syntax.lists.get(id).copied().flatten();
                return Tag::List(self.lists.start(first_number, self.headings.last(), span));
            }
            Tag::Table(id) => {
                let columns = self.syntax.tables.get_mut(id).map(std::mem::take);
                return Tag::Table(self.tables.start(columns.unwrap_or_default(), span));
            }
            Tag::HtmlBlock => self.html(span),
            Tag::Item => self.lists.start_item(span),
            Tag::TableRow => self.tables.start_row(span),
            Tag::TableCell => self.tables.start_cell(span),
            _ => {}
        }
        tag
    }

    fn code_block(&mut self, id: CodeBlockId, span: Span) -> CodeBlockId {
        self.in_code_block = true;
        let info = self.syntax.code_blocks.get_mut(id).and_then(Option::take).unwrap_or_default();
        self.document.code_blocks.push(CodeBlock { info: info.into(), span })
    }

    fn end(&mut self, tag: Tag, span: Span) {
        match tag {
            Tag::Mark(Mark::Emphasis) => self.leaf.emphasis(false),
            Tag::Mark(_) => {}
            Tag::Link(_) | Tag::Image(_) => self.links.end(span),
            block => self.end_block(block, span),
        }
    }

    fn end_block(&mut self, tag: Tag, span: Span) {
        match tag {
            Tag::Heading(_) => {
                let lines = self.leaf.take();
                let heading = self.headings.end(&lines);
                let is_name = heading.is_some_and(|heading| marks::is_only_a_mark(&heading));
                if !is_name {
                    self.marks(&lines);
                }
            }
            Tag::DefinitionTerm => {
                let lines = self.leaf.take();
                self.marks(&lines);
                let term = joined(&lines, ' ');
                self.html.anchors.extend(self.headings.term(&term.text, span));
                self.term = Some(term);
            }
            Tag::TableCell => {
                let lines = self.leaf.take();
                self.marks(&lines);
                self.tables.end_cell(&lines);
            }
            _ => self.end_leaf(),
        }
        match tag {
            Tag::CodeBlock(_) => self.in_code_block = false,
            Tag::List(_) => self.lists.end(span),
            Tag::Item => self.lists.end_item(),
            Tag::Table(_) => self.tables.end(),
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
            content.append(&joined(lines, ' '));
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
        document.abbreviations = self.syntax.abbreviations;
        document.code_host_anchors = std::mem::take(&mut self.headings.code_host_anchors);
        document.headings = self.headings.finish();
        document.tables = self.tables.finish();
        document.lists = self.lists.finish();
        document.comments = self.html.comments;
        document.html_anchors = self.html.anchors;
        document.limits = self.html.limits;
        document.html_anchors.sort_by_key(|anchor| anchor.span);
        document.links = self.links.finish();
        document.count_headings();
        document.shrink_to_fit();
        document
    }
}
