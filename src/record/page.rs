//! Reads a page as a record.

use std::sync::Arc;

use super::context::{HeadingTree, Owner};
use super::shaped::{self, RecordBuilder};
use super::steps::put_steps;
use super::value::{FieldValue, Member};
use super::written::LocatedText;
use super::{Extent, RecordReader, RecordValues, Shape, context, gather};
use crate::diagnostic::Span;
use crate::lexicon::identifier;
use crate::page::{HeadingId, Page};
use crate::schema::{Kind, KindRole};

impl<'p> RecordReader<'p> {
    pub(super) fn page_record(&mut self) {
        self.found.misspelled = self.misspelled();
        let named = self.kinds.of_page(self.page).filter(|kind| kind.shapes.page.is_some());
        let declared = named.is_some();
        let kind = named.or_else(|| {
            if !self.kinds.is_playbook(&self.page.outline) {
                return None;
            }
            let candidates = self.kinds.all().iter().filter(|kind| leads_through_steps(kind));
            let span = self.page.title_heading().map_or(Span::at(0), |heading| heading.text_span);
            self.choose(span, candidates.collect())
        });
        let Some(kind) = kind else { return };
        let data = data(kind, self.page, &self.headings);
        let says_more =
            |member: &Member| !kind.fields.find(&member.key).is_some_and(|it| it.is_name);
        if declared && !data.members().iter().any(says_more) {
            self.collects = Some(kind);
            if self.kinds.lists_assigned(&self.page.outline) {
                return;
            }
        }
        if !declared {
            self.undeclared = Some(kind);
        }
        let extent = Extent::new(self.page.span(), head(self.page), declared);
        self.add(kind, Shape::Page, extent, data);
    }

    /// What the page would be if its kind were not misspelled.
    fn misspelled(&self) -> Option<(KindRole, String)> {
        let kind = self.kinds.misspelled(self.page).filter(|kind| kind.shapes.page.is_some())?;
        let data = data(kind, self.page, &self.headings);
        let name = RecordValues::new(&data, &kind.fields).text(&kind.fields.name()?.name)?;
        Some((kind.role.clone(), identifier(name.get(context::name(name))?)))
    }
}

fn leads_through_steps(kind: &Arc<Kind>) -> bool {
    kind.shapes.page.as_ref().is_some_and(|shape| shape.steps.is_some())
}

/// The values of front matter, the named values before the second heading and under headings such as `Overview`, and
/// the title as the name.
fn data(kind: &Kind, page: &Page, headings: &HeadingTree<'_>) -> FieldValue {
    let mut record = RecordBuilder::with(shaped::renamed(&kind.fields, &page.front_matter.data));
    let facts = headings.facts().filter(|(owner, _)| *owner == Owner::Page);
    let facts: Vec<HeadingId> = facts.map(|(_, id)| id).collect();
    let spans = std::iter::once(lead(page)).chain(facts.iter().map(|id| context::own(page, *id)));
    let places: Vec<_> = spans.map(|span| gather::named(page, span)).collect();
    gather::gather_below(page, &kind.fields, &facts, &places, &mut record);
    for place in &places {
        gather::gather(&page.document, &kind.fields, place, &mut record);
    }
    if let Some(field) = kind.fields.name()
        && !record.has(&field.name)
    {
        let title = LocatedText::bytes(page.title(), context::title_span(page));
        let name = title.first(context::name(title.text()).len());
        record.put(&[field], head(page), name.value(Some(field)));
    }
    let field = kind.shapes.page.as_ref().and_then(|shape| shape.steps.as_ref());
    if let Some(field) = field.and_then(|name| kind.fields.find(name)) {
        put_steps(&mut record, field, &page.document.steps_in(page.span()));
    }
    record.finish(page.front_matter.span)
}

/// The span before the second heading.
fn lead(page: &Page) -> Span {
    let start = page.front_matter.span.end;
    let end = match &*page.document.headings {
        [_, second, ..] => second.span.start,
        _ => page.text().len(),
    };
    Span::new(start, end.max(start))
}

/// The line that identifies the page: its kind, its title or its first heading.
fn head(page: &Page) -> Span {
    page.meta.kind.line_span().unwrap_or_else(|| context::title_span(page))
}
