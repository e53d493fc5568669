//! The fields that a written name means: the head of a column, or the key before a value.

use super::value::FieldValue;
use super::written::LocatedText;
use crate::diagnostic::Span;
use crate::schema::{Field, Fields};
use crate::value::Unit;

/// A field that a name means.
#[derive(Debug, Clone)]
pub(super) struct FieldLabel<'f> {
    /// The way to the field.
    pub(super) path: Vec<&'f Field>,
    /// The unit that the name gives for bare numbers: `h` in `RTO (h)`.
    pub(super) unit: Option<String>,
}

impl FieldLabel<'_> {
    /// Whether it means the field that names a record.
    pub(super) fn is_name(&self) -> bool {
        self.path.first().is_some_and(|field| field.is_name)
    }

    /// Whether it means one of the fields `names` of the kind.
    pub(super) fn is_one_of(&self, names: &[String]) -> bool {
        self.path.first().is_some_and(|field| names.contains(&field.name))
    }
}

/// Whether a name that is no field may be those of several, or one with a unit.
pub(super) fn has_parts(name: &str) -> bool {
    name.contains('/') || Unit::split_head(name).is_some()
}

/// The fields of a name: one, none, or several for `RPO/RTO`.
pub(super) fn fields<'f>(fields: &'f Fields, name: &LocatedText<'_>) -> Vec<FieldLabel<'f>> {
    if let Some(label) = single(fields, name.text()) {
        return vec![label];
    }
    if !name.text().contains('/') {
        return Vec::new();
    }
    let keys = name.split(|it, _| it == '/');
    let labels: Option<Vec<FieldLabel<'f>>> =
        keys.iter().map(|key| single(fields, key.text())).collect();
    let mut labels = labels.unwrap_or_default();
    // `RPO / RTO (h)`: the unit is that of both.
    let unit = labels.last().and_then(|last| last.unit.clone());
    for label in &mut labels {
        label.unit = label.unit.take().or_else(|| unit.clone());
    }
    // `System/Component` names one thing.
    labels.dedup_by_key(|label| path_of(&label.path));
    labels
}

fn path_of<'f>(path: &[&'f Field]) -> Vec<&'f str> {
    path.iter().map(|field| field.name.as_str()).collect()
}

/// The field of a name, with a unit or another name of the field behind it: `RTO (h)`, `RTO/h`, `Recovery time (RTO)`.
fn single<'f>(fields: &'f Fields, name: &str) -> Option<FieldLabel<'f>> {
    if let Some(path) = fields.path(name) {
        return Some(FieldLabel { path, unit: None });
    }
    let (first, second) = Unit::split_head(name)?;
    let path = fields.path(first);
    if let Some(path) = path.as_ref().filter(|path| is_time(path) && is_unit(path, second)) {
        return Some(FieldLabel { path: path.clone(), unit: Some(second.to_owned()) });
    }
    // `RPO/RTO` are two fields.
    let is_remark = name.trim_end().ends_with([')', ']']);
    let other = fields.path(second).filter(|other| is_remark && is_time(other))?;
    let is_same = path.is_none_or(|path| path_of(&other) == path_of(&path));
    is_same.then_some(FieldLabel { path: other, unit: None })
}

fn is_time(path: &[&Field]) -> bool {
    path.last().and_then(|field| field.value).is_some_and(|value| value.is_time())
}

/// Whether a number before the word is a value of the field.
fn is_unit(path: &[&Field], word: &str) -> bool {
    let read = |field: &&Field| FieldValue::in_unit(field, "1", word, Span::at(0)).is_typed();
    let is_word = !word.contains(char::is_numeric);
    is_word && path.last().is_some_and(read)
}
