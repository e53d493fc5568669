//! A published site, remembered so that the next build writes changes only.

use std::collections::HashSet;
use std::fmt;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::disk::inode;
use super::{FallbackReason, MANIFEST, Method, PublishSummary};
use crate::artifact::{Artifact, Content};

/// A site as it was published. It is on disk unchanged as long as nobody else publishes there.
#[derive(Debug)]
pub struct Published {
    out: PathBuf,
    /// The paths of all its files, sorted.
    paths: Vec<String>,
    /// Of the manifest, to notice one that another run has written.
    seal: Option<FileStamp>,
}

/// What the file system says of a file, which tells whether somebody has written it since.
#[derive(Debug, PartialEq, Eq)]
pub struct FileStamp {
    inode: Option<u64>,
    size: u64,
    modified: Option<SystemTime>,
}

impl Published {
    pub(super) fn new(out: &Path, paths: Vec<String>) -> Self {
        Self { out: out.to_owned(), paths, seal: FileStamp::of(&out.join(MANIFEST)) }
    }

    /// Whether the folder still holds this site.
    pub fn stands(&self) -> bool {
        self.seal.is_some() && FileStamp::of(&self.out.join(MANIFEST)) == self.seal
    }

    /// All files of this site as unchanged artifacts, except `artifacts`.
    pub fn with(&self, artifacts: Vec<Artifact>) -> Vec<Artifact> {
        let new: HashSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
        let old = self.paths.iter().filter(|path| !new.contains(path.as_str()));
        let same = |path: &String| Artifact { path: path.clone(), content: Content::Same };
        let old: Vec<Artifact> = old.map(same).collect();
        old.into_iter().chain(artifacts).collect()
    }

    /// Whether `artifacts` (sorted by path) have exactly the paths of this site in the folder `out`.
    pub(super) fn has_paths_of(&self, out: &Path, artifacts: &[Artifact]) -> bool {
        let paths = artifacts.iter().map(|artifact| artifact.path.as_str());
        self.out == out && paths.eq(self.paths.iter().map(String::as_str))
    }
}

impl FileStamp {
    /// The stamp of the file at `path`; none where there is none.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::symlink_metadata(path).ok().filter(Metadata::is_file)?;
        let (size, modified) = (metadata.len(), metadata.modified().ok());
        Some(Self { inode: inode(path), size, modified })
    }
}

/// Without spaces.
impl fmt::Display for FileStamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let modified = self.modified.and_then(|it| it.duration_since(UNIX_EPOCH).ok());
        let modified = modified.unwrap_or_default().as_nanos();
        write!(f, "{}-{}-{modified}", self.inode.unwrap_or_default(), self.size)
    }
}

/// The report of overwriting `fresh` out of `artifacts`.
pub(super) fn summary(artifacts: &[Artifact], fresh: &[&Artifact]) -> PublishSummary {
    PublishSummary {
        written: fresh.len(),
        unchanged: artifacts.len() - fresh.len(),
        removed: 0,
        changed: fresh.iter().map(|artifact| artifact.path.clone()).collect(),
        method: if fresh.is_empty() {
            Method::Untouched
        } else {
            Method::FileByFile(FallbackReason::Asked)
        },
    }
}

/// The artifacts that differ from the published ones.
pub(super) fn fresh(artifacts: &[Artifact]) -> Vec<&Artifact> {
    artifacts.iter().filter(|artifact| !matches!(artifact.content, Content::Same)).collect()
}
