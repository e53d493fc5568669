//! `runbuch man`

use std::path::Path;

use super::args::Global;
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, config_of_project, help, language, whole};
use crate::output;

/// Prints the page of the program; with a folder, writes a page for the program and for each command there.
pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    folder: Option<&Path>,
) -> Result<Exit, CommandFailure> {
    let command = help::command();
    let Some(folder) = folder.map(whole) else { return terminal.print(&page(command)?) };
    let mut pages = vec![("runbuch.1".to_owned(), page(command.clone())?)];
    for part in command.get_subcommands() {
        let name = format!("runbuch-{}", part.get_name());
        let part = part.clone().disable_help_flag(true).disable_version_flag(true);
        let part = part.name(name.clone()).bin_name(name.replacen('-', " ", 1));
        pages.push((format!("{name}.1"), page(part)?));
    }
    let files = pages.iter().map(|(name, text)| (folder.join(name), text.as_bytes()));
    let lang = language(global, config_of_project(global).as_ref());
    output::write_files(files).map_err(|error| CommandFailure::new(lang, error.message()))?;
    terminal.print(&pages.iter().map(|(name, _)| format!("{name}\n")).collect::<String>())
}

fn page(command: clap::Command) -> Result<String, CommandFailure> {
    let mut page = Vec::new();
    // A vector takes whatever is written to it.
    clap_mangen::Man::new(command).render(&mut page).map_err(|_| CommandFailure::reported())?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
