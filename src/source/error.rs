//! Errors of reading files.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Message, msg};

/// A file or folder that could not be read.
#[derive(Debug)]
pub struct ReadError {
    /// The file or folder.
    pub path: PathBuf,
    /// The error of the operating system.
    pub error: io::Error,
}

impl ReadError {
    pub(super) fn new(path: &Path, error: io::Error) -> Self {
        Self { path: path.to_owned(), error }
    }

    /// Whether the file does not exist.
    pub fn is_missing(&self) -> bool {
        self.error.kind() == io::ErrorKind::NotFound
    }

    /// The message for the user.
    pub fn message(&self) -> Message {
        let reason = match self.error.kind() {
            io::ErrorKind::NotFound => msg!(io_not_found),
            io::ErrorKind::PermissionDenied => msg!(io_permission_denied),
            io::ErrorKind::NotADirectory => msg!(io_not_a_folder),
            io::ErrorKind::IsADirectory => msg!(io_is_a_folder),
            _ => msg!(io_other, detail = self.error.to_string()),
        };
        msg!(source_unreadable, path = self.path.display().to_string(), reason = reason)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
