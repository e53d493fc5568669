//! What the heading above a block says for a kind.

use crate::language::Lang;
use crate::lexicon::{identifier, people};
use crate::schema::Kind;

/// Shorter words of labels are no hint.
const SHORTEST_HINT: usize = 4;

/// So many words at most has a heading that says no more than what is below it: `Our services`.
const PLAIN_WORDS: usize = 2;

/// What a heading says for a kind.
pub(super) struct HeadingHints {
    /// How many words of the kind's label are in it.
    pub(super) count: usize,
    /// Whether it calls what is below it several records of the kind.
    pub(super) announces: bool,
    /// Whether it speaks of people on duty.
    pub(super) is_on_duty: bool,
}

impl HeadingHints {
    /// Those of a heading, as an identifier.
    pub(super) fn new(kind: &Kind, heading: &str) -> Self {
        let words: Vec<&str> = heading.split('_').collect();
        let announces = words.len() <= PLAIN_WORDS
            && words.last().is_some_and(|word| kind.is_called_several(word));
        let is_on_duty = people::ON_DUTY.iter().any(|part| heading.contains(part));
        Self { count: count(kind, &words), announces, is_on_duty }
    }
}

/// So many words of the kind's labels are in the heading.
fn count(kind: &Kind, heading: &[&str]) -> usize {
    let labels = [Lang::De, Lang::En].map(|lang| identifier(kind.label(lang)));
    let mut words: Vec<&str> = labels.iter().flat_map(|label| label.split('_')).collect();
    words.sort_unstable();
    words.dedup();
    words.retain(|word| word.chars().count() >= SHORTEST_HINT);
    let is_hint = |word: &&&str| {
        heading.iter().any(|own| {
            let is_stem = own.chars().count() >= SHORTEST_HINT && word.starts_with(own);
            is_stem || own.starts_with(**word)
        })
    };
    words.iter().filter(is_hint).count()
}
