//! What should stand in a field, in the words of reports.

use crate::diagnostic::{Message, msg};
use crate::language::Lang;
use crate::schema::{Container, Field, ValueType};

/// What belongs in `field`, its words in `lang`.
pub(super) fn of_field(field: &Field, lang: Lang) -> Message {
    if field.is_owner {
        return msg!("owner-empty-expected");
    }
    if let Some(value) = field.value {
        return of_value(value);
    }
    let words = field.words_in(lang);
    match field.container {
        _ if !words.is_empty() => msg!("bad-value-words", words = words.join(", ")),
        Container::Text => msg!("bad-value-text"),
        Container::Boolean => msg!("bad-value-boolean"),
        Container::Integer => msg!("bad-value-integer"),
        Container::Number => msg!("bad-value-number"),
        Container::List | Container::Maps => msg!("bad-value-array"),
        Container::Map => msg!("bad-value-object"),
    }
}

/// How a value of the type is written.
pub(super) fn of_value(value: ValueType) -> Message {
    match value {
        ValueType::Date => msg!("bad-date-expected"),
        ValueType::Duration => msg!("bad-duration-expected"),
        ValueType::Cadence | ValueType::Period => msg!("bad-duration-expected-cadence"),
        ValueType::ResponseTime => msg!("bad-duration-expected-response"),
    }
}
