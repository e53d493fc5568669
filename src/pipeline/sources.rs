//! The files that findings and records can refer to.

use std::collections::HashMap;
use std::sync::Arc;

use super::load::Loaded;
use super::theme;
use crate::source::{Assembly, Entry, SourceFile};

impl Loaded {
    /// All files of the project.
    pub(super) fn files(&self) -> impl Iterator<Item = &Entry> {
        self.listing.entries.iter()
    }

    /// The `sources` with pages as they were put together.
    pub(super) fn as_read(
        &self,
        mut sources: HashMap<Arc<str>, Arc<SourceFile>>,
    ) -> HashMap<Arc<str>, Arc<SourceFile>> {
        let assembled = self.parts.pages.iter().map(|page| &page.source);
        let assembled = assembled.filter(|source| source.assembly().is_some());
        sources.extend(assembled.map(|source| (Arc::clone(&source.path), Arc::clone(source))));
        sources
    }

    /// All sources that findings can refer to, by path.
    pub(super) fn sources(&self) -> HashMap<Arc<str>, Arc<SourceFile>> {
        let pages = || self.parts.pages.iter().map(|page| &page.source);
        let included = pages().filter_map(|page| page.assembly()).flat_map(Assembly::included);
        let all = included.chain(pages().map(SourceFile::on_disk));
        let all =
            all.chain(&self.book).chain(&self.schemas).chain(&self.parts.config.dialect.files);
        let read = all.map(|file| (Arc::clone(&file.path), Arc::clone(file)));
        let folder = theme::folder(&self.parts.config);
        let idle = self.idle.iter().map(|part| {
            let path = &part.place.path;
            let text = path.strip_prefix(&folder).and_then(|path| self.theme.text(path));
            let bytes = text.unwrap_or_default().as_bytes().to_vec();
            let source = SourceFile::new(Arc::clone(path), bytes);
            (Arc::clone(path), Arc::new(source))
        });
        read.chain(idle).collect()
    }
}
