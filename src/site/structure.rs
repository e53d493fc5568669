//! The structure of the site: addresses, titles, anchors, folders, reading order.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::address::Addresses;
use super::anchors::Anchors;
use super::candidates::Candidates;
use super::files::Files;
use super::names::Names;
use super::original::Originals;
use super::section::Sections;
use super::translations::Translations;
use super::vault::Vault;
use super::{
    FileId, FileMatch, Generated, Nav, NavNode, NavTarget, PageId, Parts, ProjectFile, Section,
    SectionId, order, path,
};
use crate::config::Config;
use crate::language::Lang;
use crate::page::{Outline, Page, Progress};
use crate::schema::Kinds;

/// The wiki without the content of its pages.
#[derive(Debug)]
pub struct Structure {
    /// The configuration.
    pub config: Arc<Config>,
    /// The kinds of records.
    pub kinds: Arc<Kinds>,
    /// The outlines of all pages, sorted by path.
    outlines: Vec<Arc<Outline>>,
    project_files: Arc<[ProjectFile]>,
    pub(super) files: Files,
    addresses: Addresses,
    /// Files for the root of the site whose addresses are taken, which keep those of their folders.
    displaced: HashSet<Arc<str>>,
    pub(super) originals: Originals,
    pub(super) anchors: Anchors,
    pub(super) names: Names,
    pub(super) vault: Vault,
    /// Candidates for broken links, built for the first one.
    candidates: OnceLock<Candidates>,
    sections: Sections,
    pub(super) nav: Nav,
    /// Titles that pages do not say themselves.
    titles: HashMap<PageId, String>,
    handbook: Vec<PageId>,
    progress: Progress,
    pub(super) translations: Translations,
    /// Whether a published page has tags.
    has_tags: bool,
    /// `SUMMARY.md`, which is not a page.
    summary: Option<PageId>,
    /// The name of the folder of the project.
    pub(super) folder: Arc<str>,
    /// Whether drafts are published.
    drafts: bool,
    /// The language of the names of generated files.
    frame_lang: Lang,
    /// The text of `SUMMARY.md`, which defines the reading order.
    summary_page: Option<Arc<Page>>,
}

impl Structure {
    /// The structure without reading order and what depends on it.
    pub(super) fn new(parts: &Parts) -> Self {
        let Parts { config, kinds, pages, files, drafts, .. } = parts;
        let summary = summary(parts);
        let outlines: Vec<Arc<Outline>> =
            pages.iter().map(|page| Arc::clone(&page.outline)).collect();
        let originals = Originals::new(config, &outlines);
        let published = |id: PageId| {
            let outline = outlines.get(id.0).map(AsRef::as_ref);
            originals.is_rendered(id) && is_published(summary, *drafts, id, outline)
        };
        let sections = Sections::new(&config.src, &config.dialect, &outlines, &published);
        let addresses = Addresses::of_pages(config, &outlines, &sections, &published);
        let files = Files::new(&config.src, &outlines, files.to_vec(), &sections, &published);
        let titles = home_title(parts, &outlines, sections.get(SectionId::ROOT).index);
        Self {
            config: Arc::clone(config),
            kinds: Arc::clone(kinds),
            project_files: Arc::clone(&parts.files),
            folder: Arc::clone(&parts.name),
            drafts: *drafts,
            frame_lang: parts.frame_lang,
            anchors: Anchors::new(&outlines),
            originals,
            names: Names::new(&outlines, &parts.files, summary, config),
            vault: Vault::new(config, &outlines, &parts.files, summary),
            displaced: displaced(config, &files, &addresses),
            files,
            addresses,
            candidates: OnceLock::new(),
            outlines,
            sections,
            nav: Nav::default(),
            titles,
            handbook: Vec::new(),
            progress: Progress::default(),
            translations: Translations::default(),
            has_tags: false,
            summary,
            summary_page: summary.and_then(|id| pages.get(id.0).cloned()),
        }
    }

