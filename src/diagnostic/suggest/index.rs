//! Many names, indexed by what near spellings of them have in common.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::ops::RangeInclusive;

use rustc_hash::{FxHashMap, FxHasher};

use super::squashed;

/// Names from this length on, in letters and digits, may have two slips.
const TWO_SLIPS_FROM: usize = 8;

/// Shorter names are near to too many others.
const SHORTEST: usize = 4;

/// The same of identifiers.
const SHORTEST_ID: usize = 3;

/// Longer names are found only where they are the same: nobody types them.
const LONGEST: usize = 64;

/// What more names have in common tells nothing of any of them.
const CROWD: usize = 32;

/// More names than this are not compared with one word: none of them is meant.
const MOST_COMPARED: usize = 256;

/// How much a name is like the word that was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same letters and digits: they differ in case, punctuation, or `ü` for `ue`.
    Same,
    /// One or two slips lie between them.
    Near,
}

/// The names that are nearest to a word: equally near, each by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// In ascending order, at least one.
    pub names: Vec<usize>,
    /// How near they are.
    pub likeness: Likeness,
}

impl Nearest {
    /// The nearest name; none where two are equally near.
    pub fn only(&self) -> Option<usize> {
        match self.names.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}

/// Names among which a word finds the nearest in a time that does not grow with their number.
///
/// Two names that at most two slips (a letter too many, missing, wrong, or two swapped) tell apart
/// have at most one of them in one of their halves. So for each name both halves are kept, whole and
/// with each of their letters left out, and a word looks for its own.
#[derive(Debug, Default)]
pub struct NearIndex {
    of_ids: bool,
    /// The names' keys, by their numbers.
    keys: Vec<String>,
    same: FxHashMap<String, Vec<usize>>,
    halves: FxHashMap<u64, Vec<usize>>,
}

/// Which half of a name.
#[derive(Clone, Copy, Hash)]
enum Half {
    First,
    Second,
}

impl NearIndex {
    /// Indexes `names`, which are numbered in their order. Names that differ in a digit are never
    /// near: those are two things, not one with a slip.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self::default().with(names)
    }

