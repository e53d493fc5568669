//! Finds the files of a project.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs::Metadata;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use ignore::{DirEntry, WalkBuilder};

use super::ReadError;

/// Folders that never hold pages, whatever `.gitignore` says.
const NEVER: [&str; 2] = [".git", "node_modules"];

/// Hidden folders that are read nevertheless.
const HIDDEN_BUT_READ: [&str; 3] = [".github", ".attachments", ".gitbook"];

/// The most symbolic links to one folder that are followed, since links multiply each other.
const LINKS_TO_A_FOLDER: usize = 16;

/// Changes whenever a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Stamp {
    /// The size in bytes.
    pub size: u64,
    /// The modification time, where the file system has one.
    pub modified: Option<SystemTime>,
}

/// A file of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Relative to the project root, with `/`, spelled as on disk. A byte that is not UTF-8 is written
    /// `%FC`, as in links.
    pub path: Arc<str>,
    /// The path to open it with.
    pub file: PathBuf,
    /// Changes whenever it is written.
    pub stamp: Stamp,
    /// Whether its name is that of a Markdown file.
    pub markdown: bool,
    /// Whether its name or that of a parent folder begins with a dot; hidden files are not published.
    /// The attachments of Azure DevOps (`.attachments`) and GitBook (`.gitbook/assets`) are not hidden.
    pub hidden: bool,
}

/// The result of a walk.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// The files, sorted by path.
    pub entries: Vec<Entry>,
    /// The folders that were read, `root` first; new files in them belong to the project.
    pub folders: Vec<PathBuf>,
    /// Whether a link led to any of them, so that a file may have several paths.
    pub links: bool,
}

/// Lists the files below `root`, sorted by path.
///
/// Excluded: whatever a `.gitignore` excludes (with or without a git repository), `.git`, `node_modules`,
/// hidden folders other than `.github`, `.attachments` and `.gitbook`, everything below the folders of `skip` (absolute or
/// relative to `root`), temporary files of editors, dangling links and links out of the project, and
/// everything that is not a regular file.
///
/// # Errors
/// Where `root` is not a folder, or a folder cannot be read.
pub fn walk(root: &Path, skip: &[PathBuf]) -> Result<Vec<Entry>, ReadError> {
    list(root, skip).map(|listing| listing.entries)
}

/// Like [`walk`], and returns the folders as well.
///
/// # Errors
/// As [`walk`].
pub fn list(root: &Path, skip: &[PathBuf]) -> Result<Listing, ReadError> {
    let canonical = root.canonicalize().map_err(|error| ReadError::new(root, error))?;
    if !canonical.is_dir() {
        return Err(ReadError::new(root, io::ErrorKind::NotADirectory.into()));
    }
    let in_repository = canonical.ancestors().any(|folder| folder.join(".git").exists());
    let mut listing = walk_with(root, &canonical, skip, in_repository)?;
    if listing.entries.is_empty() && in_repository {
        // The folder was named although git ignores it; `.gitignore` then does not apply.
        listing = walk_with(root, &canonical, skip, false)?;
    }
    listing.entries.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(listing)
}

/// Whether this is a temporary file of an editor: swap and lock files, backups, and `4913`, with which Vim
/// tests whether a folder is writable.
pub fn is_editor_file(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let swap = [".swp", ".swx", ".swo", ".kate-swp"].iter().any(|end| name.ends_with(end));
    let lock = name.starts_with(".#") || (name.starts_with('#') && name.ends_with('#'));
    let passing = ["___jb_tmp___", "___jb_old___"].iter().any(|end| name.ends_with(end));
    swap || lock || passing || name.ends_with('~') || name == "4913"
}

/// The path relative to the project root, spelled as [`Entry::path`].
pub fn project_path(root: &Path, path: &Path) -> Option<String> {
    path.strip_prefix(root).ok().map(relative_path)
}

/// Whether anything exists at `path`, including a dangling link.
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether [`walk`] finds a page in `folder`.
pub fn holds_markdown(folder: &Path) -> bool {
    walk(folder, &[]).is_ok_and(|entries| entries.iter().any(|entry| entry.markdown))
}

