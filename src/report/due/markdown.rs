//! Due days as Markdown, for mails, chats and issues.

use std::fmt::Write as _;

use super::Due;
use crate::diagnostic::msg;
use crate::report::markdown::{code, escaped};

/// A list by urgency; one sentence where there is nothing to list.
pub fn due_markdown(due: &Due<'_>) -> String {
    let mut text = String::new();
    for (heading, items) in due.groups() {
        if !text.is_empty() {
            text.push('\n');
        }
        let _ = writeln!(text, "**{}**\n", due.text(&heading));
        for item in items {
            let title = escaped(&due.title(item));
            let place = due.place(item);
            let title = match place.and_then(due.url) {
                Some(url) => format!("[{title}]({url})"),
                None => title,
            };
            let owner = item.owner().map(|owner| format!(" – {}", escaped(owner)));
            let owner = owner.unwrap_or_default();
            let at = place.map(|place| code(&due.report.at(place))).unwrap_or_default();
            let _ = writeln!(text, "- {} ({}): {title}{owner} {at}", item.day, due.when(item));
        }
    }
    if text.is_empty() {
        let _ = writeln!(text, "{}", due.text(&msg!(due_nothing, until = due.until)));
    }
    text
}
