//! The catalogues themselves: rules and messages, complete in both languages, nothing left over.
#![expect(clippy::disallowed_methods, reason = "reads the project's own files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use runbuch::check::rules;
use runbuch::language::Lang;

use crate::project::{Project, tree};

/// The messages of a Fluent file, each with the arguments that it mentions.
fn messages(path: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join(path)).expect("a message file");
    let resource = fluent_syntax::parser::parse(text.as_str()).expect(path);
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name.to_owned();
        let mut arguments = BTreeSet::new();
        in_pattern(message.value.as_ref().expect("a text"), &mut arguments);
        let former = messages.insert(id.clone(), arguments);
        assert_eq!(former, None, "{path} has `{id}` twice");
    }
    messages
}

fn in_pattern(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    let mut add = |inline: &InlineExpression<&str>| {
        if let InlineExpression::VariableReference { id } = inline {
            arguments.insert(id.name.to_owned());
        }
    };
    let mut variants = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression: Expression::Inline(inline) } => add(inline),
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants: v },
            } => {
                add(selector);
                variants.extend(v);
            }
        }
    }
    for variant in variants {
        in_pattern(&variant.value, arguments);
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All text files of a folder in one.
fn text_of(folder: &str) -> String {
    tree(&root().join(folder))
        .into_values()
        .map(|it| String::from_utf8_lossy(&it).into_owned())
        .collect()
}

/// The literals that follow one of these beginnings.
fn literals<'t>(text: &'t str, before: &str) -> Vec<&'t str> {
    text.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn rules_have_codes_and_names_of_their_own_and_stand_in_order() {
    let codes: Vec<&str> = rules::ALL.iter().map(|rule| &*rule.info.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    let slugs: BTreeSet<&str> = rules::ALL.iter().map(|rule| &*rule.info.slug).collect();
    assert_eq!(slugs.len(), codes.len());
    for rule in rules::ALL {
        let (letter, digits) = rule.info.code.split_at(1);
        let number = digits.len() == 3 && digits.chars().all(|c| c.is_ascii_digit());
        let of_category = rule.info.category.letter().to_string();
        assert!(letter == of_category && number, "{}", rule.info.code);
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(rule.info.slug.chars().all(plain), "{}", rule.info.slug);
    }
}

#[test]
fn rules_are_explained_under_the_same_headings() {
    let parts = [
        (
            Lang::De,
            [
                "## Was die Regel findet",
                "## Warum das wichtig ist",
                "## Beispiel",
                "## Abhilfe",
                "## Quelle",
            ],
        ),
        (
            Lang::En,
            [
                "## What it finds",
                "## Why it matters",
                "## Example",
                "## How to fix it",
                "## Source",
            ],
        ),
    ];
    for rule in rules::ALL {
        let mut sources = Vec::new();
        for (lang, parts) in parts {
            let text = rule.explain(lang);
            let present: Vec<&str> = text.lines().filter(|line| parts.contains(line)).collect();
            let has_source = present.last() == parts.last();
            let expected = if has_source { &parts[..] } else { &parts[..4] };
            assert_eq!(present, expected, "{} in {lang:?}", rule.info.code);
            for lines in text.lines().collect::<Vec<_>>().windows(3) {
                let empty = parts.contains(&lines[0]) && lines[2].trim().is_empty();
                assert!(!empty, "{} in {lang:?}: nothing below {}", rule.info.code, lines[0]);
            }
            sources.push(has_source);
        }
        assert_eq!(sources[0], sources[1], "{}: a source in one language only", rule.info.code);
    }
}

#[test]
fn the_list_of_rules() {
    let list = |lang| Project::new().runbuch(&["rule", "--lang", lang]).stdout;
    insta::assert_snapshot!("rules", list("en"));
    assert_eq!(list("de").lines().count(), rules::ALL.len());
}

#[test]
fn both_languages_say_the_same_messages_with_the_same_words() {
    for folder in ["src/language", "themes/default/i18n"] {
        let [german, english] = ["de", "en"].map(|lang| messages(&format!("{folder}/{lang}.ftl")));
        assert!(german.len() > 20, "{folder}");
        assert_eq!(german, english, "{folder}");
    }
}

/// What templates join from a beginning and a value of a context: `"state-" ~ state`.
const JOINED: [&str; 28] = [
    "state-met",
    "state-violated",
    "state-expired",
    "state-unknown",
    "state-waived",
    "state-not_applicable",
    "obligation-documentation",
    "obligation-backup",
    "obligation-rpo",
    "obligation-rto",
    "obligation-copies",
    "obligation-offsite",
    "obligation-restore_test",
    "obligation-dependencies",
    "obligation-test_plan",
    "reason-data_class",
    "reason-stateless",
    "reason-no_dependencies",
    "reason-no_test_plan",
    "level-error",
    "level-warning",
    "level-note",
    "verdict-proven",
    "verdict-expired",
    "verdict-never",
    "verdict-open",
    "verdict-waived",
    "verdict-not_owed",
];

#[test]
fn every_message_of_the_theme_exists_and_is_used() {
    let messages = messages("themes/default/i18n/de.ftl");
    let (templates, source) = (text_of("themes/default/templates"), text_of("src/render"));
    let keys = literals(&templates, "key=\"").into_iter().filter(|key| !key.ends_with('-'));
    let words = ["word(\"", "phrase(\""].into_iter().flat_map(|before| literals(&source, before));
    let named: Vec<&str> = keys.chain(words).chain(JOINED).collect();
    assert!(named.len() > 30, "only {} places", named.len());
    for id in &named {
        assert!(messages.contains_key(*id), "no message `{id}`");
    }
    let unused = messages
        .keys()
        .filter(|id| !named.contains(&id.as_str()) && !source.contains(&format!("\"{id}\"")));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&String>::new(), "nobody says these");
}
