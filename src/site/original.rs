//! The addresses that pages have on the site of the generator that the wiki was written for.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::generated::tag_id;
use super::path::{below, folder_of, name_of, nfc, normalize};
use super::{PageId, kept_back};
use crate::config::Config;
use crate::dialect::{Base, PageName};
use crate::page::Outline;
use crate::source::data::Node;

/// Addresses without a leading `/`: `a/b/`, `a/b.html`.
#[derive(Debug, Default)]
pub(super) struct Originals {
    of_pages: Vec<String>,
    /// Whether the generator has a say in them.
    stated: Vec<bool>,
    /// By address without `/` at its end and `index.html`.
    pages: HashMap<String, PageId>,
    /// Pages by their paths without ending; only where links name them so.
    by_path: HashMap<LogicalName, PageId>,
    /// Pages by the last part of those; none where several have the same.
    by_name: HashMap<LogicalName, Option<PageId>>,
    /// By the names that written navigations have for pages; only where the generator has such names.
    by_nav_name: HashMap<String, PageId>,
    /// Pages whose text is shown elsewhere or nowhere.
    unrendered: HashSet<PageId>,
    /// Pages that the navigation leaves out.
    unlisted: HashSet<PageId>,
    /// Addresses that the generator makes of what pages say.
    lists: HashMap<String, Option<TagList>>,
}

/// The pages with a tag, or with any.
#[derive(Debug)]
pub(super) struct TagList {
    /// Its id on the page of tags.
    pub(super) tag: Option<String>,
}

/// A language, where one is said, and a path in it.
type LogicalName = (Option<String>, String);

impl Originals {
    pub(super) fn new(config: &Config, outlines: &[Arc<Outline>]) -> Self {
        let of_pages: Vec<String> = outlines.iter().map(|page| address(config, page)).collect();
        let mut pages = HashMap::with_capacity(of_pages.len());
        for (id, address) in (0..).map(PageId).zip(&of_pages) {
            pages.entry(key(address)).or_insert(id);
        }
        let settings = &config.dialect.settings;
        for (id, address) in (0..).map(PageId).zip(&of_pages) {
            let below = address.strip_prefix(settings.route.as_str()).unwrap_or(address);
            for route in &settings.other_routes {
                let other = format!("{route}/{}", below.trim_start_matches('/'));
                pages.entry(key(&other)).or_insert(id);
            }
        }
        let redirects = &settings.redirects;
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
        let stated = outlines.iter().map(|page| stated(config, page).is_some()).collect();
        let mut found = Self { of_pages, pages, stated, ..Self::default() };
        let links = config.dialect.links();
        if links.relative.contains(&Base::Names) || links.rooted.contains(&Base::Names) {
            found.name(config, outlines);
        }
        let traits = config.dialect.traits;
        found.unrendered = kept_back::marked(traits.unrendered, outlines);
        if traits.has_bundles {
            found.unrendered.extend(kept_back::in_bundles(&config.src, outlines));
        }
        found.unlisted = kept_back::marked(traits.unlisted, outlines);
        found.lists = term_lists(config, outlines);
        if let Some(name) = config.dialect.traits.nav_name {
            for (id, page) in (0..).map(PageId).zip(outlines) {
                let front = |key: &str| said(page, key);
                let name = name(&PageName { path: below_src(config, page), front: &front });
                found.by_nav_name.entry(name).or_insert(id);
            }
        }
        found
    }

    fn name(&mut self, config: &Config, outlines: &[Arc<Outline>]) {
        for (id, page) in (0..).map(PageId).zip(outlines) {
            let Some((language, path)) = logical(config, page.path()) else { continue };
            let name = (language.clone(), name_of(&path).to_owned());
            let only = self.by_name.entry(name).or_insert(Some(id));
            if *only != Some(id) {
                *only = None;
            }
            self.by_path.entry((language, path)).or_insert(id);
        }
    }

    /// The page that `link` on the page `from` names: from its folder, from the content folder, else by the last part
    /// of its path, where only one page has it.
    pub(super) fn named(&self, config: &Config, from: &Outline, link: &str) -> Option<PageId> {
        let (language, own) = logical(config, from.path())?;
        let wanted = without_ending(link).to_lowercase();
        let find = |path: String| self.by_path.get(&(language.clone(), path)).copied();
        if let Some(rooted) = wanted.strip_prefix('/') {
            return find(normalize("", rooted)?);
        }
        let folder = if is_index(from.path()) { own.as_str() } else { folder_of(&own) };
        let beside = normalize(folder, &wanted).and_then(find);
        let by_name = || {
            let is_name = !wanted.contains('/') && !wanted.is_empty();
            is_name.then(|| self.by_name.get(&(language.clone(), wanted.clone())).copied())??
        };
        beside.or_else(|| find(normalize("", &wanted)?)).or_else(by_name)
    }

    /// Whether the page is a page of the site, and not the text of others.
    pub(super) fn is_rendered(&self, page: PageId) -> bool {
        !self.unrendered.contains(&page)
    }

