//! Where the output folder really is, and where there is room beside it.
#![allow(clippy::disallowed_methods, reason = "the only floor that writes")]

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::is_writable;
use super::manifest::Manifest;
use super::{OutputError, stage};

/// The folder inside the output folder that file-by-file runs need for a moment.
pub(super) const INSIDE: &str = ".runbuch-new";
/// `.NAME.runbuch-new` beside the output folder.
pub(super) const SIBLING_SUFFIX: &str = ".runbuch-new";

/// The output folder.
#[derive(Debug)]
pub(super) struct Target {
    /// Absolute, links resolved.
    pub(super) root: PathBuf,
    /// Whether it is there yet.
    pub(super) exists: bool,
}

impl Target {
    /// Follows links; a folder that is not there yet is fine.
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

    /// `.NAME.runbuch-new` beside the folder; the root of a file system has nothing beside it.
    pub(super) fn sibling(&self) -> Option<PathBuf> {
        let mut name = std::ffi::OsString::from(".");
        name.push(self.root.file_name()?);
        name.push(SIBLING_SUFFIX);
        Some(self.root.parent()?.join(name))
    }

    /// `.runbuch-new` inside the folder.
    pub(super) fn inside(&self) -> PathBuf {
        self.root.join(INSIDE)
    }

    /// The folder that holds the output folder.
    pub(super) fn parent(&self) -> &Path {
        self.root.parent().unwrap_or(&self.root)
    }

    /// Makes the folders above.
    pub(super) fn make_parent(&self) -> Result<(), OutputError> {
        let parent = self.parent();
        fs::create_dir_all(parent).map_err(|error| OutputError::write(parent, error))
    }

    /// What Runbuch wrote so far. A folder with files and without manifest is refused.
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
            if entry.file_name() != INSIDE || !stage::is_stage(&entry.path()) {
                return Err(OutputError::ForeignFolder { path: self.root.clone() });
            }
        }
        Ok(Manifest::default())
    }

    /// Whether the folder, or the nearest one above that exists, can be written to.
    pub(super) fn check_writable(&self) -> Result<(), OutputError> {
        let folder = self.root.ancestors().find(|path| path.symlink_metadata().is_ok());
        let folder = folder.unwrap_or(&self.root);
        if !folder.is_dir() {
            return Err(OutputError::NotAFolder { path: folder.to_owned() });
        }
        is_writable(folder).map_err(|error| OutputError::write(folder, error))
    }
}
