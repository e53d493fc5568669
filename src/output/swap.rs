//! The new tree beside the old one, and the step in which they change places.
#![allow(clippy::disallowed_methods, reason = "the only floor that writes")]

use std::collections::BTreeSet;
use std::fs::{self, File, FileTimes};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::{Disk, adopt_rights, is_writable, produce, same_device, write_synced};
use super::manifest::ancestors;
use super::plan::Plan;
use super::stage::Stage;
use super::target::Target;
use super::{MANIFEST, OutputError, Reason};

/// Whether the new tree stands in the old one's place.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It does.
    Done,
    /// It cannot; nothing visible has changed.
    Impossible(Reason),
}

/// Builds the new tree in `stage` and lets it take the place of `target`.
pub(super) fn swap(
    disk: &dyn Disk,
    target: &Target,
    stage: &Stage,
    plan: &Plan<'_>,
) -> Result<Outcome, OutputError> {
    if let Some(reason) = obstacle(disk, target, stage, plan)? {
        return Ok(Outcome::Impossible(reason));
    }
    let root = target.root.as_path();
    let tree = stage.begin_tree().map_err(|error| OutputError::write(root, error))?;
    let build = Build { disk, root, tree: &tree, plan };
    if let Some(reason) = build.all(target.exists)? {
        return Ok(Outcome::Impossible(reason));
    }
    let swapped = match target.exists {
        true => disk.exchange(&tree, root),
        false => disk.rename(&tree, root),
    };
    Ok(match swapped {
        Ok(()) => Outcome::Done,
        Err(_) => Outcome::Impossible(Reason::NoExchange { path: root.to_owned() }),
    })
}

/// Why an exchange need not be tried.
fn obstacle(
    disk: &dyn Disk,
    target: &Target,
    stage: &Stage,
    plan: &Plan<'_>,
) -> Result<Option<Reason>, OutputError> {
    if !target.exists {
        return Ok(None);
    }
    let root = &target.root;
    if !same_device(root, target.parent()) {
        return Ok(Some(Reason::MountPoint { path: root.clone() }));
    }
    // Their files could not be removed after the exchange.
    let locked = plan.survey.folders().find(|folder| is_writable(&root.join(folder)).is_err());
    if let Some(folder) = plan.survey.unreadable.first().map(PathBuf::as_path).or(locked) {
        return Ok(Some(Reason::NotReproducible { path: root.join(folder) }));
    }
    let can_exchange =
        try_exchange(disk, stage).map_err(|error| OutputError::write(root, error))?;
    Ok((!can_exchange).then(|| Reason::NoExchange { path: root.clone() }))
}

/// Tries it with two empty folders, before the whole tree is made in vain.
fn try_exchange(disk: &dyn Disk, stage: &Stage) -> io::Result<bool> {
    let scratch = stage.scratch()?;
    let (a, b) = (scratch.join("a"), scratch.join("b"));
    fs::create_dir(&a)?;
    fs::create_dir(&b)?;
    Ok(disk.exchange(&a, &b).is_ok())
}

/// The making of the tree. Errors name the paths of the visible folder.
struct Build<'a> {
    disk: &'a dyn Disk,
    root: &'a Path,
    tree: &'a Path,
    plan: &'a Plan<'a>,
}

impl Build<'_> {
    /// Makes everything, or says why it cannot be the same as the old tree.
    fn all(&self, exists: bool) -> Result<Option<Reason>, OutputError> {
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

    fn folders(&self) -> Result<Option<Reason>, OutputError> {
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

    /// Gives a folder the rights of the one whose place it takes, before files inherit them.
    fn adopt(&self, folder: &Path) -> Option<Reason> {
        let (old, new) = (self.root.join(folder), self.tree.join(folder));
        if !same_device(&old, &new) {
            return Some(Reason::MountPoint { path: old });
        }
        let adopted = adopt_rights(&old, &new).unwrap_or(false);
        (!adopted).then_some(Reason::NotReproducible { path: old })
    }

    fn fresh(&self) -> Result<(), OutputError> {
        self.plan.fresh.par_iter().try_for_each(|artifact| {
            let shown = self.root.join(&artifact.path);
            produce(self.disk, &self.tree.join(&artifact.path), &artifact.content, &shown)
        })
    }

    /// Takes over what stays as it is, under its own inode.
    fn links(&self) -> Option<Reason> {
        let unchanged = self.plan.unchanged.par_iter().map(|artifact| Path::new(&artifact.path));
        let foreign = self.plan.foreign.par_iter().map(PathBuf::as_path);
        unchanged.chain(foreign).find_map_first(|path| {
            let old = self.root.join(path);
            let linked = self.disk.link(&old, &self.tree.join(path));
            linked.err().map(|_| Reason::NoHardLink { path: old })
        })
    }

    /// Foreign folders keep their time, as far as the system lets them.
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
