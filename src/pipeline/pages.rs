//! Reads the pages, each with what it includes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::Overlay;
use crate::config::Config;
use crate::dialect::{self, Dialect};
use crate::page::Page;
use crate::source::{Assembly, Entry, Fragments, IncludeCause, Listing, ReadError, SourceFile};

/// What is known of the pages of a wiki that was read before.
pub(super) trait KnownPages: Sync {
    /// Whether they were read in the same dialect.
    fn has_dialect(&self, dialect: &Dialect) -> bool;
    /// The page of an unchanged file.
    fn unchanged(&self, entry: &Entry) -> Option<&Arc<Page>>;
    /// The page of this path as it was.
    fn page(&self, entry: &Entry) -> Option<&Arc<Page>>;
    /// Whether the file at `path`, which may be none of the listed ones, is unchanged.
    fn is_same_file(&self, path: &str, listing: &Listing) -> bool;
}

/// What pages are read from.
pub(super) struct PageReader<'a> {
    config: &'a Config,
    overlay: &'a Overlay,
    listing: &'a Listing,
    before: Option<&'a dyn KnownPages>,
    fragments: Fragments,
    /// The files that pages include, by path.
    read: Mutex<HashMap<String, Result<Arc<SourceFile>, IncludeCause>>>,
}

impl<'a> PageReader<'a> {
    pub(super) fn new(
        root: &std::path::Path,
        config: &'a Config,
        (overlay, listing): (&'a Overlay, &'a Listing),
        before: Option<&'a dyn KnownPages>,
    ) -> Self {
        let is_same = |before: &&dyn KnownPages| before.has_dialect(&config.dialect);
        let fragments = Fragments::new(root);
        let read = Mutex::default();
        Self { config, overlay, listing, before: before.filter(is_same), fragments, read }
    }

    /// All pages, sorted by path. Fails with the first file that cannot be read.
    pub(super) fn pages(&self, entries: &[&Entry]) -> Result<Vec<Arc<Page>>, ReadError> {
        entries.par_iter().map(|entry| self.page(entry)).collect()
    }

    fn page(&self, entry: &Entry) -> Result<Arc<Page>, ReadError> {
        let dialect = &self.config.dialect;
        if let Some(before) = self.before
            && let Some(page) = before.unchanged(entry)
            && self.has_same_fragments(before, page)
        {
            return Ok(Arc::clone(page));
        }
        let source = self.assembled(Arc::new(self.overlay.read(entry)?), dialect);
        match self.before.and_then(|before| before.page(entry)) {
            Some(page) if page.source.same_content(&source) => Ok(Arc::clone(page)),
            _ => Ok(Arc::new(Page::parse(source, dialect))),
        }
    }

    fn has_same_fragments(&self, before: &dyn KnownPages, page: &Page) -> bool {
        let asked = page.source.assembly().map_or(&[][..], |assembly: &Assembly| &assembly.asked);
        asked.iter().all(|path| before.is_same_file(path, self.listing))
    }

    fn assembled(&self, file: Arc<SourceFile>, dialect: &Dialect) -> Arc<SourceFile> {
        dialect::assembled(file, Page::start_of_text, dialect, &|path| self.fragment(path))
    }

    /// A file that pages include, which is read once.
    fn fragment(&self, path: &str) -> Result<Arc<SourceFile>, IncludeCause> {
        let known = |read: &HashMap<String, _>| read.get(path).cloned();
        if let Some(known) = known(&self.read.lock().unwrap_or_else(PoisonError::into_inner)) {
            return known;
        }
        let found = match self.overlay.get(path) {
            Some(unsaved) => Ok(unsaved),
            None => self.fragments.read(path),
        };
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.entry(path.to_owned()).or_insert(found.map(Arc::new)).clone()
    }
}
