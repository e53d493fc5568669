//! The output contract, on a real disk and on disks that refuse.

mod again;
mod contract;
mod file;
#[cfg(unix)]
mod kill;
mod random;
mod refusal;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use super::disk::{Disk, RealDisk};
use super::{FallbackReason, MANIFEST, Method, OutputError, PublishSummary, run};
use crate::artifact::{Artifact, Content};

/// A file system that cannot exchange folders.
struct NoExchange;

impl Disk for NoExchange {
    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
}

/// A folder that cannot be exchanged, though others can.
struct Mounted;

impl Disk for Mounted {
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        if b.ends_with("site") {
            return Err(ErrorKind::ResourceBusy.into());
        }
        RealDisk.exchange(a, b)
    }
}

/// A file system without hard links.
struct NoLink;

impl Disk for NoLink {
    fn link(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
}

/// All ways to publish.
const DISKS: [&dyn Disk; 4] = [&RealDisk, &NoExchange, &Mounted, &NoLink];

/// An output folder `site` in a folder of its own.
struct TestSite {
    parent: TempDir,
    out: PathBuf,
}

impl TestSite {
    fn new() -> Self {
        let parent = tempfile::tempdir().unwrap();
        let out = parent.path().join("site");
        Self { parent, out }
    }

    fn publish(
        &self,
        disk: &dyn Disk,
        files: &[(&str, &str)],
    ) -> Result<PublishSummary, OutputError> {
        let result = run(disk, &self.out, artifacts(files), None);
        self.assert_no_remains();
        result
    }

    fn in_place(&self, files: &[(&str, &str)]) -> PublishSummary {
        let summary =
            run(&RealDisk, &self.out, artifacts(files), Some(FallbackReason::Asked)).unwrap();
        self.assert_no_remains();
        summary
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.out.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn tree(&self) -> BTreeMap<String, String> {
        tree(&self.out)
    }

    fn stamps(&self) -> BTreeMap<String, (Option<u64>, SystemTime)> {
        let mut paths: Vec<String> = self.tree().into_keys().collect();
        paths.extend([MANIFEST.to_owned(), ".".to_owned()]);
        paths.into_iter().map(|path| (path.clone(), self.stamp(&path))).collect()
    }

    fn stamp(&self, path: &str) -> (Option<u64>, SystemTime) {
        let path = self.out.join(path);
        let modified = path.symlink_metadata().unwrap().modified().unwrap();
        (super::disk::inode(&path), modified)
    }

    /// Nothing but the site is in the folder, and nothing hidden in the site.
    fn assert_no_remains(&self) {
        let names = fs::read_dir(self.parent.path()).unwrap().map(|entry| entry.unwrap().path());
        let remains: Vec<PathBuf> =
            names.filter(|path| path != &self.out && super::is_temporary(path)).collect();
        assert_eq!(remains, Vec::<PathBuf>::new());
        assert!(!self.out.join(super::target::INSIDE).exists());
    }
}

fn artifacts(files: &[(&str, &str)]) -> Vec<Artifact> {
    let artifact = |(path, text): &(&str, &str)| Artifact {
        path: (*path).to_owned(),
        content: Content::Text((*text).to_owned()),
    };
    files.iter().map(artifact).collect()
}

/// Path and text of every file, `/` for folders, `-> target` for links; without the manifest.
fn tree(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(root, root, &mut found);
    found.remove(MANIFEST);
    found
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        let kind = path.symlink_metadata().unwrap().file_type();
        let text = if kind.is_dir() {
            collect(root, &path, found);
            "/".to_owned()
        } else if kind.is_symlink() {
            format!("-> {}", fs::read_link(&path).unwrap().display())
        } else if kind.is_file() {
            fs::read_to_string(&path).unwrap()
        } else {
            "special".to_owned()
        };
        found.insert(name, text);
    }
}

fn expected(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (path, text) in files {
        found.insert((*path).to_owned(), (*text).to_owned());
        for folder in super::manifest::ancestors(Path::new(path)) {
            found.insert(folder.to_str().unwrap().to_owned(), "/".to_owned());
        }
    }
    found
}

fn id(result: Result<PublishSummary, OutputError>) -> &'static str {
    result.expect_err("an error").message().id()
}
