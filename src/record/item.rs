//! Reads records from list items.

use std::sync::Arc;

use super::gather::{self, gather};
use super::section::groups;
use super::shaped::{self, RecordBuilder};
use super::value::{FieldValue, Value};
use super::written::LocatedText;
use super::{Extent, RecordReader, Shape, section};
use crate::diagnostic::Span;
use crate::page::{Heading, Item, List};
use crate::schema::{Field, ItemShape, Kind};

impl<'p> RecordReader<'p> {
    pub(super) fn items(&mut self) {
        for list in &self.page.document.lists {
            self.list(list);
        }
    }

    fn list(&mut self, list: &'p List) {
        let said = self.said_about(list.span);
        let declared = matches!(said, Some(Some(_)));
        let kind = match said {
            Some(said) => said,
            None => {
                let candidates = self.kinds.all().iter();
                let fits = |kind: &&Arc<Kind>| self.fits_list(kind, list);
                let candidates = candidates.filter(fits).collect();
                let first = list.items.first().map_or(list.span, |item| item.span);
                self.choose(Span::at(first.start), candidates)
            }
        };
        let Some(kind) = kind else { return };
        let Some(shape) = self.item_shape(kind, list) else { return };
        // Items of one list can be worded in several of the forms of their kind.
        let others: Vec<&ItemShape> = kind
            .shapes
            .item
            .iter()
            .filter(|other| {
                !std::ptr::eq(*other, shape) && other.text.is_some() && self.fits(kind, other, list)
            })
            .collect();
        for item in &list.items {
            let read = |shape: &&ItemShape| self.item_data(kind, shape, list, item);
            if let Some(data) = std::iter::once(&shape).chain(&others).find_map(read) {
                let head = item.content.span().unwrap_or(item.span);
                let extent = Extent::new(item.span, head, declared);
                self.add(kind, Shape::Item, extent, data);
            }
        }
    }

    fn fits_list(&self, kind: &Kind, list: &List) -> bool {
        kind.shapes.item.iter().any(|shape| self.fits(kind, shape, list))
    }

