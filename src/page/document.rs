//! What a page holds: the events of one pass over its Markdown, and the facts seen on the way.

use std::ops::Range;

use super::event::{Alignment, SpannedEvent};
use super::ids::{ById, CodeBlockId, ContainerId, HeadingId, Id, LinkId, ListId, TableId};
use super::{Container, Count, Inline, UndefinedReference};
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

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// What a reader sees.
    pub text: String,
    /// The anchor, without `#`.
    pub id: String,
    /// From the first `#` to the line's end.
    pub span: Span,
    /// The text's bytes.
    pub text_span: Span,
}

/// How a link was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkKind {
    /// `[text](target)`
    #[default]
    Inline,
    /// `[text][label]` with a definition elsewhere.
    Reference,
    /// `<https://…>`, or a bare address.
    Autolink,
    /// `<someone@example.org>`
    Email,
    /// `[[target]]`
    Wiki,
    /// `<a href>` or `<img src>` in raw HTML.
    Html,
}

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// How it was written.
    pub kind: LinkKind,
    /// Whether it shows its target instead of leading to it.
    pub image: bool,
    /// Where it leads, entities and escapes resolved.
    pub target: String,
    /// The whole link.
    pub span: Span,
    /// The bytes that say where it leads; for reference links those of the definition.
    pub target_span: Span,
    /// Link text or alternative text; none where there is none.
    pub text: Option<String>,
    /// What a pointer over it shows; empty where there is nothing.
    pub title: String,
    /// Whether a link before has the same definition.
    pub is_repeated: bool,
}

/// Where words stand that are no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prose {
    /// Where.
    pub span: Span,
    /// Whether they are an address as well: of a bare link, a wiki link.
    pub is_address: bool,
}

/// An anchor of raw HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlAnchor {
    /// The value of `id` or `name`, or what a heading without an id is called.
    pub id: String,
    /// The bytes of the tag.
    pub span: Span,
    /// Whether it was derived: from the text of a raw HTML heading that has no id of its own.
    pub of_heading: bool,
}

/// Text between backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSpan {
    /// Without the backticks.
    pub text: String,
    /// Without the backticks.
    pub span: Span,
    /// Whether it stands in the text of a link or an image.
    pub in_link: bool,
}

/// A block of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// The info string after the fence.
    pub info: String,
    /// With the fences.
    pub span: Span,
}

/// A pipe table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// All rows.
    pub span: Span,
    /// How the columns are set.
    pub columns: Vec<Alignment>,
    /// The cells of the head; their number is the table's width.
    pub header: Vec<Cell>,
    /// The rows below.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line without indentation and line break.
    pub span: Span,
    /// As many as the head has: GFM drops what is too much and adds what is missing.
    pub cells: Vec<Cell>,
    /// How many cells were written.
    pub written: usize,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What a reader sees, with the way back to the bytes.
    pub content: Inline,
    /// The cell's bytes, between the pipes.
    pub span: Span,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// First number of an ordered list.
    pub first_number: Option<u64>,
    /// The list that holds this one.
    pub parent: Option<ListId>,
    /// The heading above.
    pub heading: Option<HeadingId>,
    /// The items.
    pub items: Vec<Item>,
    /// Boxes of this list and of all lists within.
    pub progress: Progress,
    /// All items.
    pub span: Span,
}

impl List {
    fn own_progress(&self) -> Progress {
        self.items.iter().filter_map(|item| item.checked).map(Progress::of).sum()
    }
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its first paragraph.
    pub content: Inline,
    /// Whether its box is ticked, where it has one.
    pub checked: Option<bool>,
    /// The whole item.
    pub span: Span,
}

/// Ticked boxes out of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Progress {
    /// Ticked.
    pub done: usize,
    /// All.
    pub total: usize,
}

impl Progress {
    /// One box.
    pub const fn of(checked: bool) -> Self {
        Self { done: checked as usize, total: 1 }
    }

    /// Whether there is any box.
    pub const fn is_some(self) -> bool {
        self.total > 0
    }
}

impl std::iter::Sum for Progress {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |sum, part| Self {
            done: sum.done + part.done,
            total: sum.total + part.total,
        })
    }
}

/// A line that says something under a name: `Owner: Storage Lead`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The whole line; of a definition, the term and what it means.
    pub content: Inline,
    /// The name's bytes of the content's text.
    pub key: Range<usize>,
    /// The bytes of what stands after the colon.
    pub value: Range<usize>,
}

/// Lines that were meant as a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAlikeList {
    /// From the first line's marker to the last line's end.
    pub span: Span,
    /// One entry a line that stands for an item.
    pub lines: Vec<LookAlikeLine>,
    /// Whether indented code follows, which a list with markers would take for its own words.
    pub before_code: bool,
}

/// A line that was meant as an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookAlikeLine {
    /// `[x] `, `[x ] `, `☐ ` or `• `, the space included.
    pub marker: Span,
    /// Whether its box is ticked; none for `•`.
    pub checked: Option<bool>,
    /// The list marker that it lacks.
    pub bullet: Option<char>,
    /// Whether `marker` is not how Markdown writes a box.
    pub is_misspelt: bool,
}

/// An HTML comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// With `<!--` and `-->`.
    pub span: Span,
    /// The block that follows, or the comment itself where nothing does.
    pub scope: Span,
}

/// Something that goes beyond a limit, and so is shown otherwise than it was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Which.
    pub kind: LimitKind,
    /// The first thing beyond it.
    pub span: Span,
}

/// The limits of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitKind {
    /// Elements of raw HTML in each other; deeper tags are left out.
    NestedHtml,
    /// Attributes of one tag, which is shown as typed.
    Attributes,
    /// What the Markdown parser can read; the page is read with less syntax, or shown as typed.
    Markdown,
    /// What Runbuch can read without failing itself; the page is shown as typed.
    Crash,
}

/// A word that stands where text is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
    /// The table that it stands in.
    pub table: Option<TableId>,
}

/// A line that says when the page was last looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDate {
    /// What stands after the colon.
    pub text: String,
    /// The bytes of that text.
    pub span: Span,
}
