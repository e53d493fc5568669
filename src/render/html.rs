//! Renders the events of a page as HTML.
//!
//! Written from the events by hand rather than by pulldown-cmark's writer: that one takes events by
//! value and knows neither resolved links nor checklists, so that nearly every element would have
//! to be replaced before it saw it.

mod boxes;
mod code;
mod embeds;
mod links;
mod marks;
mod notes;
mod table;

use std::collections::HashMap;

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use self::boxes::Title;
use super::footnotes::Footnotes;
use super::gates::gates;
use super::links::PageLinks;
use super::raw_html::RawPieces;
use super::raw_urls::RawUrls;
use super::spots::Spot;
use super::targets::Targets;
use super::theme::Theme;
use crate::config::RawHtml;
use crate::diagnostic::Span;
use crate::html::mathml;
use crate::page::{
    Document, Event, Heading, HeadingId, List, ListId, Mark, Page, SpannedEvent, TableId, Tag,
};

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// The HTML of a page.
pub(super) struct PageHtml {
    /// The content of the opening heading, which is not part of `content`.
    pub(super) title: Option<String>,
    /// Everything else.
    pub(super) content: String,
}

/// Where the HTML of a page is placed.
#[derive(Default)]
pub(super) struct Setting<'a> {
    /// The prefix of ids.
    pub(super) ids: String,
    /// The heading that is written separately, as the title.
    pub(super) opening: Option<HeadingId>,
    /// By how many levels headings are shifted.
    pub(super) depth: usize,
    /// The elements that somebody points at.
    pub(super) targets: Option<&'a Targets>,
}

/// Writes the HTML of one page.
pub(super) struct HtmlWriter<'a> {
    document: &'a Document,
    text: &'a str,
    links: &'a PageLinks,
    theme: &'a Theme,
    setting: Setting<'a>,
    out: String,
    raw: RawPieces<'a>,
    raw_html: RawHtml,
    footnotes: Footnotes,
    /// Closing tags of open links.
    open_links: Vec<&'static str>,
    /// Closing tags of open quotes and boxes.
    open_quotes: Vec<&'static str>,
    /// The open box title, written as the next paragraph.
    title: Option<Title>,
    /// Whether the open paragraph is none on the site, as it holds embedded pages only.
    only_embeds: bool,
    /// The number of embedded pages so far.
    embeds: usize,
    /// The number of tab groups so far.
    tab_groups: usize,
    /// The open tab groups.
    open_tabs: Vec<usize>,
    /// The list of the notes on the last block of code.
    notes: Option<ListId>,
    /// What phases wait for.
    gates: HashMap<HeadingId, &'a str>,
    lists: Vec<OpenList<'a>>,
    table: Option<TableId>,
    /// The row of the table; the head is number 0.
    row: usize,
    column: usize,
    in_head: bool,
    /// The last heading that has begun.
    heading: Option<HeadingId>,
    /// The playbooks of step headings.
    steps: HashMap<HeadingId, usize>,
    /// What is said at texts before this byte is written.
    marked: usize,
}

struct OpenList<'a> {
    id: ListId,
    list: Option<&'a List>,
    items: usize,
    /// What is still to be said at the open item.
    mark: Option<&'a str>,
}

impl<'a> HtmlWriter<'a> {
    pub(super) fn new(
        page: &'a Page,
        links: &'a PageLinks,
        raw_html: RawHtml,
        theme: &'a Theme,
        setting: Setting<'a>,
    ) -> Self {
        Self {
            document: &page.document,
            text: page.text(),
            links,
            theme,
            out: String::with_capacity(page.text().len() * 2),
            raw: RawPieces::new(raw_html, &setting.ids, RawUrls::of_page(&page.document, links)),
            raw_html,
            footnotes: Footnotes::new(&setting.ids),
            setting,
            open_links: Vec::new(),
            open_quotes: Vec::new(),
            title: None,
            only_embeds: false,
            embeds: 0,
            tab_groups: 0,
            open_tabs: Vec::new(),
            notes: None,
            gates: gates(&page.document),
            lists: Vec::new(),
            table: None,
            row: 0,
            column: 0,
            in_head: false,
            heading: None,
            steps: steps(&page.document),
            marked: 0,
        }
    }

