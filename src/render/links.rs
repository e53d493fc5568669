//! URLs from a page to everything else.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::fact_ids;
use super::spots::Spot;
use crate::diagnostic::{Place, Span};
use crate::page::{ANCHOR_REFERENCE, ById, Link, LinkId, LinkKind, Page, PictureExtent};
use crate::site::{FileId, Site, Structure, Target, relative_url};

/// Creates the URLs of a page.
#[derive(Debug, Clone)]
pub(super) struct Urls<'a> {
    from: &'a str,
    /// The prefix of every URL; empty except on pages that are served for many addresses.
    prefix: String,
    /// The pages in the same file, by path, with their chapter ids.
    chapters: Option<&'a Chapters<'a>>,
}

/// The separator between a chapter id and an element id.
pub(super) const ID_JOINT: &str = "-";

/// Pages combined in one file, by path, with their chapter ids.
pub(super) type Chapters<'a> = HashMap<&'a str, String>;

impl<'a> Urls<'a> {
    /// URLs relative to the page at `from`.
    pub(super) fn from(from: &'a str) -> Self {
        Self { from, prefix: String::new(), chapters: None }
    }

    /// URLs from a page that contains others as `chapters`.
    pub(super) fn with_chapters(self, chapters: &'a Chapters<'a>) -> Self {
        Self { chapters: Some(chapters), ..self }
    }

    /// URLs from the host root, below `base`.
    pub(super) fn absolute(base: &str) -> Urls<'static> {
        Urls { from: "", prefix: base.to_owned(), chapters: None }
    }

    /// The URL of the output file `path`.
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

    /// The URL of the fact, the element, or else the page that shows `place`, which a finding or a record points at; none
    /// where no page does.
    pub(super) fn to_place(&self, site: &Site, place: &Place) -> Option<String> {
        let id = site.shown(&place.path)?;
        if let Some(fact) = fact_ids::fact_at(site, id, place) {
            return Some(self.to_anchor(site.url(id), Some(&fact)));
        }
        let page = site.page(id);
        let spot = Spot::at(page, place.span).and_then(|spot| spot.id(&page.document));
        let heading = || Some(page.document.heading_at(place.span.start)?.id.clone());
        Some(self.to_anchor(site.url(id), spot.or_else(heading).as_deref()))
    }

    /// The URL of the section that shows `place` of a file on disk; none where no page is made of that file.
    pub(super) fn to_place_on_disk(&self, site: &Site, place: &Place) -> Option<String> {
        let source = &site.page(site.shown(&place.path)?).source;
        let shown = source.assembly().map(|assembly| assembly.shown(place.span.start));
        let shown = shown.map(|start| Place::new(&place.path, Span::at(start)));
        self.to_place(site, shown.as_ref().unwrap_or(place))
    }

    /// The path from the page to the site root: empty, or ending in `/`.
    pub(super) fn root(&self) -> String {
        format!("{}{}", self.prefix, "../".repeat(self.from.matches('/').count()))
    }
}

/// The address of the section that shows `place` on the published site; none where `site-url` names no host, or no page
/// shows it.
pub fn public_url(site: &Site, place: &Place) -> Option<String> {
    let base = site.config.site_url.as_deref().filter(|url| url.contains("://"))?;
    let urls = Urls::absolute(&format!("{}/", base.trim_end_matches('/')));
    urls.to_place_on_disk(site, place)
}

/// How a link is rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) enum Href {
    /// A URL within the site.
    Local(String),
    /// A URL elsewhere.
    External(String),
    /// Not followable.
    None,
    /// Not a link: shown as typed.
    Literal,
    /// Not a link, but its text.
    Text,
}

/// A link with everything that its HTML needs of the rest of the wiki.
#[derive(Debug, Serialize)]
pub(super) struct PageLink {
    pub(super) href: Href,
    /// The target, where it is a file of the wiki other than a page.
    #[serde(skip)]
    pub(super) file: Option<FileId>,
    /// Whether it is one.
    pub(super) is_file: bool,
    /// The width and height in pixels, where the target is a picture.
    pub(super) dimensions: Option<(usize, usize)>,
    /// The size that the link asks for.
    pub(super) size: Option<PictureSize>,
    /// The title of the page, where that is shown for want of a text.
    pub(super) name: Option<String>,
    /// What is shown in place of the link.
    pub(super) embed: Option<Box<Embed>>,
}

/// A part of a page that another page shows.
#[derive(Debug, Serialize)]
pub(super) struct Embed {
    #[serde(skip)]
    pub(super) page: Arc<Page>,
    /// Of the page's text.
    pub(super) hash: [u8; 32],
    /// The events.
    pub(super) part: Range<usize>,
    /// The title of the page.
    pub(super) title: String,
    /// Its links as they are on the page that shows it.
    pub(super) links: PageLinks,
}

