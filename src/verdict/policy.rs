//! Which level a finding gets.

use jiff::civil::Date;

use crate::check::{Waiver, rules};
use crate::config::Config;
use crate::diagnostic::{Finding, Level};

/// A level that somebody set for some rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// A code, a slug, or the beginning of a code.
    pub rules: String,
    /// The level.
    pub level: Level,
}

/// Everything that decides about levels.
#[derive(Debug, Clone)]
pub struct Policy {
    overrides: Vec<Override>,
    time_rules: Option<Level>,
    as_of: Date,
}

impl Policy {
    /// Defaults < `[check.rules]` < command line.
    pub fn new(
        config: &Config,
        of_command: &[Override],
        time_rules: Option<Level>,
        as_of: Date,
    ) -> Self {
        let of_config = config.rules.iter().filter_map(|setting| {
            Some(Override { rules: setting.key.clone(), level: setting.level? })
        });
        Self {
            overrides: of_config.chain(of_command.iter().cloned()).collect(),
            time_rules: time_rules.or(config.time_rules),
            as_of,
        }
    }

    /// The level of a finding.
    ///
    /// A finding that its rule holds for less grave than usual is not raised above what it is; a
    /// rule that is set to less takes all its findings down.
    pub(super) fn level(&self, finding: &Finding) -> Level {
        let set = self.overrides.iter().rev().find(|set| {
            rules::matching(&set.rules).any(|rule| rule.info.code == finding.rule.code)
        });
        let level = match set.map(|set| set.level) {
            Some(level) if finding.level == finding.rule.level => level,
            Some(level) => level.min(finding.level),
            None => finding.level,
        };
        match self.time_rules {
            Some(most) if finding.rule.time_dependent => level.min(most),
            _ => level,
        }
    }

    /// Whether the waiver permits anything on the as-of date.
    pub(super) fn holds(&self, waiver: &Waiver) -> bool {
        let known = waiver.rule.as_ref().is_some_and(|(rule, _)| rules::find(rule).is_some());
        known && waiver.is_complete() && waiver.last_day().is_some_and(|until| until >= self.as_of)
    }
}
