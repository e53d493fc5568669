//! "Did you mean": the nearest of what there is.

mod index;

use unicode_normalization::UnicodeNormalization;

pub use index::{Likeness, NearIndex, Nearest};

/// More candidates are not looked at: each is compared with the word. Where there may be many, a
/// [`NearIndex`] finds the nearest.
const MOST_CANDIDATES: usize = 256;

/// The candidate nearest to `word`, if one is near enough to be meant.
pub fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    let near = |candidate: &&str| candidate.chars().count().abs_diff(length) <= allowed;
    candidates
        .take(MOST_CANDIDATES)
        .filter(near)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Letters and digits only, in lower case: what anchors of different tools have in common.
fn squashed(text: &str) -> String {
    text.nfc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
