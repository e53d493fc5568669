//! The operations that a test or a file system may refuse, and what the systems name differently.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::OutputError;
use crate::artifact::Content;

/// What changes the disk and may fail for reasons of its own; tests put their own in its place.
pub(super) trait Disk: Sync {
    /// Lets two folders change places in one step.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        system::exchange(a, b)
    }

    /// Gives the file `from` a second name.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    /// Moves; replaces a file at `to`.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Writes a new file.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::create_new(path)?.write_all(bytes)
    }

    /// Writes a new file with the rest of `source`; with rights as any new file has.
    fn copy(&self, source: &mut File, path: &Path) -> io::Result<()> {
        io::copy(source, &mut File::create_new(path)?).map(drop)
    }
}

/// The disk itself.
pub(super) struct RealDisk;

impl Disk for RealDisk {}

/// Writes `content` to the new file `path`; errors name `shown`.
pub(super) fn produce(
    disk: &dyn Disk,
    path: &Path,
    content: &Content,
    shown: &Path,
) -> Result<(), OutputError> {
    let written = match content {
        Content::Text(text) => disk.write(path, text.as_bytes()),
        Content::Spooled(text) => text.read().and_then(|bytes| disk.write(path, &bytes)),
        Content::Copy(source) => disk.copy(&mut open_source(source)?.0, path),
        Content::Same => return Err(OutputError::Vanished { path: shown.to_owned() }),
    };
    written.map_err(|error| OutputError::write(shown, error))
}

/// Writes `bytes` to a new file and waits until they are on the medium.
pub(super) fn write_synced(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    disk.write(path, bytes)?;
    // Not every file system can; the manifest is then as safe as the other files are.
    let _ = File::options().write(true).open(path).and_then(|file| file.sync_all());
    Ok(())
}

/// Whether the file at `path`, `len` bytes long, holds `content`. One that is unreadable does not.
pub(super) fn same_content(path: &Path, len: u64, content: &Content) -> Result<bool, OutputError> {
    match content {
        Content::Text(text) => {
            let as_long = u64::try_from(text.len()).is_ok_and(|bytes| bytes == len);
            Ok(as_long && fs::read(path).is_ok_and(|on_disk| on_disk == text.as_bytes()))
        }
        Content::Spooled(text) => {
            // What cannot be read here cannot be written either, which says why.
            let is_there = |made: Vec<u8>| fs::read(path).is_ok_and(|on_disk| on_disk == made);
            Ok(text.length == len && text.read().is_ok_and(is_there))
        }
        Content::Copy(source) => {
            let (mut file, source_len) = open_source(source)?;
            if source_len != len {
                return Ok(false);
            }
            let Ok(mut other) = File::open(path) else { return Ok(false) };
            same_rest(&mut file, &mut other).map_err(|error| OutputError::read(source, error))
        }
        Content::Same => Ok(true),
    }
}

fn open_source(path: &Path) -> Result<(File, u64), OutputError> {
    let open = || {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        Ok((file, metadata.len()))
    };
    open().map_err(|error| OutputError::read(path, error))
}

fn same_rest(a: &mut File, b: &mut File) -> io::Result<bool> {
    const STEP: u64 = 64 * 1024;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    loop {
        left.clear();
        right.clear();
        Read::take(&mut *a, STEP).read_to_end(&mut left)?;
        Read::take(&mut *b, STEP).read_to_end(&mut right)?;
        if left != right || left.is_empty() {
            return Ok(left == right);
        }
    }
}

/// One spelling for all names that the file system takes for the same.
pub(super) fn key(path: &Path) -> PathBuf {
    if cfg!(not(any(windows, target_vendor = "apple"))) {
        return path.to_owned();
    }
    use unicode_normalization::UnicodeNormalization;
    match path.to_str() {
        Some(text) => text.to_lowercase().nfc().collect::<String>().into(),
        None => path.to_owned(),
    }
}

/// Removes a folder with all that is in it; one that is not there is fine.
pub(super) fn remove_tree(path: &Path) -> io::Result<()> {
    fs::remove_dir_all(path).or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })
}

pub(super) use system::{adopt_rights, inode, is_writable, same_device, same_file};

