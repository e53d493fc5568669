//! The manual, which travels inside the binary and is made into a site where somebody opens it.

use include_dir::{Dir, DirEntry, include_dir};

use super::TemplateFile;

static GERMAN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/de");
static ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/en");

/// The files of the manual: `book.toml`, the start page, and a folder for each language.
pub fn manual() -> Vec<TemplateFile> {
    let mut files = vec![
        file("book.toml", include_str!("../../docs/book.toml")),
        file("index.md", include_str!("../../docs/index.md")),
    ];
    collect(&GERMAN, "de", &mut files);
    collect(&ENGLISH, "en", &mut files);
    files
}

fn file(path: &str, text: &str) -> TemplateFile {
    TemplateFile { path: path.to_owned(), text: text.to_owned() }
}

fn collect(folder: &Dir<'_>, tree: &str, files: &mut Vec<TemplateFile>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, tree, files),
            DirEntry::File(found) => {
                let path = found.path().to_string_lossy().replace('\\', "/");
                let text = found.contents_utf8().unwrap_or_default();
                files.push(file(&format!("{tree}/{path}"), text));
            }
        }
    }
}
