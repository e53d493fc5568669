//! Whatever a page holds: no panic, every place inside the file, fixes that come to an end.

use proptest::prelude::*;
use proptest::sample::select;

use runbuch::diagnostic::{Safety, Span};
use runbuch::pipeline::{self, Replacing, Session};
use runbuch::report::Folding;

use crate::project::Project;

/// Pieces that mean something, to front matter, to Markdown or to a rule.
pub(crate) const PIECES: [&str; 98] = [
    "---\n",
    "+++\n",
    "title: ",
    "title = \"x\"\n",
    "reviewed: ",
    "waivers:\n  - rule: S802\n",
    "kind: service\n",
    "data_class: kritisch\n",
    "aliases: [x, /y.md]\n",
    "aliases: [\"a\\\\b.md\", /index.html]\n",
    "draft: true\n",
    "%%",
    "{/*",
    "*/}",
    "{% comment %}",
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
    "{ width=3 }",
    "{: .x }\n",
    "[TOC]",
    "!!! note\n",
    "!!! tip \"T\"\n",
    "??? bug\n",
    "=== \"A\"\n",
    ":::tip\n",
    ":::\n",
    "> [!faq]- F\n",
];

/// Pieces of records, in every shape; between them stand some of those above.
pub(crate) const RECORDS: [&str; 40] = [
    "| Dienst | Datenklasse | Speicherort | RPO | RTO |\n|-|-|-|-|-|\n",
    "| Dienst | RPO/RTO | Datenklasse | Backup-Intervall | Letzter Restore-Test |\n|-|-|-|-|-|\n",
    "| NAS | kritisch | RAID | 24 h | 4 h |\n",
    "| NAS | 24 h / 4 h | hoch | täglich | 2026-01-10, bestanden, 2 h 50, Anna |\n",
    "| Test-ID | Typ | Scope | Frequenz | Responsible |\n|-|-|-|-|-|\n",
    "| Datum | Test-ID | Ergebnis | Dauer | Owner |\n|-|-|-|-|-|\n",
    "| BT-01 | x | NAS (A, B) | jährlich | – |\n",
    "| _offen_ | BT-01 | – | | |\n",
    "| 2025-02-30 | BT-02 | nicht bestanden | 3m | TBD |\n",
    "| Aufgabe | Admin | User |\n|-|-|-|\n",
    "| Backup | **R, A** | r |\n",
    "| Stufe | Reaktionszeit |\n|-|-|\n| P1 | 15 min |\n| P2 | 5 min |\n",
    "| Feld | Wert |\n|-|-|\n| RPO | 24 h |\n",
    "<!-- kind: service -->\n",
    "<!-- kind: servce -->\n\n",
    "<!-- kind: none -->\n",
    "\n## NAS\n\n",
    "\n### Täglich\n\n",
    "\n## Phase 1\n\n[x] eins\n\n",
    "\n## Phase 2 (GFS)\n\n[x] zwei\n\n",
    "\n## Schritt 1 – NAS\n\n",
    "\n## Schritt 3: Paperless\n\n",
    "\n## Iteration 4.5: (Mai 2025)\n\n",
    "\n## 2026-01-18\n\n",
    "- **RPO**: 24\n",
    "- **RTO:** 4 h\n",
    "- **Datenklasse**: Kritisch\n",
    "- Speicherort: `RAID` & mehr\n",
    "- Backup:\n  - Intervall: täglich\n  - K8up\n    - Ziel: S3\n",
    "- **Restore-Test**: 2026-01-10 (bestanden, Anna)\n",
    "- **Vater**: Wöchentlich, Retention 4 Wochen\n",
    "- P1 (x): 3m\n",
    "RPO: 24 h\nOwner: –\n\n",
    "Datenklasse\n: wichtig\n\n",
    "---\ntitle: NAS   # hier\nkind:  service\nrpo: 24 h\n\nrestore_test:\n    datum: 2026-01-10\n---\n",
    "---\r\nkind: service\r\ndata_class: high # x\r\ndepends_on: [NAS]\r\n---\r\n",
    "---\nkind: playbook\nhost: NAS\n---\n",
    "---\nkind: servce\n---\n",
    "depends_on: NAS\n",
    "\n",
];

fn markup() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(select(PIECES.to_vec()), 0..40)
        .prop_map(|pieces| pieces.concat().into_bytes())
}

fn records() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![4 => select(RECORDS.to_vec()), 1 => select(PIECES.to_vec())];
    prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat().into_bytes())
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
        let crashed = *finding.rule.code == *"S814" && *finding.subject == *"crash";
        prop_assert!(!crashed, "a panic was caught: {finding:?}");
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
        runbuch::report::human(&report, false, Folding::Alike).is_empty(),
        report.diagnostics.iter().all(|it| !it.counts())
    );
    Ok(())
}

fn fits(text: &str, span: Span) -> bool {
    text.get(span.start..span.end).is_some()
}

/// Every value of a record lies in its file; where nothing had to be resolved, it is what is there.
fn values_stand_where_they_say(page: &[u8]) -> Result<(), TestCaseError> {
    let session = wiki(page).session();
    for record in session.site.records.all() {
        let id = session.site.page_ids().find(|id| session.site.page(*id).path() == &record.path);
        let text = session.site.page(id.expect("a page")).text();
        prop_assert!(fits(text, record.span) && fits(text, record.head), "{record:?}");
        for said in record.values().all() {
            let span = said.member.value.span;
            prop_assert!(fits(text, span) && fits(text, said.member.key_span), "{said:?}");
            let verbatim = said.field.value.is_some() && !span.is_empty();
            if let Some(value) = said.member.value.text().filter(|_| verbatim) {
                let there = &text[span.start..span.end];
                let plain = !there.contains([
                    '\\', '&', '*', '`', '[', '"', '\'', '\n', '\r', '\0', '_', '~', '$', '!', '<',
                    '\u{feff}',
                ]);
                prop_assert!(!plain || there.trim() == value.trim(), "{said:?}: {there:?}");
            }
        }
    }
    Ok(())
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

    #[test]
    fn any_records_are_checked_built_and_fixed(page in records()) {
        survives(&page)?;
        values_stand_where_they_say(&page)?;
    }
}

#[test]
fn a_place_inside_a_character_would_be_seen() {
    assert!(
        fits("aä", Span::new(1, 3)) && !fits("aä", Span::new(1, 2)) && !fits("aä", Span::new(3, 4))
    );
}
