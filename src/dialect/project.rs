//! The project of a generator: its folder and the file that gives it away.

use std::sync::Arc;

use crate::diagnostic::{Place, Span};
use crate::source::SourceFile;
use crate::source::data::{self, DataProblem, Node};

/// A look at the files of a folder. Paths are relative to the project root, with `/`.
#[derive(Clone, Copy)]
pub struct Folder<'f> {
    /// The file at a path, where it can be read.
    pub read: &'f dyn Fn(&str) -> Option<Arc<SourceFile>>,
    /// Whether a file or folder is there.
    pub is_there: &'f dyn Fn(&str) -> bool,
    /// The files below a folder that have this name, sorted, also hidden ones.
    pub named: &'f dyn Fn(&str, &str) -> Vec<String>,
}

impl Folder<'_> {
    /// A folder without project files.
    pub const EMPTY: Folder<'static> =
        Folder { read: &|_| None, is_there: &|_| false, named: &|_, _| Vec::new() };
}

/// The project of a generator.
pub(super) struct Project<'f> {
    pub(super) folder: Folder<'f>,
    /// The folder of the project; empty for the root.
    pub(super) base: &'f str,
    /// What gave it away, relative to the root.
    pub(super) sign: String,
    /// The file that gave it away; none where that is a folder.
    pub(super) file: Option<Arc<SourceFile>>,
}

impl Project<'_> {
    /// A path of the project, relative to the root.
    pub(super) fn path(&self, path: &str) -> String {
        let parts = self.base.split('/').chain(path.split('/'));
        let mut below: Vec<&str> = Vec::new();
        for part in parts.filter(|part| !part.is_empty() && *part != ".") {
            if part == ".." {
                below.pop();
            } else {
                below.push(part);
            }
        }
        below.join("/")
    }

    pub(super) fn is_there(&self, path: &str) -> bool {
        (self.folder.is_there)(&self.path(path))
    }

    /// The data of the deciding file and its faults, by the ending of its name.
    pub(super) fn data(&self) -> (Node, Vec<DataProblem>) {
        let text = self.file.as_ref().map_or("", |file| file.text.as_str());
        let is = |ending: &str| self.sign.ends_with(ending);
        if is(".toml") {
            data::toml(text, 0)
        } else if is(".json") {
            data::json(text, 0)
        } else {
            data::yaml(text, 0)
        }
    }

    /// The folder of its site, by its usual name and the key that names another one.
    pub(super) fn output(&self, (usual, key): (&str, &str)) -> Option<String> {
        let said = (!key.is_empty()).then(|| Self::text(&self.data().0, key)).flatten();
        let folder = said.unwrap_or_else(|| usual.to_owned());
        Some(self.path(&folder)).filter(|path| !folder.is_empty() && path.len() > self.base.len())
    }

    /// A place in the deciding file.
    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(&Arc::from(self.sign.as_str()), span)
    }

    /// The text of a key.
    pub(super) fn text(node: &Node, key: &str) -> Option<String> {
        let text = node.get(key)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}
