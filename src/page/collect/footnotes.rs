//! The ids that Python-Markdown gives footnotes, and those that they have here.

use std::collections::HashMap;

use crate::page::event::{Event, SpannedEvent, Tag};
use crate::page::ids::{ById, FootnoteId};

/// `fn:label`, `fnref:label` and, of further references, `fnref2:label`, each with the id on our page, where footnotes are
/// numbered as they first occur.
///
/// Source: `makeFootnoteId` and `makeFootnoteRefId` in `markdown/extensions/footnotes.py`.
pub(super) fn anchors(
    events: &[SpannedEvent],
    labels: &ById<FootnoteId, Box<str>>,
) -> Vec<(String, String)> {
    let mut numbers: HashMap<FootnoteId, usize> = HashMap::new();
    let mut references: HashMap<FootnoteId, usize> = HashMap::new();
    let mut anchors = Vec::new();
    for event in events {
        let (id, is_reference) = match event.value {
            Event::FootnoteReference(id) => (id, true),
            Event::Start(Tag::FootnoteDefinition(id)) => (id, false),
            _ => continue,
        };
        let next = numbers.len() + 1;
        let number = *numbers.entry(id).or_insert(next);
        let Some(label) = labels.get(id) else { continue };
        if !is_reference {
            anchors.push((format!("fn:{label}"), format!("rb-fn-{number}")));
            continue;
        }
        let count = references.entry(id).or_default();
        *count += 1;
        anchors.push(match *count {
            1 => (format!("fnref:{label}"), format!("rb-fnref-{number}")),
            count => (format!("fnref{count}:{label}"), format!("rb-fnref-{number}-{count}")),
        });
    }
    anchors
}
