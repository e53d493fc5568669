//! What a column says for a kind: by its name, and by its values.

use super::blocks::Column;
use crate::record::label::FieldLabel;
use crate::schema::{Field, Keys, ValueType};

/// Evidence that a name alone is.
pub(super) const WEAK: usize = 1;

/// Evidence that is enough together with a weak piece.
pub(super) const MODERATE: usize = 2;

/// Evidence that is enough.
pub(super) const STRONG: usize = 3;

/// What it says for a kind with these keys that a column has the name of the field: nothing where it is no key, none
/// where the values are of another type.
pub(super) fn evidence(keys: &Keys, label: &FieldLabel<'_>, column: &Column<'_>) -> Option<usize> {
    let (outer, field) = (label.path.first()?, label.path.last()?);
    // Anything has a name.
    if field.is_name && column.key == "name" {
        return None;
    }
    let is_key = keys.all.iter().chain(&keys.of).any(|key| *key == outer.name);
    let weight = weight(field, column, label.unit.as_deref())?;
    Some(match label.path.len() {
        _ if !is_key => 0,
        1 => weight,
        // `Retention` of a backup is that of other things too.
        _ => weight.min(MODERATE),
    })
}

/// What it says that these values are under a name of the field: much if they are of its type; none if they are
/// of another.
pub(super) fn weight(field: &Field, column: &Column<'_>, unit: Option<&str>) -> Option<usize> {
    let is_checked = field.value.is_some() || !field.words.is_empty() || !field.fields.is_empty();
    if column.values.is_empty() || !is_checked {
        return Some(of_pattern(field, column));
    }
    let fit = column.fit(field, unit);
    let is_typed = fit * 2 >= column.values.len();
    match field.value {
        // Days are in many tables.
        Some(ValueType::Date) if is_typed => Some(WEAK),
        Some(_) if is_typed => Some(STRONG),
        Some(_) => None,
        None if is_typed && field.fields.is_empty() => Some(STRONG),
        None if is_typed => Some(MODERATE),
        None => Some(of_pattern(field, column)),
    }
}

/// Much where most values look like those of the field, such as addresses of hosts.
fn of_pattern(field: &Field, column: &Column<'_>) -> usize {
    let Some(pattern) = &field.pattern else { return WEAK };
    let fit = column.values.iter().filter(|text| pattern.is_match(text)).count();
    if fit > 0 && fit * 2 >= column.values.len() { STRONG } else { WEAK }
}

/// Whether the field holds an identifier.
pub(super) fn is_id(field: &Field) -> bool {
    field.name.ends_with("id")
}

/// `RT-1`: one word with a digit.
pub(super) fn looks_like_id(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_whitespace)
}
