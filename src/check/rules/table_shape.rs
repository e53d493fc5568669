//! S806 table-shape: a row of a table with another number of cells than the head, or a head
//! without a column that the rows need.

use std::collections::HashMap;

use super::{placeholder, rule};
use crate::check::{Context, PageContext, Run, at_level};
use crate::diagnostic::{Address, Finding, Fix, Level, Message, Safety, Span, msg};
use crate::ops::Duties;
use crate::page::{Row, Table};
use crate::record::{Record, Shape};
use crate::schema::{KindRole, ViolationKind};

rule! {
    "S806", "table-shape", Error,
    fix: Safe, time_dependent: false,
    category: Page, obligation: Documentation, since: "0.1.0",
    demands: [Documentation, Rpo, Rto],
    explanation: "table_shape", run: Run::PageAndSite(check, check_services),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let tables = page.document().tables.iter();
    let rows = tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let records = page.records().filter(|record| record.shape == Shape::Row);
    let records: HashMap<Span, &Record> = records.map(|record| (record.span, record)).collect();
    let of_rows = rows.filter_map(|(table, row)| {
        let finding = of_row(page, table, row)?;
        Some(match records.get(&row.span) {
            Some(record) => finding.also_about(cut_off(record)),
            // What is left out is empty, which GitHub's Markdown allows.
            None if is_short(table, row) => finding.level(Level::Note),
            None => finding,
        })
    });
    let heads = page.document().tables.iter().filter_map(|table| of_head(page, table));
    of_rows.chain(heads).collect()
}

/// The fields that are owed and whose cells a short row does not have.
fn cut_off(record: &Record) -> impl Iterator<Item = Address> {
    let owed = placeholder::owed(record).into_iter();
    owed.filter(|(value, _)| record.ends_before(value)).map(|(_, address)| address)
}

/// What the kind of a table's rows requires and no row can say, as there is no column for it.
fn of_head(page: PageContext<'_>, table: &Table) -> Option<Finding> {
    let of_table = |it: &&Record| it.shape == Shape::Row && table.span.contains(it.span);
    let record = page.records().find(of_table)?;
    if record.is(&KindRole::Service) {
        return None;
    }
    let finding = columns(page, table, record, &missing(record))?;
    // Nobody has said that the rows are of the kind, which only their columns suggest.
    Some(if record.declared { finding } else { finding.level(Level::Note) })
}

/// Tables of services without a column that the data classes of their rows ask for.
fn check_services(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let rows = context.duties.iter().filter(|duties| duties.service.record.shape == Shape::Row);
    let rows: Vec<&Duties<'_, '_>> = rows.collect();
    let mut rest = rows.as_slice();
    while let Some(first) = rest.first() {
        let record = first.service.record;
        let tables = context.page_of(record).map(|page| (page, table_of(page, record)));
        let Some((page, Some(table))) = tables else {
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        let is_in_table = |it: &&Duties<'_, '_>| {
            let row = it.service.record;
            row.path == record.path && table.span.contains(row.span)
        };
        let count = rest.iter().take_while(|it| is_in_table(it)).count().max(1);
        let (rows, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        findings.extend(of_services(page, table, first, rows));
        rest = after;
    }
    findings
}

/// The table that `row` is a row of.
pub(super) fn table_of<'p>(page: PageContext<'p>, row: &Record) -> Option<&'p Table> {
    let tables: &[Table] = &page.document().tables;
    let after = tables.partition_point(|table| table.span.start <= row.span.start);
    tables.get(after.checked_sub(1)?).filter(|table| table.span.contains(row.span))
}

