//! M006 bad-config: a `book.toml` that cannot be understood, while an older one stays in force.

use std::sync::Arc;

use super::rule;
use crate::check::{Context, Run};
use crate::config::{self, ConfigError};
use crate::diagnostic::{Finding, Place, msg};

rule! {
    "M006", "bad-config", Error,
    fix: None, time_dependent: false,
    category: Check, since: "0.1.0",
    explanation: "bad_config", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.config_errors.iter().map(finding).collect()
}

fn finding(error: &ConfigError) -> Finding {
    Finding::new(&RULE.info, error.place.clone(), config::FILE_NAME, error.message.clone())
        .help(msg!(bad_config_help))
}

/// Drops what is found in the `book.toml` in force: its places are not those of the file on disk.
pub(in crate::check) fn drop_outdated_places(findings: &mut Vec<Arc<Finding>>) {
    let is_config = |place: &Place| *place.path == *config::FILE_NAME;
    findings.retain(|it| !is_config(&it.place) || it.rule.code == RULE.info.code);
    for finding in findings {
        if finding.related.iter().any(|related| is_config(&related.place)) {
            Arc::make_mut(finding).related.retain(|related| !is_config(&related.place));
        }
    }
}
