//! What is written about the elements of a page, apart from what is in them.

use std::collections::HashMap;

use super::elements::{LinkKind, PictureExtent};
use super::event::{Alignment, SpannedEvent};
use super::ids::{
    AbbreviationId, ById, CodeBlockId, FootnoteId, HeadingId, LinkId, ListId, TableId,
};
use crate::diagnostic::Span;

/// What the tags of a page's events say, by the ids that are in them.
#[derive(Debug, Default)]
pub(super) struct Syntax {
    pub(super) headings: ById<HeadingId, HeadingSyntax>,
    pub(super) links: ById<LinkId, LinkSyntax>,
    /// First numbers of ordered lists.
    pub(super) lists: ById<ListId, Option<u64>>,
    /// Info strings; none of indented code.
    pub(super) code_blocks: ById<CodeBlockId, Option<Box<str>>>,
    /// How the columns are set.
    pub(super) tables: ById<TableId, Vec<Alignment>>,
    /// Labels, without `^`.
    pub(super) footnotes: ById<FootnoteId, Box<str>>,
    /// What abbreviations stand for.
    pub(super) abbreviations: ById<AbbreviationId, Box<str>>,
}

/// A heading as written.
#[derive(Debug, Default)]
pub(super) struct HeadingSyntax {
    /// 1 to 6.
    pub(super) level: u8,
    /// `id` of `## Heading {#id}`.
    pub(super) id: Option<Box<str>>,
}

/// A link or an image as written.
#[derive(Debug, Default)]
pub(super) struct LinkSyntax {
    pub(super) kind: LinkKind,
    /// Where it leads, entities and escapes resolved.
    pub(super) target: Box<str>,
    /// What a pointer over it shows.
    pub(super) title: Box<str>,
    /// That of a reference; else empty.
    pub(super) label: Box<str>,
    /// The size that is asked for.
    pub(super) extent: Option<PictureExtent>,
}

/// What the parser gives.
pub(super) struct Read {
    pub(super) events: Vec<SpannedEvent>,
    pub(super) syntax: Syntax,
    /// Where each reference label, in lower case, is defined.
    pub(super) definitions: HashMap<String, Span>,
    /// References with a label that nothing defines.
    pub(super) undefined: Vec<Undefined>,
    /// Whether all syntax was read; else the parser stumbled over some of it.
    pub(super) is_whole: bool,
}

/// `[text][label]`, `![text][label]` or `[label][]` without a definition of the label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Undefined {
    /// The label as it was written.
    pub(super) label: String,
    /// From the first bracket to the last, an image's `!` included.
    pub(super) span: Span,
}
