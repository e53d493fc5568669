//! `- [/] half done`, `- [-] cancelled`: the boxes of Obsidian, whatever sign is in them. What is cancelled is done
//! with, any other sign stands for what is still open.
//!
//! Source: "Task lists" in the documentation of Obsidian; the signs are those of its themes and of the plugin Tasks.

use crate::diagnostic::{Span, Spanned};
use crate::page::event::{Event, SpannedEvent, Tag};

/// The events with these boxes.
pub(super) fn states(events: Vec<SpannedEvent>) -> Vec<SpannedEvent> {
    let mut found = Vec::with_capacity(events.len());
    for event in events {
        let is_first = begins_item(&found);
        match boxed(&event).filter(|_| is_first) {
            Some((state, rest)) => {
                let behind = Span::new(event.span.end - rest.len(), event.span.end);
                found.push(Spanned::new(state, Span::new(event.span.start, behind.start)));
                found.push(Spanned::new(Event::Text(rest.into()), behind));
            }
            None => found.push(event),
        }
    }
    found
}

fn begins_item(before: &[SpannedEvent]) -> bool {
    let mut before = before.iter().rev().map(|it| &it.value);
    match before.next() {
        Some(Event::Start(Tag::Item)) => true,
        Some(Event::Start(Tag::Paragraph)) => before.next() == Some(&Event::Start(Tag::Item)),
        _ => false,
    }
}

/// The box that words begin with, and what follows it.
fn boxed(event: &SpannedEvent) -> Option<(Event, &str)> {
    let Event::Text(words) = &event.value else { return None };
    let mut inside = words.strip_prefix('[')?.chars();
    let sign = inside.next().filter(|sign| !sign.is_alphanumeric() && *sign != ' ')?;
    let rest = inside.as_str().strip_prefix("] ").filter(|rest| !rest.trim().is_empty())?;
    let is_plain = words.len() == event.span.len();
    is_plain.then_some((Event::Checkbox(sign == '-'), rest))
}
