//! Restricts the output to the requested part of the wiki.

use std::path::{Path, PathBuf};

use super::whole;

/// The files and folders that were asked for; all where none were.
pub(super) struct Only {
    /// Relative to the project root, with `/`.
    paths: Vec<String>,
}

impl Only {
    pub(super) fn new(root: &Path, paths: &[PathBuf]) -> Self {
        Self { paths: paths.iter().map(|path| relative(root, path)).collect() }
    }

    /// The paths, as the project names them.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    pub(super) fn is_all(&self) -> bool {
        self.paths.is_empty()
    }

    pub(super) fn accepts(&self, path: &str) -> bool {
        let covers = |only: &String| {
            only.is_empty()
                || path
                    .strip_prefix(only.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.is_all() || self.paths.iter().any(covers)
    }
}

/// A path that was typed, as the project names it.
fn relative(root: &Path, path: &Path) -> String {
    let whole = whole(path);
    let inside = whole.strip_prefix(root).unwrap_or(&whole);
    inside.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned()
}
