//! One page: front matter, document, and facts with spans.
//!
//! Reading never fails. Problems of a page are kept as facts, which rules report.

mod announcements;
mod attributes;
mod autolink;
mod block_ids;
mod cells;
mod collect;
mod comments;
mod components;
mod container;
mod document;
mod elements;
mod event;
mod extensions;
mod faults;
mod front_matter;
mod guard;
mod hooks;
mod ids;
mod inline;
mod lines;
mod look_alike;
mod macros;
mod markdown;
mod mask;
mod meta;
mod misread;
pub mod mojibake;
mod outline;
mod parser;
mod parts;
mod procedure;
mod properties;
mod queries;
mod sizes;
mod slug;
pub mod srcset;
mod steps;
mod syntax;
mod tabs;
mod templates;
#[cfg(test)]
mod tests;
mod title;
mod undefined;
mod variants;
mod words;

use std::sync::Arc;

pub use announcements::Announcement;
pub use comments::inside as inside_comment;
pub use document::Document;
pub use elements::{
    Cell, CodeBlock, CodeSpan, Comment, Container, ContainerKind, Count, CountedHeading, Heading,
    HtmlAnchor, Item, Label, Leftover, LeftoverKind, Limit, LimitKind, Link, LinkKind, List,
    LookAlikeLine, LookAlikeList, NamedHeading, PictureExtent, Placeholder, Progress, Prose,
    ReviewDate, Row, Table, UndefinedReference,
};
pub use event::{AlertKind, Alignment, Event, Mark, SpannedEvent, Tag};
pub use front_matter::{FrontMatter, FrontMatterProblem};
pub use guard::{at_work, guarded, is_guarded, working_on};
pub use ids::{
    AbbreviationId, ById, CodeBlockId, ContainerId, FootnoteId, HeadingId, Id, LinkId, ListId,
    TableId,
};
pub use inline::{Inline, PieceKind, trimmed};
pub use meta::{Meta, MetaKey, MetaText};
pub use outline::{INDEX_NAMES, Outline};
pub use parser::{ANCHOR_REFERENCE, plain_html};
pub use parts::PlaybookPart;
pub use procedure::Step;
pub use slug::Slugger;
pub use title::title_of_folder;

pub use crate::dialect::{github_slug as slug, heading_key};
pub use words::Words;

use crate::diagnostic::Span;
use crate::dialect::{Components, Dialect, TitleTraits, WikiNames};
use crate::source::SourceFile;

/// A page by itself.
#[derive(Debug)]
pub struct Page {
    /// The file.
    pub source: Arc<SourceFile>,
    /// The front matter.
    pub front_matter: Arc<FrontMatter>,
    /// The common front matter fields.
    pub meta: Arc<Meta>,
    /// The Markdown.
    pub document: Document,
    /// What other pages can see of it.
    pub outline: Arc<Outline>,
}

impl Page {
    /// Parses `source` as a page of this dialect. Never fails.
    pub fn parse(source: Arc<SourceFile>, dialect: &Arc<Dialect>) -> Self {
        let is_mdx = source.path.ends_with(".mdx");
        let components = if is_mdx { Components::Mdx } else { dialect.traits.markup.components };
        let has_links = dialect.traits.wiki_names == WikiNames::Paths;
        let document = |text: &str, front_matter: &mut FrontMatter| {
            let links = has_links.then(|| properties::take_links(text, front_matter));
            let links = links.unwrap_or_default();
            let mut document = collect::document(text, front_matter, components, dialect, links);
            if dialect.settings.has_hooks {
                hooks::note(&mut document, text);
            }
            document
        };
        Self::read_by(source, FrontMatter::parse, document, dialect.traits.titles)
    }

    /// Parses `source` with these parsers; where one of them panics, the page is shown as typed.
    fn read_by(
        source: Arc<SourceFile>,
        front_matter: fn(&str) -> FrontMatter,
        document: impl Fn(&str, &mut FrontMatter) -> Document,
        titles: TitleTraits,
    ) -> Self {
        let read = guard::guarded(|| {
            let mut front_matter = front_matter(&source.text);
            let document = document(&source.text, &mut front_matter);
            (front_matter, document)
        });
        let (front_matter, mut document) =
            read.unwrap_or_else(|| (FrontMatter::none(), collect::verbatim(&source.text)));
        let front_matter = Arc::new(front_matter);
        let mut meta = Meta::read(&front_matter);
        if titles.in_comment && meta.title.text().is_none() {
            meta.title = title::in_comment(&source.text).unwrap_or(meta.title);
        }
        let meta = Arc::new(meta);
        title::set(&mut document, meta.title.text(), titles);
        document.events = faults::mark(std::mem::take(&mut document.events), &source);
        document.leftovers.extend(macros::leftovers(&source));
        document.unread = document.unread.or(source.unread_expressions().first().copied());
        let outline = Arc::new(Outline::new(&source.path, &front_matter, &meta, &document));
        Self { source, front_matter, meta, document, outline }
    }

    /// Where the text behind a front matter begins.
    pub fn start_of_text(text: &str) -> usize {
        guard::guarded(|| FrontMatter::parse(text).span.end).unwrap_or_default()
    }

    /// The path relative to the project root, with `/`.
    pub fn path(&self) -> &Arc<str> {
        &self.source.path
    }

    /// The decoded text of the file.
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// The name of the file without folder and ending.
    pub fn stem(&self) -> &str {
        self.outline.stem()
    }

    /// The title: from front matter, else a heading, else the name of the file or of the folder it stands for.
    pub fn title(&self) -> &str {
        self.outline.title()
    }

    /// The heading that stands for the title: the first `h1`, else the first heading where it is the first block.
    pub fn title_heading(&self) -> Option<&Heading> {
        self.document.headings.get(self.document.title?)
    }

    /// The whole file.
    pub fn span(&self) -> Span {
        Span::new(0, self.text().len())
    }
}
