//! Runs that are killed at any moment, disks without room, folders that take nothing, runs at the same
//! time: whole files, no litter, and a message that names the file.
//!
//! `RUNBUCH_KILLS` says how many runs are killed altogether; 300 take some minutes.
#![expect(clippy::disallowed_methods, reason = "tests look at the files themselves")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use runbuch::output::is_temporary;

use crate::project::{Project, Run, Tree};
use crate::watch::{Watch, until};

/// How many runs are killed unless somebody says otherwise.
const KILLS: usize = 40;

/// Pages besides the start page, in folders of ten.
const PAGES: usize = 40;

const PLAN: &str = "# Restore-Tests\n\n| Test-ID | Frequenz | Owner |\n|-|-|-|\n\
                    | BT-1 | jährlich | Anna |\n\n| Datum | Test-ID | Ergebnis | Owner |\n|-|-|-|-|\n";

/// A wiki whose pages can be fixed; `mark` is on each.
fn wiki(mark: &str) -> Project {
    let project = Project::new().file("content/tests.md", PLAN);
    write_pages(&project, mark);
    project
}

fn page(number: usize) -> String {
    format!("content/{}/page-{number}.md", number / 10)
}

fn write_pages(project: &Project, mark: &str) {
    let links: String = (0..PAGES).map(|it| format!("- [{it}]({it})\n")).collect();
    let links = (0..PAGES).fold(links, |links, it| {
        links.replace(&format!("]({it})"), &format!("]({})", &page(it)["content/".len()..]))
    });
    project.write("content/index.md", format!("# Start {mark}\n\n{links}"));
    for number in 0..PAGES {
        let text = format!("# Seite {number}\n\n{mark}\n\n[x] eins\n[ ] zwei\n\nText. ");
        project.write(&page(number), text + &"Noch ein Satz. ".repeat(400));
    }
}

/// Numbers between 0 and 1 that are the same in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        // Numerical Recipes' constants; what matters is that moments differ.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).expect("32 bits")) / f64::from(u32::MAX)
    }
}

/// How many runs of each of `commands` commands are killed.
fn kills(commands: usize) -> usize {
    let said = std::env::var("RUNBUCH_KILLS").ok().and_then(|it| it.parse().ok());
    said.unwrap_or(KILLS).div_ceil(commands)
}

fn start(project: &Project, args: &[&str]) -> Child {
    let mut command = project.command(args);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

/// Kills the program after a while; every other time not before it has begun to write.
fn kill(project: &Project, args: &[&str], whole: Duration, chance: &mut Chance) {
    let mut child = start(project, args);
    let begun = Instant::now();
    if chance.next() < 0.5 {
        while !is_writing(project) && child.try_wait().expect("a child").is_none() {}
        let rest = whole.saturating_sub(begun.elapsed());
        std::thread::sleep(rest.mul_f64(chance.next() * 0.5));
    } else {
        std::thread::sleep(whole.mul_f64(chance.next()));
    }
    // Where it has ended meanwhile there is nobody left to kill.
    let _ = child.kill();
    child.wait().expect("a child");
}

/// Whether something temporary is in one of the folders that the program writes to.
fn is_writing(project: &Project) -> bool {
    ["", "content", "content/0", "content/3", "public"].iter().any(|folder| {
        let entries = std::fs::read_dir(project.path(folder)).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).any(|path| is_temporary(&path))
    })
}

fn complete(project: &Project, args: &[&str]) -> Duration {
    let begun = Instant::now();
    let run = project.runbuch(args);
    assert!(run.code < 2, "{args:?}: {}", run.stderr);
    begun.elapsed()
}

/// Without what is only being written.
fn whole(tree: Tree) -> Tree {
    tree.into_iter().filter(|(path, _)| !is_temporary(Path::new(path))).collect()
}

#[track_caller]
fn no_litter(project: &Project) {
    let tree = project.tree("");
    let litter: Vec<&String> = tree.keys().filter(|path| is_temporary(Path::new(path))).collect();
    assert!(litter.is_empty(), "{litter:?}");
}

