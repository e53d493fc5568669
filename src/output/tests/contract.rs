//! What publishing does to files, whichever way it takes.

use super::super::publish;
use super::*;

const FIRST: [(&str, &str); 4] = [
    ("index.html", "start"),
    ("betrieb/wiederanlauf.html", "eins"),
    ("betrieb/alt/plan.html", "alt"),
    ("assets/stil.css", "css"),
];

fn summary(written: usize, unchanged: usize, removed: usize) -> (usize, usize, usize) {
    (written, unchanged, removed)
}

fn counts(summary: &PublishSummary) -> (usize, usize, usize) {
    (summary.written, summary.unchanged, summary.removed)
}

#[test]
fn the_first_build_makes_exactly_the_artifacts() {
    for disk in DISKS {
        let site = TestSite::new();
        let done = site.publish(disk, &FIRST).unwrap();
        assert_eq!(counts(&done), summary(4, 0, 0));
        assert_eq!(done.method, Method::Exchange);
        assert_eq!(site.tree(), expected(&FIRST));
        assert_eq!(
            fs::read_to_string(site.out.join(MANIFEST)).unwrap(),
            r#"{
  "tool": "runbuch",
  "version": 1,
  "files": [
    "assets/stil.css",
    "betrieb/alt/plan.html",
    "betrieb/wiederanlauf.html",
    "index.html"
  ]
}
"#
        );
    }
}

#[test]
fn the_same_again_touches_nothing() {
    for disk in DISKS {
        let site = TestSite::new();
        site.publish(disk, &FIRST).unwrap();
        let before = site.stamps();
        let done = site.publish(disk, &FIRST).unwrap();
        assert_eq!(counts(&done), summary(0, 4, 0));
        assert_eq!(done.method, Method::Untouched);
        assert_eq!(site.in_place(&FIRST).method, Method::Untouched);
        assert_eq!(site.stamps(), before);
    }
}

#[test]
fn a_changed_artifact_changes_its_file_only() {
    for disk in DISKS {
        let site = TestSite::new();
        site.publish(disk, &FIRST).unwrap();
        let before = site.stamps();
        let mut changed = FIRST;
        changed[1].1 = "zwei";
        let done = site.publish(disk, &changed).unwrap();
        assert_eq!(counts(&done), summary(1, 3, 0));
        assert_eq!(site.tree(), expected(&changed));
        for (path, _) in changed {
            assert_eq!(site.stamp(path) == before[path], path != changed[1].0, "{path}");
        }
    }
}

#[test]
fn the_method_names_its_reason() {
    let out = |site: &TestSite| fs::canonicalize(&site.out).unwrap();
    for (disk, reason) in DISKS.into_iter().zip(["", "no-exchange", "no-exchange", "no-hard-link"])
    {
        let site = TestSite::new();
        site.publish(disk, &FIRST).unwrap();
        let done = site.publish(disk, &FIRST[1..]).unwrap();
        match done.method {
            Method::FileByFile(found) => {
                assert_eq!(found.message().id(), format!("output-reason-{reason}"));
            }
            method => assert_eq!((method, reason), (Method::Exchange, ""), "{:?}", out(&site)),
        }
    }
}

#[test]
fn a_deleted_artifact_takes_its_empty_folder_along() {
    for disk in DISKS {
        let site = TestSite::new();
        site.publish(disk, &FIRST).unwrap();
        let rest = [FIRST[0], FIRST[1], FIRST[3]];
        let done = site.publish(disk, &rest).unwrap();
        assert_eq!(counts(&done), summary(0, 3, 1));
        assert_eq!(site.tree(), expected(&rest));
    }
}

#[test]
fn files_become_folders_and_folders_files() {
    for disk in DISKS {
        let site = TestSite::new();
        let first = [("a", "file"), ("b/x/y", "deep"), ("b/z", "z")];
        let second = [("a/b/c", "deep"), ("a/d", "d"), ("b", "file")];
        for files in [&first, &second, &first] {
            site.publish(disk, files).unwrap();
            assert_eq!(site.tree(), expected(files));
            let again = site.publish(disk, files).unwrap();
            assert_eq!(again.method, Method::Untouched);
        }
    }
}

