//! Puts a finished site on disk. The only module that writes.
//!
//! Nothing is written into the visible folder before everything has been produced:
//!
//! 1. [`ArtifactSet`] refuses paths that escape or collide.
//! 2. [`Stage`] takes the lock and repairs what a killed run left behind.
//! 3. [`Plan`] compares artifacts, manifest and folder. Where nothing differs, nothing is touched.
//! 4. [`swap`] builds the new tree beside the old one and exchanges the two, or, where that cannot
//!    work, [`in_place`] replaces file by file.
//!
//! The manifest inside the folder lists what Runbuch wrote; only that is ever deleted.
#![expect(clippy::disallowed_methods, reason = "the only floor that writes")]

mod artifacts;
mod disk;
mod error;
mod file;
mod in_place;
mod manifest;
mod plan;
mod published;
mod spool;
mod stage;
mod survey;
mod swap;
mod sweep;
mod target;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::artifact::Artifact;
use artifacts::ArtifactSet;
pub use artifacts::fitting;
use disk::{Disk, RealDisk};
pub use error::{FallbackReason, OutputError};
pub use file::{remove_leftovers, write_file, write_files};
pub use manifest::is_plain;
use plan::Plan;
pub use published::{FileStamp, Published};
pub use spool::Spool;
use stage::Stage;
use swap::Exchange;
use target::OutputFolder;

/// The file in the output folder that lists what Runbuch wrote.
pub const MANIFEST: &str = ".runbuch-manifest.json";

/// What [`publish`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishSummary {
    /// Files that are new or differ.
    pub written: usize,
    /// Files that stayed as they were, with their inode and time.
    pub unchanged: usize,
    /// Files of an earlier build that are gone.
    pub removed: usize,
    /// The paths of what was written and removed, relative to the output folder, with `/`.
    pub changed: Vec<String>,
    /// How it was done.
    pub method: Method,
}

impl PublishSummary {
    /// What was done in two steps, `first` and this one. The first has removed nothing.
    #[must_use]
    pub fn after(mut self, first: Self) -> Self {
        let files = self.written + self.unchanged;
        let again: HashSet<&String> = self.changed.iter().collect();
        let once: Vec<String> =
            first.changed.iter().filter(|path| !again.contains(path)).cloned().collect();
        self.changed.extend(once);
        self.written = self.changed.len() - self.removed;
        self.unchanged = files.saturating_sub(self.written);
        if self.method == Method::Untouched {
            self.method = first.method;
        }
        self
    }
}

/// How the new site took the place of the old one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Method {
    /// Nothing differed, nothing was touched.
    Untouched,
    /// Whole, in one step.
    Exchange,
    /// One file after the other, for this reason.
    FileByFile(FallbackReason),
}

/// Makes `out` hold exactly `artifacts` and the files that Runbuch did not make.
///
/// The new site takes the old one's place in one step where the file system can do it, so that
/// anyone who kills it finds the old site or the new one whole.
pub fn publish(out: &Path, artifacts: Vec<Artifact>) -> Result<PublishSummary, OutputError> {
    run(&RealDisk, out, artifacts, None)
}

/// Like [`publish`], but file by file, so that `out` stays the same folder.
///
/// For `watch`, and where somebody holds on to the folder itself: a bind mount of a container.
///
/// [`Content::Same`](crate::artifact::Content::Same) leaves a file as it was published `before`; where
/// that is gone, nothing is done and the error is [`OutputError::Vanished`].
pub fn publish_in_place(
    out: &Path,
    mut artifacts: Vec<Artifact>,
    before: Option<&Arc<Published>>,
) -> Result<(PublishSummary, Arc<Published>), OutputError> {
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(before) = before.filter(|before| before.has_paths_of(out, &artifacts)) {
        return Ok((overwrite(out, &artifacts)?, Arc::clone(before)));
    }
    let paths = artifacts.iter().map(|artifact| artifact.path.clone()).collect();
    let summary = run(&RealDisk, out, artifacts, Some(FallbackReason::Asked))?;
    Ok((summary, Arc::new(Published::new(out, paths))))
}

