//! The terms of a page: words in the form that the search compares, weighted by section.

use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;

use crate::lexicon::bare_letters;

/// In characters. Longer words are cut off, so they are found by their beginning.
const MAX_WORD: usize = 40;
/// Sections of a page that have a number of their own; the last number covers all that follow.
const MAX_SECTIONS: usize = 256;

/// How much an occurrence of a word counts for its section, and how much all of them count at most.
#[derive(Clone, Copy)]
pub(super) struct Weight {
    each: u8,
    most: u8,
}

impl Weight {
    /// Greater than every weight.
    pub(super) const LIMIT: u64 = 8;
    pub(super) const TEXT: Self = Self { each: 1, most: 3 };
    /// Description, tags and the other front matter that the page shows.
    pub(super) const FRONT_MATTER: Self = Self { each: 3, most: 6 };
    pub(super) const HEADING: Self = Self { each: 4, most: 7 };
    pub(super) const TITLE: Self = Self { each: 7, most: 7 };
}

/// Counts the words of a page.
#[derive(Default)]
pub(super) struct TermCounter {
    /// Word numbers by spelling; folding each spelling once saves most of the time.
    spellings: FxHashMap<String, usize>,
    /// Word numbers by folded word.
    words: FxHashMap<String, usize>,
    /// By word number, the index of its last posting.
    last: Vec<usize>,
    postings: Vec<Posting>,
}

struct Posting {
    word: usize,
    section: u8,
    weight: u8,
}

impl TermCounter {
    /// Counts the words of `text` in section number `section`. Sections must be added in order.
    pub(super) fn add(&mut self, section: usize, text: &str, weight: Weight) {
        let section = u8::try_from(section.min(MAX_SECTIONS - 1)).unwrap_or(u8::MAX);
        let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
        for spelling in text.split(|c| !is_part(c)).filter(|word| !word.is_empty()) {
            let Some(word) = self.number(spelling) else { continue };
            let known = self.last.get(word).and_then(|posting| self.postings.get_mut(*posting));
            match known.filter(|posting| posting.section == section) {
                Some(posting) => {
                    posting.weight =
                        posting.weight.max((posting.weight + weight.each).min(weight.most));
                }
                None => {
                    if let Some(last) = self.last.get_mut(word) {
                        *last = self.postings.len();
                    }
                    self.postings.push(Posting { word, section, weight: weight.each });
                }
            }
        }
    }

    fn number(&mut self, spelling: &str) -> Option<usize> {
        if let Some(number) = self.spellings.get(spelling) {
            return Some(*number);
        }
        let word: String = bare_letters(spelling).chars().take(MAX_WORD).collect();
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

    /// All words, in the order in which they first occurred.
    pub(super) fn into_words(mut self) -> TermList {
        let mut words: Vec<(usize, String)> =
            self.words.into_iter().map(|(word, number)| (number, word)).collect();
        words.sort_unstable();
        let mut text = String::new();
        for (_, word) in &words {
            text.push_str(word);
            text.push(' ');
        }
        self.postings.sort_by_key(|posting| posting.word);
        let runs = self.postings.chunk_by(|a, b| a.word == b.word).map(<[Posting]>::len).collect();
        let postings =
            self.postings.iter().map(|posting| (posting.section, posting.weight)).collect();
        TermList { text: text.into(), runs, postings }
    }
}

/// The folded words of a page with their sections, packed because there are many pages.
#[derive(Debug)]
pub(super) struct TermList {
    /// Each word followed by a space.
    text: Box<str>,
    /// The number of postings of each word.
    runs: Box<[usize]>,
    /// Section number and weight.
    postings: Box<[(u8, u8)]>,
}

impl TermList {
    /// Each word with its section numbers and weights.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[(u8, u8)])> {
        let mut rest = &*self.postings;
        self.text.split_terminator(' ').zip(&self.runs).map(move |(word, run)| {
            let (postings, after) = rest.split_at_checked(*run).unwrap_or((rest, &[]));
            rest = after;
            (word, postings)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_outweighs_many_occurrences_in_text() {
        let mut terms = TermCounter::default();
        terms.add(0, "Backup: backup, BACKUP, backup; NAS", Weight::TEXT);
        terms.add(0, "NAS", Weight::TITLE);
        terms.add(300, "nas", Weight::HEADING);
        terms.add(400, "x".repeat(50).as_str(), Weight::TEXT);
        let words = terms.into_words();
        let postings: Vec<(&str, &[(u8, u8)])> = words.iter().collect();
        let long = "x".repeat(40);
        assert_eq!(
            postings,
            [("backup", &[(0, 3)][..]), ("nas", &[(0, 7), (255, 4)]), (long.as_str(), &[(255, 1)])]
        );
    }
}
