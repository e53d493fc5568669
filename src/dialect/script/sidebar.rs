//! Sidebars that are written as lists of entries with titles and links.

use crate::diagnostic::Place;
use crate::dialect::project::Project;
use crate::dialect::settings::NavEntry;
use crate::source::data::{Node, NodeValue};

/// How a generator writes its sidebars.
pub(in crate::dialect) struct SidebarReader<'p> {
    pub(in crate::dialect) project: &'p Project<'p>,
    /// The file in which they are written.
    pub(in crate::dialect) file: &'p str,
    /// The content folder, relative to the project root.
    pub(in crate::dialect) src: &'p str,
}

/// Endings of pages.
const ENDINGS: [&str; 6] = [".md", ".mdx", "/index.md", "/index.mdx", "/README.md", "/README.mdx"];

impl SidebarReader<'_> {
    /// The place of a value.
    pub(in crate::dialect) fn place(&self, node: &Node) -> Place {
        Place::new(&std::sync::Arc::from(self.file), node.span)
    }

    /// The file behind a link within the site, relative to the content folder; the link with `.md` where there is none.
    pub(in crate::dialect) fn page(&self, link: &str) -> String {
        self.existing(link).unwrap_or_else(|| format!("{}.md", stem(link)))
    }

    /// The file behind a link within the site, relative to the content folder, where it is named like the link.
    pub(in crate::dialect) fn existing(&self, link: &str) -> Option<String> {
        let stem = stem(link);
        let is_there = |page: &String| {
            let path =
                if self.src.is_empty() { page.clone() } else { format!("{}/{page}", self.src) };
            (self.project.folder.is_there)(&path)
        };
        let pages = ENDINGS.iter().map(|ending| format!("{stem}{ending}"));
        let mut pages = pages.map(|page| page.trim_start_matches('/').to_owned());
        pages.find(is_there)
    }

    /// The page behind a link, as [`page`](Self::page) has it, or the address of another site.
    pub(in crate::dialect) fn target(&self, link: &str) -> String {
        match link.strip_prefix("//") {
            Some(rest) => format!("https://{rest}"),
            None if is_elsewhere(link) => link.to_owned(),
            None => self.page(link),
        }
    }

    /// The contents of a folder, relative to the content folder, in the order of the folders.
    pub(in crate::dialect) fn contents_of(&self, folder: String, node: &Node) -> NavEntry {
        let contents_of = Some(folder);
        let place = self.place(node);
        NavEntry { title: None, page: None, contents_of, children: Vec::new(), place }
    }

    /// Entries with `text`, `link` and `items`. None where some of them are unknown: half a sidebar would hide pages.
    pub(in crate::dialect) fn entries(&self, items: &Node, base: &str) -> Option<Vec<NavEntry>> {
        // The reader bounds the depth.
        let NodeValue::List(items) = &items.value else { return None };
        let mut entries = Vec::with_capacity(items.len());
        for item in items {
            entries.extend(self.entry(item, base)?);
        }
        Some(entries)
    }

    fn entry(&self, item: &Node, base: &str) -> Option<Option<NavEntry>> {
        let text = |key: &str| item.get(key).and_then(Node::as_str);
        let base = text("base").unwrap_or(base);
        let title = text("text").or_else(|| text("label")).map(str::to_owned);
        let children = match item.get("items") {
            Some(items) => self.entries(items, base)?,
            None => Vec::new(),
        };
        let link = text("link").map(|link| joined(base, link));
        if title.is_none() && link.is_none() && children.is_empty() {
            return item.get("items").map(|_| None);
        }
        let page = link.map(|link| self.target(&link));
        let place = self.place(item);
        Some(Some(NavEntry { title, page, contents_of: None, children, place }))
    }
}

/// A link without its anchor, leading `/` and ending.
fn stem(link: &str) -> &str {
    let link = link.split(['#', '?']).next().unwrap_or_default();
    let link = link.trim_start_matches('/');
    let stem = [".md", ".mdx", ".html"].iter().find_map(|ending| link.strip_suffix(ending));
    stem.unwrap_or_else(|| link.trim_end_matches('/'))
}

/// `link` below the `base` that its entry names.
fn joined(base: &str, link: &str) -> String {
    if base.is_empty() || is_elsewhere(link) { link.to_owned() } else { format!("{base}{link}") }
}

/// Whether a link leads to another site.
fn is_elsewhere(link: &str) -> bool {
    link.contains("://") || link.starts_with("//") || link.starts_with("mailto:")
}
