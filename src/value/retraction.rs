//! Words that take back what a text says of a copy: it is switched off, it fails, it is only planned.

use super::{Blank, Cadence, is_open};
use crate::lexicon::{WordList, backup, look_up, spelled_out, time};

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

    /// What a text about nothing but the state of a copy says of it: `deaktiviert`, `schlägt seit Mai fehl`, `noch nicht
    /// eingerichtet`, `ab 2027`.
    #[must_use]
    pub fn of_condition(text: &str) -> Option<Self> {
        let words = PlainWords::of(text);
        let is_open = || is_open(text) || words.is_time_limit();
        words.condition().or_else(|| is_open().then_some(Self::Unknown))
    }
}

/// `restic nach S3?`
fn doubted(text: &str) -> Option<Blank> {
    text.trim_end().ends_with('?').then_some(Blank::Unknown)
}

/// `siehe Betriebshandbuch`, `see below`: what is copied is elsewhere, if anywhere.
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

    /// What its words take back, wherever they are, unless they name a case: `Mail, wenn fehlgeschlagen`.
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
        let is_limited = || self.is_past() || self.time_limit().is_some();
        found.map(|(left, _)| *left).or_else(|| is_limited().then_some(Blank::Unknown))
    }

    /// `täglich gewesen`, `formerly daily`
    fn is_past(&self) -> bool {
        let mut words = self.0.split_whitespace();
        [words.next(), words.next_back()].into_iter().flatten().any(|word| backup::PAST.has(word))
    }

    /// Whether it says nothing but from when or until when: `ab 2027`, `erst ab 1.3.2027`.
    fn is_time_limit(&self) -> bool {
        self.time_limit().is_some_and(|(before, behind)| {
            before.iter().all(|word| backup::BEFORE_LIMIT.has(word)) && behind.is_empty()
        })
    }

    /// The words before and behind a day, month or year from which or until which something happens: `ab 1.3.2027`, `bis
    /// Ende März`; not `ab 22 Uhr`.
    fn time_limit(&self) -> Option<(Vec<&str>, Vec<&str>)> {
        let words: Vec<&str> = self.0.split_whitespace().collect();
        let is_start = |at: &usize| words.get(*at).is_some_and(|word| backup::LIMITS.has(word));
        (0..words.len()).filter(is_start).find_map(|at| {
            let behind = words.get(at + 1..)?;
            let length = calendar_words(behind)?;
            Some((words.get(..at)?.to_vec(), behind.get(length..)?.to_vec()))
        })
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

/// How many of the first words name a day, month or year; none where they name none.
fn calendar_words(words: &[&str]) -> Option<usize> {
    const MOST: usize = 5;
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let is_year = |word: &str| {
        is_number(word) && word.len() == 4 && ["19", "20"].iter().any(|it| word.starts_with(it))
    };
    let is_month = |word: &str| look_up(time::MONTH_NAMES, word).is_some();
    let is_quarter = |word: &str| {
        word.len() == 2 && word.starts_with('q') && word.ends_with(['1', '2', '3', '4'])
    };
    let belongs = |word: &&&str| {
        is_month(word)
            || is_year(word)
            || is_quarter(word)
            || backup::PARTS_OF_YEAR.has(word)
            || (is_number(word) && word.len() <= 2)
    };
    let length = words.iter().take(MOST).take_while(belongs).count();
    let named = words.get(..length)?;
    let is_calendar = named.iter().any(|word| is_month(word) || is_year(word) || is_quarter(word));
    let is_clock = words.get(length).is_some_and(|word| backup::O_CLOCK.has(word));
    (is_calendar && !is_clock).then_some(length)
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
            "täglich ab 1.3.2027",
            "täglich (ab 2027)",
            "täglich, erst ab März 2027",
            "restic täglich ab Q2 2027 nach S3",
            "täglich bis Ende 2025",
            "täglich bis Ende März",
            "daily until 2024",
            "daily from 2027-01-01",
            "daily (starting May 2027)",
            "täglich gewesen",
            "früher täglich",
            "formerly daily",
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
            "täglich bis 6 Uhr",
            "täglich ab 22 Uhr",
            "werktags bis 18:00",
            "täglich ab 22:30",
            "täglich von 1 bis 5 Uhr",
            "täglich ab 2000 Uhr",
            "täglich seit 2024",
            "täglich bis wöchentlich",
            "Mo bis Fr",
            "NAS (ab 2024 mit ECC)",
            "from NAS to S3",
            "",
        ] {
            assert_eq!(Blank::of_retracted(text), None, "{text}");
        }
    }
}
