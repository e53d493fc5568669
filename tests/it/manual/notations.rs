//! Tables of the manual about how values are written, made of the cases in the tests of their types.
#![expect(clippy::disallowed_methods, reason = "reads the tests of the types of values")]

use std::fs;
use std::path::Path;

use runbuch::language::Lang;
use runbuch::lexicon::{WordList, answer};

/// The body of the test `name` in `src/value/FILE.rs`.
fn test(file: &str, name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/value").join(file);
    let text = fs::read_to_string(&path).expect("a type of values");
    let (_, after) =
        text.split_once(&format!("fn {name}() {{")).unwrap_or_else(|| panic!("{file} {name}"));
    after.split_once("\n    }\n").expect("the end of the test").0.to_owned()
}

/// The texts in quotes of a line, without those that need escapes.
fn quoted(line: &str) -> Vec<&str> {
    let texts = line.split('"').skip(1).step_by(2);
    if line.contains('\\') { Vec::new() } else { texts.collect() }
}

fn code(text: &str) -> String {
    let text = text.replace('|', "\\|");
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// `FILE TEST…`: what is read as the same, one row each.
pub(super) fn spellings(lang: Lang, argument: &str) -> String {
    let mut words = argument.split(' ');
    let file = format!("{}.rs", words.next().expect("a file"));
    let mut meanings: Vec<(String, Vec<String>)> = Vec::new();
    for name in words {
        for line in test(&file, name).lines() {
            let texts = quoted(line);
            let bound = if line.contains("Bound::AtLeast") { "≥ " } else { "" };
            let (text, meaning) = match texts.as_slice() {
                [text] if line.contains("ResponseLimit::") => (*text, limit(lang, line)),
                [text, meaning, ..] => (*text, format!("{bound}{meaning}")),
                [text] if line.trim_start().starts_with(['"', '(']) && file == "date.rs" => {
                    (*text, "2026-01-11".to_owned())
                }
                _ => continue,
            };
            if text.trim() != text || text.contains(['*', '[', '{']) {
                continue;
            }
            match meanings.iter_mut().find(|(known, _)| *known == meaning) {
                Some((_, texts)) => texts.push(code(text)),
                None => meanings.push((meaning, vec![code(text)])),
            }
        }
    }
    assert!(!meanings.is_empty(), "{argument}: no case");
    let head = match lang {
        Lang::De => "| Geschrieben | Gelesen als |",
        Lang::En => "| Written | Read as |",
    };
    let rows =
        meanings.iter().map(|(meaning, texts)| format!("| {} | `{meaning}` |\n", texts.join(", ")));
    format!("<!-- kind: none -->\n{head}\n| --- | --- |\n{}", rows.collect::<String>())
}

/// The limit that a case of `ResponseTime` names.
fn limit(lang: Lang, line: &str) -> String {
    let (_, limit) = line.split_once("ResponseLimit::").expect("a limit");
    let number: String = limit.chars().filter(char::is_ascii_digit).collect();
    match (limit.split(['(', ')']).next(), lang) {
        (Some("WorkingDays"), Lang::De) => format!("Arbeitstage: {number}"),
        (Some("WorkingDays"), Lang::En) => format!("working days: {number}"),
        (Some("Within"), Lang::De) => format!("{number} Sekunden"),
        (Some("Within"), Lang::En) => format!("{number} seconds"),
        (_, Lang::De) => "ohne Grenze".to_owned(),
        (_, Lang::En) => "no limit".to_owned(),
    }
}

/// Dates that are a finding, and what is suggested.
pub(super) fn rejected_dates(lang: Lang) -> String {
    let head = match lang {
        Lang::De => "| Geschrieben | Vorgeschlagen |",
        Lang::En => "| Written | Suggested |",
    };
    let body = test("date.rs", "rejected_dates");
    let rows = body.lines().filter_map(|line| {
        let texts = quoted(line.trim().strip_prefix('(')?);
        let (text, suggestions) = texts.split_first()?;
        let suggestions: Vec<String> = suggestions.iter().map(|it| code(it)).collect();
        Some(format!("| {} | {} |\n", code(text), suggestions.join(", ")))
    });
    format!("<!-- kind: none -->\n{head}\n| --- | --- |\n{}", rows.collect::<String>())
}

/// What says yes and what says no.
pub(super) fn answers(lang: Lang) -> String {
    let (head, yes, tick, no) = match lang {
        Lang::De => (
            "| Geschrieben | Gelesen als |",
            "ja",
            "ja, bei Eigenschaften einer Kopie wie `encrypted`, auch mit Zusatz: `ja (LUKS)`",
            "nein",
        ),
        Lang::En => (
            "| Written | Read as |",
            "yes",
            "yes, of qualities of a copy such as `encrypted`, also with a remark: `yes (LUKS)`",
            "no",
        ),
    };
    let row = |words: WordList, meaning: &str| {
        let words: Vec<String> = words.iter().map(code).collect();
        format!("| {} | {meaning} |\n", words.join(", "))
    };
    let rows = [row(answer::YES, yes), row(answer::TICKS, tick), row(answer::NO, no)];
    format!("<!-- kind: none -->\n{head}\n| --- | --- |\n{}", rows.concat())
}