#[cfg(unix)]
#[test]
fn what_others_put_there_survives() {
    use std::os::unix::fs::symlink;
    for disk in DISKS {
        let site = TestSite::new();
        site.publish(disk, &FIRST).unwrap();
        site.write("CNAME", "wiki.example");
        site.write("betrieb/alt/notiz.txt", "fremd");
        site.write(".well-known/tief/acme", "token");
        fs::create_dir_all(site.out.join("leer/noch-leerer")).unwrap();
        symlink("/does/not/exist", site.out.join("betrieb/link")).unwrap();
        symlink("../betrieb", site.out.join("assets/ordner")).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            site.out.join("rohr"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RWXU,
            0,
        )
        .unwrap();
        let foreign = [
            "CNAME",
            "betrieb/alt/notiz.txt",
            ".well-known/tief/acme",
            "betrieb/link",
            "assets/ordner",
            "rohr",
        ];
        let folders = ["leer", "leer/noch-leerer", ".well-known", ".well-known/tief"];
        let stamps = foreign.map(|path| site.stamp(path));
        let times = folders.map(|path| site.stamp(path).1);
        let mut wanted = site.tree();
        for path in ["index.html", "betrieb/alt/plan.html", "assets/stil.css"] {
            wanted.remove(path);
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        site.publish(disk, &FIRST[1..2]).unwrap();
        assert_eq!(site.tree(), wanted);
        assert_eq!(foreign.map(|path| site.stamp(path)), stamps);
        assert_eq!(folders.map(|path| site.stamp(path).1), times);
        // Nothing is left of Runbuch but what others hold on to.
        site.publish(disk, &[]).unwrap();
        wanted.remove("betrieb/wiederanlauf.html");
        assert_eq!(site.tree(), wanted);
    }
}

#[test]
fn copies_are_compared_and_get_fresh_rights() {
    for disk in DISKS {
        let site = TestSite::new();
        let source = site.parent.path().join("bild.png");
        let big = vec![7_u8; 200_000];
        fs::write(&source, &big).unwrap();
        let wanted = || {
            let path = "assets/bild.png".to_owned();
            vec![Artifact { path, content: Content::Copy(source.clone()) }]
        };
        let mut rights = fs::metadata(&source).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&source, rights).unwrap();
        run(disk, &site.out, wanted(), None).unwrap();
        let copy = site.out.join("assets/bild.png");
        assert_eq!(fs::read(&copy).unwrap(), big);
        assert!(!fs::metadata(&copy).unwrap().permissions().readonly());
        assert_eq!(run(disk, &site.out, wanted(), None).unwrap().method, Method::Untouched);
        let mut changed = big.clone();
        changed[199_999] = 8;
        fs::remove_file(&source).unwrap();
        fs::write(&source, &changed).unwrap();
        assert_eq!(run(disk, &site.out, wanted(), None).unwrap().written, 1);
        assert_eq!(fs::read(&copy).unwrap(), changed);
    }
}

#[cfg(unix)]
#[test]
fn folders_keep_their_rights_and_links_to_the_site_stay_links() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let site = TestSite::new();
    site.publish(&RealDisk, &FIRST).unwrap();
    fs::set_permissions(&site.out, fs::Permissions::from_mode(0o2750)).unwrap();
    fs::set_permissions(site.out.join("assets"), fs::Permissions::from_mode(0o711)).unwrap();
    let link = site.parent.path().join("www");
    symlink("site", &link).unwrap();
    let done = publish(&link, artifacts(&FIRST[1..])).unwrap();
    assert_eq!(done.method, Method::Exchange);
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(site.tree(), expected(&FIRST[1..]));
    assert_eq!(fs::metadata(&site.out).unwrap().mode() & 0o7777, 0o2750);
    assert_eq!(fs::metadata(site.out.join("assets")).unwrap().mode() & 0o7777, 0o711);
}

#[cfg(target_os = "linux")]
#[test]
fn folders_keep_their_attributes() {
    use rustix::fs::{XattrFlags, lgetxattr, lsetxattr};
    let site = TestSite::new();
    site.publish(&RealDisk, &FIRST).unwrap();
    let folders = [site.out.clone(), site.out.join("assets")];
    for folder in &folders {
        if lsetxattr(folder, "user.test", b"value", XattrFlags::empty()).is_err() {
            return;
        }
    }
    let done = site.publish(&RealDisk, &FIRST[1..]).unwrap();
    assert_eq!(done.method, Method::Exchange);
    for folder in &folders {
        let mut value = [0; 5];
        assert_eq!(lgetxattr(folder, "user.test", &mut value), Ok(5));
        assert_eq!(&value, b"value");
    }
}

#[test]
fn a_file_with_equal_bytes_is_adopted() {
    for disk in DISKS {
        let site = TestSite::new();
        site.publish(disk, &FIRST[..1]).unwrap();
        site.write("betrieb/wiederanlauf.html", "eins");
        let before = site.stamp("betrieb/wiederanlauf.html");
        let done = site.publish(disk, &FIRST[..2]).unwrap();
        assert_eq!(counts(&done), summary(0, 2, 0));
        assert_eq!(site.stamp("betrieb/wiederanlauf.html"), before);
    }
}

#[test]
fn a_file_that_came_during_the_exchange_is_not_lost() {
    /// Somebody writes into the old tree at the last moment.
    struct Late;
    impl Disk for Late {
        fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
            if b.ends_with("site") {
                fs::write(b.join("spaet.txt"), "spät")?;
                fs::remove_file(b.join("CNAME"))?;
                fs::write(b.join("CNAME"), "neu")?;
            }
            RealDisk.exchange(a, b)
        }
    }
    let site = TestSite::new();
    site.publish(&Late, &FIRST).unwrap();
    site.write("CNAME", "alt");
    let done = site.publish(&Late, &FIRST[..2]).unwrap();
    assert_eq!(done.method, Method::Exchange);
    let wanted = [FIRST[0], FIRST[1], ("spaet.txt", "spät"), ("CNAME", "neu")];
    assert_eq!(site.tree(), expected(&wanted));
}
