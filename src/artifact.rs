//! Files of the site before they are published.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// A text that is in this part of a file.
    Spooled(SpooledText),
    /// A copy of this file.
    Copy(PathBuf),
    /// Unchanged since it was last published.
    Same,
}

/// A text in a part of a file.
#[derive(Debug, Clone)]
pub struct SpooledText {
    /// The file.
    pub file: Arc<File>,
    /// Where the part begins, in bytes.
    pub start: u64,
    /// How many bytes it has.
    pub length: u64,
}

impl SpooledText {
    /// The bytes of the text.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let length = usize::try_from(self.length).map_err(io::Error::other)?;
        let mut bytes = vec![0; length];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    #[cfg(unix)]
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&*self.file, bytes, self.start)
    }

    #[cfg(not(unix))]
    fn fill(&self, _: &mut [u8]) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl Artifact {
    /// The file at `path` with this text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), content: Content::Text(text.into()) }
    }
}
