//! Single files.

use super::super::{is_temporary, write_file};
use super::*;

#[test]
fn new_files_get_their_folders() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b/report.json");
    write_file(&path, b"{}").unwrap();
    assert_eq!(tree(folder.path()), expected(&[("a/b/report.json", "{}")]));
}

#[test]
fn equal_bytes_touch_nothing_and_no_temporary_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    fs::write(&path, "old").unwrap();
    let before = super::super::disk::inode(&path);
    write_file(&path, b"old").unwrap();
    assert_eq!(super::super::disk::inode(&path), before);
    write_file(&path, b"new").unwrap();
    assert_eq!(tree(folder.path()), expected(&[("a.md", "new")]));
}

#[test]
fn a_folder_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let error = write_file(folder.path(), b"new").unwrap_err();
    assert_eq!(error.message().id(), "output-write");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_rights_stay() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("real/a.md");
    fs::create_dir(folder.path().join("real")).unwrap();
    fs::write(&real, "old").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.md");
    symlink("real/a.md", &link).unwrap();
    write_file(&link, b"new").unwrap();
    let mut wanted = expected(&[("real/a.md", "new")]);
    wanted.insert("link.md".into(), "-> real/a.md".into());
    assert_eq!(tree(folder.path()), wanted);
    assert_eq!(fs::metadata(&real).unwrap().mode() & 0o7777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_gets_its_file() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("real/a.md", folder.path().join("link.md")).unwrap();
    write_file(&folder.path().join("link.md"), b"new").unwrap();
    let mut wanted = expected(&[("real/a.md", "new")]);
    wanted.insert("link.md".into(), "-> real/a.md".into());
    assert_eq!(tree(folder.path()), wanted);
}

#[test]
fn what_killed_runs_left_beside_a_file_goes() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in [".runbuch-1-0.tmp", ".runbuch-2-0.tmp", ".runbuch-lock", "runbuch-1-0.tmp"] {
        fs::write(at(name), "half").unwrap();
    }
    let held = fs::File::open(at(".runbuch-2-0.tmp")).unwrap();
    held.try_lock().unwrap();
    write_file(&at("a.md"), b"new").unwrap();
    let left = [
        (".runbuch-2-0.tmp", "half"),
        (".runbuch-lock", "half"),
        ("a.md", "new"),
        ("runbuch-1-0.tmp", "half"),
    ];
    assert_eq!(tree(folder.path()), expected(&left));
    drop(held);
    write_file(&at("a.md"), b"newer").unwrap();
    assert!(!at(".runbuch-2-0.tmp").exists());
}

#[cfg(unix)]
#[test]
fn devices_stay_devices() {
    use std::os::unix::fs::FileTypeExt;
    write_file(Path::new("/dev/null"), b"gone").unwrap();
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    let full = write_file(Path::new("/dev/full"), b"gone");
    if cfg!(target_os = "linux") {
        assert_eq!(full.unwrap_err().message().id(), "output-full");
    }
}

#[test]
fn temporary_names_are_known() {
    let temp = super::super::file::temp_beside(Path::new("site/a.html"));
    assert!(is_temporary(&temp));
    assert!(is_temporary(Path::new(".public.runbuch-new/tree/index.html")));
    assert!(is_temporary(Path::new("public/.runbuch-new")));
    assert!(!is_temporary(Path::new("public/.runbuch-manifest.json")));
}
