//! The targets of links.

use std::sync::Arc;

use super::{FileId, Generated, PageId, SectionId};
use crate::page::{ById, LinkId};

/// The targets of the links of a page.
pub type Targets = ById<LinkId, Target>;

/// The target of a link, resolved once for rules and templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page, with an existing anchor.
    Page {
        /// The page.
        page: PageId,
        /// As the page spells it, without `#`.
        anchor: Option<String>,
    },
    /// The page exists, but the anchor does not.
    BrokenAnchor {
        /// The page.
        page: PageId,
        /// As the link spells it, decoded.
        anchor: String,
        /// A similar anchor of the page.
        suggestion: Option<Suggestion>,
    },
    /// A folder without an index page, for which a list is generated.
    Section(SectionId),
    /// A file that is copied into the site.
    File(FileId),
    /// A generated file, with any anchor.
    Generated {
        /// The file.
        file: Generated,
        /// As the link spells it, decoded, without `#`.
        anchor: Option<String>,
    },
    /// A file of the project that is not published.
    Unpublished(FileId),
    /// The file does not exist, but one that differs only in case.
    WrongCase {
        /// The existing file.
        found: Box<Target>,
        /// The corrected link.
        spelled: String,
    },
    /// Nothing in the dialect of the wiki, but something as code hosts or a site of the wiki read the link.
    OnCodeHosts {
        /// What they find.
        found: Box<Target>,
        /// What means nothing in the dialect.
        part: LinkPart,
    },
    /// Outside of the project.
    Outside,
    /// Another host or scheme.
    External,
    /// A script, or data that is not an image; never written into a page.
    Unsafe,
    /// What only the original generator makes: a list of pages by tag, a feed, a term that its theme knows. The text of
    /// the link is shown.
    OfGenerator,
    /// A name that no page calls itself, as that of a class in a reference elsewhere: its text is shown.
    UnknownUid,
    /// The target does not exist.
    Missing(Option<Suggestion>),
    /// A wiki link that matches several pages.
    Ambiguous(Vec<PageId>),
    /// Not a link: a template of another tool, a table of contents, code that looks like a link.
    Literal,
}

/// A part of the target of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkPart {
    /// What comes before `#`.
    Path,
    /// What follows it.
    Anchor,
    /// What comes before `#`, as the address of a page on a site that names no generator.
    Address,
}

/// A suggested target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The corrected link or anchor.
    pub written: String,
    /// Whether it is certain; otherwise the author has to decide.
    pub certain: bool,
    /// Others that fit equally well; then none is certain.
    pub others: Vec<String>,
    /// Of a certain target of a link, what became of the one that is gone.
    pub moved: Option<Moved>,
}

/// A page or file that has another path or name now. Links to the same one have the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moved {
    /// The path that is gone, relative to the project root, or the name that means nothing any more.
    pub from: String,
    /// The path relative to the project root.
    pub to: Arc<str>,
}

impl Suggestion {
    /// One suggestion.
    pub(super) fn one(written: String, certain: bool) -> Self {
        Self { written, certain, others: Vec::new(), moved: None }
    }
}

impl Target {
    /// The file that the link opens.
    pub fn file(&self) -> Option<FileId> {
        match self {
            Self::File(file) => Some(*file),
            Self::WrongCase { found, .. } | Self::OnCodeHosts { found, .. } => found.file(),
            _ => None,
        }
    }

    /// The page that the link opens.
    pub fn page(&self) -> Option<PageId> {
        match self {
            Self::Page { page, .. } | Self::BrokenAnchor { page, .. } => Some(*page),
            Self::WrongCase { found, .. } | Self::OnCodeHosts { found, .. } => found.page(),
            _ => None,
        }
    }
}
