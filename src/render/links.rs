//! URLs from one page to everything else.

use std::collections::HashMap;

use serde::Serialize;

use crate::diagnostic::Place;
use crate::page::{ById, Link, LinkId};
use crate::site::{FileId, PageId, Site, Structure, Target, relative_url};

/// The URLs that one page needs.
#[derive(Debug, Clone)]
pub(super) struct Urls<'a> {
    from: &'a str,
    /// Put before every URL; empty except on pages that are served for many addresses.
    prefix: String,
    /// By their own paths, the pages that stand in the same file, with the ids of their chapters.
    chapters: Option<&'a Chapters<'a>>,
}

/// Stands between the id of a chapter and that of an element in it.
pub(super) const ID_JOINT: &str = "-";

/// Pages that stand together in one file, by path, with the id of the chapter that each of them is.
pub(super) type Chapters<'a> = HashMap<&'a str, String>;

impl<'a> Urls<'a> {
    /// Relative to the page at `from`.
    pub(super) fn from(from: &'a str) -> Self {
        Self { from, prefix: String::new(), chapters: None }
    }

    /// The same from a page that holds others as its `chapters`.
    pub(super) fn with_chapters(self, chapters: &'a Chapters<'a>) -> Self {
        Self { chapters: Some(chapters), ..self }
    }

    /// From the root of the host, below `base`.
    pub(super) fn absolute(base: &str) -> Urls<'static> {
        Urls { from: "", prefix: base.to_owned(), chapters: None }
    }

    /// The URL of the file at `path` of the output.
    pub(super) fn to(&self, path: &str) -> String {
        match self.chapter(path) {
            Some(chapter) => format!("#{chapter}"),
            None => format!("{}{}", self.prefix, relative_url(self.from, path)),
        }
    }

    fn chapter(&self, path: &str) -> Option<&str> {
        self.chapters?.get(path).map(String::as_str)
    }

    /// The URL of the element with this id on the page at `path`.
    pub(super) fn to_anchor(&self, path: &str, id: Option<&str>) -> String {
        let url = self.to(path);
        let Some(id) = id else { return url };
        let joint = if self.chapter(path).is_some() { ID_JOINT } else { "#" };
        format!("{url}{joint}{}", percent_encoding::utf8_percent_encode(id, FRAGMENT))
    }

    /// The URL of the heading under which `place` is shown; none where it is on no page.
    pub(super) fn to_place(&self, site: &Site, place: &Place) -> Option<String> {
        let id = site.shown(&place.path)?;
        let heading = site.page(id).document.heading_at(place.span.start);
        Some(self.to_anchor(site.url(id), heading.map(|heading| heading.id.as_str())))
    }

    /// What leads from the page to the site's root: empty, or ending in `/`.
    pub(super) fn root(&self) -> String {
        format!("{}{}", self.prefix, "../".repeat(self.from.matches('/').count()))
    }
}

/// What becomes of a link on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) enum Href {
    /// A URL within the site.
    Local(String),
    /// A URL elsewhere.
    External(String),
    /// Nothing that can be followed.
    None,
    /// No link at all: shown as it was typed.
    Literal,
}

/// A link of a page, with all that its HTML needs of the rest of the wiki.
#[derive(Debug, Serialize)]
pub(super) struct PageLink {
    pub(super) href: Href,
    /// Whether it leads to a file of the wiki that is no page.
    pub(super) is_file: bool,
    /// Width and height in pixels, where it leads to a picture.
    pub(super) dimensions: Option<(usize, usize)>,
}

/// What becomes of each link of a page.
pub(super) type PageLinks = ById<LinkId, PageLink>;

/// The links of a page.
pub(super) fn of_page(site: &Site, id: PageId, urls: &Urls<'_>) -> PageLinks {
    let resolved = |(link, target): (&Link, &Target)| {
        let file = if let Target::File(id) = target { site.file(*id) } else { None };
        PageLink {
            href: href(site, urls, link, target),
            is_file: file.is_some(),
            dimensions: file.and_then(|file| file.dimensions),
        }
    };
    site.links(id).map(resolved).collect()
}

/// Where the link leads, as the page has to write it.
fn href(site: &Structure, urls: &Urls<'_>, link: &Link, target: &Target) -> Href {
    match target {
        Target::Page { page, .. } | Target::BrokenAnchor { page, .. }
            if !site.is_published(*page) =>
        {
            Href::None
        }
        Target::Page { page, anchor } => {
            Href::Local(urls.to_anchor(site.url(*page), anchor.as_deref()))
        }
        Target::BrokenAnchor { page, .. } => Href::Local(urls.to(site.url(*page))),
        Target::Generated { file, anchor } => {
            Href::Local(urls.to_anchor(file.path(), anchor.as_deref()))
        }
        Target::Section(section) => Href::Local(urls.to(&site.section(*section).url)),
        Target::File(file) => file_url(site, urls, *file),
        Target::WrongCase { found, .. } => href(site, urls, link, found),
        Target::External if is_email(link) => Href::External(format!("mailto:{}", link.target)),
        Target::External => Href::External(link.target.clone()),
        Target::Unpublished(file) => in_repository(site, *file),
        Target::Literal => Href::Literal,
        Target::Outside | Target::Unsafe | Target::Missing(_) | Target::Ambiguous(_) => Href::None,
    }
}

fn is_email(link: &Link) -> bool {
    link.kind == crate::page::LinkKind::Email
}

fn file_url(site: &Structure, urls: &Urls<'_>, file: FileId) -> Href {
    site.file(file).map_or(Href::None, |file| Href::Local(urls.to(site.output_path(&file.path))))
}

/// Files that the site does not show are shown by the forge, where `book.toml` names one.
fn in_repository(site: &Structure, file: FileId) -> Href {
    let repository = site.config.repository_url.as_deref().map(|url| url.trim_end_matches('/'));
    match (repository, site.file(file)) {
        (Some(repository), Some(file)) => {
            let path = relative_url("", &file.path);
            Href::External(format!("{repository}/blob/HEAD/{path}"))
        }
        _ => Href::None,
    }
}

/// RFC 3986, `fragment`: letters of other scripts are left to the encoder.
const FRAGMENT: &percent_encoding::AsciiSet =
    &percent_encoding::CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'%');
