//! S806 table-shape: a row of a table with another number of cells than the head, or a head
//! without a column that the rows need.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Finding, Fix, Message, Safety, Span, msg};
use crate::language::Lang;
use crate::page::{Row, Table};
use crate::record::{Record, Shape};
use crate::schema::ViolationKind;

rule! {
    "S806", "table-shape", Error,
    fix: Safe, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "table_shape", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let tables = page.document().tables.iter();
    let rows = tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let of_rows = rows.filter_map(|(table, row)| of_row(page, table, row));
    let heads = page.document().tables.iter().filter_map(|table| of_head(page, table));
    of_rows.chain(heads).collect()
}

/// What the kind of a table's rows requires and no row can say, as there is no column for it.
fn of_head(page: PageContext<'_>, table: &Table) -> Option<Finding> {
    let of_table = |it: &&Record| it.shape == Shape::Row && table.span.contains(it.span);
    let record = page.records().find(of_table)?;
    let missing = record.violations.iter().filter_map(|violation| match &violation.kind {
        ViolationKind::Missing { field } if violation.path.steps().is_empty() => Some(field),
        _ => None,
    });
    let missing: Vec<&String> = missing.filter(|name| record.data.member(name).is_none()).collect();
    if missing.is_empty() {
        return None;
    }
    let lang = page.lang().unwrap_or(Lang::De);
    let label = |name: &String| {
        let field = record.field(&[], name);
        msg!(quoted, text = field.map_or(name.as_str(), |field| field.label(lang)))
    };
    let columns: Vec<Message> = missing.into_iter().map(label).collect();
    let (first, last) = (table.header.first()?, table.header.last()?);
    let span = Span::new(first.span.start, last.span.end);
    let message = msg!(table_shape_column, count = columns.len(), columns = columns);
    let help = msg!(table_shape_column_help, kind = record.kind.name.as_str());
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
