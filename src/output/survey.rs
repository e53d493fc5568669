//! What lies in a folder. Links are not followed.
#![allow(clippy::disallowed_methods, reason = "the only floor that writes")]

use std::collections::BTreeMap;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use super::disk::key;
use super::{MANIFEST, target};

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file of so many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A link, a socket, a pipe …
    Other,
}

/// Something in the folder.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Relative, as it is spelled on disk.
    pub(super) path: PathBuf,
    /// What it is.
    pub(super) kind: Kind,
}

/// Everything below a folder except Runbuch's own files.
#[derive(Debug, Default)]
pub(super) struct Survey {
    entries: BTreeMap<PathBuf, Entry>,
    /// Folders that could not be looked into.
    pub(super) unreadable: Vec<PathBuf>,
}

impl Survey {
    /// Looks into `root`, whose own list must be readable; a folder below need not be.
    pub(super) fn read(root: &Path) -> io::Result<Self> {
        let mut survey = Self::default();
        let mut waiting = Vec::new();
        for entry in fs::read_dir(root)? {
            let entry = entry?;
            let name = entry.file_name();
            if name != MANIFEST && name != target::INSIDE {
                survey.add(Path::new(""), &entry, &mut waiting)?;
            }
        }
        while let Some(folder) = waiting.pop() {
            if survey.read_folder(root, &folder, &mut waiting).is_err() {
                survey.unreadable.push(folder);
            }
        }
        survey.unreadable.sort();
        Ok(survey)
    }

    fn read_folder(
        &mut self,
        root: &Path,
        folder: &Path,
        waiting: &mut Vec<PathBuf>,
    ) -> io::Result<()> {
        for entry in fs::read_dir(root.join(folder))? {
            self.add(folder, &entry?, waiting)?;
        }
        Ok(())
    }

    fn add(
        &mut self,
        folder: &Path,
        entry: &DirEntry,
        waiting: &mut Vec<PathBuf>,
    ) -> io::Result<()> {
        let path = folder.join(entry.file_name());
        let kind = kind(entry)?;
        if kind == Kind::Folder {
            waiting.push(path.clone());
        }
        self.entries.insert(key(&path), Entry { path, kind });
        Ok(())
    }

    /// What stands at `path`.
    pub(super) fn get(&self, path: &Path) -> Option<&Entry> {
        self.entries.get(&key(path))
    }

    /// Whether a folder stands at `path`.
    pub(super) fn is_folder(&self, path: &Path) -> bool {
        self.get(path).is_some_and(|entry| entry.kind == Kind::Folder)
    }

    /// Folders, those above first.
    pub(super) fn folders(&self) -> impl DoubleEndedIterator<Item = &Path> {
        let folders = self.entries.values().filter(|entry| entry.kind == Kind::Folder);
        folders.map(|entry| entry.path.as_path())
    }

    /// Everything that is no folder.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        let files = self.entries.values().filter(|entry| entry.kind != Kind::Folder);
        files.map(|entry| entry.path.as_path())
    }
}

fn kind(entry: &DirEntry) -> io::Result<Kind> {
    let kind = entry.file_type()?;
    if kind.is_dir() {
        Ok(Kind::Folder)
    } else if kind.is_file() {
        Ok(Kind::File(entry.metadata()?.len()))
    } else {
        Ok(Kind::Other)
    }
}
