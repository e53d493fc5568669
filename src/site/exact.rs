//! What a link leads to where the generator takes names at their word: `b` is not `b.md`, and what it does not find
//! among the files is left to the browser.

use super::path::{below, folder_of, join, normalize};
use super::{FileMatch, PageId, Structure, Target};
use crate::dialect::Languages;

impl Structure {
    /// A file of the content folder by its whole name, relative to the folder of the page. With languages in names,
    /// that of the page's language comes first, then that of the default one.
    pub(super) fn file_beside(&self, from: PageId, path: &str) -> Option<Target> {
        // What ends in `/` is no file.
        let path = Some(path).filter(|path| !path.ends_with('/'))?;
        let full = normalize(folder_of(self.outline(from).path()), path)?;
        self.file_in_content(from, below(&self.config.src, &full)?)
    }

    /// A file of the content folder, by its whole path from there.
    pub(super) fn file_in_content(&self, from: PageId, path: &str) -> Option<Target> {
        let Some(languages) = self.languages() else { return self.file_at(path) };
        let meant = languages.meant(languages.of(self.in_content(from)), path);
        meant.iter().find_map(|path| self.file_at(path))
    }

    /// What a browser finds at an address of the generator's site.
    pub(super) fn at_site_address(&self, address: &str) -> Option<Target> {
        if let Some(found) = self.at_exact_address(address) {
            return Some(found);
        }
        let made = &self.config.dialect.settings.made_addresses;
        if made.iter().any(|made| is_made(made, address)) {
            return Some(Target::External);
        }
        self.at_exact_address(self.languages()?.fallback(address)?)
    }

    fn at_exact_address(&self, address: &str) -> Option<Target> {
        let page = self.originals.find(address).filter(|page| !self.is_summary(*page));
        let page = page.map(|page| Target::Page { page, anchor: None });
        let file = || match self.files.find(&join(&self.config.src, address))? {
            FileMatch::File(id) => Some(self.target_of_file(id)),
            FileMatch::Page(_) | FileMatch::Section(_) => None,
        };
        page.or_else(file)
    }

    /// Whether the generator makes the page of a navigation itself.
    pub(super) fn is_made(&self, path: &str) -> bool {
        let settings = &self.config.dialect.settings;
        let address = path.strip_suffix(".md").unwrap_or(path);
        self.files.find(&join(&self.config.src, path)).is_none()
            && settings.made_addresses.iter().any(|made| is_made(made, address))
    }

    fn file_at(&self, path: &str) -> Option<Target> {
        match self.files.find(&join(&self.config.src, path))? {
            FileMatch::Page(page) if self.is_summary(page) => None,
            FileMatch::Page(page) => Some(Target::Page { page, anchor: None }),
            FileMatch::File(id) => Some(self.target_of_file(id)),
            FileMatch::Section(_) => None,
        }
    }

    /// The languages that pages say in their names.
    pub(super) fn languages(&self) -> Option<&Languages> {
        self.config.dialect.settings.named_languages.as_ref()
    }

    /// The path of a page relative to the content folder.
    pub(super) fn in_content(&self, page: PageId) -> &str {
        let path = self.outline(page).path();
        below(&self.config.src, path).unwrap_or(path)
    }
}

/// Whether the generator makes what stands at `address`, a folder with all that is in it.
fn is_made(made: &str, address: &str) -> bool {
    let address = address.trim_matches('/');
    match made.strip_suffix('/') {
        Some(folder) => {
            let rest = address.strip_prefix(folder);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
        None => address == made,
    }
}