/// Writes those of `artifacts` that are not the same over the files that are there.
fn overwrite(out: &Path, artifacts: &[Artifact]) -> Result<PublishSummary, OutputError> {
    let fresh = published::fresh(artifacts);
    if !fresh.is_empty() {
        let target = OutputFolder::resolve(out)?;
        // Held until the end: nobody else publishes meanwhile.
        let _beside = Stage::beside(&target)?;
        let stage = Stage::within(&target)?;
        in_place::overwrite(&RealDisk, &target, &stage, &fresh)?;
        stage.finish()?;
    }
    Ok(published::summary(artifacts, &fresh))
}

/// Finds out before the long work whether [`publish`] would refuse `out`. Writes nothing.
pub fn preflight(out: &Path) -> Result<(), OutputError> {
    let target = OutputFolder::resolve(out)?;
    target.check_writable()?;
    for root in target.sibling().into_iter().chain([target.inside()]) {
        Stage::probe(&root, &target.root)?;
    }
    target.manifest().map(drop)
}

/// Whether `out` holds files, none of which Runbuch has written.
pub fn is_foreign(out: &Path) -> bool {
    let manifest = OutputFolder::resolve(out).and_then(|target| target.manifest());
    matches!(manifest, Err(OutputError::ForeignFolder { .. } | OutputError::NotAFolder { .. }))
}

/// Whether `path` lies in a folder that Runbuch needs for a moment; `watch` looks away.
pub fn is_temporary(path: &Path) -> bool {
    path.iter().filter_map(|name| name.to_str()).any(|name| {
        name == target::INSIDE
            || (name.starts_with('.') && name.ends_with(target::SIBLING_SUFFIX))
            || file::is_temporary(name)
    })
}

/// Publishes with the operations of `disk`; file by file at once where there is a reason.
fn run(
    disk: &dyn Disk,
    out: &Path,
    artifacts: Vec<Artifact>,
    in_place: Option<FallbackReason>,
) -> Result<PublishSummary, OutputError> {
    let set = ArtifactSet::check(artifacts)?;
    OutputFolder::resolve(out)?.make_parent()?;
    let stage = Stage::beside(&OutputFolder::resolve(out)?)?;
    // Again, as the folder may have come into being before the lock was ours.
    let target = OutputFolder::resolve(out)?;
    recover_in_place(&target)?;
    let plan = Plan::make(&target, &set)?;
    if plan.is_idle() {
        return Ok(plan.summary(Method::Untouched));
    }
    target.check_writable()?;
    let stage = match stage {
        Ok(stage) => stage,
        Err(reason) => return replace(disk, out, &set, None, reason),
    };
    let reason = match in_place {
        Some(reason) => reason,
        None => match swap::swap(disk, &target, &stage, &plan)? {
            Exchange::Done => {
                stage.finish()?;
                return Ok(plan.summary(Method::Exchange));
            }
            Exchange::Impossible(reason) => reason,
        },
    };
    stage.recover()?;
    replace(disk, out, &set, target.exists.then_some(plan), reason)
}

/// Removes what a killed run left inside the output folder.
fn recover_in_place(target: &OutputFolder) -> Result<(), OutputError> {
    let inside = target.inside();
    if inside.symlink_metadata().is_err() {
        return Ok(());
    }
    Stage::acquire(&inside, &target.root)?.finish()
}

/// File by file. Without a plan, nobody has looked at the folder under a lock yet.
fn replace(
    disk: &dyn Disk,
    out: &Path,
    set: &ArtifactSet,
    plan: Option<Plan<'_>>,
    reason: FallbackReason,
) -> Result<PublishSummary, OutputError> {
    let stage = Stage::within(&OutputFolder::resolve(out)?)?;
    let target = OutputFolder::resolve(out)?;
    let plan = plan.map_or_else(|| Plan::make(&target, set), Ok)?;
    in_place::replace(disk, &target, &stage, &plan)?;
    stage.finish()?;
    Ok(plan.summary(Method::FileByFile(reason)))
}
