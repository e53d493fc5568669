//! Runs of restore tests, from records of services and rows of the test protocol.

use jiff::civil;

use crate::diagnostic::Spanned;
use crate::record::{Record, RecordValues};
use crate::schema::KindRole;
use crate::site::Records;
use crate::value::{Date, Duration, Outcome};

/// A restore test that was carried out.
#[derive(Debug, Clone)]
pub struct TestRun<'s> {
    /// The service or the row of the protocol that states it.
    pub record: &'s Record,
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
}

impl<'s> TestRun<'s> {
    /// The run in a row of the protocol; none without a date.
    pub fn of_row(row: &'s Record) -> Option<Self> {
        Self::new(row, true, row.values())
    }

    /// The run in the record of a service; none without a date.
    pub(super) fn of_service(service: &'s Record) -> Option<Self> {
        Self::new(service, false, service.values().map("restore_test")?)
    }

    fn new(record: &'s Record, is_row: bool, values: RecordValues<'s>) -> Option<Self> {
        let result = values.text("result").zip(values.member("result"));
        Some(Self {
            record,
            is_row,
            date: values.date("date")?,
            result: result.map(|(text, member)| Spanned::new(text, member.value.span)),
            duration: values.duration("duration"),
            has_duration: values.text("duration").is_some(),
            owner: values.text("owner"),
            follow_up: values.text("follow_up"),
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

/// All runs for a service, oldest first: the one in its record, and rows of the protocol with its test ID.
/// A run stated by both counts once, as in the record.
pub(super) fn evidence<'s>(
    records: &'s Records,
    test_id: Option<&str>,
    stated: Option<&TestRun<'s>>,
) -> Vec<TestRun<'s>> {
    let mut runs: Vec<TestRun<'s>> = stated.cloned().into_iter().collect();
    if let Some(id) = test_id {
        let rows = records.named(&KindRole::RestoreTestProtocol, id).filter_map(TestRun::of_row);
        runs.extend(rows.filter(|row| stated.map(TestRun::day) != Some(row.day())));
    }
    runs.sort_by_key(TestRun::day);
    runs
}
