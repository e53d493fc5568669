//! What the heading above a block says for a kind.

use crate::lexicon::people;
use crate::schema::Kind;

/// Shorter words of labels are no hint.
const SHORTEST_HINT: usize = 4;

/// So many words at most has a heading that says no more than what is below it: `Our services`.
const PLAIN_WORDS: usize = 2;

/// The words of a heading.
pub(super) struct HeadingWords<'h> {
    words: Vec<&'h str>,
    /// Whether it speaks of people on duty.
    pub(super) is_on_duty: bool,
}

impl<'h> HeadingWords<'h> {
    /// Those of a heading, as an identifier.
    pub(super) fn of(heading: &'h str) -> Self {
        let is_on_duty = people::ON_DUTY.iter().any(|part| heading.contains(part));
        Self { words: heading.split('_').collect(), is_on_duty }
    }

    /// Whether it calls what is below it several records of the kind.
    pub(super) fn announces(&self, kind: &Kind) -> bool {
        let last = || self.words.last().is_some_and(|word| kind.is_called_several(word));
        self.words.len() <= PLAIN_WORDS && last()
    }

    /// How many words of the kind's labels are in it.
    pub(super) fn hints(&self, kind: &Kind) -> usize {
        let is_hint = |word: &&String| {
            word.chars().count() >= SHORTEST_HINT
                && self.words.iter().any(|own| {
                    let is_stem = own.chars().count() >= SHORTEST_HINT && word.starts_with(own);
                    is_stem || own.starts_with(word.as_str())
                })
        };
        kind.label_words().iter().filter(is_hint).count()
    }
}
