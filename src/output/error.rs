//! Why a site could not be put on disk, in no language yet.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Message, msg};

/// Why nothing, or not all, was written.
#[derive(Debug)]
pub enum OutputError {
    /// The folder holds files and no manifest: Runbuch did not make it.
    ForeignFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A file or folder that Runbuch did not make stands where an artifact has to go.
    ForeignFile {
        /// What is in the way.
        path: PathBuf,
    },
    /// The output is a file, or a link that leads nowhere.
    NotAFolder {
        /// The output.
        path: PathBuf,
    },
    /// An artifact's path leaves the folder, is not in its plain form, or is Runbuch's own.
    InvalidPath {
        /// As it was given.
        path: String,
    },
    /// Two artifacts cannot stand side by side.
    Collision {
        /// The one; the file where the other one needs a folder.
        first: String,
        /// The other.
        second: String,
    },
    /// A file that an earlier run has put there, and that was to stay, is gone.
    Vanished {
        /// The file.
        path: PathBuf,
    },
    /// The manifest cannot be read, so that nobody knows which files are Runbuch's.
    BrokenManifest {
        /// The manifest.
        path: PathBuf,
        /// What the parser or the system says.
        detail: String,
    },
    /// The manifest was written by a later version.
    NewerManifest {
        /// The manifest.
        path: PathBuf,
        /// Its version.
        version: u64,
    },
    /// Another run is writing into the same folder.
    Busy {
        /// The output.
        path: PathBuf,
    },
    /// A source could not be read.
    Read {
        /// The source.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// No room, or the quota is used up.
    Full {
        /// Where it was to be written.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// No right to write.
    NotWritable {
        /// Where it was to be written.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Writing failed for another reason.
    Write {
        /// Where it was to be written.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The new site is published, but the remains of the old one could not be removed.
    Cleanup {
        /// What stays behind.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl OutputError {
    /// The error of writing to `path`.
    pub(super) fn write(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full { path, error },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::NotWritable { path, error }
            }
            _ => Self::Write { path, error },
        }
    }

    /// The error of reading from `path`.
    pub(super) fn read(path: &Path, error: io::Error) -> Self {
        Self::Read { path: path.to_owned(), error }
    }

    /// What the catalogue says about it.
    pub fn message(&self) -> Message {
        match self {
            Self::ForeignFolder { path } => msg!(output_foreign_folder, path = show(path)),
            Self::ForeignFile { path } => msg!(output_foreign_file, path = show(path)),
            Self::NotAFolder { path } => msg!(output_not_a_folder, path = show(path)),
            Self::InvalidPath { path } => msg!(output_invalid_path, path = path.as_str()),
            Self::Collision { first, second } => {
                msg!(output_collision, first = first.as_str(), second = second.as_str())
            }
            Self::Vanished { path } => msg!(output_vanished, path = show(path)),
            Self::BrokenManifest { path, detail } => {
                msg!(output_broken_manifest, path = show(path), detail = detail.as_str())
            }
            Self::NewerManifest { path, version } => {
                msg!(output_newer_manifest, path = show(path), version = version.to_string())
            }
            Self::Busy { path } => msg!(output_busy, path = show(path)),
            Self::Read { path, error } => {
                msg!(output_read, path = show(path), detail = error.to_string())
            }
            Self::Full { path, error } => {
                msg!(output_full, path = show(path), detail = error.to_string())
            }
            Self::NotWritable { path, error } => {
                msg!(output_not_writable, path = show(path), detail = error.to_string())
            }
            Self::Write { path, error } => {
                msg!(output_write, path = show(path), detail = error.to_string())
            }
            Self::Cleanup { path, error } => {
                msg!(output_cleanup, path = show(path), detail = error.to_string())
            }
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { error, .. }
            | Self::Full { error, .. }
            | Self::NotWritable { error, .. }
            | Self::Write { error, .. }
            | Self::Cleanup { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// Why the site was replaced file by file; told under `-v`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The caller wanted it so.
    Asked,
    /// System or file system cannot exchange two folders.
    NoExchange {
        /// The folder that was to be exchanged.
        path: PathBuf,
    },
    /// A file could not be linked into the new tree.
    NoHardLink {
        /// The file.
        path: PathBuf,
    },
    /// The output is a mount point, or one lies in it.
    MountPoint {
        /// The mount point.
        path: PathBuf,
    },
    /// Nothing can be made beside the output folder.
    ParentNotWritable {
        /// The folder that holds the output folder.
        path: PathBuf,
    },
    /// A folder has an owner, a right or an attribute that its copy would lack.
    NotReproducible {
        /// The folder.
        path: PathBuf,
    },
}

impl Reason {
    /// What the catalogue says about it.
    pub fn message(&self) -> Message {
        match self {
            Self::Asked => msg!(output_reason_asked),
            Self::NoExchange { path } => msg!(output_reason_no_exchange, path = show(path)),
            Self::NoHardLink { path } => msg!(output_reason_no_hard_link, path = show(path)),
            Self::MountPoint { path } => msg!(output_reason_mount_point, path = show(path)),
            Self::ParentNotWritable { path } => {
                msg!(output_reason_parent_not_writable, path = show(path))
            }
            Self::NotReproducible { path } => {
                msg!(output_reason_not_reproducible, path = show(path))
            }
        }
    }
}

/// A path as people read it.
fn show(path: &Path) -> String {
    path.display().to_string()
}
