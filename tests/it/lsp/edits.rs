//! The findings in the editor are those of `check`, whatever was typed on the way.

use std::collections::BTreeMap;
use std::env;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::client::Client;
use crate::project::Project;

/// Sequences in an ordinary run; `RUNBUCH_EDITS` says another number.
const SEQUENCES: u32 = 12;

const FILES: [&str; 4] = ["index.md", "netz.md", "dienste/nas.md", "book.toml"];

/// Lines of pages, in any order.
const LINES: [&str; 14] = [
    "# Netz",
    "## Ablauf",
    "Siehe [Netz](netz.md#ablauf).",
    "[NAS](dienste/nas.md) [weg](weg.md)",
    "---",
    "kind: service",
    "rpo: 24 h",
    "klasse: kritisch",
    "| Dienst | RPO |",
    "| --- | --- |",
    "| NAS | 😀 |",
    "- [x] fertig",
    "TODO",
    "",
];

const BOOKS: [&str; 3] =
    ["[book]\nlanguage = \"de\"\n", "[book]\n[check.rules]\nS802 = \"error\"\n", "[book\n"];

#[derive(Debug, Clone)]
enum Step {
    /// A line of a file is replaced, or added behind the last one.
    Type {
        file: usize,
        line: usize,
        text: usize,
    },
    Book(usize),
    Close(usize),
    Settle,
}

fn step() -> impl Strategy<Value = Step> {
    let typed = (0..3_usize, 0..8_usize, 0..LINES.len());
    prop_oneof![
        8 => typed.prop_map(|(file, line, text)| Step::Type { file, line, text }),
        1 => (0..BOOKS.len()).prop_map(Step::Book),
        1 => (0..FILES.len()).prop_map(Step::Close),
        3 => Just(Step::Settle),
    ]
}

/// What `check` says of the files on disk, by path.
fn checked(project: &Project) -> BTreeMap<String, Vec<String>> {
    let run = project.run(&mut project.command(&["check", "--format", "json"]));
    let report: Value = serde_json::from_str(&run.stdout).unwrap_or_default();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for finding in report["findings"].as_array().into_iter().flatten() {
        let text = |key: &str| finding[key].as_str().unwrap_or_default();
        let line = finding["start"]["line"].as_u64().expect("a line") - 1;
        let shown = format!("{} {line} {}", text("code"), text("message"));
        found.entry(text("path").to_owned()).or_default().push(shown);
    }
    found.values_mut().for_each(|it| it.sort());
    found
}

fn shown(client: &Client) -> BTreeMap<String, Vec<String>> {
    let root = client.uri("");
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (uri, published) in &client.published {
        let path = uri.strip_prefix(&root).expect("a file of the wiki").to_owned();
        for it in published["diagnostics"].as_array().unwrap() {
            let message = it["message"].as_str().unwrap().lines().next().unwrap_or_default();
            let code = it["code"].as_str().unwrap_or_default();
            let shown = format!("{code} {} {message}", it["range"]["start"]["line"]);
            found.entry(path.clone()).or_default().push(shown);
        }
    }
    found.values_mut().for_each(|it| it.sort());
    found
}

fn run(steps: &[Step]) -> Result<(), TestCaseError> {
    let project = Project::new()
        .file("book.toml", BOOKS[0])
        .file("index.md", "# Start\n")
        .file("netz.md", "# Netz\n\n## Ablauf\n")
        .file("dienste/nas.md", "---\nkind: service\n---\n\n# NAS\n");
    let mut client = Client::start(&project);
    let mut texts: BTreeMap<&str, String> =
        FILES.into_iter().map(|path| (path, project.read(path))).collect();
    let mut versions: BTreeMap<&str, i32> = BTreeMap::new();
    for step in steps {
        match step {
            Step::Type { file, line, text } => {
                let path = FILES[*file];
                let old = texts[path].clone();
                open(&mut client, &mut versions, path, &old);
                let lines: Vec<&str> = old.split_inclusive('\n').collect();
                let at = |line: usize| json!({ "line": line, "character": 0 });
                let line = (*line).min(lines.len());
                let end = (line + 1).min(lines.len());
                let new = format!("{}\n", LINES[*text]);
                let range = json!({ "start": at(line), "end": at(end) });
                change(&mut client, &mut versions, path, json!([{ "range": range, "text": new }]));
                let after = lines[..line].concat() + &new + &lines[end..].concat();
                texts.insert(path, after);
            }
            Step::Book(book) => {
                let old = texts["book.toml"].clone();
                open(&mut client, &mut versions, "book.toml", &old);
                let whole = json!([{ "text": BOOKS[*book] }]);
                change(&mut client, &mut versions, "book.toml", whole);
                texts.insert("book.toml", BOOKS[*book].to_owned());
            }
            Step::Close(file) => {
                let path = FILES[*file];
                if versions.remove(path).is_some() {
                    client.close(path);
                    texts.insert(path, project.read(path));
                }
            }
            Step::Settle => client.settle(),
        }
    }
    if texts["book.toml"].starts_with("[book\n") {
        // The last valid one stays in force, which `check` cannot know.
        change(&mut client, &mut versions, "book.toml", json!([{ "text": BOOKS[0] }]));
        texts.insert("book.toml", BOOKS[0].to_owned());
    }
    client.settle();
    let seen = shown(&client);
    for (path, text) in &texts {
        project.write(path, text);
    }
    prop_assert_eq!(seen, checked(&project), "{:#?}", texts);
    Ok(())
}

fn open(client: &mut Client, versions: &mut BTreeMap<&str, i32>, path: &'static str, text: &str) {
    if !versions.contains_key(path) {
        client.open(path, text);
        versions.insert(path, 1);
    }
}

fn change(
    client: &mut Client,
    versions: &mut BTreeMap<&str, i32>,
    path: &'static str,
    changes: Value,
) {
    let version = versions.entry(path).or_insert(1);
    *version += 1;
    client.change(path, *version, changes);
}

#[test]
fn any_edits_show_what_the_check_says() {
    let cases = env::var("RUNBUCH_EDITS").map_or(SEQUENCES, |it| it.parse().expect("a number"));
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let steps = prop::collection::vec(step(), 1..25);
    let outcome = TestRunner::new(config).run(&steps, |steps| run(&steps));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