    /// The way in which the items of a list are recognised as records of the kind; where somebody said that they are,
    /// the one whose form they have, else the first.
    fn item_shape<'k>(&self, kind: &'k Kind, list: &List) -> Option<&'k ItemShape> {
        let shapes = || kind.shapes.item.iter();
        let has_form = |shape: &&ItemShape| {
            let mut items = list.items.iter();
            shape.text.is_some()
                && items.any(|item| self.item_data(kind, shape, list, item).is_some())
        };
        let fitting = shapes().find(|shape| self.fits(kind, shape, list));
        fitting.or_else(|| shapes().find(has_form)).or_else(|| shapes().next())
    }

    fn fits(&self, kind: &Kind, shape: &ItemShape, list: &List) -> bool {
        // What is below an item speaks of that item, unless it has a form of its own.
        let level = list.parent.is_none() || shape.text.is_some();
        level
            && self.context_fits(shape, list)
            && self.holder_fits(shape, list)
            && self.heading_fits(kind, shape, list)
            && list.items.iter().any(|item| self.item_data(kind, shape, list, item).is_some())
    }

    fn heading(&self, list: &List) -> Option<&'p Heading> {
        self.page.document.headings.get(list.heading?)
    }

    fn heading_fits(&self, kind: &Kind, shape: &ItemShape, list: &List) -> bool {
        let heading = self.heading(list);
        let matches = shape
            .heading
            .as_ref()
            .is_none_or(|it| heading.is_some_and(|heading| it.is_match(&heading.text)));
        let value = shape.heading_value.as_ref().is_none_or(|it| {
            let field = kind.fields.find(&it.field);
            field.zip(heading).is_some_and(|(field, heading)| is_nothing_but(field, heading))
        });
        matches && value && !is_bare(shape)
    }

    /// Whether a heading above, or the item that holds the list, says what the items are.
    pub(super) fn context_fits(&self, shape: &ItemShape, list: &List) -> bool {
        let Some(context) = &shape.context else { return true };
        let document = &self.page.document;
        let above = list.heading.map(|index| document.ancestors(index)).unwrap_or_default();
        self.holder(list).is_some_and(|item| context.is_match(&item.content.text))
            || above.iter().any(|heading| context.is_match(&heading.text))
    }

    /// The item that holds the list.
    fn holder(&self, list: &List) -> Option<&'p Item> {
        let parent = self.page.document.lists.get(list.parent?)?;
        let mut items = parent.items.iter();
        items.find(|item| item.span.start <= list.span.start && list.span.end <= item.span.end)
    }

    fn holder_fits(&self, shape: &ItemShape, list: &List) -> bool {
        let Some(pattern) = &shape.holder else { return true };
        self.holder(list).is_some_and(|item| pattern.is_match(&item.content.text))
    }

    /// The record that an item is; none where its text has another form, or it lacks its box.
    pub(super) fn item_data(
        &self,
        kind: &Kind,
        shape: &ItemShape,
        list: &List,
        item: &Item,
    ) -> Option<FieldValue> {
        let mut record = RecordBuilder::default();
        let mut text = LocatedText::inline(&item.content, Span::at(item.span.start));
        let heading = self.heading(list).map(section::written);
        let put = |record: &mut RecordBuilder, name: &str, value: &LocatedText<'_>| {
            if let Some(field) = kind.fields.find(name) {
                record.put(&[field], value.span(), shaped::value(field, value));
            }
        };
        if let Some(pattern) = &shape.text {
            let found = groups(pattern, &text);
            if found.is_empty() {
                return None;
            }
            found.iter().for_each(|(name, value)| put(&mut record, name, value));
        }
        if let Some((pattern, holder)) = shape.holder.as_ref().zip(self.holder(list)) {
            let written = LocatedText::inline(&holder.content, Span::at(holder.span.start));
            groups(pattern, &written).iter().for_each(|(name, it)| put(&mut record, name, it));
        }
        if let Some(heading) = &heading {
            let found = shape.heading.as_ref().map(|it| groups(it, heading)).unwrap_or_default();
            found.iter().for_each(|(name, value)| put(&mut record, name, value));
            if let Some(value) = &shape.heading_value {
                put(&mut record, &value.field, heading);
            }
        }
        if let Some(pattern) = &shape.remark
            && let Some(found) = pattern.captures(text.text())
            && let Some(remark) = found.get(0).filter(|remark| remark.start() > 0)
        {
            groups(pattern, &text).iter().for_each(|(name, value)| put(&mut record, name, value));
            text = text.first(remark.start());
        }
        if let Some(name) = shape.field.as_ref().or(kind.fields.name().map(|field| &field.name)) {
            put(&mut record, name, &text);
        }
        if shape.heading_value.is_some() {
            let document = &self.page.document;
            gather(document, &kind.fields, &gather::named_below(document, item), &mut record);
        }
        if let Some(name) = &shape.checkbox {
            let field = kind.fields.find(name)?;
            let checked = item.checked?.to_string();
            let value = FieldValue::scalar(Some(field), &checked, Span::at(item.span.start));
            record.put(&[field], item.span, value);
        }
        Some(record.finish(item.span))
    }
}

/// Whether the heading is only a time of the type of the field: `täglich`, not `täglich backen`.
fn is_nothing_but(field: &Field, heading: &Heading) -> bool {
    let value = shaped::value(field, &section::written(heading));
    match &value.value {
        Value::Cadence(cadence) => {
            let has_subject = cadence.rhythms().iter().any(|rhythm| rhythm.subject.is_some());
            value.is_typed() && !has_subject && cadence.events().is_empty()
        }
        _ => value.is_typed(),
    }
}

/// Without any condition, every item would be a record.
fn is_bare(shape: &ItemShape) -> bool {
    shape.heading.is_none()
        && shape.heading_value.is_none()
        && shape.text.is_none()
        && shape.context.is_none()
}