/// Every file is as in one of the `versions`.
#[track_caller]
fn each_whole(tree: &Tree, versions: [&Tree; 2]) {
    for (path, bytes) in tree {
        let known = versions.iter().any(|version| version.get(path) == Some(bytes));
        assert!(known, "{path} is neither old nor new: {}", String::from_utf8_lossy(bytes));
    }
}

/// Both sites of a wiki, and how long a build takes.
fn sites(project: &Project, args: &[&str]) -> ([Tree; 2], Duration) {
    let mut slowest = Duration::ZERO;
    let trees = ["eins", "zwei"].map(|mark| {
        write_pages(project, mark);
        slowest = slowest.max(complete(project, args));
        project.tree("public")
    });
    (trees, slowest)
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let project = wiki("eins");
    let (sites, time) = sites(&project, &["build"]);
    let mut chance = Chance(1);
    for round in 0..kills(6) {
        write_pages(&project, ["eins", "zwei"][round % 2]);
        kill(&project, &["build"], time, &mut chance);
        let site = project.tree("public");
        assert!(sites.contains(&site), "round {round}: half a site");
    }
    complete(&project, &["build"]);
    no_litter(&project);
}

#[test]
fn a_killed_build_in_place_leaves_whole_files() {
    let project = wiki("eins");
    let args = ["build", "--in-place"];
    let (sites, time) = sites(&project, &args);
    let mut chance = Chance(2);
    for round in 0..kills(6) {
        write_pages(&project, ["eins", "zwei"][round % 2]);
        kill(&project, &args, time, &mut chance);
        let mut tree = whole(project.tree("public"));
        // While files are exchanged, it lists those of both sites.
        tree.remove(".runbuch-manifest.json").expect("a manifest");
        each_whole(&tree, [&sites[0], &sites[1]]);
        if round % 3 == 2 {
            complete(&project, &args);
            assert!(project.tree("public") == sites[round % 2], "round {round}");
            no_litter(&project);
        }
    }
    complete(&project, &["build"]);
    no_litter(&project);
}

#[test]
fn a_killed_fix_leaves_whole_pages() {
    let project = wiki("eins");
    let old = project.tree("content");
    let args = ["check", "--fix"];
    let time = complete(&project, &args);
    let new = project.tree("content");
    assert_ne!(old, new);
    let mut chance = Chance(3);
    for _ in 0..kills(6) {
        write_pages(&project, "eins");
        kill(&project, &args, time, &mut chance);
        let tree = whole(project.tree("content"));
        assert_eq!(tree.len(), old.len());
        each_whole(&tree, [&old, &new]);
    }
    complete(&project, &args);
    assert!(project.tree("content") == new);
    no_litter(&project);
}

#[test]
fn a_killed_log_leaves_the_protocol_whole() {
    let project = wiki("eins");
    let args = ["log", "BT-1", "--result", "ok", "--owner", "Anna"];
    let old = project.tree("content");
    let time = complete(&project, &args);
    let new = project.tree("content");
    let mut chance = Chance(4);
    for _ in 0..kills(6) {
        project.write("content/tests.md", PLAN);
        kill(&project, &args, time, &mut chance);
        each_whole(&whole(project.tree("content")), [&old, &new]);
    }
    project.write("content/tests.md", PLAN);
    complete(&project, &args);
    assert!(project.tree("content") == new);
    no_litter(&project);
}

#[test]
fn a_killed_new_leaves_a_whole_page_or_none() {
    let project = wiki("eins");
    let args = |name| ["new", "service", name, "--path", "content/dienst.md"];
    let old = project.tree("content");
    let time = complete(&project, &args("Mail"));
    let new = project.tree("content");
    let mut chance = Chance(5);
    for _ in 0..kills(6) {
        if project.has("content/dienst.md") {
            project.remove("content/dienst.md");
        }
        kill(&project, &args("Mail"), time, &mut chance);
        each_whole(&whole(project.tree("content")), [&old, &new]);
    }
    // Whatever writes next to the wiki tidies up.
    complete(&project, &["log", "BT-1", "--result", "ok", "--owner", "Anna"]);
    no_litter(&project);
}

