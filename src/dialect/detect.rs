//! Which generator a folder was written for.

use std::sync::Arc;

use super::{ALL, Basis, Dialect, Settings, Traits};
use crate::diagnostic::{Place, Span};
use crate::source::SourceFile;
use crate::source::data::{self, DataProblem, Node};

/// Folders of a repository in which its documentation is a project of its own, nearest first.
const INNER: [&str; 7] = ["", "docs", "website", "site", "documentation", "doc", "www"];

/// A look at the files of a folder. Paths are relative to the project root, with `/`.
#[derive(Clone, Copy)]
pub struct Folder<'f> {
    /// The file at a path, where it can be read.
    pub read: &'f dyn Fn(&str) -> Option<Arc<SourceFile>>,
    /// Whether a file or folder is there.
    pub is_there: &'f dyn Fn(&str) -> bool,
}

impl Folder<'_> {
    /// A folder without project files.
    pub const EMPTY: Folder<'static> = Folder { read: &|_| None, is_there: &|_| false };
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

/// The dialect of a folder: the `wanted` one, else that of the first project file; GitHub's where there is none.
pub fn of_folder(folder: Folder<'_>, wanted: Option<&'static Traits>) -> Dialect {
    for base in INNER {
        let projects =
            ALL.iter().filter_map(|traits| Some((*traits, project(folder, base, traits)?)));
        let mut projects: Vec<(&'static Traits, Project<'_>)> = projects.collect();
        let taken = match wanted {
            Some(wanted) => projects.iter().position(|(traits, _)| std::ptr::eq(*traits, wanted)),
            None => (!projects.is_empty()).then_some(0),
        };
        let Some(taken) = taken else { continue };
        let (traits, project) = projects.remove(taken);
        let others = projects.into_iter().filter(|_| wanted.is_none());
        let others = others.filter(|(_, other)| other.file.is_some());
        return Dialect {
            traits,
            settings: (traits.settings)(&project),
            files: project.file.clone().into_iter().collect(),
            basis: wanted.map_or(Basis::ProjectFile, |_| Basis::Setting),
            others: others.map(|(traits, other)| (traits, other.place(Span::at(0)))).collect(),
        };
    }
    match wanted {
        Some(wanted) => Dialect { basis: Basis::Setting, ..Dialect::of(wanted) },
        None => Dialect::default(),
    }
}

fn project<'f>(folder: Folder<'f>, base: &'f str, traits: &Traits) -> Option<Project<'f>> {
    traits.signs.iter().find_map(|sign| {
        let mut project = Project { folder, base, sign: String::new(), file: None };
        project.sign = project.path(sign);
        if !(folder.is_there)(&project.sign) {
            return None;
        }
        project.file = (folder.read)(&project.sign);
        (traits.is_of)(&project).then_some(project)
    })
}

/// The dialect that a third of the `texts` of some pages show, for a folder without a project file.
pub fn by_habits(texts: &[&str]) -> Dialect {
    let is_shown = |traits: &&Traits| {
        let shown = texts.iter().filter(|text| (traits.shows)(text)).count();
        shown > 0 && shown * 3 >= texts.len()
    };
    match ALL.iter().copied().find(is_shown) {
        Some(traits) => Dialect { basis: Basis::Habits, ..Dialect::of(traits) },
        None => Dialect::default(),
    }
}

/// For generators whose settings say nothing.
pub(super) fn no_settings(_: &Project<'_>) -> Settings {
    Settings::default()
}