    /// The structure with `nav` as reading order.
    pub(super) fn in_order(mut self, nav: Nav) -> Self {
        self.nav = nav;
        self.titles = self.given_titles();
        self.handbook = self.of_handbook();
        self.progress = self.published().map(|id| self.outline(id).progress).sum();
        self.translations = self.find_translations();
        let has_tags = self.published().any(|id| !self.outline(id).tags().is_empty());
        self.has_tags = has_tags;
        let generated: Vec<Generated> = self.generated().collect();
        let paths = generated.iter().map(|file| file.path(self.frame_lang));
        let mut addresses = std::mem::take(&mut self.addresses);
        let below_src = |path: &str| path::join(&self.config.src, path);
        let page_at =
            |path: &str| match self.files.find(&below_src(path.trim_start_matches('/')))? {
                FileMatch::Page(page) => Some(page),
                _ => None,
            };
        addresses.add_redirects(&self.config, paths, &self.outlines, &page_at);
        let is_at_root = |path: &str| self.at_root(path).is_some();
        let is_there = |path: &str| self.files.find(&below_src(path)).is_some() || is_at_root(path);
        // English names are in anybody's links; German ones mean nothing on an English site.
        if self.frame_lang != Lang::En {
            addresses.add_other_names(&generated, self.frame_lang, &is_there);
        }
        if self.config.dialect.is_foreign() {
            let is_file =
                |path: &str| self.files.file(&below_src(path)).is_some() || is_at_root(path);
            addresses.add_originals(self.originals.all(), &self.outlines, &is_file);
        }
        self.addresses = addresses;
        self
    }

