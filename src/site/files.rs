//! Pages, folders and other files by path, in any Unicode normalisation.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::path::{below, folder_of, name_of, nfc};
use super::section::Sections;
use super::{FileId, PageId, SectionId};
use crate::page::Outline;
use crate::source::{Secret, Stamp};

/// A file of the project that is not a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectFile {
    /// Relative to the project root, with `/`.
    pub path: Arc<str>,
    /// The path to open it with.
    pub file: PathBuf,
    /// Whether it is copied into the site.
    pub publication: Publication,
    /// Width and height in pixels, where it is an image.
    pub dimensions: Option<(usize, usize)>,
    /// Changes whenever it is written; only for files that may be published.
    pub stamp: Option<Stamp>,
}

/// Whether and why a file is copied to the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    /// It is published.
    Always,
    /// It is published where a page links to or embeds it, because the content folder is the whole project.
    Linked,
    /// It is not part of the content.
    Outside,
    /// It is hidden: its name or that of a parent folder begins with a dot.
    Hidden,
    /// It seems to hold a secret.
    Secret(Secret),
}

impl Publication {
    /// Whether pages may link to the file.
    pub const fn is_possible(self) -> bool {
        matches!(self, Self::Always | Self::Linked)
    }
}

/// The entry at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileMatch {
    /// A page.
    Page(PageId),
    /// A folder with pages.
    Section(SectionId),
    /// Another file.
    File(FileId),
}

#[derive(Debug)]
pub(super) struct Files {
    all: Vec<ProjectFile>,
    /// By path from the project root, in NFC.
    found: HashMap<String, FileMatch>,
    /// All folders, with and without pages.
    folders: HashMap<String, FileId>,
    /// The spelling on disk of every path, by its lower-case form.
    spellings: HashMap<String, String>,
    names: HashSet<String>,
    /// The names of folders.
    folder_names: HashSet<String>,
}

impl Files {
    pub(super) fn new(
        src: &str,
        pages: &[Arc<Outline>],
        mut all: Vec<ProjectFile>,
        sections: &Sections,
        published: &dyn Fn(PageId) -> bool,
    ) -> Self {
        let page_paths =
            pages.iter().enumerate().map(|(id, page)| (page.path(), FileMatch::Page(PageId(id))));
        let file_paths =
            all.iter().enumerate().map(|(id, file)| (&file.path, FileMatch::File(FileId(id))));
        let mut found: HashMap<String, FileMatch> =
            file_paths.chain(page_paths).map(|(path, found)| (nfc(path), found)).collect();
        for id in sections.ids() {
            found.entry(nfc(&sections.get(id).path)).or_insert(FileMatch::Section(id));
        }
        for (folder, draft) in folders_of_drafts(src, pages, published) {
            found.entry(folder).or_insert(FileMatch::Page(draft));
        }
        let spellings = found.keys().map(|path| (path.to_lowercase(), path.clone())).collect();
        let paths = all.iter().map(|file| &file.path).chain(pages.iter().map(|page| page.path()));
        let mut folder_names: HashSet<String> = HashSet::new();
        let mut names = HashSet::new();
        for path in paths {
            names.insert(nfc(name_of(path)));
            for folder in folder_of(path).split('/').filter(|it| !it.is_empty()) {
                if !folder_names.contains(folder) {
                    folder_names.insert(nfc(folder));
                }
            }
        }
        let folders_from = all.len();
        all.extend(folders(&all));
        let folders = (folders_from..).zip(all.iter().skip(folders_from));
        let folders = folders.map(|(id, folder)| (nfc(&folder.path), FileId(id))).collect();
        Self { all, found, folders, spellings, names, folder_names }
    }

    pub(super) fn all(&self) -> &[ProjectFile] {
        &self.all
    }

    pub(super) fn find(&self, path: &str) -> Option<FileMatch> {
        self.found.get(path).or_else(|| self.found.get(&nfc(path))).copied()
    }

    /// The file at `path` that pages may link to.
    pub(super) fn file(&self, path: &str) -> Option<FileId> {
        let Some(FileMatch::File(id)) = self.find(path) else { return None };
        self.all.get(id.0).filter(|file| file.publication.is_possible()).map(|_| id)
    }

    pub(super) fn folder(&self, path: &str) -> Option<FileId> {
        self.folders.get(path).or_else(|| self.folders.get(&nfc(path))).copied()
    }

    /// The spelling on disk of a path that differs only in case.
    pub(super) fn other_spelling(&self, path: &str) -> Option<&str> {
        self.spellings.get(&path.to_lowercase()).map(String::as_str)
    }

    pub(super) fn has_name(&self, name: &str) -> bool {
        self.names.contains(&nfc(name))
    }

    /// Whether a folder has this name.
    pub(super) fn has_folder_name(&self, name: &str) -> bool {
        self.folder_names.contains(name) || self.folder_names.contains(&nfc(name))
    }
}

/// Folders that contain drafts, each with one draft: a link to a folder of drafts only is a link to a
/// draft.
fn folders_of_drafts(
    src: &str,
    pages: &[Arc<Outline>],
    published: &dyn Fn(PageId) -> bool,
) -> HashMap<String, PageId> {
    let mut folders = HashMap::new();
    let numbered = pages.iter().enumerate().map(|(id, page)| (PageId(id), page));
    for (id, page) in numbered.filter(|(id, page)| page.draft && !published(*id)) {
        let mut folder = folder_of(page.path());
        while below(src, folder).is_some_and(|rest| !rest.is_empty()) {
            if folders.insert(nfc(folder), id).is_some() {
                break;
            }
            folder = folder_of(folder);
        }
    }
    folders
}

/// The folders of `files`, which links may refer to, although only code hosts show them.
fn folders(files: &[ProjectFile]) -> Vec<ProjectFile> {
    let mut seen = HashSet::new();
    let mut folders = Vec::new();
    for file in files {
        let above = file.path.match_indices('/').rev().map(|(end, _)| file.path.get(..end));
        for (path, folder) in above.flatten().zip(file.file.ancestors().skip(1)) {
            if !seen.insert(path) {
                break;
            }
            let file = folder.to_owned();
            folders.push(ProjectFile {
                path: path.into(),
                file,
                publication: Publication::Outside,
                dimensions: None,
                stamp: None,
            });
        }
    }
    folders
}
