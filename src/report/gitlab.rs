//! For GitLab: a Code Quality report, which merge requests show as what is new and what is gone.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
//!
//! GitLab has no state for findings that do not count and would show each as a degradation. They are
//! left out: with a waiver, GitLab tells that the finding is gone.

use serde_json::{Value, json as object};

use super::one_by_one::{OneByOne, pretty};
use super::{Report, rule_name};
use crate::diagnostic::{Diagnostic, Level};

/// The report as text, with a line break at its end.
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
