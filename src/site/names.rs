//! Pages and other files by name.

use std::collections::HashMap;
use std::sync::Arc;

use super::path::{below, name_of, nfc};
use super::{FileId, PageId, ProjectFile};
use crate::config::Config;
use crate::dialect::{Basis, without_number};
use crate::page::Outline;

/// Pages by title, alias and file name; other files by file name.
#[derive(Debug, Default)]
pub(super) struct Names {
    titles: HashMap<String, Vec<PageId>>,
    pub(super) aliases: HashMap<String, Vec<PageId>>,
    stems: HashMap<String, Vec<PageId>>,
    /// Pages by file name with spaces for dashes, as wikis beside repositories name them.
    spaced: HashMap<String, Vec<PageId>>,
    /// Pages by what they call themselves in `uid`, where links name them so.
    pub(super) uids: HashMap<String, PageId>,
    /// The first page with each anchor, where references name anchors of any page.
    pub(super) anchors: HashMap<String, PageId>,
    /// Pages by their plain paths below the content folder, where no project file says what their addresses are; none where
    /// several have the same.
    pub(super) plain: HashMap<String, Option<PageId>>,
    /// Names of files that are not pages.
    pub(super) files: HashMap<String, Vec<FileId>>,
}

impl Names {
    pub(super) fn new(
        pages: &[Arc<Outline>],
        files: &[ProjectFile],
        summary: Option<PageId>,
        config: &Config,
    ) -> Self {
        let extensions = config.dialect.extensions();
        let is_unknown = matches!(config.dialect.basis, Basis::Default | Basis::Habits);
        let mut names = Self::default();
        for (id, page) in (0..).map(PageId).zip(pages).filter(|(id, _)| Some(*id) != summary) {
            names.titles.entry(key(page.title())).or_default().push(id);
            names.stems.entry(key(page.stem())).or_default().push(id);
            names.spaced.entry(spaced(page.stem())).or_default().push(id);
            let uid = page.front_matter.get(&["uid"]).filter(|_| extensions.uids);
            if let Some(uid) = uid.and_then(|uid| uid.value.as_str()) {
                names.uids.entry(uid.to_owned()).or_insert(id);
            }
            if is_unknown {
                let path = below(&config.src, page.path()).unwrap_or(page.path());
                let only = names.plain.entry(plain(path)).or_insert(Some(id));
                *only = only.filter(|known| *known == id);
            }
            for anchor in page.anchors.iter().filter(|_| extensions.anchor_references) {
                names.anchors.entry(anchor.clone()).or_insert(id);
            }
            for alias in &page.meta.aliases {
                names.aliases.entry(key(&alias.value)).or_default().push(id);
            }
        }
        for (id, file) in (0..).map(FileId).zip(files) {
            names.files.entry(key(name_of(&file.path))).or_default().push(id);
        }
        names
    }

    /// The pages whose files have this name, without its ending.
    pub(super) fn with_stem(&self, stem: &str) -> &[PageId] {
        self.stems.get(&key(stem)).map_or(&[], Vec::as_slice)
    }

    /// The pages whose files have this name but for dashes in the place of spaces.
    pub(super) fn with_dashes(&self, name: &str) -> &[PageId] {
        self.spaced.get(&spaced(name)).map_or(&[], Vec::as_slice)
    }

    /// The pages with this title, else with this alias, else with this file name.
    pub(super) fn pages(&self, name: &str) -> &[PageId] {
        let name = key(name);
        let tiers = [&self.titles, &self.aliases, &self.stems];
        tiers.iter().find_map(|names| names.get(&name)).map_or(&[], Vec::as_slice)
    }
}

fn spaced(name: &str) -> String {
    key(name).replace('-', " ")
}

/// The case-insensitive NFC form in which names are compared.
pub(super) fn key(name: &str) -> String {
    nfc(name.trim()).to_lowercase()
}

/// A path without the ending of a page, numbers that order it and the name of an index, in lower case.
pub(super) fn plain(path: &str) -> String {
    let path = path.trim_matches('/');
    let endings = [".md", ".mdx", ".markdown", ".html"];
    let stem = endings.iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path);
    let parts: Vec<String> =
        stem.split('/').map(|part| nfc(without_number(part)).to_lowercase()).collect();
    let is_index = |part: &String| matches!(part.as_str(), "index" | "readme");
    let kept = parts.len() - usize::from(parts.last().is_some_and(is_index));
    parts.get(..kept).unwrap_or_default().join("/")
}
