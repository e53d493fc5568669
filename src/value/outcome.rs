//! How a test ended, in the words that people write.

use super::cursor::trim_markup;
use super::is_blank;
use crate::lexicon::{WordList, answer, spelled_out};

/// How a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It did what it should.
    Passed,
    /// In part.
    Partial,
    /// It did not.
    Failed,
}

/// What negates stands first.
const OUTCOMES: [(Outcome, WordList); 3] = [
    (Outcome::Failed, answer::FAILED),
    (Outcome::Partial, answer::PARTIAL),
    (Outcome::Passed, answer::PASSED),
];

impl Outcome {
    /// Reads `text` by its first words. `None` where nothing is stated, or in words of one's own.
    pub fn parse(text: &str) -> Option<Self> {
        if is_blank(text) {
            return None;
        }
        let spelled = spelled_out(trim_markup(text));
        let begins = |word: &str| {
            let rest = spelled.strip_prefix(word);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let found = OUTCOMES.iter().find(|(_, words)| words.iter().any(begins));
        found.map(|(outcome, _)| *outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::Outcome;

    #[test]
    fn words_have_outcomes() {
        for (text, expected) in [
            ("bestanden", Some(Outcome::Passed)),
            ("Bestanden, 45 min", Some(Outcome::Passed)),
            ("✅ OK", Some(Outcome::Passed)),
            ("Grün", Some(Outcome::Passed)),
            ("nicht bestanden", Some(Outcome::Failed)),
            ("Fehlgeschlagen (PVC)", Some(Outcome::Failed)),
            ("teilweise bestanden", Some(Outcome::Partial)),
            ("mit Einschränkungen bestanden", Some(Outcome::Partial)),
            ("–", None),
            ("siehe Ticket", None),
            ("notiert", None),
        ] {
            assert_eq!(Outcome::parse(text), expected, "{text}");
        }
    }
}
