//! Words as the search compares them, and how much each says of its section.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// In characters; what is longer is found by its beginning.
const LONGEST_WORD: usize = 40;
/// Sections of a page that are told apart; the last one stands for all that follow.
const MOST_SECTIONS: usize = 256;

/// How much a word says of the section that it stands in.
#[derive(Clone, Copy)]
pub(super) struct Weight {
    each: u8,
    most: u8,
}

impl Weight {
    /// The most that [`Terms`] holds.
    pub(super) const LIMIT: u64 = 8;
    pub(super) const TEXT: Self = Self { each: 1, most: 3 };
    /// Description, tags, front matter.
    pub(super) const BESIDE: Self = Self { each: 3, most: 6 };
    pub(super) const HEADING: Self = Self { each: 4, most: 7 };
    pub(super) const TITLE: Self = Self { each: 7, most: 7 };
}

/// Words of a page, each with its sections and its weight there.
#[derive(Debug, Default)]
pub(super) struct Terms(BTreeMap<String, BTreeMap<u8, u8>>);

/// A word, folded, with the numbers of its sections and its weight in each.
pub(super) type Term = (Box<str>, Box<[(u8, u8)]>);

impl Terms {
    /// Counts the words of `text`, which stands in section number `section`.
    pub(super) fn add(&mut self, section: usize, text: &str, weight: Weight) {
        let section = u8::try_from(section.min(MOST_SECTIONS - 1)).unwrap_or(u8::MAX);
        let folded = fold(text);
        for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let word = word.chars().take(LONGEST_WORD).collect();
            let known = self.0.entry(word).or_default().entry(section).or_default();
            *known = (*known).max((*known + weight.each).min(weight.most));
        }
    }

    /// Sorted by word and section.
    pub(super) fn into_sorted(self) -> Box<[Term]> {
        let sorted = |(word, places): (String, BTreeMap<_, _>)| {
            (word.into_boxed_str(), places.into_iter().collect())
        };
        self.0.into_iter().map(sorted).collect()
    }
}

/// Lower case, without accents, `ß` as `ss`, and an umlaut like its spelling with `e`. The theme's
/// script folds what is searched for in the same way.
fn fold(text: &str) -> String {
    let bare: String = text.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let pairs = [("ae", "a"), ("oe", "o"), ("ue", "u")];
    let lower = bare.to_lowercase().replace('ß', "ss");
    pairs.iter().fold(lower, |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_are_one() {
        for text in ["Prüfung", "Pruefung", "PRÜFUNG", "pru\u{308}fung"] {
            assert_eq!(fold(text), "prufung");
        }
        assert_eq!(fold("Straße café Ærø"), "strasse cafe ærø");
    }

    #[test]
    fn a_word_weighs_more_in_a_title_than_often_in_a_text() {
        let mut terms = Terms::default();
        terms.add(0, "Backup: backup, BACKUP, backup; NAS", Weight::TEXT);
        terms.add(0, "NAS", Weight::TITLE);
        terms.add(300, "nas", Weight::HEADING);
        terms.add(400, "x".repeat(50).as_str(), Weight::TEXT);
        let terms = terms.into_sorted();
        let places: Vec<(&str, &[(u8, u8)])> = terms.iter().map(|(w, p)| (&**w, &**p)).collect();
        let long = "x".repeat(40);
        assert_eq!(
            places,
            [
                ("backup", &[(0, 3)][..]),
                ("nas", &[(0, 7), (255, 4)]),
                (long.as_str(), &[(255, 1)])
            ]
        );
    }
}
