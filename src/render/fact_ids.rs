//! The facts of a page's front matter as targets of links: their ids, and which fact holds a place.

use std::sync::Arc;

use crate::diagnostic::{Place, Span};
use crate::page::{Page, slug};
use crate::record::{Member, Record, Shape};
use crate::site::{PageId, Site};

/// The id of the fact of the page whose key or value holds `place`.
pub(super) fn fact_at(site: &Site, id: PageId, place: &Place) -> Option<String> {
    let page = site.page(id);
    let front_matter = page.front_matter.span;
    if !front_matter.contains(place.span) {
        return None;
    }
    let record = record_of(site, page)?;
    let is_there = |member: &&Member| {
        let span = Span::new(member.key_span.start, member.value.span.end);
        front_matter.contains(member.value.span) && span.contains(place.span)
    };
    let member = record.data.members().iter().find(is_there)?;
    let field = record.kind.fields.find(&member.key).filter(|field| !field.is_name)?;
    Some(fact_id(&field.name))
}

/// The id of the fact of the field with this name.
pub(super) fn fact_id(name: &str) -> String {
    format!("rb-fact-{}", slug(name))
}

/// The record that the front matter of the page is.
pub(super) fn record_of<'s>(site: &'s Site, page: &Page) -> Option<&'s Arc<Record>> {
    let of_page = |record: &&Arc<Record>| record.shape == Shape::Page && record.declared;
    site.records.on(page.path()).iter().find(of_page)
}
