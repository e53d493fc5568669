//! Where a link leads.

use super::{FileId, Generated, PageId, SectionId};
use crate::page::{ById, LinkId};

/// Where each link of a page leads.
pub type Targets = ById<LinkId, Target>;

/// The one answer about a link that rules and templates share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page of the wiki, and an anchor that it has.
    Page {
        /// The page.
        page: PageId,
        /// As the page spells it, without `#`.
        anchor: Option<String>,
    },
    /// The page is there, the anchor is not.
    BrokenAnchor {
        /// The page.
        page: PageId,
        /// As the link spells it, decoded.
        anchor: String,
        /// An anchor of the page that looks like it.
        suggestion: Option<Suggestion>,
    },
    /// A folder without an index page; the site makes a list for it.
    Section(SectionId),
    /// A file that is copied into the site.
    File(FileId),
    /// A file that the site adds; whatever anchor it may have.
    Generated {
        /// Which one.
        file: Generated,
        /// As the link spells it, decoded, without `#`.
        anchor: Option<String>,
    },
    /// A file of the project that is not published.
    Unpublished(FileId),
    /// There is no such file, but one that differs in upper and lower case.
    WrongCase {
        /// What was meant.
        found: Box<Target>,
        /// How the link would have to be written.
        spelled: String,
    },
    /// Out of the project.
    Outside,
    /// Another host, or another scheme than the web's.
    External,
    /// A script, or data that is no image: never written into a page.
    Unsafe,
    /// Nothing.
    Missing(Option<Suggestion>),
    /// A wiki link that fits several pages.
    Ambiguous(Vec<PageId>),
    /// No link at all: another tool's template, a table of contents, code that looks like a link.
    Literal,
}

/// What may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// How the link, or its anchor, would have to be written.
    pub written: String,
    /// Whether nothing else can have been meant; else it is for the author to decide.
    pub certain: bool,
}

impl Target {
    /// The file that a reader gets.
    pub fn file(&self) -> Option<FileId> {
        match self {
            Self::File(file) => Some(*file),
            Self::WrongCase { found, .. } => found.file(),
            _ => None,
        }
    }

    /// The page that a reader gets to.
    pub fn page(&self) -> Option<PageId> {
        match self {
            Self::Page { page, .. } | Self::BrokenAnchor { page, .. } => Some(*page),
            Self::WrongCase { found, .. } => found.page(),
            _ => None,
        }
    }
}
