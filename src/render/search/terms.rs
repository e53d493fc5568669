//! The terms of a page in the form that the search compares, weighted by section: words, and what is joined by signs
//! (`BT-HB-01`, `192.168.1.21:8080`, `/etc/fstab`) as a whole, in its segments and in its words.

use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;

use crate::lexicon::{bare_letters, is_hyphen};

/// In characters. Longer words are cut off, so they are found by their beginning.
const MAX_WORD: usize = 40;
/// The same for joined terms.
const MAX_JOINED: usize = 80;
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
    /// A cell that is one identifier; in the first column it names what the row is about.
    pub(super) const CELL: Self = Self { each: 4, most: 6 };
    pub(super) const NAME: Self = Self { each: 7, most: 7 };
    pub(super) const HEADING: Self = Self { each: 4, most: 7 };
    pub(super) const TITLE: Self = Self { each: 7, most: 7 };
}

/// Whether `c` belongs to a word.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Whether `c` joins words to one term.
pub(super) fn is_joint(c: char) -> bool {
    matches!(c, '-' | '.' | '/' | '_' | ':' | '@') || is_hyphen(c)
}

/// Whether `text` is one joined term with a digit, or one that is no hyphenated word: `BT-HB-01`, `nas.home.arpa`,
/// but not `Restore-Test`.
pub(super) fn is_identifier(text: &str) -> bool {
    let joints = |c: char| is_joint(c) && !is_hyphen(c);
    text.chars().all(|c| is_part(c) || is_joint(c))
        && text.trim_matches(is_joint).contains(is_joint)
        && (text.contains(|c: char| c.is_numeric()) || text.trim_matches(is_joint).contains(joints))
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
    /// Counts the terms of `text` in section number `section`. Sections must be added in order.
    pub(super) fn add(&mut self, section: usize, text: &str, weight: Weight) {
        let section = u8::try_from(section.min(MAX_SECTIONS - 1)).unwrap_or(u8::MAX);
        for run in text.split(|c| !is_part(c) && !is_joint(c)) {
            let run = run.trim_matches(is_joint);
            if !run.contains(is_joint) {
                self.count(section, run, MAX_WORD, weight);
                continue;
            }
            self.count(section, run, MAX_JOINED, weight);
            for segment in run.split(['/', ':', '@']).map(|it| it.trim_matches(is_joint)) {
                if segment.len() < run.len() && segment.contains(is_joint) {
                    self.count(section, segment, MAX_JOINED, weight);
                }
                for word in segment.split(is_joint) {
                    self.count(section, word, MAX_WORD, weight);
                }
            }
        }
    }

    fn count(&mut self, section: u8, spelling: &str, most: usize, weight: Weight) {
        let Some(word) = self.number(spelling, most) else { return };
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

    /// The number of a term; none of an empty one.
    fn number(&mut self, spelling: &str, most: usize) -> Option<usize> {
        if let Some(number) = self.spellings.get(spelling) {
            return Some(*number);
        }
        let hyphens = |c| if is_hyphen(c) { '-' } else { c };
        let word: String = bare_letters(spelling).chars().map(hyphens).take(most).collect();
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
    fn what_is_joined_is_one_term_and_its_parts() {
        let mut terms = TermCounter::default();
        terms.add(0, "BT\u{2011}HB-01: ops@nas.home.arpa:8080 -- a/b.md.", Weight::TEXT);
        let words = terms.into_words();
        let words: Vec<&str> = words.iter().map(|(word, _)| word).collect();
        let expected = "bt-hb-01 bt hb 01 ops@nas.home.arpa:8080 ops nas.home.arpa nas home arpa 8080 a/b.md a b.md b md";
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn identifiers_are_no_hyphenated_words() {
        for (text, expected) in [
            ("BT-HB-01", true),
            ("192.168.1.21", true),
            ("/etc/fstab", true),
            ("nas.home.arpa", true),
            ("Restore-Test", false),
            ("8080", false),
            ("24 h", false),
            ("bestanden.", false),
        ] {
            assert_eq!(is_identifier(text), expected, "{text}");
        }
    }

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
