//! Where the site goes, and the sites of other generators in the project, which are never read.

use std::path::{Path, PathBuf};

use super::Options;
use crate::config::Config;
use crate::output;
use crate::source;

/// The output folder where the usual one belongs to somebody else.
const OTHER: &str = "runbuch-site";

/// The usual output folder, where `book.toml` names none.
const USUAL: &str = "public";

/// Takes another output folder where the usual one holds sources, or files that Runbuch has not written.
pub(super) fn settle(config: &mut Config, root: &Path) {
    if config.names_build_dir {
        return;
    }
    let is_taken = covers_sources(config, USUAL) || output::is_foreign(&root.join(USUAL));
    (if is_taken { OTHER } else { USUAL }).clone_into(&mut config.build_dir);
}

/// The output folder.
pub(super) fn out(options: &Options, config: &Config) -> PathBuf {
    options.out.clone().unwrap_or_else(|| options.root.join(&config.build_dir))
}

/// The usual output folder, where the site does not go there because somebody else has it.
pub(super) fn evaded(options: &Options, config: &Config) -> Option<&'static str> {
    let is_evaded = options.out.is_none() && !config.names_build_dir && config.build_dir != USUAL;
    is_evaded.then_some(USUAL)
}

/// Folders with sites, which are no sources: that of this run, that of other runs, and that of the generator the wiki
/// was written for. `build` and `check` leave out the same, whatever `--out` says.
pub(super) fn of_project(options: &Options, config: &Config) -> Vec<PathBuf> {
    let root = &options.root;
    let is_site = |folder: &&str| {
        !covers_sources(config, folder) && source::is_there(&root.join(folder).join("index.html"))
    };
    let others = config.dialect.output.as_deref().into_iter().chain([USUAL]).filter(is_site);
    let others = others.map(|folder| root.join(folder));
    [out(options, config), root.join(&config.build_dir)].into_iter().chain(others).collect()
}

/// Whether the folder holds pages, or files that are copied to the root of the site.
fn covers_sources(config: &Config, folder: &str) -> bool {
    let statics = config.dialect.settings.statics.iter();
    let mut sources = statics.chain([&config.src]);
    sources.any(|source| {
        source.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}
