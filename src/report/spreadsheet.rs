//! CSV (RFC 4180) for spreadsheets.

/// A table with a head. Cells that spreadsheets would evaluate as formulas are escaped (OWASP, "CSV Injection").
pub(super) fn csv<R: IntoIterator<Item = String>>(
    head: &[&str],
    rows: impl IntoIterator<Item = R>,
) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![]);
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
