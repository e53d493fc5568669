//! What CONTRIBUTING.md says a new thing touches is what each existing one touches.
#![expect(clippy::disallowed_methods, reason = "reads the project's own files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use runbuch::check::rules;

use crate::reports::FORMATS;

/// Texts of the project in which something may be about a rule or a format.
const FOLDERS: [&str; 5] = ["src", "tests/it", "tests/rules", "schemas", "themes"];
const FILES: [&str; 5] = [
    "README.md",
    "README.de.md",
    "CHANGELOG.md",
    "docs/de/checking/reports.md",
    "docs/en/checking/reports.md",
];

/// By path, the project's own texts.
fn texts() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for folder in FOLDERS {
        collect(folder, &mut texts);
    }
    for file in FILES {
        texts.insert(file.to_owned(), read(file));
    }
    texts
}

fn collect(folder: &str, texts: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(root().join(folder)).expect("a folder") {
        let name = entry.expect("an entry").file_name();
        let path = format!("{folder}/{}", name.to_string_lossy());
        if root().join(&path).is_dir() {
            collect(&path, texts);
        } else if let Ok(text) = fs::read_to_string(root().join(&path)) {
            texts.insert(path, text);
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paths in the row of the table that begins with `new`.
fn places(new: &str) -> Vec<String> {
    let guide = read("CONTRIBUTING.md");
    let row = guide.lines().find(|line| line.starts_with(&format!("| {new} | ")));
    let row = row.unwrap_or_else(|| panic!("CONTRIBUTING.md has no row `{new}`"));
    let quoted = row.split('`').skip(1).step_by(2);
    quoted.filter(|it| it.contains('/') || it.ends_with(".md")).map(str::to_owned).collect()
}

/// The files that name something: by any of its `names`, as a word.
fn naming<'t>(texts: &'t BTreeMap<String, String>, names: &[&str]) -> BTreeSet<&'t str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let names_it = |text: &str, name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + name.len()..].chars().next();
            !before.is_some_and(is_word) && !after.is_some_and(|c| c.is_alphanumeric())
        })
    };
    let named = |(path, text): &(&'t String, &String)| {
        names.iter().any(|it| path.contains(it) || names_it(text, it))
    };
    texts.iter().filter(named).map(|(path, _)| path.as_str()).collect()
}

/// Each of the places exists for each rule and names it, and most rules, which nothing else has to
/// do with, are named nowhere else.
#[test]
fn a_rule_touches_what_the_table_says() {
    let texts = texts();
    let places = places("a rule");
    assert!(places.len() > 5, "{places:?}");
    let mut confined = 0;
    for rule in rules::ALL {
        let (code, slug) = (&*rule.info.code, &*rule.info.slug);
        let module = slug.replace('-', "_");
        let filled =
            places.iter().map(|place| place.replace("<module>", &module).replace("<slug>", slug));
        let filled: BTreeSet<String> = filled.collect();
        let named = naming(&texts, &[code, slug, &module]);
        for place in &filled {
            assert!(texts.contains_key(place), "{code} {slug}: there is no {place}");
        }
        let is_elsewhere = |path: &&&str| {
            let explanation = path.ends_with(".de.md") || path.ends_with(".en.md");
            !explanation && !filled.contains(**path)
        };
        let elsewhere = named.iter().filter(is_elsewhere);
        confined += usize::from(elsewhere.count() == 0);
    }
    let most = rules::ALL.len() / 4;
    assert!(confined > most, "only {confined} rules touch nothing but what the table lists");
}

#[test]
fn a_report_format_touches_what_the_table_says() {
    let texts = texts();
    let places: BTreeSet<String> = places("a report format").into_iter().collect();
    // The names of the others are words of everyday use.
    for format in FORMATS.iter().filter(|it| !["human", "json", "markdown"].contains(it)) {
        for place in &places {
            let place = place.replace("<format>", format);
            let text = texts.get(&place).unwrap_or_else(|| panic!("there is no {place}"));
            let names_it = place.contains(format) || text.to_lowercase().contains(format);
            assert!(names_it, "{place} does not name {format}");
        }
        let used = |path: &&str| {
            path.starts_with("src/cli/")
                || path.starts_with("src/report/")
                || path.starts_with("src/language/")
        };
        let calls = [&*format!("report::{format}"), &*format!("Format::{}", capital(format))];
        for path in naming(&texts, &calls).into_iter().filter(used) {
            assert!(places.contains(path), "{path} names {format}, the table does not");
        }
    }
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

#[test]
fn the_number_of_rules_is_right() {
    let number = format!("{} rules", rules::ALL.len());
    for path in ["README.md", "CHANGELOG.md"] {
        assert!(read(path).contains(&number), "{path}");
    }
    assert!(read("README.de.md").contains(&format!("{} Regeln", rules::ALL.len())));
}
