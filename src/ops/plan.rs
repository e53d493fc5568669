//! Planned restore tests with their runs.

use jiff::civil;

use super::TestRun;
use super::names::NamedServices;
use crate::diagnostic::Spanned;
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::Records;
use crate::value::Cadence;

/// A planned restore test.
#[derive(Debug)]
pub struct PlannedTest<'s> {
    /// Its row or section.
    pub record: &'s Record,
    /// Its ID; where it has none, what it restores, or its type.
    pub id: Spanned<&'s str>,
    /// The type of test.
    pub kind: &'s str,
    /// What it restores, as written.
    pub scope: Option<&'s str>,
    /// How often it is due.
    pub frequency: Option<Spanned<Cadence>>,
    /// The indices of the services that it names.
    pub services: Vec<usize>,
    /// Its runs, oldest first; on the same day a row of the protocol comes after a run stated by a service.
    pub runs: Vec<TestRun<'s>>,
}

/// How a planned test restores a service, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TestLink {
    /// The service names the test by its ID.
    Claimed,
    /// The test names the service.
    Named,
    /// The test names a host of the service.
    Host,
    /// The test restores every service, or all of its data class.
    Every,
}

/// A planned test that restores a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covering {
    /// The index of the test in [`super::Operations::tests`].
    pub test: usize,
    /// How it restores the service.
    pub link: TestLink,
}

impl PlannedTest<'_> {
    /// Whether it is due at intervals, and not only on occasions (`vor Upgrades`).
    pub fn is_periodic(&self) -> bool {
        self.frequency.as_ref().is_none_or(|frequency| frequency.value.interval().is_some())
    }

    /// Whether it was run on this day.
    pub fn was_run_on(&self, day: civil::Date) -> bool {
        self.runs.binary_search_by_key(&day, TestRun::day).is_ok()
    }

    /// The day on which it is due again after a run on `day`.
    pub fn due_after(&self, day: civil::Date) -> Option<civil::Date> {
        self.frequency.as_ref()?.value.after(day)
    }

    /// What it restores, in all words that it has for that.
    pub(super) fn text(&self) -> String {
        format!("{} {}", self.kind, self.scope.unwrap_or_default())
    }

    /// The day of its last run.
    pub(super) fn last_day(&self) -> Option<civil::Date> {
        self.runs.last().map(TestRun::day)
    }

    /// The test ID in a row of the plan or the protocol.
    pub fn id_of(row: &Record) -> Option<Spanned<&str>> {
        let value = row.values().text("test_id")?;
        let span = row.values().member("test_id").map_or(row.head, |id| id.value.span);
        Some(Spanned::new(value, span))
    }
}

/// The planned tests with an ID, without their runs.
pub(super) fn tests<'s>(records: &'s Records, names: &NamedServices<'s>) -> Vec<PlannedTest<'s>> {
    let mut tests = Vec::new();
    for record in records.of(&KindRole::RestoreTestPlan) {
        let values = record.values();
        let named =
            |field| Some(Spanned::new(values.text(field)?, values.member(field)?.value.span));
        let id = ["test_id", "scope", "type"].into_iter().find_map(named);
        let Some(id) = id else { continue };
        tests.push(PlannedTest {
            record,
            id,
            kind: values.text("type").unwrap_or_default(),
            scope: values.text("scope"),
            frequency: values.cadence("frequency"),
            services: names.in_fields(record, &["type", "scope"]),
            runs: Vec::new(),
        });
    }
    tests
}
