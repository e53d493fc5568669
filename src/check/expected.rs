//! What should stand in a field, in the words of reports.

use crate::diagnostic::{Message, msg};
use crate::language::Lang;
use crate::schema::{Container, Field, ValueType};

/// What belongs in `field`, its words in `lang`.
pub(super) fn of_field(field: &Field, lang: Lang) -> Message {
    if field.is_owner {
        return msg!(owner_empty_expected);
    }
    if let Some(value) = field.value {
        return of_value(value);
    }
    let words = field.words_in(lang);
    match field.container {
        _ if !words.is_empty() => msg!(bad_value_words, words = words.join(", ")),
        Container::Text => msg!(bad_value_text),
        Container::Boolean => msg!(bad_value_boolean),
        Container::Integer => msg!(bad_value_integer),
        Container::Number => msg!(bad_value_number),
        Container::List | Container::Maps => msg!(bad_value_array),
        Container::Map => msg!(bad_value_object),
    }
}

/// How a value of the type is written.
pub(super) fn of_value(value: ValueType) -> Message {
    match value {
        ValueType::Date => msg!(bad_date_expected),
        ValueType::Duration => msg!(bad_duration_expected),
        ValueType::Cadence | ValueType::Period => msg!(bad_duration_expected_cadence),
        ValueType::ResponseTime => msg!(bad_duration_expected_response),
    }
}
