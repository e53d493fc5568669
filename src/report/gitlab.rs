//! The format for GitLab: a Code Quality report. Merge requests show new and resolved findings.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
//!
//! GitLab has no state for waived and baseline findings and would show them as degradations, so they are
//! omitted: with a waiver, GitLab shows the finding as resolved.

use serde_json::{Value, json as object};

use super::one_by_one::{OneByOne, pretty};
use super::{Report, rule_name};
use crate::diagnostic::{Diagnostic, Level};

/// The report, with a final line break.
pub fn gitlab(report: &Report<'_>) -> String {
    pretty(&OneByOne::counting(report.diagnostics, |diagnostic| issue(report, diagnostic)))
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
