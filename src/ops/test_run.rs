//! What proves that a service can be restored: its own record, and the rows of the test protocol.

use jiff::civil;

use crate::diagnostic::Spanned;
use crate::record::{Record, RecordValues};
use crate::schema::KindRole;
use crate::site::Records;
use crate::value::{Date, Duration, Outcome};

/// A restore test that was made.
#[derive(Debug, Clone)]
pub struct TestRun<'s> {
    /// The service, or the protocol's row, that tells of it.
    pub record: &'s Record,
    /// Whether that is a row of the protocol.
    pub is_row: bool,
    /// When.
    pub date: Spanned<Date>,
    /// How it ended, as written.
    pub result: Option<Spanned<&'s str>>,
    /// How long it took.
    pub duration: Option<Spanned<Duration>>,
    /// Whether anything is said about how long it took, readable or not.
    pub has_duration: bool,
    /// Who made it.
    pub owner: Option<&'s str>,
    /// What came of it.
    pub follow_up: Option<&'s str>,
}

impl<'s> TestRun<'s> {
    /// The test that a row of the protocol tells of; none where it has no date.
    pub fn of_row(row: &'s Record) -> Option<Self> {
        Self::new(row, true, row.values())
    }

    /// The test that the record of a service tells of; none where it has no date.
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

    /// The day to count from.
    pub fn day(&self) -> civil::Date {
        self.date.value.first_day()
    }

    /// How it ended; none where nobody says, or not in words that have one meaning.
    pub fn outcome(&self) -> Option<Outcome> {
        Outcome::parse(self.result?.value)
    }
}

/// All that proves a service, the oldest first: the test that its record tells of, and the rows of the
/// protocol about the test that it names. A test that both tell of counts once, as the service has it.
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