    /// The same of identifiers and names of services, which may be short, and in which a digit is a
    /// character like others.
    pub fn of_ids<'n>(ids: impl Iterator<Item = &'n str>) -> Self {
        Self { of_ids: true, ..Self::default() }.with(ids)
    }

    fn with<'n>(mut self, names: impl Iterator<Item = &'n str>) -> Self {
        for (number, name) in names.enumerate() {
            let key = key(name);
            if !self.same.contains_key(&key) {
                self.add_halves(number, &key);
            }
            self.same.entry(key.clone()).or_default().push(number);
            self.keys.push(key);
        }
        self
    }

    /// How many slips a word of this many letters may have.
    fn allowed(&self, letters: usize) -> Option<usize> {
        let shortest = if self.of_ids { SHORTEST_ID } else { SHORTEST };
        match letters {
            TWO_SLIPS_FROM..=LONGEST => Some(2),
            _ if (shortest..TWO_SLIPS_FROM).contains(&letters) => Some(1),
            _ => None,
        }
    }

    fn add_halves(&mut self, number: usize, key: &str) {
        let letters: Vec<char> = key.chars().collect();
        if self.allowed(letters.len()).is_none() {
            return;
        }
        let (first, second) = letters.split_at(letters.len() / 2);
        let hashes: BTreeSet<u64> =
            spellings(Half::First, first).chain(spellings(Half::Second, second)).collect();
        for hash in hashes {
            let names = self.halves.entry(hash).or_default();
            // One more than a crowd marks it as such.
            if names.len() <= CROWD {
                names.push(number);
            }
        }
    }

    /// The names nearest to `word` among those that `accept` takes; none where nothing is near.
    pub fn nearest(&self, word: &str, accept: impl Fn(usize) -> bool) -> Option<Nearest> {
        let word = key(word);
        if word.is_empty() {
            return None;
        }
        let same: Vec<usize> = self.named(&word).filter(|number| accept(*number)).collect();
        if !same.is_empty() {
            return Some(Nearest { names: same, likeness: Likeness::Same });
        }
        let mut names = self.near(&word, accept);
        names.sort_unstable();
        (!names.is_empty()).then_some(Nearest { names, likeness: Likeness::Near })
    }

    /// The names with this key.
    fn named(&self, key: &str) -> impl Iterator<Item = usize> {
        self.same.get(key).into_iter().flatten().copied()
    }

    fn near(&self, word: &str, accept: impl Fn(usize) -> bool) -> Vec<usize> {
        let letters: Vec<char> = word.chars().collect();
        let Some(mut least) = self.allowed(letters.len()) else { return Vec::new() };
        let compared = self.alike(&letters, least);
        if compared.len() > MOST_COMPARED {
            return Vec::new();
        }
        let mut nearest: Vec<usize> = Vec::new();
        for key in compared.into_iter().filter_map(|number| self.keys.get(number)) {
            let distance = strsim::osa_distance(word, key);
            if distance > least {
                continue;
            }
            let names: Vec<usize> = self.named(key).filter(|number| accept(*number)).collect();
            if distance < least && !names.is_empty() {
                nearest.clear();
                least = distance;
            }
            nearest.extend(names);
        }
        nearest
    }

    /// The names that have a half in common with the word, but for one slip, and all digits.
    fn alike(&self, word: &[char], allowed: usize) -> BTreeSet<usize> {
        let (shortest, longest) = (word.len().saturating_sub(allowed), word.len() + allowed);
        let mut hashes = Vec::new();
        for length in about(shortest / 2..=longest / 2, word.len()) {
            hashes.extend(word.get(..length).into_iter().flat_map(|it| spellings(Half::First, it)));
        }
        for length in about(shortest.div_ceil(2)..=longest.div_ceil(2), word.len()) {
            let half = word.get(word.len() - length..);
            hashes.extend(half.into_iter().flat_map(|it| spellings(Half::Second, it)));
        }
        let digits: String = digits(word.iter().copied()).collect();
        let has_digits = |key: &String| self::digits(key.chars()).eq(digits.chars());
        let mut alike = BTreeSet::new();
        for names in hashes.iter().filter_map(|hash| self.halves.get(hash)) {
            if names.len() > CROWD {
                continue;
            }
            for number in names {
                if self.of_ids || self.keys.get(*number).is_some_and(has_digits) {
                    alike.insert(*number);
                }
            }
        }
        alike
    }
}

/// These lengths and those that one slip makes of them.
fn about(lengths: RangeInclusive<usize>, longest: usize) -> RangeInclusive<usize> {
    lengths.start().saturating_sub(1)..=(lengths.end() + 1).min(longest)
}

fn digits(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    letters.filter(char::is_ascii_digit)
}

/// Hashes of a half, whole and with each of its letters left out.
fn spellings(half: Half, letters: &[char]) -> impl Iterator<Item = u64> {
    let without = move |left_out: usize| {
        let mut hasher = FxHasher::default();
        half.hash(&mut hasher);
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        kept.for_each(|(_, letter)| letter.hash(&mut hasher));
        hasher.finish()
    };
    (0..=letters.len()).map(without)
}

