//! Runs that end at once, in a process of their own, at every step that can be told apart.

use std::process::{Command, exit};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::publish;
use super::*;

const OLD: [(&str, &str); 4] = [("a", "old"), ("b/c", "same"), ("b/d", "old"), ("x/y", "old")];
const NEW: [(&str, &str); 4] = [("a", "new"), ("b/c", "same"), ("x", "new"), ("z/z", "new")];
const LAST: [(&str, &str); 3] = [("a", "last"), ("b/c", "last"), ("z/z/z", "last")];
const FOREIGN: (&str, &str) = ("b/CNAME", "foreign");

const VARIABLE: &str = "RUNBUCH_TEST_KILL";

/// Ends the process before the step of a certain number.
struct Deadly {
    left: AtomicUsize,
    exchanges: bool,
}

impl Deadly {
    fn step(&self) {
        if self.left.fetch_sub(1, Ordering::SeqCst) == 0 {
            exit(9);
        }
    }
}

impl Disk for Deadly {
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        if !self.exchanges {
            return Err(ErrorKind::Unsupported.into());
        }
        self.step();
        RealDisk.exchange(a, b)?;
        self.step();
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step();
        RealDisk.link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step();
        RealDisk.rename(from, to)?;
        self.step();
        Ok(())
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step();
        RealDisk.write(path, &bytes[..bytes.len() / 2])?;
        self.step();
        fs::write(path, bytes)
    }
}

/// Does nothing unless [`killed`] starts it.
#[test]
fn child() {
    let Ok(order) = std::env::var(VARIABLE) else { return };
    let parts: Vec<&str> = order.splitn(3, '|').collect();
    let left = AtomicUsize::new(parts[0].parse().unwrap());
    let disk = Deadly { left, exchanges: parts[1] == "true" };
    run(&disk, Path::new(parts[2]), artifacts(&NEW), None).unwrap();
}

/// Publishes `NEW` and dies at `step`; false where there is no such step any more.
fn killed(site: &TestSite, step: usize, exchanges: bool) -> bool {
    let name = std::thread::current().name().unwrap().rsplit_once("::").unwrap().0.to_owned();
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("{name}::child"), "--nocapture"])
        .env(VARIABLE, format!("{step}|{exchanges}|{}", site.out.display()))
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(matches!(status.code(), Some(0 | 9)), "{status}");
    status.code() == Some(9)
}

fn with_foreign(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut all = files.to_vec();
    all.push(FOREIGN);
    expected(&all)
}

/// A site with a foreign file, after a run that was killed at `step`.
fn after_kill(step: usize, exchanges: bool) -> Option<TestSite> {
    let site = TestSite::new();
    site.publish(&RealDisk, &OLD).unwrap();
    site.write(FOREIGN.0, FOREIGN.1);
    killed(&site, step, exchanges).then_some(site)
}

#[test]
fn the_exchange_shows_the_old_site_or_the_new_one() {
    let mut seen = [0, 0];
    for step in 0.. {
        let Some(site) = after_kill(step, true) else { break };
        let is_new = site.tree() == with_foreign(&NEW);
        assert!(is_new || site.tree() == with_foreign(&OLD), "step {step}: {:?}", site.tree());
        seen[usize::from(is_new)] += 1;
        let before = site.stamp(FOREIGN.0);
        site.publish(&RealDisk, &LAST).unwrap();
        assert_eq!(site.tree(), with_foreign(&LAST), "step {step}");
        assert_eq!(site.stamp(FOREIGN.0), before);
    }
    assert!(seen[0] > 10 && seen[1] > 0, "{seen:?}");
}

#[test]
fn file_by_file_shows_whole_files_and_forgets_none() {
    let mut steps = 0;
    for step in 0.. {
        let Some(site) = after_kill(step, false) else { break };
        steps += 1;
        let (old, new) = (with_foreign(&OLD), with_foreign(&NEW));
        for (path, text) in site.tree() {
            let temporary = path.starts_with(super::super::target::INSIDE);
            let known = old.get(&path) == Some(&text) || new.get(&path) == Some(&text);
            assert!(temporary || known, "step {step}: {path} {text}");
        }
        site.publish(if step % 2 == 0 { &NoExchange } else { &RealDisk }, &LAST).unwrap();
        assert_eq!(site.tree(), with_foreign(&LAST), "step {step}");
    }
    assert!(steps > 15, "{steps}");
}

#[test]
fn the_first_build_shows_nothing_or_everything() {
    for step in 0.. {
        let site = TestSite::new();
        if !killed(&site, step, true) {
            break;
        }
        assert!(!site.out.exists() || site.tree() == expected(&NEW), "step {step}");
        site.publish(&RealDisk, &LAST).unwrap();
        assert_eq!(site.tree(), expected(&LAST), "step {step}");
    }
}

/// Finds the step right after the exchange: the new site stands, the old one is still there.
fn after_exchange() -> TestSite {
    let is_new = |site: &TestSite| site.tree() == with_foreign(&NEW);
    (0..).find_map(|step| after_kill(step, true).filter(is_new)).unwrap()
}

#[test]
fn a_removal_that_was_cut_short_is_finished() {
    let site = after_exchange();
    let old = site.parent.path().join(".site.runbuch-new/tree");
    fs::remove_file(old.join("a")).unwrap();
    fs::remove_dir_all(old.join("x")).unwrap();
    // Even where nothing differs, the remains go.
    let before = site.stamps();
    site.publish(&RealDisk, &NEW).unwrap();
    assert_eq!(site.stamps(), before);
}

#[test]
fn what_others_wrote_into_the_old_tree_comes_back() {
    let site = after_exchange();
    let old = site.parent.path().join(".site.runbuch-new/tree");
    fs::create_dir(old.join("neu")).unwrap();
    fs::write(old.join("neu/fremd"), "rettet mich").unwrap();
    site.publish(&RealDisk, &LAST).unwrap();
    let mut wanted = LAST.to_vec();
    wanted.push(("neu/fremd", "rettet mich"));
    assert_eq!(site.tree(), with_foreign(&wanted));
}

#[test]
fn what_its_owner_removed_after_the_kill_stays_away() {
    let before_exchange = |site: &TestSite| {
        let copy = site.parent.path().join(".site.runbuch-new/tree").join(FOREIGN.0);
        copy.exists() && site.tree() == with_foreign(&OLD)
    };
    let site = (0..).find_map(|step| after_kill(step, true).filter(before_exchange)).unwrap();
    fs::remove_file(site.out.join(FOREIGN.0)).unwrap();
    site.publish(&RealDisk, &LAST).unwrap();
    assert_eq!(site.tree(), expected(&LAST));
}

#[test]
fn a_site_that_was_removed_after_the_kill_is_made_anew() {
    let site = after_exchange();
    fs::remove_dir_all(&site.out).unwrap();
    publish(&site.out, artifacts(&LAST)).unwrap();
    assert_eq!(site.tree(), expected(&LAST));
    site.assert_no_remains();
}