fn of_services(
    page: PageContext<'_>,
    table: &Table,
    first: &Duties<'_, '_>,
    rows: &[&Duties<'_, '_>],
) -> Option<Finding> {
    let level = |name: &str| {
        let levels = rows.iter().map(|row| row.level_of_missing(name));
        levels.max().unwrap_or(Level::Off)
    };
    let mut missing = missing(first.service.record);
    missing.retain(|name| level(name) != Level::Off);
    let worst = missing.iter().map(|name| level(name)).max()?;
    let records = rows.iter().map(|row| row.service.record);
    let addresses = records.flat_map(|record| missing.iter().map(|name| record.address(*name)));
    let finding = columns(page, table, first.service.record, &missing)?;
    at_level(finding.also_about(addresses), first, worst)
}

/// The required fields for which the table of `row` has no column.
fn missing(row: &Record) -> Vec<&str> {
    let missing = row.violations.iter().filter_map(|violation| match &violation.kind {
        ViolationKind::Missing { field } if violation.path.steps().is_empty() => Some(field),
        _ => None,
    });
    missing.map(String::as_str).filter(|name| row.data.member(name).is_none()).collect()
}

/// A finding at the head of a table about its missing columns; none where none is missing.
fn columns(
    page: PageContext<'_>,
    table: &Table,
    row: &Record,
    missing: &[&str],
) -> Option<Finding> {
    if missing.is_empty() {
        return None;
    }
    let lang = page.words();
    let label = |name: &&str| {
        let field = row.field(&[], name);
        msg!(quoted, text = field.map_or(*name, |field| field.label(lang)))
    };
    let columns: Vec<Message> = missing.iter().map(label).collect();
    let (first, last) = (table.header.first()?, table.header.last()?);
    let span = Span::new(first.span.start, last.span.end);
    let count = columns.len();
    let message = msg!(table_shape_column, count = count, columns = columns);
    let help = msg!(table_shape_column_help, count = count, kind = row.kind.name.as_str());
    Some(page.finding(&RULE, span, "columns", message).help(help))
}

fn of_row(page: PageContext<'_>, table: &Table, row: &Row) -> Option<Finding> {
    let width = table.header.len();
    let line = row.span.of(page.page.text());
    let divided = line.replace("\\|", "").contains('|');
    if row.written == width || (divided && is_caption(row, width)) || is_markup(line, divided) {
        return None;
    }
    let subject = row.cells.first().map_or("", |cell| cell.content.text.as_str());
    let finding = |message| {
        page.finding(&RULE, row.span, subject, message)
            .expected(msg!(table_shape_cells, count = width))
            .actual(msg!(table_shape_cells, count = row.written))
    };
    Some(if row.written > width {
        finding(msg!(table_shape_long, count = row.written, width = width))
            .help(msg!(table_shape_long_help))
    } else {
        let short = finding(msg!(table_shape_short, count = row.written, width = width));
        if divided {
            short.help(msg!(table_shape_short_help)).fix(pad(line, row, width - row.written))
        } else {
            short.help(msg!(table_shape_stuck_help))
        }
    })
}

/// Cells are missing at the end of a row that is written as one.
fn is_short(table: &Table, row: &Row) -> bool {
    (2..table.header.len()).contains(&row.written)
}

/// A single cell in a wide table is how people write a caption between rows.
fn is_caption(row: &Row, width: usize) -> bool {
    row.written == 1 && width > 2
}

/// What other tools write right below a table: `{: .wide }`, `{{< /tab >}}`, `:::`, `^block`.
fn is_markup(line: &str, divided: bool) -> bool {
    let in_braces = line.starts_with('{') && line.ends_with('}');
    !divided && (in_braces || [":::", "///", "^"].iter().any(|mark| line.starts_with(mark)))
}

/// Adds empty cells at the row's end, and first the `|` that closes the last one.
fn pad(line: &str, row: &Row, missing: usize) -> Fix {
    let closed = line.ends_with('|') && !line.ends_with("\\|");
    let cells = format!("{}{}", if closed { "" } else { " |" }, "  |".repeat(missing));
    Fix::replace(Safety::Safe, Span::at(row.span.end), cells)
}
