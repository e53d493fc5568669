//! Texts that are read instead of files on disk, such as unsaved buffers of an editor.

use std::collections::BTreeMap;
use std::path::{Component, Path};
use std::sync::Arc;

use crate::source::{self, Absences, Entry, ReadError, SourceFile};

/// File contents that replace those on disk: unsaved buffers, or results of fixes. They apply to everything
/// that is read as text: pages, `book.toml`, schemas and theme files. Pictures and other copied files, and
/// `.gitignore`, are read from disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlay {
    /// By path from the project root.
    files: BTreeMap<Arc<str>, Arc<[u8]>>,
}

impl Overlay {
    /// Sets the content of the file at `path` (relative to the project root, with `/`), which need not exist.
    pub fn insert(&mut self, path: impl Into<Arc<str>>, bytes: impl Into<Arc<[u8]>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Reads the file at `path` from disk again.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// Adds the files of `later`, which override existing ones.
    pub fn extend(&mut self, later: Self) {
        self.files.extend(later.files);
    }

    /// Whether the overlay is empty.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Paths and contents, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path, &**bytes))
    }

    /// Whether both overlays have the same content, or none, for `path`.
    pub(super) fn agrees_on(&self, path: &str, other: &Self) -> bool {
        self.files.get(path) == other.files.get(path)
    }

    /// The text for `path` that is read instead of that on disk.
    pub(super) fn get(&self, path: &str) -> Option<SourceFile> {
        let (path, bytes) = self.files.get_key_value(path)?;
        Some(SourceFile::new(Arc::clone(path), bytes.to_vec()))
    }

    pub(super) fn read(&self, entry: &Entry) -> Result<SourceFile, ReadError> {
        self.read_text(&entry.file, &entry.path)
    }

    /// Reads the file `path` of the project, which is `file` on disk.
    pub(super) fn read_text(&self, file: &Path, path: &str) -> Result<SourceFile, ReadError> {
        match self.files.get_key_value(path) {
            Some((path, bytes)) => Ok(SourceFile::new(Arc::clone(path), bytes.to_vec())),
            None => source::read_text(file, path),
        }
    }

    /// The files that are not on disk, but would be part of the project `root` if they were.
    pub(super) fn unsaved(&self, root: &Path) -> Vec<Entry> {
        if self.is_empty() {
            return Vec::new();
        }
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
