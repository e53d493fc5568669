//! Replaces the site file by file, each by rename, where two folders cannot be exchanged.
//!
//! All files are produced first. Then a manifest of the old and new files is written, so that after a
//! killed run every file of Runbuch is still known as such. The manifest of the new files alone is
//! written last.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::{Disk, is_writable, key, produce, write_synced};
use super::file::temp_beside;
use super::manifest::{Manifest, ancestors};
use super::plan::Plan;
use super::stage::Stage;
use super::target::OutputFolder;
use super::{MANIFEST, OutputError};
use crate::artifact::Artifact;

/// Applies `plan` to `target`.
pub(super) fn replace(
    disk: &dyn Disk,
    target: &OutputFolder,
    stage: &Stage,
    plan: &Plan<'_>,
) -> Result<(), OutputError> {
    let root = target.root.as_path();
    let scratch = stage.scratch().map_err(|error| OutputError::write(root, error))?;
    let work = InPlace { disk, root, scratch: &scratch, plan };
    work.check_writable()?;
    let files = InPlaceFiles { disk, root, scratch: &scratch };
    let ready = files.produce(&plan.fresh)?;
    work.manifest(&plan.old.union(&plan.new))?;
    let blocking = Blocking::find(&ready);
    work.remove(|path| blocking.is(path))?;
    for (artifact, file) in &ready {
        files.place(artifact, file)?;
    }
    work.remove(|path| !blocking.is(path))?;
    work.manifest(&plan.new)
}

/// Overwrites the files of an earlier run that have the paths of `fresh`.
pub(super) fn overwrite(
    disk: &dyn Disk,
    target: &OutputFolder,
    stage: &Stage,
    fresh: &[&Artifact],
) -> Result<(), OutputError> {
    let root = target.root.as_path();
    let scratch = stage.scratch().map_err(|error| OutputError::write(root, error))?;
    let files = InPlaceFiles { disk, root, scratch: &scratch };
    let ready = files.produce(fresh)?;
    ready.iter().try_for_each(|(artifact, file)| files.place(artifact, file))
}

type Ready<'a> = (&'a Artifact, PathBuf);

/// Produces files in the stage and moves each to its place.
struct InPlaceFiles<'a> {
    disk: &'a dyn Disk,
    root: &'a Path,
    scratch: &'a Path,
}

impl InPlaceFiles<'_> {
    /// Writes all new files; pages last, after the assets that they refer to.
    fn produce<'a>(&self, fresh: &[&'a Artifact]) -> Result<Vec<Ready<'a>>, OutputError> {
        let mut artifacts = fresh.to_vec();
        artifacts.sort_by_key(|artifact| artifact.path.ends_with(".html"));
        let produced = artifacts.into_par_iter().enumerate().map(|(number, artifact)| {
            let file = self.scratch.join(number.to_string());
            let shown = self.root.join(&artifact.path);
            produce(self.disk, &file, &artifact.content, &shown)?;
            Ok((artifact, file))
        });
        produced.collect()
    }

    fn place(&self, artifact: &Artifact, file: &Path) -> Result<(), OutputError> {
        let path = self.root.join(&artifact.path);
        let folder = path.parent().unwrap_or(self.root);
        let placed = fs::create_dir_all(folder).and_then(|()| self.disk.rename(file, &path));
        placed
            .or_else(|error| match error.kind() {
                ErrorKind::CrossesDevices => self.copy_over(file, &path),
                _ => Err(error),
            })
            .map_err(|error| OutputError::write(&path, error))
    }

    /// A folder inside may lie on another file system.
    fn copy_over(&self, file: &Path, path: &Path) -> std::io::Result<()> {
        let temp = temp_beside(path);
        let copied = self.disk.copy(&mut File::open(file)?, &temp);
        copied.and_then(|()| self.disk.rename(&temp, path)).inspect_err(|_| {
            let _ = fs::remove_file(&temp);
        })
    }
}

struct InPlace<'a> {
    disk: &'a dyn Disk,
    root: &'a Path,
    scratch: &'a Path,
    plan: &'a Plan<'a>,
}

impl<'a> InPlace<'a> {
    /// Checks that every folder with changes is writable, before the first change.
    fn check_writable(&self) -> Result<(), OutputError> {
        let fresh = self.plan.fresh.iter().map(|artifact| Path::new(&artifact.path));
        let gone = self.plan.removed.iter().chain(&self.plan.emptied).map(PathBuf::as_path);
        let existing = |path: &'a Path| {
            ancestors(path)
                .find(|folder| self.plan.survey.is_folder(folder))
                .unwrap_or(Path::new(""))
        };
        let folders: BTreeSet<&Path> = fresh.chain(gone).map(existing).collect();
        folders.into_iter().try_for_each(|folder| {
            let folder = self.root.join(folder);
            is_writable(&folder).map_err(|error| OutputError::write(&folder, error))
        })
    }

    fn manifest(&self, manifest: &Manifest) -> Result<(), OutputError> {
        let path = self.root.join(MANIFEST);
        let bytes = manifest.to_bytes();
        if fs::read(&path).is_ok_and(|on_disk| on_disk == bytes) {
            return Ok(());
        }
        let temp = self.scratch.join("manifest");
        write_synced(self.disk, &temp, &bytes)
            .and_then(|()| self.disk.rename(&temp, &path))
            .map_err(|error| OutputError::write(&path, error))
    }

    /// Removes old files that `which` selects, and folders that become empty.
    fn remove(&self, which: impl Fn(&Path) -> bool) -> Result<(), OutputError> {
        for path in self.plan.removed.iter().filter(|path| which(path)) {
            done(fs::remove_file(self.root.join(path)), &self.root.join(path))?;
        }
        for path in self.plan.emptied.iter().filter(|path| which(path)) {
            done(fs::remove_dir(self.root.join(path)), &self.root.join(path))?;
        }
        Ok(())
    }
}

/// Errors that are not ours: another process removed it or put something into the folder.
fn done(result: std::io::Result<()>, path: &Path) -> Result<(), OutputError> {
    match result {
        Err(error)
            if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty) =>
        {
            Ok(())
        }
        result => result.map_err(|error| OutputError::write(path, error)),
    }
}

/// What must be removed before new files are written: files in the place of folders and vice versa.
struct Blocking {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Blocking {
    fn find(ready: &[Ready<'_>]) -> Self {
        let files: BTreeSet<PathBuf> =
            ready.iter().map(|(artifact, _)| key(Path::new(&artifact.path))).collect();
        let folders = files.iter().flat_map(|path| ancestors(path)).map(Path::to_owned).collect();
        Self { files, folders }
    }

    fn is(&self, path: &Path) -> bool {
        let path = key(path);
        let below = || ancestors(&path).any(|folder| self.files.contains(folder));
        self.files.contains(&path) || self.folders.contains(&path) || below()
    }
}
