//! Words that must not come back in what people read, in German and English: `tests/words.toml`.
#![expect(clippy::disallowed_methods, reason = "reads the project's own texts")]

use std::fs;
use std::path::Path;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    word: Vec<Word>,
}

/// A word, or a turn of phrase.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    lang: String,
    not: String,
    say: String,
    example: String,
    fine: String,
    #[serde(default)]
    code: bool,
}

impl Word {
    fn pattern(&self) -> Regex {
        let pattern = RegexBuilder::new(&self.not).case_insensitive(true).build();
        pattern.unwrap_or_else(|error| panic!("{}: {error}", self.not))
    }
}

fn words() -> Vec<Word> {
    let list: List = toml::from_str(&read("tests/words.toml")).expect("a list of words");
    list.word
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files at or below `path`.
fn files(path: &str) -> Vec<String> {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if whole.is_file() {
        return vec![path.to_owned()];
    }
    let Ok(entries) = fs::read_dir(whole) else { return Vec::new() };
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names.flat_map(|name| files(&format!("{path}/{}", name.to_string_lossy()))).collect()
}

/// What people read, but for the wiki and the fixtures, whose words are those of users.
const TEXTS: [&str; 15] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.de.md",
    "README.md",
    "docs",
    "recipes",
    "schemas",
    "src/check/rules",
    "src/language",
    "templates",
    "tests/dialects/README.md",
    "tests/rules/README.md",
    "tests/wikis/README.md",
    "themes/default",
];

/// The languages of a text, by its path.
fn languages(path: &str) -> &'static [&'static str] {
    let ending = |ending: &str| path.ends_with(ending);
    match path {
        _ if ending(".rs") => &[],
        _ if ending(".yaml") => &["de", "en"],
        _ if path.contains("/de/") || ending(".de.md") || ending("/de.ftl") => &["de"],
        _ if [".md", ".ftl", ".json", ".toml"].into_iter().any(ending) => &["en"],
        _ => &[],
    }
}

/// The lines of a text without what is not prose: code, names of messages, other names of keys.
fn prose(path: &str, text: &str) -> Vec<String> {
    let code = Regex::new(r"`[^`]*`|\]\([^)]*\)|\{[^{}]*\$[^{}]*\}").expect("a pattern");
    let names = Regex::new(r"x-(alias|flat): \[[^\]]*\]").expect("a pattern");
    let mut fenced = false;
    let line = |line: &str| match path.rsplit('.').next() {
        Some("md") => {
            let fence = line.trim_start().starts_with("```");
            fenced ^= fence;
            if fenced || fence { String::new() } else { code.replace_all(line, "`").into_owned() }
        }
        Some("ftl") if line.starts_with('#') => String::new(),
        Some("ftl") => {
            let value = line.split_once(" = ").map_or(line, |(_, value)| value);
            code.replace_all(value, "`").into_owned()
        }
        _ => names.replace_all(line, "").into_owned(),
    };
    text.lines().map(line).collect()
}

/// The comments of a source file.
fn comments(text: &str) -> Vec<String> {
    let comment = |line: &str| line.split_once("//").map_or("", |(_, comment)| comment).to_owned();
    text.lines().map(comment).collect()
}

#[test]
fn each_word_is_found_and_its_near_miss_is_not() {
    for word in words() {
        let pattern = word.pattern();
        assert!(pattern.is_match(&word.example), "{}: not found: {}", word.not, word.example);
        assert!(!pattern.is_match(&word.fine), "{}: found: {}", word.not, word.fine);
        assert!(["de", "en"].contains(&&*word.lang) && !word.say.is_empty(), "{}", word.not);
    }
}

#[test]
fn words_that_must_not_come_back() {
    let words: Vec<(Word, Regex)> = words()
        .into_iter()
        .map(|word| {
            let pattern = word.pattern();
            (word, pattern)
        })
        .collect();
    let mut found = Vec::new();
    let mut search = |path: &str, lines: Vec<String>, applies: &dyn Fn(&Word) -> bool| {
        for (line, text) in lines.iter().enumerate() {
            for (word, pattern) in words.iter().filter(|(word, _)| applies(word)) {
                if let Some(place) = pattern.find(text) {
                    let (line, place) = (line + 1, place.as_str());
                    found.push(format!("{path}:{line}: “{place}”; write: {}", word.say));
                }
            }
        }
    };
    let texts: Vec<String> = TEXTS.iter().flat_map(|path| files(path)).collect();
    assert!(texts.len() > 300, "{} texts", texts.len());
    for path in &texts {
        let languages = languages(path);
        if !languages.is_empty() {
            let lines = prose(path, &read(path));
            search(path, lines, &|word| languages.contains(&&*word.lang));
        }
    }
    for path in ["src", "tests/it"].into_iter().flat_map(files).filter(|it| it.ends_with(".rs")) {
        search(&path, comments(&read(&path)), &|word| word.code);
    }
    assert!(found.is_empty(), "words that must not come back:\n{}", found.join("\n"));
}
