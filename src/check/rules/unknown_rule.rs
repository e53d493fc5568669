//! M004 unknown-rule: a rule code or slug in a waiver or in `book.toml` that does not exist.

use std::sync::Arc;

use super::rule;
use crate::check::{Context, Run};
use crate::config;
use crate::diagnostic::{Finding, Place, Span, msg};

rule! {
    "M004", "unknown-rule", Error,
    fix: None, time_dependent: false,
    category: Check, since: "0.1.0",
    explanation: "unknown_rule", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let config: Arc<str> = Arc::from(config::FILE_NAME);
    let settings = context.site.config.rules.iter();
    let in_config = settings.map(|setting| (&config, setting.key.as_str(), setting.key_span));
    let in_waivers = context.waivers().filter_map(|waiver| {
        let rule = waiver.rule.as_ref()?;
        Some((&waiver.place.path, rule.value.as_str(), rule.span))
    });
    in_config
        .chain(in_waivers)
        .filter(|(_, name, _)| !context.is_rule(name))
        .map(|(path, name, span)| finding(context, path, name, span))
        .collect()
}

fn finding(context: &Context<'_>, path: &Arc<str>, name: &str, span: Span) -> Finding {
    let message = msg!(unknown_rule, rule = name);
    let finding = Finding::new(&RULE.info, Place::new(path, span), name, message);
    match context.nearest_rule(name) {
        Some(rule) => {
            finding.help(msg!(unknown_rule_suggestion, code = &*rule.code, slug = &*rule.slug))
        }
        None => finding.help(msg!(unknown_rule_help)),
    }
}
