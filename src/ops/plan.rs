//! Planned restore tests with their runs.

use std::collections::BTreeMap;

use super::TestRun;
use crate::diagnostic::Spanned;
use crate::lexicon::identifier;
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::Records;
use crate::value::Cadence;

/// A planned restore test.
#[derive(Debug)]
pub struct PlannedTest<'s> {
    /// Its row or section.
    pub record: &'s Record,
    /// Its name.
    pub id: Spanned<&'s str>,
    /// The type of test.
    pub kind: &'s str,
    /// What it restores, as written.
    pub scope: Option<&'s str>,
    /// How often it is due.
    pub frequency: Option<Spanned<Cadence>>,
    /// Its runs, oldest first; on the same day a row of the protocol comes after a run stated by a service.
    pub runs: Vec<TestRun<'s>>,
}

impl PlannedTest<'_> {
    /// Whether it is due at intervals, and not only on occasions (`vor Upgrades`).
    pub fn is_periodic(&self) -> bool {
        self.frequency.as_ref().is_none_or(|frequency| frequency.value.interval().is_some())
    }

    /// The test ID in a row of the plan or the protocol.
    pub fn id_of(row: &Record) -> Option<Spanned<&str>> {
        let value = row.values().text("test_id")?;
        let span = row.values().member("test_id").map_or(row.head, |id| id.value.span);
        Some(Spanned::new(value, span))
    }
}

/// The planned tests with an ID.
pub(super) fn tests<'s>(
    records: &'s Records,
    histories: &BTreeMap<String, Vec<TestRun<'s>>>,
) -> Vec<PlannedTest<'s>> {
    let mut tests = Vec::new();
    for record in records.of(&KindRole::RestoreTestPlan) {
        let Some(id) = PlannedTest::id_of(record) else { continue };
        let values = record.values();
        tests.push(PlannedTest {
            record,
            id,
            kind: values.text("type").unwrap_or_default(),
            scope: values.text("scope"),
            frequency: values.cadence("frequency"),
            runs: histories.get(&identifier(id.value)).cloned().unwrap_or_default(),
        });
    }
    tests
}
