//! What is refused, and that nothing has changed then.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::stage::Stage;
use super::super::target::{INSIDE, OutputFolder};
use super::super::{preflight, publish, publish_in_place};
use super::*;

/// A disk on which only so many files have room.
struct Small(AtomicUsize);

impl Disk for Small {
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let room = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1));
        if room.is_err() {
            RealDisk.write(path, b"half")?;
            return Err(ErrorKind::StorageFull.into());
        }
        RealDisk.write(path, bytes)
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        RealDisk.exchange(a, b)
    }
}

/// The same without exchange.
struct SmallInPlace(Small);

impl Disk for SmallInPlace {
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.0.write(path, bytes)
    }

    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
}

#[test]
fn a_foreign_folder() {
    for disk in DISKS {
        let site = TestSite::new();
        site.write("wichtig.txt", "!");
        assert_eq!(preflight(&site.out).unwrap_err().message().id(), "output-foreign-folder");
        assert_eq!(id(site.publish(disk, &[("a", "1")])), "output-foreign-folder");
        assert_eq!(site.tree(), expected(&[("wichtig.txt", "!")]));
    }
}

#[test]
fn an_empty_folder_is_welcome() {
    for disk in DISKS {
        let site = TestSite::new();
        fs::create_dir(&site.out).unwrap();
        preflight(&site.out).unwrap();
        site.publish(disk, &[("a", "1")]).unwrap();
        assert_eq!(site.tree(), expected(&[("a", "1")]));
    }
}

#[test]
fn a_file_or_a_dead_link_for_a_folder() {
    let site = TestSite::new();
    fs::write(&site.out, "a file").unwrap();
    assert_eq!(id(publish(&site.out, Vec::new())), "output-not-a-folder");
    assert_eq!(id(publish(&site.out.join("below"), Vec::new())), "output-not-a-folder");
    assert_eq!(
        preflight(&site.out.join("below")).unwrap_err().message().id(),
        "output-not-a-folder"
    );
    #[cfg(unix)]
    {
        let link = site.parent.path().join("link");
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        assert_eq!(id(publish(&link, Vec::new())), "output-not-a-folder");
    }
}