/// What names are compared by.
fn key(name: &str) -> String {
    let squashed = squashed(name);
    if squashed.is_ascii() {
        return squashed;
    }
    let mut key = String::with_capacity(squashed.len());
    for letter in squashed.chars() {
        match letter {
            'ä' => key.push_str("ae"),
            'ö' => key.push_str("oe"),
            'ü' => key.push_str("ue"),
            'ß' => key.push_str("ss"),
            letter => key.push(letter),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn nearest(word: &str, names: &[&str]) -> Option<(usize, Likeness)> {
        let nearest = NearIndex::new(names.iter().copied()).nearest(word, |_| true)?;
        Some((nearest.only()?, nearest.likeness))
    }

    #[test]
    fn the_same_but_for_spelling() {
        let names = ["Rückweg", "Backup- & Restore-Strategie", "größe"];
        for (word, at) in [("rueckweg", 0), ("backup-restore-strategie", 1), ("Groesse", 2)] {
            assert_eq!(nearest(word, &names), Some((at, Likeness::Same)), "{word}");
        }
    }

    #[test]
    fn one_slip_or_two() {
        let names = ["wiederanlauf", "netz", "archivierung", "betrieb"];
        for (word, at) in [
            ("wiederanluf", 0),
            ("wideranluaf", 0),
            ("xwiederanlaufx", 0),
            ("nezt", 1),
            ("arhcivierugn", 2),
            ("betreib", 3),
        ] {
            assert_eq!(nearest(word, &names), Some((at, Likeness::Near)), "{word}");
        }
    }

    #[test]
    fn what_is_not_near_enough() {
        let names = ["wiederanlauf", "netz", "nas", "backup-1", "seite-12", "wartung-7"];
        for word in ["anlauf", "notiz", "nat", "backup-2", "seite-21", "wartung", "", "ä"] {
            assert_eq!(nearest(word, &names), None, "{word}");
        }
    }

    #[test]
    fn a_digit_is_a_character_of_identifiers() {
        let index = NearIndex::of_ids(["BT-LH-01", "BT-K8-01", "BT-7"].into_iter());
        for (word, at) in [("BT-LH-1", 0), ("BT-KB-01", 1), ("BD-7", 2)] {
            let found = index.nearest(word, |_| true).and_then(|near| near.only());
            assert_eq!(found, Some(at), "{word}");
        }
    }

    #[test]
    fn two_equally_near_are_none() {
        assert_eq!(nearest("hosten", &["posten", "kosten"]), None);
        assert_eq!(nearest("Netz-Plan", &["netzplan", "Netz Plan"]), None);
        let index = NearIndex::new(["posten", "kosten"].into_iter());
        let accepted = index.nearest("hosten", |name| name == 1).expect("one of them");
        assert_eq!(accepted, Nearest { names: vec![1], likeness: Likeness::Near });
    }

    #[test]
    fn a_crowd_hides_no_name_that_its_other_half_tells() {
        let mut names: Vec<String> =
            (0..10_000).map(|i| format!("gleicher-anfang-{i:x}")).collect();
        names.push("gleicher-anfang-wartung".to_owned());
        let index = NearIndex::new(names.iter().map(String::as_str));
        let found = index.nearest("gleicher-anfang-wratung", |_| true);
        assert_eq!(found, Some(Nearest { names: vec![10_000], likeness: Likeness::Near }));
    }

    /// A word with up to `slips` of them.
    fn slipped(word: &str, slips: &[(usize, usize, char)]) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        for &(kind, at, letter) in slips {
            let at = at % letters.len();
            match kind {
                0 => letters.insert(at, letter),
                1 if letters.len() > SHORTEST => drop(letters.remove(at)),
                2 => letters[at] = letter,
                _ if at + 1 < letters.len() => letters.swap(at, at + 1),
                _ => {}
            }
        }
        letters.into_iter().collect()
    }

    proptest! {
        /// What comparing with every name would find, the index finds too.
        #[test]
        fn nothing_near_is_missed(
            names in proptest::collection::vec("[a-e]{4,14}", 1..20),
            at in any::<prop::sample::Index>(),
            slips in proptest::collection::vec((0_usize..4, 0_usize..30, prop::char::range('a', 'g')), 0..3),
        ) {
            let word = slipped(at.get::<String>(&names), &slips);
            let index = NearIndex::new(names.iter().map(String::as_str));
            let found = index.nearest(&word, |_| true).map(|it| it.names).unwrap_or_default();
            let of = |name: &String| strsim::osa_distance(&word, name);
            let most = index.allowed(word.len()).unwrap_or(0);
            let least = names.iter().map(of).min().filter(|least| *least <= most);
            let numbered = names.iter().enumerate();
            let nearest: Vec<usize> =
                numbered.filter(|(_, name)| Some(of(name)) == least).map(|(at, _)| at).collect();
            prop_assert_eq!(found, nearest);
        }
    }
}
