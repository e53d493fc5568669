//! How a test ended, in the words that people write.

use super::cursor::{Cursor, trim_markup};
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

/// What negates is first.
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
        if let Some((outcome, rest)) = of_share(&spelled) {
            return outcome.unless_reserved(rest);
        }
        for (outcome, words) in OUTCOMES {
            let rest = words.iter().find_map(|word| behind(&spelled, word));
            let Some(rest) = rest else { continue };
            return match outcome {
                Self::Passed => passed(rest),
                Self::Partial | Self::Failed => Some(outcome),
            };
        }
        None
    }

    fn unless_reserved(self, rest: &str) -> Option<Self> {
        (self != Self::Passed || !has_reservation(rest)).then_some(self)
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

/// What `rest` leaves of the pass that it follows: `bestanden: nein` is none, `bestanden (2 von 5)` is one in part.
fn passed(rest: &str) -> Option<Outcome> {
    let said = rest.trim_start();
    let value = said.strip_prefix([':', '=']).map(str::trim_start);
    let is_no = |value: &str| {
        let signs = answer::NO.iter().chain(answer::FAILED.both.iter().copied());
        let rest = signs.into_iter().find_map(|word| behind(value, word));
        // `passed: no errors`
        rest.is_some_and(|rest| !rest.trim_start().starts_with(char::is_alphanumeric))
    };
    if value.is_some_and(is_no) {
        return Some(Outcome::Failed);
    }
    let share = of_share(rest.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let (outcome, rest) = share.unwrap_or((Outcome::Passed, rest));
    outcome.unless_reserved(rest)
}

/// The outcome that a share at the beginning of `text` is, and what follows it: `3/3`, `2 von 5`, `80 %`. A day and a
/// month of a year is none.
fn of_share(text: &str) -> Option<(Outcome, &str)> {
    let mut cursor = Cursor::new(text);
    let part: u32 = cursor.digits(1..=3)?.parse().ok()?;
    cursor.spaces();
    let whole = if cursor.eat('%') || cursor.any_of(answer::PERCENT) {
        100
    } else {
        let divides = cursor.eat('/') || cursor.any_of(answer::OUT_OF);
        cursor.spaces();
        cursor.digits(1..=3).filter(|_| divides)?.parse().ok()?
    };
    let goes_on = cursor.peek().is_some_and(|c| c.is_ascii_digit() || "./".contains(c));
    let outcome = match part {
        _ if goes_on || part > whole => return None,
        0 => Outcome::Failed,
        part if part == whole => Outcome::Passed,
        _ => Outcome::Partial,
    };
    Some((outcome, cursor.rest()))
}

/// What follows the whole word that `text` begins with.
pub(super) fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_prefix(word).filter(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether the words behind a pass take it back; `ohne Fehler` does not.
pub(super) fn has_reservation(rest: &str) -> bool {
    let words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let plain = words.clone().fold(" ".to_owned(), |text, word| text + word + " ");
    let is_said = |phrase: &str| plain.contains(&format!(" {phrase} "));
    if rest.starts_with('?') || answer::IN_PART.iter().any(is_said) {
        return true;
    }
    let mut before = "";
    for word in words {
        if answer::RESERVATIONS.has(word) && !answer::NO_RESERVATION.has(before) {
            return true;
        }
        before = word;
    }
    // `bestanden, nein` denies nothing else.
    answer::NO.has(before)
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
            ("passed: no", Some(Outcome::Failed)),
            ("bestanden: nein", Some(Outcome::Failed)),
            ("OK = false", Some(Outcome::Failed)),
            ("success: no (timeout)", Some(Outcome::Failed)),
            ("bestanden: ❌", Some(Outcome::Failed)),
            ("bestanden: ja", Some(Outcome::Passed)),
            ("passed: no errors", Some(Outcome::Passed)),
            ("bestanden, nein", None),
            ("passed 2/5", Some(Outcome::Partial)),
            ("passed 0/5", Some(Outcome::Failed)),
            ("bestanden (2 von 5)", Some(Outcome::Partial)),
            ("bestanden (80 %)", Some(Outcome::Partial)),
            ("passed (5 of 5)", Some(Outcome::Passed)),
            ("passed 5/5, but slow", None),
            ("passed 10/2026", Some(Outcome::Passed)),
            ("bestanden 24/7", Some(Outcome::Passed)),
            ("bestanden 01.03.2026", Some(Outcome::Passed)),
            ("passed in part", None),
            ("bestanden in Teilen", None),
            ("bestanden zum Teil", None),
            ("bestanden bis auf DB", None),
            ("bestanden, Teil 2 folgt im Mai", Some(Outcome::Passed)),
            ("3/3", Some(Outcome::Passed)),
            ("3/3 VMs", Some(Outcome::Passed)),
            ("2 von 5", Some(Outcome::Partial)),
            ("0/3", Some(Outcome::Failed)),
            ("100 %", Some(Outcome::Passed)),
            ("100%, aber langsam", None),
            ("80 Prozent", Some(Outcome::Partial)),
            ("150 %", None),
            ("1/11/2026", None),
            ("45 min", None),
            ("erfüllt", Some(Outcome::Passed)),
            ("nicht erfüllt", Some(Outcome::Failed)),
            ("all good", Some(Outcome::Passed)),
            ("alles ok", Some(Outcome::Passed)),
            ("n. i. O.", Some(Outcome::Failed)),
            ("n.i.O.", Some(Outcome::Failed)),
            ("erfolglos", Some(Outcome::Failed)),
            ("mangelhaft", Some(Outcome::Failed)),
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
