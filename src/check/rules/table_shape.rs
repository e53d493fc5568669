//! S806 table-shape: a row of a table with another number of cells than the head.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Fix, Safety, Span, msg};
use crate::page::{Row, Table};

rule! {
    "S806", "table-shape", Error,
    fix: Safe, time_dependent: false,
    explanation: "table_shape", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let tables = page.document().tables.iter();
    let rows = tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    rows.filter_map(|(table, row)| of_row(page, table, row)).collect()
}

fn of_row(page: PageContext<'_>, table: &Table, row: &Row) -> Option<Finding> {
    let width = table.header.len();
    if row.written == width || is_caption(row, width) {
        return None;
    }
    let subject = row.cells.first().map_or("", |cell| cell.content.text.as_str());
    let finding = |message| {
        page.finding(&RULE, row.span, subject, message)
            .expected(msg!("table-shape-cells", count = width))
            .actual(msg!("table-shape-cells", count = row.written))
    };
    Some(if row.written > width {
        finding(msg!("table-shape-long", count = row.written, width = width))
            .help(msg!("table-shape-long-help"))
    } else {
        finding(msg!("table-shape-short", count = row.written, width = width))
            .help(msg!("table-shape-short-help"))
            .fix(pad(page.page.text(), row, width - row.written))
    })
}

/// A single cell in a wide table is how people write a caption between rows.
fn is_caption(row: &Row, width: usize) -> bool {
    row.written == 1 && width > 2
}

/// Adds empty cells at the row's end.
fn pad(text: &str, row: &Row, missing: usize) -> Fix {
    let closed = row.span.of(text).ends_with('|');
    let cells = if closed { "  |".repeat(missing) } else { " |".repeat(missing) };
    Fix::replace(Safety::Safe, Span::at(row.span.end), cells)
}
