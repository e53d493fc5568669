//! What should be in a field, in the words of reports.

use crate::diagnostic::{Message, msg};
use crate::language::Lang;
use crate::schema::Field;

/// What belongs in `field`, its words in `lang`.
pub(super) fn of_field(field: &Field, lang: Lang) -> Message {
    if field.is_owner {
        return msg!(owner_empty_expected);
    }
    if let Some(value) = field.value {
        return value.expected();
    }
    let words = field.words_in(lang);
    if words.is_empty() {
        field.container.expected()
    } else {
        msg!(bad_value_words, words = words.join(", "))
    }
}