    /// Whether the navigation has the page.
    pub(super) fn is_listed(&self, page: PageId) -> bool {
        !self.unlisted.contains(&page)
    }

    /// What the generator lists at the address: pages by a term that one of them has. The inner value is `None` where
    /// the site has no such list.
    pub(super) fn list_at(&self, address: &str) -> Option<Option<&TagList>> {
        if self.lists.is_empty() {
            return None;
        }
        self.lists.get(&key(address)).map(Option::as_ref)
    }

    /// The addresses of pages that the generator gives others than Runbuch may, each with its page.
    pub(super) fn all(&self) -> impl Iterator<Item = (PageId, &str)> {
        let of_pages = (0..).map(PageId).zip(self.of_pages.iter().map(String::as_str));
        of_pages.zip(&self.stated).filter(|(_, stated)| **stated).map(|(page, _)| page)
    }

    /// The page at an address.
    pub(super) fn find(&self, address: &str) -> Option<PageId> {
        let is_folder = address.ends_with('/');
        let address = key(address);
        // Links may leave out the ending of pages, or have that of the file; no server takes `a/` for `a.html`.
        let html = || format!("{}.html", address.strip_suffix(".md").unwrap_or(&address));
        let of_file = || self.pages.get(&html()).filter(|_| !is_folder);
        self.pages.get(&address).or_else(of_file).copied()
    }

    /// The page that a written navigation calls by this name or address, which may end like a file.
    pub(super) fn in_navigation(&self, name: &str) -> Option<PageId> {
        let name = name.strip_suffix(".md").unwrap_or(name);
        self.by_nav_name.get(name).copied().or_else(|| self.find(name))
    }

    /// What the links of a page are relative to in a browser.
    pub(super) fn folder_of(&self, page: PageId) -> &str {
        self.of_pages.get(page.0).map_or("", |address| folder_of(address))
    }
}

fn address(config: &Config, page: &Outline) -> String {
    let name = PageName { path: below_src(config, page), front: &|_| None };
    stated(config, page).unwrap_or_else(|| format!("{}.html", name.stem()))
}

/// The address that the generator gives a page, where it has rules of its own.
fn stated(config: &Config, page: &Outline) -> Option<String> {
    let front = |key: &str| said(page, key);
    let name = PageName { path: below_src(config, page), front: &front };
    (config.dialect.traits.address)(&config.dialect.settings, &name)
}

/// The text of a key of front matter; items of a list are joined by `/`.
fn said(page: &Outline, key: &str) -> Option<String> {
    let value = &page.front_matter.get(&[key])?.value;
    let items = || value.list_of_str().iter().map(|it| it.value).collect::<Vec<_>>().join("/");
    let text = value.as_str().map_or_else(items, str::to_owned);
    Some(text).filter(|text| !text.is_empty())
}

fn below_src<'p>(config: &Config, page: &'p Outline) -> &'p str {
    below(&config.src, page.path()).unwrap_or(page.path())
}

/// The addresses of the lists of pages by their terms, and of the terms themselves.
fn term_lists(config: &Config, outlines: &[Arc<Outline>]) -> HashMap<String, Option<TagList>> {
    let settings = &config.dialect.settings;
    let mut addresses = HashMap::new();
    for taxonomy in &settings.taxonomies {
        for page in outlines {
            let keys = &mut taxonomy.keys.iter();
            let terms = keys.try_fold(&page.front_matter.data, |node, key| node.get(key));
            let terms = terms.map(Node::list_of_str).unwrap_or_default();
            let prefix = settings.addressing.prefix_of(below_src(config, page));
            let list = format!("{prefix}{}", taxonomy.folder);
            for term in terms {
                let name = term.value.trim();
                let spelled = (taxonomy.spelled)(&settings.addressing, name);
                let is_tag = page.tags().contains(&name);
                let tag = is_tag.then(|| TagList { tag: Some(tag_id(name)) });
                addresses.insert(key(&format!("{list}/{spelled}")), tag);
            }
            let are_tags = taxonomy.keys.last().is_some_and(|key| *key == "tags");
            addresses.insert(key(&list), are_tags.then_some(TagList { tag: None }));
        }
    }
    addresses
}

/// The path of a page below the content folder, without its language and ending, in lower case.
fn logical(config: &Config, path: &str) -> Option<LogicalName> {
    let addressing = &config.dialect.settings.addressing;
    let (rest, language) = addressing.language(below(&config.src, path)?);
    let language = language.or(addressing.default_language.as_deref()).map(str::to_owned);
    let stem = without_ending(&rest);
    let stem = if is_index(stem) { folder_of(stem) } else { stem };
    Some((language, nfc(stem).to_lowercase()))
}

fn is_index(path: &str) -> bool {
    matches!(without_ending(name_of(path)), "index" | "_index")
}

fn without_ending(path: &str) -> &str {
    let endings = [".md", ".markdown"];
    let path = path.trim_end_matches('/');
    endings.iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path)
}

fn key(address: &str) -> String {
    let address = address.trim_matches('/');
    let address = address.strip_suffix("index.html").unwrap_or(address);
    nfc(address.trim_end_matches('/'))
}
