//! The parts of a playbook besides its steps, and the names that announce them.

use super::front_matter::FrontMatter;
use crate::lexicon::procedure::{
    CONTACT, OWNER, PRECONDITION, PartWords, SUCCESS, TIME_LIMIT, TRIGGER, WAY_BACK,
};
use crate::lexicon::{WordList, bare_vowels};

/// What a playbook has to say besides its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaybookPart {
    /// When it applies.
    Trigger,
    /// What has to be given before.
    Precondition,
    /// Who is responsible for it.
    Owner,
    /// How long it may take.
    TimeLimit,
    /// Contacts.
    Contact,
    /// What to do if it fails.
    WayBack,
    /// When it has succeeded.
    Success,
}

/// The name of a value has at most so many words.
const LABEL: usize = 2;

/// A cell that names what is beside it has at most so many words.
const CELL: usize = 3;

impl PlaybookPart {
    /// All parts, in the order in which a playbook is read.
    pub const ALL: [Self; 7] = [
        Self::Trigger,
        Self::Precondition,
        Self::Owner,
        Self::TimeLimit,
        Self::Contact,
        Self::WayBack,
        Self::Success,
    ];

    const fn words(self) -> PartWords {
        match self {
            Self::Trigger => TRIGGER,
            Self::Precondition => PRECONDITION,
            Self::Owner => OWNER,
            Self::TimeLimit => TIME_LIMIT,
            Self::Contact => CONTACT,
            Self::WayBack => WAY_BACK,
            Self::Success => SUCCESS,
        }
    }

    /// The parts that keys of front matter announce.
    pub fn of_keys(front_matter: &FrontMatter) -> Vec<Self> {
        let keys: Vec<Vec<String>> =
            front_matter.data.pairs().iter().map(|pair| words(&pair.key)).collect();
        Self::ALL.into_iter().filter(|part| keys.iter().any(|key| part.is_in(key))).collect()
    }

    /// Whether `name`, a heading, a label or a key, announces the part.
    pub fn is_named_by(self, name: &str) -> bool {
        self.is_in(&words(name))
    }

    /// Whether `name` announces the part and is as short as the name of a value: `Max. Dauer`, not `Dauer bis zum
    /// Anruf`.
    pub fn is_label(self, name: &str) -> bool {
        let name = words(name);
        name.len() <= LABEL && self.is_in(&name)
    }

    pub(super) fn is_in(self, name: &[String]) -> bool {
        let known = self.words();
        let is = |list: WordList, word: Option<&String>| word.is_some_and(|word| list.has(word));
        let places = || (0..name.len()).filter_map(|at| name.get(at..));
        let begins = |rest: &[String]| begins(known, rest).is_some();
        is(known.openings, name.first())
            || (name.len() == 1 && is(known.alone, name.first()))
            || places().any(begins)
    }

    /// Whether the words at the end of a cell announce the part: `Maximale Dauer`.
    pub(super) fn ends(self, name: &[String]) -> bool {
        let known = self.words();
        let places = || (0..name.len()).filter_map(|at| name.get(at..));
        let is_alone = name.len() == 1 && name.first().is_some_and(|word| known.alone.has(word));
        let is_opening = name.first().is_some_and(|word| known.openings.has(word));
        let ends = |rest: &[String]| begins(known, rest) == Some(rest.len());
        name.len() <= CELL && (is_alone || is_opening || places().any(ends))
    }

    /// Whether the first words of a sentence announce the part: `Prerequisites are the key and the card.`
    pub(super) fn opens(self, sentence: &[String]) -> bool {
        begins(self.words(), sentence).is_some()
    }
}

/// With how many words `name` begins with one of `known`.
fn begins(known: PartWords, name: &[String]) -> Option<usize> {
    let whole = |entry: &str| matching(entry, name, |word, entry| word == entry);
    let stem = |entry: &str| matching(entry, name, |word, entry| word.starts_with(entry));
    known.words.iter().find_map(whole).or_else(|| known.stems.iter().find_map(stem))
}

/// The number of words of `entry`, where `name` begins with all of them.
fn matching(entry: &str, name: &[String], is: impl Fn(&str, &str) -> bool) -> Option<usize> {
    let mut count = 0;
    for word in entry.split(' ') {
        if !is(name.get(count)?, word) {
            return None;
        }
        count += 1;
    }
    Some(count)
}

pub(super) fn words(text: &str) -> Vec<String> {
    let folded = bare_vowels(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::PlaybookPart;

    fn named(name: &str) -> Vec<PlaybookPart> {
        PlaybookPart::ALL.into_iter().filter(|part| part.is_named_by(name)).collect()
    }

    #[test]
    fn names_announce_parts() {
        for (name, part) in [
            ("Auslöser", PlaybookPart::Trigger),
            ("Wann dieses Playbook gilt", PlaybookPart::Trigger),
            ("When to use this", PlaybookPart::Trigger),
            ("Technische Voraussetzungen", PlaybookPart::Precondition),
            ("zustaendig", PlaybookPart::Owner),
            ("Maximale Dauer", PlaybookPart::TimeLimit),
            ("time_limit", PlaybookPart::TimeLimit),
            ("Time", PlaybookPart::TimeLimit),
            ("Who to call", PlaybookPart::Contact),
            ("Eskalationsstufen", PlaybookPart::Contact),
            ("Abbruch oder Ersatz", PlaybookPart::WayBack),
            ("Roll back", PlaybookPart::WayBack),
            ("Exit criteria", PlaybookPart::Success),
        ] {
            assert_eq!(named(name), [part], "{name}");
        }
    }

    #[test]
    fn near_misses_announce_nothing() {
        for name in [
            "Dauerhafter Fix",
            "Zweck",
            "Purpose",
            "Timeline",
            "Fix the system time",
            "Kontaktor tauschen",
            "Was wann geschah",
            "Exit code 137",
            "Erfolglose Anmeldungen",
            "",
        ] {
            assert_eq!(named(name), [], "{name}");
        }
    }
}
