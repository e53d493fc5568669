//! The baseline: accepted findings, identified by rule, page and subject.
//!
//! Lines and values are not part of an entry, so a baseline survives edits of the pages. The file has one
//! sorted entry per line, so that diffs are readable.

use std::collections::BTreeMap;

use serde_json::json;

use super::SeveritySettings;
use crate::diagnostic::{BaselineEntry, Diagnostic, Message, Place, Position, Span, msg};
use crate::source::SourceFile;
use crate::source::data::{self, Node};

/// The default path of the baseline, relative to the project root.
pub const BASELINE_FILE: &str = "runbuch-baseline.json";

/// The format version; increased on incompatible changes.
const VERSION: usize = 1;

/// Numbers of findings by entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    counts: BTreeMap<Key, usize>,
}

/// Sorted by page, then rule, then subject.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    path: String,
    code: String,
    subject: String,
}

/// Why a baseline is invalid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineError {
    /// The bytes at fault.
    pub place: Place,
    /// Their line and column.
    pub position: Position,
    /// What is wrong, and how to fix it.
    pub message: Message,
}

impl Baseline {
    /// The baseline of all `diagnostics` that are not waived.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = BTreeMap::new();
        for diagnostic in diagnostics.iter().filter(|it| it.waiver.is_none()) {
            *counts.entry(Key::of(diagnostic)).or_default() += 1;
        }
        Self { counts }
    }

    /// Parses a baseline.
    ///
    /// # Errors
    /// The first deviation of `file` from what [`Baseline::to_json`] writes.
    pub fn parse(file: &SourceFile) -> Result<Self, BaselineError> {
        let broken = |(span, problem): (Span, Message)| BaselineError {
            place: Place::new(&file.path, span),
            position: file.position(span.start),
            message: msg!(baseline_broken, problem = problem),
        };
        read(&file.text).map_err(broken)
    }

    /// The file content, with a final line break.
    pub fn to_json(&self) -> String {
        let entry = |entry: BaselineEntry| format!("\n    {}", json!(entry));
        let entries: Vec<String> = self.entries().map(entry).collect();
        let end = if entries.is_empty() { "" } else { "\n  " };
        let list = entries.join(",");
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{list}{end}]\n}}\n")
    }

    /// The number of findings.
    pub fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Marks the `diagnostics` in the baseline; of equal ones the first, as many as it counts. Waived ones are
    /// skipped.
    ///
    /// Returns the entries that no longer match anything, except those of rules that are off.
    pub fn mark(
        &self,
        diagnostics: &mut [Diagnostic],
        policy: &SeveritySettings,
    ) -> Vec<BaselineEntry> {
        let mut left = self.clone();
        for diagnostic in diagnostics.iter_mut().filter(|it| it.waiver.is_none()) {
            if let Some(count) = left.counts.get_mut(&Key::of(diagnostic)).filter(|it| **it > 0) {
                *count -= 1;
                diagnostic.baseline = true;
            }
        }
        left.entries().filter(|it| it.count > 0 && !policy.has_off(&it.code)).collect()
    }

    fn entries(&self) -> impl Iterator<Item = BaselineEntry> {
        self.counts.iter().map(|(key, count)| BaselineEntry {
            code: key.code.clone(),
            path: key.path.clone(),
            subject: key.subject.clone(),
            count: *count,
        })
    }
}

impl Key {
    fn of(diagnostic: &Diagnostic) -> Self {
        let finding = &diagnostic.finding;
        Self {
            path: finding.place.path.to_string(),
            code: finding.rule.code.to_string(),
            subject: finding.subject.clone(),
        }
    }
}

/// The baseline in `text`, or the first error.
fn read(text: &str) -> Result<Baseline, (Span, Message)> {
    let (root, problems) = data::json(text, 0);
    if let Some(problem) = problems.first() {
        return Err((problem.span, problem.message()));
    }
    let span_of = |key| root.get(key).map_or(Span::at(0), |node| node.span);
    if root.get("version").and_then(Node::as_usize) != Some(VERSION) {
        return Err((span_of("version"), msg!(baseline_version, version = VERSION.to_string())));
    }
    let list = root.get("findings").filter(|node| matches!(node.value, data::NodeValue::List(_)));
    let list = list.ok_or_else(|| (span_of("findings"), msg!(baseline_no_list)))?;
    let mut counts = BTreeMap::new();
    for node in list.items() {
        let (key, count) = entry(node).ok_or_else(|| (node.span, msg!(baseline_entry)))?;
        if counts.insert(key, count).is_some() {
            return Err((node.span, msg!(baseline_twice)));
        }
    }
    Ok(Baseline { counts })
}