#[test]
fn foreign_things_in_the_way() {
    for disk in DISKS {
        let site = TestSite::new();
        site.publish(disk, &[("a", "1"), ("d/own", "1")]).unwrap();
        site.write("f", "foreign");
        site.write("d/foreign", "foreign");
        fs::create_dir(site.out.join("e")).unwrap();
        let before = site.stamps();
        for (path, obstacle) in [("f", "f"), ("f/g", "f"), ("d", "d"), ("e", "e")] {
            let error = site.publish(disk, &[("a", "2"), (path, "x")]).unwrap_err();
            let expected = fs::canonicalize(&site.out).unwrap().join(obstacle);
            assert!(matches!(error, OutputError::ForeignFile { path } if path == expected));
        }
        assert_eq!(site.stamps(), before);
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_through_a_foreign_link() {
    for disk in DISKS {
        let site = TestSite::new();
        site.publish(disk, &[("d/a", "1"), ("b", "1")]).unwrap();
        let elsewhere = site.parent.path().join("elsewhere");
        fs::rename(site.out.join("d"), &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, site.out.join("d")).unwrap();
        assert_eq!(id(site.publish(disk, &[("d/a", "2")])), "output-foreign-file");
        site.publish(disk, &[("b", "2")]).unwrap();
        assert_eq!(tree(&elsewhere), expected(&[("a", "1")]));
        assert!(site.out.join("d").symlink_metadata().unwrap().is_symlink());
    }
}

#[test]
fn colliding_paths() {
    let site = TestSite::new();
    for paths in [["a", "a"], ["a", "a/b"], ["a/b/c", "a"]] {
        let files = [(paths[0], "1"), ("z", "z"), (paths[1], "1")];
        assert_eq!(id(site.publish(&RealDisk, &files)), "output-collision");
    }
    assert!(!site.out.exists());
}

#[test]
fn paths_that_leave_the_folder() {
    let site = TestSite::new();
    let paths =
        ["", "/etc/x", "../x", "a/../../x", "a/./b", "a//b", "a/", "a\\b", "a\0", MANIFEST, INSIDE];
    for path in paths {
        assert_eq!(id(site.publish(&RealDisk, &[(path, "1")])), "output-invalid-path", "{path}");
    }
    assert!(!site.out.exists());
}

#[test]
fn a_broken_manifest_is_no_empty_one() {
    for (text, expected) in [
        ("", "output-broken-manifest"),
        ("{", "output-broken-manifest"),
        (r#"{"tool":"other","version":1,"files":[]}"#, "output-broken-manifest"),
        (r#"{"tool":"runbuch","version":1}"#, "output-broken-manifest"),
        (r#"{"tool":"runbuch","version":2,"files":{}}"#, "output-newer-manifest"),
    ] {
        let site = TestSite::new();
        site.write("a", "1");
        site.write(MANIFEST, text);
        assert_eq!(id(site.publish(&RealDisk, &[("a", "2")])), expected);
        assert_eq!(preflight(&site.out).unwrap_err().message().id(), expected);
        assert_eq!(site.tree(), super::expected(&[("a", "1")]));
    }
    let site = TestSite::new();
    fs::create_dir_all(site.out.join(MANIFEST)).unwrap();
    assert_eq!(id(site.publish(&RealDisk, &[("a", "2")])), "output-broken-manifest");
}

#[test]
fn a_manifest_that_lists_files_elsewhere_is_not_believed() {
    for disk in DISKS {
        let site = TestSite::new();
        let outside = site.parent.path().join("outside");
        fs::write(&outside, "!").unwrap();
        let absolute = outside.to_str().unwrap();
        let files = serde_json::json!(["../outside", absolute, "d/../../outside", "own"]);
        let manifest = serde_json::json!({"tool": "runbuch", "version": 1, "files": files});
        site.write("own", "1");
        site.write("d/foreign", "1");
        site.write(MANIFEST, &manifest.to_string());
        site.publish(disk, &[("a", "1")]).unwrap();
        assert_eq!(fs::read_to_string(&outside).unwrap(), "!");
        assert_eq!(site.tree(), expected(&[("a", "1"), ("d/foreign", "1")]));
    }
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let files = [("a", "1"), ("b/c", "1"), ("d", "1")];
    let after = [("a", "2"), ("b/c", "2"), ("e/f", "2")];
    for room in 0..4 {
        for in_place in [false, true] {
            let site = TestSite::new();
            let small = Small(AtomicUsize::new(room));
            let result = if in_place {
                site.publish(&RealDisk, &files).unwrap();
                let before = site.stamps();
                let result = site.publish(&SmallInPlace(small), &after);
                // The folder itself held the temporary one; room 3: the manifest did not fit.
                let mut now = site.stamps();
                now.insert(".".to_owned(), before["."]);
                assert_eq!(now, before);
                result
            } else {
                let first = site.publish(&Small(AtomicUsize::new(room)), &files);
                assert_eq!(id(first), "output-full");
                assert!(!site.out.exists());
                site.publish(&RealDisk, &files).unwrap();
                let before = site.stamps();
                let result = site.publish(&small, &after);
                assert_eq!(site.stamps(), before);
                result
            };
            let error = result.unwrap_err();
            let out = fs::canonicalize(&site.out).unwrap();
            assert!(matches!(error, OutputError::Full { path, .. } if path.starts_with(&out)));
        }
    }
}

#[test]
fn a_missing_source_leaves_the_old_site() {
    for disk in DISKS {
        let site = TestSite::new();
        site.publish(disk, &[("a", "1")]).unwrap();
        let before = site.stamps();
        let missing = site.parent.path().join("missing.png");
        for source in [missing, site.parent.path().to_owned()] {
            let mut wanted = artifacts(&[("a", "2")]);
            wanted.push(Artifact { path: "b".into(), content: Content::Copy(source) });
            assert_eq!(id(run(disk, &site.out, wanted, None)), "output-read");
        }
        let mut now = site.stamps();
        now.insert(".".to_owned(), before["."]);
        assert_eq!(now, before);
        site.assert_no_remains();
    }
}

#[test]
fn two_runs_at_once() {
    let site = TestSite::new();
    site.publish(&RealDisk, &[("a", "1")]).unwrap();
    let target = OutputFolder::resolve(&site.out).unwrap();
    let stages = [target.sibling().unwrap(), target.inside()];
    for root in stages {
        let running = Stage::acquire(&root, &target.root).unwrap();
        let tree = running.begin_tree().unwrap();
        fs::write(tree.join("half"), "done").unwrap();
        assert_eq!(preflight(&site.out).unwrap_err().message().id(), "output-busy");
        assert_eq!(id(publish(&site.out, artifacts(&[("a", "2")]))), "output-busy");
        let in_place = publish_in_place(&site.out, artifacts(&[("a", "2")]), None);
        assert_eq!(id(in_place.map(|(summary, _)| summary)), "output-busy");
        assert_eq!(fs::read_to_string(tree.join("half")).unwrap(), "done");
        running.finish().unwrap();
    }
    assert_eq!(site.tree(), expected(&[("a", "1")]));
    site.publish(&RealDisk, &[("a", "2")]).unwrap();
}

#[test]
fn many_threads_leave_one_whole_site() {
    let site = TestSite::new();
    std::thread::scope(|scope| {
        for number in 0..4 {
            let out = &site.out;
            scope.spawn(move || {
                let text = number.to_string();
                for _ in 0..10 {
                    let files = [("a", text.as_str()), ("b/c", &text)];
                    match run(&RealDisk, out, artifacts(&files), None) {
                        Ok(_) | Err(OutputError::Busy { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    site.assert_no_remains();
    let tree = site.tree();
    assert_eq!(tree["a"], tree["b/c"]);
    assert_eq!(tree.len(), 3);
}

#[test]
fn a_folder_that_only_looks_like_ours() {
    let site = TestSite::new();
    let theirs = site.parent.path().join(".site.runbuch-new");
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("notes"), "!").unwrap();
    assert_eq!(id(publish(&site.out, artifacts(&[("a", "1")]))), "output-foreign-folder");
    assert_eq!(fs::read_to_string(theirs.join("notes")).unwrap(), "!");
}

/// Rights hold for everybody but root, as whom these tests may run.
#[cfg(unix)]
#[test]
fn a_read_only_folder() {
    use std::os::unix::fs::PermissionsExt;
    let site = TestSite::new();
    site.publish(&RealDisk, &[("a", "1"), ("d/b", "1")]).unwrap();
    let rights = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    rights(&site.out, 0o555);
    if fs::write(site.out.join("probe"), "").is_ok() {
        return;
    }
    assert_eq!(preflight(&site.out).unwrap_err().message().id(), "output-not-writable");
    assert_eq!(id(site.publish(&RealDisk, &[("a", "2")])), "output-not-writable");
    site.publish(&RealDisk, &[("a", "1"), ("d/b", "1")]).unwrap();
    rights(&site.out, 0o755);
    rights(&site.out.join("d"), 0o555);
    assert_eq!(id(site.publish(&RealDisk, &[("a", "2"), ("d/b", "2")])), "output-not-writable");
    assert_eq!(site.tree(), expected(&[("a", "1"), ("d/b", "1")]));
    rights(&site.out.join("d"), 0o755);
    rights(site.parent.path(), 0o555);
    let done = site.publish(&RealDisk, &[("a", "2"), ("d/b", "2")]).unwrap();
    assert!(matches!(
        done.method,
        super::super::Method::FileByFile(FallbackReason::ParentNotWritable { .. })
    ));
    let new = site.parent.path().join("new");
    assert_eq!(id(publish(&new, artifacts(&[("a", "1")]))), "output-not-writable");
    assert_eq!(preflight(&new).unwrap_err().message().id(), "output-not-writable");
    rights(site.parent.path(), 0o755);
    assert_eq!(site.tree(), expected(&[("a", "2"), ("d/b", "2")]));
}
