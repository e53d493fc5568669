//! What project files say about addresses: languages, patterns, spellings.

/// How a generator is told to make addresses and anchors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressing {
    /// `a/b.html` instead of `a/b/`.
    pub ugly: bool,
    /// Addresses by section, the most telling first.
    pub permalinks: Vec<Permalink>,
    /// Languages that can end the name of a file: `de` of `a.de.md`.
    pub languages: Vec<String>,
    /// The folders of languages, relative to the folder of the pages.
    pub trees: Vec<(String, String)>,
    /// The language without a folder of its own in addresses.
    pub default_language: Option<String>,
    /// Whether addresses in that language begin with it as well.
    pub default_in_subdir: bool,
    /// Whether folders and names keep their capitals.
    pub keeps_case: bool,
    /// Whether a date before the name of a file is a part of it.
    pub keeps_dates: bool,
    /// How folders and names of files are spelled.
    pub paths: Spelling,
    /// How anchors are spelled.
    pub anchors: Spelling,
    /// Whether `--` and `---` between words are dashes.
    pub has_dashes: bool,
    /// How the terms are spelled that pages are listed by.
    pub terms: Spelling,
}

/// The address of the pages of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink {
    /// The first folder; empty for all.
    pub section: String,
    /// `/:year/:slug/`
    pub pattern: String,
}

/// What pages are listed by: each term that a page has is a page of its own.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    /// The key of front matter with the terms of a page, as a path: `taxonomies`, `tags`.
    pub keys: Vec<String>,
    /// The address of the list of all terms, without slashes at its ends.
    pub folder: String,
    /// A term as a part of an address.
    pub spelled: fn(&Addressing, &str) -> String,
}

/// How terms are spelled is a matter of the generator.
impl PartialEq for Taxonomy {
    fn eq(&self, other: &Self) -> bool {
        self.keys == other.keys && self.folder == other.folder
    }
}

/// How letters are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spelling {
    /// As the generator does by itself.
    #[default]
    Usual,
    /// Letters of every script.
    Letters,
    /// ASCII only.
    Ascii,
    /// Everything but what no file name may hold.
    Safe,
    /// As typed.
    AsTyped,
}

impl Addressing {
    /// A path without the language of its file, with that language: `a.de.md`, `de/a.md`. The path is relative to the
    /// folder of the pages.
    pub fn language<'p>(&'p self, path: &'p str) -> (String, Option<&'p str>) {
        let in_tree = self.trees.iter().find_map(|(language, folder)| {
            let rest = path.strip_prefix(folder.as_str())?.strip_prefix('/')?;
            Some((rest.to_owned(), Some(language.as_str())))
        });
        if let Some(found) = in_tree {
            return found;
        }
        let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
        let suffix = stem.rsplit_once('.').filter(|(name, _)| !name.ends_with('/'));
        let known = suffix.and_then(|(name, suffix)| {
            let language = self.languages.iter().find(|it| it.eq_ignore_ascii_case(suffix))?;
            Some((format!("{name}.{ending}"), Some(language.as_str())))
        });
        known.unwrap_or_else(|| (path.to_owned(), None))
    }

    /// What addresses in a language begin with: `de/`, or nothing.
    pub(super) fn prefix(&self, language: Option<&str>) -> String {
        let language = language.or(self.default_language.as_deref());
        let is_default = language.is_none() || language == self.default_language.as_deref();
        match language {
            Some(language) if !is_default || self.default_in_subdir => {
                format!("{}/", language.to_lowercase())
            }
            _ => String::new(),
        }
    }

    /// What the addresses of the page at this path begin with, because of its language.
    pub fn prefix_of(&self, path: &str) -> String {
        self.prefix(self.language(path).1)
    }

    /// The pattern for the pages of a section.
    pub(super) fn pattern(&self, section: &str) -> Option<&str> {
        let of = |name: &str| self.permalinks.iter().find(|it| it.section == name);
        of(section).or_else(|| of("")).map(|it| it.pattern.as_str())
    }
}

/// `2026-01-02-name` and `2026-01-02_name` as date and name.
pub(super) fn dated(stem: &str) -> Option<(&str, &str)> {
    let (date, rest) = stem.split_at_checked("2026-01-02".len())?;
    let digits = |range: std::ops::Range<usize>| {
        date.get(range).is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let dashes = date.get(4..5) == Some("-") && date.get(7..8) == Some("-");
    let is_date = digits(0..4) && digits(5..7) && digits(8..10) && dashes;
    let rest = rest.strip_prefix(['-', '_']).filter(|rest| !rest.is_empty())?;
    is_date.then_some((date, rest))
}

/// Year, month and day of a date that begins like `2026-01-02`.
pub(super) fn parts(date: &str) -> Option<(&str, &str, &str)> {
    Some((date.get(0..4)?, date.get(5..7)?, date.get(8..10)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_end_names_or_begin_paths() {
        let addressing = Addressing {
            languages: vec!["de".to_owned(), "en".to_owned()],
            trees: vec![("fr".to_owned(), "french".to_owned())],
            default_language: Some("en".to_owned()),
            ..Addressing::default()
        };
        let cases = [
            ("a/b.de.md", "a/b.md", Some("de"), "de/"),
            ("a/b.md", "a/b.md", None, ""),
            ("a/b.en.md", "a/b.md", Some("en"), ""),
            ("a/v1.2.md", "a/v1.2.md", None, ""),
            ("french/b.md", "b.md", Some("fr"), "fr/"),
        ];
        for (path, rest, language, prefix) in cases {
            let found = addressing.language(path);
            assert_eq!(found, (rest.to_owned(), language), "{path}");
            assert_eq!(addressing.prefix(found.1), prefix, "{path}");
        }
    }

    #[test]
    fn dates_begin_names() {
        assert_eq!(dated("2026-01-02-netz"), Some(("2026-01-02", "netz")));
        assert_eq!(dated("2026-01-02"), None);
        assert_eq!(dated("26-01-02-netz"), None);
        assert_eq!(dated("übersicht-netz"), None);
    }
}
