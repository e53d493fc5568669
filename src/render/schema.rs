//! What templates get, as a JSON Schema derived from the contexts: `themes/templates.schema.json` for
//! editors and authors of themes, and the theme's README held against it.
//!
//! `UPDATE_SPECS=1 cargo test --lib render::schema` writes the file.
#![expect(
    clippy::disallowed_methods,
    reason = "holds the project's own files against the contexts"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::checklists::ChecklistsTemplate;
use super::compliance::{ComplianceTemplate, DueView, FindingsView, RuleContext, ServicesView};
use super::context::PageTemplate;
use super::handbook::HandbookTemplate;
use super::redirects::RedirectContext;
use super::tags::TagsTemplate;
use super::theme::{Theme, ThemeFiles, default_files};
use crate::language::Lang;

const SCHEMA: &str = "themes/templates.schema.json";

/// A schema with the context of each template as a property, by the template's name.
fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let contexts = [
        ("404.html", generator.subschema_for::<PageTemplate<'_>>()),
        ("compliance.html", {
            generator.subschema_for::<ComplianceTemplate<'_, ServicesView<'_>>>()
        }),
        ("due.html", generator.subschema_for::<ComplianceTemplate<'_, DueView<'_>>>()),
        ("findings.html", generator.subschema_for::<ComplianceTemplate<'_, FindingsView<'_>>>()),
        ("folder.html", generator.subschema_for::<PageTemplate<'_>>()),
        ("handbook.html", generator.subschema_for::<HandbookTemplate<'_>>()),
        ("page.html", generator.subschema_for::<PageTemplate<'_>>()),
        ("checklists.html", generator.subschema_for::<ChecklistsTemplate<'_>>()),
        ("tags.html", generator.subschema_for::<TagsTemplate<'_>>()),
        ("redirect.html", generator.subschema_for::<RedirectContext<'_>>()),
        ("rule.html", generator.subschema_for::<ComplianceTemplate<'_, RuleContext<'_>>>()),
    ];
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the templates of a theme get",
        "description": "The context of each template, by its name.",
        "type": "object",
        "properties": contexts.into_iter().collect::<BTreeMap<_, _>>(),
        "$defs": generator.take_definitions(true),
    })
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).unwrap_or_default()
}

/// All maps in `schema` that say what properties something has.
fn properties<'s>(schema: &'s Value, found: &mut Vec<&'s Map<String, Value>>) {
    match schema {
        Value::Object(object) => {
            found.extend(object.get("properties").and_then(Value::as_object));
            object.values().for_each(|value| properties(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| properties(value, found)),
        _ => {}
    }
}

/// Whether a property may be `null`.
fn is_nullable(property: &Value) -> bool {
    let is_null = |it: &Value| it == "null" || it["type"] == "null";
    let has_null = |list: &Value| list.as_array().is_some_and(|list| list.iter().any(is_null));
    has_null(&property["type"]) || has_null(&property["anyOf"])
}

/// The names of the first column of the table with this head, and whether the README has a `?` for
/// them.
fn documented(readme: &str, head: &str) -> Vec<(String, bool)> {
    let rows = readme.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    let mut names = Vec::new();
    for row in rows.take_while(|line| line.starts_with('|')) {
        let mut cells = row.split('|').skip(1);
        let (Some(first), Some(kind)) = (cells.next(), cells.next()) else { continue };
        let mut parts = first.split('`').skip(1);
        while let Some(name) = parts.next() {
            let is_marked = parts.next().is_some_and(|rest| rest.starts_with('?'));
            names.push((name.to_owned(), is_marked || kind.trim_end().ends_with('?')));
        }
    }
    names
}

#[test]
fn the_schema_of_the_contexts_is_that_of_the_types() {
    let text = serde_json::to_string_pretty(&schema()).expect("JSON") + "\n";
    if std::env::var_os("UPDATE_SPECS").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(SCHEMA), &text).expect(SCHEMA);
    }
    assert!(
        read(SCHEMA) == text,
        "{SCHEMA} differs: UPDATE_SPECS=1 cargo test --lib render::schema"
    );
}

#[test]
fn the_readme_of_the_theme_has_every_property_and_no_other() {
    let (schema, readme) = (schema(), read("themes/default/README.md"));
    let context = readme.split("\n## ").find(|part| part.starts_with("Context")).expect("a part");
    let words: BTreeSet<&str> =
        context.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let mut all = Vec::new();
    properties(&schema["$defs"], &mut all);
    let names: BTreeSet<&String> = all.iter().flat_map(|properties| properties.keys()).collect();
    let missing: Vec<_> = names.into_iter().filter(|name| !words.contains(name.as_str())).collect();
    assert_eq!(missing, Vec::<&String>::new(), "not in the README");

    let of = |name: &str| &schema["$defs"][name]["properties"];
    let frames = [
        "PageTemplate",
        "HandbookTemplate",
        "ChecklistsTemplate",
        "TagsTemplate",
        "RedirectContext",
    ];
    let tables = [
        ("| Name |", frames.map(of).to_vec()),
        ("| `compliance.` |", ["ServicesView", "DueView", "FindingsView"].map(of).to_vec()),
        ("| `page.` |", vec![of("PageData")]),
    ];
    for (head, known) in tables {
        let rows = documented(context, head);
        assert!(!rows.is_empty(), "no table {head}");
        for (name, is_marked) in rows.iter().filter(|(name, _)| name != "compliance") {
            let property = known.iter().find_map(|properties| properties.get(name));
            let property = property.unwrap_or_else(|| panic!("{head} has `{name}`, no context"));
            assert_eq!(is_nullable(property), *is_marked, "{head} `{name}`: may it be `null`?");
        }
    }
}

#[test]
fn every_template_has_its_context_in_the_schema() {
    let schema = schema();
    let known: Vec<String> =
        schema["properties"].as_object().into_iter().flat_map(Map::keys).cloned().collect();
    let files = default_files();
    let rendered = files.keys().filter_map(|path| path.strip_prefix("templates/"));
    let rendered = rendered.filter(|name| !name.starts_with('_') && *name != "base.html");
    assert_eq!(rendered.collect::<Vec<_>>(), known);
}

#[test]
fn states_and_levels_have_their_messages() {
    let theme = Theme::new(Lang::En, &ThemeFiles::default()).expect("a theme");
    let schema = schema();
    for (name, beginning) in [("State", "state-"), ("Level", "level-")] {
        let mut values = Vec::new();
        constants(&schema["$defs"][name], &mut values);
        assert!(values.len() > 3, "{name}: {values:?}");
        // A rule that is off has no findings.
        for value in values.into_iter().filter(|value| *value != "off") {
            let id = format!("{beginning}{value}");
            assert_ne!(theme.word(&id), id);
        }
    }
}

/// The values of an enumeration, with or without a description of each.
fn constants<'s>(schema: &'s Value, found: &mut Vec<&'s str>) {
    let list = |name: &str| schema[name].as_array().into_iter().flatten();
    found.extend(list("enum").filter_map(Value::as_str));
    found.extend(schema["const"].as_str());
    list("oneOf").for_each(|it| constants(it, found));
}
