//! Which word stands in which section, in files of a size that a page can load.

use std::fmt::Write as _;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::PageIndex;
use super::terms::Weight;

/// In bytes. A file may be longer only where one word has more places.
const FILE_SIZE: usize = 128 * 1024;
/// Places of a word that are listed, those first where it weighs most: what stands nearly everywhere
/// tells nothing apart, and must not grow with the wiki.
const MOST_PLACES: usize = 1_000;

/// Numbers of sections of a page, as [`super::terms`] has them.
const SECTIONS: u64 = 256;

/// A word with its places, written for the script.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub(super) word: &'a str,
    /// Rising numbers in base 36, each but the first as the distance from the one before:
    /// `(page * 256 + section) * 8 + weight`. `~` goes before where not all are listed.
    pub(super) places: String,
}

/// All words of `pages`, which have these numbers, in their order.
pub(super) fn entries<'a>(pages: impl Iterator<Item = (u64, &'a PageIndex)>) -> Vec<Entry<'a>> {
    let mut words: FxHashMap<&str, Vec<u64>> = FxHashMap::default();
    for (page, index) in pages {
        for (word, places) in index.words.iter() {
            let number = |(section, weight): &(u8, u8)| {
                (page * SECTIONS + u64::from(*section)) * Weight::LIMIT + u64::from(*weight)
            };
            words.entry(word).or_default().extend(places.iter().map(number));
        }
    }
    let entry = |(word, places)| Entry { word, places: written(places) };
    let mut entries: Vec<Entry<'a>> = words.into_par_iter().map(entry).collect();
    entries.par_sort_unstable_by_key(|entry| entry.word);
    entries
}

fn written(mut places: Vec<u64>) -> String {
    let mut text = String::new();
    if places.len() > MOST_PLACES {
        places.sort_unstable_by_key(|place| (Weight::LIMIT - place % Weight::LIMIT, *place));
        places.truncate(MOST_PLACES);
        text.push('~');
    }
    places.sort_unstable();
    let mut before = 0;
    for place in places {
        if before > 0 {
            text.push(' ');
        }
        base36(place - before, &mut text);
        before = place;
    }
    text
}

fn base36(mut number: u64, out: &mut String) {
    let mut digits = Vec::with_capacity(8);
    while digits.is_empty() || number > 0 {
        let digit = u32::try_from(number % 36).unwrap_or_default();
        digits.push(char::from_digit(digit, 36).unwrap_or('0'));
        number /= 36;
    }
    out.extend(digits.iter().rev());
}

/// Parts of `entries`, which are sorted, each with what its words begin with. A word that comes or
/// goes changes the part that it is in, and hardly ever another one.
pub(super) fn parts(entries: &[Entry<'_>]) -> Vec<(String, Range<usize>)> {
    let mut parts = Vec::new();
    split(entries, 0..entries.len(), String::new(), &mut parts);
    parts
}

fn split(
    entries: &[Entry<'_>],
    range: Range<usize>,
    begin: String,
    parts: &mut Vec<(String, Range<usize>)>,
) {
    let here = entries.get(range.clone()).unwrap_or_default();
    let size: usize = here.iter().map(|entry| entry.word.len() + entry.places.len() + 6).sum();
    if size <= FILE_SIZE || here.len() < 2 {
        if !here.is_empty() {
            parts.push((begin, range));
        }
        return;
    }
    let next =
        |entry: &Entry<'_>| entry.word.get(begin.len()..).and_then(|rest| rest.chars().next());
    let mut start = range.start;
    for group in here.chunk_by(|a, b| next(a) == next(b)) {
        let part = start..start + group.len();
        start = part.end;
        match group.first().and_then(&next) {
            Some(c) => split(entries, part, format!("{begin}{c}"), parts),
            None => parts.push((begin.clone(), part)),
        }
    }
}

/// The name of the file for words that begin so: letters of ASCII and digits as they are.
pub(super) fn file_name(begin: &str) -> String {
    let mut name = "in-".to_owned();
    for c in begin.chars() {
        match c {
            'a'..='z' | '0'..='9' => name.push(c),
            c => _ = write!(name, "_{:x}_", u32::from(c)),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::search::terms::Terms;

    fn page(words: &[(&str, &[(usize, Weight)])]) -> PageIndex {
        let mut terms = Terms::default();
        for (word, places) in words {
            for (section, weight) in *places {
                terms.add(*section, word, *weight);
            }
        }
        PageIndex { words: terms.into_words(), text: String::new() }
    }

    #[test]
    fn places_are_distances_in_base_36() {
        let pages = [
            page(&[("nas", &[(0, Weight::TITLE), (2, Weight::TEXT)])]),
            page(&[("nas nas nas", &[(255, Weight::TEXT)])]),
        ];
        let entries = entries((0..).zip(&pages));
        // 7, 2 * 8 + 1, (256 + 255) * 8 + 3
        assert_eq!(entries, [Entry { word: "nas", places: "7 a 356".to_owned() }]);
    }

    #[test]
    fn of_a_word_that_stands_everywhere_the_best_places_are_listed() {
        let mut pages: Vec<PageIndex> =
            (0..1_500).map(|_| page(&[("und", &[(0, Weight::TEXT)])])).collect();
        pages.push(page(&[("und", &[(0, Weight::TITLE)])]));
        let entries = entries((0..).zip(&pages));
        let places = &entries[0].places;
        assert!(places.starts_with('~'));
        assert_eq!(places.split(' ').count(), MOST_PLACES);
        let last: u64 = places
            .trim_start_matches('~')
            .split(' ')
            .map(|it| u64::from_str_radix(it, 36).unwrap())
            .sum();
        assert_eq!(last, 1_500 * 256 * 8 + 7);
    }

    #[test]
    fn parts_hold_all_words_in_order_and_are_no_longer_than_they_should_be() {
        let words: Vec<String> = (0..9_000).map(|n| format!("{:x}ö", n * 7_919)).collect();
        let mut entries: Vec<Entry<'_>> = words
            .iter()
            .map(|word| Entry { word, places: "x".repeat(20) })
            .chain([Entry { word: "a", places: "y".repeat(FILE_SIZE) }])
            .collect();
        entries.sort_by_key(|entry| entry.word);
        let parts = parts(&entries);
        let mut end = 0;
        for (begin, range) in &parts {
            assert_eq!(range.start, end);
            end = range.end;
            let words = &entries[range.clone()];
            assert!(words.iter().all(|it| it.word.starts_with(begin)), "{begin}");
            let size: usize = words.iter().map(|it| it.word.len() + it.places.len()).sum();
            assert!(size <= FILE_SIZE || words.len() == 1, "{begin} {size}");
        }
        assert_eq!(end, entries.len());
        let mut names: Vec<String> = parts.iter().map(|(begin, _)| file_name(begin)).collect();
        let count = names.len();
        names.dedup();
        assert!(count > 1 && names.len() == count);
    }

    #[test]
    fn any_beginning_has_a_name_for_a_file() {
        assert_eq!(file_name(""), "in-");
        assert_eq!(file_name("a1é"), "in-a1_e9_");
    }
}
