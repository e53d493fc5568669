//! The values of a record, each typed once by its field's schema when the record is read.
//!
//! Rules and pages match on [`Value`]; the schema validator and policies use the projections in `projection`.

use crate::diagnostic::{FieldStep, Span, Spanned};
use crate::schema::{Field, FieldType, Kind, ValueType};
use crate::value::{
    Blank, Cadence, Date, Duration, Reading, Rejection, ResponseTime, Unit, answered, is_blank,
    is_nobody, is_placeholder,
};

/// A typed value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No value: blank, `–`, `_offen_`, `n/a`.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A finite number, with a decimal point or comma.
    Number(f64),
    /// A day, a month or a quarter.
    Date(Date),
    /// A fixed duration.
    Duration(Duration),
    /// A cadence: how often something happens.
    Cadence(Cadence),
    /// A duration in calendar units.
    Period(Cadence),
    /// A response time.
    Response(ResponseTime),
    /// Text; for enumerations the canonical value. Also text that cannot be read as the type of its field.
    Text(String),
    /// A list without blank items.
    List(Vec<FieldValue>),
    /// Fields in source order.
    Map(Vec<Member>),
}

/// A value with its place and its text.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldValue {
    /// The typed value.
    pub value: Value,
    /// Its bytes, with quotes; an empty range where nothing was written.
    pub span: Span,
    /// The trimmed text as written; of a list its first item that leaves something open; empty for maps.
    pub written: String,
    /// Why the text cannot be read as the type of its field.
    pub rejection: Option<Box<Rejection>>,
}

/// A field of a map with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The name of the field; in a map without a schema the key as written.
    pub key: String,
    /// The bytes of the key.
    pub key_span: Span,
    /// The value, blank or not.
    pub value: FieldValue,
}

impl FieldValue {
    /// The value of `text`, written at `span`, in the type of `field`; text where no schema knows the field.
    pub(super) fn scalar(field: Option<&Field>, text: &str, span: Span) -> Self {
        let (value, rejection) = match field {
            _ if is_blank(text) => (Value::Null, None),
            None => (Value::Text(text.trim().to_owned()), None),
            Some(field) if field.is_owner && is_nobody(text) => (Value::Null, None),
            Some(field) => read(field, text.trim()),
        };
        Self { value, span, written: text.trim().to_owned(), rejection }
    }

    /// The same where numbers without a unit have `unit`.
    pub(super) fn in_unit(field: &Field, text: &str, unit: &str, span: Span) -> Self {
        let plain = Self::scalar(Some(field), text, span);
        if plain.is_typed() || plain.value == Value::Null {
            return plain;
        }
        let read = match field.value {
            Some(ValueType::Duration) => {
                let length = Duration::parse_in(text, Unit::of_numbers(unit)).ok().flatten();
                length.map(Value::Duration)
            }
            Some(asked) if is_number(text) => {
                typed(asked, &format!("{} {unit}", text.trim())).ok().flatten()
            }
            _ => None,
        };
        match read {
            Some(value) => Self { value, rejection: None, ..plain },
            None => plain,
        }
    }

    /// No value at `span`.
    pub(super) fn nothing(span: Span) -> Self {
        Self::new(Value::Null, span)
    }

    /// A list of the `items` that are not blank; no value where all are.
    pub(super) fn list(mut items: Vec<Self>, span: Span) -> Self {
        let was_empty = items.is_empty();
        let open = items.iter().find(|item| item.is_open()).map(|item| item.written.clone());
        items.retain(|item| item.value != Value::Null);
        let is_blank = items.is_empty() && !was_empty;
        let value = if is_blank { Value::Null } else { Value::List(items) };
        Self { written: open.unwrap_or_default(), ..Self::new(value, span) }
    }

    /// The map of `members`.
    pub(super) fn map(members: Vec<Member>, span: Span) -> Self {
        Self::new(Value::Map(members), span)
    }

    fn new(value: Value, span: Span) -> Self {
        Self { value, span, written: String::new(), rejection: None }
    }

    /// The field `key`; none where this is not a map with that key.
    pub fn member(&self, key: &str) -> Option<&Member> {
        self.members().iter().find(|member| member.key == key)
    }

