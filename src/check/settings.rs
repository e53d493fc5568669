//! What is wrong with the options of rules in `[check.rules]`, `[check.obligations]` and `[check.targets]`.

use std::sync::Arc;

use regex::Regex;

use super::{OptionValue, RuleOption, RuleSet, options, rules};
use crate::config::{self, Config, ConfigError, UnknownKey};
use crate::diagnostic::{self, Level, Message, Obligation, Place, Span, msg};
use crate::ops::{self, DataClass, TARGET_FIELDS};
use crate::source::data::{Node, NodeValue, Pair};
use crate::value::Duration;

/// The keys in `[check.rules]`, `[check.obligations]` and `[check.targets]` that nothing uses.
///
/// # Errors
/// The settings whose values cannot be read.
pub fn check_settings(all: &RuleSet, config: &Config) -> Result<Vec<UnknownKey>, Vec<ConfigError>> {
    let mut checker = OptionChecker { errors: Vec::new(), unknown: Vec::new() };
    for setting in &config.rules {
        let exact = rules::find(&setting.key);
        // Of a name that stands for no rule, `unknown-rule` tells.
        if exact.is_some() || all.is_known(&setting.key) {
            let table = format!("check.rules.{}", setting.key);
            checker.options(&table, exact.map_or(&[], |rule| rule.options), &setting.options);
        }
    }
    checker.obligations(&config.obligations);
    checker.targets(&config.targets);
    if checker.errors.is_empty() { Ok(checker.unknown) } else { Err(checker.errors) }
}

struct OptionChecker {
    errors: Vec<ConfigError>,
    unknown: Vec<UnknownKey>,
}

impl OptionChecker {
    fn options(&mut self, table: &str, known: &[RuleOption], written: &Node) {
        for pair in written.pairs().iter().filter(|pair| pair.key != "level") {
            match known.iter().find(|option| option.name == pair.key) {
                Some(option) => self.value(table, option.value, pair),
                None => {
                    let names = known.iter().map(|option| option.name).chain(["level"]);
                    self.unknown(table, pair, names);
                }
            }
        }
    }

    fn value(&mut self, table: &str, value: OptionValue, pair: &Pair) {
        match value {
            OptionValue::Period => self.period(pair),
            OptionValue::Pattern => self.pattern(pair),
            OptionValue::Periods(names) => {
                if !matches!(pair.value.value, NodeValue::Map(_)) {
                    self.bad(pair, msg!(config_type_table));
                }
                let table = format!("{table}.{}", pair.key);
                for pair in pair.value.pairs() {
                    if names.contains(&pair.key.as_str()) {
                        self.period(pair);
                    } else {
                        self.unknown(&table, pair, names.iter().copied());
                    }
                }
            }
        }
    }

    /// `backup = "warning"`, `backup = { important = "note" }`
    fn obligations(&mut self, written: &[Pair]) {
        const TABLE: &str = "check.obligations";
        for pair in written {
            if ops::obligation(&pair.key).is_none() {
                self.unknown(TABLE, pair, Obligation::ALL.iter().map(|it| it.as_str()));
                continue;
            }
            if pair.value.as_str().is_some() {
                self.level(pair);
                continue;
            }
            if !matches!(pair.value.value, NodeValue::Map(_)) {
                self.bad(pair, msg!(config_type_obligation));
            }
            let table = format!("{TABLE}.{}", pair.key);
            for class in pair.value.pairs() {
                if DataClass::NAMES.contains(&class.key.as_str()) {
                    self.level(class);
                } else {
                    self.unknown(&table, class, DataClass::NAMES.iter().copied());
                }
            }
        }
    }

    /// `kritisch = { rpo = "24 h", rto = "4 h" }`
    fn targets(&mut self, written: &[Pair]) {
        const TABLE: &str = "check.targets";
        for pair in written {
            if !DataClass::NAMES.contains(&pair.key.as_str()) {
                self.unknown(TABLE, pair, DataClass::NAMES.iter().copied());
                continue;
            }
            if !matches!(pair.value.value, NodeValue::Map(_)) {
                self.bad(pair, msg!(config_type_targets));
            }
            let table = format!("{TABLE}.{}", pair.key);
            for target in pair.value.pairs() {
                if !TARGET_FIELDS.contains(&target.key.as_str()) {
                    self.unknown(&table, target, TARGET_FIELDS.into_iter());
                } else if !matches!(target.value.as_str().map(Duration::parse), Some(Ok(Some(_)))) {
                    self.bad(target, msg!(config_type_duration));
                }
            }
        }
    }

    fn level(&mut self, pair: &Pair) {
        if pair.value.as_str().and_then(|level| level.parse::<Level>().ok()).is_none() {
            self.bad(pair, msg!(config_type_level));
        }
    }

    fn period(&mut self, pair: &Pair) {
        if pair.value.as_str().and_then(options::period).is_none() {
            self.bad(pair, msg!(config_type_period));
        }
    }

