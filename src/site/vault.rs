//! Files by the ends of their paths, as Obsidian looks them up.
//!
//! Of several files one is always meant: that at exactly the path, that in the folder of the page that links, that with
//! the shortest path. Source: `MetadataCache.getFirstLinkpathDest` of Obsidian 1.13, as observed.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::names::key;
use super::path::{below, folder_of, join, normalize};
use super::{FileId, PageId, ProjectFile, Publication};
use crate::config::Config;
use crate::dialect::WikiNames;
use crate::page::Outline;

/// Deeper folders are not ends of paths: nobody writes them.
const DEEPEST: usize = 16;

/// All files of the content folder. Empty where the dialect looks no files up by the ends of their paths.
#[derive(Debug, Default)]
pub(super) struct Vault {
    paths: HashMap<String, VaultEntry>,
    /// The file that is meant by each end of a path.
    ends: HashMap<String, VaultEntry>,
    aliases: HashMap<String, PageId>,
    src: String,
}

/// A file of the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VaultEntry {
    Page(PageId),
    File(FileId),
}

impl Vault {
    pub(super) fn new(
        config: &Config,
        pages: &[Arc<Outline>],
        files: &[ProjectFile],
        summary: Option<PageId>,
    ) -> Self {
        if config.dialect.traits.wiki_names != WikiNames::Paths {
            return Self::default();
        }
        let src = config.src.as_str();
        let mut all: Vec<(&str, VaultEntry, bool)> = Vec::new();
        for (id, page) in (0..).map(PageId).zip(pages).filter(|(id, _)| Some(*id) != summary) {
            all.push((page.path(), VaultEntry::Page(id), page.draft));
        }
        for (id, file) in (0..).map(FileId).zip(files) {
            let is_withheld = match file.publication {
                Publication::Always | Publication::Linked => false,
                Publication::Secret(_) => true,
                // Notes that are no pages, as templates.
                Publication::Outside if is_note(src, &file.path) => true,
                Publication::Outside | Publication::Hidden => continue,
            };
            all.push((&file.path, VaultEntry::File(id), is_withheld));
        }
        // What readers do not get comes last.
        all.sort_by_key(|(path, entry, is_withheld)| {
            (*is_withheld, path.chars().count(), matches!(entry, VaultEntry::File(_)), *path)
        });
        let mut vault = Self { src: src.to_owned(), ..Self::default() };
        for (path, entry, _) in &all {
            let name = without_ending(below(src, path).unwrap_or(path), *entry);
            let name = key(strip_markdown(name));
            for end in ends(&name) {
                vault.ends.entry(end.to_owned()).or_insert(*entry);
            }
            vault.paths.entry(name).or_insert(*entry);
        }
        let mut by_length: Vec<(PageId, &Arc<Outline>)> = (0..).map(PageId).zip(pages).collect();
        by_length.sort_by_key(|(_, page)| Reverse((page.draft, page.path().chars().count())));
        for (id, page) in by_length {
            for alias in &page.meta.aliases {
                vault.aliases.insert(key(&alias.value), id);
            }
        }
        vault
    }

    /// The file that `link`, decoded and without its anchor, means on a page of this folder, relative to the project
    /// root.
    pub(super) fn find(&self, folder: &str, link: &str) -> Option<VaultEntry> {
        let folder = below(&self.src, folder).unwrap_or_default();
        let link = link.trim();
        let written = key(link);
        let name = strip_markdown(&written);
        if name.starts_with("./") || name.starts_with("../") {
            return self.paths.get(&normalize(&key(folder), name)?).copied();
        }
        if let Some(rooted) = name.strip_prefix('/') {
            return self.paths.get(rooted).copied();
        }
        let beside = || self.paths.get(&join(&key(folder), name));
        self.paths.get(name).or_else(beside).or_else(|| self.ends.get(name)).copied()
    }

    /// The page that calls itself so; of several that with the shortest path.
    pub(super) fn by_alias(&self, name: &str) -> Option<PageId> {
        self.aliases.get(&key(name)).copied()
    }

    /// The shortest link that leads from a page of `folder` to `entry`, a file at `path`.
    pub(super) fn shortest(&self, folder: &str, path: &str, entry: VaultEntry) -> String {
        let path = without_ending(below(&self.src, path).unwrap_or(path), entry);
        let shortest = ends(path).find(|end| self.find(folder, end) == Some(entry));
        shortest.unwrap_or(path).to_owned()
    }
}

fn is_note(src: &str, path: &str) -> bool {
    below(src, path).is_some_and(|path| path.ends_with(".md"))
}

/// A page is called without the ending of its file, another file with it.
fn without_ending(path: &str, entry: VaultEntry) -> &str {
    match entry {
        VaultEntry::Page(_) => {
            let name = path.get(folder_of(path).len()..).unwrap_or_default();
            let ending = name.rsplit_once('.').map_or(0, |(_, ending)| ending.len() + 1);
            path.get(..path.len() - ending).unwrap_or(path)
        }
        VaultEntry::File(_) => path,
    }
}

fn strip_markdown(name: &str) -> &str {
    name.strip_suffix(".md").filter(|name| !name.is_empty()).unwrap_or(name)
}

/// `c`, `b/c`, `a/b/c` for `a/b/c`.
fn ends(path: &str) -> impl Iterator<Item = &str> {
    let slashes = path.rmatch_indices('/').map(|(at, _)| at + 1).chain([0]);
    slashes.take(DEEPEST).filter_map(|at| path.get(at..))
}
