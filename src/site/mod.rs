//! The whole wiki, read-only: where every page will stand, where every link leads, what belongs
//! together. Knows no HTML and no rules.
//!
//! What pages know of each other is the [`Structure`]; it is joined from nothing but their outlines,
//! so that a change inside a page leaves it as it is. The [`Site`] adds the pages themselves.

pub mod address;
mod anchors;
mod candidates;
mod chapters;
mod files;
pub mod generated;
mod meant;
mod names;
mod nav;
mod path;
mod records;
mod resolve;
mod section;
mod structure;
mod summary;
mod target;
mod wiki;

use std::collections::HashSet;
use std::ops::Deref;
use std::sync::Arc;

use rayon::prelude::*;

pub use files::{FileMatch, ProjectFile, Publication};
pub use generated::Generated;
pub use nav::{Nav, NavIndex, NavNode, NavTarget};
pub use path::{folder_of, name_of, relative_url};
pub use records::Records;
pub use section::{Child, Section, SectionId};
pub use structure::{Structure, is_summary};
pub use target::{Suggestion, Target, Targets};

use crate::config::Config;
use crate::diagnostic::Place;
use crate::page::{Link, Page};
use crate::record::{self, PageRecords};
use crate::schema::Kinds;

/// A page of the [`Site`], by its place among all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// A file that is no page: its index in [`Structure::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub usize);

/// What a wiki is joined from.
#[derive(Debug, Clone)]
pub struct Parts {
    /// What `book.toml` says.
    pub config: Arc<Config>,
    /// The kinds of records.
    pub kinds: Arc<Kinds>,
    /// All pages, sorted by path.
    pub pages: Vec<Arc<Page>>,
    /// All other files, sorted by path.
    pub files: Arc<[ProjectFile]>,
    /// Whether drafts are published with the rest.
    pub drafts: bool,
}

/// Everything that was read, joined: the [`Structure`] and what fills it.
#[derive(Debug)]
pub struct Site {
    structure: Arc<Structure>,
    pages: Vec<Arc<Page>>,
    /// What each page says in records, by itself.
    said: Vec<Arc<PageRecords>>,
    /// What the pages say in records.
    pub records: Records,
    /// For each page and each of its links where it leads by itself.
    resolved: Vec<Arc<Targets>>,
    /// The same as the wiki means it: where nothing uses wiki links, `[[x.y]]` is text.
    targets: Vec<Arc<Targets>>,
    /// For each page those that link to it, in order, each once.
    backlinks: Vec<Vec<PageId>>,
    /// The files that pages for readers lead to.
    linked_files: HashSet<FileId>,
}

/// Whoever has the pages has their structure too.
impl Deref for Site {
    type Target = Structure;

    fn deref(&self) -> &Structure {
        &self.structure
    }
}

impl Site {
    /// Joins what was read. What a `previous` site was joined from and is the same now is not joined
    /// anew; the site is the same with it or without.
    pub fn join(parts: Parts, previous: Option<&Self>) -> Self {
        let Parts { pages, .. } = &parts;
        let known: Vec<Option<PageId>> =
            pages.iter().map(|page| previous?.with_page(page)).collect();
        let structure = match previous {
            Some(previous) if previous.structure.is_of(&parts) => Arc::clone(&previous.structure),
            _ => Arc::new(structure_of(&parts)),
        };
        let same_kinds = previous.filter(|it| Arc::ptr_eq(&it.kinds, &parts.kinds));
        let same_structure = previous.filter(|it| Arc::ptr_eq(&it.structure, &structure));
        let numbered = || pages.par_iter().zip(&known).enumerate();
        let said: Vec<Arc<PageRecords>> = numbered()
            .map(|(_, (page, known))| {
                let before = || same_kinds?.said.get((*known)?.0).cloned();
                before().unwrap_or_else(|| Arc::new(record::of_page(page, &parts.kinds)))
            })
            .collect();
        let resolved: Vec<Arc<Targets>> = numbered()
            .map(|(id, (page, known))| {
                let before = || same_structure?.resolved.get((*known)?.0).cloned();
                before().unwrap_or_else(|| structure.resolve(PageId(id), page))
            })
            .collect();
        let targets = wiki::targets(pages, &resolved);
        let said_by_pages = structure.all_pages().filter_map(|id| said.get(id.0));
        let records = Records::new(said_by_pages);
        let backlinks = backlinks(&structure, &targets);
        let linked_files = linked_files(&structure, &targets);
        let pages = parts.pages;
        Self { structure, pages, said, records, resolved, targets, backlinks, linked_files }
    }

