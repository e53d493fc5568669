//! A file of the site on its way from whoever makes it to the folder it is published in.

use std::path::PathBuf;

/// A file of the site.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Relative to the output folder, with `/`, as it shall stand on disk.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// What an [`Artifact`] holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// This text.
    Text(String),
    /// The bytes of this file.
    Copy(PathBuf),
    /// What the file holds that was published there before.
    Same,
}

impl Artifact {
    /// The file at `path` with this text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), content: Content::Text(text.into()) }
    }
}
