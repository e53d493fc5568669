//! Removes the old tree after an exchange, and saves files in it that are not ours.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::disk::{remove_tree, same_file};
use super::manifest::Manifest;
use super::survey::FolderSurvey;
use super::{MANIFEST, OutputError, target};

/// Removes the tree `old`, which `live` has replaced.
///
/// Foreign files are hard-linked into both. One that is only in `old` was created during the exchange and
/// is moved to `live`.
pub(super) fn sweep(old: &Path, live: &Path) -> Result<(), OutputError> {
    let cleanup = |path: &Path, error| OutputError::Cleanup { path: path.to_owned(), error };
    let survey = FolderSurvey::read(old).map_err(|error| cleanup(old, error))?;
    let sweep = Sweep {
        old,
        live,
        was_ours: Manifest::read(old)?.unwrap_or_default(),
        is_ours: Manifest::read(live)?.unwrap_or_default(),
    };
    for path in survey.files() {
        sweep.file(path)?;
    }
    for folder in survey.folders().rev() {
        let folder = old.join(folder);
        fs::remove_dir(&folder).map_err(|error| cleanup(&folder, error))?;
    }
    let inside = old.join(target::INSIDE);
    remove_tree(&inside).map_err(|error| cleanup(&inside, error))?;
    let manifest = old.join(MANIFEST);
    // Last, so that after a kill the next run can finish the removal.
    remove_file(&manifest).map_err(|error| cleanup(&manifest, error))?;
    fs::remove_dir(old).map_err(|error| cleanup(old, error))
}

struct Sweep<'a> {
    old: &'a Path,
    live: &'a Path,
    was_ours: Manifest,
    is_ours: Manifest,
}

impl Sweep<'_> {
    fn file(&self, path: &Path) -> Result<(), OutputError> {
        let (from, to) = (self.old.join(path), self.live.join(path));
        let disposable = self.was_ours.owns(path) || same_file(&from, &to);
        let done = match to.symlink_metadata() {
            _ if disposable => remove_file(&from),
            Err(error) if error.kind() == ErrorKind::NotFound => give_back(&from, &to),
            _ if self.is_ours.owns(path) => return Err(OutputError::ForeignFile { path: from }),
            _ if is_newer(&from, &to) => fs::rename(&from, &to),
            _ => remove_file(&from),
        };
        done.map_err(|error| OutputError::Cleanup { path: from, error })
    }
}

fn give_back(from: &Path, to: &Path) -> io::Result<()> {
    to.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::rename(from, to)
}

fn is_newer(a: &Path, b: &Path) -> bool {
    let modified = |path: &Path| path.symlink_metadata().and_then(|metadata| metadata.modified());
    matches!((modified(a), modified(b)), (Ok(a), Ok(b)) if a > b)
}

fn remove_file(path: &Path) -> io::Result<()> {
    fs::remove_file(path).or_else(|error| match error.kind() {
        ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })
}
