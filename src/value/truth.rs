//! Yes and no.

use crate::lexicon::WordList;
use crate::lexicon::answer::{NO, YES};

/// Whether `text` says yes or no, in any case; none where it says neither.
#[must_use]
pub fn truth(text: &str) -> Option<bool> {
    let says = |words: WordList| words.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
    if says(YES) {
        Some(true)
    } else if says(NO) {
        Some(false)
    } else {
        None
    }
}
