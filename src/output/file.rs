//! Writes a single file: a mended source, a report.
#![allow(clippy::disallowed_methods, reason = "the only floor that writes")]

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::OutputError;

/// How the names of temporary files begin.
pub(super) const TEMP_PREFIX: &str = ".runbuch-";
/// How the names of temporary files end.
pub(super) const TEMP_SUFFIX: &str = ".tmp";

/// Makes the file at `path` hold `bytes`: whoever reads it finds the old text or the new one.
///
/// Links are followed to the real file, whose rights stay. Missing folders are made. What is no
/// file (a pipe, `/dev/stdout`) is written to as it is.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    match fs::metadata(path) {
        Ok(old) if old.is_file() && !is_special(path) => replace(path, &old, bytes),
        Ok(old) if old.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(_) => File::options().append(true).open(path).and_then(|mut file| file.write_all(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => create(path, bytes),
        Err(error) => Err(error),
    }
    .map_err(|error| OutputError::write(path, error))
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
    if path.symlink_metadata().is_ok() {
        // A link that leads nowhere: the file is made where it points to.
        return File::create(path)?.write_all(bytes);
    }
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    through_temp(path, bytes, |_| Ok(()))
}

fn through_temp(
    path: &Path,
    bytes: &[u8],
    prepare: impl FnOnce(&Path) -> io::Result<()>,
) -> io::Result<()> {
    let temp = temp_beside(path);
    let written = File::create_new(&temp)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| prepare(&temp))
        .and_then(|()| fs::rename(&temp, path));
    written.inspect_err(|_| {
        let _ = fs::remove_file(&temp);
    })
}

/// A name in the same folder that no other run and no other thread uses.
pub(super) fn temp_beside(path: &Path) -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!("{TEMP_PREFIX}{}-{number}{TEMP_SUFFIX}", std::process::id()))
}

/// `sudo runbuch check --fix` shall not take files away from their owner.
#[cfg(unix)]
fn keep_owner(temp: &Path, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    // Only root may; for all others the owner is theirs anyway, or cannot be kept.
    let _ = chown(temp, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &Metadata) {}
