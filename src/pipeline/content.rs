//! Which files belong to the content of a wiki.

use crate::config::{self, Config};
use crate::source::Entry;

/// Whether `path` is inside of the folder `src`.
pub(super) fn below(src: &str, path: &str) -> bool {
    src.is_empty() || path.strip_prefix(src).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether the file belongs to the content.
pub(super) fn is_content(config: &Config, entry: &Entry) -> bool {
    let is_config = *entry.path == *config::FILE_NAME;
    let of_theme = config.theme.is_some() && entry.path.starts_with("themes/");
    let ours = is_config || (config.src.is_empty() && of_theme);
    let is_left_out = || {
        let path = match config.src.as_str() {
            "" => Some(&*entry.path),
            src => entry.path.strip_prefix(src).and_then(|path| path.strip_prefix('/')),
        };
        path.is_some_and(|path| config.dialect.settings.unpublished.name(path))
    };
    below(&config.src, &entry.path) && !entry.hidden && !ours && !is_left_out()
}