    /// The fields of a map; empty for anything else.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Value::Map(members) => members,
            _ => &[],
        }
    }

    /// Reads the days by which the record falls due where other words are beside them: `2026-06-01 (Anna)`.
    pub(super) fn look_for_dates(&mut self, kind: &Kind) {
        let Value::Map(members) = &mut self.value else { return };
        for member in members.iter_mut().filter(|it| kind.tells_when_due(&it.key)) {
            let field = kind.fields.find(&member.key);
            let value = &mut member.value;
            let is_date = field.is_some_and(|field| field.value == Some(ValueType::Date));
            if value.rejection.is_none() || !is_date {
                continue;
            }
            let is_evidence = field.is_some_and(|field| field.is_evidence);
            if let Some(date) = Date::find(&value.written, is_evidence) {
                value.value = Value::Date(date);
                value.rejection = None;
            }
        }
    }

    /// Cuts the text of the field `key` to the length that `length` says.
    pub(super) fn shorten(&mut self, key: &str, length: impl Fn(&str) -> usize) {
        let Value::Map(members) = &mut self.value else { return };
        let Some(member) = members.iter_mut().find(|member| member.key == key) else { return };
        let Self { value: Value::Text(text), span, written, .. } = &mut member.value else {
            return;
        };
        let length = length(text);
        if text == written {
            // Where markup is in it, all of it stands for each part.
            if span.len() == written.len() {
                *span = Span::new(span.start, span.start + length);
            }
            text.truncate(length);
            written.truncate(length);
        }
    }

    /// The items of a list; empty for anything else.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The items of a list; anything else is its only item.
    pub fn parts(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The value that the steps lead to: keys of maps, items of lists. Where one has no target, the last value before
    /// it.
    pub fn at(&self, steps: &[FieldStep]) -> &Self {
        let Some((step, rest)) = steps.split_first() else { return self };
        let next = match step {
            FieldStep::Key(name) => self.member(name).map(|member| &member.value),
            FieldStep::Index(index) => self.items().get(*index),
            FieldStep::Entry(text) => self.items().iter().find(|it| it.text() == Some(text)),
        };
        next.map_or(self, |next| next.at(rest))
    }

    /// The text of a scalar as written; none where it is blank.
    pub fn text(&self) -> Option<&str> {
        match self.value {
            Value::Null | Value::List(_) | Value::Map(_) => None,
            _ => Some(&self.written),
        }
    }

    /// The texts of a list, each with its place; a text counts as a list of one.
    pub fn texts(&self) -> impl Iterator<Item = Spanned<&str>> {
        self.parts().iter().filter_map(|part| Some(Spanned::new(part.text()?, part.span)))
    }

    /// Whether it has no value: blank text, or an empty list or map.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::List(items) => items.is_empty(),
            Value::Map(members) => members.is_empty(),
            _ => false,
        }
    }

    /// Whether it leaves open what belongs there: `?`, `TBD`; a list, if one of its items does.
    pub fn is_open(&self) -> bool {
        let may_be_open = matches!(self.value, Value::Null | Value::List(_));
        may_be_open && Blank::of(&self.written) == Some(Blank::Unknown)
    }

    /// Whether the text is in a template for a value that nobody has filled in: `[Name]`, `TODO`.
    pub fn is_placeholder(&self) -> bool {
        self.value == Value::Null && is_placeholder(&self.written)
    }

    /// Whether it was read as an `x-value`; a cadence without an interval (`vor Upgrades`) was not.
    pub fn is_typed(&self) -> bool {
        match &self.value {
            Value::Date(_) | Value::Duration(_) | Value::Response(_) => true,
            Value::Cadence(cadence) | Value::Period(cadence) => cadence.interval().is_some(),
            Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Number(_) => false,
            Value::Text(_) | Value::List(_) | Value::Map(_) => false,
        }
    }
}

/// `text` in the type of `field`, or why it cannot be read.
fn read(field: &Field, text: &str) -> (Value, Option<Box<Rejection>>) {
    let word = field.canonical(text);
    let typed = match (field.value, field.container) {
        (Some(value), _) => match typed(value, word) {
            Ok(read) => return (read.unwrap_or(Value::Null), None),
            Err(rejection) => return (Value::Text(word.to_owned()), Some(Box::new(rejection))),
        },
        (None, FieldType::Boolean) => answered(&field.name, text).map(Value::Bool),
        (None, FieldType::Integer) => text.parse().ok().map(Value::Integer),
        (None, FieldType::Number) => number(text).map(Value::Number),
        (None, _) => None,
    };
    (typed.unwrap_or_else(|| Value::Text(word.to_owned())), None)
}

/// `text` as an `x-value`.
fn typed(value: ValueType, text: &str) -> Reading<Value> {
    Ok(match value {
        ValueType::Date => Date::parse(text)?.map(Value::Date),
        ValueType::Duration => Duration::parse(text)?.map(Value::Duration),
        ValueType::Cadence => Cadence::parse(text)?.map(Value::Cadence),
        ValueType::Period => Cadence::parse_period(text)?.map(Value::Period),
        ValueType::ResponseTime => ResponseTime::parse(text)?.map(Value::Response),
    })
}

/// Whether a text is a number, or a range of two: `4`, `< 4`, `2–4`.
fn is_number(text: &str) -> bool {
    let is_part = |it: char| it.is_ascii_digit() || " .,<>≤≥~–-".contains(it);
    text.contains(|it: char| it.is_ascii_digit()) && text.chars().all(is_part)
}

/// `1,5` and `1.5`; words such as `inf` are no number that anybody means.
fn number(text: &str) -> Option<f64> {
    text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}
