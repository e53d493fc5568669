//! Pages and other files by name.

use std::collections::HashMap;
use std::sync::Arc;

use super::path::{name_of, nfc};
use super::{FileId, PageId, ProjectFile};
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
    /// Names of files that are not pages.
    pub(super) files: HashMap<String, Vec<FileId>>,
}

impl Names {
    pub(super) fn new(
        pages: &[Arc<Outline>],
        files: &[ProjectFile],
        summary: Option<PageId>,
        has_uids: bool,
    ) -> Self {
        let mut names = Self::default();
        for (id, page) in (0..).map(PageId).zip(pages).filter(|(id, _)| Some(*id) != summary) {
            names.titles.entry(key(page.title())).or_default().push(id);
            names.stems.entry(key(page.stem())).or_default().push(id);
            names.spaced.entry(spaced(page.stem())).or_default().push(id);
            let uid = page.front_matter.get(&["uid"]).filter(|_| has_uids);
            if let Some(uid) = uid.and_then(|uid| uid.value.as_str()) {
                names.uids.entry(uid.to_owned()).or_insert(id);
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
