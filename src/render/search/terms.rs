//! Words as the search compares them, and how much each says of its section.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::page;

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
    /// More than any word has.
    pub(super) const LIMIT: u64 = 8;
    pub(super) const TEXT: Self = Self { each: 1, most: 3 };
    /// Description, tags, front matter.
    pub(super) const BESIDE: Self = Self { each: 3, most: 6 };
    pub(super) const HEADING: Self = Self { each: 4, most: 7 };
    pub(super) const TITLE: Self = Self { each: 7, most: 7 };
}

/// The words of a page as they are counted.
#[derive(Default)]
pub(super) struct Terms {
    /// By spelling, and by what it is folded to: its number.
    spellings: FxHashMap<String, usize>,
    words: FxHashMap<String, usize>,
    /// By number, which of `places` is its last one.
    last: Vec<usize>,
    places: Vec<Place>,
}

struct Place {
    word: usize,
    section: u8,
    weight: u8,
}

impl Terms {
    /// Counts the words of `text`, which stands in section number `section`. Sections come in their
    /// order.
    pub(super) fn add(&mut self, section: usize, text: &str, weight: Weight) {
        let section = u8::try_from(section.min(MOST_SECTIONS - 1)).unwrap_or(u8::MAX);
        let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
        for spelling in text.split(|c| !is_part(c)).filter(|word| !word.is_empty()) {
            let Some(word) = self.number(spelling) else { continue };
            let known = self.last.get(word).and_then(|place| self.places.get_mut(*place));
            match known.filter(|place| place.section == section) {
                Some(place) => {
                    place.weight = place.weight.max((place.weight + weight.each).min(weight.most));
                }
                None => {
                    if let Some(last) = self.last.get_mut(word) {
                        *last = self.places.len();
                    }
                    self.places.push(Place { word, section, weight: weight.each });
                }
            }
        }
    }

    fn number(&mut self, spelling: &str) -> Option<usize> {
        if let Some(number) = self.spellings.get(spelling) {
            return Some(*number);
        }
        let word: String = fold(spelling).chars().take(LONGEST_WORD).collect();
        if word.is_empty() {
            return None;
        }
        let number = *self.words.entry(word).or_insert(self.last.len());
        if number == self.last.len() {
            self.last.push(usize::MAX);
        }
        self.spellings.insert(spelling.to_owned(), number);
        Some(number)
    }

    /// All words, in the order in which they came.
    pub(super) fn into_words(mut self) -> Words {
        let mut words: Vec<(usize, String)> =
            self.words.into_iter().map(|(word, number)| (number, word)).collect();
        words.sort_unstable();
        let mut text = String::new();
        for (_, word) in &words {
            text.push_str(word);
            text.push(' ');
        }
        self.places.sort_by_key(|place| place.word);
        let runs = self.places.chunk_by(|a, b| a.word == b.word).map(<[Place]>::len).collect();
        let places = self.places.iter().map(|place| (place.section, place.weight)).collect();
        Words { text: text.into(), runs, places }
    }
}

/// The words of a page, folded, with their sections; packed, as there are many pages.
#[derive(Debug)]
pub(super) struct Words {
    /// A space after each.
    text: Box<str>,
    /// How many of `places` belong to each.
    runs: Box<[usize]>,
    /// Number of the section, and the weight there.
    places: Box<[(u8, u8)]>,
}

impl Words {
    /// Each with the numbers of its sections and its weight there.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[(u8, u8)])> {
        let mut rest = &*self.places;
        self.text.split_terminator(' ').zip(&self.runs).map(move |(word, run)| {
            let (places, after) = rest.split_at_checked(*run).unwrap_or((rest, &[]));
            rest = after;
            (word, places)
        })
    }
}

/// As words of pages are compared, and without accents. The theme's script folds what is searched for
/// in the same way.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return page::fold(text);
    }
    page::fold(&text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>())
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
        let words = terms.into_words();
        let places: Vec<(&str, &[(u8, u8)])> = words.iter().collect();
        let long = "x".repeat(40);
        assert_eq!(
            places,
            [("backup", &[(0, 3)][..]), ("nas", &[(0, 7), (255, 4)]), (long.as_str(), &[(255, 1)])]
        );
    }
}
