//! Lines of iCalendar: escaping and folding (RFC 5545, sections 3.1 and 3.3.11).

/// The most bytes of a line.
const LIMIT: usize = 75;

/// The lines of a calendar.
#[derive(Debug, Default)]
pub(super) struct CalendarLines(String);

impl CalendarLines {
    /// Adds a line whose value is no text: a day, a number, an address.
    pub(super) fn value(&mut self, name: &str, value: &str) -> &mut Self {
        self.push(name.chars().chain([':']).chain(value.chars()));
        self
    }

    /// Adds a line whose value is a text, which may have several lines itself.
    pub(super) fn text(&mut self, name: &str, text: &str) -> &mut Self {
        let mut value = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                '\n' => value.push_str("\\n"),
                '\\' | ';' | ',' => value.extend(['\\', character]),
                _ if character.is_control() => value.push(' '),
                _ => value.push(character),
            }
        }
        self.value(name, &value)
    }

    /// All lines.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn push(&mut self, line: impl Iterator<Item = char>) {
        let mut length = 0;
        for character in line {
            length += character.len_utf8();
            if length > LIMIT {
                self.0.push_str("\r\n ");
                length = 1 + character.len_utf8();
            }
            self.0.push(character);
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped() {
        let mut lines = CalendarLines::default();
        lines.text("SUMMARY", "a, b; c\\d\n\u{7}\te:f");
        assert_eq!(lines.finish(), "SUMMARY:a\\, b\\; c\\\\d\\n  e:f\r\n");
    }

    #[test]
    fn lines_are_folded_between_characters() {
        for (text, expected) in [
            ("x".repeat(73), format!("X:{}\r\n", "x".repeat(73))),
            ("x".repeat(74), format!("X:{}\r\n x\r\n", "x".repeat(73))),
            ("x".repeat(73 + 75), format!("X:{}\r\n {}\r\n x\r\n", "x".repeat(73), "x".repeat(74))),
            ("ä".repeat(37), format!("X:{}\r\n ä\r\n", "ä".repeat(36))),
        ] {
            let mut lines = CalendarLines::default();
            lines.value("X", &text);
            assert_eq!(lines.finish(), expected);
        }
    }
}
