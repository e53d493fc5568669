//! Converts text to the type of a field: lists, and maps written in one line.

use super::copies::{self, CopyText};
use super::value::{FieldValue, Member, Value};
use super::written::LocatedText;
use crate::diagnostic::Span;
use crate::lexicon::{answer, spelled_out};
use crate::schema::{Field, FieldType, Fields, ValueType};
use crate::source::data::{self, Node};
use crate::value::{Blank, Cadence, is_blank};

/// The value of `written` for `field`.
pub(super) fn value(field: &Field, written: &LocatedText<'_>) -> FieldValue {
    match field.container {
        _ if is_blank(written.text()) => written.value(Some(field)),
        // `keine externen`, `nein`
        FieldType::List if Blank::of(written.text()).is_some() => {
            let text = written.text().to_owned();
            FieldValue { written: text, ..FieldValue::nothing(written.span()) }
        }
        FieldType::List => {
            let parts = written.split(|it, next| ";\n".contains(it) || is_comma(it, next));
            let items = parts.iter().map(|part| part.value(Some(field))).collect();
            FieldValue::list(items, written.span())
        }
        FieldType::Map => map(field, written),
        FieldType::Maps => copies(field, written),
        _ => written.value(Some(field)),
    }
}

/// The maps in a text; no value where it says that there are none, or that nobody knows.
fn copies(field: &Field, written: &LocatedText<'_>) -> FieldValue {
    let text = written.text();
    if Cadence::find(text).is_none() && Blank::of(text).is_some() {
        return FieldValue { written: text.to_owned(), ..FieldValue::nothing(written.span()) };
    }
    let is_flag = |text: &str| flag(field, text).is_some();
    let items = match copies::read(written, is_flag) {
        Some(copies) => copies.iter().map(|copy| copy_map(field, copy)).collect(),
        None => vec![map(field, written)],
    };
    FieldValue::list(items, written.span())
}

/// The map of one copy: its interval, tool and target are the parts of the field in this order.
fn copy_map(field: &Field, copy: &CopyText<'_>) -> FieldValue {
    let parts = field.parts.iter().filter_map(|name| field.fields.find(name));
    let texts = parts.zip([&copy.interval, &copy.tool, &copy.target]);
    let mut members: Vec<Member> =
        texts.filter_map(|(field, text)| Some(member(field, text.as_ref()?))).collect();
    members.extend(copy.flags.iter().filter_map(|text| flagged(field, text)));
    members.extend(copy.status.iter().filter_map(|text| status(field, text)));
    let start = members.iter().map(|member| member.key_span.start).min().unwrap_or_default();
    let end = members.iter().map(|member| member.key_span.end).max().unwrap_or_default();
    FieldValue::map(members, Span::new(start, end))
}

/// The truth value of the maps in `field` that `text` is a name of, and what it says: `nicht verschlüsselt`.
fn flag<'f>(field: &'f Field, text: &str) -> Option<(&'f Field, bool)> {
    let of_name =
        |name: &str| field.fields.find(name).filter(|field| field.container == FieldType::Boolean);
    let of_denied = || {
        let spelled = spelled_out(text);
        let denied = answer::DENIALS.iter().find_map(|word| spelled.strip_prefix(word))?;
        of_name(denied)
    };
    let stated = of_name(text).map(|field| (field, true));
    stated.or_else(|| of_denied().map(|field| (field, false)))
}

/// `verschlüsselt` says that the field of this name is true.
fn flagged(field: &Field, text: &LocatedText<'_>) -> Option<Member> {
    let (field, says) = flag(field, text.text())?;
    let value = FieldValue { value: Value::Bool(says), ..text.value(None) };
    Some(Member { key: field.name.clone(), key_span: text.span(), value })
}

/// What takes a copy back: `deaktiviert`.
fn status(field: &Field, text: &LocatedText<'_>) -> Option<Member> {
    Some(member(field.fields.find("status")?, text))
}

/// The same; `unit` is that of a bare number.
pub(super) fn value_in(field: &Field, written: &LocatedText<'_>, unit: Option<&str>) -> FieldValue {
    match unit {
        Some(unit) if field.container == FieldType::Text => {
            FieldValue::in_unit(field, written.text(), unit, written.span())
        }
        _ => value(field, written),
    }
}

/// Whether a comma separates; a decimal comma has no space after it.
fn is_comma(character: char, next: Option<char>) -> bool {
    character == ',' && next.is_none_or(char::is_whitespace)
}