/// The size at which a picture is to be shown.
#[derive(Debug, Serialize)]
pub(super) struct PictureSize {
    /// What the text says besides.
    pub(super) alt: String,
    pub(super) width: u16,
    pub(super) height: Option<u16>,
}

/// The links of a page as rendered.
pub(super) type PageLinks = ById<LinkId, PageLink>;

/// A link as it is rendered on the page that `urls` begin at. Nothing is embedded yet.
pub(super) fn of_link(site: &Structure, urls: &Urls<'_>, link: &Link, target: &Target) -> PageLink {
    let id = if let Target::File(id) = target { Some(*id) } else { None };
    let file = id.and_then(|id| site.file(id));
    PageLink {
        href: href(site, urls, link, target),
        file: id,
        is_file: file.is_some(),
        dimensions: extent(link, file.and_then(|file| file.dimensions)),
        size: PictureSize::of(site, link),
        name: target
            .page()
            .filter(|_| link.kind == LinkKind::Autolink)
            .map(|page| site.title(page).to_owned()),
        embed: None,
    }
}

impl PictureSize {
    /// `![[plan.png|100]]`, `![[plan.png|Plan|100x50]]`, `![Plan|100](plan.png)`
    fn of(site: &Structure, link: &Link) -> Option<Self> {
        if !link.image || !site.config.dialect.traits.markup.picture_sizes {
            return None;
        }
        let text = link.text.as_deref()?;
        let (alt, size) = match text.rsplit_once('|') {
            Some((alt, size)) => (alt.trim_end_matches('\\'), size),
            None if link.kind == LinkKind::Wiki => ("", text),
            None => return None,
        };
        let (width, height) = size.split_once('x').map_or((size, None), |(w, h)| (w, Some(h)));
        let pixels = |text: &str| text.trim().parse::<u16>().ok();
        let height = match height {
            Some(height) => Some(pixels(height)?),
            None => None,
        };
        Some(Self { alt: alt.trim().to_owned(), width: pixels(width)?, height })
    }
}

/// The size that a link asks for, what it leaves open in proportion to the picture's `own`; else that one.
fn extent(link: &Link, own: Option<(usize, usize)>) -> Option<(usize, usize)> {
    let Some(PictureExtent { width, height }) = link.extent else { return own };
    let pixels = |asked: Option<u32>| asked.and_then(|it| usize::try_from(it).ok());
    let share = |asked: usize, of: usize, part: usize| asked.saturating_mul(part).checked_div(of);
    match (pixels(width), pixels(height), own) {
        (Some(width), Some(height), _) => Some((width, height)),
        (Some(width), None, Some((full, high))) => Some((width, share(width, full, high)?)),
        (None, Some(height), Some((wide, full))) => Some((share(height, full, wide)?, height)),
        (.., own) => own,
    }
}

/// The URL of the link on the page.
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
            Href::Local(urls.to_anchor(site.generated_path(*file), anchor.as_deref()))
        }
        Target::Section(section) => Href::Local(urls.to(&site.section(*section).url)),
        Target::File(file) => match file_url(site, urls, *file) {
            Href::Local(url) => Href::Local(format!("{url}{}", page_of_file(link))),
            other => other,
        },
        Target::WrongCase { found, .. } | Target::OnCodeHosts { found, .. } => {
            href(site, urls, link, found)
        }
        Target::External if is_email(link) => Href::External(format!("mailto:{}", link.target)),
        Target::External => Href::External(link.target.clone()),
        Target::Unpublished(file) => in_repository(site, *file),
        // Every generator shows the text of such a link, whatever its target becomes.
        Target::Literal if has_text(link) => Href::Text,
        Target::Literal => Href::Literal,
        Target::UnknownUid | Target::OfGenerator => Href::Text,
        Target::Outside | Target::Unsafe | Target::Missing(_) | Target::Ambiguous(_) => Href::None,
    }
}

/// Whether it is written with a text and a target, and not as a name that may be a link.
fn has_text(link: &Link) -> bool {
    let is_name = link.target.starts_with(ANCHOR_REFERENCE);
    matches!(link.kind, LinkKind::Inline | LinkKind::Reference) && !is_name
}

/// `#page=2` of a PDF.
fn page_of_file(link: &Link) -> &str {
    let at = link.target.find("#page=").filter(|at| {
        let number = link.target.get(at + "#page=".len()..).unwrap_or_default();
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
    });
    at.and_then(|at| link.target.get(at..)).unwrap_or_default()
}

fn is_email(link: &Link) -> bool {
    link.kind == LinkKind::Email
}

fn file_url(site: &Structure, urls: &Urls<'_>, file: FileId) -> Href {
    site.file(file).map_or(Href::None, |file| Href::Local(urls.to(site.output_path(&file.path))))
}

/// Unpublished files link to the code host, where `book.toml` names one.
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
