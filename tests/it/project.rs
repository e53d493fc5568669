//! A project in a folder of its own, and the program run in it.
#![expect(clippy::disallowed_methods, reason = "tests make and read the files themselves")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use runbuch::language::Lang;
use runbuch::pipeline::{Options, Session};
use tempfile::TempDir;

/// The day that counts as today unless a test says otherwise.
pub(crate) const TODAY: &str = "2026-01-20";

/// Where the program runs, in outputs.
const ROOT: &str = "[ROOT]";

/// A folder `wiki` with files.
pub(crate) struct Project {
    folder: TempDir,
}

/// What the program said, with the project's folder as `[ROOT]`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

/// Everything in a folder: its files' paths and bytes.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

impl Project {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["wiki", "home"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        Self { folder }
    }

    /// The same with a file of this text.
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.bytes(path, text.as_bytes())
    }

    /// The same with a file of these bytes.
    pub(crate) fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        self.write(path, bytes);
        self
    }

    /// The same with the files of `tests/fixtures/NAME`.
    pub(crate) fn fixture(self, name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
        for (path, bytes) in tree(&folder) {
            self.write(&path, &bytes);
        }
        self
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        fs::write(file, bytes).expect("a file is written");
    }

    pub(crate) fn make_folder(&self, path: &str) {
        fs::create_dir_all(self.path(path)).expect("a folder");
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("a file is removed");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) fn read_bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    pub(crate) fn tree(&self, path: &str) -> Tree {
        tree(&self.path(path))
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("wiki").join(path)
    }

    /// The program in the project's folder, in an environment that says nothing but `LANG=C`.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_runbuch"));
        command.env_clear().env("LANG", "C").env("HOME", self.folder.path().join("home"));
        command.args(args).current_dir(self.path("")).stdin(Stdio::null());
        let depends_on_today = matches!(
            args.first(),
            Some(&("check" | "build" | "new" | "init" | "log" | "due" | "report"))
        );
        if depends_on_today && !args.contains(&"--as-of") {
            command.args(["--as-of", TODAY]);
        }
        command
    }

    /// The same as a user who may not do everything: where nobody is kept from anything, as nobody.
    #[cfg(unix)]
    pub(crate) fn unprivileged(&self, args: &[&str]) -> Command {
        use std::os::unix::fs::PermissionsExt;
        use std::os::unix::process::CommandExt;
        let closed = self.folder.path().join("closed");
        fs::write(&closed, "").expect("a file is written");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("rights");
        if fs::read(&closed).is_err() {
            return self.command(args);
        }
        // Nobody may neither look into the folder of the build nor into another's temporary one.
        let program = self.folder.path().join("runbuch");
        // Copied by another process: a program that this one has open for writing may not start.
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_runbuch")).arg(&program).status();
        assert!(copied.expect("cp starts").success());
        fs::set_permissions(self.folder.path(), fs::Permissions::from_mode(0o755)).expect("rights");
        let command = self.command(args);
        let mut copy = Command::new(program);
        copy.args(command.get_args()).current_dir(self.path("")).env_clear();
        copy.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        copy.uid(65_534).stdin(Stdio::null());
        copy
    }

    /// Runs the program with [`TODAY`] as today.
    pub(crate) fn runbuch(&self, args: &[&str]) -> Run {
        self.run(&mut self.command(args))
    }

    /// Runs `command` to its end.
    pub(crate) fn run(&self, command: &mut Command) -> Run {
        let output: Output = command.output().expect("the program starts");
        let words = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("output is UTF-8");
            text.replace(&*self.folder.path().join("wiki").to_string_lossy(), ROOT)
        };
        let code = output.status.code().expect("the program ends by itself");
        Run { stdout: words(output.stdout), stderr: words(output.stderr), code }
    }

    /// Builds, and wants it to work.
    #[track_caller]
    pub(crate) fn built(self) -> Self {
        let run = self.runbuch(&["build"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        self
    }

    /// What the program would find, without starting it.
    pub(crate) fn session(&self) -> Session {
        Session::open(self.options()).expect("a project that can be read")
    }

    pub(crate) fn options(&self) -> Options {
        let root = self.path("").components().collect();
        Options::new(root, Lang::En, TODAY.parse().expect("a date"))
    }
}

impl Run {
    /// Both streams and the exit code, for snapshots.
    pub(crate) fn whole(&self) -> String {
        format!("{}── stderr ──\n{}── exit code {}\n", self.stdout, self.stderr, self.code)
    }

    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{self:?}"))
    }
}

/// All files below `folder`, by path.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut files = Tree::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("below the folder").to_string_lossy();
            files.insert(name.replace('\\', "/"), fs::read(&path).expect("a file"));
        }
    }
    files
}
