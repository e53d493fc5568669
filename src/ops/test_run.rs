//! Runs of restore tests, from records of services and rows of the test protocol.

use jiff::civil;

use crate::diagnostic::{Span, Spanned};
use crate::lexicon::identifier;
use crate::record::{Record, RecordValues};
use crate::value::{Date, Duration, Outcome};

/// A restore test that was carried out.
#[derive(Debug, Clone)]
pub struct TestRun<'s> {
    /// The service or the row of the protocol that states it.
    pub record: &'s Record,
    /// The bytes of its values: a row, or a map in the record of a service.
    pub span: Span,
    /// Whether it is a row of the protocol.
    pub is_row: bool,
    /// The date.
    pub date: Spanned<Date>,
    /// The result, as written.
    pub result: Option<Spanned<&'s str>>,
    /// The duration.
    pub duration: Option<Spanned<Duration>>,
    /// Whether a duration is stated, readable or not.
    pub has_duration: bool,
    /// Who carried it out.
    pub owner: Option<&'s str>,
    /// The follow-up.
    pub follow_up: Option<&'s str>,
    /// The test ID in a row.
    pub id: Option<&'s str>,
    /// What a row says was restored.
    pub system: Option<&'s str>,
    /// Whether it restored other services as well, or the whole host, so that its duration is not that of one service.
    pub is_shared: bool,
    /// Whether it is a row about the service, and nothing else.
    pub is_of_it_alone: bool,
}

impl<'s> TestRun<'s> {
    /// The run in a row of the protocol; none without a date, or where the test is still to come.
    pub fn of_row(row: &'s Record) -> Option<Self> {
        Self::new(row, true, row.values())
    }

    /// The runs in the record of a service, without those that have no date or are still to come.
    pub(super) fn of_service(service: &'s Record) -> impl Iterator<Item = Self> {
        let tests = service.values().maps("restore_test");
        tests.filter_map(|values| Self::new(service, false, values))
    }

    fn new(record: &'s Record, is_row: bool, values: RecordValues<'s>) -> Option<Self> {
        if is_to_come(values) {
            return None;
        }
        let result = values.text("result").zip(values.member("result"));
        Some(Self {
            record,
            span: values.span(),
            is_row,
            date: values.date("date")?,
            result: result.map(|(text, member)| Spanned::new(text, member.value.span)),
            duration: values.duration("duration"),
            has_duration: values.text("duration").is_some(),
            owner: values.text("owner"),
            follow_up: values.text("follow_up"),
            id: values.text("test_id"),
            system: values.text("scope"),
            is_shared: false,
            is_of_it_alone: false,
        })
    }

    /// The day from which its validity counts.
    pub fn day(&self) -> civil::Date {
        self.date.value.first_day()
    }

    /// The outcome; none where it is missing or ambiguous.
    pub fn outcome(&self) -> Option<Outcome> {
        Outcome::parse(self.result?.value)
    }
}

/// Whether a row of the protocol tells how a test ended, or tries to say when, but has no date that can be read.
pub fn is_undated(row: &Record) -> bool {
    let values = row.values();
    let is_unreadable = values.member("date").is_some_and(|date| date.value.rejection.is_some());
    let has_ended = values.text("result").and_then(Outcome::parse).is_some();
    let is_dated = values.date("date").is_some();
    !is_dated && (is_unreadable || has_ended) && !is_to_come(values)
}

/// The keys under which the run of a row is found: the normalised ID, each of several IDs, or the system where the row
/// has no ID.
pub(super) fn keys(row: &Record) -> Vec<String> {
    let values = row.values();
    let Some(id) = values.text("test_id") else {
        return values.text("scope").map(identifier).into_iter().collect();
    };
    let mut keys = vec![identifier(id)];
    let parts = ids(id);
    if parts.len() > 1 {
        keys.extend(parts.into_iter().map(identifier));
    }
    keys
}

/// The IDs in a text: `RT-1, RT-2`.
pub(super) fn ids(text: &str) -> Vec<&str> {
    let parts = text.split([',', ';', '/', '+', '&']);
    let parts = parts.flat_map(|part| part.split(" und ")).flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether the restore test with these values has a date, but is still to come.
pub fn is_to_come(values: RecordValues<'_>) -> bool {
    let result = values.member("result").map(|result| result.value.written.as_str());
    result.is_some_and(Outcome::is_to_come)
}
