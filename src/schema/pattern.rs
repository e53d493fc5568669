//! Regular expressions in schemas.

use std::sync::OnceLock;

use regex::{Captures, Regex, RegexBuilder};

/// A case-insensitive regular expression whose named groups are fields.
///
/// It is compiled when it is first used: most pages hold nothing that most expressions could match.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    /// None where the expression is invalid.
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The expression `text`. An invalid one matches nothing; the review of schemas reports it.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), regex: OnceLock::new() }
    }

    /// Whether `text` is a regular expression.
    pub(super) fn is_sound(text: &str) -> bool {
        compile(text).is_ok()
    }

    /// Whether the expression matches a part of `text`.
    pub fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// The groups of the first match.
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex()?.captures(text)
    }

    /// The names of its groups.
    pub fn group_names(&self) -> impl Iterator<Item = &str> {
        self.regex().into_iter().flat_map(|regex| regex.capture_names().flatten())
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| compile(&self.text).ok()).as_ref()
    }
}

fn compile(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).case_insensitive(true).size_limit(1 << 20).build()
}
