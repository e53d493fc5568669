//! The whole wiki, read-only: where every page will stand, where every link leads, what belongs
//! together. Knows no HTML and no rules.

mod anchors;
pub mod copies;
mod evidence;
mod files;
mod nav;
mod path;
mod records;
mod resolve;
mod section;
mod summary;
mod target;
mod wiki;

use std::sync::Arc;

use rayon::prelude::*;

pub use evidence::Evidence;
pub use files::{Found, ProjectFile};
pub use nav::{Nav, NavIndex, NavNode, NavTarget};
pub use path::{folder_of, name_of, relative_url};
pub use records::Records;
pub use section::{Child, Section, SectionId};
pub use target::{Suggestion, Target};

use crate::config::Config;
use crate::page::{Page, Progress};
use crate::schema::Kinds;
use anchors::Anchors;
use files::Files;
use section::Sections;
use wiki::Names;

/// A page of the [`Site`]: its index in [`Site::pages`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// A file that is no page: its index in [`Site::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub usize);

/// Everything that was read, joined.
#[derive(Debug)]
pub struct Site {
    /// What `book.toml` says.
    pub config: Config,
    /// The kinds of records.
    pub kinds: Kinds,
    /// What the pages say in records.
    pub records: Records,
    /// All pages, sorted by path.
    pub pages: Vec<Arc<Page>>,
    files: Files,
    anchors: Anchors,
    names: Names,
    sections: Sections,
    nav: Nav,
    /// For each page and each of its links where it leads.
    targets: Vec<Vec<Target>>,
    /// For each page those that link to it, in order, each once.
    backlinks: Vec<Vec<PageId>>,
    /// `SUMMARY.md`, which is no page of its own.
    summary: Option<PageId>,
}

impl Site {
    /// Joins what was read. `pages` are sorted by path, as are `files`.
    pub fn new(
        config: Config,
        kinds: Kinds,
        pages: Vec<Arc<Page>>,
        files: Vec<ProjectFile>,
    ) -> Self {
        let summary_path = path::join(&config.src, "SUMMARY.md");
        let summary = pages.iter().position(|page| **page.path() == *summary_path).map(PageId);
        let sections = Sections::new(&config.src, &pages, summary);
        let names = Names::new(&pages, &files, summary);
        let files = Files::new(&config.src, &pages, files, &sections, summary);
        let published = (0..).map(PageId).zip(&pages).filter(|(id, _)| Some(*id) != summary);
        let records = Records::new(published.map(|(_, page)| page), &kinds);
        let mut site = Self {
            config,
            kinds,
            records,
            anchors: Anchors::new(&pages),
            names,
            pages,
            files,
            sections,
            nav: Nav::default(),
            targets: Vec::new(),
            backlinks: Vec::new(),
            summary,
        };
        site.targets =
            site.page_ids().collect::<Vec<_>>().par_iter().map(|id| site.resolve(*id)).collect();
        site.nav = Nav::new(&site);
        site.backlinks = site.find_backlinks();
        site
    }

    /// All pages with `SUMMARY.md`, in the order of their paths.
    pub fn page_ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..self.pages.len()).map(PageId)
    }

    /// The pages that are published.
    pub fn published(&self) -> impl Iterator<Item = PageId> + '_ {
        self.page_ids().filter(|id| Some(*id) != self.summary)
    }

    /// Whether `page` is the list of chapters and no page of its own.
    pub fn is_summary(&self, page: PageId) -> bool {
        Some(page) == self.summary
    }

    /// The page with this number.
    #[expect(clippy::indexing_slicing, reason = "only the site makes ids, all of them in range")]
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0]
    }

    /// What the page is called in nav and links.
    pub fn title(&self, id: PageId) -> &str {
        self.page(id).title()
    }

    /// Where the page stands in the output, relative to its root, not percent-encoded.
    pub fn url(&self, id: PageId) -> &str {
        self.files.url(id)
    }

    /// The section that the page stands in.
    pub fn section_of(&self, id: PageId) -> SectionId {
        self.sections.of_page(id)
    }

    /// The section with this number.
    pub fn section(&self, id: SectionId) -> &Section {
        self.sections.get(id)
    }

    /// All folders that hold pages, the content root first.
    pub fn sections(&self) -> impl Iterator<Item = SectionId> + '_ {
        self.sections.ids()
    }

    /// The page at the content root, where there is one.
    pub fn home(&self) -> Option<PageId> {
        self.section(SectionId::ROOT).index
    }

    /// The pages in the order in which they are read.
    pub fn nav(&self) -> &Nav {
        &self.nav
    }

    /// Where each link of the page leads, parallel to its links.
    pub fn targets(&self, id: PageId) -> &[Target] {
        self.targets.get(id.0).map_or(&[], Vec::as_slice)
    }

    /// The pages that link to this one.
    pub fn backlinks(&self, id: PageId) -> &[PageId] {
        self.backlinks.get(id.0).map_or(&[], Vec::as_slice)
    }

    /// Files that are no pages.
    pub fn files(&self) -> &[ProjectFile] {
        self.files.all()
    }

    /// A file that is no page.
    pub fn file(&self, id: FileId) -> Option<&ProjectFile> {
        self.files.all().get(id.0)
    }

    /// Where a file of the content folder stands in the output.
    pub fn output_path<'p>(&self, path: &'p str) -> &'p str {
        path::below(&self.config.src, path).unwrap_or(path)
    }

    /// Other names and former addresses of a page, as its front matter has them.
    pub fn aliases(&self, id: PageId) -> Vec<&str> {
        wiki::aliases(self.page(id))
    }

    /// What stands at `path` (relative to the project root), in whatever spelling of Unicode.
    pub fn find(&self, path: &str) -> Option<Found> {
        self.files.find(path)
    }

    /// Whether any page or other file of the project has this name.
    pub fn has_file_named(&self, name: &str) -> bool {
        self.files.has_name(name)
    }

    /// Ticked and open boxes of the whole wiki.
    pub fn progress(&self) -> Progress {
        self.published().map(|id| self.page(id).document.progress()).sum()
    }

    /// What the wiki is called; none where neither `book.toml` nor its first page says.
    pub fn title_of_wiki(&self) -> Option<&str> {
        let home = || self.home().map(|id| self.title(id));
        self.config.title.as_deref().or_else(home)
    }

    fn find_backlinks(&self) -> Vec<Vec<PageId>> {
        let mut backlinks = vec![Vec::new(); self.pages.len()];
        for from in self.published() {
            let leads_to = self.targets(from).iter().filter_map(Target::page);
            for to in leads_to.filter(|to| *to != from) {
                if let Some(list) = backlinks.get_mut(to.0)
                    && list.last() != Some(&from)
                {
                    list.push(from);
                }
            }
        }
        backlinks
    }
}
