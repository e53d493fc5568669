//! What no single generator is about: bounds, and the way back of each byte.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::dialect::{Macros, Snippets};

const PIECES: [&str; 39] = [
    "{{#include b.md}}",
    "{{#include a.md:2}}",
    "{{#include b.md:x}}",
    "\\{{#include b.md}}",
    "{{#playground b.md ä}}",
    "{{#title x}}",
    "--8<-- \"b.md\"\n",
    "  --8<-- \"b.md:2:3\"\n",
    "--8<--\n",
    "b.md\n",
    ";--8<-- \"b.md\"\n",
    "--8<-- [start:x]\n",
    "{% include 'b.md' %}\n",
    "<<< @/b.md#x{1 ts} [y]\n",
    "<!--@include: ./b.md{2,}-->",
    "// #region x\n",
    "// #endregion x\n",
    "[!INCLUDE [x](b.md)]",
    "[!code-cs[x](b.md#L2-L4)]\n",
    "::include{file=b.md}\n",
    "ANCHOR: x\n",
    "ANCHOR_END: x\n",
    "```rust\n",
    "```\n",
    "# verborgen\n",
    "## ä\n",
    "Größe 😀 ",
    "\r\n",
    "\n",
    "}}",
    "{% set x = x %}",
    "{% endif %}",
    "{% endfor %}",
    "{%- if x -%}",
    "{% for y in x %}",
    "{{ x }}",
    "{#",
    "#}",
    "{% raw %}",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12).prop_map(|it| it.concat())
}

fn dialects() -> Vec<Dialect> {
    let settings = || Settings {
        snippets: Some(Snippets { bases: vec![String::new()], appended: vec!["b.md".to_owned()] }),
        macros: Some(Macros {
            folder: String::new(),
            variables: minijinja::Value::from_pairs([("x", "wert")]),
            renders_by_default: true,
        }),
        ..Settings::default()
    };
    let with = |traits: &&'static super::super::Traits| {
        (traits.markup.includes != Includes::None)
            .then(|| Dialect { settings: settings(), ..Dialect::of(traits) })
    };
    super::super::ALL.iter().filter_map(with).collect()
}

fn read_from(
    files: &HashMap<&str, Arc<SourceFile>>,
    path: &str,
) -> Result<Arc<SourceFile>, IncludeCause> {
    files.get(path).cloned().ok_or(IncludeCause::Missing)
}

fn file(path: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile::new(path, text.as_bytes().to_vec()))
}

proptest! {
    /// What an origin names is what the text says, and what is not included stays.
    #[test]
    fn origins_say_the_same(a in text(), b in text()) {
        let files = HashMap::from([("a.md", file("a.md", &a)), ("b.md", file("b.md", &b))]);
        for dialect in dialects() {
            let read = |path: &str| read_from(&files, path);
            let assembled = assembled(Arc::clone(&files["a.md"]), |_| 0, &dialect, &read);
            let text = &assembled.text;
            let Some(assembly) = assembled.assembly() else {
                prop_assert_eq!(text, &a);
                continue;
            };
            for fault in &assembly.faults {
                prop_assert!(text.get(fault.span.start..fault.span.end).is_some());
            }
            let bytes = text.char_indices().map(|(at, c)| Span::new(at, at + c.len_utf8()));
            for span in bytes {
                let origin = assembly.origin(span).expect("each byte has an origin");
                prop_assert!(origin.file.text.get(origin.span.start..origin.span.end).is_some());
                if let Some((part, written)) = assembly.written(span) {
                    let file = assembly.file(part).expect("a part");
                    prop_assert_eq!(written.of(&file.text), span.of(text));
                }
                let at = assembled.position(span.start);
                prop_assert!(at.line >= 1 && at.line <= a.matches('\n').count() + a.len() + 1);
            }
        }
    }
}

#[test]
fn what_includes_itself_more_than_once_is_bounded() {
    let twice = "{{#include b.md:1}}{{#include b.md:1:1}}{{#include a.md:1}}\n";
    let files = HashMap::from([("a.md", file("a.md", twice)), ("b.md", file("b.md", twice))]);
    let dialect = Dialect::of(&super::super::mdbook::TRAITS);
    let read = |path: &str| read_from(&files, path);
    let assembled = assembled(Arc::clone(&files["a.md"]), |_| 0, &dialect, &read);
    let assembly = assembled.assembly().expect("it includes something");
    assert!(assembly.included().count() <= MOST_FILES);
    assert!(
        assembly
            .faults
            .iter()
            .all(|fault| { matches!(fault.cause, IncludeCause::Loop | IncludeCause::TooMuch) })
    );
}

#[test]
fn a_page_without_directives_is_the_file_itself() {
    let text = "# Seite\n\nText mit {Klammern}, `<<` und -- Strichen.\n";
    let page = file("a.md", text);
    for dialect in dialects() {
        let settings = Settings { snippets: None, ..dialect.settings.clone() };
        let dialect = Dialect { settings, ..dialect };
        let read = |_: &str| Err(IncludeCause::Missing);
        let same = assembled(Arc::clone(&page), |_| 0, &dialect, &read);
        assert!(Arc::ptr_eq(&same, &page), "{}", dialect.traits.name);
    }
}
