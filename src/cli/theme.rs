//! `runbuch theme`

use std::path::Path;

use super::args::{self, Global};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, config_of_project, exists, language, root, whole};
use crate::diagnostic::msg;
use crate::language::{Catalogue, Lang};
use crate::output;
use crate::render;

/// Where the files go unless somebody says otherwise.
const FOLDER: &str = "themes/default";

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::ThemeArgs,
) -> Result<Exit, CommandFailure> {
    let lang = language(global, config_of_project(global).as_ref());
    let files = chosen(lang, &command.files)?;
    match &command.export {
        Some(folder) => {
            let folder = folder.as_deref().map_or_else(|| root(global).join(FOLDER), whole);
            export(terminal, lang, &files, &folder)
        }
        None if command.files.is_empty() => {
            terminal.print(&files.iter().map(|(path, _)| format!("{path}\n")).collect::<String>())
        }
        None => terminal.print(&files.iter().map(|(_, text)| text.as_str()).collect::<String>()),
    }
}

/// The files that were named; all where none was.
fn chosen(lang: Lang, named: &[String]) -> Result<Vec<(String, String)>, CommandFailure> {
    let all = render::default_theme();
    if named.is_empty() {
        return Ok(all);
    }
    let find = |name: &String| {
        let file = all.iter().find(|(path, _)| path == name).cloned();
        file.ok_or_else(|| {
            CommandFailure::new(lang, msg!(theme_unknown_file, path = name.as_str()))
        })
    };
    named.iter().map(find).collect()
}

/// Copies the files. Nothing is written where one of them exists already.
fn export(
    terminal: &Terminal,
    lang: Lang,
    files: &[(String, String)],
    folder: &Path,
) -> Result<Exit, CommandFailure> {
    let target = |path: &str| folder.join(path);
    if let Some((path, _)) = files.iter().find(|(path, _)| exists(&target(path))) {
        let path = target(path).display().to_string();
        return Err(CommandFailure::new(lang, msg!(theme_taken, path = path)));
    }
    let texts = files.iter().map(|(path, text)| (target(path), text.as_bytes()));
    output::write_files(texts).map_err(|error| CommandFailure::new(lang, error.message()))?;
    let printed =
        terminal.print(&files.iter().map(|(path, _)| format!("{path}\n")).collect::<String>());
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    terminal.note(&Catalogue::new(lang).text(&msg!(
        theme_exported,
        count = files.len(),
        path = folder.display().to_string(),
        name = name.unwrap_or_default(),
    )));
    printed
}
