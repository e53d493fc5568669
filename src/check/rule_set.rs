//! The rules that a wiki is checked by: those that Runbuch brings along, and its own.

use std::sync::Arc;

use super::{rule_names, rules};
use crate::config::{Config, OwnRule};
use crate::diagnostic::{Explanation, RuleRef, msg};
use crate::language::Catalogue;

/// The rules that a wiki is checked by.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    own: Arc<[OwnRule]>,
}

impl RuleSet {
    /// The built-in rules and those of `config`.
    pub fn new(config: &Config) -> Self {
        Self { own: config.policies.as_slice().into() }
    }

    /// The wiki's own rules, in the order of `book.toml`.
    pub fn own(&self) -> &[OwnRule] {
        &self.own
    }

    /// All rules: the built-in ones by code, then the wiki's own.
    pub fn iter(&self) -> impl Iterator<Item = RuleRef> {
        let built_in = rules::ALL.iter().map(|rule| RuleRef::from(&rule.info));
        built_in.chain(self.own.iter().map(|rule| RuleRef::from(&rule.info)))
    }

    /// The rule with this code or slug.
    pub fn find(&self, name: &str) -> Option<RuleRef> {
        self.iter().find(|rule| rule.is_named(name))
    }

    /// Whether `name` stands for any rule.
    pub fn is_known(&self, name: &str) -> bool {
        self.iter().any(|rule| rule.is_among(name))
    }

    /// The rule whose code or slug is nearest to `name`.
    pub fn nearest(&self, name: &str) -> Option<RuleRef> {
        let all: Vec<RuleRef> = self.iter().collect();
        rule_names::nearest(&all, name).cloned()
    }

    /// What the rule with this code or slug is about.
    pub fn explain(&self, name: &str, catalogue: &Catalogue) -> Option<Explanation> {
        if let Some(rule) = rules::find(name) {
            return Some(Explanation::Markdown(rule.explain(catalogue.lang())));
        }
        let own = self.own.iter().find(|rule| rule.info.is_named(name))?;
        let mut paragraphs = vec![catalogue.text(&own.sentence())];
        paragraphs.extend(own.help.clone());
        paragraphs.push(catalogue.text(&msg!(policy_explained, kind = own.kind.as_str())));
        let condition = own.require.text().trim().to_owned();
        Some(Explanation::Plain { paragraphs, condition })
    }
}
