//! The elements of a page. Events refer to them by id.

use std::ops::Range;

use super::Inline;
use super::event::{AlertKind, Alignment};
use super::ids::{HeadingId, ListId, TableId};
use crate::diagnostic::Span;

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The level, 1 to 6.
    pub level: u8,
    /// The text without markup.
    pub text: String,
    /// The anchor, without `#`.
    pub id: String,
    /// All bytes, from the first `#` to the end of the line.
    pub span: Span,
    /// The bytes of the text.
    pub text_span: Span,
}

/// A heading as `[[Page#Heading]]` of Obsidian names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedHeading {
    /// The level, 1 to 6.
    pub level: u8,
    /// What its text comes to, with and without markup: [`heading_key`](super::heading_key).
    pub keys: [String; 2],
    /// The anchor, without `#`.
    pub id: String,
}

/// The syntax of a link.
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

/// The size at which a picture is to be shown, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PictureExtent {
    /// The width.
    pub width: Option<u32>,
    /// The height.
    pub height: Option<u32>,
}

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The syntax.
    pub kind: LinkKind,
    /// Whether it embeds its target.
    pub image: bool,
    /// The target, with entities and escapes resolved.
    pub target: String,
    /// All bytes of the link.
    pub span: Span,
    /// The bytes of the target; for reference links those in the definition.
    pub target_span: Span,
    /// The link text or alternative text, where there is one.
    pub text: Option<String>,
    /// The title, shown as a tooltip; empty where there is none.
    pub title: String,
    /// Whether an earlier link uses the same definition.
    pub is_repeated: bool,
    /// The size that is asked for.
    pub extent: Option<PictureExtent>,
}

/// Something that is written for another generator and is not shown as it would show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// What it is.
    pub kind: LeftoverKind,
    /// What tells it from others of its kind: the name of a shortcode or component, the path of a file.
    pub name: String,
    /// All bytes.
    pub span: Span,
}

/// What a [`Leftover`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftoverKind {
    /// A shortcode, tag or filter that is not known; its inner text is shown.
    Shortcode,
    /// A component of Vue, React or Astro; its inner text is shown.
    Component,
    /// An expression of a template language.
    Expression,
    /// A query in a block of code, in whose place the tool shows what it finds.
    Query,
    /// Text that the generator shows to some readers only, by product or version.
    Variant,
    /// A formula in TeX.
    Formula,
    /// A comment that a program of the wiki's own replaces.
    Hook,
}

/// A run of text that is not code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prose {
    /// The bytes.
    pub span: Span,
    /// Whether the text is also a link target: of a bare address or a wiki link.
    pub is_address: bool,
}

/// An anchor of raw HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlAnchor {
    /// The value of `id` or `name`, or the derived anchor of a heading.
    pub id: String,
    /// The bytes of the tag.
    pub span: Span,
    /// Whether it is derived from the text of a raw HTML heading without an id.
    pub of_heading: bool,
}

/// Text between backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSpan {
    /// Without the backticks.
    pub text: String,
    /// Without the backticks.
    pub span: Span,
    /// Whether it is part of the text of a link or an image.
    pub in_link: bool,
}

/// A block of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// The info string after the fence.
    pub info: String,
    /// All bytes, with fences.
    pub span: Span,
}

/// A pipe table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// All rows.
    pub span: Span,
    /// The alignment of the columns.
    pub columns: Vec<Alignment>,
    /// The header cells, whose number is the width of the table.
    pub header: Vec<Cell>,
    /// The rows below the header.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The bytes of the line, without indentation and line break.
    pub span: Span,
    /// As many as the header has: GFM drops surplus cells and adds missing ones.
    pub cells: Vec<Cell>,
    /// The number of cells as written.
    pub written: usize,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The text without markup, with a mapping to the bytes.
    pub content: Inline,
    /// The bytes between the pipes.
    pub span: Span,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The first number of an ordered list.
    pub first_number: Option<u64>,
    /// The parent list.
    pub parent: Option<ListId>,
    /// The heading before it.
    pub heading: Option<HeadingId>,
    /// The items.
    pub items: Vec<Item>,
    /// The checkboxes of this list and of nested lists.
    pub progress: Progress,
    /// All items.
    pub span: Span,
}