fn walk_with(
    root: &Path,
    canonical: &Path,
    skip: &[PathBuf],
    in_repository: bool,
) -> Result<Listing, ReadError> {
    let filter = Filter::new(root, canonical, skip);
    let walk = WalkBuilder::new(root)
        .hidden(false)
        .ignore(false)
        .git_ignore(true)
        // Ignore rules of a single machine must not change the site.
        .git_global(false)
        .git_exclude(false)
        // As in git, ignore files count up to the folder with `.git`.
        .require_git(in_repository)
        .parents(in_repository)
        .follow_links(true)
        .filter_entry(move |entry| filter.allows(entry))
        .build();
    let mut listing = Listing::default();
    for item in walk {
        listing.links |= item.as_ref().is_ok_and(DirEntry::path_is_symlink);
        match item {
            Ok(item) if is_folder(&item) => listing.folders.push(item.into_path()),
            Ok(item) => listing.entries.extend(entry(root, &item)),
            Err(error) => unreadable(root, &error).map_or(Ok(()), Err)?,
        }
    }
    Ok(listing)
}

/// The state of a walk.
struct Filter {
    canonical: PathBuf,
    /// Skipped folders as the walk spells them.
    skip: Vec<PathBuf>,
    /// Skipped folders in canonical form.
    skip_canonical: Vec<PathBuf>,
    /// The number of links to each folder.
    links: Mutex<HashMap<PathBuf, usize>>,
}

impl Filter {
    fn new(root: &Path, canonical: &Path, skip: &[PathBuf]) -> Self {
        let skip: Vec<PathBuf> = skip.iter().map(|folder| root.join(folder)).collect();
        let skip_canonical = skip.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
        Self { canonical: canonical.to_owned(), skip, skip_canonical, links: Mutex::default() }
    }

    fn allows(&self, entry: &DirEntry) -> bool {
        if entry.depth() == 0 {
            return true;
        }
        let folder = is_folder(entry);
        let name = entry.file_name();
        let closed = if folder { hidden_folder(name) } else { is_editor_file(name) };
        let skipped = self.skip.iter().any(|skipped| skipped == entry.path());
        let leads_out = entry.path_is_symlink() && !self.allows_link(entry.path(), folder);
        !(closed || skipped || leads_out)
    }

    /// Whether a link may be followed: to wherever the walk itself may go.
    fn allows_link(&self, link: &Path, folder: bool) -> bool {
        let Ok(target) = link.canonicalize() else { return false };
        let Ok(inside) = target.strip_prefix(&self.canonical) else { return false };
        let parents = if folder { Some(inside) } else { inside.parent() };
        let open = |part: Component<'_>| !hidden_folder(part.as_os_str());
        parents.is_none_or(|parents| parents.components().all(open))
            && !self.skip_canonical.iter().any(|skipped| target.starts_with(skipped))
            && (!folder || self.count(target) <= LINKS_TO_A_FOLDER)
    }

