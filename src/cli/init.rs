//! `runbuch init`

use std::path::Path;

use super::args::{self, Global};
use super::failure::CommandFailure;
use super::terminal::{self, Terminal};
use super::{Exit, exists, here, today, whole};
use crate::authoring;
use crate::config;
use crate::diagnostic::msg;
use crate::language::Catalogue;
use crate::output;
use crate::source::{self, Entry};

/// What a forge or git puts into a new repository, as it begins: no page of a wiki.
const OF_REPOSITORY: [&str; 9] = [
    "README",
    "LICENSE",
    "LICENCE",
    "COPYING",
    "CHANGELOG",
    "CONTRIBUTING",
    "CODE_OF_CONDUCT",
    "SECURITY",
    "SUPPORT",
];

/// The file of the new wiki that a repository may have already.
const IGNORED: &str = ".gitignore";

/// Where the new wiki has its pages.
const CONTENT: &str = "content/";

/// Where its site goes.
const SITE: &str = "/public/";

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::InitArgs,
) -> Result<Exit, CommandFailure> {
    let lang = global.lang.unwrap_or_else(terminal::locale);
    let catalogue = Catalogue::new(lang);
    let named = command.dir.as_deref().or(global.root.as_deref());
    let folder = named.map_or_else(here, whole);
    let mut files = authoring::wiki(lang, command.as_of.unwrap_or_else(today));
    let kept = exists(&folder.join(IGNORED));
    files.retain(|file| !kept || file.path != IGNORED);
    let in_the_way = files.iter().map(|file| &file.path).find(|it| exists(&folder.join(it)));
    if let Some(found) = in_the_way.cloned().or_else(|| page_of_wiki(&folder)) {
        let message = msg!(init_taken, path = shown(&folder), found = found);
        return Err(CommandFailure::new(lang, message));
    }
    for file in &files {
        output::write_file(&folder.join(&file.path), file.text.as_bytes())
            .map_err(|error| CommandFailure::new(lang, error.message()))?;
    }
    let list: String = files.iter().map(|file| format!("{}\n", file.path)).collect();
    let printed = terminal.print(&list);
    if kept {
        report_kept(terminal, &catalogue, &folder);
    }
    terminal.note(&catalogue.text(&msg!(
        init_done,
        count = files.len(),
        path = shown(&folder),
        book = config::FILE_NAME,
    )));
    printed
}

/// A file of the folder that shows that it is a wiki already.
fn page_of_wiki(folder: &Path) -> Option<String> {
    let entries = source::walk(folder, &[]).unwrap_or_default();
    let is_page = |entry: &&Entry| {
        let in_content = entry.path.starts_with(CONTENT);
        in_content || (entry.markdown && !entry.hidden && !is_of_repository(&entry.path))
    };
    entries.iter().find(is_page).map(|entry| entry.path.to_string())
}

fn is_of_repository(path: &str) -> bool {
    let stem = path.split('.').next().unwrap_or_default().to_uppercase();
    OF_REPOSITORY.contains(&stem.as_str())
}

/// A `.gitignore` that was there stays as it is; what it lacks is told.
fn report_kept(terminal: &Terminal, catalogue: &Catalogue, folder: &Path) {
    terminal.note(&catalogue.text(&msg!(init_kept, path = IGNORED)));
    let text = source::read_text(&folder.join(IGNORED), IGNORED);
    let ignores = |line: &str| line.trim().trim_matches('/') == SITE.trim_matches('/');
    if !text.is_ok_and(|file| file.text.lines().any(ignores)) {
        terminal.note(&catalogue.text(&msg!(init_not_ignored, path = IGNORED, line = SITE)));
    }
}

fn shown(folder: &Path) -> String {
    folder.display().to_string()
}
