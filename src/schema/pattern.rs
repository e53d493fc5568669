//! Regular expressions in schemas.

use regex::{Regex, RegexBuilder};

/// A case-insensitive regular expression whose named groups are fields.
#[derive(Debug, Clone)]
pub struct Pattern(pub Regex);

/// The compiler draws the expression first.
fn last_line(text: &str) -> String {
    let last = text.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

impl Pattern {
    /// # Errors
    /// What the expression is against.
    pub(super) fn new(text: &str) -> Result<Self, String> {
        let regex = RegexBuilder::new(text).case_insensitive(true).size_limit(1 << 20).build();
        regex.map(Self).map_err(|error| last_line(&error.to_string()))
    }
}
