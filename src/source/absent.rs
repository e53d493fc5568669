//! Why an existing file is not part of the project, for messages about links to it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::Gitignore;

use super::walk::{hidden_folder, is_there, project_path};

/// Why an existing file is not part of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absent {
    /// A `.gitignore` excludes it or one of its folders.
    Ignored {
        /// The `.gitignore`, relative to the project root where it lies below it.
        by: String,
        /// The line of it, counted from 1.
        line: usize,
    },
    /// It is, or is reached through, a symbolic link out of the project.
    OutOfProject,
    /// It is in a hidden folder or in one that never holds pages.
    InClosedFolder,
    /// It is in the repository, above the project.
    AboveProject,
}

/// Finds out why files are absent, and caches the ignore files read for that.
pub struct Absences {
    root: PathBuf,
    /// The canonical root, to tell where links lead.
    canonical: Option<PathBuf>,
    /// The topmost folder whose ignore files count.
    top: PathBuf,
    ignores: HashMap<PathBuf, Gitignore>,
    /// The lines of patterns, by ignore file and pattern.
    lines: HashMap<(PathBuf, String), usize>,
}

impl Absences {
    /// For files below `root`.
    pub fn new(root: &Path) -> Self {
        let canonical = root.canonicalize().ok();
        let repository = root.ancestors().find(|folder| folder.join(".git").exists());
        let top = repository.unwrap_or(root).to_owned();
        Self {
            root: root.to_owned(),
            canonical,
            top,
            ignores: HashMap::new(),
            lines: HashMap::new(),
        }
    }

    /// Why the file or folder at `path` (relative to the root) is not part of the project; none where it
    /// does not exist or no reason is known.
    pub fn why(&mut self, path: &str) -> Option<Absent> {
        if !is_there(&self.root.join(path)) {
            return None;
        }
        self.would_be(path)
    }

    /// Why what is at `path`, relative to the root of the repository, is not part of a project below that root.
    pub fn above(&self, path: &str) -> Option<Absent> {
        let is_above = self.top != self.root && is_there(&self.top.join(path));
        is_above.then_some(Absent::AboveProject)
    }

    /// Why a file or folder at `path`, relative to the root, would be none of the project's, whether it
    /// is there or not.
    pub fn would_be(&mut self, path: &str) -> Option<Absent> {
        let parts = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        for end in parts {
            let part = self.root.join(path.get(..end)?);
            let is_folder = end < path.len() || part.is_dir();
            if is_folder && part.file_name().is_some_and(hidden_folder) {
                return Some(Absent::InClosedFolder);
            }
            if self.leaves_project(&part) {
                return Some(Absent::OutOfProject);
            }
            if let Some(ignored) = self.ignored(&part, is_folder) {
                return Some(ignored);
            }
        }
        None
    }

    fn leaves_project(&self, part: &Path) -> bool {
        let is_link = part.symlink_metadata().is_ok_and(|data| data.file_type().is_symlink());
        let inside = |root: &PathBuf| part.canonicalize().is_ok_and(|to| to.starts_with(root));
        is_link && self.canonical.as_ref().is_some_and(|root| !inside(root))
    }

    /// As in git, the innermost ignore file with a matching pattern decides.
    fn ignored(&mut self, part: &Path, is_folder: bool) -> Option<Absent> {
        let top = self.top.clone();
        let folders = part.ancestors().skip(1).take_while(|folder| folder.starts_with(&top));
        for folder in folders {
            let ignores = self.ignores.entry(folder.to_owned());
            let ignores = ignores.or_insert_with(|| Gitignore::new(folder.join(".gitignore")).0);
            match ignores.matched(part, is_folder) {
                Match::None => {}
                Match::Whitelist(_) => return None,
                Match::Ignore(glob) => {
                    let by = folder.join(".gitignore");
                    let pattern = (by.clone(), glob.original().to_owned());
                    let line = self.lines.entry(pattern);
                    let line = *line.or_insert_with_key(|(by, pattern)| line_of(by, pattern));
                    let by = project_path(&self.root, &by);
                    let by = by.unwrap_or_else(|| folder.join(".gitignore").display().to_string());
                    return Some(Absent::Ignored { by, line });
                }
            }
        }
        None
    }
}

/// The last line with `pattern`, which is the one that takes effect.
fn line_of(file: &Path, pattern: &str) -> usize {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let is_it = |line: &str| line.trim_end() == pattern.trim_end();
    text.lines().zip(1..).filter(|(line, _)| is_it(line)).last().map_or(1, |(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_found_in_each_folder_on_the_way() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let file = folder.path().join(path);
            std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
            std::fs::write(file, text).expect("a file");
        };
        write(".gitignore", "# weg\n*.tmp.md\n/privat/\n");
        write("a/.gitignore", "!gut.tmp.md\nschlecht.md\n");
        for path in
            ["x.tmp.md", "privat/tief/y.md", "a/gut.tmp.md", "a/schlecht.md", "b/.c/d.md", "e.md"]
        {
            write(path, "x");
        }
        let mut absences = Absences::new(folder.path());
        let ignored = |by: &str, line| Some(Absent::Ignored { by: by.to_owned(), line });
        let cases = [
            ("x.tmp.md", ignored(".gitignore", 2)),
            ("privat/tief/y.md", ignored(".gitignore", 3)),
            ("privat", ignored(".gitignore", 3)),
            ("a/gut.tmp.md", None),
            ("a/schlecht.md", ignored("a/.gitignore", 2)),
            ("b/.c/d.md", Some(Absent::InClosedFolder)),
            ("e.md", None),
            ("nirgends.tmp.md", None),
        ];
        for (path, expected) in cases {
            assert_eq!(absences.why(path), expected, "{path}");
        }
    }
}
