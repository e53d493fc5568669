//! Rows of pipe tables as text.

/// Text as it may be in a cell: one line, pipes escaped.
pub(super) fn cell(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(line.len());
    let mut before = None;
    for character in line.chars() {
        if character == '|' && before != Some('\\') {
            escaped.push('\\');
        }
        escaped.push(character);
        before = Some(character);
    }
    escaped
}

/// `cells`, each padded to its width.
pub(super) fn row(cells: &[String], widths: &[usize]) -> String {
    let padded =
        cells.iter().zip(widths).map(|(cell, width)| format!(" {} |", padded(cell, *width)));
    format!("|{}", padded.collect::<String>())
}

/// `text` with spaces up to `width` characters.
pub(super) fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.chars().count());
    format!("{text}{}", " ".repeat(missing))
}
