//! What a column says for a kind: by its name, and by its values.

use super::blocks::Column;
use crate::record::label::FieldLabel;
use crate::record::{FieldValue, read};
use crate::schema::{Field, Keys, ValueType};
use crate::value::{Cadence, Duration};

/// Evidence that a name alone is.
pub(super) const WEAK: usize = 1;

/// Evidence that is enough together with a weak piece.
pub(super) const MODERATE: usize = 2;

/// Evidence that is enough.
pub(super) const STRONG: usize = 3;

/// Times that repeat faster are settings: `scrape interval: 15 s`.
const SHORTEST_RHYTHM: u64 = 60 * 60;

/// Longer texts, in bytes, are descriptions.
const LONGEST_RHYTHM: usize = 80;

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

/// What it says that these values stand under a name of the field: much if they are of its type; none if they are
/// of another.
pub(super) fn weight(field: &Field, column: &Column<'_>, unit: Option<&str>) -> Option<usize> {
    let is_checked = field.value.is_some() || !field.words.is_empty() || !field.fields.is_empty();
    if column.values.is_empty() || !is_checked {
        return Some(WEAK);
    }
    let fit = column.fit(field, unit);
    let is_typed = fit * 2 >= column.values.len();
    match field.value {
        // Days stand in many tables.
        Some(ValueType::Date) if is_typed => Some(WEAK),
        Some(_) if is_typed => Some(STRONG),
        Some(_) => None,
        None if is_typed && field.fields.is_empty() => Some(STRONG),
        None if is_typed => Some(MODERATE),
        None => Some(WEAK),
    }
}

/// Whether `text` is a value of the type of the field, or has a part that is.
pub(super) fn is_of_type(field: &Field, text: &str, unit: Option<&str>) -> bool {
    if !field.words.is_empty() {
        return field.knows(text);
    }
    if field.value == Some(ValueType::Cadence) {
        return is_rhythm(text);
    }
    let plain = read(field, text);
    let value = match unit {
        Some(unit) if !plain.is_typed() => FieldValue::with_unit(field, text, unit),
        _ => plain,
    };
    let parts = value.parts();
    let of_maps = parts.iter().flat_map(|part| part.members()).map(|member| &member.value);
    value.is_typed() || of_maps.chain(parts).any(FieldValue::is_typed)
}

/// Whether `text` says how often something is done.
pub(super) fn is_rhythm(text: &str) -> bool {
    if text.len() > LONGEST_RHYTHM {
        return false;
    }
    let cadence = Cadence::parse(text).ok().flatten();
    let is_setting =
        || matches!(Duration::parse(text), Ok(Some(it)) if it.seconds() < SHORTEST_RHYTHM);
    cadence.is_some_and(|cadence| cadence.interval().is_some()) && !is_setting()
}

/// `30 Tage`: how long something is, rather than how often it is done; `2x im Monat` is no such quantity.
pub(super) fn is_quantity(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    rest.len() < text.len() && !rest.starts_with(['x', '×']) && text.split_whitespace().count() < 3
}

/// Whether the field holds an identifier.
pub(super) fn is_id(field: &Field) -> bool {
    field.name.ends_with("id")
}

/// `RT-1`: one word with a digit.
pub(super) fn looks_like_id(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_whitespace)
}