impl List {
    /// The checkboxes of this list only.
    pub(super) fn own_progress(&self) -> Progress {
        self.items.iter().filter_map(|item| item.checked).map(Progress::of).sum()
    }
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its first paragraph.
    pub content: Inline,
    /// Whether its checkbox is ticked; none without a checkbox.
    pub checked: Option<bool>,
    /// The whole item.
    pub span: Span,
}

/// Numbers of ticked and of all checkboxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Progress {
    /// Ticked.
    pub done: usize,
    /// All.
    pub total: usize,
}

impl Progress {
    /// The progress of one checkbox.
    pub const fn of(checked: bool) -> Self {
        Self { done: checked as usize, total: 1 }
    }

    /// Whether there are checkboxes.
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

/// A named value: `Owner: Storage Lead`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The whole line; for a definition list, the term with its definition.
    pub content: Inline,
    /// The bytes of the name within the text of the content.
    pub key: Range<usize>,
    /// The bytes of the value after the colon.
    pub value: Range<usize>,
}

/// Lines that look like a list, but are not one in CommonMark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAlikeList {
    /// From the marker of the first line to the end of the last.
    pub span: Span,
    /// One entry per line that looks like an item.
    pub lines: Vec<LookAlikeLine>,
    /// Whether indented code follows, which would become part of a list with markers.
    pub before_code: bool,
}

/// A line that looks like a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookAlikeLine {
    /// `[x] `, `[x ] `, `☐ ` or `• `, the space included.
    pub marker: Span,
    /// Whether its checkbox is ticked; none for `•`.
    pub checked: Option<bool>,
    /// The missing list marker.
    pub bullet: Option<char>,
    /// Whether `marker` is a misspelt checkbox.
    pub is_misspelt: bool,
}

/// An HTML comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// All bytes, with `<!--` and `-->`.
    pub span: Span,
    /// The block after it, or the comment itself where there is none.
    pub scope: Span,
}

/// Something that exceeds a limit and is therefore shown in a simpler form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The limit.
    pub kind: LimitKind,
    /// The first bytes beyond it.
    pub span: Span,
}

/// The limits of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitKind {
    /// The nesting of raw HTML; deeper tags are dropped.
    NestedHtml,
    /// The attributes of a tag, which is shown as typed.
    Attributes,
    /// A text on which the Markdown parser fails; it is read with less syntax, or shown as typed.
    Markdown,
    /// A text on which our own code fails; it is shown as typed.
    Crash,
}

/// A placeholder for missing text: `TODO`, `TBD`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// As written.
    pub text: String,
    /// The bytes.
    pub span: Span,
    /// The table that contains it.
    pub table: Option<TableId>,
}

/// A line with the date of the last review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDate {
    /// The text after the colon.
    pub text: String,
    /// The bytes of that text.
    pub span: Span,
}

/// The type of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContainerKind {
    /// A callout, in one of the five types of GitHub's alerts.
    Alert(AlertKind),
    /// A tab.
    Tab {
        /// Whether it is the first of them.
        is_first: bool,
        /// Whether it is the last of them.
        is_last: bool,
    },
    /// A neutral container.
    Group,
}

/// A callout, tab or details block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// The type.
    pub kind: ContainerKind,
    /// The type as written, in lower case: `warning`.
    pub name: String,
    /// Whether it is initially open; none where it cannot be folded.
    pub open: Option<bool>,
    /// The title as written, which is also the first paragraph of the box.
    pub title: Option<String>,
    /// Whether it has none on purpose: `!!! note ""`.
    pub untitled: bool,
}

/// An undefined reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndefinedReference {
    /// The undefined label; for footnotes with `^`.
    pub label: String,
    /// From the first bracket to the last, an image's `!` included.
    pub span: Span,
    /// A similar label that is defined.
    pub nearest: Option<String>,
}

/// A heading such as `Schritt 2 – NAS`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedHeading {
    /// The id of the heading.
    pub heading: HeadingId,
    /// The number: `2`.
    pub number: u32,
    /// The last number of a range, `4` in `Schritt 2–4`; else the number.
    pub last: u32,
    /// Whether a letter follows the number, as in `Schritt 2b`.
    pub has_letter: bool,
    /// The text after the number: `NAS`.
    pub title: String,
    /// The heading with its section.
    pub section: Span,
}

/// Consecutively numbered headings: the steps of a playbook, the phases of a plan.
pub type Count = Vec<CountedHeading>;