/// `2026-01-11, bestanden, 45 min, Storage Lead`: each part goes to the first field whose type it has, others
/// to text fields in order.
fn map(field: &Field, written: &LocatedText<'_>) -> FieldValue {
    let mut free: Vec<&Field> =
        field.parts.iter().filter_map(|name| field.fields.find(name)).collect();
    let separates = |it, next| "();\n·|".contains(it) || is_comma(it, next);
    let pieces = pieces(written, separates);
    // Cadences have commas of their own; what follows a day or a duration is another part.
    let may_be_whole = |part: &&&Field| {
        pieces.len() == 1 || matches!(part.value, Some(ValueType::Cadence | ValueType::Period))
    };
    let candidates = free.iter().filter(may_be_whole);
    let whole = candidates.map(|part| member(part, written)).find(|part| part.value.is_typed());
    if let Some(whole) = whole {
        return FieldValue::map(vec![whole], written.span());
    }
    let mut members = Vec::new();
    for piece in pieces {
        if let Some(flag) = flagged(field, &piece) {
            members.push(flag);
            continue;
        }
        if field.container == FieldType::Maps {
            if Blank::of_condition(piece.text()).is_some() {
                members.extend(status(field, &piece));
                continue;
            }
            // `kein Backup, nur restic`
            if Blank::of(piece.text()).is_some() {
                continue;
            }
        }
        let Some(at) = free.iter().position(|field| takes(field, &piece)) else { continue };
        match free.get(at) {
            // Several texts of one list: `RT-1, RT-2`.
            Some(field) if field.container == FieldType::List => add(&mut members, field, &piece),
            _ => members.push(member(free.remove(at), &piece)),
        }
    }
    FieldValue::map(members, written.span())
}

/// Whether a part of a text can be what `field` stands for.
fn takes(field: &Field, piece: &LocatedText<'_>) -> bool {
    match &field.pattern {
        Some(pattern) => pattern.is_match(piece.text()),
        None => field.value.is_none() || value(field, piece).is_typed(),
    }
}

/// Adds a text to the list of `field`.
fn add(members: &mut Vec<Member>, field: &Field, piece: &LocatedText<'_>) {
    let more = member(field, piece);
    let Some(known) = members.iter_mut().find(|member| member.key == field.name) else {
        return members.push(more);
    };
    if let (Value::List(items), Value::List(others)) = (&mut known.value.value, more.value.value) {
        items.extend(others);
        known.value.span = Span::new(known.value.span.start, more.value.span.end);
    }
}

/// The parts of a text; brackets separate like commas: `2026-01-11 (bestanden)`.
fn pieces<'t>(
    written: &LocatedText<'t>,
    separates: impl Fn(char, Option<char>) -> bool,
) -> Vec<LocatedText<'t>> {
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

fn member(field: &Field, written: &LocatedText<'_>) -> Member {
    let value = value(field, written);
    Member { key: field.name.clone(), key_span: written.span(), value }
}

/// Front matter with the field names of the kind as keys; unknown keys are dropped.
pub(super) fn renamed(fields: &Fields, data: &Node) -> FieldValue {
    let mut record = RecordBuilder::default();
    for pair in data.pairs() {
        if let Some(path) = fields.path(&pair.key)
            && let Some(field) = path.last()
        {
            record.put(&path, pair.key_span, fitted(field, &pair.value));
        }
    }
    record.finish(data.span)
}

/// A value of front matter in the type of the field; a single name becomes a list.
fn fitted(field: &Field, node: &Node) -> FieldValue {
    match (field.container, &node.value) {
        (
            FieldType::List | FieldType::Map | FieldType::Maps,
            data::NodeValue::Scalar { text, .. },
        ) => value(field, &LocatedText::bytes(text, node.span)),
        (FieldType::Maps, data::NodeValue::List(items)) => FieldValue::list(
            items.iter().flat_map(|item| entries(field, item)).collect(),
            node.span,
        ),
        (FieldType::Maps, data::NodeValue::Map(_)) => {
            FieldValue::list(vec![typed(Some(field), node)], node.span)
        }
        // Several tests where one is meant.
        (FieldType::Map, data::NodeValue::List(items)) => {
            FieldValue::list(items.iter().map(|item| fitted(field, item)).collect(), node.span)
        }
        // `owner: [Anna, Ben]`
        (FieldType::Text, data::NodeValue::List(_)) if field.is_free() => {
            let texts = node.list_of_str();
            let texts: Vec<&str> =
                texts.iter().map(|text| text.value).filter(|it| !is_blank(it)).collect();
            match texts.as_slice() {
                [] => typed(Some(field), node),
                all => FieldValue::scalar(Some(field), &all.join(", "), node.span),
            }
        }
        _ => typed(Some(field), node),
    }
}

