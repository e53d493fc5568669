//! The files of a site, after it is certain that they can stand side by side in one folder.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::disk::key;
use super::manifest::ancestors;
use super::{Artifact, MANIFEST, OutputError, target};

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

/// Whether a relative path with `/` is in its plain form and stays inside.
pub fn is_plain(path: &str) -> bool {
    let parts_are_plain = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let stays_inside =
        Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    parts_are_plain && stays_inside && !path.contains(['\\', '\0'])
}

/// Plain, and not one of Runbuch's own files.
fn is_allowed(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let reserved = [MANIFEST, target::INSIDE].map(|name| key(Path::new(name)));
    is_plain(path) && !reserved.contains(&key(Path::new(first)))
}
