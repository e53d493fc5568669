//! The contents of a folder. Links are not followed.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use super::disk::key;
use super::{MANIFEST, target};

/// The type of a directory entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    /// A file with its size in bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A link, a socket, a pipe and the like.
    Other,
}

/// A directory entry.
#[derive(Debug, Clone)]
pub(super) struct SurveyEntry {
    /// The relative path, as spelled on disk.
    pub(super) path: PathBuf,
    /// Its type.
    pub(super) kind: EntryKind,
}

/// Everything below a folder except stages and the manifest.
#[derive(Debug, Default)]
pub(super) struct FolderSurvey {
    entries: BTreeMap<PathBuf, SurveyEntry>,
    /// Folders that could not be read.
    pub(super) unreadable: Vec<PathBuf>,
}

impl FolderSurvey {
    /// Surveys `root`, which must be readable; folders below need not be.
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
        if kind == EntryKind::Folder {
            waiting.push(path.clone());
        }
        self.entries.insert(key(&path), SurveyEntry { path, kind });
        Ok(())
    }

    /// The type of the entry at `path`.
    pub(super) fn get(&self, path: &Path) -> Option<&SurveyEntry> {
        self.entries.get(&key(path))
    }

    /// Whether `path` is a folder.
    pub(super) fn is_folder(&self, path: &Path) -> bool {
        self.get(path).is_some_and(|entry| entry.kind == EntryKind::Folder)
    }

    /// All folders, parents first.
    pub(super) fn folders(&self) -> impl DoubleEndedIterator<Item = &Path> {
        let folders = self.entries.values().filter(|entry| entry.kind == EntryKind::Folder);
        folders.map(|entry| entry.path.as_path())
    }

    /// All entries that are not folders.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        let files = self.entries.values().filter(|entry| entry.kind != EntryKind::Folder);
        files.map(|entry| entry.path.as_path())
    }
}

fn kind(entry: &DirEntry) -> io::Result<EntryKind> {
    let kind = entry.file_type()?;
    if kind.is_dir() {
        Ok(EntryKind::Folder)
    } else if kind.is_file() {
        Ok(EntryKind::File(entry.metadata()?.len()))
    } else {
        Ok(EntryKind::Other)
    }
}
