//! Collects named values in a part of a page: bullets, `Key: value` lines, definition lists, two-column tables.

use std::collections::HashSet;

use super::context;
use super::copies;
use super::label::{self, FieldLabel};
use super::shaped::{self, RecordBuilder};
use super::value::{FieldValue, Value};
use super::written::LocatedText;
use crate::diagnostic::Span;
use crate::lexicon::{identifier, spelled_out, structure};
use crate::page::{Cell, Document, HeadingId, Inline, Item, Label, List, Page, Table};
use crate::schema::{Field, FieldType, Fields};

/// A name with its value.
pub(super) struct Named<'p> {
    pub(super) key: LocatedText<'p>,
    pub(super) value: LocatedText<'p>,
    /// The lists inside the item, or below the line.
    below: Vec<&'p List>,
    /// Whether it is in a two-column table, or as a line whose key is bold.
    pub(super) is_fact: bool,
    /// The key in the row below where this is the head of a table.
    first_key: Option<LocatedText<'p>>,
}

impl Named<'_> {
    /// Whether it is the head of a table.
    pub(super) fn is_head(&self) -> bool {
        self.first_key.is_some()
    }

    /// Whether its name, or one of two, is one of the fields.
    pub(super) fn is_field(&self, fields: &Fields) -> bool {
        !fields_of(fields, self).is_empty()
    }
}

/// A part of a section that may be a record of its own: a two-column table, or an item with named values below it.
pub(super) struct FactsBlock<'p> {
    /// What the item says before the list below it.
    pub(super) title: Option<LocatedText<'p>>,
    pub(super) named: Vec<Named<'p>>,
    pub(super) span: Span,
}

/// All named values in `span` of a page, in source order.
pub(super) fn named(page: &Page, span: Span) -> Vec<Named<'_>> {
    let document = &page.document;
    let labels = within(&document.labels, span, |label| start(&label.content));
    let mut all: Vec<Named<'_>> = labels.iter().map(|label| of_label(page, label)).collect();
    let taken: HashSet<usize> =
        all.iter().flat_map(|it| &it.below).map(|list| list.span.start).collect();
    for list in within(&document.lists, span, |list| list.span.start) {
        if list.parent.is_none() && !taken.contains(&list.span.start) {
            all.extend(list.items.iter().filter_map(|item| of_item(document, item)));
        }
    }
    for table in within(&document.tables, span, |table| table.span.start) {
        all.extend(of_table(table));
    }
    all.sort_by_key(|named| named.key.span().start);
    all
}

/// Whether a value in `span` has the name of a field.
pub(super) fn has_any(page: &Page, fields: &Fields, span: Span) -> bool {
    let mut record = RecordBuilder::default();
    gather(&page.document, fields, &named(page, span), &mut record);
    !record.is_empty()
}

/// The tables and items in `span` that have named values of their own.
pub(super) fn blocks(page: &Page, span: Span) -> Vec<FactsBlock<'_>> {
    let document = &page.document;
    let tables = within(&document.tables, span, |table| table.span.start).iter();
    let tables =
        tables.map(|table| FactsBlock { title: None, named: of_table(table), span: table.span });
    let lists = within(&document.lists, span, |list| list.span.start).iter();
    let items = lists.filter(|list| list.parent.is_none()).flat_map(|list| &list.items);
    let mut blocks: Vec<FactsBlock<'_>> =
        tables.chain(items.map(|it| of_nested(document, it))).collect();
    blocks.retain(|block| block.named.len() > 1);
    blocks.sort_by_key(|block| block.span.start);
    blocks
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

fn of_label<'p>(page: &'p Page, label: &'p Label) -> Named<'p> {
    let text = LocatedText::inline(&label.content, Span::at(start(&label.content)));
    let (key, value) = (text.part(label.key.clone()), text.part(label.value.clone()));
    let below = if value.text().is_empty() { list_below(page, label) } else { None };
    let before = page.text().get(..key.span().start).unwrap_or_default();
    let is_fact = before.ends_with("**") || before.ends_with("__");
    Named { key, value, below: below.into_iter().collect(), is_fact, first_key: None }
}

