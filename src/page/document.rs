//! The parsed document of a page: events, elements, and facts for rules and templates.

use std::collections::HashMap;

use super::elements::{
    CodeBlock, CodeSpan, Comment, Container, Count, Heading, HtmlAnchor, Label, Leftover, Limit,
    Link, List, LookAlikeList, NamedHeading, Placeholder, Progress, Prose, ReviewDate, Table,
    UndefinedReference,
};
use super::event::{Event, SpannedEvent, Tag};
use super::ids::{
    AbbreviationId, ById, CodeBlockId, ContainerId, HeadingId, Id, LinkId, ListId, TableId,
};
use crate::diagnostic::Span;

/// The document of a page, parsed once.
#[derive(Debug, Default)]
pub struct Document {
    /// All events in source order. Lines that look like lists are lists here.
    pub events: Vec<SpannedEvent>,
    /// The heading that stands for the title: the first `h1`, else the first heading where it is the first block.
    pub title: Option<HeadingId>,
    /// The heading at the start of the page, which is shown as its title where it says that.
    pub opening: Option<HeadingId>,
    /// The Markdown headings.
    pub headings: ById<HeadingId, Heading>,
    /// The headings as Obsidian's links name them; empty where the dialect knows no such links.
    pub named_headings: Vec<NamedHeading>,
    /// Links and images, of Markdown and of raw HTML.
    pub links: ById<LinkId, Link>,
    /// Anchors of headings on code hosts, each with the one in the dialect of the wiki, where that is another one.
    pub code_host_anchors: Vec<(String, String)>,
    /// Anchors of footnotes in the dialect of the wiki, each with the one of our page.
    pub footnote_anchors: Vec<(String, String)>,
    /// `id` and `name` attributes of raw HTML, and its headings.
    pub html_anchors: Vec<HtmlAnchor>,
    /// Text between backticks.
    pub code_spans: Vec<CodeSpan>,
    /// Fenced and indented code.
    pub code_blocks: ById<CodeBlockId, CodeBlock>,
    /// Boxes of other generators.
    pub containers: ById<ContainerId, Container>,
    /// What abbreviations stand for.
    pub abbreviations: ById<AbbreviationId, Box<str>>,
    /// Pipe tables.
    pub tables: ById<TableId, Table>,
    /// Lists; nested ones after their parent.
    pub lists: ById<ListId, List>,
    /// Runs of text that are not code, in order.
    pub prose: Vec<Prose>,
    /// The sequences of numbered steps.
    ///
    /// A sequence ends with its parent heading, and where numbers restart at 1 after another heading.
    pub steps: Vec<Count>,
    /// The sequences of numbered phases.
    pub phases: Vec<Count>,
    /// Lines that look like lists, but are not in CommonMark.
    pub look_alikes: Vec<LookAlikeList>,
    /// Undefined references.
    pub undefined_references: Vec<UndefinedReference>,
    /// The first directive that includes another file; included files are not read.
    pub include: Option<Span>,
    /// Lines such as `Owner: Storage Lead` in paragraphs, and definitions.
    pub labels: Vec<Label>,
    /// HTML comments.
    pub comments: Vec<Comment>,
    /// What is written for another generator and is not shown as it would show it, in order.
    pub leftovers: Vec<Leftover>,
    /// The first tag of a template language that is not known and may stand for any text.
    pub unread: Option<Span>,
    /// Exceeded limits, the first of each type.
    pub limits: Vec<Limit>,
    /// Placeholders for missing text.
    pub placeholders: Vec<Placeholder>,
    /// Lines such as „Zuletzt aktualisiert: 11. Januar 2026“.
    pub review_dates: Vec<ReviewDate>,
}

impl Document {
    /// Gives back what nothing is going to fill: documents are kept as long as their site.
    pub(super) fn shrink_to_fit(&mut self) {
        self.headings.shrink_to_fit();
        self.links.shrink_to_fit();
        self.code_spans.shrink_to_fit();
        self.tables.shrink_to_fit();
        self.lists.shrink_to_fit();
        self.prose.shrink_to_fit();
    }

    /// From the beginning of the file to the end of the last element.
    pub fn span(&self) -> Span {
        Span::new(0, self.events.iter().map(|event| event.span.end).max().unwrap_or_default())
    }

    /// The checklist progress of the page.
    pub fn progress(&self) -> Progress {
        self.lists.iter().map(List::own_progress).sum()
    }

    /// The derived anchors of raw HTML headings within `span`.
    pub fn heading_anchors(&self, span: Span) -> impl Iterator<Item = &HtmlAnchor> {
        let from = self.html_anchors.partition_point(|it| it.span.start < span.start);
        let after = self.html_anchors.iter().skip(from);
        after.take_while(move |it| it.span.start < span.end).filter(|it| it.of_heading)
    }

    /// The last heading before byte `offset`.
    pub fn heading_before(&self, offset: usize) -> Option<HeadingId> {
        let before = self.headings.partition_point(|heading| heading.span.start < offset);
        before.checked_sub(1).map(HeadingId::new)
    }

    /// The heading of the section that contains byte `offset`.
    pub fn heading_at(&self, offset: usize) -> Option<&Heading> {
        self.headings.get(self.heading_before(offset + 1)?)
    }

    /// The paragraphs that directly precede a list or a table, by the first byte of that.
    pub fn introductions(&self) -> HashMap<usize, Span> {
        let mut found = HashMap::new();
        let mut paragraph = None;
        for SpannedEvent { value, span } in &self.events {
            match value {
                Event::End(Tag::Paragraph) => paragraph = Some(*span),
                Event::Start(Tag::List(_) | Tag::Table(_)) => {
                    found.extend(paragraph.take().map(|paragraph| (span.start, paragraph)));
                }
                Event::Start(tag) | Event::End(tag) if !tag.is_inline() => paragraph = None,
                _ => {}
            }
        }
        found
    }

    /// The parent heading of `id`: the last one before it with a lower level.
    pub fn heading_above(&self, id: HeadingId) -> Option<(HeadingId, &Heading)> {
        let level = self.headings.get(id)?.level;
        self.headings.entries().take(id.index()).rfind(|(_, above)| above.level < level)
    }

    /// The next heading of any level.
    pub fn heading_after(&self, id: HeadingId) -> Option<&Heading> {
        self.headings.get(HeadingId::new(id.index() + 1))
    }

    /// The heading `id` and its ancestors, innermost first.
    pub fn ancestors(&self, id: HeadingId) -> Vec<&Heading> {
        let mut found: Vec<&Heading> = Vec::new();
        for heading in self.headings.iter().take(id.index() + 1).rev() {
            if found.last().is_none_or(|below| heading.level < below.level) {
                found.push(heading);
            }
        }
        found
    }

    /// The span of the section of a heading, or up to `end`.
    pub fn section(&self, id: HeadingId, end: usize) -> Span {
        let Some(heading) = self.headings.get(id) else { return Span::at(end) };
        let mut after = self.headings.iter().skip(id.index() + 1);
        let next = after.find(|other| other.level <= heading.level);
        Span::new(heading.span.start, next.map_or(end, |next| next.span.start))
    }

    /// Whether `id` is an anchor of the page, in any Unicode normalisation.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let headings = self.headings.iter().map(|heading| heading.id.as_str());
        headings.chain(self.html_anchors.iter().map(|anchor| anchor.id.as_str()))
    }
}