#[cfg(unix)]
mod system {
    use std::fs::{self, Permissions};
    use std::io;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    use std::path::Path;

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub(super) fn exchange(a: &Path, b: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// What tells a folder from any other on its file system.
    pub(in super::super) fn inode(path: &Path) -> Option<u64> {
        path.symlink_metadata().ok().map(|metadata| metadata.ino())
    }

    /// Whether both paths name the same file; links are not followed.
    pub(in super::super) fn same_file(a: &Path, b: &Path) -> bool {
        let identity = |path: &Path| {
            path.symlink_metadata().ok().map(|metadata| (metadata.dev(), metadata.ino()))
        };
        identity(a).is_some_and(|a| Some(a) == identity(b))
    }

    /// Whether both folders lie on the same file system.
    pub(in super::super) fn same_device(a: &Path, b: &Path) -> bool {
        let device = |path: &Path| path.symlink_metadata().ok().map(|metadata| metadata.dev());
        device(a).is_some_and(|a| Some(a) == device(b))
    }

    /// Whether files can be made and removed in a folder.
    pub(in super::super) fn is_writable(folder: &Path) -> io::Result<()> {
        use rustix::fs::{Access, access};
        Ok(access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
    }

    /// Gives the folder `new` the owner, rights and attributes of `old`; false where it cannot.
    pub(in super::super) fn adopt_rights(old: &Path, new: &Path) -> io::Result<bool> {
        let (from, to) = (fs::symlink_metadata(old)?, fs::symlink_metadata(new)?);
        if from.uid() != to.uid() {
            return Ok(false);
        }
        if from.gid() != to.gid() && chown(new, None, Some(from.gid())).is_err() {
            return Ok(false);
        }
        if from.mode() != fs::symlink_metadata(new)?.mode() {
            fs::set_permissions(new, Permissions::from_mode(from.mode() & 0o7777))?;
        }
        adopt_attributes(old, new)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    fn adopt_attributes(_: &Path, _: &Path) -> io::Result<bool> {
        Ok(true)
    }

    /// Access control lists, SELinux contexts and the like.
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn adopt_attributes(old: &Path, new: &Path) -> io::Result<bool> {
        use rustix::fs::{XattrFlags, lsetxattr};
        let (from, to) = (attributes(old)?, attributes(new)?);
        let mut differing = from.iter().filter(|attribute| !to.contains(attribute));
        let adopted = differing.all(|(name, value)| {
            lsetxattr(new, name.as_slice(), value, XattrFlags::empty()).is_ok()
        });
        Ok(adopted && attributes(new)? == from)
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    fn attributes(path: &Path) -> io::Result<Vec<(Vec<u8>, Vec<u8>)>> {
        use rustix::io::Errno;
        let mut names = vec![0; 64 * 1024];
        match rustix::fs::llistxattr(path, names.as_mut_slice()) {
            Ok(len) => names.truncate(len),
            Err(Errno::NOTSUP | Errno::NOSYS) => names.clear(),
            Err(error) => return Err(error.into()),
        }
        let mut attributes = Vec::new();
        for name in names.split(|&byte| byte == 0) {
            // Attributes of macOS itself cannot be copied.
            if name.is_empty() || name.starts_with(b"com.apple.") {
                continue;
            }
            let mut value = vec![0; 64 * 1024];
            let len = rustix::fs::lgetxattr(path, name, value.as_mut_slice())?;
            value.truncate(len);
            attributes.push((name.to_owned(), value));
        }
        attributes.sort();
        Ok(attributes)
    }
}

#[cfg(not(unix))]
mod system {
    use std::io;
    use std::path::Path;

    pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(in super::super) fn inode(_: &Path) -> Option<u64> {
        None
    }

    pub(in super::super) fn same_file(_: &Path, _: &Path) -> bool {
        false
    }

    pub(in super::super) fn same_device(_: &Path, _: &Path) -> bool {
        true
    }

    pub(in super::super) fn is_writable(folder: &Path) -> io::Result<()> {
        if folder.metadata()?.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(())
    }

    pub(in super::super) fn adopt_rights(_: &Path, _: &Path) -> io::Result<bool> {
        Ok(false)
    }
}
