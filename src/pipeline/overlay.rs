//! Files that are read as an editor holds them, instead of as they are on disk.

use std::collections::BTreeMap;
use std::path::{Component, Path};
use std::sync::Arc;

use crate::source::{self, Absences, Entry, ReadError, SourceFile};

/// The bytes of files that are not on disk, or not like this: what an editor has not saved yet, what
/// fixes would write. They count for all that Runbuch reads as text: pages, `book.toml`, schemas, and
/// the texts of a theme. Pictures and other files that it copies come from disk, and so do the files
/// that git is told of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlay {
    /// By path from the project root.
    files: BTreeMap<Arc<str>, Arc<[u8]>>,
}

impl Overlay {
    /// Puts `bytes` in the place of the file at `path`, relative to the project root with `/`,
    /// whether there is one or not.
    pub fn insert(&mut self, path: impl Into<Arc<str>>, bytes: impl Into<Arc<[u8]>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Lets the file at `path` be what it is on disk again.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// Takes in what `later` has, in the place of its own where both have a file.
    pub fn extend(&mut self, later: Self) {
        self.files.extend(later.files);
    }

    /// Whether all files are read from disk.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Paths and bytes, in the order of paths.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path, &**bytes))
    }

    /// Whether the file at `path` is read as it is with `other`, if it is the same on disk.
    pub(super) fn agrees_on(&self, path: &str, other: &Self) -> bool {
        self.files.get(path) == other.files.get(path)
    }

    pub(super) fn read(&self, entry: &Entry) -> Result<SourceFile, ReadError> {
        self.read_text(&entry.file, &entry.path)
    }

    /// Reads the file that reports call `path`, which is `file` on disk.
    pub(super) fn read_text(&self, file: &Path, path: &str) -> Result<SourceFile, ReadError> {
        match self.files.get_key_value(path) {
            Some((path, bytes)) => Ok(SourceFile::new(Arc::clone(path), bytes.to_vec())),
            None => source::read_text(file, path),
        }
    }

    /// The files that are not on disk, and that a walk through the project `root` would come past if
    /// they were.
    pub(super) fn unsaved(&self, root: &Path) -> Vec<Entry> {
        let mut absences = Absences::new(root);
        let mut unsaved = Vec::new();
        for path in self.files.keys() {
            let relative = Path::new(&**path);
            let is_below = relative.components().all(|part| matches!(part, Component::Normal(_)));
            let by_editor = relative.file_name().is_none_or(source::is_editor_file);
            if is_below
                && !by_editor
                && !source::is_there(&root.join(relative))
                && absences.would_be(path).is_none()
            {
                unsaved.push(source::unsaved_entry(root, path));
            }
        }
        unsaved
    }
}
