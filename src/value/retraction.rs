//! Words that take back what a text says of a copy: it is switched off, it fails, it is only planned.

use super::{Blank, Cadence, is_open};
use crate::lexicon::{WordList, backup, spelled_out};

/// What words that take a copy back leave of it.
const WORDS: [(Blank, WordList); 2] =
    [(Blank::Nothing, backup::SWITCHED_OFF), (Blank::Unknown, backup::UNCERTAIN)];

impl Blank {
    /// What is left of the copy that `text` describes, where its words take it back: `restic täglich (deaktiviert)`
    /// leaves nothing, `vielleicht restic` leaves it open. `None` where nothing takes it back, or only a part of it:
    /// `NAS (noch nicht verschlüsselt)`, `Mail, wenn es fehlschlägt`.
    #[must_use]
    pub fn of_retracted(text: &str) -> Option<Self> {
        let mut parts = text.split([',', ';', '(', ')', '·', '|', '–', '—', '\n']);
        let first = PlainWords::of(parts.next()?);
        let taken_back = first.taken_back().or_else(|| parts.find_map(Self::of_condition));
        taken_back.or_else(|| doubted(text)).or_else(|| elsewhere(text))
    }

    /// What a text about nothing but how a copy stands says of it: `deaktiviert`, `schlägt seit Mai fehl`, `noch nicht
    /// eingerichtet`.
    #[must_use]
    pub fn of_condition(text: &str) -> Option<Self> {
        let open = || is_open(text).then_some(Self::Unknown);
        PlainWords::of(text).condition().or_else(open)
    }
}

/// `restic nach S3?`
fn doubted(text: &str) -> Option<Blank> {
    text.trim_end().ends_with('?').then_some(Blank::Unknown)
}

/// `siehe Betriebshandbuch`, `see below`: what is copied stands elsewhere, if anywhere.
fn elsewhere(text: &str) -> Option<Blank> {
    let spelled = spelled_out(text);
    let mut words = spelled.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let refers = words.next().is_some_and(|word| backup::REFERENCES.has(word));
    (refers && Cadence::find(text).is_none()).then_some(Blank::Unknown)
}

/// The words of a text in one spelling, with a space before and behind each.
struct PlainWords(String);

impl PlainWords {
    fn of(text: &str) -> Self {
        let spelled = spelled_out(text);
        let words = spelled.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self(words.fold(" ".to_owned(), |text, word| text + word + " "))
    }

    /// What its words take back, wherever they stand, unless they name a case: `Mail, wenn fehlgeschlagen`.
    fn taken_back(&self) -> Option<Blank> {
        let is_said = |phrase: &str| {
            let at = self.0.find(&format!(" {phrase} "));
            let Some((before, found)) = at.and_then(|at| self.0.split_at_checked(at)) else {
                return false;
            };
            let is_case = before.split_whitespace().any(|word| backup::CASES.has(word));
            let next = found.split_whitespace().nth(phrase.split(' ').count());
            // `geplant um 2 Uhr` is when it runs.
            !is_case && next.is_none_or(|next| !backup::AT_A_TIME.has(next))
        };
        let found = WORDS.iter().find(|(_, phrases)| phrases.iter().any(is_said));
        found.map(|(left, _)| *left)
    }

    /// What its words take back, if they say nothing else but since when, until when and why.
    fn condition(&self) -> Option<Blank> {
        let mut words = self.0.split_whitespace().peekable();
        while words.next_if(|word| backup::STATE_LEADS.has(word)).is_some() {}
        let rest = words.fold(" ".to_owned(), |text, word| text + word + " ");
        let lists = WORDS.iter().copied();
        let alone = [(Blank::Nothing, backup::HALTED), (Blank::Unknown, backup::NOT_YET)];
        lists.chain(alone).find_map(|(left, phrases)| {
            let is_all = phrases.iter().any(|phrase| {
                let behind = rest.strip_prefix(&format!(" {phrase} "));
                behind.is_some_and(|behind| {
                    let next = behind.split_whitespace().next();
                    next.is_none_or(|next| {
                        backup::STATE_TAILS.has(next)
                            || next.starts_with(|c: char| c.is_ascii_digit())
                    })
                })
            });
            is_all.then_some(left)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Blank;

    #[test]
    fn words_take_a_copy_back() {
        for text in [
            "restic täglich (deaktiviert)",
            "restic täglich nach Hetzner, zurzeit deaktiviert",
            "restic deaktiviert",
            "restic daily to S3 (disabled since May)",
            "restic, schlägt fehl",
            "restic schlägt seit Mai fehl",
            "borg (failing)",
            "borg daily, failing since 2026-01",
            "restic (noch nicht eingerichtet)",
            "restic – not configured yet",
            "Backup läuft nicht",
            "restic (paused)",
            "täglich (fehlgeschlagen)",
        ] {
            assert_eq!(Blank::of_retracted(text), Some(Blank::Nothing), "{text}");
        }
        for text in [
            "vielleicht restic",
            "maybe restic to S3",
            "restic (geplant)",
            "restic täglich nach Hetzner, geplant für Q3",
            "restic daily to S3 (planned)",
            "restic nach S3?",
            "restic (noch nicht)",
            "restic (offen)",
            "siehe [Backup-Konzept](backup.md)",
            "see below",
        ] {
            assert_eq!(Blank::of_retracted(text), Some(Blank::Unknown), "{text}");
        }
    }

    #[test]
    fn what_concerns_something_else_takes_nothing_back() {
        for text in [
            "restic täglich nach Hetzner",
            "NAS (noch nicht verschlüsselt)",
            "NAS (Auto-Mount deaktiviert)",
            "restic täglich, Mail wenn fehlgeschlagen",
            "restic daily with mail if it fails",
            "täglich geplant um 2 Uhr",
            "Geplante Aufgabe, täglich",
            "planned daily at 02:00",
            "restic, failed runs alert by mail",
            "VM stopped and dumped",
            "restic (nicht offline)",
            "offsite",
            "siehe unten: restic täglich nach Hetzner",
            "restic nach Hetzner, siehe unten",
            "Seetalk-Export",
            "",
        ] {
            assert_eq!(Blank::of_retracted(text), None, "{text}");
        }
    }
}
