//! Errors of publishing a site.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Message, msg};

/// Why a site was not, or not completely, written.
#[derive(Debug)]
pub enum OutputError {
    /// The folder holds files but no manifest, so it was not created by Runbuch.
    ForeignFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A file or folder that Runbuch did not create is in the way of an artifact.
    ForeignFile {
        /// The file or folder in the way.
        path: PathBuf,
    },
    /// The output folder is a file or a dangling link.
    NotAFolder {
        /// The output folder.
        path: PathBuf,
    },
    /// An artifact's path leaves the folder, is not normalised, or is reserved by Runbuch.
    InvalidPath {
        /// The path as given.
        path: String,
    },
    /// Two artifacts collide.
    Collision {
        /// The first; the file, where the other one needs a folder.
        first: String,
        /// The second.
        second: String,
    },
    /// A file of an earlier run that was to be kept is missing.
    Vanished {
        /// The file.
        path: PathBuf,
    },
    /// The manifest cannot be read, so Runbuch's files cannot be told from others.
    BrokenManifest {
        /// The manifest.
        path: PathBuf,
        /// The error of the parser or the system.
        detail: String,
    },
    /// The manifest was written by a newer version.
    NewerManifest {
        /// The manifest.
        path: PathBuf,
        /// Its format version.
        version: u64,
    },
    /// Another run is writing into the same folder.
    Busy {
        /// The output folder.
        path: PathBuf,
    },
    /// A source could not be read.
    Read {
        /// The source.
        path: PathBuf,
        /// The error of the system.
        error: io::Error,
    },
    /// The disk is full, or the quota is used up.
    Full {
        /// The file or folder that was to be written.
        path: PathBuf,
        /// The error of the system.
        error: io::Error,
    },
    /// No permission to write.
    NotWritable {
        /// The file or folder that was to be written.
        path: PathBuf,
        /// The error of the system.
        error: io::Error,
    },
    /// Writing failed for another reason.
    Write {
        /// The file or folder that was to be written.
        path: PathBuf,
        /// The error of the system.
        error: io::Error,
    },
    /// The new site is published, but the remains of the old one could not be removed.
    Cleanup {
        /// What was left behind.
        path: PathBuf,
        /// The error of the system.
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

    /// The message for the user.
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

/// Why the site was replaced file by file; shown with `-v`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FallbackReason {
    /// The caller asked for it.
    Asked,
    /// The system or file system cannot exchange two folders.
    NoExchange {
        /// The output folder.
        path: PathBuf,
    },
    /// A file could not be hard-linked into the new tree.
    NoHardLink {
        /// The file.
        path: PathBuf,
    },
    /// The output folder is a mount point or contains one.
    MountPoint {
        /// The mount point.
        path: PathBuf,
    },
    /// No folder can be created next to the output folder.
    ParentNotWritable {
        /// The parent of the output folder.
        path: PathBuf,
    },
    /// A folder has an owner, permissions or attributes that a copy cannot have.
    NotReproducible {
        /// The folder.
        path: PathBuf,
    },
}

impl FallbackReason {
    /// The message for the user.
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

/// A path for messages.
fn show(path: &Path) -> String {
    path.display().to_string()
}
