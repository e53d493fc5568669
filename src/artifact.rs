//! Files of the site before they are published.

use std::path::PathBuf;

/// A file of the site.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// The path relative to the output folder, with `/`.
    pub path: String,
    /// The content.
    pub content: Content,
}

/// The content of an [`Artifact`].
#[derive(Debug, Clone)]
pub enum Content {
    /// A text.
    Text(String),
    /// A copy of this file.
    Copy(PathBuf),
    /// Unchanged since it was last published.
    Same,
}

impl Artifact {
    /// The file at `path` with this text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), content: Content::Text(text.into()) }
    }
}
