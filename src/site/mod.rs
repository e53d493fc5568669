//! The whole wiki, read-only: addresses, link targets, navigation, joined records. Knows neither HTML nor rules.
//!
//! The [`Structure`] holds what pages know of each other. It is built from their outlines only, so edits
//! inside a page do not change it. The [`Site`] adds the pages themselves.

pub mod address;
mod anchors;
mod candidates;
mod chapters;
mod exact;
mod files;
mod folder_nav;
pub mod generated;
mod kept_back;
mod languages;
mod meant;
mod names;
mod nav;
mod order;
mod original;
mod parents;
mod path;
mod records;
mod resolve;
mod section;
mod structure;
mod summary;
mod target;
mod translations;
mod vault;
mod wiki;

use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

pub use files::{FileMatch, ProjectFile, Publication};
pub use generated::Generated;
pub use nav::{Nav, NavIndex, NavNode, NavTarget};
pub use path::{folder_of, name_of, relative_link, relative_url};
pub use records::Records;
pub use section::{Child, Section, SectionId};
pub use structure::{Structure, is_summary};
pub use target::{LinkPart, Moved, Suggestion, Target, Targets};
pub use translations::TranslationGroup;

use crate::config::Config;
use crate::diagnostic::{Place, Span};
use crate::language::Lang;
use crate::page::{HeadingId, Id, Link, LinkId, LinkKind, Page};
use crate::record::{self, PageRecords, Record};
use crate::schema::Kinds;
use crate::source::{Assembly, SourceFile};

/// A page of the [`Site`], by its index among all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// A file that is not a page, by its index in [`Structure::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub usize);

/// The parts from which a site is built.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The configuration.
    pub config: Arc<Config>,
    /// The kinds of records.
    pub kinds: Arc<Kinds>,
    /// All pages, sorted by path.
    pub pages: Vec<Arc<Page>>,
    /// The name of the wiki where it has no title.
    pub name: Arc<str>,
    /// All other files, sorted by path.
    pub files: Arc<[ProjectFile]>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// The language of the wiki: as `book.toml` says, as its pages show, else that of messages.
    pub lang: Lang,
    /// The language of the site: of the frame of its pages and of the names of what it generates.
    pub frame_lang: Lang,
}

/// The joined wiki: the [`Structure`] and its pages.
#[derive(Debug)]
pub struct Site {
    /// The language of the wiki.
    pub lang: Lang,
    structure: Arc<Structure>,
    pages: Vec<Arc<Page>>,
    /// The records of each page.
    said: Vec<Arc<PageRecords>>,
    /// The joined records.
    pub records: Records,
    /// The targets of links by page, before wiki links are interpreted.
    resolved: Vec<Arc<Targets>>,
    /// The final targets: in a wiki without wiki links, `[[x.y]]` is text.
    targets: Vec<Arc<Targets>>,
    /// For each page the pages that link to it, sorted, without duplicates.
    backlinks: Vec<Vec<PageId>>,
    /// The files that published pages link to.
    linked_files: HashSet<FileId>,
    /// The files that pages include, by path, once somebody asks for them.
    included: OnceLock<HashMap<Arc<str>, Arc<SourceFile>>>,
}

/// With more pages than this behind it, a page is compared by what it shows.
const MOST_EMBEDDED: usize = 100;

/// A site gives direct access to its structure.
impl Deref for Site {
    type Target = Structure;

    fn deref(&self) -> &Structure {
        &self.structure
    }
}

