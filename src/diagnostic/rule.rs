//! The metadata of rules.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::Arc;

use super::Obligation;

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Off,
    /// Reported for information.
    Note,
    /// Should be fixed.
    Warning,
    /// Must be fixed; fails `runbuch check`.
    Error,
}

impl Level {
    /// The name in configuration and machine-readable formats.
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

/// Whether a rule can fix its findings automatically.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FixKind {
    /// No automatic fix.
    None,
    /// `--fix` fixes it without changing the meaning.
    Safe,
    /// `--unsafe-fixes` fixes it; the author should review the result.
    Unsafe,
}

/// What a rule is about; the letter of its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Backups and the times that services promise.
    Backup,
    /// Checklists and phases.
    Checklist,
    /// What was read as data, and what was not.
    Data,
    /// The emergency itself: what a plan must not depend on.
    Emergency,
    /// Single values of records and front matter.
    Record,
    /// Links, addresses and names of files.
    Link,
    /// The check itself: waivers and configuration. Its findings cannot be waived.
    Check,
    /// Playbooks and their steps.
    Playbook,
    /// Who is responsible, and how soon somebody responds.
    Responsibility,
    /// A page's text and structure.
    Page,
    /// Restore tests, their plan and their protocol.
    RestoreTest,
    /// A rule of the wiki's own.
    Policy,
}

impl Category {
    /// The letter that codes of its rules begin with.
    pub const fn letter(self) -> char {
        match self {
            Self::Backup => 'B',
            Self::Checklist => 'C',
            Self::Data => 'D',
            Self::Emergency => 'E',
            Self::Record => 'F',
            Self::Link => 'L',
            Self::Check => 'M',
            Self::Playbook => 'P',
            Self::Responsibility => 'R',
            Self::Page => 'S',
            Self::RestoreTest => 'T',
            Self::Policy => 'X',
        }
    }
}

/// The metadata of a rule. Codes are stable and never reused.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// A letter and three digits, such as `L701`.
    pub code: Cow<'static, str>,
    /// The name of the rule, after the problem: `broken-link`.
    pub slug: Cow<'static, str>,
    /// The level unless configuration or the finding says otherwise.
    pub level: Level,
    /// The kind of fix that its findings may carry.
    pub fix: FixKind,
    /// Whether its findings depend on the as-of date.
    pub time_dependent: bool,
    /// What it is about.
    pub category: Category,
    /// The obligation of a service that its findings tell of.
    pub obligation: Option<Obligation>,
    /// The version that brought it; none for a rule of the wiki's own.
    pub since: Option<&'static str>,
}

impl RuleInfo {
    /// Whether `name` is the rule's code or slug.
    pub fn is_named(&self, name: &str) -> bool {
        name.eq_ignore_ascii_case(&self.code) || name.eq_ignore_ascii_case(&self.slug)
    }

    /// Whether `name` selects the rule: its code, its slug or a prefix of its code.
    pub fn is_among(&self, name: &str) -> bool {
        let begins = self.code.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
        self.is_named(name) || (!name.is_empty() && begins)
    }
}

/// The rule of a finding. Dereferences to its [`RuleInfo`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleRef {
    /// A built-in rule.
    BuiltIn(&'static RuleInfo),
    /// A policy of the wiki.
    Policy(Arc<RuleInfo>),
}

impl Deref for RuleRef {
    type Target = RuleInfo;

    fn deref(&self) -> &RuleInfo {
        match self {
            Self::BuiltIn(info) => info,
            Self::Policy(info) => info,
        }
    }
}

impl From<&'static RuleInfo> for RuleRef {
    fn from(info: &'static RuleInfo) -> Self {
        Self::BuiltIn(info)
    }
}

impl From<&Arc<RuleInfo>> for RuleRef {
    fn from(info: &Arc<RuleInfo>) -> Self {
        Self::Policy(Arc::clone(info))
    }
}
