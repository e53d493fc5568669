//! The rules of a wiki: the built-in ones and its policies.

use std::sync::Arc;

use super::{rule_names, rules};
use crate::config::{Config, Policy};
use crate::diagnostic::{Explanation, RuleRef, msg};
use crate::language::Catalogue;

/// The built-in rules and the policies of a wiki.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    policies: Arc<[Policy]>,
}

impl RuleSet {
    /// The built-in rules and those of `config`.
    pub fn new(config: &Config) -> Self {
        Self { policies: config.policies.as_slice().into() }
    }

    /// The policies, in the order of `book.toml`.
    pub fn policies(&self) -> &[Policy] {
        &self.policies
    }

    /// All rules: the built-in ones by code, then the policies.
    pub fn iter(&self) -> impl Iterator<Item = RuleRef> {
        let built_in = rules::ALL.iter().map(|rule| RuleRef::from(&rule.info));
        built_in.chain(self.policies.iter().map(|rule| RuleRef::from(&rule.info)))
    }

    /// The rule with this code or slug.
    pub fn find(&self, name: &str) -> Option<RuleRef> {
        self.iter().find(|rule| rule.is_named(name))
    }

    /// Whether `name` selects any rule.
    pub fn is_known(&self, name: &str) -> bool {
        self.iter().any(|rule| rule.is_among(name))
    }

    /// The rule whose code or slug is most similar to `name`.
    pub fn nearest(&self, name: &str) -> Option<RuleRef> {
        let all: Vec<RuleRef> = self.iter().collect();
        rule_names::nearest(&all, name).cloned()
    }

    /// The documentation of the rule with this code or slug.
    pub fn explain(&self, name: &str, catalogue: &Catalogue) -> Option<Explanation> {
        if let Some(rule) = rules::find(name) {
            return Some(Explanation::Markdown(rule.explain(catalogue.lang())));
        }
        let policy = self.policies.iter().find(|rule| rule.info.is_named(name))?;
        let mut paragraphs = vec![catalogue.text(&policy.sentence())];
        paragraphs.extend(policy.help.clone());
        if policy.info.time_dependent {
            paragraphs.push(catalogue.text(&msg!(policy_explained_day)));
        }
        paragraphs.push(catalogue.text(&msg!(policy_explained, kind = policy.kind.as_str())));
        let condition = policy.require.text().trim().to_owned();
        Some(Explanation::Plain { paragraphs, condition })
    }
}