    /// Writes the page; the title separately.
    pub(super) fn page(mut self) -> PageHtml {
        let events = &self.document.events;
        let mut index = 0;
        let mut title_html = None;
        self.raw.enter(&self.out);
        while let Some(event) = events.get(index) {
            match event.value {
                Event::Start(Tag::Heading(id)) if Some(id) == self.setting.opening => {
                    let before = std::mem::take(&mut self.out);
                    self.heading = Some(id);
                    self.raw.enter(&self.out);
                    index = self.until_heading_ends(index + 1);
                    title_html = Some(std::mem::replace(&mut self.out, before));
                    self.mark(Spot::heading(id));
                }
                _ => index = self.event(index, event),
            }
        }
        self.raw.leave(&mut self.out);
        self.mark_texts(usize::MAX);
        self.footnotes.write(&mut self.out, self.theme);
        PageHtml { title: title_html.filter(|html| says_something(html)), content: self.out }
    }

    fn until_heading_ends(&mut self, mut index: usize) -> usize {
        while let Some(event) = self.document.events.get(index) {
            if matches!(event.value, Event::End(Tag::Heading(_))) {
                self.raw.leave(&mut self.out);
                return index + 1;
            }
            index = self.event(index, event);
        }
        index
    }

    /// Writes an event and gives the index of the next one to write.
    fn event(&mut self, index: usize, event: &'a SpannedEvent) -> usize {
        match &event.value {
            Event::Start(Tag::CodeBlock(id)) => return self.code_block(index, *id),
            Event::Start(Tag::Image(id)) => return self.image(index, *id),
            Event::Start(Tag::Link(id)) => {
                let next = self.start_link(index, *id, event.span);
                if next == index + 1 {
                    self.raw.enter(&self.out);
                }
                return next;
            }
            Event::Start(Tag::HtmlBlock) => self.raw.start_block(),
            Event::End(Tag::HtmlBlock) => {}
            Event::Start(tag) => {
                self.start(index, *tag);
                self.raw.enter(&self.out);
            }
            Event::End(tag) => {
                self.raw.leave(&mut self.out);
                self.end(*tag, event.span);
            }
            Event::Text(text) => self.escaped(text),
            Event::Code(text) => self.code(text),
            Event::InlineMath(tex) => self.math(tex, false),
            Event::DisplayMath(tex) => self.math(tex, true),
            Event::Html(html) => self.raw_block(html, event.span),
            Event::InlineHtml(html) => self.raw.inline(&mut self.out, html),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::FootnoteReference(id) => self.footnotes.reference(&mut self.out, *id),
            Event::Checkbox(checked) => self.checkbox(*checked),
            Event::Anchor(id) => self.anchor(id),
        }
        index + 1
    }

    fn anchor(&mut self, id: &str) {
        self.out.push_str("<span");
        self.attribute("id", &format!("{}{id}", self.setting.ids));
        self.out.push_str("></span>");
    }

    /// Raw HTML, with ids for its headings.
    fn raw_block(&mut self, html: &str, span: Span) {
        let mut written = 0;
        let mut with_ids = String::new();
        let shown = (self.raw_html != RawHtml::Escape).then_some(span);
        for anchor in shown.into_iter().flat_map(|span| self.document.heading_anchors(span)) {
            let name = anchor.span.start - span.start + "<h1".len();
            let Some(before) = html.get(written..name) else { break };
            with_ids.push_str(before);
            with_ids.push_str(" id=\"");
            // Writing to a string does not fail.
            let _ = escape_html(&mut with_ids, &anchor.id);
            with_ids.push('"');
            written = name;
        }
        with_ids.push_str(html.get(written..).unwrap_or_default());
        self.raw.block(&mut self.out, &with_ids);
    }

    fn start(&mut self, index: usize, tag: Tag) {
        match tag {
            Tag::Paragraph => self.start_paragraph(index),
            Tag::Heading(id) => self.start_heading(id),
            Tag::Quote(kind) => self.start_quote(kind),
            Tag::Container(id) => self.start_container(index, id),
            Tag::List(id) => self.start_list(id),
            Tag::Item => self.start_item(),
            Tag::Table(id) => self.start_table(id),
            Tag::TableHead => {
                self.in_head = true;
                self.row = 0;
                self.start_row("<thead><tr");
            }
            Tag::TableRow => {
                self.row += 1;
                self.start_row("<tr");
            }
            Tag::TableCell => self.start_cell(index),
            Tag::FootnoteDefinition(id) => self.footnotes.start(&mut self.out, id),
            Tag::DefinitionList => self.out.push_str("<dl>\n"),
            Tag::DefinitionTerm => self.start_term(index),
            Tag::Definition => self.out.push_str("<dd>"),
            Tag::Mark(mark) => self.start_mark(mark),
            Tag::HtmlBlock | Tag::CodeBlock(_) | Tag::Link(_) | Tag::Image(_) => {}
        }
    }

