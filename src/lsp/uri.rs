//! Files as the protocol names them: URIs.
#![expect(clippy::disallowed_methods, reason = "what an editor names is looked up only here")]

use std::path::{Path, PathBuf};

use lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use crate::config;

/// Characters that are not encoded in the path of a URI.
const ESCAPED: AsciiSet =
    NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The file of a URI; none for what is not saved anywhere, and for files of other machines.
pub(super) fn file(uri: &Uri) -> Option<PathBuf> {
    let url = Url::parse(uri.as_str()).ok()?;
    (url.scheme() == "file").then(|| url.to_file_path().ok()).flatten()
}

/// The URI of a file.
pub(super) fn of_file(file: &Path) -> Option<Uri> {
    let path = file.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", utf8_percent_encode(&path, &ESCAPED)).parse().ok()
}

/// The file without links on its way, also where it does not exist yet.
pub(super) fn real(file: &Path) -> PathBuf {
    let parent = || Some(file.parent()?.canonicalize().ok()?.join(file.file_name()?));
    file.canonicalize().ok().or_else(parent).unwrap_or_else(|| file.to_owned())
}

/// The nearest folder upwards from `folder` with a `book.toml`.
pub(super) fn project_above(folder: &Path) -> Option<PathBuf> {
    let has_book = |folder: &&Path| folder.join(config::FILE_NAME).is_file();
    folder.ancestors().find(has_book).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_uris_that_lead_back() {
        for path in ["/wiki/Größe & [1] ^|.md", "/wiki/a%20b#c?.md"] {
            let uri = of_file(Path::new(path)).unwrap();
            assert_eq!(file(&uri).unwrap(), Path::new(path), "{}", uri.as_str());
        }
        for other in ["untitled:Untitled-1", "https://example.org/a.md", "git:/a.md", "file:x"] {
            if let Ok(uri) = other.parse() {
                assert!(file(&uri).is_none_or(|it| it.is_absolute()), "{other}");
            }
        }
    }
}
