//! Reads files that pages include: those of the project only.

use std::path::{Component, Path, PathBuf};

use super::{IncludeCause, SourceFile, read_text, secret};

/// The most bytes of an included file.
const MOST_BYTES: u64 = 4 << 20;

/// The files that pages of a project may include.
#[derive(Debug)]
pub struct Fragments {
    root: PathBuf,
    /// To tell where links lead; none where the root cannot be read.
    canonical: Option<PathBuf>,
}

impl Fragments {
    /// For the project in `root`.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), canonical: root.canonicalize().ok() }
    }

    /// The file at `path`, relative to the root.
    ///
    /// # Errors
    /// Why it is not included.
    pub fn read(&self, path: &str) -> Result<SourceFile, IncludeCause> {
        let relative = Path::new(path);
        let is_below = relative.components().all(|part| matches!(part, Component::Normal(_)));
        let is_git = relative.iter().any(|part| part == ".git");
        if !is_below || is_git {
            return Err(IncludeCause::Outside);
        }
        let file = self.root.join(relative);
        let metadata = file.metadata().ok().filter(std::fs::Metadata::is_file);
        let metadata = metadata.ok_or(IncludeCause::Missing)?;
        let target = file.canonicalize().map_err(|_| IncludeCause::Missing)?;
        let inside = self.canonical.as_deref().and_then(|root| target.strip_prefix(root).ok());
        let inside = inside.filter(|inside| inside.iter().all(|part| part != ".git"));
        if inside.is_none() {
            return Err(IncludeCause::Outside);
        }
        if let Some(secret) = secret(&file).or_else(|| secret(&target)) {
            return Err(IncludeCause::Secret(secret));
        }
        if metadata.len() > MOST_BYTES {
            return Err(IncludeCause::TooMuch);
        }
        read_text(&file, path).map_err(|_| IncludeCause::Missing)
    }
}
