//! Due days as CSV (RFC 4180).

use super::{Due, codes};
use crate::ops::AgendaItem;
use crate::report::spreadsheet::csv;

const COLUMNS: [&str; 11] =
    ["day", "last", "days", "urgency", "kind", "title", "owner", "path", "line", "rules", "url"];

/// One row per duty.
pub fn due_csv(due: &Due<'_>) -> String {
    csv(&COLUMNS, due.items.iter().map(|item| cells(due, item)))
}

fn cells(due: &Due<'_>, item: &AgendaItem<'_>) -> [String; COLUMNS.len()] {
    let place = due.place(item);
    let line = place.map(|place| due.report.position(place, place.span.start).line.to_string());
    [
        item.day.to_string(),
        item.last().to_string(),
        item.days.to_string(),
        item.urgency.as_str().to_owned(),
        item.deadline.kind.clone(),
        due.title(item),
        item.owner().unwrap_or_default().to_owned(),
        place.map(|place| place.path.to_string()).unwrap_or_default(),
        line.unwrap_or_default(),
        codes(item).join(" "),
        place.and_then(due.url).unwrap_or_default(),
    ]
}