    fn pattern(&mut self, pair: &Pair) {
        if pair.value.as_str().and_then(|text| Regex::new(text).ok()).is_none() {
            self.bad(pair, msg!(config_type_pattern));
        }
    }

    fn bad(&mut self, pair: &Pair, expected: Message) {
        let message = msg!(config_bad_option, key = pair.key.as_str(), expected = expected);
        self.errors.push(ConfigError { place: place(pair.value.span), message });
    }

    fn unknown<'n>(&mut self, table: &str, pair: &Pair, known: impl Iterator<Item = &'n str>) {
        self.unknown.push(UnknownKey {
            key: pair.key.clone(),
            table: table.to_owned(),
            span: pair.key_span,
            suggestion: diagnostic::nearest(&pair.key, known).map(str::to_owned),
        });
    }
}

fn place(span: Span) -> Place {
    Place::new(&Arc::from(config::FILE_NAME), span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Folder;
    use crate::source::SourceFile;

    fn checked(text: &str) -> Result<Vec<String>, Vec<String>> {
        let file = SourceFile::new(config::FILE_NAME, text.as_bytes().to_vec());
        let (config, _) = config::load(Some(&file), Folder::EMPTY, |_| true).expect("a book.toml");
        let key = |unknown: UnknownKey| {
            format!("{}.{} {:?}", unknown.table, unknown.key, unknown.suggestion)
        };
        let at = |error: ConfigError| error.place.span.of(text).to_owned();
        match check_settings(&RuleSet::new(&config), &config) {
            Ok(unknown) => Ok(unknown.into_iter().map(key).collect()),
            Err(errors) => Err(errors.into_iter().map(at).collect()),
        }
    }

    #[test]
    fn options_that_rules_read_are_fine() {
        let text = "[check.rules]\nT302 = { grace = \"P7D\", cadence = { kritisch = \"P1M\" } }\n\
                    F107 = { level = \"note\", interval = \"P6M\" }\nT3 = \"warning\"\n";
        assert_eq!(checked(text), Ok(Vec::new()));
    }

    #[test]
    fn what_cannot_be_read_is_an_error_at_its_place() {
        let text = "[check.rules]\nT302 = { grace = \"bald\", cadence = { kritisch = \"3m\" } }\n\
                    F107 = { interval = 12 }\nT304 = { pattern = \"[\" }\n";
        let places = ["\"bald\"", "\"3m\"", "12", "\"[\""].map(str::to_owned).to_vec();
        assert_eq!(checked(text), Err(places));
        let text = "[check.rules]\nrestore-test-stale = { cadence = \"P3M\" }\n";
        assert_eq!(checked(text), Err(vec!["\"P3M\"".to_owned()]));
    }

    #[test]
    fn what_no_rule_reads_is_unknown() {
        let text = "[check.rules]\nT302 = { grase = \"P7D\", cadence = { kritsch = \"P1M\" } }\n\
                    T3 = { grace = \"P7D\" }\nL701 = { depth = 3 }\n";
        let unknown = [
            "check.rules.T302.grase Some(\"grace\")",
            "check.rules.T302.cadence.kritsch Some(\"kritisch\")",
            "check.rules.T3.grace None",
            "check.rules.L701.depth None",
        ];
        assert_eq!(checked(text), Ok(unknown.map(str::to_owned).to_vec()));
    }

    #[test]
    fn targets_of_classes_are_checked_like_options() {
        let text = "[check.targets]\nkritisch = { rpo = \"24 h\", rto = \"4 h\" }\n";
        assert_eq!(checked(text), Ok(Vec::new()));
        let text = "[check.targets]\ncritical = { rpo = \"24\" }\nwichtig = 3\n";
        assert_eq!(checked(text), Err(["\"24\"", "3"].map(str::to_owned).to_vec()));
        let text = "[check.targets]\nkritsch = {}\nwichtig = { rpt = \"4 h\" }\n";
        let found = checked(text).expect("no errors");
        assert!(found[0].starts_with("check.targets.kritsch Some"), "{found:?}");
        assert!(found[1].starts_with("check.targets.wichtig.rpt Some"), "{found:?}");
    }

    #[test]
    fn levels_of_obligations_are_checked_like_options() {
        let text = "[check.obligations]\nbackup = { important = \"note\" }\noffsite = \"off\"\n";
        assert_eq!(checked(text), Ok(Vec::new()));
        let text =
            "[check.obligations]\nbackup = { important = \"notice\" }\nrpo = \"aus\"\nrto = 3\n";
        let places = ["\"notice\"", "\"aus\"", "3"].map(str::to_owned).to_vec();
        assert_eq!(checked(text), Err(places));
        let text = "[check.obligations]\nbackups = \"off\"\nrpo = { importent = \"note\" }\n";
        let unknown = [
            "check.obligations.backups Some(\"backup\")",
            "check.obligations.rpo.importent Some(\"important\")",
        ];
        assert_eq!(checked(text), Ok(unknown.map(str::to_owned).to_vec()));
    }
}
