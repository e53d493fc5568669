//! The candidates for the target of a broken link, by name.

use std::collections::HashMap;
use std::sync::Arc;

use super::names::key;
use super::path::{below, folder_of, is_language, name_of};
use super::{PageId, ProjectFile, Publication};
use crate::diagnostic::NearIndex;
use crate::page::{INDEX_NAMES, Link, Outline};

/// Extensions of pages, on disk and on sites.
const PAGES: [&str; 5] = ["md", "markdown", "mdx", "html", "htm"];

/// Extensions of pictures.
const PICTURES: [&str; 11] =
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico", "tif", "tiff"];

/// The longest file extension; longer ones count as part of the name.
const LONGEST_ENDING: usize = 5;

/// All possible targets of links, by name.
#[derive(Debug)]
pub(super) struct Candidates {
    all: Vec<Candidate>,
    /// Candidates by file name; pages without extension.
    names: HashMap<String, Vec<usize>>,
    titles: HashMap<String, Vec<usize>>,
    near: NearIndex,
    /// The candidate of each name in `near`.
    near_of: Vec<usize>,
}

#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) path: Arc<str>,
    pub(super) page: Option<PageId>,
    name: Name,
}

/// The facts in a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) kind: CandidateKind,
    /// The file name without a page extension; for an index page the name of its folder.
    name: String,
    /// The name without any extension.
    stem: String,
    /// Whether it is an index page.
    is_index: bool,
    /// The language of its tree, or in its name.
    pub(super) language: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum CandidateKind {
    Page,
    Picture,
    Other(String),
}

/// How the translations of two paths relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tree {
    Same,
    /// Only one of them has a language.
    Unclear,
    Other,
}

impl Name {
    /// The facts in `path`, relative to the content folder.
    pub(super) fn of(path: &str) -> Self {
        let file = name_of(path);
        let (stem, ending) = match file.rsplit_once('.') {
            Some((stem, ending)) if is_ending(ending) && !stem.is_empty() => {
                (stem, ending.to_lowercase())
            }
            _ => (file, String::new()),
        };
        let kind = match ending.as_str() {
            "" => CandidateKind::Page,
            ending if PAGES.contains(&ending) => CandidateKind::Page,
            ending if PICTURES.contains(&ending) => CandidateKind::Picture,
            _ => CandidateKind::Other(ending),
        };
        let tagged =
            stem.rsplit_once('.').filter(|(stem, tag)| is_language(tag) && !stem.is_empty());
        let of_folder = folder_of(path).split('/').take(2).find(|folder| is_language(folder));
        let language = tagged.map(|(_, tag)| tag).or(of_folder).map(str::to_lowercase);
        let stem = tagged.map_or(stem, |(stem, _)| stem);
        let is_index = kind == CandidateKind::Page && INDEX_NAMES.contains(&key(stem).as_str());
        let stem = if is_index { name_of(folder_of(path)) } else { stem };
        let name = if kind == CandidateKind::Page { stem } else { file };
        Self { kind, name: key(name), stem: key(stem), is_index, language }
    }

    fn tree(&self, other: &Self) -> Tree {
        match (&self.language, &other.language) {
            (own, other) if own == other => Tree::Same,
            (Some(_), Some(_)) => Tree::Other,
            _ => Tree::Unclear,
        }
    }
}

fn is_ending(ending: &str) -> bool {
    let is_number = ending.chars().all(|c| c.is_ascii_digit());
    let is_plain = ending.chars().all(|c| c.is_ascii_alphanumeric());
    let is_page = PAGES.contains(&ending.to_lowercase().as_str());
    is_page || (ending.len() <= LONGEST_ENDING && is_plain && !is_number)
}

/// A broken link.
pub(super) struct Wanted<'a> {
    pub(super) from: PageId,
    pub(super) link: &'a Link,
    /// The missing path, relative to the content folder.
    pub(super) path: &'a str,
    pub(super) name: Name,
}

impl Candidates {
    /// The candidates among `pages` and `files` below the content folder `src`.
    pub(super) fn new<'o>(
        src: &str,
        pages: impl Iterator<Item = (PageId, &'o Outline)>,
        files: &[ProjectFile],
    ) -> Self {
        let name = |path: &str| Name::of(below(src, path).unwrap_or(path));
        let mut outlines = Vec::new();
        let mut all = Vec::new();
        for (id, outline) in pages {
            let path = outline.path();
            all.push(Candidate { path: Arc::clone(path), page: Some(id), name: name(path) });
            outlines.push(outline);
        }
        for file in files.iter().filter(|it| !matches!(it.publication, Publication::Secret(_))) {
            let path = &file.path;
            all.push(Candidate { path: Arc::clone(path), page: None, name: name(path) });
        }
        let (mut names, mut titles) =
            (HashMap::<_, Vec<usize>>::new(), HashMap::<_, Vec<_>>::new());
        let (mut near_of, mut spelled) = (Vec::new(), Vec::new());
        for (number, candidate) in all.iter().enumerate() {
            names.entry(candidate.name.name.clone()).or_default().push(number);
            let mut called = vec![candidate.name.stem.clone()];
            // Pages come first.
            if let Some(outline) = outlines.get(number) {
                if outline.is_titled {
                    let title = key(outline.title());
                    titles.entry(title.clone()).or_default().push(number);
                    called.push(title);
                }
                let aliases = &outline.meta.aliases;
                called.extend(aliases.iter().map(|alias| key(&alias.value)));
            }
            near_of.resize(near_of.len() + called.len(), number);
            spelled.append(&mut called);
        }
        let near = NearIndex::new(spelled.iter().map(String::as_str));
        Self { all, names, titles, near, near_of }
    }

