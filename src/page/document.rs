//! What a page holds: the events of one pass over its Markdown, and the facts seen on the way.

use super::elements::{
    CodeBlock, CodeSpan, Comment, Container, Count, Heading, HtmlAnchor, Label, Limit, Link, List,
    LookAlikeList, Placeholder, Progress, Prose, ReviewDate, Table, UndefinedReference,
};
use super::event::SpannedEvent;
use super::ids::{ById, CodeBlockId, ContainerId, HeadingId, Id, LinkId, ListId, TableId};
use crate::diagnostic::Span;

/// One page's Markdown, parsed once.
#[derive(Debug, Default)]
pub struct Document {
    /// Everything, in the order in which it was written; look-alike lists are lists here.
    pub events: Vec<SpannedEvent>,
    /// All headings of Markdown.
    pub headings: ById<HeadingId, Heading>,
    /// Links and images, of Markdown and of raw HTML.
    pub links: ById<LinkId, Link>,
    /// `id` and `name` attributes of raw HTML, and its headings.
    pub html_anchors: Vec<HtmlAnchor>,
    /// Text between backticks.
    pub code_spans: Vec<CodeSpan>,
    /// Fenced and indented code.
    pub code_blocks: ById<CodeBlockId, CodeBlock>,
    /// Boxes that Markdown does not know.
    pub containers: ById<ContainerId, Container>,
    /// Pipe tables.
    pub tables: ById<TableId, Table>,
    /// Lists, nested ones after the one that holds them.
    pub lists: ById<ListId, List>,
    /// Where words stand that are no code, in their order.
    pub prose: Vec<Prose>,
    /// Headings that count steps, one list for each count.
    ///
    /// Headings below different headings count for themselves, and so do those that begin anew at 1
    /// behind another heading.
    pub steps: Vec<Count>,
    /// Headings that count phases, likewise.
    pub phases: Vec<Count>,
    /// What was meant as a list but is none in CommonMark.
    pub look_alikes: Vec<LookAlikeList>,
    /// References that nothing on the page defines.
    pub undefined_references: Vec<UndefinedReference>,
    /// The first directive that includes another file, which is not read.
    pub include: Option<Span>,
    /// Lines such as `Owner: Storage Lead` in paragraphs, and definitions.
    pub labels: Vec<Label>,
    /// HTML comments.
    pub comments: Vec<Comment>,
    /// What of the page goes beyond a limit, the first of each kind.
    pub limits: Vec<Limit>,
    /// Words that stand where text is missing.
    pub placeholders: Vec<Placeholder>,
    /// Lines such as „Zuletzt aktualisiert: 11. Januar 2026“.
    pub review_dates: Vec<ReviewDate>,
}

impl Document {
    /// All ticked and open boxes of the page.
    pub fn progress(&self) -> Progress {
        self.lists.iter().map(List::own_progress).sum()
    }

    /// The anchors that headings of raw HTML get at bytes within `span`.
    pub fn heading_anchors(&self, span: Span) -> impl Iterator<Item = &HtmlAnchor> {
        let from = self.html_anchors.partition_point(|it| it.span.start < span.start);
        let after = self.html_anchors.iter().skip(from);
        after.take_while(move |it| it.span.start < span.end).filter(|it| it.of_heading)
    }

    /// The heading that the page opens with, which its readers see as the title.
    pub fn opening_title(&self) -> Option<&Heading> {
        self.headings.first().filter(|heading| heading.level == 1)
    }

    /// Whether the heading is [`Document::opening_title`].
    pub fn is_opening_title(&self, id: HeadingId) -> bool {
        id.index() == 0 && self.opening_title().is_some()
    }

    /// The heading that stands before byte `offset`.
    pub fn heading_before(&self, offset: usize) -> Option<HeadingId> {
        let before = self.headings.partition_point(|heading| heading.span.start < offset);
        before.checked_sub(1).map(HeadingId::new)
    }

    /// The heading under which byte `offset` stands; what stands in a heading stands under it.
    pub fn heading_at(&self, offset: usize) -> Option<&Heading> {
        self.headings.get(self.heading_before(offset + 1)?)
    }

    /// The heading whose section holds that of `id`: the last one before it of a lower level.
    pub fn heading_above(&self, id: HeadingId) -> Option<(HeadingId, &Heading)> {
        let level = self.headings.get(id)?.level;
        self.headings.entries().take(id.index()).rfind(|(_, above)| above.level < level)
    }

    /// The heading that follows, whatever its level.
    pub fn heading_after(&self, id: HeadingId) -> Option<&Heading> {
        self.headings.get(HeadingId::new(id.index() + 1))
    }

    /// The heading `id` and those whose sections hold its own, the innermost first.
    pub fn ancestors(&self, id: HeadingId) -> Vec<&Heading> {
        let mut found: Vec<&Heading> = Vec::new();
        for heading in self.headings.iter().take(id.index() + 1).rev() {
            if found.last().is_none_or(|below| heading.level < below.level) {
                found.push(heading);
            }
        }
        found
    }

    /// From the start of the heading to the next one that is no part of its section, or `end`.
    pub fn section(&self, id: HeadingId, end: usize) -> Span {
        let Some(heading) = self.headings.get(id) else { return Span::at(end) };
        let mut after = self.headings.iter().skip(id.index() + 1);
        let next = after.find(|other| other.level <= heading.level);
        Span::new(heading.span.start, next.map_or(end, |next| next.span.start))
    }

    /// Whether `id` is an anchor of the page, in whatever Unicode form it is written.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let headings = self.headings.iter().map(|heading| heading.id.as_str());
        headings.chain(self.html_anchors.iter().map(|anchor| anchor.id.as_str()))
    }
}
