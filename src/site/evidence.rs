//! What proves that a service can be restored: its own record, and the rows of the test protocol.

use jiff::civil;

use super::Records;
use crate::diagnostic::Spanned;
use crate::record::{Entry, Record};
use crate::value::{Date, Duration, Outcome};

/// A restore test that was made.
#[derive(Debug, Clone)]
pub struct Evidence<'s> {
    /// The service or the protocol's row that tells of it.
    pub record: &'s Record,
    /// What it says about the test: `date`, `result`, `duration`, `owner`, `follow_up`.
    pub entry: Entry<'s>,
    /// When.
    pub date: Spanned<Date>,
}

impl<'s> Evidence<'s> {
    /// The test that a row of the protocol tells of; none where it has no date.
    pub fn of_row(row: &'s Record) -> Option<Self> {
        Self::new(row, row.entry())
    }

    /// The test that the record of a service tells of; none where it has no date.
    pub fn of_service(service: &'s Record) -> Option<Self> {
        Self::new(service, service.entry().map("restore_test")?)
    }

    fn new(record: &'s Record, entry: Entry<'s>) -> Option<Self> {
        Some(Self { record, entry, date: entry.date("date")? })
    }

    /// The day to count from.
    pub fn day(&self) -> civil::Date {
        self.date.value.first_day()
    }

    /// How it ended; none where nobody says, or not in words that have one meaning.
    pub fn outcome(&self) -> Option<Outcome> {
        Outcome::parse(self.entry.text("result")?)
    }

    /// How long it took.
    pub fn duration(&self) -> Option<Spanned<Duration>> {
        self.entry.duration("duration")
    }
}

impl Records {
    /// The dated rows of the protocol about a test, the oldest first.
    pub fn tests(&self, test_id: &str) -> Vec<Evidence<'_>> {
        let rows = self.named("restore-test-protocol", test_id);
        by_date(rows.filter_map(Evidence::of_row).collect())
    }

    /// All that proves a service, the oldest first: the test that its record names, and the rows of
    /// the protocol about the test whose ID it names there.
    pub fn evidence<'s>(&'s self, service: &'s Record) -> Vec<Evidence<'s>> {
        let Some(own) = service.entry().map("restore_test") else { return Vec::new() };
        let mut found: Vec<Evidence<'_>> = Evidence::of_service(service).into_iter().collect();
        let rows = own.text("id").map(|id| self.tests(id)).unwrap_or_default();
        // The same test, told in two places, counts once: where the service itself tells it.
        let told = found.first().map(Evidence::day);
        found.extend(rows.into_iter().filter(|row| Some(row.day()) != told));
        by_date(found)
    }
}

fn by_date(mut found: Vec<Evidence<'_>>) -> Vec<Evidence<'_>> {
    found.sort_by_key(Evidence::day);
    found
}
