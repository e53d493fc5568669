//! Sections: folders with pages, and the order of their contents.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::PageId;
use super::order::{SiblingKey, StatedOrder, stated};
use super::path::{below, folder_of, join, name_of};
use crate::dialect::{Dialect, FolderOrder, LanguageMark};
use crate::page::{INDEX_NAMES, Outline, title_of_folder};

/// A section, by its index in [`Sections`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub usize);

impl SectionId {
    /// The content root.
    pub const ROOT: Self = Self(0);
}

/// A folder with pages, directly or in subfolders.
#[derive(Debug)]
pub struct Section {
    /// Relative to the project root.
    pub path: String,
    /// The title of its index page, else its name.
    pub title: String,
    /// The index page.
    pub index: Option<PageId>,
    /// The parent section.
    pub parent: Option<SectionId>,
    /// Pages (without the index) and folders in reading order.
    pub children: Vec<Child>,
    /// The output path of its index page.
    pub url: String,
}

/// An entry of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Child {
    /// A page.
    Page(PageId),
    /// A folder.
    Section(SectionId),
}

#[derive(Debug)]
pub(super) struct Sections {
    all: Vec<Section>,
    of_page: Vec<SectionId>,
}

impl Sections {
    /// The sections of the `published` pages.
    pub(super) fn new(
        src: &str,
        dialect: &Dialect,
        pages: &[Arc<Outline>],
        published: &dyn Fn(PageId) -> bool,
    ) -> Self {
        let index_rank = |page: &Outline| index_rank(src, dialect, page);
        let folders = folders(src, (0..).map(PageId).zip(pages).filter(|(id, _)| published(*id)));
        let id_of = |path: &str| folders.get(path).copied().unwrap_or(SectionId::ROOT);
        let mut all: Vec<Section> = folders.keys().map(|path| section(src, path, &id_of)).collect();
        let of_page: Vec<SectionId> =
            pages.iter().map(|page| id_of(folder_of(page.path()))).collect();
        let members =
            || (0..).map(PageId).zip(pages).zip(&of_page).filter(|((id, _), _)| published(*id));
        for ((id, page), section) in members() {
            let (Some(section), Some(rank)) = (all.get_mut(section.0), index_rank(page)) else {
                continue;
            };
            if dialect.settings.elsewhere(page.path()).is_some() {
                continue;
            }
            let taken = section.index.and_then(|other| index_rank(pages.get(other.0)?.as_ref()));
            if taken.is_none_or(|other| rank < other) {
                section.index = Some(id);
            }
        }
        name_sections(&mut all, pages);
        let mut keys = SortKeys::new(src, &all, pages, dialect);
        keys.pass_dates_up(&all, &of_page);
        keys.pass_positions_up(&all, &of_page);
        for ((id, page), section) in members() {
            if let Some(section) = all.get_mut(section.0)
                && section.index != Some(id)
                && dialect.settings.elsewhere(page.path()).is_none()
            {
                section.children.push(Child::Page(id));
            }
        }
        for id in (1..all.len()).map(SectionId) {
            let parent = all.get(id.0).and_then(|section| section.parent);
            if let Some(parent) = parent.and_then(|parent| all.get_mut(parent.0)) {
                parent.children.push(Child::Section(id));
            }
        }
        for (number, section) in all.iter_mut().enumerate() {
            section.children.sort_by(|a, b| keys.compare(SectionId(number), *a, *b));
        }
        Self { all, of_page }
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = SectionId> + use<> {
        (0..self.all.len()).map(SectionId)
    }

    #[expect(clippy::indexing_slicing, reason = "only the site makes ids, all of them in range")]
    pub(super) fn get(&self, id: SectionId) -> &Section {
        &self.all[id.0]
    }

    pub(super) fn of_page(&self, id: PageId) -> SectionId {
        self.of_page.get(id.0).copied().unwrap_or(SectionId::ROOT)
    }
}

/// All folders from the content root down to pages, parents first.
fn folders<'p>(
    src: &str,
    pages: impl Iterator<Item = (PageId, &'p Arc<Outline>)>,
) -> BTreeMap<String, SectionId> {
    let mut folders = BTreeMap::from([(src.to_owned(), SectionId::ROOT)]);
    for (_, page) in pages {
        let mut folder = folder_of(page.path());
        while below(src, folder).is_some_and(|rest| !rest.is_empty()) {
            if folders.insert(folder.to_owned(), SectionId::ROOT).is_some() {
                break;
            }
            folder = folder_of(folder);
        }
    }
    for (number, id) in folders.values_mut().enumerate() {
        *id = SectionId(number);
    }
    folders
}

fn section(src: &str, path: &str, id_of: &impl Fn(&str) -> SectionId) -> Section {
    let inside = below(src, path).unwrap_or_default();
    let is_root = path == src;
    Section {
        path: path.to_owned(),
        title: title_of_folder(name_of(path)),
        index: None,
        parent: (!is_root).then(|| id_of(folder_of(path))),
        children: Vec::new(),
        url: join(if is_root { "" } else { inside }, "index.html"),
    }
}

/// The precedence of an index page name; 0 is the highest.
fn index_rank(src: &str, dialect: &Dialect, page: &Outline) -> Option<usize> {
    let path = below(src, page.path()).unwrap_or(page.path());
    let languages = dialect.settings.named_languages.as_ref();
    // `index.en.md` stands for its folder where pages say their language so, and English is the usual one.
    let languages = languages.filter(|it| it.named_in(path) == Some(it.default_tag()));
    let stem = match languages.filter(|it| it.said_by == LanguageMark::Suffix) {
        Some(languages) => {
            let path = languages.without(path);
            let name = name_of(&path);
            name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase()
        }
        None => page.stem().to_lowercase(),
    };
    // `_index.de.md` of Hugo stands for its folder, where the page in the usual language does not.
    let addressing = &dialect.settings.addressing;
    let (plain, language) = addressing.language(path);
    let is_other = language.is_some() && language != addressing.default_language.as_deref();
    let stem = match language {
        Some(_) => name_of(&plain).split('.').next().unwrap_or_default().to_lowercase(),
        None => stem,
    };
    let is_home = || {
        let may_be = dialect.traits.starts_at_home && !path.contains('/');
        (may_be && stem == "home").then_some(INDEX_NAMES.len())
    };
    let is_folder_note = || {
        let folder = name_of(folder_of(path)).to_lowercase();
        (dialect.traits.folder_notes && stem == folder).then_some(INDEX_NAMES.len())
    };
    let by_name = INDEX_NAMES.iter().position(|name| *name == stem);
    let last = if is_other { INDEX_NAMES.len() + 1 } else { 0 };
    by_name.map(|rank| rank + last).or_else(is_home).or_else(is_folder_note)
}

fn name_sections(sections: &mut [Section], pages: &[Arc<Outline>]) {
    for section in sections {
        if let Some(page) = section.index.and_then(|id| pages.get(id.0)) {
            page.title().clone_into(&mut section.title);
        }
    }
}

/// What all pages and folders are sorted by.
struct SortKeys {
    order: FolderOrder,
    pages: Vec<SiblingKey>,
    sections: Vec<SiblingKey>,
    /// What each folder says of the order of its contents.
    stated: Vec<Option<StatedOrder>>,
}

impl SortKeys {
    fn new(src: &str, sections: &[Section], pages: &[Arc<Outline>], dialect: &Dialect) -> Self {
        let index = |section: &Section| pages.get(section.index?.0).map(AsRef::as_ref);
        let of_section = |section: &Section| {
            let paths = (section.path.as_str(), below(src, &section.path).unwrap_or_default());
            SiblingKey::of_section(index(section), paths, &section.title, dialect)
        };
        Self {
            order: dialect.traits.order,
            pages: pages.iter().map(|page| SiblingKey::of_page(page, dialect)).collect(),
            sections: sections.iter().map(of_section).collect(),
            stated: sections.iter().map(|section| stated(index(section)?, dialect)).collect(),
        }
    }

