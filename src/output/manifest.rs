//! The manifest lists the files that Runbuch wrote. Only these are ever deleted.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::key;
use super::{MANIFEST, OutputError};

const TOOL: &str = "runbuch";
const VERSION: u64 = 1;

/// Read first, since the rest of the format depends on the version.
#[derive(Deserialize)]
struct Head {
    tool: String,
    version: u64,
}

#[derive(Deserialize)]
struct ManifestBody {
    files: Vec<String>,
}

#[derive(Serialize)]
struct ManifestFile<'a> {
    tool: &'a str,
    version: u64,
    files: &'a BTreeSet<String>,
}

/// The paths that Runbuch has written.
#[derive(Debug, Default, Clone)]
pub(super) struct Manifest {
    files: BTreeSet<String>,
    keys: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Manifest {
    /// A manifest of `files`. Paths that leave the folder are dropped, so they can never be deleted.
    pub(super) fn new(files: impl IntoIterator<Item = String>) -> Self {
        let files: BTreeSet<String> = files.into_iter().filter(|path| is_plain(path)).collect();
        let keys: BTreeSet<PathBuf> = files.iter().map(|path| key(Path::new(path))).collect();
        let folders = keys.iter().flat_map(|path| ancestors(path)).map(Path::to_owned).collect();
        Self { files, keys, folders }
    }

    /// The manifest in `root`; none where it does not exist.
    pub(super) fn read(root: &Path) -> Result<Option<Self>, OutputError> {
        let path = root.join(MANIFEST);
        match fs::read(&path) {
            Ok(bytes) => Self::parse(&path, &bytes).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(OutputError::BrokenManifest { path, detail: error.to_string() }),
        }
    }

    fn parse(path: &Path, bytes: &[u8]) -> Result<Self, OutputError> {
        let broken = |detail: String| OutputError::BrokenManifest { path: path.into(), detail };
        let head: Head =
            serde_json::from_slice(bytes).map_err(|error| broken(error.to_string()))?;
        if head.tool != TOOL {
            return Err(broken(head.tool));
        }
        if head.version != VERSION {
            let version = head.version;
            return Err(OutputError::NewerManifest { path: path.into(), version });
        }
        let body: ManifestBody =
            serde_json::from_slice(bytes).map_err(|error| broken(error.to_string()))?;
        Ok(Self::new(body.files))
    }

    /// The file content, which depends on the paths only.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let document = ManifestFile { tool: TOOL, version: VERSION, files: &self.files };
        let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The union of both manifests.
    pub(super) fn union(&self, other: &Self) -> Self {
        Self::new(self.files.union(&other.files).cloned())
    }

    /// Whether Runbuch wrote the file at `path`.
    pub(super) fn owns(&self, path: &Path) -> bool {
        self.keys.contains(&key(path))
    }

    /// Whether Runbuch created the folder at `path`.
    pub(super) fn owns_folder(&self, path: &Path) -> bool {
        self.folders.contains(&key(path))
    }
}

/// The parent folders of a relative path, without the empty path.
pub(super) fn ancestors(path: &Path) -> impl Iterator<Item = &Path> {
    path.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty())
}

/// Whether a relative path with `/` is in its plain form and stays inside.
pub fn is_plain(path: &str) -> bool {
    let parts_are_plain = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let stays_inside =
        Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    parts_are_plain && stays_inside && !path.contains(['\\', '\0'])
}
