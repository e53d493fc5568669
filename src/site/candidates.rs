//! The candidates for the target of a broken link, by name.

use std::collections::{HashMap, HashSet};
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
    /// The names of files by folder, relative to the content folder.
    folders: HashMap<String, HashSet<String>>,
}

#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) path: Arc<str>,
    pub(super) page: Option<PageId>,
    /// The folder relative to the content folder, in the form in which names are compared.
    folder: String,
    name: Name,
}

/// What may have been meant: one candidate, or several that fit equally well.
pub(super) struct Meant<'c> {
    pub(super) candidates: Vec<&'c Candidate>,
    /// Whether nothing else can have been meant.
    pub(super) certain: bool,
}

/// More candidates that fit equally well say nothing.
const MOST_MEANT: usize = 3;

/// More files of one name than this are not looked at: none of them is meant.
const MOST_OF_A_NAME: usize = 256;

/// So many files of a folder tell what it is like.
const MOST_COMPARED: usize = 64;

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

    /// Where the file of this name in `folder` stands: an index page stands for its folder.
    fn place<'f>(&self, folder: &'f str) -> &'f str {
        if self.is_index { folder_of(folder) } else { folder }
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
    /// The missing path, relative to the project root.
    pub(super) path: &'a str,
    /// The same relative to the content folder.
    pub(super) in_content: &'a str,
    pub(super) name: Name,
    /// Whether a page has the anchor that the link names; false where it names none.
    pub(super) has_anchor: &'a dyn Fn(PageId) -> bool,
}

impl Candidates {
    /// The candidates among `pages` and `files` below the content folder `src`.
    pub(super) fn new<'o>(
        src: &str,
        pages: impl Iterator<Item = (PageId, &'o Outline)>,
        files: &[ProjectFile],
    ) -> Self {
        let name = |path: &str| Name::of(below(src, path).unwrap_or(path));
        let folder = |path: &str| key(folder_of(below(src, path).unwrap_or(path)));
        let mut outlines = Vec::new();
        let mut all = Vec::new();
        for (id, outline) in pages {
            let path = outline.path();
            let (path, name) = (Arc::clone(path), name(path));
            all.push(Candidate { folder: folder(&path), path, page: Some(id), name });
            outlines.push(outline);
        }
        for file in files.iter().filter(|it| !matches!(it.publication, Publication::Secret(_))) {
            let path = &file.path;
            let (path, name) = (Arc::clone(path), name(path));
            all.push(Candidate { folder: folder(&path), path, page: None, name });
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
        let mut folders: HashMap<String, HashSet<String>> = HashMap::new();
        for candidate in &all {
            let names = folders.entry(candidate.folder.clone()).or_default();
            names.insert(key(name_of(&candidate.path)));
        }
        Self { all, names, titles, near, near_of, folders }
    }

    /// What may have been meant: candidates of this file name, else of this title, else of a similar name, else with
    /// the link's text as title.
    pub(super) fn meant(&self, wanted: &Wanted<'_>) -> Option<Meant<'_>> {
        let Name { name, stem, .. } = &wanted.name;
        let of_name = self.fitting(wanted, numbers(&self.names, name));
        if !of_name.is_empty() {
            let is_certain = |candidate: &Candidate, tree| {
                tree == Tree::Same
                    && wanted.is_named_as(candidate)
                    && !self.is_of_a_series(wanted, candidate)
            };
            return wanted.nearest(of_name, is_certain);
        }
        let of_title = self.fitting(wanted, numbers(&self.titles, stem));
        if !of_title.is_empty() {
            return wanted.nearest(of_title, |_, tree| tree == Tree::Same);
        }
        let near = self.near(wanted);
        if !near.is_empty() {
            return wanted.nearest(near, |_, _| false);
        }
        let text = key(wanted.link.text.as_deref()?);
        wanted.nearest(self.fitting(wanted, numbers(&self.titles, &text)), |_, _| false)
    }

    /// Whether the folder of the missing file is there and one of several like it, as `dienste/nas/` and
    /// `dienste/cloud/` with a `README.md` each: then a file of the same name in another of them is another file.
    fn is_of_a_series(&self, wanted: &Wanted<'_>, candidate: &Candidate) -> bool {
        let folder = wanted.folder();
        if folder == candidate.folder || folder_of(&folder) != folder_of(&candidate.folder) {
            return false;
        }
        let files = |folder: &str| self.folders.get(folder);
        let (Some(own), Some(others)) = (files(&folder), files(&candidate.folder)) else {
            return false;
        };
        let (fewer, more) = if own.len() < others.len() { (own, others) } else { (others, own) };
        fewer.len() <= MOST_COMPARED && fewer.iter().any(|name| more.contains(name))
    }

    /// The candidates with these numbers that may have been meant, each once: of the wanted kind, not
    /// the page that links, not of another language. Where some are in the same tree, only those.
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
    let of_name = names.get(name).filter(|found| !name.is_empty() && found.len() <= MOST_OF_A_NAME);
    of_name.map_or(&[], Vec::as_slice)
}

/// How many folders two paths have in common: at their ends (`/a/b/x` is `en/a/b/x` now), then at their beginnings.
fn shared(folder: &str, other: &str) -> (usize, usize) {
    let is_same = |(own, other): &(&str, &str)| own == other && !own.is_empty();
    let ends = folder.rsplit('/').zip(other.rsplit('/')).take_while(is_same).count();
    let beginnings = folder.split('/').zip(other.split('/')).take_while(is_same).count();
    (ends, beginnings)
}

impl Wanted<'_> {
    /// The folder of the missing file, in the form in which names are compared.
    fn folder(&self) -> String {
        key(folder_of(self.in_content))
    }

    /// The candidates that have the anchor of the link, if any do, and of these the ones that have most folders in common
    /// with the missing file; none where too many do.
    fn nearest<'c>(
        &self,
        candidates: Vec<(&'c Candidate, Tree)>,
        is_certain: impl Fn(&Candidate, Tree) -> bool,
    ) -> Option<Meant<'c>> {
        if let [(candidate, tree)] = candidates.as_slice() {
            let certain = is_certain(candidate, *tree);
            return Some(Meant { candidates: vec![*candidate], certain });
        }
        let with_anchor = |it: &&Candidate| it.page.is_some_and(self.has_anchor);
        let mut nearest: Vec<&Candidate> = candidates.into_iter().map(|(it, _)| it).collect();
        if nearest.iter().any(with_anchor) {
            nearest.retain(with_anchor);
        }
        let folder = self.folder();
        let own = self.name.place(&folder);
        let common = |it: &Candidate| shared(own, it.name.place(&it.folder));
        let most = nearest.iter().map(|candidate| common(candidate)).max()?;
        nearest.retain(|candidate| common(candidate) == most);
        let is_few = (1..=MOST_MEANT).contains(&nearest.len());
        is_few.then_some(Meant { candidates: nearest, certain: false })
    }

    /// How the candidate's tree is to that of the link; none where it cannot have been meant.
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
