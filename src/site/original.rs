//! The addresses that pages have on the site of the generator that the wiki was written for.

use std::collections::HashMap;
use std::sync::Arc;

use super::PageId;
use super::path::{below, folder_of, nfc};
use crate::config::Config;
use crate::dialect::PageName;
use crate::page::Outline;

/// Addresses without a leading `/`: `a/b/`, `a/b.html`.
#[derive(Debug, Default)]
pub(super) struct Originals {
    of_pages: Vec<String>,
    /// By address without `/` at its end and `index.html`.
    pages: HashMap<String, PageId>,
}

impl Originals {
    pub(super) fn new(config: &Config, outlines: &[Arc<Outline>]) -> Self {
        let of_pages: Vec<String> = outlines.iter().map(|page| address(config, page)).collect();
        let mut pages = HashMap::with_capacity(of_pages.len());
        for (id, address) in (0..).map(PageId).zip(&of_pages) {
            pages.entry(key(address)).or_insert(id);
        }
        let redirects = &config.dialect.settings.redirects;
        if !redirects.is_empty() {
            let path = |page: &Arc<Outline>| below(&config.src, page.path()).map(str::to_owned);
            let files = outlines.iter().zip((0..).map(PageId));
            let files: HashMap<String, PageId> =
                files.filter_map(|(page, id)| Some((path(page)?, id))).collect();
            for redirect in redirects {
                let to = redirect.to.split('#').next().unwrap_or_default();
                if let Some(page) = files.get(to) {
                    pages.entry(key(&redirect.from)).or_insert(*page);
                }
            }
        }
        Self { of_pages, pages }
    }

    /// The page at an address.
    pub(super) fn find(&self, address: &str) -> Option<PageId> {
        self.pages.get(&key(address)).copied()
    }

    /// What the links of a page are relative to in a browser.
    pub(super) fn folder_of(&self, page: PageId) -> &str {
        self.of_pages.get(page.0).map_or("", |address| folder_of(address))
    }
}

fn address(config: &Config, page: &Outline) -> String {
    let path = below(&config.src, page.path()).unwrap_or(page.path());
    let front = |key: &str| page.front_matter.get(&[key])?.value.as_str().map(str::to_owned);
    let name = PageName { path, front: &front };
    let address = (config.dialect.traits.address)(&config.dialect.settings, &name);
    address.unwrap_or_else(|| format!("{}.html", name.stem()))
}

fn key(address: &str) -> String {
    let address = address.trim_matches('/');
    let address = address.strip_suffix("index.html").unwrap_or(address);
    nfc(address.trim_end_matches('/'))
}