#[test]
fn killed_reports_are_whole_or_not_there() {
    let project = wiki("eins");
    let args = [
        "check",
        "--exit-zero",
        "--format",
        "json=berichte/a.json",
        "--write-baseline=berichte/baseline.json",
    ];
    let time = complete(&project, &args);
    let new = project.tree("berichte");
    let mut chance = Chance(6);
    for _ in 0..kills(6) {
        for path in new.keys().filter(|path| project.has(&format!("berichte/{path}"))) {
            project.remove(&format!("berichte/{path}"));
        }
        kill(&project, &args, time, &mut chance);
        each_whole(&whole(project.tree("berichte")), [&new, &new]);
    }
    complete(&project, &args);
    assert!(project.tree("berichte") == new);
    no_litter(&project);
}

#[test]
fn what_a_killed_run_left_goes_and_what_a_running_one_holds_stays() {
    let project = wiki("eins");
    let [dead, alive] = [".runbuch-1-0.tmp", ".runbuch-2-0.tmp"];
    for folder in ["", "content/0/"] {
        project.write(&format!("{folder}{dead}"), "halb");
        project.write(&format!("{folder}{alive}"), "halb");
    }
    let held = ["", "content/0/"].map(|folder| {
        let file = std::fs::File::open(project.path(&format!("{folder}{alive}"))).expect("a file");
        file.try_lock().expect("a lock");
        file
    });
    complete(&project, &["check", "--exit-zero"]);
    assert!(project.has(dead), "a check alone writes nothing");
    complete(&project, &["build"]);
    for folder in ["", "content/0/"] {
        assert!(!project.has(&format!("{folder}{dead}")), "{folder}");
        assert!(project.has(&format!("{folder}{alive}")), "{folder}");
    }
    drop(held);
    complete(&project, &["check", "--fix"]);
    no_litter(&project);
}

/// Runs `args` where no file may get longer than this many blocks of 512 bytes.
#[cfg(unix)]
fn without_room(project: &Project, blocks: usize, args: &[&str]) -> Run {
    let command = project.command(args);
    let mut shell = Command::new("/bin/sh");
    // The signal would end the program; what it leaves to it is the error that a full disk gives.
    shell.args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"", &blocks.to_string()]);
    shell.arg(command.get_program()).args(command.get_args()).current_dir(project.path(""));
    shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.stdin(Stdio::null());
    project.run(&mut shell)
}

#[cfg(unix)]
#[test]
fn without_room_nothing_is_half_and_the_file_is_named() {
    let project = wiki("eins").built();
    write_pages(&project, "zwei");
    let log = ["log", "BT-1", "--result", "ok", "--owner", "Anna"];
    for (blocks, args, file) in [
        (0, &["build"][..], "[ROOT]/"),
        (6, &["build"], "[ROOT]/public/"),
        (6, &["build", "--in-place"], "[ROOT]/public/"),
        (0, &["check", "--fix"], "[ROOT]/content/0/page-0.md`"),
        (6, &["check", "--fix"], "[ROOT]/content/0/page-0.md`"),
        (0, &log, "[ROOT]/content/tests.md`"),
        (0, &["new", "service", "Mail"], "[ROOT]/content/"),
        (0, &["check", "--exit-zero", "--write-baseline"], "[ROOT]/runbuch-baseline.json`"),
        (0, &["check", "--exit-zero", "--format", "json=neu/a.json"], "neu/a.json`"),
        (0, &["due", "--ics", "due.ics"], "due.ics`"),
        (0, &["init", "dort"], "[ROOT]/dort/.gitignore`"),
    ] {
        let before = project.tree("");
        let run = without_room(&project, blocks, args);
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert!(run.stderr.contains(&format!("`{file}")), "{args:?}: {}", run.stderr);
        assert!(run.stderr.lines().count() == 1, "{args:?}: {}", run.stderr);
        assert!(project.tree("") == before, "{args:?}: something changed on disk");
    }
}