    fn count(&self, target: PathBuf) -> usize {
        let mut links = self.links.lock().unwrap_or_else(PoisonError::into_inner);
        let count = links.entry(target).or_default();
        *count += 1;
        *count
    }
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

pub(super) fn hidden_folder(name: &OsStr) -> bool {
    NEVER.iter().any(|never| name == *never)
        || begins_with_dot(name) && !HIDDEN_BUT_READ.iter().any(|read| name == *read)
}

fn begins_with_dot(name: &OsStr) -> bool {
    name.as_encoded_bytes().first() == Some(&b'.')
}

fn entry(root: &Path, item: &DirEntry) -> Option<Entry> {
    // A file without metadata has been removed in the meantime.
    let is_file = item.file_type()?.is_file();
    is_file.then(|| item.metadata().ok()).flatten().and_then(|data| seen(root, item.path(), &data))
}

/// The file at `path` below `root`, whether or not a walk would find it.
pub fn entry_at(root: &Path, path: &str) -> Option<Entry> {
    let file = root.join(path);
    let metadata = file.metadata().ok()?;
    metadata.is_file().then(|| seen(root, &file, &metadata)).flatten()
}

/// The entry of a file at `path` below `root` that nobody has saved yet, so that only its name says
/// what it is.
pub fn unsaved_entry(root: &Path, path: &Arc<str>) -> Entry {
    let relative = Path::new(&**path);
    Entry {
        path: Arc::clone(path),
        file: root.join(relative),
        stamp: Stamp { size: 0, modified: None },
        markdown: is_markdown(relative),
        hidden: is_hidden(relative),
    }
}

fn seen(root: &Path, file: &Path, metadata: &Metadata) -> Option<Entry> {
    let relative = file.strip_prefix(root).ok()?;
    Some(Entry {
        path: relative_path(relative).into(),
        file: file.to_owned(),
        stamp: Stamp { size: metadata.len(), modified: metadata.modified().ok() },
        markdown: is_markdown(file),
        hidden: is_hidden(relative),
    })
}

fn is_hidden(path: &Path) -> bool {
    let mut parts = path.iter().peekable();
    while let Some(part) = parts.next() {
        let attached = part == ".attachments"
            || part == ".gitbook" && parts.peek().is_some_and(|next| *next == "assets");
        if begins_with_dot(part) && !attached {
            return true;
        }
    }
    false
}

fn is_markdown(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    ["md", "markdown", "mdx"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

fn relative_path(path: &Path) -> String {
    let parts: Vec<String> = path.iter().map(readable).collect();
    parts.join("/")
}

/// The name in UTF-8. Bytes that are not UTF-8 are percent-encoded, so that no two files get the same
/// name.
fn readable(name: &OsStr) -> String {
    let mut readable = String::with_capacity(name.len());
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        readable.push_str(chunk.valid());
        for byte in chunk.invalid() {
            readable.push_str(&format!("%{byte:02X}"));
        }
    }
    readable
}

/// The error of an unreadable folder; none for dangling or circular links and for files removed in the
/// meantime.
fn unreadable(root: &Path, error: &ignore::Error) -> Option<ReadError> {
    let (path, error) = cause(root, error)?;
    let is_link = path.symlink_metadata().is_ok_and(|data| data.file_type().is_symlink());
    let harmless = error.kind() == io::ErrorKind::NotFound || is_link;
    (!harmless).then(|| ReadError::new(path, error))
}

/// The path and the system error inside `error`.
fn cause<'e>(path: &'e Path, error: &'e ignore::Error) -> Option<(&'e Path, io::Error)> {
    match error {
        ignore::Error::WithPath { path, err } => cause(path, err),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            cause(path, err)
        }
        ignore::Error::Partial(errors) => errors.iter().find_map(|error| cause(path, error)),
        ignore::Error::Io(error) => {
            let copy = error.raw_os_error().map(io::Error::from_raw_os_error);
            Some((path, copy.unwrap_or_else(|| error.kind().into())))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for file in files {
            write(folder.path(), file, "x");
        }
        folder
    }

    fn write(root: &Path, file: &str, text: &str) {
        let file = root.join(file);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }

    fn paths(root: &Path, skip: &[PathBuf]) -> Vec<String> {
        let entries = walk(root, skip).expect("a walk");
        entries.iter().map(|entry| entry.path.to_string()).collect()
    }

    #[test]
    fn lists_sorted_and_leaves_out_what_is_none_of_the_site() {
        let files = ["b/c.md", "a.md", ".env", ".obsidian/x.json", ".github/CODEOWNERS"];
        let root = project(&files);
        for file in ["node_modules/x.md", ".git/config", "public/a.html", "target/x", "Ä b.MD"] {
            write(root.path(), file, "x");
        }
        let expected =
            [".env", ".github/CODEOWNERS", "a.md", "b/c.md", "target/x", "Ä b.MD"].to_vec();
        assert_eq!(paths(root.path(), &["public".into()]), expected);
        assert_eq!(paths(root.path(), &[root.path().join("./public")]), expected);
        let entries = walk(root.path(), &[]).expect("a walk");
        let hidden: Vec<bool> = entries.iter().map(|entry| entry.hidden).collect();
        assert_eq!(hidden, [true, true, false, false, false, false, false]);
        let markdown = entries.iter().filter(|entry| entry.markdown).count();
        assert_eq!((markdown, entries.first().map(|entry| entry.stamp.size)), (3, Some(1)));
    }

    #[test]
    fn folders_that_may_get_pages_are_listed_and_what_editors_keep_is_not() {
        let files =
            ["a.md", "a.md~", ".a.md.swp", "#a.md#", "b/4913", "b/49131", ".git/x", "c/d/e.md"];
        let root = project(&files);
        std::fs::create_dir(root.path().join("empty")).expect("a folder");
        let listing = list(root.path(), &["c".into()]).expect("a walk");
        let paths: Vec<&str> = listing.entries.iter().map(|entry| &*entry.path).collect();
        assert_eq!(paths, ["a.md", "b/49131"]);
        let folders = listing.folders.iter().filter_map(|it| project_path(root.path(), it));
        let mut folders: Vec<String> = folders.collect();
        folders.sort();
        assert_eq!(folders, ["", "b", "empty"]);
    }

    #[test]
    fn attachments_of_other_tools_are_not_hidden() {
        for path in [".attachments/a.png", "b/.gitbook/assets/c.png", "a.md"] {
            assert!(!is_hidden(Path::new(path)), "{path}");
        }
        for path in [".gitbook/vars.yaml", ".attachments/.env", ".github/a.md", "b/.env"] {
            assert!(is_hidden(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn gitignore_counts_without_a_repository() {
        let root = project(&["a.md", "draft.md", "sub/draft.md", "sub/tmp/x.md"]);
        write(root.path(), ".gitignore", "draft.md\n");
        write(root.path(), "sub/.gitignore", "tmp/\n!draft.md\n");
        let expected = [".gitignore", "a.md", "sub/.gitignore", "sub/draft.md"];
        assert_eq!(paths(root.path(), &[]), expected);
    }

    #[test]
    fn the_repository_above_has_a_say_unless_it_ignores_everything() {
        let root = project(&["repo/.git/HEAD", "repo/wiki/a.md", "repo/wiki/b.tmp", "repo/x/a.md"]);
        write(root.path(), "repo/.gitignore", "*.tmp\nx/\n");
        write(root.path(), ".gitignore", "*.md\n");
        assert_eq!(paths(&root.path().join("repo/wiki"), &[]), ["a.md"]);
        assert_eq!(paths(&root.path().join("repo/x"), &[]), ["a.md"]);
    }

    #[test]
    fn a_root_that_is_missing_or_a_file_is_an_error() {
        let root = project(&["a.md"]);
        let missing = walk(&root.path().join("nowhere"), &[]).expect_err("missing");
        assert!(missing.is_missing());
        let file = walk(&root.path().join("a.md"), &[]).expect_err("a file");
        assert_eq!(file.error.kind(), io::ErrorKind::NotADirectory);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_the_project_only() {
        use std::os::unix::fs::symlink;
        let outside = project(&["secret.md"]);
        let root = project(&["a.md", "img/x.png", "node_modules/y.md", "public/z.html"]);
        let links = [
            ("img", "pictures"),
            ("a.md", "b.md"),
            (".", "loop"),
            ("nowhere", "dangling.md"),
            ("self.md", "self.md"),
            ("node_modules/y.md", "y.md"),
            ("public", "latest"),
        ];
        for (target, link) in links {
            symlink(target, root.path().join(link)).expect("a link");
        }
        symlink(outside.path(), root.path().join("out")).expect("a link");
        symlink(outside.path().join("secret.md"), root.path().join("s.md")).expect("a link");
        let expected = ["a.md", "b.md", "img/x.png", "pictures/x.png"];
        assert_eq!(paths(root.path(), &["public".into()]), expected);
    }

    #[cfg(unix)]
    #[test]
    fn links_that_multiply_each_other_end() {
        use std::os::unix::fs::symlink;
        let root = project(&["d20/a.md"]);
        for level in 0..20 {
            let folder = root.path().join(format!("d{level}"));
            std::fs::create_dir(&folder).expect("a folder");
            for name in ["x", "y"] {
                symlink(format!("../d{}", level + 1), folder.join(name)).expect("a link");
            }
        }
        assert!(paths(root.path(), &[]).len() < 10_000);
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_utf8_stay_apart() {
        use std::os::unix::ffi::OsStrExt;
        let root = project(&[]);
        for name in [&b"gr\xFC\xDFe.md"[..], b"gr\xFD\xDFe.md"] {
            std::fs::write(root.path().join(OsStr::from_bytes(name)), "x").expect("a file");
        }
        assert_eq!(paths(root.path(), &[]), ["gr%FC%DFe.md", "gr%FD%DFe.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_not_a_file() {
        let root = project(&["a.md"]);
        let socket = root.path().join("s");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
        assert_eq!(paths(root.path(), &[]), ["a.md"]);
    }
}
