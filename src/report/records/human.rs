//! Records for people at a terminal: by kind, a block for each.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{RecordReport, counted, records_summary, shape_name};
use crate::diagnostic::{Message, msg};
use crate::record::{Member, Record};
use crate::schema::Fields;

/// The width of the text, in characters.
const WIDTH: usize = 80;

/// Longer labels do not widen the column of labels.
const WIDEST_LABEL: usize = 24;

/// All records with their fields.
pub fn records_human(records: &RecordReport<'_>) -> String {
    let mut text = String::new();
    let mut told: Option<&Record> = None;
    for (kind, of_kind) in records.by_kind() {
        let count = kind.count(counted(kind, &of_kind), records.lang());
        let heading = msg!(records_kind, count = count, kind = kind.name.as_str());
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(text, "{}", records.report.text(&heading));
        let width = label_width(records, &kind.fields, &of_kind);
        for record in of_kind {
            block(&mut text, records, record, width);
            // Rows of a table ignore the same columns.
            let is_told = told.is_some_and(|told| Arc::ptr_eq(&told.ignored, &record.ignored));
            if !is_told && !record.ignored.is_empty() {
                let names = msg!(records_ignored, names = ignored(record));
                wrapped(&mut text, "    ", &records.report.text(&names));
                told = Some(record);
            }
        }
    }
    if text.is_empty() {
        let _ = writeln!(text, "{}", records_summary(&[], &[], records.report.catalogue));
    }
    text
}

/// What is listed below the name: all fields but the name itself.
fn listed(record: &Record) -> impl Iterator<Item = &Member> {
    let is_name = |key: &str| record.kind.fields.find(key).is_some_and(|field| field.is_name);
    record.data.members().iter().filter(move |member| !is_name(&member.key))
}

/// The names that are no fields.
fn ignored(record: &Record) -> Vec<Message> {
    record.ignored.iter().map(|name| msg!(quoted_code, text = name.value.as_str())).collect()
}

fn label_width(records: &RecordReport<'_>, fields: &Fields, of_kind: &[&Record]) -> usize {
    let label = |member: &Member| fields.find(&member.key).map(|field| field.label(records.lang()));
    let labels = of_kind.iter().flat_map(|record| listed(record)).filter_map(label);
    let width = labels.map(|label| label.chars().count()).max().unwrap_or_default();
    width.min(WIDEST_LABEL)
}

fn block(text: &mut String, records: &RecordReport<'_>, record: &Record, width: usize) {
    head(text, records, record);
    for member in listed(record) {
        let Some(field) = record.kind.fields.find(&member.key) else { continue };
        let label = field.label(records.lang());
        let values = records.values(&member.value, field);
        for (index, value) in values.iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            wrapped(text, &format!("    {label:width$}  "), value);
        }
    }
}

/// The name with the place, on two lines where one would be too long.
fn head(text: &mut String, records: &RecordReport<'_>, record: &Record) {
    let name = record.title(records.lang());
    let told = if record.declared { msg!(records_declared) } else { msg!(records_recognised) };
    let told: [Message; 2] = [shape_name(record.shape), told];
    let [shape, told] = told.map(|word| records.report.text(&word));
    let place = format!("{} ({shape}, {told})", records.at(record));
    let length = name.chars().count() + place.chars().count() + 4;
    let between = if length > WIDTH { "\n    " } else { "  " };
    let _ = writeln!(text, "\n  {name}{between}{place}");
}

/// Writes `value` behind `lead`; further lines are indented as deep.
pub(super) fn wrapped(text: &mut String, lead: &str, value: &str) {
    let indent = lead.chars().count();
    let mut column = indent;
    text.push_str(lead);
    for (index, word) in value.split_whitespace().enumerate() {
        let length = word.chars().count();
        if index > 0 && column + 1 + length > WIDTH {
            let _ = write!(text, "\n{:indent$}", "");
            column = indent;
        } else if index > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length;
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
}