/// The maps in an item of a list of maps.
fn entries(field: &Field, node: &Node) -> Vec<FieldValue> {
    match &node.value {
        data::NodeValue::Scalar { text, .. } if !is_blank(text) => {
            copies(field, &LocatedText::bytes(text, node.span)).items().to_vec()
        }
        _ => vec![typed(Some(field), node)],
    }
}

/// A value without a schema.
fn typed(field: Option<&Field>, node: &Node) -> FieldValue {
    match &node.value {
        data::NodeValue::Null => FieldValue::nothing(node.span),
        data::NodeValue::Scalar { text, .. } => FieldValue::scalar(field, text, node.span),
        data::NodeValue::List(items) => {
            FieldValue::list(items.iter().map(|item| typed(field, item)).collect(), node.span)
        }
        data::NodeValue::Map(pairs) => match field.filter(|field| !field.fields.is_empty()) {
            Some(field) => renamed(&field.fields, node),
            None => FieldValue::map(pairs.iter().map(free).collect(), node.span),
        },
    }
}

/// A member without a schema.
fn free(pair: &data::Pair) -> Member {
    let value = typed(None, &pair.value);
    Member { key: pair.key.clone(), key_span: pair.key_span, value }
}

/// A record under construction.
#[derive(Debug, Default)]
pub(super) struct RecordBuilder {
    members: Vec<Member>,
    /// Lists of maps that hold one map so far, of fields with names of their own: `Backup-Intervall`.
    flat: Vec<String>,
}

impl RecordBuilder {
    /// What `record` says already.
    pub(super) fn with(record: FieldValue) -> Self {
        let Value::Map(members) = record.value else { return Self::default() };
        Self { members, ..Self::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.members.iter().any(|member| member.key == name)
    }

    /// Sets the field that `path` leads to, unless it is set already. Lists of maps take in what
    /// comes later.
    pub(super) fn put(&mut self, path: &[&Field], key_span: Span, value: FieldValue) {
        let Some((field, below)) = path.split_first() else { return };
        if below.is_empty() {
            return self.set(field, key_span, value);
        }
        let span = value.span;
        let mut inner = Self::default();
        inner.put(below, key_span, value);
        let map = inner.finish(span);
        match self.members.iter_mut().find(|member| member.key == field.name) {
            Some(member) => absorb(&mut member.value, map),
            None if field.container == FieldType::Maps => {
                self.flat.push(field.name.clone());
                self.set(field, key_span, FieldValue::list(vec![map], span));
            }
            None => self.set(field, key_span, map),
        }
    }

    fn set(&mut self, field: &Field, key_span: Span, value: FieldValue) {
        match self.members.iter_mut().find(|member| member.key == field.name) {
            None => self.members.push(Member { key: field.name.clone(), key_span, value }),
            Some(member) if field.container == FieldType::Map => absorb(&mut member.value, value),
            Some(member) if field.container == FieldType::Maps => {
                if member.value.value == Value::Null && !value.items().is_empty() {
                    member.value = value;
                    return;
                }
                let Value::List(more) = value.value else { return };
                let mut more = more.into_iter();
                // `Backup-Intervall` and `Backup` speak of the same copy.
                if let Some(flat) = self.flat.iter().position(|name| *name == field.name) {
                    self.flat.swap_remove(flat);
                    more.by_ref().take(1).for_each(|first| absorb(&mut member.value, first));
                }
                if let Value::List(all) = &mut member.value.value {
                    all.extend(more);
                }
            }
            Some(_) => {}
        }
    }

    /// The record, which takes up `span`.
    pub(super) fn finish(self, span: Span) -> FieldValue {
        FieldValue::map(self.members, span)
    }
}

/// Merges `map` into the map in `value`, or into its first map.
pub(super) fn absorb(value: &mut FieldValue, map: FieldValue) {
    let target = match &mut value.value {
        Value::List(items) => items.first_mut(),
        _ => Some(value),
    };
    let Some(FieldValue { value: Value::Map(members), .. }) = target else { return };
    let Value::Map(more) = map.value else { return };
    for member in more {
        if !members.iter().any(|known| known.key == member.key) {
            members.push(member);
        }
    }
}
