//! `tags/`, `schlagwoerter/`: the pages of the wiki by their tags.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::PageTemplate;
use super::generator::Generator;
use super::links::Urls;
use super::parts::LinkContext;
use super::prints::RenderedFile;
use super::theme::TemplateError;
use crate::lexicon::bare_vowels;
use crate::site::generated::tag_id;
use crate::site::{Generated, PageId};

/// Pages that are listed in all, so that the page keeps a size that can be read.
const MOST_PAGES: usize = 2_000;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TagsTemplate<'a> {
    #[serde(flatten)]
    frame: PageTemplate<'a>,
    tags: Vec<TagContext<'a>>,
}

/// A tag and its pages.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TagContext<'a> {
    id: String,
    name: &'a str,
    count: usize,
    pages: Vec<LinkContext<'a>>,
    /// Pages that are not listed.
    more: usize,
}

/// The page.
pub(super) fn page(generator: &Generator<'_>) -> Result<RenderedFile, TemplateError> {
    let contexts = generator.contexts;
    let site = contexts.input.site;
    let path = site.generated_path(Generated::Tags);
    let urls = Urls::from(path);
    let mut by_tag: BTreeMap<(String, String), (&str, Vec<PageId>)> = BTreeMap::new();
    for id in site.in_reading_order(site.published()) {
        for name in site.outline(id).tags() {
            let tag = tag_id(name);
            let entry = by_tag.entry((bare_vowels(&tag), tag)).or_insert((name, Vec::new()));
            if entry.1.last() != Some(&id) {
                entry.1.push(id);
            }
        }
    }
    let mut room = MOST_PAGES;
    let mut tags: Vec<TagContext<'_>> = Vec::new();
    for ((_, id), (name, pages)) in by_tag {
        let shown = pages.get(..room.min(pages.len())).unwrap_or_default();
        room -= shown.len();
        let link =
            |id: &PageId| LinkContext { title: site.title(*id), url: Some(urls.to(site.url(*id))) };
        tags.push(TagContext {
            id,
            name,
            count: pages.len(),
            more: pages.len() - shown.len(),
            pages: shown.iter().map(link).collect(),
        });
    }
    let title = contexts.theme.word("tags");
    let frame = contexts.generated(path, &title, Vec::new(), &urls);
    generator.page(path, "tags.html", &TagsTemplate { frame, tags })
}
