//! The files of a site, after it is certain that they can be side by side in one folder.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::disk::key;
use super::manifest::{ancestors, is_plain};
use super::{MANIFEST, OutputError, target};
use crate::artifact::Artifact;
use crate::site::address::{LONGEST_NAME, LONGEST_PATH, is_refused_by_windows};

/// Artifacts sorted by path, of which none escapes and no two collide.
#[derive(Debug)]
pub(super) struct ArtifactSet {
    sorted: Vec<Artifact>,
}

impl ArtifactSet {
    /// Checks the paths.
    pub(super) fn check(mut artifacts: Vec<Artifact>) -> Result<Self, OutputError> {
        artifacts.sort_by(|a, b| a.path.cmp(&b.path));
        if let Some(artifact) = artifacts.iter().find(|artifact| !is_allowed(&artifact.path)) {
            return Err(OutputError::InvalidPath { path: artifact.path.clone() });
        }
        check_collisions(&artifacts)?;
        Ok(Self { sorted: artifacts })
    }

    /// In order.
    pub(super) fn as_slice(&self) -> &[Artifact] {
        &self.sorted
    }

    /// The paths, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.sorted.iter().map(|artifact| artifact.path.as_str())
    }
}

/// Those of `artifacts` that can be side by side; where two cannot, the first one stays. What their
/// authors have to know of it, rules say.
pub fn fitting(artifacts: Vec<Artifact>) -> Vec<Artifact> {
    let mut files: HashSet<PathBuf> = HashSet::with_capacity(artifacts.len());
    let mut folders: HashSet<PathBuf> = HashSet::new();
    let fits = |artifact: &Artifact| {
        let path = key(Path::new(&artifact.path));
        let below_a_file = ancestors(&path).any(|folder| files.contains(folder));
        if !is_allowed(&artifact.path) || below_a_file || folders.contains(&path) {
            return false;
        }
        let new = ancestors(&path).take_while(|it| !folders.contains(*it)).map(Path::to_owned);
        let new: Vec<PathBuf> = new.collect();
        folders.extend(new);
        files.insert(path)
    };
    let mut artifacts = artifacts;
    artifacts.retain(fits);
    artifacts
}

fn check_collisions(artifacts: &[Artifact]) -> Result<(), OutputError> {
    let collision = |first: &str, second: &str| {
        let (first, second) = (first.to_owned(), second.to_owned());
        Err(OutputError::Collision { first, second })
    };
    let mut seen: BTreeMap<PathBuf, &str> = BTreeMap::new();
    for artifact in artifacts {
        if let Some(first) = seen.insert(key(Path::new(&artifact.path)), &artifact.path) {
            return collision(first, &artifact.path);
        }
    }
    for (path, second) in &seen {
        if let Some(first) = ancestors(path).find_map(|folder| seen.get(folder)) {
            return collision(first, second);
        }
    }
    Ok(())
}

/// Plain, no longer than file systems take, and not one of Runbuch's own files.
fn is_allowed(path: &str) -> bool {
    let refused =
        |name: &str| name.len() > LONGEST_NAME || (cfg!(windows) && is_refused_by_windows(name));
    if path.len() > LONGEST_PATH || path.split('/').any(refused) {
        return false;
    }
    let first = path.split('/').next().unwrap_or_default();
    let reserved = [MANIFEST, target::INSIDE].map(|name| key(Path::new(name)));
    is_plain(path) && !reserved.contains(&key(Path::new(first)))
}
