//! Records as CSV, a line for each field, and as Markdown tables, one for each kind.

use super::{RecordReport, shape_name};
use crate::diagnostic::msg;
use crate::record::{FieldValue, Record, Value};
use crate::report::services::escaped;
use crate::report::spreadsheet::csv;
use crate::schema::{Field, Fields, Kind};

/// The columns of the CSV.
const COLUMNS: [&str; 10] =
    ["kind", "name", "shape", "declared", "path", "line", "column", "field", "value", "written"];

/// The records as CSV (RFC 4180): a line for each scalar, its field as `backup.0.interval`.
pub fn records_csv(records: &RecordReport<'_>) -> String {
    let lines = records.records.iter().flat_map(|record| {
        let of_record = of_record(records, record);
        let line = move |RecordScalar { path, value, field }: RecordScalar<'_>| {
            let [kind, name, shape, declared, file, line, column] = of_record.clone();
            let canonical =
                value.and_then(|value| records.canonical(value, field)).unwrap_or_default();
            let written = value.map(|value| value.written.clone()).unwrap_or_default();
            [kind, name, shape, declared, file, line, column, path, canonical, written]
        };
        scalars(record).into_iter().map(line)
    });
    csv(&COLUMNS, lines)
}

/// The cells that all lines of a record begin with.
fn of_record(records: &RecordReport<'_>, record: &Record) -> [String; 7] {
    let place = super::start(record);
    let at = records.report.position(&place, place.span.start);
    [
        record.kind.name.clone(),
        record.name().to_owned(),
        record.shape.as_str().to_owned(),
        record.declared.to_string(),
        record.path.to_string(),
        at.line.to_string(),
        at.column.to_string(),
    ]
}

/// The scalars of a record with the way to them; one line without a field where it has none.
fn scalars(record: &Record) -> Vec<RecordScalar<'_>> {
    let mut all = Vec::new();
    collect("", &record.data, (Some(&record.kind.fields), None), &mut all);
    if all.is_empty() {
        all.push(RecordScalar { path: String::new(), value: None, field: None });
    }
    all
}

/// A scalar, its path, and the field that it is a value of.
struct RecordScalar<'r> {
    path: String,
    value: Option<&'r FieldValue>,
    field: Option<&'r Field>,
}

fn collect<'r>(
    above: &str,
    value: &'r FieldValue,
    (known, field): (Option<&'r Fields>, Option<&'r Field>),
    all: &mut Vec<RecordScalar<'r>>,
) {
    let below =
        |key: &str| if above.is_empty() { key.to_owned() } else { format!("{above}.{key}") };
    match &value.value {
        Value::Map(members) => {
            for member in members {
                let field = known.and_then(|known| known.find(&member.key));
                let known = (field.map(|field| &field.fields), field);
                collect(&below(&member.key), &member.value, known, all);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(&below(&index.to_string()), item, (known, field), all);
            }
        }
        _ => all.push(RecordScalar { path: above.to_owned(), value: Some(value), field }),
    }
}

/// The records in GitHub Flavored Markdown: a heading and a table for each kind.
pub fn records_markdown(records: &RecordReport<'_>) -> String {
    let tables = records.by_kind().into_iter().map(|(kind, all)| table(records, kind, &all));
    let text = tables.collect::<Vec<_>>().join("\n");
    if text.is_empty() { records.report.text(&msg!(records_none)) + "\n" } else { text }
}

fn table(records: &RecordReport<'_>, kind: &Kind, all: &[&Record]) -> String {
    let is_written = |name: &str| all.iter().any(|record| record.data.member(name).is_some());
    let fields = kind.fields.iter().filter(|field| !field.is_name && is_written(&field.name));
    let fields: Vec<&Field> = fields.collect();
    let name = kind
        .fields
        .name()
        .map_or_else(|| kind.label(records.lang()), |it| it.label(records.lang()));
    let mut heads = vec![escaped(name)];
    heads.extend([msg!(records_place), msg!(records_shape)].map(|head| records.report.text(&head)));
    heads.extend(fields.iter().map(|field| escaped(field.label(records.lang()))));
    let count = escaped(&kind.count(all.len(), records.lang()));
    let mut text = format!("## {count} (`{}`)\n\n", kind.name);
    text.push_str(&format!("| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(heads.len())));
    for record in all {
        let shape = records.report.text(&shape_name(record.shape));
        let mut cells =
            vec![escaped(record.title(records.lang())), code(&records.at(record)), shape];
        let cell = |field: &&Field| {
            let member = record.data.member(&field.name);
            let texts = member.map(|member| records.values(&member.value, field));
            texts.map_or_else(|| "–".to_owned(), |texts| escaped(&texts.join("; ")))
        };
        cells.extend(fields.iter().map(cell));
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    text
}

/// A place in a code span; backticks and pipes would end it or its cell.
pub(super) fn code(place: &str) -> String {
    if place.contains(['`', '|']) { escaped(place) } else { format!("`{place}`") }
}
