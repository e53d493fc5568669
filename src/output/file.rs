//! Writes single files atomically: fixed sources, reports.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::OutputError;

/// The prefix of temporary files.
const TEMP_PREFIX: &str = ".runbuch-";
/// The suffix of temporary files.
const TEMP_SUFFIX: &str = ".tmp";

/// How often a new temporary file may be removed by another run before that is an error.
const ATTEMPTS: usize = 20;

/// Replaces the content of the file at `path` atomically: readers see the old or the new content.
///
/// Links are followed, and the permissions of the target are kept. Missing folders are created. Pipes
/// and devices (`/dev/stdout`) are written to directly. Temporary files that killed runs left next to
/// it are removed.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    write_files([(path.to_owned(), bytes)])
}

/// Like [`write_file`] for several files; stops at the first that cannot be written.
pub fn write_files<'b>(
    files: impl IntoIterator<Item = (PathBuf, &'b [u8])>,
) -> Result<(), OutputError> {
    let mut swept = BTreeSet::new();
    for (path, bytes) in files {
        if let Some(folder) = path.parent().filter(|folder| !swept.contains(*folder)) {
            let beside = fs::read_dir(folder).into_iter().flatten().flatten();
            remove_leftovers(beside.map(|entry| entry.path()));
            swept.insert(folder.to_owned());
        }
        write(&path, bytes).map_err(|error| OutputError::write(&path, error))?;
    }
    Ok(())
}

/// Removes temporary files that killed runs left among `files`: those that no run has locked.
pub fn remove_leftovers(files: impl IntoIterator<Item = PathBuf>) {
    for path in files {
        let named = path.file_name().and_then(OsStr::to_str).is_some_and(is_temporary);
        let file = named.then(|| File::open(&path).ok()).flatten();
        if file.as_ref().is_some_and(|file| file.try_lock().is_ok()) {
            // Another process may have removed it in the meantime.
            let _ = fs::remove_file(&path);
        }
    }
}

/// Whether this is the name of a temporary file.
pub(super) fn is_temporary(name: &str) -> bool {
    name.starts_with(TEMP_PREFIX) && name.ends_with(TEMP_SUFFIX)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(old) if old.is_file() && !is_special(path) => replace(path, &old, bytes),
        Ok(old) if old.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(_) => File::options().append(true).open(path).and_then(|mut file| file.write_all(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => create(path, bytes),
        Err(error) => Err(error),
    }
}

/// Files of the system have names that do not lead to a folder of their own.
fn is_special(path: &Path) -> bool {
    let device = path.starts_with("/dev") && !path.starts_with("/dev/shm");
    cfg!(unix) && (device || path.starts_with("/proc"))
}

fn replace(path: &Path, old: &Metadata, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    // A rename would ask the folder only, not the file.
    File::options().write(true).open(&path)?;
    if fs::read(&path).is_ok_and(|on_disk| on_disk == bytes) {
        return Ok(());
    }
    through_temp(&path, bytes, |temp| {
        keep_owner(temp, old);
        fs::set_permissions(temp, old.permissions())
    })
}

fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A dangling link: the file is created where it points to.
    let target = fs::read_link(path).map(|target| path.with_file_name("").join(target));
    let path = target.as_deref().unwrap_or(path);
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    through_temp(path, bytes, |_| Ok(()))
}

fn through_temp(
    path: &Path,
    bytes: &[u8],
    prepare: impl FnOnce(&Path) -> io::Result<()>,
) -> io::Result<()> {
    let (temp, mut file) = temp_file(path)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| sync(&file))
        .and_then(|()| prepare(&temp))
        .and_then(|()| fs::rename(&temp, path));
    written.inspect_err(|_| {
        let _ = fs::remove_file(&temp);
    })
}

/// Flushes the file to disk; some systems report a full disk only then.
fn sync(file: &File) -> io::Result<()> {
    file.sync_all().or_else(|error| match error.kind() {
        ErrorKind::Unsupported | ErrorKind::InvalidInput => Ok(()),
        _ => Err(error),
    })
}

/// A new, locked temporary file next to `path`. An unlocked one was left by a killed run.
fn temp_file(path: &Path) -> io::Result<(PathBuf, File)> {
    for _ in 0..ATTEMPTS {
        let temp = temp_beside(path);
        let file = File::create_new(&temp)?;
        // Another run may remove it before it is locked.
        let taken = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
        if !taken && temp.symlink_metadata().is_ok() {
            return Ok((temp, file));
        }
    }
    Err(ErrorKind::ResourceBusy.into())
}

/// A name in the same folder that is unique among runs and threads.
pub(super) fn temp_beside(path: &Path) -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!("{TEMP_PREFIX}{}-{number}{TEMP_SUFFIX}", std::process::id()))
}

/// Keeps the owner: `sudo runbuch check --fix` must not change it.
#[cfg(unix)]
fn keep_owner(temp: &Path, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    // Only root can; for others the owner is theirs already, or cannot be kept.
    let _ = chown(temp, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &Metadata) {}
