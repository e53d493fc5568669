//! Schemas for editors that check and complete front matter by them. They demand nothing: what is missing on a page may be
//! in its heading or in a table, which only the check sees.

use serde_json::{Map, Value, json};

use super::{Field, Fields, Kind, Kinds};
use crate::language::Lang;

impl Kinds {
    /// The JSON Schema (2020-12) of the front matter of pages of this kind: every name of a field is a key, with label and
    /// help in the language, and its words as examples.
    pub fn editor_schema(&self, kind: &Kind, lang: Lang) -> Value {
        let mut keys = Map::new();
        for field in kind.fields.iter().chain(self.common().iter()) {
            add(&mut keys, field, lang);
        }
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": format!("urn:runbuch:editor:{}:{}", kind.name, lang.tag()),
            "title": kind.label(lang),
            "type": ["object", "null"],
            "properties": keys,
        })
    }
}

/// Adds a field by all of its names; the first field of a name counts.
fn add(keys: &mut Map<String, Value>, field: &Field, lang: Lang) {
    for name in field.names() {
        if !keys.contains_key(name) {
            keys.insert(name.to_owned(), described(field, lang));
        }
    }
}

/// A field holds one value or several, each of which may be a text where a map is meant.
fn described(field: &Field, lang: Lang) -> Value {
    let mut schema = Map::new();
    schema.insert("title".to_owned(), json!(field.label(lang)));
    if let Some(help) = field.help(lang) {
        schema.insert("description".to_owned(), json!(help));
    }
    let words = field.words_in(lang);
    if !words.is_empty() {
        schema.insert("examples".to_owned(), json!(words));
    }
    if !field.fields.is_empty() {
        let keys = nested(&field.fields, lang);
        schema.insert("items".to_owned(), json!({ "properties": keys }));
        schema.insert("properties".to_owned(), keys);
    }
    Value::Object(schema)
}

/// Fields below another; schemas bound their depth.
fn nested(fields: &Fields, lang: Lang) -> Value {
    let mut keys = Map::new();
    for field in fields.iter() {
        add(&mut keys, field, lang);
    }
    Value::Object(keys)
}
