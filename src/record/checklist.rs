//! Tells a section from its checklist: `### Phase 1` over nothing but boxes repeats `## Phase 1`.

use std::collections::HashSet;

use super::{Record, RecordReader, Shape};
use crate::page::{List, Page};

impl RecordReader<'_> {
    /// Drops sections that hold only boxes where another section of the page is the same record.
    pub(super) fn drop_checklists(&mut self) {
        let page = self.page;
        let records = self.found.records.iter().filter(|record| is_headed(record));
        let (checklists, others): (Vec<&Record>, Vec<&Record>) =
            records.map(AsRef::as_ref).partition(|record| holds_only_boxes(page, record));
        let others: HashSet<Identity> = others.into_iter().map(identity).collect();
        let repeats = checklists.into_iter().filter(|record| others.contains(&identity(record)));
        let repeats: HashSet<usize> = repeats.map(|record| record.number).collect();
        self.found.records.retain(|record| !repeats.contains(&record.number));
    }
}

/// Whether the record is a section by its heading alone.
fn is_headed(record: &Record) -> bool {
    let mut shapes = record.kind.shapes.section.iter();
    record.shape == Shape::Section
        && shapes.any(|shape| shape.heading.is_some() && shape.keys.is_empty())
}

/// Whether the section has lists, all of them with boxes, and no heading below its own.
fn holds_only_boxes(page: &Page, record: &Record) -> bool {
    let document = &page.document;
    let own = document.heading_before(record.span.start + 1);
    let next = own.and_then(|own| document.heading_after(own));
    if next.is_some_and(|next| next.span.start < record.span.end) {
        return false;
    }
    let lists: &[List] = &document.lists;
    let from = lists.partition_point(|list| list.span.start < record.span.start);
    let inside = lists.iter().skip(from).take_while(|list| list.span.start < record.span.end);
    let mut top = inside.filter(|list| list.parent.is_none()).peekable();
    top.peek().is_some() && top.all(|list| list.progress.total > 0)
}

/// The kind, and what it requires: the same number is the same phase.
type Identity = (String, Vec<String>);

fn identity(record: &Record) -> Identity {
    let values = record.values();
    let required = record.kind.required();
    let texts = required.iter().map(|name| values.text(name).unwrap_or_default().to_owned());
    (record.kind.name.clone(), texts.collect())
}
