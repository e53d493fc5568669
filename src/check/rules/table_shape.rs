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
    let line = row.span.of(page.page.text());
    let divided = line.replace("\\|", "").contains('|');
    if row.written == width || (divided && is_caption(row, width)) || is_markup(line, divided) {
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
        let short = finding(msg!("table-shape-short", count = row.written, width = width));
        if divided {
            short.help(msg!("table-shape-short-help")).fix(pad(line, row, width - row.written))
        } else {
            short.help(msg!("table-shape-stuck-help"))
        }
    })
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
