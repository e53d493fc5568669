//! Whether a text is a value of a field: of its type, or one of its words.

use crate::diagnostic::Span;
use crate::record::{FieldValue, read};
use crate::schema::{Field, ValueType};
use crate::value::{Cadence, Duration};

/// Times that repeat faster are settings: `scrape interval: 15 s`.
const SHORTEST_RHYTHM: u64 = 60 * 60;

/// Longer texts, in bytes, are descriptions.
const LONGEST_RHYTHM: usize = 80;

/// Whether `text` is a value of the type of the field, or has a part that is.
pub(super) fn is_of_type(field: &Field, text: &str, unit: Option<&str>) -> bool {
    if !field.words.is_empty() {
        return field.knows(text);
    }
    if field.value == Some(ValueType::Cadence) {
        return is_rhythm(text);
    }
    let value = match unit {
        Some(unit) => FieldValue::in_unit(field, text, unit, Span::at(0)),
        None => read(field, text),
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