    /// The best candidate, and whether it is certain.
    pub(super) fn meant(&self, wanted: &Wanted<'_>) -> Option<(&Candidate, bool)> {
        let Name { name, stem, .. } = &wanted.name;
        let of_name = self.fitting(wanted, numbers(&self.names, name));
        if !of_name.is_empty() {
            let (candidate, tree) = only(of_name)?;
            return Some((candidate, tree == Tree::Same && wanted.is_named_as(candidate)));
        }
        let of_title = self.fitting(wanted, numbers(&self.titles, stem));
        if !of_title.is_empty() {
            let (candidate, tree) = only(of_title)?;
            return Some((candidate, tree == Tree::Same));
        }
        let near = self.near(wanted);
        if !near.is_empty() {
            return Some((only(near)?.0, false));
        }
        let text = key(wanted.link.text.as_deref()?);
        Some((only(self.fitting(wanted, numbers(&self.titles, &text)))?.0, false))
    }

    /// The candidates with these numbers that may have been meant, each once: of the wanted kind, not
    /// the page that links, not of another language. Where some stand in the same tree, only those.
    fn fitting<'n>(
        &self,
        wanted: &Wanted<'_>,
        numbers: impl IntoIterator<Item = &'n usize>,
    ) -> Vec<(&Candidate, Tree)> {
        let fits = |number: &usize| {
            let candidate = self.all.get(*number)?;
            Some((candidate, wanted.tree(candidate)?))
        };
        let mut fitting: Vec<(&Candidate, Tree)> = numbers.into_iter().filter_map(fits).collect();
        fitting.dedup_by_key(|(candidate, _)| &candidate.path);
        if fitting.iter().any(|(_, tree)| *tree == Tree::Same) {
            fitting.retain(|(_, tree)| *tree == Tree::Same);
        }
        fitting
    }

    /// The candidates of nearly the wanted name.
    fn near(&self, wanted: &Wanted<'_>) -> Vec<(&Candidate, Tree)> {
        let of = |name: usize| self.near_of.get(name);
        let accept = |name| of(name).is_some_and(|number| self.accepts(wanted, *number));
        let near = self.near.nearest(&wanted.name.stem, accept);
        let names = near.map(|near| near.names).unwrap_or_default();
        self.fitting(wanted, names.into_iter().filter_map(of))
    }

    fn accepts(&self, wanted: &Wanted<'_>, number: usize) -> bool {
        self.all.get(number).is_some_and(|candidate| wanted.tree(candidate).is_some())
    }
}

fn numbers<'n>(names: &'n HashMap<String, Vec<usize>>, name: &str) -> &'n [usize] {
    names.get(name).filter(|_| !name.is_empty()).map_or(&[], Vec::as_slice)
}

fn only<T>(candidates: Vec<T>) -> Option<T> {
    <[T; 1]>::try_from(candidates).ok().map(|[one]| one)
}

impl Wanted<'_> {
    /// How the candidate's tree stands to that of the link; none where it cannot have been meant.
    fn tree(&self, candidate: &Candidate) -> Option<Tree> {
        let tree = self.name.tree(&candidate.name);
        let fits = candidate.name.kind == self.name.kind
            && candidate.page != Some(self.from)
            && tree != Tree::Other;
        fits.then_some(tree)
    }

    /// Whether the candidate, of the same name, has the same file name: a page that stands for its
    /// folder is another than one of the folder's name, but for `a/index.html`, made of `a.md`.
    fn is_named_as(&self, candidate: &Candidate) -> bool {
        let made_of = || candidate.path.rsplit_once('.').map(|(stem, _)| stem);
        self.name.is_index == candidate.name.is_index
            || (self.name.is_index && made_of() == Some(folder_of(self.path)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_kind_name_and_language() {
        for (path, kind, name, language) in [
            ("a/Netz.md", CandidateKind::Page, "netz", None),
            ("a/netz.html", CandidateKind::Page, "netz", None),
            ("a/netz/", CandidateKind::Page, "netz", None),
            ("a/netz/README.md", CandidateKind::Page, "netz", None),
            ("README.md", CandidateKind::Page, "", None),
            ("v1.2", CandidateKind::Page, "v1.2", None),
            ("de/netz.md", CandidateKind::Page, "netz", Some("de")),
            ("docs/pt-BR/netz.md", CandidateKind::Page, "netz", Some("pt-br")),
            ("netz.en.md", CandidateKind::Page, "netz", Some("en")),
            ("db/netz.md", CandidateKind::Page, "netz", None),
            ("bild.PNG", CandidateKind::Picture, "bild.png", None),
            ("compose.yaml", CandidateKind::Other("yaml".to_owned()), "compose.yaml", None),
        ] {
            let path = path.trim_end_matches('/');
            let found = Name::of(path);
            let said = (found.kind, &*found.name, found.language.as_deref());
            assert_eq!(said, (kind, name, language), "{path}");
        }
    }
}
