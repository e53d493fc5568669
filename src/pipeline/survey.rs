//! Lists the files that the pipeline would read, without reading them, for `watch`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Failure, Options, load, outputs};
use crate::config::Config;
use crate::source::{self, Entry, Stamp};

/// The files that affect the site, at one point in time.
#[derive(Debug, Clone)]
pub struct Survey {
    options: Options,
    config: Config,
    /// By path from the project root.
    pub files: BTreeMap<Arc<str>, Stamp>,
    /// Folders in which such files can be created.
    pub folders: BTreeSet<PathBuf>,
}

impl Survey {
    /// Surveys the project.
    ///
    /// # Errors
    /// Where the configuration is invalid or a folder cannot be read.
    pub fn new(options: Options) -> Result<Self, Failure> {
        let config = load::configured(&options)?;
        Self::with(options, config)
    }

    /// Surveys the project again; while `book.toml` is invalid, with the previous configuration.
    ///
    /// # Errors
    /// Where a folder cannot be read.
    pub fn again(&self) -> Result<Self, Failure> {
        let config = load::configured(&self.options).unwrap_or_else(|_| self.config.clone());
        Self::with(self.options.clone(), config)
    }

    /// The output folder.
    pub fn out(&self) -> PathBuf {
        outputs::out(&self.options, &self.config)
    }

    /// Whether `path` is a file that was there, or a folder of such.
    pub fn holds(&self, path: &str) -> bool {
        let below = format!("{path}/");
        let mut from = self.files.range::<str, _>((Bound::Included(&*below), Bound::Unbounded));
        self.files.contains_key(path)
            || from.next().is_some_and(|(file, _)| file.starts_with(&below))
    }

    /// The files that came, went or were written since `before`.
    pub fn since(&self, before: &Self) -> BTreeSet<String> {
        let new = self.files.iter().filter(|(path, stamp)| before.files.get(*path) != Some(stamp));
        let gone = before.files.iter().filter(|(path, _)| !self.files.contains_key(*path));
        new.chain(gone).map(|(path, _)| path.to_string()).collect()
    }

    fn with(options: Options, config: Config) -> Result<Self, Failure> {
        let listing = load::list(&options, &config)?;
        let mut files: BTreeMap<Arc<str>, Stamp> = listing.entries.iter().map(stamped).collect();
        let mut folders: BTreeSet<PathBuf> = listing.folders.into_iter().collect();
        // They count wherever they lie, also where git ignores them.
        for path in config.additional_css.iter().chain(&config.additional_js) {
            let entry = source::entry_at(&options.root, path);
            if let Some(folder) = entry.as_ref().and_then(|entry| entry.file.parent()) {
                folders.insert(folder.to_owned());
            }
            files.extend(entry.as_ref().map(stamped));
        }
        Ok(Self { options, config, files, folders })
    }
}

fn stamped(entry: &Entry) -> (Arc<str>, Stamp) {
    (Arc::clone(&entry.path), entry.stamp)
}
