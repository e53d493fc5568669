//! Where the texts of a site wait until all of them are made: in a file without a name, beside the output folder.
//!
//! Small sites stay in memory, and so does everything where such a file cannot be made or written.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use super::target::OutputFolder;
use crate::artifact::{Content, SpooledText};

/// So many bytes of texts stay in memory before the file takes the others.
const HELD: u64 = 16 << 20;

/// Takes texts as they are made.
#[derive(Debug)]
pub struct Spool {
    /// The folder of the file; none where there can be no such file.
    folder: Option<PathBuf>,
    /// Made when it is first needed.
    file: OnceLock<Option<Arc<File>>>,
    held: AtomicU64,
    /// The length of the file.
    end: AtomicU64,
}

impl Spool {
    /// For the site in `out`. The system removes the file with the process, however that ends.
    pub fn beside(out: &Path) -> Self {
        let folder = OutputFolder::resolve(out).map(|target| target.parent().to_owned());
        let folder = folder.ok().filter(|_| cfg!(unix));
        Self { folder, file: OnceLock::new(), held: AtomicU64::new(0), end: AtomicU64::new(0) }
    }

    /// The same content, out of memory where it is a text.
    pub fn keep(&self, content: Content) -> Content {
        match content {
            Content::Text(text) => self.part(&text).map_or(Content::Text(text), Content::Spooled),
            content => content,
        }
    }

    /// The text in the file; none where it stays in memory.
    fn part(&self, text: &str) -> Option<SpooledText> {
        let length = u64::try_from(text.len()).ok()?;
        if self.held.fetch_add(length, Ordering::Relaxed) < HELD {
            return None;
        }
        let new = || Some(Arc::new(tempfile::tempfile_in(self.folder.as_ref()?).ok()?));
        let file = self.file.get_or_init(new).as_ref()?;
        let start = self.end.fetch_add(length, Ordering::Relaxed);
        write_at(file, text.as_bytes(), start).ok()?;
        Some(SpooledText { file: Arc::clone(file), start, length })
    }
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], start: u64) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, start)
}

#[cfg(not(unix))]
fn write_at(_: &File, _: &[u8], _: u64) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}
