//! What an author gives for the fields of a kind, read as the records will be.

use serde_json::{Map, Value as Json};

use crate::diagnostic::{FieldPath, FieldStep, Message, msg, nearest};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::record::{self, FieldValue, Value};
use crate::schema::{Field, FieldType, Fields, Kind, ViolationKind};

/// Why something that was given is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejected {
    /// The kind has no such field.
    UnknownField {
        /// As given.
        key: String,
        /// The kind's name.
        kind: String,
        /// A field that exists and looks much like it.
        suggestion: Option<String>,
    },
    /// The value is none that the field can have.
    BadValue {
        /// The field's name.
        key: String,
        /// As given.
        value: String,
        /// What can be there.
        expected: Message,
    },
}

impl Rejected {
    /// What to tell.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownField { key, suggestion: Some(name), .. } => {
                msg!(new_unknown_field_suggestion, key = key.as_str(), name = name.as_str())
            }
            Self::UnknownField { key, kind, suggestion: None } => {
                msg!(new_unknown_field, key = key.as_str(), kind = kind.as_str())
            }
            Self::BadValue { key, value, expected } => msg!(
                new_bad_value,
                key = key.as_str(),
                value = value.as_str(),
                expected = expected.clone()
            ),
        }
    }
}

/// Values for fields of a kind, by the fields' own names.
#[derive(Debug, Clone, Default)]
pub struct Values {
    map: Map<String, Json>,
}

impl Values {
    /// Takes in what `key` is to be: a name, an alias or a label, with `.` between a map and its
    /// field. A blank value says nothing.
    ///
    /// # Errors
    /// A field that the kind does not have, or a value that does not read as the field's.
    pub fn set(&mut self, kind: &Kind, key: &str, text: &str) -> Result<(), Rejected> {
        let way = way(kind, key)?;
        let Some(field) = way.last().filter(|_| !crate::value::is_blank(text)) else {
            return Ok(());
        };
        let bad = |expected| {
            let (key, value) = (dotted(&way), text.to_owned());
            Rejected::BadValue { key, value, expected }
        };
        let value = read(field, text.trim()).map_err(bad)?;
        if let Some(expected) = against_schema(kind, &way, &value) {
            return Err(bad(expected));
        }
        put(&mut self.map, &way, value);
        Ok(())
    }

    /// What was given for the field of this name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.map.get(name)
    }

    /// The text for a field, in one line; none where it is a map.
    pub fn text(&self, name: &str) -> Option<String> {
        line(self.map.get(name)?)
    }
}

/// A value in one line.
pub(super) fn line(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(truth) => Some(truth.to_string()),
        Json::Array(items) => {
            let texts: Option<Vec<String>> = items.iter().map(line).collect();
            Some(texts?.join(", "))
        }
        Json::Null | Json::Object(_) => None,
    }
}

/// The way to the field that `key` means.
fn way<'k>(kind: &'k Kind, key: &str) -> Result<Vec<&'k Field>, Rejected> {
    let mut way: Vec<&Field> = Vec::new();
    let mut fields: &Fields = &kind.fields;
    for part in key.split('.') {
        let labelled = || {
            let has_label = |field: &&Field| {
                Lang::ALL.iter().any(|it| identifier(field.label(*it)) == identifier(part))
            };
            fields.iter().find(has_label).map(|field| vec![field])
        };
        let found = fields.path(part).or_else(labelled).ok_or_else(|| {
            let suggestion = nearest(part, fields.names()).map(|name| {
                let before: String = way.iter().map(|field| format!("{}.", field.name)).collect();
                let canonical = fields.find(name).map_or(name, |field| &field.name);
                before + canonical
            });
            let (key, kind) = (key.to_owned(), kind.name.clone());
            Rejected::UnknownField { key, kind, suggestion }
        })?;
        way.extend(found);
        fields = way.last().map_or(fields, |field| &field.fields);
    }
    Ok(way)
}

