//! What is known of a rule without running it.

use std::fmt;
use std::str::FromStr;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Off,
    /// Worth knowing.
    Note,
    /// Should be mended.
    Warning,
    /// Fails `runbuch check`.
    Error,
}

impl Level {
    /// The word in configuration and machine formats.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Level {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        [Self::Off, Self::Note, Self::Warning, Self::Error]
            .into_iter()
            .find(|level| level.as_str() == word)
            .ok_or(())
    }
}

/// Whether a rule can mend what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FixKind {
    /// By hand only.
    None,
    /// `--fix` mends it without changing the meaning.
    Safe,
    /// `--unsafe-fixes` mends it; the author should look at the result.
    Unsafe,
}

/// A rule's metadata. Codes are stable for ever and never reused.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// A letter and three digits, such as `L701`.
    pub code: &'static str,
    /// The rule's name, after the bad thing: `broken-link`.
    pub slug: &'static str,
    /// The level unless configuration or the finding says otherwise.
    pub level: Level,
    /// The mend that its findings may carry.
    pub fix: FixKind,
    /// Whether its findings depend on the as-of date.
    pub time_dependent: bool,
}
