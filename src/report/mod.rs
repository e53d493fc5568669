//! Report formats, one file each. A format contains no policy: it prints all diagnostics, and marks waived and
//! baseline findings in its own way.

mod badge;
mod concise;
mod due;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
mod merge;
mod metrics;
mod one_by_one;
mod records;
mod sarif;
mod services;
mod spreadsheet;
mod statistics;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

pub use badge::badge;
pub use concise::concise;
pub use due::{Due, due_calendar, due_csv, due_human, due_json, due_markdown};
pub use github::github;
pub use gitlab::gitlab;
pub use human::{Folding, human, unnamed};
pub use json::json;
pub use junit::junit;
pub use markdown::markdown;
pub use merge::{MergeError, merge};
pub use metrics::{MetricsReport, metrics};
pub use records::{
    RecordReport, records_csv, records_human, records_json, records_markdown, records_summary,
    unread_csv, unread_human, unread_markdown,
};
pub use sarif::sarif;
pub use services::{services_csv, services_json, services_markdown};
pub use statistics::{RuleTally, foremost, statistics};

use crate::diagnostic::{
    BaselineEntry, Diagnostic, Explanation, Level, Message, Place, Position, Span, msg,
};
use crate::language::Catalogue;
use crate::source::SourceFile;

/// The data of a report.
pub struct Report<'a> {
    /// The diagnostics, sorted.
    pub diagnostics: &'a [Diagnostic],
    /// Baseline entries that no longer match anything.
    pub stale_baseline: Vec<&'a BaselineEntry>,
    /// The documentation of rules with findings, by code.
    pub explanations: BTreeMap<&'a str, Explanation>,
    /// The sources of findings, by path.
    pub sources: &'a HashMap<Arc<str>, Arc<SourceFile>>,
    /// The language.
    pub catalogue: &'a Catalogue,
    /// The as-of date.
    pub as_of: Date,
    /// The number of checked pages.
    pub pages: usize,
}

impl Report<'_> {
    fn source(&self, place: &Place) -> Option<&SourceFile> {
        self.sources.get(&place.path).map(AsRef::as_ref)
    }

    fn position(&self, place: &Place, offset: usize) -> Position {
        let start = Position { line: 1, column: 1 };
        self.source(place).map_or(start, |source| source.position(offset))
    }

    /// The start and end of `place`; the end is one past the last character.
    fn range(&self, place: &Place) -> (Position, Position) {
        (self.position(place, place.span.start), self.position(place, place.span.end))
    }

    /// `path:line:column`, as understood by editors.
    fn at(&self, place: &Place) -> String {
        let start = self.position(place, place.span.start);
        format!("{}:{}:{}", place.path, start.line, start.column)
    }

    fn text(&self, message: &Message) -> String {
        self.catalogue.text(message)
    }

    /// The named parts of a message: expected, found, help.
    fn parts(&self, diagnostic: &Diagnostic) -> Vec<(String, String)> {
        let finding = &diagnostic.finding;
        let parts = [
            (msg!(report_expected), &finding.expected),
            (msg!(report_found), &finding.actual),
            (msg!(report_help), &finding.help),
        ];
        let said = |(name, part): (Message, &Option<Message>)| {
            Some((self.text(&name), self.text(part.as_ref()?)))
        };
        parts.into_iter().filter_map(said).collect()
    }

    /// The message with all parts and related places, one per line.
    fn lines(&self, diagnostic: &Diagnostic) -> Vec<String> {
        let mut lines = vec![self.text(&diagnostic.finding.message)];
        let related = diagnostic.finding.related.iter();
        lines.extend(
            related.map(|it| format!("{}: {}", self.at(&it.place), self.text(&it.message))),
        );
        let parts = self.parts(diagnostic).into_iter();
        lines.extend(parts.map(|(name, text)| format!("{name}: {text}")));
        lines
    }

    /// Why a diagnostic does not count; none where it does.
    fn mark(&self, diagnostic: &Diagnostic) -> Option<String> {
        let message = match &diagnostic.waiver {
            None => diagnostic.baseline.then(|| msg!(report_baseline))?,
            Some(waiver) => {
                let (until, reason) = (waiver.until.as_str(), waiver.reason.as_str());
                match &waiver.by {
                    None => msg!(report_permitted, until = until, reason = reason),
                    Some(by) => {
                        msg!(report_permitted_by, until = until, by = by.as_str(), reason = reason)
                    }
                }
            }
        };
        Some(self.text(&message))
    }
}

/// `L701 broken-link`
fn rule_name(diagnostic: &Diagnostic) -> String {
    let rule = &diagnostic.finding.rule;
    format!("{} {}", rule.code, rule.slug)
}

fn level_name(level: Level) -> Message {
    match level {
        Level::Error => msg!(level_error),
        Level::Warning => msg!(level_warning),
        Level::Note => msg!(level_note),
        Level::Off => msg!(level_off),
    }
}

/// The part of `span` on its first line, with that line.
fn first_line(source: &SourceFile, span: Span) -> (Span, Span) {
    let lines = source.lines();
    let start = lines.line_start(lines.line(span.start));
    let rest = source.text.get(start..).unwrap_or_default();
    let end = start + rest.find(['\n', '\r']).unwrap_or(rest.len());
    (Span::new(start, end), Span::new(span.start.min(end), span.end.min(end)))
}
