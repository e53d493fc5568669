//! What is known of the elements of a page, apart from the order in which they stand.

use std::ops::Range;

use super::Inline;
use super::event::{AlertKind, Alignment};
use super::ids::{HeadingId, ListId, TableId};
use crate::diagnostic::Span;

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
    /// Boxes of this list alone.
    pub(super) fn own_progress(&self) -> Progress {
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

/// What a box is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContainerKind {
    /// Something to be minded, in one of the five degrees of GitHub's alerts.
    Alert(AlertKind),
    /// One of several things to choose from, side by side.
    Tab {
        /// Whether it is the first of them.
        is_first: bool,
        /// Whether it is the last of them.
        is_last: bool,
    },
    /// Nothing in particular.
    Group,
}

/// A box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// What it is for.
    pub kind: ContainerKind,
    /// What it calls itself, in lower case: `warning`.
    pub name: String,
    /// Whether it can be folded, and then whether it is open.
    pub open: Option<bool>,
    /// The title as typed. It is the first paragraph of the box as well.
    pub title: Option<String>,
}

/// A reference without a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndefinedReference {
    /// What should be defined; of a footnote with its `^`.
    pub label: String,
    /// From the first bracket to the last, an image's `!` included.
    pub span: Span,
    /// A label that the page defines and that is nearly the same.
    pub nearest: Option<String>,
}

/// A heading such as `Schritt 2 – NAS`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedHeading {
    /// Which it is.
    pub heading: HeadingId,
    /// What it counts: `2`.
    pub number: u32,
    /// `4` of `Schritt 2–4`, else the number itself.
    pub last: u32,
    /// Whether a letter follows the number, as in `Schritt 2b`.
    pub has_letter: bool,
    /// What stands behind the number: `NAS`.
    pub title: String,
    /// The heading and everything up to the next one of its level or above.
    pub section: Span,
}

/// Headings that count on from each other: the steps of one playbook, the phases of one plan.
pub type Count = Vec<CountedHeading>;
