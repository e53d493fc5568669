//! What a build keeps for the next run: fingerprints of all files in `.runbuch-cache/`.
//!
//! The output is that of a cold build, whatever the file holds. So it counts only where it is whole, was written by
//! this very program for a wiki that is read in the same way, and only for files that nobody has written since.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::Session;
use crate::output::{self, FileStamp};
use crate::render::Prints;
use crate::source;

/// The folder of all that is kept between runs, relative to the project root.
const FOLDER: &str = ".runbuch-cache";

/// Of the text below the first line, so that a damaged file is known as such.
const CHECKSUM: &str = "runbuch-build ";

/// Where a build keeps its fingerprints.
pub(super) struct KeptBuild {
    file: PathBuf,
    name: String,
    out: PathBuf,
    /// The program, and how the wiki is read.
    key: String,
}

impl KeptBuild {
    /// The place for the output folder of `session`.
    pub(super) fn of(session: &Session) -> Self {
        let out = session.out();
        let mut of_folder = blake3::hash(out.to_string_lossy().as_bytes()).to_hex().to_string();
        of_folder.truncate(16);
        let name = format!("{FOLDER}/build-{of_folder}");
        let mut key = blake3::Hasher::new();
        let dialect = &session.site.config.dialect;
        key.update(env!("RUNBUCH_SOURCES").as_bytes());
        key.update(format!("{:?}", (dialect.traits.key, dialect.basis)).as_bytes());
        key.update(format!("{:?}", dialect.settings).as_bytes());
        let key = key.finalize().to_hex().to_string();
        Self { file: session.root().join(&name), name, out, key }
    }

    /// The fingerprints of the last build; none where there are none to go by.
    pub(super) fn read(&self) -> Option<Prints> {
        let text = source::read_text(&self.file, &self.name).ok()?.text;
        let (checksum, rest) = text.strip_prefix(CHECKSUM)?.split_once('\n')?;
        let (key, prints) = rest.split_once('\n')?;
        let is_whole = blake3::hash(rest.as_bytes()).to_hex().as_str() == checksum;
        let stamp = |path: &str| self.stamp(path);
        let is_same = |path: &str, stamped: &str| stamp(path).is_some_and(|it| it == stamped);
        (is_whole && key == self.key).then(|| Prints::from_text(prints, is_same))?
    }

    fn stamp(&self, path: &str) -> Option<String> {
        FileStamp::of(&self.out.join(path)).map(|stamp| stamp.to_string())
    }

    /// Keeps the fingerprints of what was published. Where that fails, the next build does all the work.
    pub(super) fn write(&self, prints: &Prints) {
        let rest = format!("{}\n{}", self.key, prints.to_text(|path| self.stamp(path)));
        let mut text = String::with_capacity(rest.len() + 100);
        // Writing to a string does not fail.
        let _ = writeln!(text, "{CHECKSUM}{}", blake3::hash(rest.as_bytes()).to_hex());
        text.push_str(&rest);
        let is_kept = source::read_text(&self.file, &self.name).is_ok_and(|it| it.text == text);
        if !is_kept && output::write_file(&self.file, text.as_bytes()).is_ok() {
            // It does not belong in a repository.
            let _ = output::write_file(&self.file.with_file_name(".gitignore"), b"*\n");
        }
    }
}
