//! The plan of restore tests, with the runs that were made of each.

use std::collections::BTreeMap;

use super::TestRun;
use crate::diagnostic::Spanned;
use crate::lexicon::identifier;
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::Records;
use crate::value::Cadence;

/// A test of the plan.
#[derive(Debug)]
pub struct PlannedTest<'s> {
    /// Its row or section.
    pub record: &'s Record,
    /// Its name.
    pub id: Spanned<&'s str>,
    /// What sort of test it is.
    pub kind: &'s str,
    /// What it restores, in words.
    pub scope: Option<&'s str>,
    /// How often it is due.
    pub frequency: Option<Spanned<Cadence>>,
    /// The runs of it, the oldest first; the protocol's row after what a service says of that day.
    pub runs: Vec<TestRun<'s>>,
}

impl PlannedTest<'_> {
    /// Whether it is due whenever a time has passed, and not only on an occasion (`vor Upgrades`).
    pub fn is_periodic(&self) -> bool {
        self.frequency.as_ref().is_none_or(|frequency| frequency.value.interval().is_some())
    }

    /// The ID that a row of the plan or of the protocol states.
    pub fn id_of(row: &Record) -> Option<Spanned<&str>> {
        let value = row.values().text("test_id")?;
        let span = row.values().member("test_id").map_or(row.head, |id| id.value.span);
        Some(Spanned::new(value, span))
    }
}

/// The tests of the plan that have an ID, with their runs.
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