/// Unknown keys are rejected: an entry with `until`, say, would not expire.
const KEYS: [&str; 4] = ["code", "path", "subject", "count"];

fn entry(node: &Node) -> Option<(Key, usize)> {
    if node.pairs().iter().any(|pair| !KEYS.contains(&pair.key.as_str())) {
        return None;
    }
    let text = |key| node.get(key)?.as_str().map(str::to_owned);
    let key = Key { path: text("path")?, code: text("code")?, subject: text("subject")? };
    let count = node.get("count")?.as_usize().filter(|count| *count > 0)?;
    Some((key, count))
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_map;
    use proptest::prelude::*;

    use super::*;

    fn key(path: &str, code: &str, subject: &str) -> Key {
        Key { path: path.into(), code: code.into(), subject: subject.into() }
    }

    #[test]
    fn one_entry_a_line() {
        let counts =
            [(key("b.md", "L701", "\"x\".md"), 1), (key("a ü.md", "S802", "TODO"), 12)].into();
        let text = Baseline { counts }.to_json();
        let expected = "{\n  \"version\": 1,\n  \"findings\": [\n    \
            {\"code\":\"S802\",\"path\":\"a ü.md\",\"subject\":\"TODO\",\"count\":12},\n    \
            {\"code\":\"L701\",\"path\":\"b.md\",\"subject\":\"\\\"x\\\".md\",\"count\":1}\n  ]\n}\n";
        assert_eq!(text, expected);
        assert_eq!(Baseline::default().to_json(), "{\n  \"version\": 1,\n  \"findings\": []\n}\n");
    }

    #[test]
    fn what_is_broken_is_named_with_its_line() {
        let entry = r#"{"code":"L701","path":"a.md","subject":"x","count":1}"#;
        let twice = format!("{{\"version\": 1, \"findings\": [\n{entry},\n{entry}]}}");
        for (text, line, message) in [
            ("", 1, "data-syntax"),
            ("{\"version\": 1,\n<<<<<<< HEAD\n", 2, "data-syntax"),
            ("[]", 1, "baseline-version"),
            ("{\n\n\"version\": 2, \"findings\": []}", 3, "baseline-version"),
            ("{\"version\": 1}", 1, "baseline-no-list"),
            ("{\"version\": 1,\n\"findings\": {}}", 2, "baseline-no-list"),
            ("{\"version\": 1, \"findings\": [\n7]}", 2, "baseline-entry"),
            (&twice.replace("\"count\":1", "\"count\":0"), 2, "baseline-entry"),
            (&twice.replace("\"subject\"", "\"object\""), 2, "baseline-entry"),
            (
                &twice.replace("\"count\"", "\"until\":\"2026-12-31\",\"count\""),
                2,
                "baseline-entry",
            ),
            (&twice, 3, "baseline-twice"),
        ] {
            let file = SourceFile::new("b.json", text.as_bytes().to_vec());
            let error = Baseline::parse(&file).expect_err(text);
            let problem = error.message.args().first().map(|(_, arg)| arg.clone());
            let crate::diagnostic::Arg::Message(problem) = problem.expect("a problem") else {
                panic!("no message: {text}")
            };
            assert_eq!((error.position.line, problem.id()), (line, message), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            counts in btree_map((".{0,8}", "[A-Z][0-9]{3}", "\\PC{0,8}"), 1_usize..9, 0..9)
        ) {
            let key = |(path, code, subject)| Key { path, code, subject };
            let counts = counts.into_iter().map(|(parts, count)| (key(parts), count)).collect();
            let baseline = Baseline { counts };
            let file = SourceFile::new("b.json", baseline.to_json().into_bytes());
            prop_assert_eq!(Baseline::parse(&file), Ok(baseline));
        }
    }
}
