//! Typed access to the fields of a record, with spans.

use super::value::{FieldValue, Member, Value};
use crate::diagnostic::{Span, Spanned};
use crate::schema::{Field, Fields};
use crate::value::{Cadence, Date, Duration, ResponseTime};

/// A map of a record with its possible fields.
#[derive(Debug, Clone, Copy)]
pub struct RecordValues<'r> {
    /// The map.
    map: &'r FieldValue,
    pub(super) fields: &'r Fields,
}

/// A written field of a record.
#[derive(Debug, Clone)]
pub struct WrittenField<'r> {
    /// The way to it, with dots: `restore_test.date`.
    pub path: String,
    /// The field.
    pub field: &'r Field,
    /// What was written there.
    pub member: &'r Member,
    /// The map that it is in.
    pub map: RecordValues<'r>,
}

impl<'r> RecordValues<'r> {
    /// The `map` whose keys are names of `fields`.
    pub(super) fn new(map: &'r FieldValue, fields: &'r Fields) -> Self {
        Self { map, fields }
    }

    /// The bytes of the map.
    pub fn span(self) -> Span {
        self.map.span
    }

    /// The field of this name and what was written there, be it blank.
    pub fn member(self, name: &str) -> Option<&'r Member> {
        self.map.member(name)
    }

    fn value(self, name: &str) -> Option<&'r FieldValue> {
        self.member(name).map(|member| &member.value)
    }

    /// The text of a field that says something.
    pub fn text(self, name: &str) -> Option<&'r str> {
        self.value(name)?.text()
    }

    /// The word of a field, translations and spellings brought to the one that the schema has.
    pub fn word(self, name: &str) -> Option<&'r str> {
        let value = self.value(name)?;
        match &value.value {
            Value::Text(word) => Some(word),
            _ => value.text(),
        }
    }

    /// Whether a field says yes or no; none where it says neither.
    pub fn is(self, name: &str) -> Option<bool> {
        match self.value(name)?.value {
            Value::Bool(truth) => Some(truth),
            _ => None,
        }
    }

    /// The date of a field that has a readable one.
    pub fn date(self, name: &str) -> Option<Spanned<Date>> {
        let value = self.value(name)?;
        let Value::Date(date) = &value.value else { return None };
        Some(Spanned::new(date.clone(), value.span))
    }

    /// The duration of a field that has a readable one.
    pub fn duration(self, name: &str) -> Option<Spanned<Duration>> {
        let value = self.value(name)?;
        let Value::Duration(duration) = &value.value else { return None };
        Some(Spanned::new(duration.clone(), value.span))
    }

    /// The cadence, or the period, of a field that has a readable one.
    pub fn cadence(self, name: &str) -> Option<Spanned<Cadence>> {
        let value = self.value(name)?;
        let (Value::Cadence(cadence) | Value::Period(cadence)) = &value.value else { return None };
        Some(Spanned::new(cadence.clone(), value.span))
    }

    /// The response time of a field that has a readable one.
    pub fn response_time(self, name: &str) -> Option<Spanned<ResponseTime>> {
        let value = self.value(name)?;
        let Value::Response(response) = &value.value else { return None };
        Some(Spanned::new(response.clone(), value.span))
    }

    /// The texts of a list that say something, each with its bytes.
    pub fn texts(self, name: &str) -> impl Iterator<Item = Spanned<&'r str>> {
        self.value(name).into_iter().flat_map(FieldValue::texts)
    }

    /// The map of a field.
    pub fn map(self, name: &str) -> Option<RecordValues<'r>> {
        let map = self.value(name)?;
        let fields = &self.field(name)?.fields;
        (!map.members().is_empty()).then_some(RecordValues { map, fields })
    }

    /// The maps of a list; a map counts as a list of one.
    pub fn maps(self, name: &str) -> impl Iterator<Item = RecordValues<'r>> {
        let items = match self.value(name) {
            Some(map) if matches!(map.value, Value::Map(_)) => std::slice::from_ref(map),
            value => value.map(FieldValue::items).unwrap_or_default(),
        };
        let fields = self.field(name).map(|field| &field.fields);
        items.iter().filter_map(move |map| Some(RecordValues { map, fields: fields? }))
    }

    /// Every field of the record, and of the maps in it, with what was written there.
    pub fn all(self) -> Vec<WrittenField<'r>> {
        let mut all = Vec::new();
        self.collect("", &mut all);
        all
    }

    fn collect(self, above: &str, all: &mut Vec<WrittenField<'r>>) {
        for member in self.map.members() {
            let Some(field) = self.field(&member.key) else { continue };
            let path = format!("{above}{}", member.key);
            let below = format!("{path}.");
            all.push(WrittenField { path, field, member, map: self });
            for map in member.value.parts().iter().filter(|part| !part.members().is_empty()) {
                RecordValues { map, fields: &field.fields }.collect(&below, all);
            }
        }
    }

    fn field(self, name: &str) -> Option<&'r Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
