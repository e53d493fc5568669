//! "Did you mean": the candidate most similar to a word.

mod index;

use unicode_normalization::UnicodeNormalization;

pub use index::{Likeness, NearIndex, Nearest};

/// At most this many candidates are compared with the word. For larger sets, use a [`NearIndex`].
const MAX_CANDIDATES: usize = 256;

/// The candidate most similar to `word`; none where no candidate is similar enough.
pub fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    let near = |candidate: &&str| candidate.chars().count().abs_diff(length) <= allowed;
    candidates
        .take(MAX_CANDIDATES)
        .filter(near)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Letters and digits in lower case, which is what the anchors of different tools have in common.
fn squashed(text: &str) -> String {
    text.nfc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
