//! The real location of the output folder and of its stages.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::OutputError;
use super::disk::is_writable;
use super::manifest::Manifest;

/// The name of the stage inside the output folder, for file-by-file runs.
pub(super) const INSIDE: &str = ".runbuch-new";
/// The suffix of the stage `.NAME.runbuch-new` next to the output folder.
pub(super) const SIBLING_SUFFIX: &str = ".runbuch-new";

/// Marks such a folder as a stage; locked by the run that uses it.
pub(super) const LOCK: &str = ".runbuch-lock";

/// The output folder.
#[derive(Debug)]
pub(super) struct OutputFolder {
    /// Absolute, links resolved.
    pub(super) root: PathBuf,
    /// Whether it exists.
    pub(super) exists: bool,
}

impl OutputFolder {
    /// Resolves links; the folder need not exist.
    pub(super) fn resolve(out: &Path) -> Result<Self, OutputError> {
        let not_a_folder = || OutputError::NotAFolder { path: out.to_owned() };
        let unreadable = |error: Error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => not_a_folder(),
            _ => OutputError::read(out, error),
        };
        match fs::symlink_metadata(out) {
            Ok(_) => {
                let root = fs::canonicalize(out).map_err(unreadable)?;
                if !root.is_dir() {
                    return Err(not_a_folder());
                }
                Ok(Self { root, exists: true })
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                out.file_name().ok_or_else(not_a_folder)?;
                let root = std::path::absolute(out).map_err(unreadable)?;
                Ok(Self { root, exists: false })
            }
            Err(error) => Err(unreadable(error)),
        }
    }

    /// The stage `.NAME.runbuch-new` next to the folder; none for the root of a file system.
    pub(super) fn sibling(&self) -> Option<PathBuf> {
        let mut name = std::ffi::OsString::from(".");
        name.push(self.root.file_name()?);
        name.push(SIBLING_SUFFIX);
        Some(self.root.parent()?.join(name))
    }

    /// The stage `.runbuch-new` inside the folder.
    pub(super) fn inside(&self) -> PathBuf {
        self.root.join(INSIDE)
    }

    /// The parent of the output folder.
    pub(super) fn parent(&self) -> &Path {
        self.root.parent().unwrap_or(&self.root)
    }

    /// Creates the parent folders.
    pub(super) fn make_parent(&self) -> Result<(), OutputError> {
        let parent = self.parent();
        fs::create_dir_all(parent).map_err(|error| OutputError::write(parent, error))
    }

    /// The manifest of the folder. A folder with files but without a manifest is an error.
    pub(super) fn manifest(&self) -> Result<Manifest, OutputError> {
        if !self.exists {
            return Ok(Manifest::default());
        }
        if let Some(manifest) = Manifest::read(&self.root)? {
            return Ok(manifest);
        }
        let entries =
            fs::read_dir(&self.root).map_err(|error| OutputError::read(&self.root, error))?;
        for entry in entries {
            let entry = entry.map_err(|error| OutputError::read(&self.root, error))?;
            if entry.file_name() != INSIDE || !is_stage(&entry.path()) {
                return Err(OutputError::ForeignFolder { path: self.root.clone() });
            }
        }
        Ok(Manifest::default())
    }

    /// Checks that the folder, or its nearest existing parent, is writable.
    pub(super) fn check_writable(&self) -> Result<(), OutputError> {
        let folder = self.root.ancestors().find(|path| path.symlink_metadata().is_ok());
        let folder = folder.unwrap_or(&self.root);
        if !folder.is_dir() {
            return Err(OutputError::NotAFolder { path: folder.to_owned() });
        }
        is_writable(folder).map_err(|error| OutputError::write(folder, error))
    }
}

/// Whether a folder is empty or marked as a stage.
pub(super) fn is_stage(path: &Path) -> bool {
    if path.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
        return false;
    }
    let Ok(entries) = fs::read_dir(path) else { return true };
    let names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
    names.is_empty() || names.iter().any(|name| name == LOCK)
}
