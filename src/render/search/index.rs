//! The inverted index: for each word its postings (the sections that contain it), in files small
//! enough to be loaded on demand.
//!
//! A posting is one number, `(page * 256 + section) * 8 + weight`. Postings of a word are sorted and
//! written as distances in base 36. Example: `nas` in the title of page 0 (weight 7), in section 2 of
//! page 0 (weight 1) and in section 255 of page 1 (weight 3) has the postings 7, 17 and 4091, written
//! `7 a 356`, since 17 - 7 is `a` and 4091 - 17 is `356` in base 36.
//!
//! Words are sorted and split into files by prefix. A file that would exceed [`FILE_SIZE`] is split by
//! the next character, so a new word changes one file and rarely more.

use std::fmt::Write as _;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::PageIndex;
use super::terms::Weight;

/// In bytes. Only a file that holds a single word may be longer.
const FILE_SIZE: usize = 24 * 1024;
/// Postings kept per word, those with the highest weight. A word that occurs nearly everywhere
/// distinguishes nothing, and its postings must not grow with the wiki.
const MAX_POSTINGS: usize = 1_000;

/// Section numbers per page; [`super::terms`] assigns them.
const SECTIONS: u64 = 256;

/// A word with its encoded postings.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PostingList<'a> {
    pub(super) word: &'a str,
    /// Distances in base 36, separated by spaces; a leading `~` where postings were dropped.
    pub(super) postings: String,
}

/// The words of the numbered `pages`, sorted.
pub(super) fn posting_lists<'a>(
    pages: impl Iterator<Item = (u64, &'a PageIndex)>,
) -> Vec<PostingList<'a>> {
    let mut words: FxHashMap<&str, Vec<u64>> = FxHashMap::default();
    for (page, index) in pages {
        for (word, postings) in index.words.iter() {
            let number = |(section, weight): &(u8, u8)| {
                (page * SECTIONS + u64::from(*section)) * Weight::LIMIT + u64::from(*weight)
            };
            words.entry(word).or_default().extend(postings.iter().map(number));
        }
    }
    let list = |(word, postings)| PostingList { word, postings: encode(postings) };
    let mut lists: Vec<PostingList<'a>> = words.into_par_iter().map(list).collect();
    lists.par_sort_unstable_by_key(|list| list.word);
    lists
}

fn encode(mut postings: Vec<u64>) -> String {
    let mut text = String::new();
    if postings.len() > MAX_POSTINGS {
        postings
            .sort_unstable_by_key(|posting| (Weight::LIMIT - posting % Weight::LIMIT, *posting));
        postings.truncate(MAX_POSTINGS);
        text.push('~');
    }
    postings.sort_unstable();
    let mut before = 0;
    for posting in postings {
        if before > 0 {
            text.push(' ');
        }
        base36(posting - before, &mut text);
        before = posting;
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

/// Splits the sorted `lists` into files: the prefix that a file's words share, and their range.
pub(super) fn shards(lists: &[PostingList<'_>]) -> Vec<(String, Range<usize>)> {
    let mut shards = Vec::new();
    split(lists, 0..lists.len(), String::new(), &mut shards);
    shards
}

fn split(
    lists: &[PostingList<'_>],
    range: Range<usize>,
    prefix: String,
    shards: &mut Vec<(String, Range<usize>)>,
) {
    let here = lists.get(range.clone()).unwrap_or_default();
    let size: usize = here.iter().map(|list| list.word.len() + list.postings.len() + 6).sum();
    if size <= FILE_SIZE || here.len() < 2 {
        if !here.is_empty() {
            shards.push((prefix, range));
        }
        return;
    }
    let next =
        |list: &PostingList<'_>| list.word.get(prefix.len()..).and_then(|rest| rest.chars().next());
    let mut start = range.start;
    for group in here.chunk_by(|a, b| next(a) == next(b)) {
        let range = start..start + group.len();
        start = range.end;
        match group.first().and_then(&next) {
            Some(c) => split(lists, range, format!("{prefix}{c}"), shards),
            None => shards.push((prefix.clone(), range)),
        }
    }
}

/// The file name for words with this prefix. Only `a` to `z` and digits stand for themselves.
pub(super) fn file_name(prefix: &str) -> String {
    let mut name = "in-".to_owned();
    for c in prefix.chars() {
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
    use crate::render::search::terms::TermCounter;

    fn page(words: &[(&str, &[(usize, Weight)])]) -> PageIndex {
        let mut terms = TermCounter::default();
        for (word, postings) in words {
            for (section, weight) in *postings {
                terms.add(*section, word, *weight);
            }
        }
        PageIndex { words: terms.into_words(), text: String::new() }
    }

    #[test]
    fn postings_are_distances_in_base_36() {
        let pages = [
            page(&[("nas", &[(0, Weight::TITLE), (2, Weight::TEXT)])]),
            page(&[("nas nas nas", &[(255, Weight::TEXT)])]),
        ];
        let lists = posting_lists((0..).zip(&pages));
        // 7, 2 * 8 + 1, (256 + 255) * 8 + 3
        assert_eq!(lists, [PostingList { word: "nas", postings: "7 a 356".to_owned() }]);
    }

    #[test]
    fn a_word_that_occurs_everywhere_keeps_its_best_postings() {
        let mut pages: Vec<PageIndex> =
            (0..1_500).map(|_| page(&[("und", &[(0, Weight::TEXT)])])).collect();
        pages.push(page(&[("und", &[(0, Weight::TITLE)])]));
        let lists = posting_lists((0..).zip(&pages));
        let postings = &lists[0].postings;
        assert!(postings.starts_with('~'));
        assert_eq!(postings.split(' ').count(), MAX_POSTINGS);
        let last: u64 = postings
            .trim_start_matches('~')
            .split(' ')
            .map(|it| u64::from_str_radix(it, 36).unwrap())
            .sum();
        assert_eq!(last, 1_500 * 256 * 8 + 7);
    }

    #[test]
    fn shards_hold_all_words_in_order_within_the_size() {
        let words: Vec<String> = (0..9_000).map(|n| format!("{:x}ö", n * 7_919)).collect();
        let mut lists: Vec<PostingList<'_>> = words
            .iter()
            .map(|word| PostingList { word, postings: "x".repeat(20) })
            .chain([PostingList { word: "a", postings: "y".repeat(FILE_SIZE) }])
            .collect();
        lists.sort_by_key(|list| list.word);
        let shards = shards(&lists);
        let mut end = 0;
        for (prefix, range) in &shards {
            assert_eq!(range.start, end);
            end = range.end;
            let words = &lists[range.clone()];
            assert!(words.iter().all(|it| it.word.starts_with(prefix)), "{prefix}");
            let size: usize = words.iter().map(|it| it.word.len() + it.postings.len()).sum();
            assert!(size <= FILE_SIZE || words.len() == 1, "{prefix} {size}");
        }
        assert_eq!(end, lists.len());
        let mut names: Vec<String> = shards.iter().map(|(prefix, _)| file_name(prefix)).collect();
        let count = names.len();
        names.dedup();
        assert!(count > 1 && names.len() == count);
    }

    #[test]
    fn every_prefix_has_a_file_name() {
        assert_eq!(file_name(""), "in-");
        assert_eq!(file_name("a1é"), "in-a1_e9_");
    }
}
