//! The files of the theme that the project has itself.

use std::path::Path;
use std::sync::Arc;

use super::{Failure, Overlay};
use crate::check::IdlePart;
use crate::config::Config;
use crate::diagnostic::Place;
use crate::render::{self, ThemeFiles, Unread};
use crate::source::{Entry, ReadError};

/// Reads the theme's files among `entries`, and what `book.toml` adds to it.
pub(super) fn read(
    root: &Path,
    config: &Config,
    entries: &[&Entry],
    overlay: &Overlay,
) -> Result<ThemeFiles, Failure> {
    let mut files = ThemeFiles::default();
    if let Some(name) = config.theme.as_deref().filter(|name| *name != "default") {
        let prefix = folder(config);
        for entry in entries {
            if let Some(path) = entry.path.strip_prefix(&prefix) {
                files.add(path, overlay.read(entry)?.text);
            }
        }
        if files.is_empty() {
            return Err(Failure::NoTheme { name: name.to_owned() });
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
    let read = |path: &String| Ok((path.clone(), overlay.read_text(&root.join(path), path)?.text));
    paths.iter().map(read).collect()
}

/// Where the project's own theme is, with a `/` at the end.
pub(super) fn folder(config: &Config) -> String {
    format!("themes/{}/", config.theme.as_deref().unwrap_or_default())
}

/// What of the project's theme nothing reads.
pub(super) fn idle(config: &Config, theme: &ThemeFiles) -> Vec<IdlePart> {
    let folder = folder(config);
    let idle = |Unread { path, span, message, help }| IdlePart {
        place: Place::new(&Arc::from(format!("{folder}{path}")), span),
        message,
        help,
    };
    render::unread(theme).into_iter().map(idle).collect()
}