    /// A folder without a date has the newest one in it.
    fn pass_dates_up(&mut self, sections: &[Section], of_page: &[SectionId]) {
        let is_open: Vec<bool> = self.sections.iter().map(|it| it.date().is_empty()).collect();
        let is_open = |section: SectionId| is_open.get(section.0) == Some(&true);
        for (page, section) in self.pages.iter().zip(of_page).filter(|(_, it)| is_open(**it)) {
            if let Some(key) = self.sections.get_mut(section.0) {
                key.date_from(page.date());
            }
        }
        for (number, section) in sections.iter().enumerate().rev() {
            let Some(parent) = section.parent.filter(|parent| is_open(*parent)) else { continue };
            let date = self.sections.get(number).map(|key| key.date().to_owned());
            if let (Some(key), Some(date)) = (self.sections.get_mut(parent.0), date) {
                key.date_from(&date);
            }
        }
    }

    /// A folder has the lowest position in it, where the generator says so.
    fn pass_positions_up(&mut self, sections: &[Section], of_page: &[SectionId]) {
        if !matches!(self.order, FolderOrder::Positions(positions) if positions.lowest) {
            return;
        }
        for (page, section) in self.pages.iter().zip(of_page) {
            if let Some(key) = self.sections.get_mut(section.0) {
                key.position_from(page.position());
            }
        }
        for (number, section) in sections.iter().enumerate().rev() {
            let position = self.sections.get(number).map_or(i64::MAX, SiblingKey::position);
            if let Some(key) = section.parent.and_then(|parent| self.sections.get_mut(parent.0)) {
                key.position_from(position);
            }
        }
    }

    /// How two children of a folder follow each other.
    fn compare(&self, section: SectionId, a: Child, b: Child) -> Ordering {
        let (Some(a), Some(b)) = (self.key(a), self.key(b)) else { return Ordering::Equal };
        a.compare(b, self.order, self.stated.get(section.0).copied().flatten())
    }

    fn key(&self, child: Child) -> Option<&SiblingKey> {
        match child {
            Child::Page(id) => self.pages.get(id.0),
            Child::Section(id) => self.sections.get(id.0),
        }
    }
}
