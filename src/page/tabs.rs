//! Anchors of tabs, where the generator gives them any.

use std::sync::Arc;

use super::{ContainerKind, Document, Event, HtmlAnchor, Slugger, Tag};
use crate::dialect::Dialect;

/// Adds the anchors of tabs to the document, whose headings have theirs.
pub(super) fn anchor(document: &mut Document, dialect: &Arc<Dialect>) {
    let Some(tabs) = &dialect.settings.tab_anchors else { return };
    let mut slugger = Slugger::new(dialect);
    document.anchors().for_each(|id| slugger.take(id));
    let mut heading = None;
    let mut found = Vec::new();
    for event in &document.events {
        match event.value {
            Event::Start(Tag::Heading(id)) => {
                heading = document.headings.get(id).map(|heading| heading.id.as_str());
            }
            Event::Start(Tag::Container(id)) => {
                let container = document.containers.get(id);
                let tab = container.filter(|it| matches!(it.kind, ContainerKind::Tab { .. }));
                let Some(title) = tab.and_then(|tab| tab.title.as_deref()) else { continue };
                let id = slugger.unique(&tabs.slug(title, heading));
                found.push(HtmlAnchor { id, span: event.span, of_heading: false });
            }
            _ => {}
        }
    }
    document.html_anchors.extend(found);
    document.html_anchors.sort_by_key(|anchor| anchor.span);
}
