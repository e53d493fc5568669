//! Which generator a folder was written for.

use super::project::Project;
use super::{ALL, Basis, Dialect, Folder, Traits};
use crate::diagnostic::Span;

/// Folders of a repository in which its documentation is a project of its own, nearest first.
const INNER: [&str; 7] = ["", "docs", "website", "site", "documentation", "doc", "www"];

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
        let settings = (traits.settings)(&project);
        let files = project.file.clone().into_iter().chain(settings.files.iter().cloned());
        return Dialect {
            traits,
            files: files.collect(),
            settings,
            basis: wanted.map_or(Basis::ProjectFile, |_| Basis::Setting),
            output: project.output(traits.output),
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
        let shown: Vec<&&str> = texts.iter().filter(|text| (traits.shows)(text)).collect();
        shown.len() * 3 >= texts.len() && shown.iter().any(|text| (traits.proves)(text))
    };
    match ALL.iter().copied().find(is_shown) {
        Some(traits) => Dialect { basis: Basis::Habits, ..Dialect::of(traits) },
        None => Dialect::default(),
    }
}
