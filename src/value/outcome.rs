//! How a test ended, in the words that people write.

use super::cursor::trim_markup;
use super::{is_blank, is_open};
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
    /// Reads `text` by its first words. `None` where nothing is stated, or in words of one's own, or where a pass is
    /// taken back: `bestanden, aber ohne Fotos`.
    pub fn parse(text: &str) -> Option<Self> {
        if is_blank(text) {
            return None;
        }
        let spelled = spelled_out(trim_markup(text));
        for (outcome, words) in OUTCOMES {
            let rest = words.iter().find_map(|word| behind(&spelled, word));
            let Some(rest) = rest else { continue };
            let is_clear = outcome != Self::Passed || !has_reservation(rest);
            return is_clear.then_some(outcome);
        }
        None
    }

    /// Whether `text`, in the place of a result, says that the test is still to come.
    pub fn is_to_come(text: &str) -> bool {
        let spelled = spelled_out(trim_markup(text));
        answer::PLANNED.iter().any(|word| behind(&spelled, word).is_some())
    }
}

/// Whether `text` says of a test that it was never made.
pub fn is_never(text: &str) -> bool {
    let spelled = spelled_out(trim_markup(text));
    answer::NEVER.iter().any(|word| behind(&spelled, word).is_some())
}

/// Whether `text`, in the place of the result of maintenance, says that it was not done: `fehlgeschlagen`, `verschoben`,
/// `offen`. What was found does not: `keine Auffälligkeiten`, `Fehler behoben`.
pub fn is_not_done(text: &str) -> bool {
    let spelled = spelled_out(trim_markup(text));
    let begins = |word: &str| behind(&spelled, word).is_some();
    let is_alone = answer::NO.has(&spelled) || is_open(text);
    is_alone || answer::NOT_DONE.iter().any(begins) || Outcome::is_to_come(text)
}

/// What follows the whole word that `text` begins with.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_prefix(word).filter(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether the words behind a pass take it back; `ohne Fehler` does not.
fn has_reservation(rest: &str) -> bool {
    if rest.starts_with('?') {
        return true;
    }
    let mut denied = false;
    for word in rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if answer::RESERVATIONS.has(word) && !denied {
            return true;
        }
        denied = answer::NO_RESERVATION.has(word);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Outcome, is_never, is_not_done};

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
            ("bestanden, ohne Fehler", Some(Outcome::Passed)),
            ("passed without any errors", Some(Outcome::Passed)),
            ("OK nach Neustart", Some(Outcome::Passed)),
            ("bestanden, aber ohne Fotos", None),
            ("bestanden mit Fehlern", None),
            ("passed except the photos", None),
            ("passed partially", None),
            ("passed (dry run)", None),
            ("OK?", None),
            ("–", None),
            ("siehe Ticket", None),
            ("notiert", None),
        ] {
            assert_eq!(Outcome::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn a_test_can_have_never_been() {
        for text in ["noch nie", "_nie_", "Never (planned)", "nicht getestet", "untested"] {
            assert!(is_never(text), "{text}");
        }
        for text in ["", "–", "niemand", "offen", "nicht bestanden", "2026-01-10"] {
            assert!(!is_never(text), "{text}");
        }
    }

    #[test]
    fn maintenance_can_be_left_undone() {
        for text in
            ["fehlgeschlagen", "❌ Abgebrochen (Akku)", "Verschoben auf Mai", "nein", "offen"]
        {
            assert!(is_not_done(text), "{text}");
        }
        for text in ["not done", "skipped", "Failed", "geplant", "planned", "no"] {
            assert!(is_not_done(text), "{text}");
        }
        for text in ["", "ok", "Keine Auffälligkeiten", "no findings", "Fehler behoben", "–"] {
            assert!(!is_not_done(text), "{text}");
        }
        for text in ["erledigt", "teilweise", "Batterie bei 85 %", "nichts zu tun", "done"] {
            assert!(!is_not_done(text), "{text}");
        }
    }

    #[test]
    fn a_test_can_be_still_to_come() {
        for text in ["geplant", "Planned for December", "_scheduled_"] {
            assert!(Outcome::is_to_come(text), "{text}");
        }
        for text in ["bestanden wie geplant", "planmäßig", "", "offen"] {
            assert!(!Outcome::is_to_come(text), "{text}");
        }
    }
}
