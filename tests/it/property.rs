//! Whatever a page holds: no panic, every place inside the file, fixes that come to an end.

use proptest::prelude::*;
use proptest::sample::select;

use runbuch::diagnostic::{Safety, Span};
use runbuch::pipeline::{self, Replacing, Session};

use crate::project::Project;

/// Pieces that mean something, to front matter, to Markdown or to a rule.
const PIECES: [&str; 82] = [
    "---\n",
    "+++\n",
    "title: ",
    "title = \"x\"\n",
    "reviewed: ",
    "waivers:\n  - rule: S802\n",
    "kind: service\n",
    "data_class: kritisch\n",
    "aliases: [x, /y.md]\n",
    "2025-02-30",
    "30.02.2026",
    "01/11/2026",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "ä",
    "😂",
    "√§",
    "Ã¼",
    "â€“",
    "‚Äì",
    "• ",
    "[x] ",
    "[ ] ",
    "- ",
    "1. ",
    "> ",
    "# ",
    "## 1.1 ",
    "#### ",
    "## 1.3 ",
    "```",
    "`",
    "`X.md`",
    "|",
    "| a | b |\n",
    "|---|---|\n",
    "| 1 |\n",
    "| 1 | 2 | 3 |\n",
    "\\",
    "*",
    "_offen_",
    "TODO",
    "[a](",
    "b.md",
    "#x",
    ")",
    "[[",
    "]]",
    "[a]: b.md\n",
    "[a]",
    "<a href=",
    "<img src='x'>",
    "<!-- ",
    "<!-- runbuch: allow S802 until=2025-01-01 reason=\"r\" -->\n",
    " -->",
    "\"",
    "https://x.example",
    "![",
    "](",
    "{#",
    "}",
    ": ",
    "$",
    "&amp;",
    "\t",
    "    ",
    "\u{feff}",
    "\0",
    "\u{fdd0}",
    "Stand: 1",
    "[^1]",
    "[^1]: ",
    "<details>",
    "</details>",
    "~~",
    "(x ergänzen?)",
    "[Platzhalter",
    "{{",
    "Zuletzt aktualisiert: 11. Januar 2024\n",
    "e\u{301}",
];

fn markup() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(select(PIECES.to_vec()), 0..40)
        .prop_map(|pieces| pieces.concat().into_bytes())
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..300)
}

/// A wiki of this page and another one that it may lead to.
fn wiki(page: &[u8]) -> Project {
    Project::new().bytes("a.md", page).file("b.md", "# X\n\n[a](a.md)\n")
}

/// Every place of every finding and fix lies on characters inside its file.
fn places_fit(session: &Session) -> Result<(), TestCaseError> {
    let catalogue = runbuch::language::Catalogue::new(session.lang);
    let report = session.report(&catalogue, &session.diagnostics, |_| true);
    for diagnostic in &session.diagnostics {
        let finding = &diagnostic.finding;
        let related = finding.related.iter().map(|it| &it.place);
        for place in related.chain([&finding.place]) {
            let text = &report.sources[&place.path].text;
            prop_assert!(fits(text, place.span), "{finding:?}");
        }
        let text = &report.sources[&finding.place.path].text;
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            prop_assert!(fits(text, edit.span), "{finding:?}");
        }
    }
    prop_assert!(!runbuch::report::json(&report).is_empty());
    prop_assert_eq!(
        runbuch::report::human(&report, false).is_empty(),
        report.diagnostics.iter().all(|it| !it.counts())
    );
    Ok(())
}

fn fits(text: &str, span: Span) -> bool {
    text.get(span.start..span.end).is_some()
}

/// Checks, builds and fixes a wiki of this page.
fn survives(page: &[u8]) -> Result<(), TestCaseError> {
    let project = wiki(page);
    let session = project.session();
    places_fit(&session)?;
    prop_assert!(session.build(Replacing::Folder).is_ok());
    for safety in [Safety::Safe, Safety::Unsafe] {
        let fixed =
            pipeline::fix(&project.options(), safety, |_| true).expect("a wiki that can be read");
        places_fit(&fixed.session)?;
        fixed.write().expect("files that can be written");
        let again =
            pipeline::fix(&project.options(), safety, |_| true).expect("a wiki that can be read");
        prop_assert_eq!(again.applied, 0, "{:?}", again.changes);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {  failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_checked_built_and_fixed(page in bytes()) {
        survives(&page)?;
    }

    #[test]
    fn any_markup_is_checked_built_and_fixed(page in markup()) {
        survives(&page)?;
    }
}

#[test]
fn a_place_inside_a_character_would_be_seen() {
    assert!(
        fits("aä", Span::new(1, 3)) && !fits("aä", Span::new(1, 2)) && !fits("aä", Span::new(3, 4))
    );
}
