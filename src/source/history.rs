//! When each file of the project was last changed, by one pass over the history of its Git repository.
//!
//! Read with the `git` that is installed: a library for it would take longer to compile than all else. Without Git, outside
//! of a repository and before its first commit there is no history.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// The last commits of the files of a project, and where its repository is published.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct History {
    /// By path relative to the project root.
    changes: HashMap<String, Commit>,
    /// Whether the clone lacks older commits, so that some of the days may be too late.
    pub is_shallow: bool,
    /// The pages of the forge about a file.
    pub forge: Option<Forge>,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The first characters of its hash, as many as Git finds necessary.
    pub hash: String,
    /// The day on which it was committed, in ISO 8601.
    pub day: String,
}

/// Where a repository is published, with `{path}` for the path of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forge {
    /// The page on which a file can be edited.
    pub edit: String,
    /// The page with its commits.
    pub history: String,
}

/// The options by which no program that the repository names is run.
const PLAIN: [&str; 8] = [
    "-c",
    "core.fsmonitor=false",
    "-c",
    "log.showSignature=false",
    "-c",
    "core.quotePath=false",
    "-c",
    "core.pager=cat",
];

impl History {
    /// Reads the history of the project in `root`, as far as it is about `wanted` paths; `None` where there is none.
    pub fn read(root: &Path, wanted: &[&str]) -> Option<Self> {
        let is_in_repository = root.ancestors().any(|folder| folder.join(".git").exists());
        if !is_in_repository {
            return None;
        }
        let changes = changes(root, wanted)?;
        if changes.is_empty() {
            return None;
        }
        let is_shallow = answer(root, &["rev-parse", "--is-shallow-repository"])? == "true";
        Some(Self { changes, is_shallow, forge: forge(root) })
    }

    /// The last commit that changed the file.
    pub fn of(&self, path: &str) -> Option<&Commit> {
        self.changes.get(path)
    }
}

fn git(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(PLAIN).args(arguments);
    command.stdin(Stdio::null()).stderr(Stdio::null());
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    command
}

/// What Git prints, without spaces around; `None` where it fails.
fn answer(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = git(root, arguments).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

/// The last commit of each wanted path. Newest commits come first, so the pass ends with the last of them.
fn changes(root: &Path, wanted: &[&str]) -> Option<HashMap<String, Commit>> {
    let mut missing: HashSet<&str> = wanted.iter().copied().collect();
    let log = ["log", "--format=%x01%h %cs", "--name-only", "--no-renames", "--relative", "-z"];
    let mut child = git(root, &log).stdout(Stdio::piped()).spawn().ok()?;
    let mut changes = HashMap::new();
    let mut commit: Option<Commit> = None;
    for field in BufReader::new(child.stdout.take()?).split(0) {
        let Ok(field) = field else { break };
        let field = String::from_utf8_lossy(&field);
        let field = field.trim_start_matches('\n');
        match field.strip_prefix('\u{1}') {
            Some(head) => {
                let (head, path) = head.split_once('\n').unwrap_or((head, ""));
                commit = head
                    .trim()
                    .split_once(' ')
                    .map(|(hash, day)| Commit { hash: hash.to_owned(), day: day.to_owned() });
                note(path.trim_start_matches('\n'), commit.as_ref(), &mut missing, &mut changes);
            }
            None => note(field, commit.as_ref(), &mut missing, &mut changes),
        }
        if missing.is_empty() {
            break;
        }
    }
    // What is left of its output is not wanted.
    let _ = child.kill();
    let _ = child.wait();
    Some(changes)
}

fn note(
    path: &str,
    commit: Option<&Commit>,
    missing: &mut HashSet<&str>,
    changes: &mut HashMap<String, Commit>,
) {
    if let Some(commit) = commit
        && missing.remove(path)
    {
        changes.insert(path.to_owned(), commit.clone());
    }
}

/// The pages of the forge that `origin` is on, where its kind is known by its host.
fn forge(root: &Path) -> Option<Forge> {
    let remote = answer(root, &["remote", "get-url", "origin"])?;
    let head = answer(root, &["symbolic-ref", "--short", "refs/remotes/origin/HEAD"]);
    let branch = head.and_then(|head| Some(head.strip_prefix("origin/")?.to_owned()));
    let branch = branch.or_else(|| answer(root, &["symbolic-ref", "--short", "HEAD"]))?;
    let below = answer(root, &["rev-parse", "--show-prefix"])?;
    forge_of(&remote, &branch, &below)
}

/// The pages of the forge for a remote such as `git@github.com:owner/name.git`.
fn forge_of(remote: &str, branch: &str, below: &str) -> Option<Forge> {
    let (host, name) = match remote.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?,
        None => remote.split_once(':')?,
    };
    // Neither names nor passwords belong on a page, and the port is that of SSH.
    let host = host.rsplit('@').next()?;
    let host = host.split(':').next().filter(|host| host.contains('.'))?;
    let name = name.trim_matches('/');
    let name = name.strip_suffix(".git").unwrap_or(name);
    let is_plain = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_./~".contains(c))
    };
    let is_below_plain = below.is_empty() || is_plain(below);
    if !is_plain(host) || !is_plain(name) || !is_plain(branch) || !is_below_plain {
        return None;
    }
    let is = |part: &str| host.split('.').any(|label| label == part);
    let (edit, history) = match () {
        () if is("github") => ("edit", "commits"),
        () if is("gitlab") => ("-/edit", "-/commits"),
        () if is("codeberg") || is("gitea") || is("forgejo") => ("_edit", "commits/branch"),
        () => return None,
    };
    let page = |kind: &str| format!("https://{host}/{name}/{kind}/{branch}/{below}{{path}}");
    Some(Forge { edit: page(edit), history: page(history) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forges_are_known_by_their_host() {
        let edit = |remote: &str| Some(forge_of(remote, "main", "wiki/")?.edit);
        for (remote, expected) in [
            (
                "git@github.com:ada/wiki.git",
                Some("https://github.com/ada/wiki/edit/main/wiki/{path}"),
            ),
            (
                "https://ada:secret@github.com/ada/wiki",
                Some("https://github.com/ada/wiki/edit/main/wiki/{path}"),
            ),
            (
                "ssh://git@gitlab.example.org:2222/a/b/c.git",
                Some("https://gitlab.example.org/a/b/c/-/edit/main/wiki/{path}"),
            ),
            (
                "https://codeberg.org/ada/wiki.git",
                Some("https://codeberg.org/ada/wiki/_edit/main/wiki/{path}"),
            ),
            ("https://git.example.org/ada/wiki.git", None),
            ("https://notgithub.com/ada/wiki.git", None),
            ("/srv/git/wiki.git", None),
            ("https://github.com/a\"b/c", None),
        ] {
            assert_eq!(edit(remote).as_deref(), expected, "{remote}");
        }
    }
}