    fn start_term(&mut self, index: usize) {
        self.out.push_str("<dt");
        self.own_id(index);
        self.out.push('>');
    }

    /// The id of the element that event `index` begins, if it has an anchor of its own.
    fn own_id(&mut self, index: usize) {
        let span = self.document.events.get(index).map(|event| event.span);
        let anchors = &self.document.html_anchors;
        let found =
            span.and_then(|it| anchors.binary_search_by_key(&it, |anchor| anchor.span).ok());
        if let Some(anchor) = found.and_then(|index| anchors.get(index)) {
            self.attribute("id", &anchor.id);
        }
    }

    fn end(&mut self, tag: Tag, span: Span) {
        match tag {
            Tag::Paragraph => self.end_paragraph(span),
            Tag::Heading(id) => self.end_heading(id),
            Tag::Quote(_) | Tag::Container(_) => self.end_quote(),
            Tag::List(_) => {
                let list = self.lists.pop().and_then(|open| open.list);
                let is_ordered = list.is_some_and(|list| list.first_number.is_some());
                self.out.push_str(if is_ordered { "</ol>\n" } else { "</ul>\n" });
            }
            Tag::Item => {
                self.mark_item();
                self.out.push_str("</li>\n");
            }
            Tag::Table(_) => self.out.push_str("</tbody></table></div>\n"),
            Tag::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead><tbody>\n");
            }
            Tag::TableRow => self.out.push_str("</tr>\n"),
            Tag::TableCell => self.end_cell(),
            Tag::FootnoteDefinition(_) => self.footnotes.end(&mut self.out),
            Tag::DefinitionList => self.out.push_str("</dl>\n"),
            Tag::DefinitionTerm => self.out.push_str("</dt>\n"),
            Tag::Definition => self.out.push_str("</dd>\n"),
            Tag::Mark(mark) => {
                self.out.push_str("</");
                self.out.push_str(element(mark));
                self.out.push('>');
            }
            Tag::Link(_) => self.out.push_str(self.open_links.pop().unwrap_or_default()),
            Tag::HtmlBlock | Tag::CodeBlock(_) | Tag::Image(_) => {}
        }
    }

    fn start_mark(&mut self, mark: Mark) {
        self.out.push('<');
        self.out.push_str(element(mark));
        if let Mark::Abbreviation(id) = mark {
            let title = self.document.abbreviations.get(id).cloned().unwrap_or_default();
            self.attribute("title", &title);
        }
        self.out.push('>');
    }

    fn escaped(&mut self, text: &str) {
        // Writing to a string does not fail.
        let _ = escape_html_body_text(&mut self.out, text);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        let _ = escape_html(&mut self.out, value);
        self.out.push('"');
    }

    fn code(&mut self, text: &str) {
        self.out.push_str("<code>");
        self.escaped(text);
        self.out.push_str("</code>");
    }

    /// A formula; as typed where it is not understood.
    fn math(&mut self, tex: &str, is_display: bool) {
        let (class, fence) = if is_display { ("display", "$$") } else { ("inline", "$") };
        if let Some(mathml) = mathml(tex, is_display) {
            self.out.push_str(&format!("<span class=\"math math-{class}\">{mathml}</span>"));
        } else {
            self.out.push_str(&format!("<code class=\"math math-{class}\">"));
            self.escaped(&format!("{fence}{tex}{fence}"));
            self.out.push_str("</code>");
        }
    }

    fn heading_name(&self, heading: &Heading) -> &'static str {
        let index = usize::from(heading.level).saturating_sub(1) + self.setting.depth;
        HEADINGS.get(index).or(HEADINGS.last()).copied().unwrap_or_default()
    }

    fn start_heading(&mut self, id: HeadingId) {
        self.heading = Some(id);
        let Some(heading) = self.document.headings.get(id) else { return };
        self.out.push('<');
        self.out.push_str(self.heading_name(heading));
        self.attribute("id", &format!("{}{}", self.setting.ids, heading.id));
        if let Some(playbook) = self.steps.get(&id).copied() {
            self.attribute("class", "step");
            self.attribute("data-playbook", &playbook.to_string());
        }
        self.out.push('>');
    }

    fn end_heading(&mut self, id: HeadingId) {
        let Some(heading) = self.document.headings.get(id) else { return };
        let label = self.theme.phrase("anchor", [("title", heading.text.as_str().into())]);
        self.out.push_str(" <a class=\"anchor\" href=\"#");
        self.out.push_str(&self.setting.ids);
        let _ = escape_href(&mut self.out, &heading.id);
        self.out.push('"');
        self.attribute("aria-label", &label);
        self.out.push_str(">#</a></");
        self.out.push_str(self.heading_name(heading));
        self.out.push_str(">\n");
        if let Some(title) = self.gates.get(&id).copied() {
            let words = self.theme.phrase("waits-for", [("title", title.into())]);
            self.out.push_str("<p class=\"gate\">");
            self.escaped(&words);
            self.out.push_str("</p>\n");
        }
        self.mark(Spot::heading(id));
    }

    fn start_list(&mut self, id: ListId) {
        self.mark_item();
        let list = self.document.lists.get(id);
        let progress = list.map(|list| list.progress).unwrap_or_default();
        let outermost = list.is_some_and(|list| list.parent.is_none());
        if outermost && progress.total > 1 {
            self.progress(progress.done, progress.total);
        }
        let class = match () {
            () if self.notes == Some(id) => " class=\"code-notes\"",
            () if progress.is_some() => " class=\"checklist\"",
            () => "",
        };
        match list.and_then(|list| list.first_number) {
            None => self.out.push_str(&format!("<ul{class}>\n")),
            Some(1) => self.out.push_str(&format!("<ol{class}>\n")),
            Some(first) => self.out.push_str(&format!("<ol start=\"{first}\"{class}>\n")),
        }
        self.lists.push(OpenList { id, list, items: 0, mark: None });
    }

    fn progress(&mut self, done: usize, total: usize) {
        let args = [("done", done.into()), ("total", total.into())];
        let words = self.theme.phrase("progress", args);
        self.out
            .push_str(&format!("<p class=\"progress\"><progress max=\"{total}\" value=\"{done}\""));
        self.attribute("aria-label", &self.theme.word("list-progress"));
        self.out.push_str("></progress> <span>");
        self.escaped(&words);
        self.out.push_str("</span></p>\n");
    }

    fn start_item(&mut self) {
        let spot = self.lists.last().map(|open| Spot::item(open.id, open.items));
        let said = spot.and_then(|spot| self.said_at(spot));
        let item = self.lists.last_mut().and_then(|open| {
            open.items += 1;
            open.mark = said;
            open.list?.items.get(open.items - 1)
        });
        self.out.push_str(match item.and_then(|item| item.checked) {
            None => "<li",
            Some(false) => "<li class=\"task\"",
            Some(true) => "<li class=\"task done\"",
        });
        if let Some(spot) = spot {
            self.id_of(spot);
        }
        self.out.push('>');
    }

    fn checkbox(&mut self, checked: bool) {
        let open = self.lists.last();
        let item = open.and_then(|open| open.list?.items.get(open.items.checked_sub(1)?));
        let label = item.map_or("", |item| item.content.text.as_str());
        self.out.push_str("<input type=\"checkbox\" disabled");
        self.out.push_str(if checked { " checked" } else { "" });
        self.attribute("aria-label", label);
        self.out.push_str("> ");
    }
}

/// Whether HTML has a text, or a picture with one; of raw HTML nothing may be left.
fn says_something(html: &str) -> bool {
    let mut is_tag = false;
    let has_text = html.chars().any(|character| {
        is_tag = (is_tag || character == '<') && character != '>';
        !is_tag && character != '>' && !character.is_whitespace()
    });
    has_text || html.split("alt=\"").skip(1).any(|rest| !rest.starts_with('"'))
}

const fn element(mark: Mark) -> &'static str {
    match mark {
        Mark::Emphasis => "em",
        Mark::Strong => "strong",
        Mark::Strikethrough => "del",
        Mark::Highlight => "mark",
        Mark::Insert => "ins",
        Mark::Superscript => "sup",
        Mark::Subscript => "sub",
        Mark::Key => "kbd",
        Mark::Abbreviation(_) => "abbr",
        Mark::Leftover => "data",
    }
}

fn steps(document: &Document) -> HashMap<HeadingId, usize> {
    let playbooks = document.playbooks().enumerate();
    playbooks.flat_map(|(of, steps)| steps.iter().map(move |it| (it.heading, of))).collect()
}
