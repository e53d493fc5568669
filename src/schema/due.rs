//! When records of a kind fall due: `x-due`, `x-expires` and `x-notice`.

use super::field::{Field, FieldType, Fields, ValueType, in_language, words};
use super::problem::{DueFault, SchemaProblemKind};
use crate::diagnostic::{Level, Span, Spanned, nearest};
use crate::language::Lang;
use crate::source::data::{Node, NodeValue};
use crate::value::{Cadence, Interval};

/// The annotations, each with its keys; those without a default come first.
const ANNOTATIONS: [(&str, &[&str], &[&str]); 3] = [
    (DUE, &["from", "every"], &["grace", "notice", "level", "label", "unless"]),
    (EXPIRES, &["at"], &["notice", "level", "label", "unless"]),
    (NOTICE, &["end", "period"], &["notice", "level", "label", "unless"]),
];
const DUE: &str = "x-due";
const EXPIRES: &str = "x-expires";
const NOTICE: &str = "x-notice";

/// So many days before it is due again something is due soon; what expires, or has to be cancelled in time, takes longer.
const DUE_NOTICE_DAYS: u64 = 14;
const EXPIRY_NOTICE_DAYS: u64 = 30;

/// One of the days on which a record of the kind falls due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueTerm {
    /// How the day is calculated.
    pub day: DueDate,
    /// So long before the day it is reported as a note.
    pub notice: Interval,
    /// The level once the day has passed.
    pub level: Level,
    /// Fields with the answer that means that nothing falls due.
    pub unless: Vec<(String, bool)>,
    /// What happens on the day, by language.
    labels: Vec<(String, String)>,
}

/// How the day of a [`DueTerm`] is calculated from the fields of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueDate {
    /// `x-due`: some time after a date.
    Again {
        /// The field with the date on which it was done last.
        from: String,
        /// How often it has to be done.
        every: DuePeriod,
        /// So long after the day it is not yet overdue.
        grace: Interval,
    },
    /// `x-expires`: a date.
    Expiry {
        /// The field with the last day.
        at: String,
    },
    /// `x-notice`: the last day on which notice can be given for a date.
    Notice {
        /// The field with the day on which the contract ends.
        end: String,
        /// How long before that notice has to be given.
        period: DuePeriod,
    },
}

/// A duration in a [`DueDate`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DuePeriod {
    /// What a field says.
    Field(String),
    /// The same for all records.
    Fixed(Interval),
}

impl DueTerm {
    /// The field with the date that the day is calculated from.
    pub fn field(&self) -> &str {
        match &self.day {
            DueDate::Again { from, .. } => from,
            DueDate::Expiry { at } => at,
            DueDate::Notice { end, .. } => end,
        }
    }

    /// The field with the duration that the day is calculated with.
    pub fn period_field(&self) -> Option<&str> {
        match &self.day {
            DueDate::Again { every: DuePeriod::Field(name), .. }
            | DueDate::Notice { period: DuePeriod::Field(name), .. } => Some(name),
            _ => None,
        }
    }

    /// What happens on the day, where the schema says.
    pub fn label(&self, lang: Lang) -> Option<&str> {
        in_language(&self.labels, lang).or_else(|| self.labels.first().map(|(_, it)| it.as_str()))
    }
}

/// The keys of all annotations.
#[cfg(test)]
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    ANNOTATIONS.iter().flat_map(|(_, required, optional)| required.iter().chain(*optional).copied())
}

pub(super) fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.iter().any(|(name, ..)| *name == key)
}

/// The terms of a schema, and what is wrong with the others.
pub(super) fn terms(
    schema: &Node,
    fields: &Fields,
) -> (Vec<DueTerm>, Vec<(Span, SchemaProblemKind)>) {
    let mut reader = DueReader { fields, problems: Vec::new() };
    let mut terms = Vec::new();
    for (annotation, required, optional) in ANNOTATIONS {
        let Some(node) = schema.get(annotation) else { continue };
        let keys = TermKeys { annotation, required, optional };
        match node.items() {
            [] => terms.extend(reader.term(node, &keys)),
            several => terms.extend(several.iter().filter_map(|it| reader.term(it, &keys))),
        }
    }
    (terms, reader.problems)
}