impl Site {
    /// Builds the site. Unchanged parts of a `previous` site are reused; the result is the same with or
    /// without it.
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
        let linked_page = |record: &Record| {
            let Some(FileMatch::Page(id)) = structure.find(&record.path) else { return None };
            let (page, targets) = (pages.get(id.0)?, targets.get(id.0)?);
            let Target::Page { page: target, anchor: None, .. } =
                targets_in(page, targets, record.head).next()?
            else {
                return None;
            };
            pages.get(target.0).map(|page| &**page.path())
        };
        let records = Records::new(said_by_pages, linked_page);
        let backlinks = backlinks(&structure, &targets);
        let linked_files = linked_files(&structure, &targets);
        let (lang, pages, included) = (parts.lang, parts.pages, OnceLock::new());
        Self {
            lang,
            structure,
            pages,
            said,
            records,
            resolved,
            targets,
            backlinks,
            linked_files,
            included,
        }
    }

    /// Where the links within `span` of a page lead.
    pub fn targets_in(&self, id: PageId, span: Span) -> impl Iterator<Item = &Target> {
        targets_in(self.page(id), self.targets(id), span)
    }

    /// The structure of the site.
    pub fn structure(&self) -> &Arc<Structure> {
        &self.structure
    }

    /// The line of a place on a page, counted from 1; for included text that of the directive. Always 1 in files that
    /// are not pages.
    pub fn line(&self, place: &Place) -> usize {
        match self.find(&place.path) {
            Some(FileMatch::Page(id)) => self.page(id).source.position(place.span.start).line,
            _ => 1,
        }
    }

    /// The line of a place in a file on disk, counted from 1; always 1 in files that are not pages.
    pub fn line_on_disk(&self, place: &Place) -> usize {
        match self.find(&place.path) {
            Some(FileMatch::Page(id)) => {
                self.page(id).source.on_disk().position(place.span.start).line
            }
            _ => {
                let included = self.included.get_or_init(|| included(&self.pages));
                included.get(&*place.path).map_or(1, |it| it.position(place.span.start).line)
            }
        }
    }

    /// The id of exactly this page object, not only of one with the same path.
    pub fn with_page(&self, page: &Arc<Page>) -> Option<PageId> {
        let FileMatch::Page(id) = self.find(page.path())? else { return None };
        self.pages.get(id.0).is_some_and(|own| Arc::ptr_eq(own, page)).then_some(id)
    }

    /// Whether a page is unchanged in `other`, which has the same structure.
    pub fn has_same_page(&self, other: &Self, id: PageId) -> bool {
        let (own, others) = (self.pages.get(id.0), other.pages.get(id.0));
        own.zip(others).is_some_and(|(own, other)| Arc::ptr_eq(own, other))
            && self.backlinks(id) == other.backlinks(id)
            && self.targets(id) == other.targets(id)
            && self.records.same_on(self.page(id).path(), &other.records)
    }

    /// Whether the pages that a page embeds, and those that they embed, are unchanged in `other`, which has the same
    /// structure.
    pub fn has_same_embedded(&self, other: &Self, id: PageId) -> bool {
        if !self.config.dialect.traits.markup.embeds {
            return true;
        }
        let mut seen = HashSet::from([id]);
        let mut open = vec![id];
        while let Some(page) = open.pop() {
            if seen.len() > MOST_EMBEDDED {
                return false;
            }
            let is_same = self.pages.get(page.0).zip(other.pages.get(page.0));
            let is_same = is_same.is_some_and(|(own, other)| Arc::ptr_eq(own, other))
                && self.targets(page) == other.targets(page);
            if !is_same {
                return false;
            }
            let embeds =
                self.links(page).filter(|(link, _)| link.image && link.kind == LinkKind::Wiki);
            open.extend(embeds.filter_map(|(_, to)| to.page()).filter(|to| seen.insert(*to)));
        }
        true
    }

    /// All pages with `SUMMARY.md`, sorted by path.
    pub fn pages(&self) -> &[Arc<Page>] {
        &self.pages
    }

    /// The page with this id.
    #[expect(clippy::indexing_slicing, reason = "only the site makes ids, all of them in range")]
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0]
    }

    /// The heading at the start of the page that is shown as its title: of a lower level only where it says the same as
    /// the title.
    pub fn opening_title(&self, id: PageId) -> Option<HeadingId> {
        let document = &self.page(id).document;
        let opening = document.opening?;
        let heading = document.headings.get(opening)?;
        let is_title = heading.level == 1 && document.title == Some(opening);
        let says_it = heading.text.is_empty() || heading.text == self.title(id);
        (is_title || says_it).then_some(opening)
    }

    /// The targets of the links of the page.
    #[expect(clippy::indexing_slicing, reason = "only the site makes ids, all of them in range")]
    pub fn targets(&self, id: PageId) -> &Targets {
        &self.targets[id.0]
    }

    /// The links of the page with their targets.
    pub fn links(&self, id: PageId) -> impl Iterator<Item = (&Link, &Target)> {
        self.page(id).document.links.with(self.targets(id))
    }

    /// The files that are copied to the site.
    pub fn copied_files(&self) -> impl Iterator<Item = &ProjectFile> {
        let numbered = (0..).map(FileId).zip(self.structure.files());
        numbered.filter(|(id, file)| self.is_copied(*id, file)).map(|(_, file)| file)
    }

    /// Files of the content folder that are neither media nor linked from published pages.
    pub fn unlinked_files(&self) -> impl Iterator<Item = &ProjectFile> {
        let numbered = (0..).map(FileId).zip(self.structure.files());
        let left_out = numbered.filter(|(id, file)| {
            file.publication == Publication::Linked && !self.is_copied(*id, file)
        });
        left_out.map(|(_, file)| file)
    }

    /// Files of the content folder that are not published because they may contain secrets.
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

/// The files that pages include, by path.
fn included(pages: &[Arc<Page>]) -> HashMap<Arc<str>, Arc<SourceFile>> {
    let assemblies = pages.iter().filter_map(|page| page.source.assembly());
    let files = assemblies.flat_map(Assembly::included);
    files.map(|file| (Arc::clone(&file.path), Arc::clone(file))).collect()
}

/// Where the links within `span` of `page` lead.
fn targets_in<'s>(
    page: &'s Page,
    targets: &'s Targets,
    span: Span,
) -> impl Iterator<Item = &'s Target> {
    let links = &page.document.links;
    let first = links.partition_point(|link| link.span.end <= span.start);
    let within = links.iter().enumerate().skip(first);
    let within = within.take_while(move |(_, link)| link.span.start < span.end);
    within.filter_map(|(number, _)| targets.get(LinkId::new(number)))
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