    /// The path of a generated file, relative to the output folder.
    pub fn generated_path(&self, file: Generated) -> &'static str {
        file.path(self.frame_lang)
    }

    /// The language of the names of generated files, which is that of the frame of pages.
    pub fn frame_lang(&self) -> Lang {
        self.frame_lang
    }

    /// Whether the site has this generated file.
    pub fn has_generated(&self, file: Generated) -> bool {
        match file {
            Generated::Checklists => self.progress().is_some(),
            Generated::Tags => self.has_tags,
            Generated::Handbook => !self.handbook().is_empty(),
            _ => true,
        }
    }

    /// The generated files, except those whose names depend on findings.
    pub fn generated(&self) -> impl Iterator<Item = Generated> + '_ {
        Generated::ALL.into_iter().filter(|file| self.has_generated(*file))
    }

    /// The generated file that a link to `path` (relative to the project root) refers to.
    pub(super) fn generated_at(&self, path: &str) -> Option<Generated> {
        let path = path::below(&self.config.src, path)?;
        self.generated().find(|it| it.is_meant_by(path))
    }

    /// Whether the page is an unpublished draft, whose child chapters move up.
    pub(super) fn is_withheld(&self, target: NavTarget) -> bool {
        matches!(target, NavTarget::Page(page) if !self.is_published(page))
    }

    /// Whether `parts` would give the same structure.
    pub(super) fn is_of(&self, parts: &Parts) -> bool {
        let Parts { config, kinds, pages, files, drafts, .. } = parts;
        let summary = summary(parts).and_then(|id| pages.get(id.0));
        let same_summary = match (&self.summary_page, summary) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        };
        let alike = |(own, page): (&Arc<Outline>, &Arc<Page>)| {
            Arc::ptr_eq(own, &page.outline) || *own == page.outline
        };
        Arc::ptr_eq(&self.config, config)
            && Arc::ptr_eq(&self.kinds, kinds)
            && self.drafts == *drafts
            && self.frame_lang == parts.frame_lang
            && same_summary
            && self.outlines.len() == pages.len()
            && self.outlines.iter().zip(pages).all(alike)
            && (Arc::ptr_eq(&self.project_files, files) || self.project_files == *files)
    }

    /// The page id of `SUMMARY.md`.
    pub(super) fn summary_page(&self) -> Option<(PageId, &Page)> {
        Some((self.summary?, self.summary_page.as_deref()?))
    }

    /// All pages including `SUMMARY.md`, sorted by path.
    pub fn page_ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..self.outlines.len()).map(PageId)
    }

    /// All pages of the wiki, including drafts.
    pub fn all_pages(&self) -> impl Iterator<Item = PageId> + '_ {
        self.page_ids().filter(|id| !self.is_summary(*id))
    }

    /// The published pages.
    pub fn published(&self) -> impl Iterator<Item = PageId> + '_ {
        self.page_ids().filter(|id| self.is_published(*id))
    }

    /// Whether the page is published.
    pub fn is_published(&self, page: PageId) -> bool {
        self.originals.is_rendered(page)
            && is_published(self.summary, self.drafts, page, Some(self.outline(page)))
    }

    /// Whether the author, or the project file, leaves the page out of the navigation.
    pub fn is_unlisted(&self, page: PageId) -> bool {
        let unlisted = &self.config.dialect.settings.unlisted;
        !self.originals.is_listed(page) || unlisted.name(self.in_content(page))
    }

    /// The unpublished drafts.
    pub fn withheld_drafts(&self) -> usize {
        let drafts = self.all_pages().filter(|id| self.originals.is_rendered(*id));
        drafts.filter(|id| !self.is_published(*id)).count()
    }

    /// Whether the file at `path` is anything but an unpublished draft.
    pub fn is_for_readers(&self, path: &str) -> bool {
        match self.find(path) {
            Some(FileMatch::Page(page)) => self.is_summary(page) || self.is_published(page),
            _ => true,
        }
    }

    /// Whether `page` is `SUMMARY.md`.
    pub fn is_summary(&self, page: PageId) -> bool {
        Some(page) == self.summary
    }

    /// The outline of a page.
    #[expect(clippy::indexing_slicing, reason = "only the site makes ids, all of them in range")]
    pub fn outline(&self, id: PageId) -> &Outline {
        &self.outlines[id.0]
    }

    /// The title of a page in links: its own, else that of the navigation; of a start page that has none, the title of
    /// the wiki.
    pub fn title(&self, id: PageId) -> &str {
        self.titles.get(&id).map_or_else(|| self.outline(id).title(), String::as_str)
    }

    /// The title of a page in the navigation, where that gives it none.
    pub(super) fn nav_title(&self, id: PageId) -> &str {
        let stated = order::nav_title(self.outline(id), &self.config.dialect);
        stated.unwrap_or_else(|| self.title(id))
    }

    /// The titles that a written navigation or the name of the wiki give pages.
    fn given_titles(&self) -> HashMap<PageId, String> {
        let mut titles = self.titles.clone();
        for id in self.published().filter(|_| self.nav.written) {
            let outline = self.outline(id);
            // Readers of generators that take titles from the navigation know pages by these.
            let may_differ = outline.meta.title.text().is_none()
                && (!outline.is_titled || self.config.dialect.is_foreign());
            let node = self.nav.find(NavTarget::Page(id)).filter(|_| may_differ);
            let is_section = |it: &NavNode| {
                self.config.dialect.settings.has_section_pages && !it.children.is_empty()
            };
            let said = node.and_then(|node| self.nav.node(node));
            let said = said.filter(|it| it.is_titled && !is_section(it));
            titles.extend(said.map(|node| (id, node.title.clone())));
        }
        titles
    }

    /// The output path of a page, relative to the output folder, not percent-encoded.
    pub fn url(&self, id: PageId) -> &str {
        self.addresses.of_page(id)
    }

    /// All addresses except those of copied files.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// The section of a page.
    pub fn section_of(&self, id: PageId) -> SectionId {
        self.sections.of_page(id)
    }

    /// The section with this id.
    pub fn section(&self, id: SectionId) -> &Section {
        self.sections.get(id)
    }

    /// All sections, the content root first.
    pub fn sections(&self) -> impl Iterator<Item = SectionId> + '_ {
        self.sections.ids()
    }

    /// The start page.
    pub fn home(&self) -> Option<PageId> {
        self.section(SectionId::ROOT).index
    }

    /// The navigation.
    pub fn nav(&self) -> &Nav {
        &self.nav
    }

    /// The files that are not pages.
    pub fn files(&self) -> &[ProjectFile] {
        self.files.all()
    }

    /// A file that is not a page.
    pub fn file(&self, id: FileId) -> Option<&ProjectFile> {
        self.files.all().get(id.0)
    }

    /// The candidates for broken links.
    pub(super) fn candidates_for_broken_links(&self) -> &Candidates {
        self.candidates.get_or_init(|| {
            let pages = self.published().map(|id| (id, self.outline(id)));
            Candidates::new(&self.config.src, pages, &self.project_files)
        })
    }

    /// The output path of a page or another file: relative to the content folder, or to the folder whose files are
    /// copied to the root of the site.
    pub fn output_path<'p>(&self, path: &'p str) -> &'p str {
        if self.displaced.contains(path) {
            return path;
        }
        let folder = self.config.static_folder(path).unwrap_or(&self.config.src);
        path::below(folder, path).unwrap_or(path)
    }

    /// The aliases of a page: other names and former addresses.
    pub fn aliases(&self, id: PageId) -> Vec<&str> {
        self.outline(id).meta.aliases.iter().map(|alias| alias.value.as_str()).collect()
    }

    /// The entry at `path` (relative to the project root), in any Unicode normalisation.
    pub fn find(&self, path: &str) -> Option<FileMatch> {
        self.files.find(path)
    }

    /// The pages of the emergency handbook, in reading order.
    pub fn handbook(&self) -> &[PageId] {
        &self.handbook
    }

    fn of_handbook(&self) -> Vec<PageId> {
        let belongs = |id: &PageId| self.kinds.is_for_emergency(self.outline(*id));
        self.in_reading_order(self.published().filter(belongs))
    }

    /// `pages` in reading order; those without a chapter come last, sorted by path.
    pub fn in_reading_order(&self, pages: impl Iterator<Item = PageId>) -> Vec<PageId> {
        let mut pages: Vec<PageId> = pages.collect();
        pages.sort_by_key(|id| self.nav.place(NavTarget::Page(*id)).unwrap_or(usize::MAX));
        pages
    }

    /// The published page of the file at `path`.
    pub fn shown(&self, path: &str) -> Option<PageId> {
        match self.find(path) {
            Some(FileMatch::Page(id)) if self.is_published(id) => Some(id),
            _ => None,
        }
    }

    /// Whether any page or other file of the project has this name.
    pub fn has_file_named(&self, name: &str) -> bool {
        self.files.has_name(name)
    }

    /// Whether any folder of the project with a file in it or below it has this name.
    pub fn has_folder_named(&self, name: &str) -> bool {
        self.files.has_folder_name(name)
    }

    /// The checklist progress of the whole wiki.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The title of the wiki: from `book.toml`, else from its first page.
    pub fn title_of_wiki(&self) -> Option<&str> {
        let home = || self.home().map(|id| self.title(id));
        self.config.title.as_deref().or_else(home)
    }
}

