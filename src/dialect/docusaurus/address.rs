//! The addresses of pages.

use crate::dialect::settings::{OtherPages, PageRole, Settings};
use crate::dialect::traits::PageName;

/// `docs/01-betrieb/02-backup.md` is `docs/betrieb/backup`; `slug` and `id` of the front matter take part.
///
/// Source: `docs.ts` and `slug.ts` of `plugin-content-docs`.
pub(super) fn of(settings: &Settings, page: &PageName<'_>) -> Option<String> {
    let (route, page) = match settings.elsewhere(page.path) {
        Some((other, path)) if other.role == PageRole::Translation => {
            (&other.route, &PageName { path, front: page.front })
        }
        Some((other, path)) => {
            return Some(elsewhere(other, &PageName { path, front: page.front }));
        }
        None => (&settings.route, page),
    };
    let PlainPath { folders, name } = PlainPath::of(page);
    let path = match (page.front)("slug") {
        Some(slug) => match slug.strip_prefix('/') {
            Some(rooted) => rooted.to_owned(),
            None => joined(&folders, &slug),
        },
        None if is_index(page, &folders, &name) => format!("{}/", joined(&folders, "")),
        None => joined(&folders, (page.front)("id").as_deref().unwrap_or(&name)),
    };
    // What a slash ends is a folder in a browser.
    let path = path.trim_start_matches('/');
    Some(if route.is_empty() { path.to_owned() } else { format!("{route}/{path}") })
}

/// `2026-01-02-name.md` and `2026/01-02-name/index.md` are `blog/2026/01/02/name`; pages beside it are called as they are.
///
/// Source: `blogUtils.ts` of `plugin-content-blog`, "Pages" in the documentation of Docusaurus 3.
fn elsewhere(other: &OtherPages, page: &PageName<'_>) -> String {
    let joined = |path: &str| {
        let path = path.trim_start_matches('/');
        if other.route.is_empty() { path.to_owned() } else { format!("{}/{path}", other.route) }
    };
    let is_index = page.is_called(&["index"]);
    let stem = if is_index { page.folder().trim_end_matches('/') } else { page.stem() };
    if other.role != PageRole::Post {
        return joined(stem);
    }
    if let Some(slug) = (page.front)("slug") {
        return joined(&slug);
    }
    let dated = |(at, _): (usize, &str)| {
        let rest = stem.get(at..)?;
        let (year, rest) = (digits(rest, 4)?, rest.get(4..)?.strip_prefix(['-', '/'])?);
        let (month, rest) = (digits(rest, 2)?, rest.get(2..)?.strip_prefix(['-', '/'])?);
        let (day, rest) = (digits(rest, 2)?, rest.get(2..)?);
        let name = rest.strip_prefix(['-', '/']).filter(|name| !name.is_empty())?;
        Some(format!("{}{year}/{month}/{day}/{name}", stem.get(..at)?))
    };
    let starts =
        std::iter::once((0, "")).chain(stem.match_indices('/').map(|(at, it)| (at + 1, it)));
    joined(&starts.into_iter().find_map(dated).unwrap_or_else(|| stem.to_owned()))
}

/// The number of `len` digits that `text` begins with.
fn digits(text: &str, len: usize) -> Option<&str> {
    text.get(..len).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What sidebars call a page: its path without numbers and ending, its name by `id` of the front matter.
pub(super) fn id(page: &PageName<'_>) -> String {
    let PlainPath { folders, name } = PlainPath::of(page);
    joined(&folders, (page.front)("id").as_deref().unwrap_or(&name))
}

/// A path without numbers.
struct PlainPath {
    folders: Vec<String>,
    /// Without ending.
    name: String,
}

impl PlainPath {
    fn of(page: &PageName<'_>) -> Self {
        let numbers = (page.front)("parse_number_prefixes").as_deref() != Some("false");
        let plain = |part: &str| if numbers { without_number(part) } else { part }.to_owned();
        let folders = page.folder().split('/').filter(|it| !it.is_empty()).map(plain).collect();
        Self { folders, name: plain(page.stem().rsplit('/').next().unwrap_or_default()) }
    }
}

fn joined(folders: &[String], name: &str) -> String {
    let parts = folders.iter().map(String::as_str).chain([name]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<&str>>().join("/")
}

/// The position that a name says: 1 for `01-intro`.
pub fn number_of_name(name: &str) -> Option<i64> {
    let digits = name.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    if without_number(name) == name { None } else { digits.parse().ok() }
}

/// `index`, `README`, and the name of the folder in any case.
fn is_index(page: &PageName<'_>, folders: &[String], name: &str) -> bool {
    let folder = folders.last().map_or("", String::as_str);
    page.is_called(&["index", "readme"])
        || (!folder.is_empty() && name.eq_ignore_ascii_case(folder))
}

/// `01-intro` → `intro`; `2024-01-02-x` and `7.0-upgrade` are no numbers but dates and versions.
///
/// Source: `numberPrefix.ts` of `plugin-content-docs`.
pub fn without_number(name: &str) -> &str {
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = name.get(digits..).unwrap_or_default();
    let separators = behind.trim_start_matches([' ', '\t']);
    let Some(rest) = separators.strip_prefix(['-', '_', '.']) else { return name };
    let rest = rest.trim_start_matches(['-', '_', '.', ' ', '\t']);
    // `11-22`, `7.0`: a date or a version.
    let goes_on = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_version = goes_on.len() < rest.len()
        && (goes_on.is_empty() || goes_on.starts_with(['-', '_', '.', ' ']));
    if digits == 0 || rest.is_empty() || is_version { name } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str, front: &[(&str, &str)]) -> String {
        let said = |key: &str| {
            front.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned())
        };
        let settings = Settings { route: "docs".to_owned(), ..Settings::default() };
        of(&settings, &PageName { path, front: &said }).unwrap_or_default()
    }

    /// A path, front matter, the address.
    type AddressCase = (&'static str, &'static [(&'static str, &'static str)], &'static str);

    #[test]
    fn addresses_are_those_of_docusaurus() {
        let cases: [AddressCase; 13] = [
            ("index.md", &[], "docs/"),
            ("01-intro.md", &[], "docs/intro"),
            ("2 - betrieb/03_backup.mdx", &[], "docs/betrieb/backup"),
            ("netz/README.md", &[], "docs/netz/"),
            ("netz/Netz.md", &[], "docs/netz/"),
            ("1-netz/netz.md", &[], "docs/netz/"),
            ("a/b.md", &[("slug", "/c")], "docs/c"),
            ("a/b.md", &[("slug", "/")], "docs/"),
            ("a/b.md", &[("slug", "c")], "docs/a/c"),
            ("a/b.md", &[("id", "c")], "docs/a/c"),
            ("a/2024-01-02-b.md", &[], "docs/a/2024-01-02-b"),
            ("7.0-upgrade.md", &[], "docs/7.0-upgrade"),
            ("01-a.md", &[("parse_number_prefixes", "false")], "docs/01-a"),
        ];
        for (path, front, expected) in cases {
            assert_eq!(address(path, front), expected, "{path} {front:?}");
        }
    }
}
