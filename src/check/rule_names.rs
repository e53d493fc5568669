//! Rules by the names that people write for them.

use crate::diagnostic::{self, RuleRef};

/// Whether `name` stands for any of the `rules`.
pub(super) fn is_known(rules: &[RuleRef], name: &str) -> bool {
    rules.iter().any(|rule| rule.is_among(name))
}

/// The one of the `rules` whose code or slug is nearest to `name`.
pub(super) fn nearest<'r>(rules: &'r [RuleRef], name: &str) -> Option<&'r RuleRef> {
    let slugs = rules.iter().map(|rule| &*rule.slug);
    let code = name.to_uppercase();
    let codes = || rules.iter().map(|rule| &*rule.code);
    let alike = codes().filter(|it| it.chars().next() == code.chars().next());
    let near = diagnostic::nearest(&name.to_lowercase(), slugs)
        .or_else(|| diagnostic::nearest(&code, alike))
        .or_else(|| diagnostic::nearest(&code, codes()))?;
    rules.iter().find(|rule| rule.is_named(near))
}
