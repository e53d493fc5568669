//! Builds the new site as a complete tree and exchanges it with the old one in a single step.
//!
//! Example with the output folder `public/`, in which `a.html` is unchanged, `b.html` changed and
//! `notes.txt` was put there by somebody else:
//!
//! ```text
//! .public.runbuch-new/tree/a.html       hard link to public/a.html: same inode, nothing is copied
//!                          b.html       the new content, synced to disk
//!                          notes.txt    hard link: files that are not ours move along
//! ```
//!
//! Then `renameat2(RENAME_EXCHANGE)` swaps `tree` and `public`. A reader sees the old or the new site,
//! never a mixture, and a killed run leaves one of the two in place. [`super::sweep`] removes the old
//! tree. Where a step is impossible (mount points, no hard links, folders whose owner cannot be kept),
//! nothing visible has changed yet, and [`super::in_place`] takes over.

use std::collections::BTreeSet;
use std::fs::{self, File, FileTimes};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::{Disk, adopt_rights, is_writable, produce, same_device, write_synced};
use super::manifest::ancestors;
use super::plan::Plan;
use super::stage::Stage;
use super::target::OutputFolder;
use super::{FallbackReason, MANIFEST, OutputError};

/// The result of an exchange.
#[derive(Debug)]
pub(super) enum Exchange {
    /// The new tree is in place.
    Done,
    /// Not possible; nothing visible has changed.
    Impossible(FallbackReason),
}

/// Builds the new tree in `stage` and exchanges it with `target`.
pub(super) fn swap(
    disk: &dyn Disk,
    target: &OutputFolder,
    stage: &Stage,
    plan: &Plan<'_>,
) -> Result<Exchange, OutputError> {
    if let Some(reason) = obstacle(disk, target, stage, plan)? {
        return Ok(Exchange::Impossible(reason));
    }
    let root = target.root.as_path();
    let tree = stage.begin_tree().map_err(|error| OutputError::write(root, error))?;
    let build = TreeBuild { disk, root, tree: &tree, plan };
    if let Some(reason) = build.all(target.exists)? {
        return Ok(Exchange::Impossible(reason));
    }
    let swapped = match target.exists {
        true => disk.exchange(&tree, root),
        false => disk.rename(&tree, root),
    };
    Ok(match swapped {
        Ok(()) => Exchange::Done,
        Err(_) => Exchange::Impossible(FallbackReason::NoExchange { path: root.to_owned() }),
    })
}

/// Why an exchange is known to be impossible.
fn obstacle(
    disk: &dyn Disk,
    target: &OutputFolder,
    stage: &Stage,
    plan: &Plan<'_>,
) -> Result<Option<FallbackReason>, OutputError> {
    if !target.exists {
        return Ok(None);
    }
    let root = &target.root;
    if !same_device(root, target.parent()) {
        return Ok(Some(FallbackReason::MountPoint { path: root.clone() }));
    }
    // The old files in them could not be removed after the exchange.
    let locked = plan.survey.folders().find(|folder| is_writable(&root.join(folder)).is_err());
    if let Some(folder) = plan.survey.unreadable.first().map(PathBuf::as_path).or(locked) {
        return Ok(Some(FallbackReason::NotReproducible { path: root.join(folder) }));
    }
    let can_exchange =
        try_exchange(disk, stage).map_err(|error| OutputError::write(root, error))?;
    Ok((!can_exchange).then(|| FallbackReason::NoExchange { path: root.clone() }))
}

/// Tries an exchange of two empty folders before the whole tree is built.
fn try_exchange(disk: &dyn Disk, stage: &Stage) -> io::Result<bool> {
    let scratch = stage.scratch()?;
    let (a, b) = (scratch.join("a"), scratch.join("b"));
    fs::create_dir(&a)?;
    fs::create_dir(&b)?;
    Ok(disk.exchange(&a, &b).is_ok())
}

/// Builds the tree. Errors name paths of the visible folder.
struct TreeBuild<'a> {
    disk: &'a dyn Disk,
    root: &'a Path,
    tree: &'a Path,
    plan: &'a Plan<'a>,
}

impl TreeBuild<'_> {
    /// Builds all of it, or returns why the tree cannot match the old one.
    fn all(&self, exists: bool) -> Result<Option<FallbackReason>, OutputError> {
        if exists && let Some(reason) = self.adopt(Path::new("")) {
            return Ok(Some(reason));
        }
        if let Some(reason) = self.folders()? {
            return Ok(Some(reason));
        }
        let manifest = self.tree.join(MANIFEST);
        write_synced(self.disk, &manifest, &self.plan.new.to_bytes())
            .map_err(|error| OutputError::write(&self.root.join(MANIFEST), error))?;
        self.fresh()?;
        let reason = self.links();
        self.times();
        Ok(reason)
    }

    fn folders(&self) -> Result<Option<FallbackReason>, OutputError> {
        let artifacts = self.plan.unchanged.iter().chain(&self.plan.fresh);
        let needed = artifacts.flat_map(|artifact| ancestors(Path::new(&artifact.path)));
        let foreign = self.plan.foreign_folders.iter().map(PathBuf::as_path);
        let folders: BTreeSet<&Path> = needed.chain(foreign).collect();
        for folder in folders {
            fs::create_dir(self.tree.join(folder))
                .map_err(|error| OutputError::write(&self.root.join(folder), error))?;
            if self.plan.survey.is_folder(folder)
                && let Some(reason) = self.adopt(folder)
            {
                return Ok(Some(reason));
            }
        }
        Ok(None)
    }

    /// Copies owner and permissions from the old folder, before files inherit them.
    fn adopt(&self, folder: &Path) -> Option<FallbackReason> {
        let (old, new) = (self.root.join(folder), self.tree.join(folder));
        if !same_device(&old, &new) {
            return Some(FallbackReason::MountPoint { path: old });
        }
        let adopted = adopt_rights(&old, &new).unwrap_or(false);
        (!adopted).then_some(FallbackReason::NotReproducible { path: old })
    }

    fn fresh(&self) -> Result<(), OutputError> {
        self.plan.fresh.par_iter().try_for_each(|artifact| {
            let shown = self.root.join(&artifact.path);
            produce(self.disk, &self.tree.join(&artifact.path), &artifact.content, &shown)
        })
    }

    /// Hard-links unchanged and foreign files, which keep their inodes.
    fn links(&self) -> Option<FallbackReason> {
        let unchanged = self.plan.unchanged.par_iter().map(|artifact| Path::new(&artifact.path));
        let foreign = self.plan.foreign.par_iter().map(PathBuf::as_path);
        unchanged.chain(foreign).find_map_first(|path| {
            let old = self.root.join(path);
            let linked = self.disk.link(&old, &self.tree.join(path));
            linked.err().map(|_| FallbackReason::NoHardLink { path: old })
        })
    }

    /// Keeps the modification times of foreign folders where the system allows it.
    fn times(&self) {
        let folders = &self.plan.foreign_folders;
        for folder in folders.iter().filter(|folder| !self.plan.old.owns_folder(folder)) {
            let _ = copy_time(&self.root.join(folder), &self.tree.join(folder));
        }
    }
}

fn copy_time(from: &Path, to: &Path) -> io::Result<()> {
    let modified = fs::metadata(from)?.modified()?;
    File::open(to)?.set_times(FileTimes::new().set_modified(modified))
}
