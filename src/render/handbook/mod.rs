//! The emergency handbook: what is needed when nothing else runs, in one file that needs no other
//! one, to be printed and to be carried on a stick.

mod contact;
mod lists;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::context::{Contexts, PageTemplate};
use super::embeds;
use super::facts::{self, Fact};
use super::generator::Generator;
use super::html::{HtmlWriter, PageHtml, Setting};
use super::links::{Chapters, Href, ID_JOINT, PageLinks, Urls};
use super::parts::DayContext;
use super::prints::RenderedFile;
use super::targets::Targets;
use super::theme::TemplateError;
use crate::artifact::Content;
use crate::config::RawHtml;
use crate::page::{Document, HeadingId, Id as _, Page};
use crate::site::{Generated, PageId, ProjectFile, Site};
use lists::{HostContext, RoleContext, StartContext};

const TEMPLATE: &str = "handbook.html";

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct HandbookTemplate<'a> {
    #[serde(flatten)]
    frame: PageTemplate<'a>,
    /// Style sheets, whole.
    styles: Vec<String>,
    handbook: Handbook<'a>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Handbook<'a> {
    roles: Vec<RoleContext<'a>>,
    /// Services in the order of start; each stage needs only earlier ones.
    stages: Vec<Vec<StartContext<'a>>>,
    /// Services that wait for each other in a ring.
    rest: Vec<StartContext<'a>>,
    hosts: Vec<HostContext<'a>>,
    chapters: Vec<Chapter<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Chapter<'a> {
    id: &'a str,
    title: &'a str,
    heading_id: String,
    /// The title as it was written, where the page has one.
    heading: Option<String>,
    description: Option<&'a str>,
    reviewed: Option<DayContext>,
    facts: Vec<Fact<'a>>,
    content: String,
}

impl<'a> Chapter<'a> {
    fn new(contexts: &Contexts<'a>, page: PageId, id: &'a str, urls: &Urls<'_>) -> Self {
        let site = contexts.input.site;
        let headings = &site.page(page).document.headings;
        let title = site.opening_title(page).and_then(|id| headings.get(id));
        Self {
            id,
            title: site.title(page),
            heading_id: match title {
                Some(title) => format!("{id}{ID_JOINT}{}", title.id),
                None => format!("{id}{ID_JOINT}rb-title"),
            },
            heading: None,
            description: site.outline(page).description(),
            reviewed: contexts.reviewed(page),
            facts: facts::of_page(contexts.input.site, contexts.theme, page, urls),
            content: String::new(),
        }
    }
}

/// What the text of a chapter is made of.
#[derive(Serialize)]
struct Text<'a> {
    #[serde(skip)]
    page: &'a Page,
    hash: [u8; 32],
    links: PageLinks,
    /// The elements that records point at.
    targets: Targets,
    /// The pictures among the links, and among those of embedded pages.
    #[serde(serialize_with = "stamps")]
    pictures: Vec<&'a ProjectFile>,
    ids: String,
    #[serde(serialize_with = "number")]
    opening: Option<HeadingId>,
    raw_html: RawHtml,
}

impl<'a> Text<'a> {
    fn new(site: &'a Site, id: PageId, chapter: &str, urls: &Urls<'_>) -> Self {
        let page = site.page(id);
        let links = embeds::links_of(site, id, urls);
        let mut pictures = Vec::new();
        add_pictures(site, &page.document, &links, &mut pictures);
        Self {
            page,
            hash: *blake3::hash(page.text().as_bytes()).as_bytes(),
            links,
            targets: Targets::of_records(site, id),
            pictures,
            ids: format!("{chapter}{ID_JOINT}"),
            opening: site.opening_title(id),
            // On another page's place neither its URLs nor its ids would be right.
            raw_html: match site.config.raw_html {
                RawHtml::Allow => RawHtml::Sanitize,
                mode => mode,
            },
        }
    }

    fn html(mut self, contexts: &Contexts<'_>) -> PageHtml {
        hold_pictures(contexts, &self.page.document, &mut self.links);
        let (opening, targets) = (self.opening, Some(&self.targets));
        let setting = Setting { ids: self.ids, opening, depth: 1, targets };
        HtmlWriter::new(self.page, &self.links, self.raw_html, contexts.theme, setting).page()
    }
}

