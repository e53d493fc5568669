//! What rules read in `[check.rules]` besides their level.

use crate::value::{Cadence, Interval};

/// An option of a rule: `T302 = { grace = "P14D" }`.
#[derive(Debug, Clone, Copy)]
pub struct RuleOption {
    /// The key.
    pub name: &'static str,
    /// What may be there.
    pub value: OptionValue,
}

/// What the value of an option is.
#[derive(Debug, Clone, Copy)]
pub enum OptionValue {
    /// A duration, in ISO 8601 or in words: `P14D`, `14 Tage`.
    Period,
    /// A table with a duration for some of these keys.
    Periods(&'static [&'static str]),
    /// A regular expression.
    Pattern,
}

/// Reads a duration.
pub(super) fn period(text: &str) -> Option<Interval> {
    Cadence::parse_length(text).ok()??.interval()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_in_iso_and_in_words() {
        for text in ["P14D", "14 Tage", "P3M", "P12M", "P0D", "vierteljährlich", "2 weeks"] {
            assert!(period(text).is_some(), "{text}");
        }
        for text in ["bald", "", "3m", "-P3D", "vor Upgrades"] {
            assert!(period(text).is_none(), "{text}");
        }
    }
}
