//! From text to what a field holds: a list of names, a map that was written in one line.

use super::entry::reads;
use super::written::Written;
use crate::diagnostic::Span;
use crate::schema::{Container, Field, Fields};
use crate::source::data::{Node, Pair, Value};
use crate::value::is_blank;

/// What `written` says where `field` is meant.
pub(super) fn value(field: &Field, written: &Written<'_>) -> Node {
    let whole = written.node();
    if is_blank(written.text()) {
        return Node { value: Value::Null, ..whole };
    }
    match field.container {
        Container::List => {
            let parts = written.split(|it, next| it == ';' || is_comma(it, next));
            let items = parts.iter().map(Written::node).collect();
            Node { span: whole.span, value: Value::List(items) }
        }
        Container::Map => map(field, written),
        Container::Maps => {
            let item = map(field, written);
            Node { span: whole.span, value: Value::List(vec![item]) }
        }
        _ => whole,
    }
}

/// A decimal comma has no space behind it.
fn is_comma(character: char, next: Option<char>) -> bool {
    character == ',' && next.is_none_or(char::is_whitespace)
}

/// `2026-01-11, bestanden, 45 min, Storage Lead`: each part is what it reads as; what reads as
/// nothing goes to the texts in their order.
fn map(field: &Field, written: &Written<'_>) -> Node {
    let span = written.span();
    let parts: Vec<&Field> =
        field.parts.iter().filter_map(|name| field.fields.find(name)).collect();
    let is_whole = |it: &&&Field| it.value.is_some_and(|value| reads(value, written.text()));
    let mut pairs = Vec::new();
    if let Some(whole) = parts.iter().find(is_whole) {
        pairs.push(pair(whole, written));
    } else {
        let separates = |it, next| "();·|".contains(it) || is_comma(it, next);
        let pieces = pieces(written, separates);
        let mut free = parts;
        for piece in pieces {
            let takes = |field: &&Field| match field.value {
                Some(value) => reads(value, piece.text()),
                None => true,
            };
            if let Some(at) = free.iter().position(takes) {
                pairs.push(pair(free.remove(at), &piece));
            }
        }
    }
    Node { span, value: Value::Map(pairs) }
}

/// Brackets separate here as commas do: `2026-01-11 (bestanden)`.
fn pieces<'t>(
    written: &Written<'t>,
    separates: impl Fn(char, Option<char>) -> bool,
) -> Vec<Written<'t>> {
    let mut pieces = Vec::new();
    let mut from = written.start();
    let text = written.text();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if separates(character, characters.peek().map(|(_, next)| *next)) {
            let at = written.start() + at;
            pieces.push(written.part(from..at));
            from = at + character.len_utf8();
        }
    }
    pieces.push(written.part(from..written.start() + text.len()));
    pieces.retain(|piece| !piece.text().is_empty());
    pieces
}

fn pair(field: &Field, written: &Written<'_>) -> Pair {
    let value = value(field, written);
    Pair { key: field.name.clone(), key_span: written.span(), value }
}

/// Data of front matter with the kind's names for its keys; keys that no field has are left out.
pub(super) fn renamed(fields: &Fields, data: &Node) -> Node {
    let mut record = Builder::default();
    for pair in data.pairs() {
        if let Some(path) = fields.path(&pair.key) {
            let value = path.last().map(|field| fitted(field, &pair.value));
            record.put(&path, pair.key_span, value.unwrap_or_else(|| pair.value.clone()));
        }
    }
    record.finish(data.span)
}

/// A value of front matter as the field holds it: one name is a list of one.
fn fitted(field: &Field, node: &Node) -> Node {
    match (field.container, &node.value) {
        (Container::List | Container::Map | Container::Maps, Value::Scalar { text, .. }) => {
            value(field, &Written::bytes(text, node.span))
        }
        (Container::Maps, Value::List(items)) => {
            let items = items.iter().map(|item| entry(field, item)).collect();
            Node { span: node.span, value: Value::List(items) }
        }
        (Container::Maps, Value::Map(_)) => {
            let item = renamed(&field.fields, node);
            Node { span: node.span, value: Value::List(vec![item]) }
        }
        (Container::Map, Value::Map(_)) if !field.fields.is_empty() => renamed(&field.fields, node),
        _ => node.clone(),
    }
}

/// One of several maps.
fn entry(field: &Field, node: &Node) -> Node {
    match &node.value {
        Value::Map(_) => renamed(&field.fields, node),
        Value::Scalar { text, .. } => map(field, &Written::bytes(text, node.span)),
        _ => node.clone(),
    }
}

/// A record that is being put together.
#[derive(Debug, Default)]
pub(super) struct Builder {
    pairs: Vec<Pair>,
}

impl Builder {
    /// What `record` says already.
    pub(super) fn with(record: Node) -> Self {
        let Value::Map(pairs) = record.value else { return Self::default() };
        Self { pairs }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|pair| pair.key == name)
    }

    /// Sets the field that `path` leads to, unless it is set already. Lists of maps take in what
    /// comes later.
    pub(super) fn put(&mut self, path: &[&Field], key_span: Span, value: Node) {
        let Some((field, below)) = path.split_first() else { return };
        if below.is_empty() {
            return self.set(field, key_span, value);
        }
        let span = value.span;
        let mut inner = Self::default();
        inner.put(below, key_span, value);
        let map = inner.finish(span);
        match self.pairs.iter_mut().find(|pair| pair.key == field.name) {
            Some(pair) => absorb(&mut pair.value, map),
            None if field.container == Container::Maps => {
                let maps = Node { span, value: Value::List(vec![map]) };
                self.set(field, key_span, maps);
            }
            None => self.set(field, key_span, map),
        }
    }

    fn set(&mut self, field: &Field, key_span: Span, value: Node) {
        match self.pairs.iter_mut().find(|pair| pair.key == field.name) {
            None => self.pairs.push(Pair { key: field.name.clone(), key_span, value }),
            Some(pair) if field.container == Container::Maps => {
                if let (Value::List(all), Value::List(more)) = (&mut pair.value.value, value.value)
                {
                    all.extend(more);
                }
            }
            Some(_) => {}
        }
    }

    /// The record, which takes up `span`.
    pub(super) fn finish(self, span: Span) -> Node {
        Node { span, value: Value::Map(self.pairs) }
    }
}

/// Adds the pairs of `map` to the map in `value`, or to the first of the maps in it.
fn absorb(value: &mut Node, map: Node) {
    let target = match &mut value.value {
        Value::List(items) => items.first_mut(),
        _ => Some(value),
    };
    let Some(Node { value: Value::Map(pairs), .. }) = target else { return };
    let Value::Map(more) = map.value else { return };
    for pair in more {
        if !pairs.iter().any(|known| known.key == pair.key) {
            pairs.push(pair);
        }
    }
}
