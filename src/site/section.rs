//! Sections: folders with pages, and the order of their contents.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::PageId;
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
            let taken = section.index.and_then(|other| index_rank(pages.get(other.0)?.as_ref()));
            if taken.is_none_or(|other| rank < other) {
                section.index = Some(id);
            }
        }
        name_sections(&mut all, pages);
        let keys = sort_keys(&all, pages, dialect.traits.order);
        for ((id, _), section) in members() {
            if let Some(section) = all.get_mut(section.0)
                && section.index != Some(id)
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
        for section in &mut all {
            section.children.sort_by(|a, b| keys.compare(*a, *b));
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
    INDEX_NAMES.iter().position(|name| *name == stem)
}

fn name_sections(sections: &mut [Section], pages: &[Arc<Outline>]) {
    for section in sections {
        if let Some(page) = section.index.and_then(|id| pages.get(id.0)) {
            page.title().clone_into(&mut section.title);
        }
    }
}

/// The sort key of siblings: front matter, then numbers in names, then titles.
struct SortKeys {
    pages: Vec<SortKey>,
    sections: Vec<SortKey>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct SortKey {
    order: i64,
    number: u64,
    title: Vec<NaturalPart>,
    path: String,
}

/// Compares digits as numbers, so that `Phase 10` follows `Phase 9`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum NaturalPart {
    Number(u64),
    Text(String),
}

impl SortKeys {
    fn compare(&self, a: Child, b: Child) -> Ordering {
        self.key(a).cmp(&self.key(b))
    }

    fn key(&self, child: Child) -> Option<&SortKey> {
        match child {
            Child::Page(id) => self.pages.get(id.0),
            Child::Section(id) => self.sections.get(id.0),
        }
    }
}

fn sort_keys(sections: &[Section], pages: &[Arc<Outline>], order: FolderOrder) -> SortKeys {
    if order == FolderOrder::Names {
        let key = |rank, path: &str| SortKey {
            order: rank,
            number: 0,
            title: Vec::new(),
            path: path.to_owned(),
        };
        return SortKeys {
            pages: pages.iter().map(|page| key(0, page.path())).collect(),
            sections: sections.iter().map(|section| key(1, &section.path)).collect(),
        };
    }
    let of_section = |section: &Section| {
        let index = section.index.and_then(|id| pages.get(id.0));
        sort_key(index.map(AsRef::as_ref), &section.path, &section.title)
    };
    SortKeys {
        pages: pages.iter().map(|page| sort_key(Some(page), page.path(), page.title())).collect(),
        sections: sections.iter().map(of_section).collect(),
    }
}

fn sort_key(page: Option<&Outline>, path: &str, title: &str) -> SortKey {
    let order = page.and_then(|page| page.meta.order);
    let name = name_of(path);
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    SortKey {
        order: order.unwrap_or(i64::MAX),
        number: digits.parse().unwrap_or(u64::MAX),
        title: natural(title),
        path: path.to_owned(),
    }
}

fn natural(text: &str) -> Vec<NaturalPart> {
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    let mut parts = Vec::new();
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let number = part.parse().ok().filter(|_| digits);
        parts.push(number.map_or_else(|| NaturalPart::Text(part.to_owned()), NaturalPart::Number));
        rest = after;
    }
    parts
}
