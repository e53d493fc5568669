//! Collects named values in a part of a page: bullets, `Key: value` lines, definition lists, two-column tables.

use super::shaped::{self, RecordBuilder};
use super::value::FieldValue;
use super::written::LocatedText;
use crate::diagnostic::Span;
use crate::page::{Document, Inline, Item, Label, List, Table};
use crate::schema::{Field, FieldType, Fields};

/// A name with its value.
pub(super) struct Named<'p> {
    pub(super) key: LocatedText<'p>,
    value: LocatedText<'p>,
    /// The lists inside the item.
    below: Vec<&'p List>,
}

/// All named values in `span` of a page, in source order.
pub(super) fn named(document: &Document, span: Span) -> Vec<Named<'_>> {
    let lists = within(&document.lists, span, |list| list.span.start);
    let items = lists.iter().filter(|list| list.parent.is_none()).flat_map(|list| &list.items);
    let mut all: Vec<Named<'_>> = items.filter_map(|item| of_item(document, item)).collect();
    let labels = within(&document.labels, span, |label| start(&label.content));
    all.extend(labels.iter().map(of_label));
    let tables = within(&document.tables, span, |table| table.span.start).iter();
    all.extend(tables.filter(|table| table.header.len() == 2).flat_map(of_table));
    all.sort_by_key(|named| named.key.span().start);
    all
}

/// Those of the sorted `all` that begin in `span`.
fn within<T>(all: &[T], span: Span, start: impl Fn(&T) -> usize) -> &[T] {
    let from = all.partition_point(|it| start(it) < span.start);
    let to = all.partition_point(|it| start(it) < span.end).max(from);
    all.get(from..to).unwrap_or_default()
}

fn start(content: &Inline) -> usize {
    content.span().map_or(0, |span| span.start)
}

fn of_label(label: &Label) -> Named<'_> {
    let text = LocatedText::inline(&label.content, Span::at(start(&label.content)));
    let (key, value) = (text.part(label.key.clone()), text.part(label.value.clone()));
    Named { key, value, below: Vec::new() }
}

fn of_item<'p>(document: &'p Document, item: &'p Item) -> Option<Named<'p>> {
    let (key, value) = item.content.label()?;
    let text = LocatedText::inline(&item.content, Span::at(item.span.start));
    Some(Named { key: text.part(key), value: text.part(value), below: below(document, item) })
}

/// The lists directly in `item`. The list that contains the item may begin at the same byte, but is not
/// inside an item.
fn below<'p>(document: &'p Document, item: &Item) -> Vec<&'p List> {
    let mut lists: Vec<&List> = Vec::new();
    for list in within(&document.lists, item.span, |list| list.span.start) {
        let is_inner = lists.last().is_none_or(|last| last.span.end <= list.span.start);
        if is_inner && list.parent.is_some() && list.items.iter().all(|it| it.span != item.span) {
            lists.push(list);
        }
    }
    lists
}

fn of_table(table: &Table) -> impl Iterator<Item = Named<'_>> {
    table.rows.iter().filter_map(|row| {
        let [key, value] = row.cells.as_slice() else { return None };
        Some(Named {
            key: LocatedText::inline(&key.content, key.span),
            value: LocatedText::inline(&value.content, value.span),
            below: Vec::new(),
        })
    })
}

/// Adds the values whose names are fields; returns the names of these fields.
pub(super) fn gather(
    document: &Document,
    fields: &Fields,
    named: &[Named<'_>],
    record: &mut RecordBuilder,
) {
    for named in named {
        for (path, key, value) in fields_of(fields, named) {
            let Some(field) = path.last() else { continue };
            let node = match named.below.as_slice() {
                [] => shaped::value(field, &value),
                lists => nested(document, field, &value, lists),
            };
            record.put(&path, key.span(), node);
        }
    }
}

/// The field of a name, or the two fields of `RPO/RTO: 24 h / 4 h`.
fn fields_of<'f, 'p>(
    fields: &'f Fields,
    named: &Named<'p>,
) -> Vec<(Vec<&'f Field>, LocatedText<'p>, LocatedText<'p>)> {
    if let Some(path) = fields.path(named.key.text()) {
        return vec![(path, named.key.clone(), named.value.clone())];
    }
    let keys = named.key.split(|it, _| it == '/');
    let values = named.value.split(|it, _| it == '/');
    if keys.len() < 2 || keys.len() != values.len() {
        return Vec::new();
    }
    let both = keys.into_iter().zip(values);
    let found = both.map(|(key, value)| Some((fields.path(key.text())?, key, value)));
    found.collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// The value in the lists below a name.
fn nested(
    document: &Document,
    field: &Field,
    value: &LocatedText<'_>,
    lists: &[&List],
) -> FieldValue {
    let items: Vec<&Item> = lists.iter().flat_map(|list| &list.items).collect();
    let first = shaped::value(field, value);
    let start = if first.is_blank() { value.span().end } else { first.span.start };
    let end = items.last().map_or(value.span().end, |item| item.span.end);
    let span = Span::new(start.min(end), end);
    match field.container {
        FieldType::List => {
            let texts = items.iter().map(|item| text(item).value(Some(field)));
            FieldValue::list(first.items().iter().cloned().chain(texts).collect(), span)
        }
        FieldType::Map => {
            let mut map = RecordBuilder::with(first);
            gather(document, &field.fields, &labels(document, &items), &mut map);
            map.finish(span)
        }
        FieldType::Maps => FieldValue::list(maps(document, field, first, &items), span),
        _ => first,
    }
}

fn text(item: &Item) -> LocatedText<'_> {
    LocatedText::inline(&item.content, Span::at(item.span.start))
}

fn labels<'p>(document: &'p Document, items: &[&'p Item]) -> Vec<Named<'p>> {
    items.iter().filter_map(|item| of_item(document, item)).collect()
}

/// One map of all labels, or one map per item where items are not labels of fields.
fn maps(document: &Document, field: &Field, first: FieldValue, items: &[&Item]) -> Vec<FieldValue> {
    let is_label = |item: &&&Item| {
        let key = item.content.label().map(|(key, _)| text(item).part(key));
        key.is_some_and(|key| field.fields.path(key.text()).is_some())
    };
    let (named, whole): (Vec<&Item>, Vec<&Item>) = items.iter().partition(is_label);
    let mut maps: Vec<FieldValue> = first.items().to_vec();
    if !named.is_empty() {
        let mut map = maps.pop().map(RecordBuilder::with).unwrap_or_default();
        gather(document, &field.fields, &labels(document, &named), &mut map);
        let span = Span::new(
            named.first().map_or(first.span.start, |item| item.span.start),
            named.last().map_or(first.span.end, |item| item.span.end),
        );
        maps.push(map.finish(span));
    }
    maps.extend(whole.into_iter().flat_map(|item| of_whole(document, field, item)));
    maps
}

/// The map of an item: the parts of its text, and the named values below it.
fn of_whole(document: &Document, field: &Field, item: &Item) -> Vec<FieldValue> {
    let lists = below(document, item);
    if lists.is_empty() {
        return shaped::value(field, &text(item)).items().to_vec();
    }
    let items: Vec<&Item> = lists.iter().flat_map(|list| &list.items).collect();
    maps(document, field, shaped::value(field, &text(item)), &items)
}
