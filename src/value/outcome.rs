//! How a test ended, in the words that people write.

use super::cursor::trim_markup;
use super::is_blank;
use crate::lexicon::spelled_out;

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

/// Folded, at the beginning of the text; what negates stands first.
const WORDS: &[(&str, Outcome)] = &[
    ("nicht bestanden", Outcome::Failed),
    ("nicht erfolgreich", Outcome::Failed),
    ("nicht ok", Outcome::Failed),
    ("not passed", Outcome::Failed),
    ("not ok", Outcome::Failed),
    ("fehlgeschlagen", Outcome::Failed),
    ("fehlschlag", Outcome::Failed),
    ("gescheitert", Outcome::Failed),
    ("durchgefallen", Outcome::Failed),
    ("abgebrochen", Outcome::Failed),
    ("fehler", Outcome::Failed),
    ("failed", Outcome::Failed),
    ("failure", Outcome::Failed),
    ("fail", Outcome::Failed),
    ("aborted", Outcome::Failed),
    ("nok", Outcome::Failed),
    ("rot", Outcome::Failed),
    ("red", Outcome::Failed),
    ("nein", Outcome::Failed),
    ("no", Outcome::Failed),
    ("✗", Outcome::Failed),
    ("✘", Outcome::Failed),
    ("❌", Outcome::Failed),
    ("teilweise", Outcome::Partial),
    ("teilerfolg", Outcome::Partial),
    ("mit einschraenkungen", Outcome::Partial),
    ("bedingt", Outcome::Partial),
    ("partially", Outcome::Partial),
    ("partial", Outcome::Partial),
    ("gelb", Outcome::Partial),
    ("yellow", Outcome::Partial),
    ("bestanden", Outcome::Passed),
    ("erfolgreich", Outcome::Passed),
    ("erfolg", Outcome::Passed),
    ("in ordnung", Outcome::Passed),
    ("passed", Outcome::Passed),
    ("pass", Outcome::Passed),
    ("successful", Outcome::Passed),
    ("success", Outcome::Passed),
    ("succeeded", Outcome::Passed),
    ("okay", Outcome::Passed),
    ("ok", Outcome::Passed),
    ("i. o", Outcome::Passed),
    ("i.o", Outcome::Passed),
    ("io", Outcome::Passed),
    ("gruen", Outcome::Passed),
    ("green", Outcome::Passed),
    ("gut", Outcome::Passed),
    ("good", Outcome::Passed),
    ("ja", Outcome::Passed),
    ("yes", Outcome::Passed),
    ("✓", Outcome::Passed),
    ("✔", Outcome::Passed),
    ("✅", Outcome::Passed),
];

impl Outcome {
    /// Reads `text` by its first words. `None` where nothing is stated, or in words of one's own.
    pub fn parse(text: &str) -> Option<Self> {
        if is_blank(text) {
            return None;
        }
        let spelled = spelled_out(trim_markup(text));
        let begins = |word: &str| {
            let rest = spelled.strip_prefix(word)?;
            rest.chars().next().is_none_or(|next| !next.is_alphanumeric()).then_some(())
        };
        WORDS.iter().find(|(word, _)| begins(word).is_some()).map(|(_, outcome)| *outcome)
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
