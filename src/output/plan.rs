//! Compares artifacts, manifest and folder, and plans all changes before the first one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::artifacts::ArtifactSet;
use super::disk::{key, same_content};
use super::manifest::{Manifest, ancestors};
use super::survey::{EntryKind, FolderSurvey};
use super::target::OutputFolder;
use super::{MANIFEST, Method, OutputError, PublishSummary};
use crate::artifact::Artifact;

/// The changes that turn the folder into the new site.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// Artifacts that are on disk already.
    pub(super) unchanged: Vec<&'a Artifact>,
    /// Artifacts to write.
    pub(super) fresh: Vec<&'a Artifact>,
    /// Files of an earlier build to remove.
    pub(super) removed: Vec<PathBuf>,
    /// Folders of an earlier build to remove, deepest first.
    pub(super) emptied: Vec<PathBuf>,
    /// Files, links and other entries that Runbuch did not create.
    pub(super) foreign: Vec<PathBuf>,
    /// Folders that Runbuch did not create or that contain foreign files, parents first.
    pub(super) foreign_folders: BTreeSet<PathBuf>,
    /// The manifest on disk.
    pub(super) old: Manifest,
    /// The manifest of the new site.
    pub(super) new: Manifest,
    /// The contents of the folder.
    pub(super) survey: FolderSurvey,
    manifest_differs: bool,
}

impl<'a> Plan<'a> {
    /// Surveys the folder and compares it with the artifacts.
    pub(super) fn make(target: &OutputFolder, set: &'a ArtifactSet) -> Result<Self, OutputError> {
        let old = target.manifest()?;
        let survey =
            if target.exists { read_survey(&target.root)? } else { FolderSurvey::default() };
        let foreign = Foreign::find(&survey, &old);
        let new = Manifest::new(set.paths().map(str::to_owned));
        let comparison =
            Comparison { root: &target.root, old: &old, survey: &survey, foreign: &foreign };
        let (unchanged, fresh) = comparison.all(set.as_slice())?;
        let mut removed = Vec::new();
        for path in survey.files() {
            if old.owns(path) && !new.owns(path) {
                removed.push(path.to_owned());
            }
        }
        let mut emptied = Vec::new();
        for path in survey.folders().rev() {
            if !foreign.holds(path) && !new.owns_folder(path) {
                emptied.push(path.to_owned());
            }
        }
        let on_disk = fs::read(target.root.join(MANIFEST)).ok();
        let manifest_differs = on_disk != Some(new.to_bytes());
        let Foreign { files: foreign, folders: foreign_folders } = foreign;
        Ok(Self {
            unchanged,
            fresh,
            removed,
            emptied,
            foreign,
            foreign_folders,
            old,
            new,
            survey,
            manifest_differs,
        })
    }

    /// Whether nothing has to be changed.
    pub(super) fn is_idle(&self) -> bool {
        !self.manifest_differs
            && self.fresh.is_empty()
            && self.removed.is_empty()
            && self.emptied.is_empty()
    }

    /// The report of the applied plan.
    pub(super) fn summary(&self, method: Method) -> PublishSummary {
        PublishSummary {
            written: self.fresh.len(),
            unchanged: self.unchanged.len(),
            removed: self.removed.len(),
            changed: self.changed(),
            method,
        }
    }

    fn changed(&self) -> Vec<String> {
        let removed = self.removed.iter().map(|path| path.to_string_lossy().replace('\\', "/"));
        self.fresh.iter().map(|artifact| artifact.path.clone()).chain(removed).collect()
    }
}

fn read_survey(root: &Path) -> Result<FolderSurvey, OutputError> {
    FolderSurvey::read(root).map_err(|error| OutputError::read(root, error))
}

/// What Runbuch did not create.
struct Foreign {
    files: Vec<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Foreign {
    fn find(survey: &FolderSurvey, old: &Manifest) -> Self {
        let mut files = Vec::new();
        let mut folders = BTreeSet::new();
        for path in survey.files() {
            if !old.owns(path) {
                files.push(path.to_owned());
                folders.extend(ancestors(path).map(Path::to_owned));
            }
        }
        let unknown = survey.folders().filter(|path| !old.owns_folder(path));
        for path in unknown.chain(survey.unreadable.iter().map(PathBuf::as_path)) {
            folders.insert(path.to_owned());
            folders.extend(ancestors(path).map(Path::to_owned));
        }
        Self { files, folders }
    }

    /// Whether a folder is foreign or contains something foreign.
    fn holds(&self, folder: &Path) -> bool {
        self.folders.contains(folder)
    }
}

/// Decides for each artifact whether it has to be written.
struct Comparison<'b> {
    root: &'b Path,
    old: &'b Manifest,
    survey: &'b FolderSurvey,
    foreign: &'b Foreign,
}

type Halves<'a> = (Vec<&'a Artifact>, Vec<&'a Artifact>);

impl Comparison<'_> {
    /// The artifacts to keep and those to write.
    fn all<'a>(&self, artifacts: &'a [Artifact]) -> Result<Halves<'a>, OutputError> {
        let verdicts: Vec<_> =
            artifacts.par_iter().map(|artifact| self.may_stay(artifact)).collect();
        let mut halves = Halves::default();
        for (artifact, stays) in artifacts.iter().zip(verdicts) {
            let (unchanged, fresh) = &mut halves;
            if stays? { unchanged } else { fresh }.push(artifact);
        }
        Ok(halves)
    }

    fn may_stay(&self, artifact: &Artifact) -> Result<bool, OutputError> {
        let path = Path::new(&artifact.path);
        if let Some(obstacle) = ancestors(path).find(|folder| self.is_foreign_file(folder)) {
            return Err(self.in_the_way(obstacle));
        }
        let Some(entry) = self.survey.get(path) else { return Ok(false) };
        let same = match entry.kind {
            EntryKind::File(len) => same_content(&self.root.join(path), len, &artifact.content)?,
            EntryKind::Folder if self.foreign.holds(&entry.path) => {
                return Err(self.in_the_way(path));
            }
            EntryKind::Folder | EntryKind::Other => false,
        };
        if !same && self.is_foreign_file(path) {
            return Err(self.in_the_way(path));
        }
        Ok(same && entry.path == path)
    }

    fn is_foreign_file(&self, path: &Path) -> bool {
        let entry = self.survey.get(&key(path));
        entry.is_some_and(|entry| entry.kind != EntryKind::Folder && !self.old.owns(path))
    }

    fn in_the_way(&self, path: &Path) -> OutputError {
        OutputError::ForeignFile { path: self.root.join(path) }
    }
}
