//! Recurring maintenance tasks.

use crate::diagnostic::Spanned;
use crate::record::Record;
use crate::value::Cadence;

/// A recurring task.
#[derive(Debug)]
pub struct MaintenanceTask<'s> {
    /// Its row or item.
    pub record: &'s Record,
    /// How often it is due.
    pub frequency: Option<Spanned<Cadence>>,
}

impl<'s> MaintenanceTask<'s> {
    /// The task in `record`.
    pub fn new(record: &'s Record) -> Self {
        Self { record, frequency: record.values().cadence("frequency") }
    }

    /// The name of the task; empty where it has none.
    pub fn name(&self) -> &'s str {
        self.record.name()
    }
}
