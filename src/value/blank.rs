//! Texts that say that there is no value yet.

use super::cursor::{Cursor, is_dash, is_space, trim_markup};
use crate::lexicon::{answer::BLANK, spelled_out};

/// Whether `text` states no value: empty, dashes, `_offen_`, `n/a`, `TBD`, `Nächster Termin festlegen` …
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let body = trim_markup(text).trim_matches(|c| is_space(c) || "()[]<>*_`".contains(c));
    let mut cursor = Cursor::new(body);
    cursor.any_of(BLANK);
    cursor.take_while(|c| is_dash(c) || is_space(c));
    cursor.is_empty()
}

/// Takes a text that states no value from the beginning.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<()> {
    if cursor.any_of(BLANK) {
        return Some(());
    }
    dash(cursor)
}

/// A dash that stands alone.
fn dash(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.attempt(|cursor| {
        let dashes = cursor.take_while(is_dash);
        let alone = cursor.is_empty() || cursor.peek().is_some_and(is_space);
        let before_number =
            spelled_out(cursor.rest()).trim_start().starts_with(|c: char| c.is_ascii_digit());
        (!dashes.is_empty() && alone && !before_number).then_some(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks() {
        for text in [
            "",
            " ",
            "\u{a0}",
            "–",
            "—",
            "-",
            "---",
            "offen",
            "_offen_",
            "**offen**",
            "(offen)",
            "n/a",
            "N/A",
            "n. a.",
            "k.A.",
            "TBD",
            "[TBD]",
            "Nächster Termin festlegen",
            "naechster Termin festlegen",
            "?",
            "…",
        ] {
            assert!(is_blank(text), "{text}");
        }
        for text in ["offener", "4 h", "- 4 h", "täglich", "0"] {
            assert!(!is_blank(text), "{text}");
        }
    }
}
