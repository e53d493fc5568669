//! `runbuch docs`

use std::path::PathBuf;

use super::args::{self, Global};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, config_of_project, language, plain_options, shown_url};
use crate::authoring;
use crate::diagnostic::msg;
use crate::language::{Catalogue, Lang};
use crate::output;
use crate::pipeline::{Replacing, Session};

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::DocsArgs,
) -> Result<Exit, CommandFailure> {
    let lang = language(global, config_of_project(global).as_ref());
    let site = built(global, lang)?;
    let url = shown_url(&site.join(lang.tag()).join("index.html"));
    let printed = terminal.print(&format!("{url}\n"));
    if !command.path
        && let Err(error) = open::that_detached(&url)
    {
        let message = msg!(docs_open, detail = error.to_string());
        terminal.note(&Catalogue::new(lang).text(&message));
    }
    printed
}

/// The folder of the manual's site, made anew: that takes less time than finding out whether it is up to date.
fn built(global: &Global, lang: Lang) -> Result<PathBuf, CommandFailure> {
    let folder = folder(lang)?;
    let source = folder.join("source");
    let files = authoring::manual();
    let texts = files.iter().map(|file| (source.join(&file.path), file.text.as_bytes()));
    output::write_files(texts).map_err(|error| CommandFailure::new(lang, error.message()))?;
    let mut options = plain_options(global, None, source);
    options.lang = None;
    options.out = Some(folder.join("site"));
    let session = Session::open(options).map_err(CommandFailure::of(lang))?;
    session.build(Replacing::Folder).map_err(CommandFailure::of(lang))?;
    Ok(session.out())
}

/// A folder of this version in the user's cache.
fn folder(lang: Lang) -> Result<PathBuf, CommandFailure> {
    let cache = dirs::cache_dir().ok_or_else(|| CommandFailure::new(lang, msg!(docs_no_folder)))?;
    let name = concat!("manual-", env!("CARGO_PKG_VERSION"));
    Ok(cache.join("runbuch").join(name))
}
