//! Yes and no.

use super::{Blank, outcome};
use crate::lexicon::{WordList, answer, backup, bare_vowels, spelled_out};

/// Whether `text` says yes or no, in any case; none where it says neither.
#[must_use]
pub fn truth(text: &str) -> Option<bool> {
    let says = |words: WordList| words.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    if says(answer::YES) {
        Some(true)
    } else if says(answer::NO) {
        Some(false)
    } else {
        None
    }
}

/// What `text` says to the question whether a thing has the quality `name`, in a word, a sign or with a remark: `ja
/// (LUKS)`, `nein, geplant`, and for `encrypted` also `AES-256`. None where it says neither, or takes back what it says:
/// `ja?`, `teilweise`.
#[must_use]
pub fn answered(name: &str, text: &str) -> Option<bool> {
    if let Some(truth) = truth(text) {
        return Some(truth);
    }
    match Blank::of(text).or_else(|| Blank::of_retracted(text)) {
        Some(Blank::Nothing) => return Some(false),
        Some(Blank::Unknown) => return None,
        None => {}
    }
    let own = backup::QUALITIES.iter().find(|(quality, ..)| *quality == name);
    let opposite = own.and_then(|(.., opposite)| mentioned(text, *opposite)).map(|says| !says);
    let named = opposite.or_else(|| mentioned(text, own?.1));
    let spelled = spelled_out(trimmed(text));
    let remark = affirmed(&spelled);
    if named == Some(false) {
        // `ja (unverschlüsselt)`
        return named.filter(|_| remark.is_none());
    }
    let is_partial = answer::PARTIAL.iter().any(|word| outcome::behind(&spelled, word).is_some());
    if is_partial || outcome::has_reservation(remark.unwrap_or(&spelled)) {
        return None;
    }
    remark.map(|_| true).or(named)
}

/// What follows the word or sign for yes that `spelled` begins with: behind a space, or set apart.
fn affirmed(spelled: &str) -> Option<&str> {
    let is_apart = |rest: &str| {
        let rest = rest.trim_start_matches('\u{fe0f}').trim_start();
        rest.is_empty() || rest.starts_with(|c: char| ",;:.!(–—".contains(c))
    };
    let rest = backup::AFFIRMED.iter().find_map(|word| {
        let is_yes = answer::YES.has(word) || !word.starts_with(char::is_alphanumeric);
        let is_word = |rest: &&str| is_apart(rest) || (is_yes && rest.starts_with(' '));
        spelled.strip_prefix(word).filter(is_word)
    })?;
    Some(rest)
}

/// Without emphasis, brackets and marks around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "*_()[].!\u{fe0f}".contains(c))
}

/// Whether `text` says yes and nothing else: `ja`, `✓`, `vorhanden`.
#[must_use]
pub fn is_affirmed(text: &str) -> bool {
    backup::AFFIRMED.has(&spelled_out(trimmed(text)))
}

/// Whether `text` has one of the words, or phrases, or a word that begins with one of at least six letters, or denies
/// it; none where it says neither.
#[must_use]
pub fn mentioned(text: &str, words: WordList) -> Option<bool> {
    let plain = bare_vowels(text);
    let all = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let all = all.fold(" ".to_owned(), |text, word| text + word + " ");
    let found = words.iter().find_map(|word| {
        let sought = format!(" {word}");
        let mut matches = all.match_indices(&sought).filter(|(at, _)| {
            let behind = all.get(at + sought.len()..).unwrap_or_default();
            behind.starts_with(' ') || word.len() >= 6
        });
        matches.next().map(|(at, _)| at)
    })?;
    let before = all.get(..found)?.split_whitespace().next_back();
    Some(!before.is_some_and(|word| backup::NOT.has(word)))
}

#[cfg(test)]
mod tests {
    use super::{answered, truth};

    #[test]
    fn bare_words_are_yes_or_no() {
        for (text, says) in
            [("Ja", Some(true)), (" no ", Some(false)), ("✓", None), ("ja (LUKS)", None)]
        {
            assert_eq!(truth(text), says, "{text}");
        }
    }

    #[test]
    fn answers_may_have_a_remark() {
        for text in [
            "ja",
            "ja (LUKS)",
            "ja, clientseitig",
            "yes, AES-256",
            "ja – GPG",
            "**ja**",
            "ja mit LUKS",
            "AES-256",
            "AES256",
            "✓",
            "✅ restic",
            "client-side",
            "clientseitig",
            "LUKS",
            "verschlüsselt",
            "restic (AES-256)",
            "ja (ohne Fehler)",
        ] {
            assert_eq!(answered("encrypted", text), Some(true), "{text}");
        }
        for text in [
            "nein",
            "nein (geplant)",
            "No, planned",
            "✗",
            "nicht verschlüsselt",
            "unverschlüsselt",
            "not encrypted",
        ] {
            assert_eq!(answered("encrypted", text), Some(false), "{text}");
        }
        for text in [
            "ja?",
            "jein",
            "noch nicht",
            "teilweise",
            "teilweise verschlüsselt",
            "ja, aber nur Fotos",
            "ja (geplant)",
            "ja, teilweise",
            "yes, except photos",
            "AES-256 (geplant)",
            "LUKS?",
            "nur LUKS auf dem Laptop",
            "Jakob",
            "yesterday",
            "X-Drive",
            "OK Cloud",
            "vielleicht",
            "restic",
        ] {
            assert_eq!(answered("encrypted", text), None, "{text}");
        }
    }

    #[test]
    fn only_its_own_words_affirm_a_quality() {
        assert_eq!(answered("offsite", "ja (Falkenstein)"), Some(true));
        assert_eq!(answered("offsite", "Hetzner"), Some(true));
        assert_eq!(answered("offsite", "AES-256"), None);
        assert_eq!(answered("stateless", "AES-256"), None);
        assert_eq!(answered("immutable", "Object Lock"), Some(true));
    }
}
