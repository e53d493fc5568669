//! The files of the theme that the project has itself.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::{Failure, Overlay};
use crate::check::IdlePart;
use crate::config::Config;
use crate::diagnostic::{Place, Span, msg};
use crate::render::{self, ThemeFiles, Unread};
use crate::source::{Entry, ReadError, SourceFile};

/// The theme that needs no folder. A project may have one all the same: what is in it goes before.
const BUILT_IN: &str = "default";

/// Reads the theme's files among `entries`, and what `book.toml` adds to it.
pub(super) fn read(
    root: &Path,
    config: &Config,
    entries: &[&Entry],
    overlay: &Overlay,
) -> Result<ThemeFiles, Failure> {
    let mut files = ThemeFiles::default();
    if let Some(name) = &config.theme {
        let prefix = folder(config);
        files.folder.clone_from(&prefix);
        for entry in entries {
            if let Some(path) = entry.path.strip_prefix(&prefix) {
                files.add(path, overlay.read(entry)?.text);
            }
        }
        // Without a folder of this name it is the built-in one.
        if files.is_empty() && name != BUILT_IN {
            return Err(Failure::NoTheme { name: name.clone() });
        }
    }
    files.styles = additional(root, &config.additional_css, overlay)?;
    files.scripts = additional(root, &config.additional_js, overlay)?;
    Ok(files)
}

/// Style sheets or scripts that `book.toml` adds, by path.
fn additional(
    root: &Path,
    paths: &[String],
    overlay: &Overlay,
) -> Result<Vec<(String, String)>, ReadError> {
    let read = |path: &String| match overlay.read_text(&root.join(path), path) {
        Err(error) if error.is_missing() => None,
        read => Some(read.map(|file| (path.clone(), file.text))),
    };
    paths.iter().filter_map(read).collect()
}

/// Style sheets and scripts that `book.toml` adds and that are not there.
pub(super) fn missing(
    config: &Config,
    theme: &ThemeFiles,
    book: Option<&SourceFile>,
) -> Vec<IdlePart> {
    let Some(book) = book else { return Vec::new() };
    let read = |path: &str| theme.styles.iter().chain(&theme.scripts).any(|(it, _)| it == path);
    let named = config.additional_css.iter().chain(&config.additional_js);
    let part = |path: &String| {
        let start = book.text.find(path.as_str());
        let span = start.map_or(Span::at(0), |start| Span::new(start, start + path.len()));
        IdlePart {
            place: Place::new(&book.path, span),
            message: msg!(no_effect_additional, path = path.as_str()),
            help: msg!(no_effect_additional_help),
        }
    };
    named.filter(|path| !read(path)).map(part).collect()
}

/// Where the project's own theme is, with a `/` at the end.
pub(super) fn folder(config: &Config) -> String {
    format!("themes/{}/", config.theme.as_deref().unwrap_or_default())
}

/// What of the project's theme nothing reads; pages choose the templates in `chosen`.
pub(super) fn idle(
    config: &Config,
    theme: &ThemeFiles,
    chosen: &BTreeSet<String>,
) -> Vec<IdlePart> {
    let folder = folder(config);
    let idle = |Unread { path, span, message, help }| IdlePart {
        place: Place::new(&Arc::from(format!("{folder}{path}")), span),
        message,
        help,
    };
    render::unread(theme, chosen).into_iter().map(idle).collect()
}