/// The list right below a line that has a name only.
fn list_below<'p>(page: &'p Page, label: &Label) -> Option<&'p List> {
    let end = label.content.span()?.end;
    let lists: &[List] = &page.document.lists;
    let list = lists.get(lists.partition_point(|list| list.span.start < end))?;
    let between = page.text().get(end..list.span.start)?;
    let is_next = between.chars().all(|it| it.is_whitespace() || "*_:".contains(it));
    (is_next && list.parent.is_none()).then_some(list)
}

fn of_item<'p>(document: &'p Document, item: &'p Item) -> Option<Named<'p>> {
    let (key, value) = item.content.label()?;
    let text = text(item);
    let below = below(document, item);
    let (key, value) = (text.part(key), text.part(value));
    Some(Named { key, value, below, is_fact: false, first_key: None })
}

/// An item with the named values below it: of a record that the item names (`- **NAS**`), or whose first value it is
/// (`- Date: …`).
fn of_nested<'p>(document: &'p Document, item: &'p Item) -> FactsBlock<'p> {
    let lists = below(document, item);
    let inner = lists.iter().flat_map(|list| &list.items);
    let mut named: Vec<Named<'p>> = inner.filter_map(|it| of_item(document, it)).collect();
    if !named.is_empty()
        && let Some(own) = of_item(document, item)
    {
        named.insert(0, Named { below: Vec::new(), ..own });
    }
    let title = item.content.label().map_or(text(item), |(key, _)| text(item).part(key));
    FactsBlock { title: Some(title), named, span: item.span }
}

/// The named values in the lists directly in `item`: `- zuletzt: 2026-10-12`.
pub(super) fn named_below<'p>(document: &'p Document, item: &'p Item) -> Vec<Named<'p>> {
    let inner = below(document, item).into_iter().flat_map(|list| &list.items);
    inner.filter_map(|it| of_item(document, it)).collect()
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

/// The rows of a table with two columns, which is no glossary, and its head where that is one of them.
fn of_table(table: &Table) -> Vec<Named<'_>> {
    let [term, meaning] = table.header.as_slice() else { return Vec::new() };
    if structure::TERM_COLUMNS.has(&spelled_out(term.content.text.trim()))
        || structure::MEANING_COLUMNS.has(&spelled_out(meaning.content.text.trim()))
    {
        return Vec::new();
    }
    let rows: Vec<Named<'_>> = table.rows.iter().filter_map(|row| of_cells(&row.cells)).collect();
    let head = of_cells(&table.header).filter(|head| !head.value.text().is_empty());
    let first_key = rows.first().map(|first| first.key.clone());
    head.map(|head| Named { first_key, ..head }).into_iter().chain(rows).collect()
}

fn of_cells(cells: &[Cell]) -> Option<Named<'_>> {
    let [key, value] = cells else { return None };
    Some(Named {
        key: LocatedText::inline(&key.content, key.span),
        value: LocatedText::inline(&value.content, value.span),
        below: Vec::new(),
        is_fact: true,
        first_key: None,
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
        // A head is a value where what is below it is one, and it is not `Name | Value`.
        let is_head = named.first_key.as_ref().is_some_and(|first| {
            let value = spelled_out(named.value.text());
            fields.path(first.text()).is_none() || structure::VALUE_COLUMNS.has(&value)
        });
        if is_head {
            continue;
        }
        for (label, value) in fields_of(fields, named) {
            let Some(field) = label.path.last() else { continue };
            let node = match named.below.as_slice() {
                [] => shaped::value_in(field, &value, label.unit.as_deref()),
                lists => nested(document, field, &value, lists),
            };
            record.put(&label.path, named.key.span(), node);
        }
    }
}

/// Puts what is right below `headings` into the lists of maps that they name: the copies below `Backup`. Where one
/// of the `places` has the name of the list, the copies are there.
pub(super) fn gather_below(
    page: &Page,
    fields: &Fields,
    headings: &[HeadingId],
    places: &[Vec<Named<'_>>],
    record: &mut RecordBuilder,
) {
    for id in headings {
        let Some(heading) = page.document.headings.get(*id) else { continue };
        let Some(field) = named_by(fields, &heading.text) else { continue };
        let is_list = |named: &Named<'_>| {
            fields.find(named.key.text()).is_some_and(|it| it.name == field.name)
        };
        if record.has(&field.name) || places.iter().flatten().any(is_list) {
            continue;
        }
        let span = context::own(page, *id);
        let maps = maps_below(page, fields, field, span);
        // Who only says how long copies are kept has not said that there are any.
        let is_copy = |map: &FieldValue| field.parts.iter().any(|part| map.member(part).is_some());
        if maps.iter().any(is_copy) {
            record.put(&[field], heading.text_span, FieldValue::list(maps, span));
        }
    }
}

