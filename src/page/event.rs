//! The events of a page, in source order.
//!
//! Events refer to elements by id; the elements are stored once, in the
//! [`Document`](super::Document).

use super::ids::{
    AbbreviationId, CodeBlockId, ContainerId, FootnoteId, HeadingId, LinkId, ListId, TableId,
};
use crate::diagnostic::Spanned;

/// An event with the bytes that it was read from.
pub type SpannedEvent = Spanned<Event>;

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// An element begins.
    Start(Tag),
    /// The element that began last ends.
    End(Tag),
    /// Text; in a code block all of its lines.
    Text(Box<str>),
    /// Text between backticks, without them.
    Code(Box<str>),
    /// Inline math, without `$`.
    InlineMath(Box<str>),
    /// Display math, without `$$`.
    DisplayMath(Box<str>),
    /// A line of a block of raw HTML.
    Html(Box<str>),
    /// An inline tag or comment of raw HTML.
    InlineHtml(Box<str>),
    /// A place that links lead to: `^name` behind a block.
    Anchor(Box<str>),
    /// `[^1]`
    FootnoteReference(FootnoteId),
    /// A soft line break within a paragraph.
    SoftBreak,
    /// A hard line break.
    HardBreak,
    /// `---` between blocks.
    Rule,
    /// The checkbox of an item, and whether it is ticked.
    Checkbox(bool),
}

impl Event {
    /// Whether a new line begins here: a soft or hard line break, `<br>`.
    pub fn is_line_break(&self) -> bool {
        match self {
            Self::SoftBreak | Self::HardBreak => true,
            Self::InlineHtml(tag) => {
                let mut names = tag.split(['<', '/', '>', ' ']).filter(|name| !name.is_empty());
                !tag.starts_with("</")
                    && names.next().is_some_and(|it| it.eq_ignore_ascii_case("br"))
            }
            _ => false,
        }
    }
}

/// An element that contains others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// A paragraph.
    Paragraph,
    /// `## Heading`
    Heading(HeadingId),
    /// `> Quote`; as one of GitHub's alerts where it begins with `[!NOTE]` or the like.
    Quote(Option<AlertKind>),
    /// A box of another generator: `!!! note`, `:::tip`.
    Container(ContainerId),
    /// Fenced or indented code, one [`Event::Text`].
    CodeBlock(CodeBlockId),
    /// Raw HTML between blocks.
    HtmlBlock,
    /// An ordered or unordered list.
    List(ListId),
    /// An item of the innermost list.
    Item,
    /// `[^1]: …`
    FootnoteDefinition(FootnoteId),
    /// Terms and their definitions.
    DefinitionList,
    /// A term.
    DefinitionTerm,
    /// A definition of a term.
    Definition,
    /// A pipe table.
    Table(TableId),
    /// The header of a table, which contains its cells without a [`Tag::TableRow`].
    TableHead,
    /// A row below the head.
    TableRow,
    /// A cell.
    TableCell,
    /// Marked text.
    Mark(Mark),
    /// A link.
    Link(LinkId),
    /// An image, which contains its alternative text.
    Image(LinkId),
}

impl Tag {
    /// Whether the element is inline.
    pub const fn is_inline(self) -> bool {
        matches!(self, Self::Mark(_) | Self::Link(_) | Self::Image(_))
    }
}

/// The type of marked text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `*…*`
    Emphasis,
    /// `**…**`
    Strong,
    /// `~~…~~`
    Strikethrough,
    /// `==…==`
    Highlight,
    /// `^^…^^`, `{++…++}`
    Insert,
    /// `^…^`
    Superscript,
    /// `~…~`
    Subscript,
    /// A key to press.
    Key,
    /// Words that an abbreviation stands for.
    Abbreviation(AbbreviationId),
    /// The place of a tag of another generator that is not known; it holds nothing.
    Leftover,
}

/// The five degrees of GitHub's alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    /// What readers should know even when they skim.
    Note,
    /// What makes things easier.
    Tip,
    /// What readers need to know.
    Important,
    /// What needs attention at once.
    Warning,
    /// What may go wrong, and what that would mean.
    Caution,
}

/// The alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// The default of the theme.
    Default,
    /// `:--`
    Left,
    /// `:-:`
    Center,
    /// `--:`
    Right,
}
