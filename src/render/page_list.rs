//! `api/pages.json`: all pages, for machines.

use serde::Serialize;

use super::context::Contexts;
use super::links::Urls;
use crate::page::Progress;
use crate::site::{PageId, Site};

#[derive(Serialize)]
struct PageList<'a> {
    version: u8,
    as_of: String,
    pages: Vec<PageEntry<'a>>,
}

#[derive(Serialize)]
struct PageEntry<'a> {
    /// The file, relative to the project root.
    path: &'a str,
    /// From the site's root.
    url: String,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    /// Ticked boxes of its checklists, and all.
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<Progress>,
}

/// In the order of their paths.
pub(super) fn text(contexts: &Contexts<'_>) -> String {
    let site = contexts.input.site;
    let list = PageList {
        version: 1,
        as_of: contexts.input.as_of.to_string(),
        pages: site.published().map(|id| entry(site, id)).collect(),
    };
    serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
}

fn entry(site: &Site, id: PageId) -> PageEntry<'_> {
    let outline = site.outline(id);
    PageEntry {
        path: outline.path(),
        url: Urls::from("").to(site.url(id)),
        title: site.title(id),
        description: outline.description(),
        kind: site.kinds.of_outline(outline).map(|kind| kind.name.as_str()),
        tags: outline.tags(),
        progress: outline.progress.is_some().then_some(outline.progress),
    }
}
