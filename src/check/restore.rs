//! Restore tests: what is planned, and the runs that were made of it.

use std::collections::HashMap;

use jiff::civil::Date;

use super::Context;
use crate::diagnostic::{Finding, Span, Spanned};
use crate::lexicon::identifier;
use crate::record::Record;
use crate::site::Evidence;
use crate::value::Cadence;

/// A test of the plan.
pub(super) struct Planned<'s> {
    /// Its row or section.
    pub(super) record: &'s Record,
    /// Its name.
    pub(super) id: Spanned<&'s str>,
    /// How often it is due.
    pub(super) frequency: Option<Spanned<Cadence>>,
    /// The runs of it, the oldest first; the protocol's row after what a service says of that day.
    pub(super) runs: Vec<Evidence<'s>>,
}

impl Planned<'_> {
    /// Whether it is due whenever a time has passed, and not only on an occasion (`vor Upgrades`).
    pub(super) fn is_periodic(&self) -> bool {
        self.frequency.as_ref().is_none_or(|frequency| frequency.value.interval().is_some())
    }
}

impl Context<'_> {
    /// The tests of the plan that have an ID, with their runs.
    pub(super) fn planned(&self) -> Vec<Planned<'_>> {
        let runs = self.runs();
        let plan = self.records("restore-test-plan").filter_map(|record| {
            let id = test_id(record)?;
            let runs = runs.get(&identifier(id.value)).cloned().unwrap_or_default();
            Some(Planned { record, id, frequency: record.entry().cadence("frequency"), runs })
        });
        plan.collect()
    }

    /// The runs of each test by its ID in one spelling, the oldest first: what the services say
    /// that name it, and the dated rows of the protocol.
    pub(super) fn runs(&self) -> HashMap<String, Vec<Evidence<'_>>> {
        let mut runs: HashMap<String, Vec<Evidence<'_>>> = HashMap::new();
        for service in self.records("service") {
            let id = service.entry().map("restore_test").and_then(|test| test.text("id"));
            if let (Some(id), Some(run)) = (id, Evidence::of_service(service)) {
                runs.entry(identifier(id)).or_default().push(run);
            }
        }
        for row in self.records("restore-test-protocol") {
            if let Some(run) = Evidence::of_row(row) {
                runs.entry(row.key()).or_default().push(run);
            }
        }
        for runs in runs.values_mut() {
            runs.sort_by_key(Evidence::day);
        }
        runs
    }
}

/// The ID of a row of the plan or the protocol.
pub(super) fn test_id(record: &Record) -> Option<Spanned<&str>> {
    let value = record.entry().text("test_id")?;
    let span = record.entry().member("test_id").map_or(record.head, |id| id.value.span);
    Some(Spanned::new(value, span))
}

/// Where to point for `field` of a record: what is written there, be it blank, else its head.
pub(super) fn span_of(record: &Record, field: &str) -> Span {
    record.entry().member(field).map_or(record.head, |member| record.gap(member))
}

/// The finding from `from` on, and no more from `until` on; none where that leaves no day.
pub(super) fn during(finding: Finding, from: Date, until: Option<Date>) -> Option<Finding> {
    match until {
        Some(until) if until <= from => None,
        Some(until) => Some(finding.from_day(from).until_day(until)),
        None => Some(finding.from_day(from)),
    }
}
