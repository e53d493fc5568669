//! For GitLab: a Code Quality report, which merge requests show as what is new and what is gone.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
//!
//! GitLab has no state for findings that do not count and would show each as a degradation. They are
//! left out: with a waiver, GitLab tells that the finding is gone.

use serde_json::{Value, json as object};

use super::{Report, rule_name};
use crate::diagnostic::{Diagnostic, Level};

/// The report as text, with a line break at its end.
pub fn gitlab(report: &Report<'_>) -> String {
    let counting = report.diagnostics.iter().filter(|diagnostic| diagnostic.counts());
    let issues: Vec<Value> = counting.map(|diagnostic| issue(report, diagnostic)).collect();
    let mut text = serde_json::to_string_pretty(&issues).unwrap_or_default();
    text.push('\n');
    text
}

fn issue(report: &Report<'_>, diagnostic: &Diagnostic) -> Value {
    let place = &diagnostic.finding.place;
    let severity = match diagnostic.level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Note | Level::Off => "info",
    };
    object!({
        "description": report.lines(diagnostic).join("\n"),
        "check_name": rule_name(diagnostic),
        "fingerprint": diagnostic.fingerprint,
        "severity": severity,
        "location": {
            "path": place.path,
            "lines": { "begin": report.range(place).0.line },
        },
    })
}
