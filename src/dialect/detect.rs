//! Which generator a folder was written for.

use std::collections::HashSet;

use super::project::Project;
use super::{ALL, Basis, Dialect, Folder, Traits, hugo, zola};
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

/// The name of the page of a section, which only Hugo and Zola have.
const SECTION: &str = "_index";

/// The dialect of a folder without a project file: the one that a third of the `texts` of some pages show, else Hugo's or
/// Zola's where most of all pages, which are at these `paths`, have the page of a section beside or above them.
pub fn by_habits(paths: &[&str], texts: &[&str]) -> Dialect {
    let is_shown = |traits: &&Traits| {
        let shown: Vec<&&str> = texts.iter().filter(|text| (traits.shows)(text)).collect();
        shown.len() * 3 >= texts.len() && shown.iter().any(|text| (traits.proves)(text))
    };
    let shown = ALL.iter().copied().find(is_shown);
    match shown.or_else(|| has_sections(paths).then(|| of_sections(texts))) {
        Some(traits) => Dialect { basis: Basis::Habits, ..Dialect::of(traits) },
        None => Dialect::default(),
    }
}

fn parts(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn has_sections(paths: &[&str]) -> bool {
    let is_section = |name: &str| name.split('.').next() == Some(SECTION);
    let named = paths.iter().map(|path| parts(path)).filter(|(_, name)| is_section(name));
    let sections: HashSet<&str> = named.map(|(folder, _)| folder).collect();
    let is_below = |path: &&&str| {
        let mut above = std::iter::successors(Some(parts(path).0), |folder| {
            (!folder.is_empty()).then(|| parts(folder).0)
        });
        above.any(|folder| sections.contains(folder))
    };
    let below = if sections.is_empty() { 0 } else { paths.iter().filter(is_below).count() };
    below * 2 > paths.len()
}

/// Zola's front matter is TOML with tables and keys of its own.
fn of_sections(texts: &[&str]) -> &'static Traits {
    let own = ["\nsort_by", "\n[extra]", "\ntemplate", "\npage_template", "\nin_search_index"];
    let is_own = |text: &&str| {
        let front = text.strip_prefix("+++").and_then(|rest| rest.split("\n+++").next());
        front.is_some_and(|front| own.iter().any(|key| front.contains(key)))
    };
    if texts.iter().any(is_own) { &zola::TRAITS } else { &hugo::TRAITS }
}