fn number<S: Serializer>(id: &Option<HeadingId>, serializer: S) -> Result<S::Ok, S::Error> {
    id.map(HeadingId::index).serialize(serializer)
}

/// Adds the pictures that a document and what it embeds show. How deep pages embed each other is bounded.
fn add_pictures<'a>(
    site: &'a Site,
    document: &Document,
    links: &PageLinks,
    pictures: &mut Vec<&'a ProjectFile>,
) {
    for (link, resolved) in document.links.with(links) {
        if link.image {
            let file = resolved.file.and_then(|file| site.file(file));
            pictures.extend(file.filter(|file| is_picture(file)));
        }
        if let Some(embed) = &resolved.embed {
            add_pictures(site, &embed.page.document, &embed.links, pictures);
        }
    }
}

/// Films and documents stay files.
fn is_picture(file: &ProjectFile) -> bool {
    let kind = mime_guess::from_path(&*file.path).first();
    kind.is_none_or(|kind| kind.type_() == "image")
}

/// Puts the pictures into the links themselves.
fn hold_pictures(contexts: &Contexts<'_>, document: &Document, links: &mut PageLinks) {
    for (id, link) in document.links.entries() {
        let Some(resolved) = links.get_mut(id) else { continue };
        let file = resolved.file.filter(|_| link.image);
        let file = file.and_then(|file| contexts.input.site.file(file));
        if let Some(file) = file.filter(|file| is_picture(file))
            && let Some(bytes) = (contexts.input.read)(&file.file)
        {
            resolved.href = Href::External(data_url(file, &bytes));
        }
        if let Some(embed) = &mut resolved.embed {
            let page = Arc::clone(&embed.page);
            hold_pictures(contexts, &page.document, &mut embed.links);
        }
    }
}

fn stamps<S: Serializer>(pictures: &[&ProjectFile], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(pictures.iter().map(|file| file.stamp))
}

fn data_url(file: &ProjectFile, bytes: &[u8]) -> String {
    let mime = mime_guess::from_path(&*file.path).first_or_octet_stream();
    format!("data:{mime};base64,{}", BASE64.encode(bytes))
}

/// The handbook, made only where it shows something else than before.
pub(super) fn page(generator: &Generator<'_>) -> Result<RenderedFile, TemplateError> {
    let Generator { contexts, tools, known, .. } = *generator;
    let site = contexts.input.site;
    let pages = site.handbook();
    let path = generator.contexts.input.site.generated_path(Generated::Handbook);
    let ids: Vec<String> = (1..=pages.len()).map(|number| format!("rb-{number}")).collect();
    let numbered = || pages.iter().copied().zip(&ids);
    let chapters: Chapters<'_> =
        numbered().map(|(page, id)| (site.url(page), id.clone())).collect();
    let urls = Urls::from(path).with_chapters(&chapters);
    let text = |(page, id): (&PageId, &String)| Text::new(site, *page, id, &urls);
    let texts: Vec<Text<'_>> = pages.par_iter().zip(&ids).map(text).collect();
    let title = contexts.theme.word("emergency-handbook");
    let (stages, rest) = lists::start_order(site, &urls);
    let mut context = HandbookTemplate {
        frame: contexts.dated(contexts.generated(path, &title, Vec::new(), &urls)),
        styles: Vec::new(),
        handbook: Handbook {
            roles: lists::roles(site, &urls),
            stages,
            rest,
            hosts: lists::hosts(site, &urls),
            chapters: numbered()
                .map(|(page, id)| Chapter::new(contexts, page, id, &urls))
                .collect(),
        },
    };
    let fingerprint = tools.fingerprint(&(TEMPLATE, &context, &texts));
    let make = || {
        let texts: Vec<PageHtml> = texts.into_par_iter().map(|text| text.html(contexts)).collect();
        for (chapter, text) in context.handbook.chapters.iter_mut().zip(texts) {
            (chapter.heading, chapter.content) = (text.title, text.content);
        }
        context.styles = contexts.styles();
        contexts.theme.render(TEMPLATE, &context).map(Content::Text)
    };
    known.file(path, fingerprint, make)
}
