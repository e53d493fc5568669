//! The stage: a hidden, locked folder in which a site is prepared, and the recovery of killed runs.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::disk::{inode, remove_tree};
use super::sweep::sweep;
use super::target::{LOCK, OutputFolder, is_stage};
use super::{FallbackReason, OutputError};

/// Retries, since another run may be removing the folder, or `preflight` may hold the lock briefly.
const ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(5);

/// A locked stage. Dropping it removes the folder.
#[derive(Debug)]
pub(super) struct Stage {
    root: PathBuf,
    /// The output folder that the stage serves.
    live: PathBuf,
    lock: Option<File>,
    /// The output folder where this run created it; removed again if it stays empty.
    made: Option<PathBuf>,
}

impl Stage {
    /// The stage `.NAME.runbuch-new` next to the folder, or why it cannot be created.
    pub(super) fn beside(
        target: &OutputFolder,
    ) -> Result<Result<Self, FallbackReason>, OutputError> {
        let unusable = || FallbackReason::ParentNotWritable { path: target.parent().to_owned() };
        let Some(root) = target.sibling() else { return Ok(Err(unusable())) };
        match Self::acquire(&root, &target.root) {
            Ok(stage) => Ok(Ok(stage)),
            Err(OutputError::NotWritable { .. } | OutputError::Write { .. }) => Ok(Err(unusable())),
            Err(error) => Err(error),
        }
    }

    /// The stage `.runbuch-new` inside the folder, which is created if missing.
    pub(super) fn within(target: &OutputFolder) -> Result<Self, OutputError> {
        let root = &target.root;
        fs::create_dir_all(root).map_err(|error| OutputError::write(root, error))?;
        let mut stage = Self::acquire(&target.inside(), root)?;
        stage.made = (!target.exists).then(|| root.clone());
        Ok(stage)
    }

    /// Creates and locks the stage `root`, and removes what a killed run left in it.
    pub(super) fn acquire(root: &Path, live: &Path) -> Result<Self, OutputError> {
        for attempt in 0..ATTEMPTS {
            if attempt > 0 {
                std::thread::sleep(PAUSE);
            }
            make_folder(root)?;
            if !is_stage(root) {
                return Err(OutputError::ForeignFolder { path: root.to_owned() });
            }
            if let Some(lock) = take_lock(root)? {
                let (root, live) = (root.to_owned(), live.to_owned());
                let stage = Self { root, live, lock: Some(lock), made: None };
                stage.recover()?;
                return Ok(stage);
            }
        }
        Err(OutputError::Busy { path: live.to_owned() })
    }

    /// Checks whether [`Stage::acquire`] would fail, without creating anything.
    pub(super) fn probe(root: &Path, live: &Path) -> Result<(), OutputError> {
        if root.symlink_metadata().is_err() {
            return Ok(());
        }
        if !is_stage(root) {
            return Err(OutputError::ForeignFolder { path: root.to_owned() });
        }
        match File::open(root.join(LOCK)).map(|file| file.try_lock()) {
            Ok(Err(TryLockError::WouldBlock)) => Err(OutputError::Busy { path: live.to_owned() }),
            _ => Ok(()),
        }
    }

    /// The new tree; after the exchange, the old one.
    pub(super) fn tree(&self) -> PathBuf {
        self.root.join("tree")
    }

    /// A folder for files that can be deleted at any time.
    pub(super) fn scratch(&self) -> io::Result<PathBuf> {
        let scratch = self.root.join("scratch");
        make_folder_if_missing(&scratch)?;
        Ok(scratch)
    }

    /// Creates the new tree and records its identity, so that a later run can tell whether it was
    /// already exchanged with the old tree.
    pub(super) fn begin_tree(&self) -> io::Result<PathBuf> {
        let tree = self.tree();
        fs::create_dir(&tree)?;
        if let (Some(mut lock), Some(inode)) = (self.lock.as_ref(), inode(&tree)) {
            lock.set_len(0)?;
            lock.rewind()?;
            lock.write_all(inode.to_string().as_bytes())?;
        }
        Ok(tree)
    }

    /// Removes everything but the lock. Foreign files of an old tree are moved back first.
    pub(super) fn recover(&self) -> Result<(), OutputError> {
        let cleanup = |path: &Path, error| OutputError::Cleanup { path: path.to_owned(), error };
        let scratch = self.root.join("scratch");
        remove_tree(&scratch).map_err(|error| cleanup(&scratch, error))?;
        let tree = self.tree();
        if tree.symlink_metadata().is_err() {
            return Ok(());
        }
        if self.is_unpublished(&tree) || !self.live.is_dir() {
            return remove_tree(&tree).map_err(|error| cleanup(&tree, error));
        }
        sweep(&tree, &self.live)
    }

    /// Whether the tree is the new one, that is, it was not exchanged yet.
    fn is_unpublished(&self, tree: &Path) -> bool {
        let mut noted = String::new();
        if let Some(mut lock) = self.lock.as_ref() {
            // An unreadable record counts as missing, which is the safe assumption.
            let _ = lock.rewind().and_then(|()| lock.read_to_string(&mut noted));
        }
        inode(tree).is_some_and(|inode| noted == inode.to_string())
    }

    /// Removes the folder; an error names what was left behind.
    pub(super) fn finish(self) -> Result<(), OutputError> {
        self.recover()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // Reached on errors only; the next run removes what cannot be removed now.
        if self.recover().is_ok() {
            let _ = fs::remove_file(self.root.join(LOCK));
            self.lock = None;
            let _ = fs::remove_dir(&self.root);
        }
        if let Some(made) = &self.made {
            let _ = fs::remove_dir(made);
        }
    }
}

fn make_folder(path: &Path) -> Result<(), OutputError> {
    make_folder_if_missing(path).map_err(|error| OutputError::write(path, error))
}

fn make_folder_if_missing(path: &Path) -> io::Result<()> {
    fs::create_dir(path).or_else(|error| match error.kind() {
        ErrorKind::AlreadyExists => Ok(()),
        _ => Err(error),
    })
}

/// The locked file; none where another run holds the lock or has just removed the folder.
fn take_lock(root: &Path) -> Result<Option<File>, OutputError> {
    let path = root.join(LOCK);
    let opened = File::options().read(true).write(true).create(true).truncate(false).open(&path);
    let lock = match opened {
        Ok(lock) => lock,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(OutputError::write(&path, error)),
    };
    match lock.try_lock() {
        Ok(()) => Ok(is_at(&lock, &path).then_some(lock)),
        Err(TryLockError::WouldBlock) => Ok(None),
        // Without file locks, an unguarded run is better than none.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(Some(lock)),
        Err(TryLockError::Error(error)) => Err(OutputError::write(&path, error)),
    }
}

/// Whether the locked file is still the one at `path`, and was not removed in the meantime.
#[cfg(unix)]
fn is_at(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let there = path.symlink_metadata().map(|metadata| (metadata.dev(), metadata.ino()));
    let ours = lock.metadata().map(|metadata| (metadata.dev(), metadata.ino()));
    matches!((there, ours), (Ok(there), Ok(ours)) if there == ours)
}

/// Always true: an open file cannot be replaced on this system.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}