fn dotted(way: &[&Field]) -> String {
    way.iter().map(|field| field.name.as_str()).collect::<Vec<_>>().join(".")
}

/// Reads `text` as a value of the field, as it will be read from the page. Maps may be written in one line.
fn read(field: &Field, text: &str) -> Result<Json, Message> {
    let value = record::read(field, text);
    match (field.container, &value.value) {
        (FieldType::Map | FieldType::Maps, _) => Ok(Json::from(text)),
        (FieldType::Text, _) => word(field, &value),
        (FieldType::List, _) => value.parts().iter().map(|part| word(field, part)).collect(),
        (FieldType::Boolean, Value::Bool(truth)) => Ok(Json::from(*truth)),
        (FieldType::Integer, Value::Integer(number)) => Ok(Json::from(*number)),
        (FieldType::Number, Value::Number(number)) => Ok(Json::from(*number)),
        (FieldType::Boolean | FieldType::Integer | FieldType::Number, _) => {
            Err(field.container.expected())
        }
    }
}

/// One word or text: of those that the schema knows, as it writes them.
fn word(field: &Field, value: &FieldValue) -> Result<Json, Message> {
    if !field.words.is_empty() {
        let text = value.written.as_str();
        let known = field.words.iter().find(|word| identifier(word) == identifier(text));
        let translated = || Some(field.canonical(text)).filter(|word| field.has_word(word));
        let meant = known.map(String::as_str).or_else(translated);
        let meant = meant.or_else(|| field.replacement(text));
        let expected = || msg!(new_expected_words, words = field.words.join(", "));
        return meant.map(Json::from).ok_or_else(expected);
    }
    match field.value {
        Some(asked) if !value.is_typed() => Err(asked.expected()),
        _ => Ok(Json::from(value.written.as_str())),
    }
}

/// What else the schema asks of the value: a pattern, a range.
fn against_schema(kind: &Kind, way: &[&Field], value: &Json) -> Option<Message> {
    let mut record = Map::new();
    put(&mut record, way, value.clone());
    let path = path_of(way);
    let violations = kind.violations(&Json::Object(record));
    violations.into_iter().filter(|it| it.path == path).find_map(|it| match it.kind {
        ViolationKind::Pattern { pattern } => Some(msg!(expected_pattern, pattern = pattern)),
        ViolationKind::Word { allowed } => {
            Some(msg!(new_expected_words, words = allowed.join(", ")))
        }
        ViolationKind::Other { detail } => Some(msg!(verbatim, text = detail)),
        // Maps may be written in one line.
        ViolationKind::Type { .. }
        | ViolationKind::Missing { .. }
        | ViolationKind::Unexpected { .. } => None,
    })
}

/// The way to the value in a record that holds nothing else.
fn path_of(way: &[&Field]) -> FieldPath {
    let mut steps = Vec::new();
    for (index, field) in way.iter().enumerate() {
        steps.push(FieldStep::Key(field.name.clone()));
        if field.container == FieldType::Maps && index + 1 < way.len() {
            steps.push(FieldStep::Index(0));
        }
    }
    steps.into_iter().collect()
}

fn put(map: &mut Map<String, Json>, way: &[&Field], value: Json) {
    let Some((field, rest)) = way.split_first() else { return };
    if rest.is_empty() {
        map.insert(field.name.clone(), value);
        return;
    }
    let empty = || Json::Object(Map::new());
    let maps = field.container == FieldType::Maps;
    let entry = map.entry(field.name.clone()).or_insert(Json::Null);
    // A map in one line gives way to one whose fields are named.
    if !entry.is_object() && !entry.is_array() {
        *entry = if maps { Json::Array(vec![empty()]) } else { empty() };
    }
    let inner = if entry.is_array() { entry.get_mut(0) } else { Some(entry) };
    if let Some(Json::Object(inner)) = inner {
        put(inner, rest, value);
    }
}
