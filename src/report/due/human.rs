//! Due days for people at a terminal: one line per duty.

use std::fmt::Write as _;

use super::Due;
use crate::diagnostic::msg;

/// The duties by urgency, each with its day, owner and place; one sentence where there is none.
pub fn due_human(due: &Due<'_>) -> String {
    let mut text = String::new();
    let width = due.items.iter().map(|item| due.when(item).chars().count()).max();
    let width = width.unwrap_or_default();
    for (heading, items) in due.groups() {
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(text, "{}", due.text(&heading));
        for item in items {
            let (day, when, title) = (item.day, due.when(item), due.title(item));
            let owner = item.owner().map(|owner| format!(" ({owner})")).unwrap_or_default();
            let place = due.place(item).map(|place| due.report.at(place)).unwrap_or_default();
            let _ = writeln!(text, "  {day}  {when:width$}  {title}{owner}  {place}");
        }
    }
    if text.is_empty() {
        let _ = writeln!(text, "{}", due.text(&msg!(due_nothing, until = due.until)));
    }
    text
}
