//! The folders watched by the system.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Result, Watcher, WatcherKind};

/// Where the system watches single folders, only those that are read: `node_modules` alone could exceed the
/// limit of the system. Elsewhere the whole project, at no extra cost.
pub(super) struct Folders {
    watcher: RecommendedWatcher,
    /// None where the project is watched as a whole.
    watched: Option<BTreeSet<PathBuf>>,
}

impl Folders {
    /// Starts watching. `tell` is called on another thread.
    pub(super) fn new(
        root: &Path,
        tell: impl FnMut(Result<notify::Event>) + Send + 'static,
    ) -> Result<Self> {
        let mut watcher = RecommendedWatcher::new(tell, Config::default())?;
        let by_folder = RecommendedWatcher::kind() == WatcherKind::Inotify;
        if !by_folder {
            watcher.watch(root, RecursiveMode::Recursive)?;
        }
        Ok(Self { watcher, watched: by_folder.then(BTreeSet::new) })
    }

    /// Watches exactly `wanted`. Folders at or below a `touched` path may have been replaced by others of the same
    /// name. Returns whether a folder was added.
    pub(super) fn watch(
        &mut self,
        wanted: &BTreeSet<PathBuf>,
        touched: &BTreeSet<PathBuf>,
    ) -> Result<bool> {
        let Some(watched) = &mut self.watched else { return Ok(false) };
        let is_stale = |folder: &PathBuf| {
            !wanted.contains(folder) || folder.ancestors().any(|above| touched.contains(above))
        };
        // All of them first: a folder that was moved is one for the system, under whatever name.
        let (stale, kept): (BTreeSet<_>, _) =
            std::mem::take(watched).into_iter().partition(is_stale);
        *watched = kept;
        // A folder that a link leads to is one with the link: what is left of the two is asked for again.
        let again = !stale.is_empty();
        for folder in &stale {
            // The system forgets folders that are gone by itself.
            let _ = self.watcher.unwatch(folder);
        }
        let mut added = false;
        for folder in wanted {
            if (again || !watched.contains(folder)) && add(&mut self.watcher, folder)? {
                added |= watched.insert(folder.clone());
            }
        }
        Ok(added)
    }
}

/// Returns false where the folder no longer exists.
fn add(watcher: &mut RecommendedWatcher, folder: &Path) -> Result<bool> {
    match watcher.watch(folder, RecursiveMode::NonRecursive) {
        Ok(()) => Ok(true),
        Err(error) => match &error.kind {
            ErrorKind::PathNotFound => Ok(false),
            ErrorKind::Io(io) if io.kind() == std::io::ErrorKind::NotFound => Ok(false),
            _ => Err(error),
        },
    }
}
