//! Text that DocFX shows to some readers only: `:::zone pivot="a"`, `::: moniker range=">= 2"`.

use super::document::Document;
use super::elements::{Leftover, LeftoverKind};
use super::event::{Event, Tag};

/// The names of such boxes.
const NAMES: [&str; 2] = ["zone", "moniker"];

/// Notes these boxes, of which all are shown.
pub(super) fn note(document: &mut Document) {
    if document.containers.is_empty() {
        return;
    }
    let found = document.events.iter().filter_map(|event| {
        let Event::Start(Tag::Container(id)) = event.value else { return None };
        let name = document.containers.get(id)?.name.as_str();
        let name = NAMES.contains(&name).then(|| name.to_owned())?;
        Some(Leftover { kind: LeftoverKind::Variant, name, span: event.span })
    });
    let mut found: Vec<Leftover> = found.collect();
    document.leftovers.append(&mut found);
    document.leftovers.sort_by_key(|leftover| leftover.span);
}
