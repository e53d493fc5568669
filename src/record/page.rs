//! Reads a page as a record.

use std::sync::Arc;

use super::context::{HeadingTree, Owner};
use super::shaped::{self, RecordBuilder};
use super::value::{FieldValue, Member};
use super::written::LocatedText;
use super::{Extent, RecordReader, Shape, context, gather};
use crate::diagnostic::Span;
use crate::page::{Heading, Page};
use crate::schema::{Field, Kind, Pattern, Steps};

impl<'p> RecordReader<'p> {
    pub(super) fn page_record(&mut self) {
        let named = self.kinds.of_page(self.page).filter(|kind| kind.shapes.page.is_some());
        let declared = named.is_some();
        let kind = named.or_else(|| {
            let candidates = self.kinds.all().iter().filter(|kind| shows_steps(kind, self.page));
            let span = self.page.title_heading().map_or(Span::at(0), |heading| heading.text_span);
            self.choose(span, candidates.collect())
        });
        let Some(kind) = kind else { return };
        let data = data(kind, self.page, &self.headings);
        let says_more =
            |member: &Member| !kind.fields.find(&member.key).is_some_and(|it| it.is_name);
        if declared && !data.members().iter().any(says_more) {
            self.collects = Some(kind);
        }
        let extent = Extent { span: self.page.span(), head: head(self.page), declared };
        self.add(kind, Shape::Page, extent, data);
    }
}

fn shows_steps(kind: &Arc<Kind>, page: &Page) -> bool {
    let steps = kind.shapes.page.as_ref().and_then(|shape| shape.steps.as_ref());
    steps.is_some_and(|steps| step_headings(steps, page).count() >= steps.least)
}

fn step_headings<'p>(steps: &'p Steps, page: &'p Page) -> impl Iterator<Item = &'p Heading> {
    page.document.headings.iter().filter(|heading| steps.heading.0.is_match(&heading.text))
}

/// The values of front matter, the named values before the second heading and under headings such as `Overview`, and
/// the title as the name.
fn data(kind: &Kind, page: &Page, headings: &HeadingTree<'_>) -> FieldValue {
    let mut record = RecordBuilder::with(shaped::renamed(&kind.fields, &page.front_matter.data));
    let facts = headings.facts().filter(|(owner, _)| *owner == Owner::Page);
    for span in std::iter::once(lead(page)).chain(facts.map(|(_, span)| span)) {
        let named = gather::named(page, span);
        gather::gather(&page.document, &kind.fields, &named, &mut record);
    }
    if let Some(field) = kind.fields.name()
        && !record.has(&field.name)
    {
        let title = LocatedText::bytes(page.title(), context::title_span(page));
        let name = title.first(context::name(title.text()).len());
        record.put(&[field], head(page), name.value(Some(field)));
    }
    let steps = kind.shapes.page.as_ref().and_then(|shape| shape.steps.as_ref());
    if let Some(steps) = steps
        && let Some(field) = kind.fields.find(&steps.field)
    {
        let step = |heading| step(field, &steps.heading, heading);
        let items: Vec<FieldValue> = step_headings(steps, page).map(step).collect();
        if let (Some(first), Some(last)) = (items.first(), items.last()) {
            let span = Span::new(first.span.start, last.span.end);
            record.put(&[field], first.span, FieldValue::list(items, span));
        }
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

fn step(field: &Field, pattern: &Pattern, heading: &Heading) -> FieldValue {
    let written = super::section::written(heading);
    let groups = super::section::groups(pattern, &written).into_iter();
    let members = groups.map(|(key, part)| Member {
        key: key.to_owned(),
        key_span: part.span(),
        value: part.value(field.fields.find(key)),
    });
    FieldValue::map(members.collect(), heading.span)
}

/// The line that identifies the page: its kind, its title or its first heading.
fn head(page: &Page) -> Span {
    page.meta.kind.line_span().unwrap_or_else(|| context::title_span(page))
}
