//! The format for GitHub Actions: workflow commands, shown as annotations in pull requests.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
//!
//! GitHub shows ten annotations per level and step. Waived and baseline findings must not displace others,
//! so they become `debug` commands, which appear only in debug logs.

use super::{Report, rule_name};
use crate::diagnostic::{Diagnostic, Level, Place, Span};

/// One command per line.
pub fn github(report: &Report<'_>) -> String {
    report.diagnostics.iter().map(|diagnostic| command(report, diagnostic)).collect()
}

fn command(report: &Report<'_>, diagnostic: &Diagnostic) -> String {
    let message = report.lines(diagnostic).join("\n");
    if let Some(mark) = report.mark(diagnostic) {
        let place = report.at(&diagnostic.finding.place);
        let text = format!("{place}: {}: {message}\n{mark}", rule_name(diagnostic));
        return format!("::debug::{}\n", data(&text));
    }
    let name = match diagnostic.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "notice",
    };
    let properties: Vec<String> = properties(report, diagnostic)
        .into_iter()
        .map(|(name, value)| format!("{name}={}", property(&value)))
        .collect();
    format!("::{name} {}::{}\n", properties.join(","), data(&message))
}

/// Columns are set only within one line; the runner drops them otherwise.
fn properties(report: &Report<'_>, diagnostic: &Diagnostic) -> Vec<(&'static str, String)> {
    let place = without_line_break(report, &diagnostic.finding.place);
    let (start, end) = report.range(&place);
    let mut properties = vec![("file", place.path.to_string()), ("line", start.line.to_string())];
    if start.line == end.line {
        properties.push(("col", start.column.to_string()));
        properties.push(("endLine", end.line.to_string()));
        properties.push(("endColumn", end.column.to_string()));
    } else {
        properties.push(("endLine", end.line.to_string()));
    }
    properties.push(("title", rule_name(diagnostic)));
    properties
}

/// A span that ends at the start of a line contains no character of it.
fn without_line_break(report: &Report<'_>, place: &Place) -> Place {
    let text = report.source(place).map_or("", |source| place.span.of(&source.text));
    let length = text.trim_end_matches(['\r', '\n']).len();
    let end = if text.is_empty() { place.span.end } else { place.span.start + length };
    Place::new(&place.path, Span::new(place.span.start, end))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
