//! Whether the folder that is taken for that of the pages leaves others out.

use std::collections::BTreeMap;
use std::path::Path;

use super::publication::below;
use crate::config::Config;
use crate::source::{self, Entry};

/// By so many times other pages outnumber those of a folder that cannot be the one with the pages.
const PLAINLY_WRONG: usize = 20;

/// One in so many pages has to be left out for a note.
const WORTH_A_NOTE: usize = 10;

/// Folders whose Markdown no reader looks for.
const NOT_FOR_READERS: [&str; 17] = [
    "node_modules",
    "vendor",
    "third_party",
    "target",
    "dist",
    "build",
    "test",
    "tests",
    "testdata",
    "fixtures",
    "__tests__",
    "snippets",
    "fragments",
    "includes",
    "partials",
    "templates",
    "themes",
];

/// Files that a forge or git puts into any repository.
const OF_REPOSITORY: [&str; 9] = [
    "readme",
    "license",
    "licence",
    "copying",
    "changelog",
    "contributing",
    "code_of_conduct",
    "security",
    "support",
];

/// Pages outside of the folder that was taken for the one with the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// How many.
    pub count: usize,
    /// The folder that holds most of them; empty for the root of the project.
    pub folder: String,
}

/// Takes the whole project for the wiki where the usual folder is plainly not the one with the pages.
pub(super) fn settle(config: &mut Config, root: &Path) {
    if !config.guesses_src || config.src.is_empty() {
        return;
    }
    let Ok(entries) = source::walk(root, &[]) else { return };
    let pages = entries.iter().filter(|it| it.markdown && below(&config.src, &it.path)).count();
    let others = entries.iter().filter(|entry| is_left_out(config, entry)).count();
    if pages * PLAINLY_WRONG <= others {
        config.src.clear();
    }
}

/// The pages that the guess leaves out, where they are worth a note.
pub(super) fn left_out<'e>(
    config: &Config,
    entries: impl Iterator<Item = &'e Entry>,
    pages: usize,
) -> Option<LeftOut> {
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries.filter(|entry| config.guesses_src && is_left_out(config, entry)) {
        let folder = entry.path.split_once('/').map_or("", |(folder, _)| folder);
        *folders.entry(folder).or_default() += 1;
    }
    let count: usize = folders.values().sum();
    let (folder, _) = folders.into_iter().max_by_key(|(_, count)| *count)?;
    (count * WORTH_A_NOTE >= pages).then(|| LeftOut { count, folder: folder.to_owned() })
}

fn is_left_out(config: &Config, entry: &Entry) -> bool {
    let is_page = entry.markdown && !entry.hidden && !below(&config.src, &entry.path);
    let (folders, name) = entry.path.rsplit_once('/').unwrap_or(("", &entry.path));
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let is_for_readers = |folder: &str| {
        !folder.starts_with('_') && !NOT_FOR_READERS.contains(&folder.to_lowercase().as_str())
    };
    is_page && !OF_REPOSITORY.contains(&stem.as_str()) && folders.split('/').all(is_for_readers)
}