#[cfg(unix)]
#[test]
fn folders_that_take_nothing_are_named() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let project = wiki("eins");
    let log = ["log", "BT-1", "--result", "ok", "--owner", "Anna"];
    for (folder, args, file) in [
        ("content/0", &["check", "--fix"][..], "[ROOT]/content/0/page-0.md`"),
        ("content", &log, "[ROOT]/content/tests.md`"),
        ("content", &["new", "service", "Mail"], "[ROOT]/content/"),
        ("", &["check", "--exit-zero", "--write-baseline"], "[ROOT]/runbuch-baseline.json`"),
        ("", &["init", "dort"], "[ROOT]/dort/.gitignore`"),
        ("", &["build"], "[ROOT]`"),
    ] {
        let before = project.tree("");
        let set = |mode| set_permissions(project.path(folder), Permissions::from_mode(mode));
        set(0o555).expect("rights can be changed");
        let run = project.run(&mut project.unprivileged(args));
        set(0o755).expect("rights can be changed");
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert!(run.stderr.contains(&format!("`{file}")), "{args:?}: {}", run.stderr);
        assert!(project.tree("") == before, "{args:?}: something changed on disk");
    }
}

#[test]
fn a_file_in_the_place_of_a_folder_is_named() {
    let project = wiki("eins").file("content/datei", "").file("berichte", "");
    for (args, file) in [
        (&["new", "service", "Mail", "--path", "content/datei/mail.md"][..], "datei/mail.md`"),
        (&["check", "--exit-zero", "--format", "json=berichte/a.json"], "`berichte/a.json`"),
        (&["init", "berichte/wiki"], "[ROOT]/berichte/wiki/.gitignore`"),
    ] {
        let before = project.tree("");
        let run = project.runbuch(args);
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert!(run.stderr.contains(file), "{args:?}: {}", run.stderr);
        assert!(project.tree("") == before, "{args:?}: something changed on disk");
    }
}

#[test]
fn of_two_builds_at_once_one_waits_or_says_so() {
    let project = wiki("eins");
    let (sites, _) = sites(&project, &["build"]);
    for (round, args) in
        [["build", "-q"], ["build", "--in-place"]].iter().cycle().take(6).enumerate()
    {
        write_pages(&project, ["eins", "zwei"][round % 2]);
        let spawn = |_| {
            let mut command = project.command(args);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts")
        };
        let ended = [0, 1].map(spawn).map(|child| child.wait_with_output().expect("a child"));
        let said = ended.each_ref().map(|it| String::from_utf8_lossy(&it.stderr).into_owned());
        for (output, said) in ended.iter().zip(&said) {
            let busy =
                output.status.code() == Some(2) && said.contains("Ein anderer Lauf von Runbuch");
            assert!(output.status.success() || busy, "{said}");
        }
        assert!(ended.iter().any(|it| it.status.success()), "{said:?}");
        assert!(project.tree("public") == sites[round % 2], "round {round}");
        no_litter(&project);
    }
}

/// Whether all files of a site stand as they should, be others there or not.
fn stands(project: &Project, site: &Tree) -> bool {
    let is = |path: &String, bytes: &Vec<u8>| {
        let file = project.path("public").join(path);
        std::fs::read(file).is_ok_and(|there| there == *bytes)
    };
    site.iter().all(|(path, bytes)| is(path, bytes))
}

#[test]
fn a_build_beside_a_watch_leaves_a_whole_site() {
    let project = wiki("eins");
    let (sites, _) = sites(&project, &["build"]);
    let watch = Watch::start(&project, &[]);
    for round in 0..4 {
        write_pages(&project, ["eins", "zwei"][round % 2]);
        let run = project.runbuch(&["build"]);
        let busy = run.code == 2 && run.stderr.contains("Ein anderer Lauf von Runbuch");
        assert!(run.code == 0 || busy, "{}", run.stderr);
        until("the site of the last change", || stands(&project, &sites[round % 2]));
    }
    assert_eq!(watch.interrupt(), Some(0));
    assert!(project.tree("public") == sites[1]);
    no_litter(&project);
}
