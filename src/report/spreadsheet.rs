//! CSV (RFC 4180) for spreadsheets.

/// A table with a head. Cells that spreadsheets would evaluate as formulas are escaped (OWASP, "CSV Injection").
pub(super) fn csv<R: IntoIterator<Item = String>>(
    head: &[&str],
    rows: impl IntoIterator<Item = R>,
) -> String {
    separated(b',', head, rows)
}

/// The same with this between the cells.
pub(super) fn separated<R: IntoIterator<Item = String>>(
    delimiter: u8,
    head: &[&str],
    rows: impl IntoIterator<Item = R>,
) -> String {
    let mut builder = csv::WriterBuilder::new();
    builder.delimiter(delimiter).terminator(csv::Terminator::CRLF);
    let mut writer = builder.from_writer(vec![]);
    // A vector takes whatever is written to it.
    let _ = writer.write_record(head);
    for row in rows {
        let _ = writer.write_record(row.into_iter().map(harmless));
    }
    String::from_utf8_lossy(&writer.into_inner().unwrap_or_default()).into_owned()
}

fn harmless(cell: String) -> String {
    let is_number = cell.parse::<i64>().is_ok();
    if !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell
    }
}