/// The maps of `field` in `span`: one of all values under names, and one of each item that tells one in its words.
fn maps_below(page: &Page, fields: &Fields, field: &Field, span: Span) -> Vec<FieldValue> {
    let document = &page.document;
    let mut named = named(page, span);
    named.retain(|it| field.fields.path(it.key.text()).is_some());
    let mut all = Vec::new();
    if let (Some(first), Some(last)) = (named.first(), named.last()) {
        let mut map = RecordBuilder::default();
        gather(document, &field.fields, &named, &mut map);
        all.push(map.finish(Span::new(first.key.span().start, last.value.span().end)));
    }
    let lists = within(&document.lists, span, |list| list.span.start).iter();
    for item in lists.filter(|list| list.parent.is_none()).flat_map(|list| &list.items) {
        extend(&mut all, told(fields, field, item));
    }
    all
}

/// The list of maps that a heading names, alone or first: `2. Backup & Restore`.
fn named_by<'f>(fields: &'f Fields, heading: &str) -> Option<&'f Field> {
    let name = identifier(heading);
    let words = name.trim_start_matches(|it: char| it.is_numeric() || it == '_');
    let first = words.split('_').next()?;
    let field = fields.find(words).or_else(|| fields.find(first));
    field.filter(|field| field.container == FieldType::Maps)
}

/// The copies that an item tells in its words, and what it says about the one before.
fn told(fields: &Fields, field: &Field, item: &Item) -> Vec<FieldValue> {
    let whole = text(item);
    let words = match item.content.label() {
        None => whole,
        Some((key, value)) => {
            let key = whole.part(key);
            if fields.path(key.text()).is_some() || field.fields.path(key.text()).is_some() {
                return Vec::new();
            }
            whole.part(value)
        }
    };
    let found = shaped::value(field, &words).items().to_vec();
    match copies::is_told(words.text()) || found.iter().all(is_remark) {
        true => found,
        false => Vec::new(),
    }
}

/// Whether a map says no more than what a copy is like: `verschlüsselt`.
fn is_remark(map: &FieldValue) -> bool {
    let is_flag = |value: &FieldValue| matches!(value.value, Value::Bool(_));
    map.members().iter().all(|it| is_flag(&it.value) || it.key == "status")
}

/// Adds `more` maps; what only says what a copy is like is about the one before.
fn extend(maps: &mut Vec<FieldValue>, more: Vec<FieldValue>) {
    for map in more {
        match maps.last_mut().filter(|_| is_remark(&map)) {
            Some(last) => shaped::absorb(last, map),
            None => maps.push(map),
        }
    }
}

/// The field of a name with its value, or the two fields of `RPO/RTO: 24 h / 4 h`.
fn fields_of<'f, 'p>(
    fields: &'f Fields,
    named: &Named<'p>,
) -> Vec<(FieldLabel<'f>, LocatedText<'p>)> {
    let labels = label::fields(fields, &named.key);
    if labels.len() < 2 {
        return labels.into_iter().map(|label| (label, named.value.clone())).collect();
    }
    let values = named.value.split(|it, _| it == '/');
    if labels.len() == values.len() { labels.into_iter().zip(values).collect() } else { Vec::new() }
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
        FieldType::Text if first.is_blank() => text_of(field, &items).unwrap_or(first),
        _ => first,
    }
}

/// What the items below a name say together; several times as `4 h / 8 h`.
fn text_of(field: &Field, items: &[&Item]) -> Option<FieldValue> {
    let (first, last) = (items.first()?, items.last()?);
    if items.len() == 1 {
        return Some(shaped::value(field, &text(first)));
    }
    let separator = if field.value.is_some() { " / " } else { "; " };
    let texts: Vec<&str> = items.iter().map(|item| item.content.text.trim()).collect();
    let span = Span::new(first.span.start, last.span.end);
    Some(FieldValue::scalar(Some(field), &texts.join(separator), span))
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
    for item in whole {
        extend(&mut maps, of_whole(document, field, item));
    }
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
