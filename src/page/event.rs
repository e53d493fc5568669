//! What a page's Markdown consists of, one event after the other as it was written.
//!
//! Elements are named by ids: what is known of one stands once, in the lists of a
//! [`Document`](super::Document).

use super::ids::{CodeBlockId, ContainerId, FootnoteId, HeadingId, LinkId, ListId, TableId};
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
    /// Words; in a block of code all of its lines.
    Text(Box<str>),
    /// Text between backticks, without them.
    Code(Box<str>),
    /// A formula among words, without its `$`.
    InlineMath(Box<str>),
    /// A formula that stands by itself, without its `$$`.
    DisplayMath(Box<str>),
    /// A line of a block of raw HTML.
    Html(Box<str>),
    /// A tag or comment of raw HTML among words.
    InlineHtml(Box<str>),
    /// `[^1]`
    FootnoteReference(FootnoteId),
    /// A line ends, and the paragraph goes on.
    SoftBreak,
    /// The author asks for a new line.
    HardBreak,
    /// `---` between blocks.
    Rule,
    /// The box at the beginning of an item, and whether it is ticked.
    Checkbox(bool),
}

/// An element that holds others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Running text.
    Paragraph,
    /// `## Heading`
    Heading(HeadingId),
    /// `> Quote`; as one of GitHub's alerts where it begins with `[!NOTE]` or the like.
    Quote(Option<AlertKind>),
    /// A box that Markdown does not know: `!!! note`, `:::tip`.
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
    /// What a term means.
    Definition,
    /// A pipe table.
    Table(TableId),
    /// The first row of a table, which holds its cells without a [`Tag::TableRow`].
    TableHead,
    /// A row below the head.
    TableRow,
    /// A cell.
    TableCell,
    /// Words that are marked.
    Mark(Mark),
    /// A link.
    Link(LinkId),
    /// An image; it holds its alternative text.
    Image(LinkId),
}

impl Tag {
    /// Whether the element stands among words and does not end what is written around it.
    pub const fn is_inline(self) -> bool {
        matches!(self, Self::Mark(_) | Self::Link(_) | Self::Image(_))
    }
}

/// What words are marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `*…*`
    Emphasis,
    /// `**…**`
    Strong,
    /// `~~…~~`
    Strikethrough,
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

/// How the cells of a column are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As the theme sets text.
    Default,
    /// `:--`
    Left,
    /// `:-:`
    Center,
    /// `--:`
    Right,
}
