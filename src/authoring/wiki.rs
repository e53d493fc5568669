//! A small wiki to begin with, as `runbuch init` makes it: templates with days to be filled in.

use include_dir::{Dir, DirEntry, include_dir};
use jiff::{Span, civil::Date};

use crate::language::Lang;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/wiki");

/// How many days before today the example's restore test was made.
const TESTED_BEFORE: i64 = 7;

/// A file of the wiki.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// Relative to the wiki's folder, with `/`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// The files of a wiki that is in order on the day `today`.
pub fn wiki(lang: Lang, today: Date) -> Vec<TemplateFile> {
    let tested = today.checked_sub(Span::new().days(TESTED_BEFORE)).unwrap_or(today);
    let mut files = Vec::new();
    if let Some(folder) = TEMPLATES.get_dir(lang.tag()) {
        collect(folder, lang, &mut |path, text| {
            let text = text
                .replace("{{ today }}", &today.to_string())
                .replace("{{ tested }}", &tested.to_string());
            files.push(TemplateFile { path, text });
        });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Dir<'_>, lang: Lang, add: &mut impl FnMut(String, &str)) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, lang, add),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let inside = path.strip_prefix(lang.tag()).unwrap_or(&path);
                add(
                    inside.trim_start_matches('/').to_owned(),
                    file.contents_utf8().unwrap_or_default(),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_files_and_no_day_is_left_out() {
        let today = jiff::civil::date(2026, 1, 20);
        let [german, english] = Lang::ALL.map(|lang| wiki(lang, today));
        assert_eq!(german.len(), english.len());
        assert!(german.len() >= 7, "{}", german.len());
        for file in german.iter().chain(&english) {
            assert!(!file.text.contains("{{"), "{}", file.path);
        }
        assert!(german.iter().any(|file| file.text.contains("2026-01-13")));
    }
}
