//! Reading what a record says: text, words, dates, durations, each with its bytes.

use crate::diagnostic::Spanned;
use crate::schema::{Field, Fields, ValueType};
use crate::source::data::{Node, Pair};
use crate::value::{Cadence, Date, Duration, ResponseTime, is_blank};

/// A map of a record with the fields that it may have.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'r> {
    /// The map.
    pub node: &'r Node,
    fields: &'r Fields,
}

/// What stands in a field.
#[derive(Debug, Clone)]
pub struct Said<'r> {
    /// The way to it, with dots: `restore_test.date`.
    pub path: String,
    /// The field.
    pub field: &'r Field,
    /// What was written there.
    pub pair: &'r Pair,
    /// The map that it stands in.
    pub map: Entry<'r>,
}

impl<'r> Entry<'r> {
    /// The map `node` whose keys are names of `fields`.
    pub(super) fn new(node: &'r Node, fields: &'r Fields) -> Self {
        Self { node, fields }
    }

    /// The field of this name and what was written there, be it blank.
    pub fn pair(self, name: &str) -> Option<&'r Pair> {
        self.node.pair(name)
    }

    /// The text of a field that says something.
    pub fn text(self, name: &str) -> Option<&'r str> {
        let text = self.pair(name)?.value.as_str()?.trim();
        (!is_blank(text)).then_some(text)
    }

    /// The word of a field, translations and spellings brought to the one that the schema has.
    pub fn word(self, name: &str) -> Option<&'r str> {
        let text = self.text(name)?;
        Some(self.field(name).map_or(text, |field| field.canonical(text)))
    }

    /// Whether a field says yes or no; none where it says neither.
    pub fn is(self, name: &str) -> Option<bool> {
        self.pair(name)?.value.as_bool()
    }

    /// The date of a field that has a readable one.
    pub fn date(self, name: &str) -> Option<Spanned<Date>> {
        self.value(name, |text| Date::parse(text).ok().flatten())
    }

    /// The duration of a field that has a readable one.
    pub fn duration(self, name: &str) -> Option<Spanned<Duration>> {
        self.value(name, |text| Duration::parse(text).ok().flatten())
    }

    /// The cadence, or the period, of a field that has a readable one.
    pub fn cadence(self, name: &str) -> Option<Spanned<Cadence>> {
        self.value(name, |text| Cadence::parse(text).ok().flatten())
    }

    /// The response time of a field that has a readable one.
    pub fn response_time(self, name: &str) -> Option<Spanned<ResponseTime>> {
        self.value(name, |text| ResponseTime::parse(text).ok().flatten())
    }

    fn value<T>(self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<Spanned<T>> {
        let node = &self.pair(name)?.value;
        Some(Spanned::new(read(node.as_str()?)?, node.span))
    }

    /// The texts of a list that say something, each with its bytes.
    pub fn texts(self, name: &str) -> impl Iterator<Item = Spanned<&'r str>> {
        let list = self.pair(name).map(|pair| pair.value.list_of_str()).unwrap_or_default();
        list.into_iter().filter(|text| !is_blank(text.value))
    }

    /// The map of a field.
    pub fn map(self, name: &str) -> Option<Entry<'r>> {
        let node = &self.pair(name)?.value;
        let fields = &self.field(name)?.fields;
        (!node.pairs().is_empty()).then_some(Entry { node, fields })
    }

    /// The maps of a list.
    pub fn maps(self, name: &str) -> impl Iterator<Item = Entry<'r>> {
        let items = self.pair(name).map(|pair| pair.value.items()).unwrap_or_default();
        let fields = self.field(name).map(|field| &field.fields);
        items.iter().filter_map(move |node| Some(Entry { node, fields: fields? }))
    }

    /// Every field of the record, and of the maps in it, with what was written there.
    pub fn all(self) -> Vec<Said<'r>> {
        let mut all = Vec::new();
        self.collect("", &mut all);
        all
    }

    fn collect(self, above: &str, all: &mut Vec<Said<'r>>) {
        for pair in self.node.pairs() {
            let Some(field) = self.field(&pair.key) else { continue };
            let path = format!("{above}{}", pair.key);
            let below = format!("{path}.");
            all.push(Said { path, field, pair, map: self });
            let maps = std::iter::once(&pair.value).chain(pair.value.items());
            for node in maps.filter(|node| !node.pairs().is_empty()) {
                Entry { node, fields: &field.fields }.collect(&below, all);
            }
        }
    }

    fn field(self, name: &str) -> Option<&'r Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// Whether `text` is a value of the type and nothing besides: `täglich`, not `täglich backen`.
pub(super) fn is_nothing_but(value: ValueType, text: &str) -> bool {
    let bare = || match Cadence::parse(text) {
        Ok(Some(cadence)) => {
            let plain = cadence.rhythms().iter().all(|rhythm| rhythm.subject.is_none());
            plain && cadence.events().is_empty()
        }
        _ => false,
    };
    reads(value, text) && (value != ValueType::Cadence || bare())
}

/// Whether `text` reads as a value of the type, and not as "nothing yet".
pub fn reads(value: ValueType, text: &str) -> bool {
    match value {
        ValueType::Date => matches!(Date::parse(text), Ok(Some(_))),
        ValueType::Duration => matches!(Duration::parse(text), Ok(Some(_))),
        // An event alone, such as `vor Upgrades`, is any text.
        ValueType::Cadence | ValueType::Period => {
            matches!(Cadence::parse(text), Ok(Some(cadence)) if cadence.interval().is_some())
        }
        ValueType::ResponseTime => matches!(ResponseTime::parse(text), Ok(Some(_))),
    }
}