/// What is wrong with `x-not-after`: both fields are dates.
pub(super) fn unordered(schema: &Node, fields: &Fields) -> Vec<(Span, SchemaProblemKind)> {
    let mut reader = DueReader { fields, problems: Vec::new() };
    for field in schema.get("properties").map(Node::pairs).unwrap_or_default() {
        if field.value.get("x-not-after").is_some() {
            reader.date_field(Spanned::new(field.key.clone(), field.key_span));
            reader.date(&field.value, "x-not-after");
        }
    }
    reader.problems
}

/// The keys that a term may have.
struct TermKeys {
    annotation: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

impl TermKeys {
    fn all(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }
}

struct DueReader<'f> {
    fields: &'f Fields,
    problems: Vec<(Span, SchemaProblemKind)>,
}

impl DueReader<'_> {
    fn fault(&mut self, span: Span, fault: DueFault) {
        self.problems.push((span, SchemaProblemKind::Due(fault)));
    }

    fn term(&mut self, node: &Node, keys: &TermKeys) -> Option<DueTerm> {
        // `x-expires: []` turns off what the extended kind says.
        if matches!(&node.value, NodeValue::List(items) if items.is_empty()) {
            return None;
        }
        if node.pairs().is_empty() {
            let (annotation, keys) = (keys.annotation, keys.required);
            self.fault(node.span, DueFault::NoMap { annotation, keys });
            return None;
        }
        for pair in node.pairs().iter().filter(|pair| !keys.all().any(|key| key == pair.key)) {
            let suggestion = nearest(&pair.key, keys.all()).map(str::to_owned);
            let name = pair.key.clone();
            let kind = SchemaProblemKind::UnknownAnnotation { name, suggestion };
            self.problems.push((pair.key_span, kind));
        }
        let (level, notice) = (self.level(node), self.notice(node, keys.annotation));
        let labels = node.get("label").map(labels).unwrap_or_default();
        let unless = self.unless(node);
        let day = self.day(node, keys);
        Some(DueTerm { day: day?, notice: notice?, level: level?, unless, labels })
    }

    fn day(&mut self, node: &Node, keys: &TermKeys) -> Option<DueDate> {
        for key in keys.required.iter().filter(|key| node.get(key).is_none()) {
            self.fault(node.span, DueFault::Lacks { annotation: keys.annotation, key });
        }
        match keys.annotation {
            DUE => {
                let (from, every) = (self.date(node, "from"), self.period(node, "every"));
                let grace = self.interval(node, "grace", Interval::ZERO);
                Some(DueDate::Again { from: from?, every: every?, grace: grace? })
            }
            EXPIRES => Some(DueDate::Expiry { at: self.date(node, "at")? }),
            _ => {
                let (end, period) = (self.date(node, "end"), self.period(node, "period"));
                Some(DueDate::Notice { end: end?, period: period? })
            }
        }
    }

    /// The name of the field with a date that `key` names.
    fn date(&mut self, node: &Node, key: &'static str) -> Option<String> {
        let node = node.get(key)?;
        self.date_field(Spanned::new(node.as_str().unwrap_or_default().to_owned(), node.span))
    }

    fn date_field(&mut self, name: Spanned<String>) -> Option<String> {
        let (field, written) = self.known(name)?;
        if field.value == Some(ValueType::Date) && field.container == FieldType::Text {
            return Some(field.name.clone());
        }
        self.fault(written.span, DueFault::NoDate { name: written.value });
        None
    }

    /// The duration at `key`: a field that has one, else the length itself.
    fn period(&mut self, node: &Node, key: &'static str) -> Option<DuePeriod> {
        let node = node.get(key)?;
        let text = node.as_str().unwrap_or_default();
        let Some(field) = self.fields.find(text) else {
            let interval = self.length(node, true)?;
            return Some(DuePeriod::Fixed(interval));
        };
        if field.value.is_some_and(is_length) && field.container == FieldType::Text {
            return Some(DuePeriod::Field(field.name.clone()));
        }
        self.fault(node.span, DueFault::NoLength { name: text.to_owned() });
        None
    }

    fn notice(&mut self, node: &Node, annotation: &str) -> Option<Interval> {
        let days = if annotation == DUE { DUE_NOTICE_DAYS } else { EXPIRY_NOTICE_DAYS };
        self.interval(node, "notice", Interval::new(0, days, 0)?)
    }

    fn interval(&mut self, node: &Node, key: &str, default: Interval) -> Option<Interval> {
        match node.get(key) {
            Some(node) => self.length(node, false),
            None => Some(default),
        }
    }

    /// A written duration; one from which a day is calculated `is_counted` and must not be zero.
    fn length(&mut self, node: &Node, is_counted: bool) -> Option<Interval> {
        let text = node.as_str().unwrap_or_default();
        let interval = Cadence::parse_length(text).ok().flatten().and_then(|it| it.interval());
        let text = || text.to_owned();
        match interval {
            Some(interval) if is_counted && interval.is_zero() => {
                self.fault(node.span, DueFault::Zero { text: text() });
                None
            }
            Some(interval) => Some(interval),
            None => {
                let names = self.fields.iter().filter(|it| it.value.is_some_and(is_length));
                let names = names.filter(|_| is_counted).map(|field| field.name.as_str());
                let suggestion = nearest(&text(), names).map(str::to_owned);
                self.fault(node.span, DueFault::Unreadable { text: text(), suggestion });
                None
            }
        }
    }

    fn level(&mut self, node: &Node) -> Option<Level> {
        let Some(node) = node.get("level") else { return Some(Level::Warning) };
        let text = node.as_str().unwrap_or_default();
        let level = text.parse().ok();
        if level.is_none() {
            self.fault(node.span, DueFault::Level { text: text.to_owned() });
        }
        level
    }

    /// `unless: cancelled`, or a map of fields and answers.
    fn unless(&mut self, node: &Node) -> Vec<(String, bool)> {
        let Some(node) = node.get("unless") else { return Vec::new() };
        if node.pairs().is_empty() {
            let known = self.field(node).map(|(field, _)| (field.name.clone(), true));
            return known.into_iter().collect();
        }
        let mut unless = Vec::new();
        for pair in node.pairs() {
            let name = Spanned::new(pair.key.clone(), pair.key_span);
            let field = self.known(name).map(|(field, _)| field.name.clone());
            match pair.value.as_bool() {
                Some(answer) => unless.extend(field.map(|name| (name, answer))),
                None => self.fault(pair.value.span, DueFault::NoAnswer),
            }
        }
        unless
    }

    fn field(&mut self, node: &Node) -> Option<(&Field, Spanned<String>)> {
        let name = node.as_str().unwrap_or_default().to_owned();
        self.known(Spanned::new(name, node.span))
    }

    fn known(&mut self, written: Spanned<String>) -> Option<(&Field, Spanned<String>)> {
        let name = written.value.as_str();
        let Some(field) = self.fields.find(name) else {
            let suggestion = nearest(name, self.fields.names()).map(str::to_owned);
            let kind = SchemaProblemKind::UnknownField { name: name.to_owned(), suggestion };
            self.problems.push((written.span, kind));
            return None;
        };
        Some((field, written))
    }
}

/// Whether days can be calculated with it.
fn is_length(value: ValueType) -> bool {
    match value {
        ValueType::Cadence | ValueType::Period | ValueType::Duration => true,
        ValueType::Date | ValueType::ResponseTime => false,
    }
}

/// A text, or texts by language.
fn labels(node: &Node) -> Vec<(String, String)> {
    match node.as_str() {
        Some(text) => vec![(String::new(), text.to_owned())],
        None => words(node),
    }
}