/// Whether the file at `path` is `SUMMARY.md`, mdBook's list of chapters.
pub fn is_summary(config: &Config, path: &str) -> bool {
    path == path::join(&config.src, config.dialect.traits.nav_page)
}

/// The files for the root of the site in whose place a page is, or a file of the content folder or of an earlier
/// folder for the root.
fn displaced(config: &Config, files: &Files, addresses: &Addresses) -> HashSet<Arc<str>> {
    let statics = &config.dialect.settings.statics;
    let is_displaced = |file: &&ProjectFile| {
        let Some(folder) = config.static_folder(&file.path) else { return false };
        let address = path::below(folder, &file.path).unwrap_or_default();
        let earlier = statics.iter().take_while(|other| *other != folder);
        let mut others = earlier.chain([&config.src]).map(|folder| path::join(folder, address));
        addresses.is_taken(address)
            || others.any(|path| path != *file.path && files.file(&path).is_some())
    };
    files.all().iter().filter(is_displaced).map(|file| Arc::clone(&file.path)).collect()
}

/// The title of a start page that has none: that of the wiki, else the name of its folder.
fn home_title(
    parts: &Parts,
    outlines: &[Arc<Outline>],
    home: Option<PageId>,
) -> HashMap<PageId, String> {
    let is_untitled = |id: &PageId| outlines.get(id.0).is_some_and(|page| !page.has_title);
    let wiki = || parts.config.title.clone().unwrap_or_else(|| parts.name.to_string());
    home.filter(is_untitled).map(|id| (id, wiki())).into_iter().collect()
}

fn summary(parts: &Parts) -> Option<PageId> {
    parts.pages.iter().position(|page| is_summary(&parts.config, page.path())).map(PageId)
}

fn is_published(
    summary: Option<PageId>,
    drafts: bool,
    page: PageId,
    outline: Option<&Outline>,
) -> bool {
    summary != Some(page) && outline.is_some_and(|outline| drafts || !outline.draft)
}
