//! Which level a finding gets.

use jiff::civil::Date;

use crate::check::RuleSet;
use crate::config::Config;
use crate::diagnostic::{Finding, Level, RuleInfo, RuleRef, Waiver};

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
pub struct SeveritySettings {
    rules: RuleSet,
    overrides: Vec<Override>,
    time_rules: Option<Level>,
    as_of: Date,
}

impl SeveritySettings {
    /// Defaults < `[check.rules]` < command line.
    pub fn new(
        rules: RuleSet,
        config: &Config,
        of_command: &[Override],
        time_rules: Option<Level>,
        as_of: Date,
    ) -> Self {
        let of_config = config.rules.iter().filter_map(|setting| {
            Some(Override { rules: setting.key.clone(), level: setting.level? })
        });
        Self {
            rules,
            overrides: of_config.chain(of_command.iter().cloned()).collect(),
            time_rules: time_rules.or(config.time_rules),
            as_of,
        }
    }

    /// The same on another day.
    #[must_use]
    pub fn on(&self, day: Date) -> Self {
        Self { as_of: day, ..self.clone() }
    }

    /// The level of a finding.
    ///
    /// A finding that its rule holds for less grave than usual is not raised above what it is; a
    /// rule that is set to less takes all its findings down.
    pub(super) fn level(&self, finding: &Finding) -> Level {
        let level = match self.set(&finding.rule) {
            Some(level) if finding.level == finding.rule.level => level,
            Some(level) => level.min(finding.level),
            None => finding.level,
        };
        match self.time_rules {
            Some(most) if finding.rule.time_dependent => level.min(most),
            _ => level,
        }
    }

    /// The level that somebody set for `rule`; the last word counts.
    fn set(&self, rule: &RuleInfo) -> Option<Level> {
        let mut overrides = self.overrides.iter().rev();
        overrides.find(|set| rule.is_among(&set.rules)).map(|set| set.level)
    }

    /// The day that counts as today.
    pub(super) fn as_of(&self) -> Date {
        self.as_of
    }

    /// The rule that the waiver covers.
    pub(super) fn rule(&self, waiver: &Waiver) -> Option<RuleRef> {
        self.rules.find(&waiver.rule.as_ref()?.value)
    }

    /// Whether the waiver's rule reports anything at all.
    pub(super) fn runs(&self, waiver: &Waiver) -> bool {
        self.rule(waiver).is_some_and(|rule| !self.is_off(&rule))
    }

    /// Whether somebody has turned the rule of this code off.
    pub(super) fn has_off(&self, code: &str) -> bool {
        self.rules.find(code).is_some_and(|rule| self.is_off(&rule))
    }

    /// Whether anybody asks what `rule` finds. Until when evidence is good is known from rules that
    /// depend on the day, be they off.
    pub fn wants(&self, rule: &RuleInfo) -> bool {
        rule.time_dependent || !self.is_off(rule)
    }

    /// Whether somebody has turned `rule` off.
    fn is_off(&self, rule: &RuleInfo) -> bool {
        let capped = rule.time_dependent && self.time_rules == Some(Level::Off);
        capped || self.set(rule).unwrap_or(rule.level) == Level::Off
    }

    /// Whether the waiver covers anything on the as-of date.
    pub fn holds(&self, waiver: &Waiver) -> bool {
        self.rule(waiver).is_some()
            && waiver.is_complete()
            && waiver.last_day.is_some_and(|until| until >= self.as_of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::dialect::Folder;

    #[test]
    fn what_is_off_everywhere_is_not_wanted() {
        let set = |rules: &str, level| Override { rules: rules.to_owned(), level };
        for (levels, code, wanted) in [
            (vec![], "S802", true),
            (vec![], "S804", false),
            (vec![set("S804", Level::Note)], "S804", true),
            (vec![set("ascii-umlaut", Level::Error)], "S804", true),
            (vec![set("S8", Level::Warning)], "S804", true),
            (vec![set("S8", Level::Warning), set("S804", Level::Off)], "S804", false),
            (vec![set("S802", Level::Off)], "S802", false),
            (vec![set("T302", Level::Off)], "T302", true),
        ] {
            let (config, _) = config::load(None, Folder::EMPTY, |_| true).expect("defaults");
            let rules = RuleSet::new(&config);
            let rule = rules.find(code).expect("a rule");
            let policy =
                SeveritySettings::new(rules, &config, &levels, None, Date::constant(2026, 1, 20));
            assert_eq!(policy.wants(&rule), wanted, "{code} {levels:?}");
        }
    }
}
