//! What looks like data and was not read, in all formats.

use std::fmt::Write as _;

use serde_json::{Value as Json, json as object};

use super::RecordReport;
use super::human::wrapped;
use super::table::code;
use crate::diagnostic::{Message, msg};
use crate::record::{MissingKey, Obstacle, Shape, UnreadBlock};
use crate::report::services::escaped;
use crate::report::spreadsheet::csv;

/// The columns of the CSV.
const COLUMNS: [&str; 7] = ["kind", "shape", "path", "line", "column", "count", "missing"];

impl RecordReport<'_> {
    /// `table, 4 rows`
    fn size(&self, block: &UnreadBlock) -> String {
        let count = block.count;
        self.report.text(&match block.shape {
            _ if block.obstacle == Obstacle::Column => msg!(unread_column, count = count),
            _ if block.obstacle == Obstacle::Page => msg!(unread_steps, count = count),
            Shape::Row => msg!(unread_table, count = count),
            Shape::Item => msg!(unread_list, count = count),
            Shape::Section | Shape::Facts => msg!(unread_section, count = count),
            Shape::Page => msg!(unread_page, count = count),
        })
    }

    fn missing(&self, block: &UnreadBlock) -> Vec<String> {
        let reasons = block.reasons(self.lang());
        reasons.iter().map(|reason| self.report.text(reason)).collect()
    }
}

/// How many blocks look like data and were not read, in one line; none where none does.
pub(super) fn summary(unread: &[&UnreadBlock]) -> Option<Message> {
    let is_table =
        |block: &&UnreadBlock| block.shape == Shape::Row && block.obstacle != Obstacle::Column;
    let all_tables = unread.iter().all(is_table);
    match unread.len() {
        0 => None,
        count if all_tables => Some(msg!(records_unread_tables, count = count)),
        count => Some(msg!(records_unread_blocks, count = count)),
    }
}

/// The blocks for people, each with the nearest kind, what is missing, and how to have it read.
pub fn unread_human(records: &RecordReport<'_>) -> String {
    let Some(summary) = summary(&records.unread) else {
        return records.report.text(&msg!(unread_none)) + "\n";
    };
    let mut text = records.report.text(&summary) + "\n";
    for block in &records.unread {
        let place = records.report.at(&block.place());
        let kind = block.kind.name.as_str();
        let nearly = msg!(unread_nearly, place = place, size = records.size(block), kind = kind);
        let _ = writeln!(text, "\n  {}", records.report.text(&nearly));
        let remedy = records.report.text(&block.remedy(records.words));
        for line in records.missing(block).into_iter().chain([remedy]) {
            wrapped(&mut text, "    ", &line);
        }
    }
    text
}

pub(super) fn json(records: &RecordReport<'_>, block: &UnreadBlock) -> Json {
    let start = records.start(&block.place());
    let missing: Vec<Json> = block.missing.iter().map(missing).collect();
    object!({
        "path": &*block.path,
        "start": start,
        "shape": block.shape.as_str(),
        "count": block.count,
        "kind": block.kind.name,
        "missing": missing,
    })
}

fn missing(missing: &MissingKey) -> Json {
    match &missing.written {
        None => object!({ "any_of": missing.fields }),
        Some(written) => object!({ "any_of": missing.fields, "written": written.value }),
    }
}

/// The blocks as CSV (RFC 4180).
pub fn unread_csv(records: &RecordReport<'_>) -> String {
    let line = |block: &&UnreadBlock| {
        let place = block.place();
        let at = records.report.position(&place, place.span.start);
        [
            block.kind.name.clone(),
            block.shape.as_str().to_owned(),
            block.path.to_string(),
            at.line.to_string(),
            at.column.to_string(),
            block.count.to_string(),
            records.missing(block).join("; "),
        ]
    };
    csv(&COLUMNS, records.unread.iter().map(line))
}

/// The blocks as a table in GitHub Flavored Markdown.
pub fn unread_markdown(records: &RecordReport<'_>) -> String {
    let Some(summary) = summary(&records.unread) else {
        return records.report.text(&msg!(unread_none)) + "\n";
    };
    let heads = [msg!(records_place), msg!(records_shape), msg!(unread_kind), msg!(unread_lacks)];
    let heads = heads.map(|head| escaped(&records.report.text(&head))).join(" | ");
    let mut text = format!("{}\n\n", records.report.text(&summary));
    let _ = writeln!(text, "| {heads} |\n| --- | --- | --- | --- |");
    for block in &records.unread {
        let place = code(&records.report.at(&block.place()));
        let missing = escaped(&records.missing(block).join("; "));
        let _ = writeln!(
            text,
            "| {place} | {} | `{}` | {missing} |",
            escaped(&records.size(block)),
            block.kind.name,
        );
    }
    text
}