    /// What pages know of each other.
    pub fn structure(&self) -> &Arc<Structure> {
        &self.structure
    }

    /// The line of the file in which the place begins, counted from 1; 1 in files that are no page.
    pub fn line(&self, place: &Place) -> usize {
        match self.find(&place.path) {
            Some(FileMatch::Page(id)) => self.page(id).source.position(place.span.start).line,
            _ => 1,
        }
    }

    /// The number of this very page, read at the same time, not only of its path.
    pub fn with_page(&self, page: &Arc<Page>) -> Option<PageId> {
        let FileMatch::Page(id) = self.find(page.path())? else { return None };
        self.pages.get(id.0).is_some_and(|own| Arc::ptr_eq(own, page)).then_some(id)
    }

    /// Whether all that this site knows of a page is what `other`, of the same structure, knows.
    pub fn has_same_page(&self, other: &Self, id: PageId) -> bool {
        let (own, others) = (self.pages.get(id.0), other.pages.get(id.0));
        own.zip(others).is_some_and(|(own, other)| Arc::ptr_eq(own, other))
            && self.backlinks(id) == other.backlinks(id)
            && self.targets(id) == other.targets(id)
            && self.records.same_on(self.page(id).path(), &other.records)
    }

    /// All pages with `SUMMARY.md`, sorted by path.
    pub fn pages(&self) -> &[Arc<Page>] {
        &self.pages
    }

    /// The page with this number.
    #[expect(clippy::indexing_slicing, reason = "only the site makes ids, all of them in range")]
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0]
    }

    /// Where each link of the page leads.
    #[expect(clippy::indexing_slicing, reason = "only the site makes ids, all of them in range")]
    pub fn targets(&self, id: PageId) -> &Targets {
        &self.targets[id.0]
    }

    /// The links of the page with where they lead.
    pub fn links(&self, id: PageId) -> impl Iterator<Item = (&Link, &Target)> {
        self.page(id).document.links.with(self.targets(id))
    }

    /// The files that stand in the site as they are.
    pub fn copied_files(&self) -> impl Iterator<Item = &ProjectFile> {
        let numbered = (0..).map(FileId).zip(self.structure.files());
        numbered.filter(|(id, file)| self.is_copied(*id, file)).map(|(_, file)| file)
    }

    /// Files of the content folder that no page for readers leads to and that are no media.
    pub fn unlinked_files(&self) -> impl Iterator<Item = &ProjectFile> {
        let numbered = (0..).map(FileId).zip(self.structure.files());
        let left_out = numbered.filter(|(id, file)| {
            file.publication == Publication::Linked && !self.is_copied(*id, file)
        });
        left_out.map(|(_, file)| file)
    }

    /// Files of the content folder that are not published because they seem to hold secrets.
    pub fn secret_files(&self) -> impl Iterator<Item = &ProjectFile> {
        let is_secret = |file: &&ProjectFile| matches!(file.publication, Publication::Secret(_));
        self.structure.files().iter().filter(is_secret)
    }

    fn is_copied(&self, id: FileId, file: &ProjectFile) -> bool {
        match file.publication {
            Publication::Always => true,
            Publication::Linked => self.linked_files.contains(&id),
            Publication::Outside | Publication::Hidden | Publication::Secret(_) => false,
        }
    }

    /// The pages that link to this one.
    pub fn backlinks(&self, id: PageId) -> &[PageId] {
        self.backlinks.get(id.0).map_or(&[], Vec::as_slice)
    }
}

fn backlinks(structure: &Structure, targets: &[Arc<Targets>]) -> Vec<Vec<PageId>> {
    let mut backlinks: Vec<Vec<PageId>> = vec![Vec::new(); targets.len()];
    for from in structure.published() {
        let leads_to = targets.get(from.0).into_iter().flat_map(|it| it.iter());
        for to in leads_to.filter_map(Target::page).filter(|to| *to != from) {
            if let Some(list) = backlinks.get_mut(to.0)
                && list.last() != Some(&from)
            {
                list.push(from);
            }
        }
    }
    backlinks
}

fn linked_files(structure: &Structure, targets: &[Arc<Targets>]) -> HashSet<FileId> {
    let of_page = |page: PageId| targets.get(page.0).into_iter().flat_map(|it| it.iter());
    structure.published().flat_map(of_page).filter_map(Target::file).collect()
}

fn structure_of(parts: &Parts) -> Structure {
    let structure = Structure::new(parts);
    let nav = chapters::of(&structure);
    structure.in_order(nav)
}
