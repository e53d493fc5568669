//! What is done again and again.

use crate::diagnostic::Spanned;
use crate::record::Record;
use crate::value::Cadence;

/// A task that comes back.
#[derive(Debug)]
pub struct MaintenanceTask<'s> {
    /// Its row or item.
    pub record: &'s Record,
    /// How often.
    pub frequency: Option<Spanned<Cadence>>,
}

impl<'s> MaintenanceTask<'s> {
    /// The task that `record` describes.
    pub fn new(record: &'s Record) -> Self {
        Self { record, frequency: record.values().cadence("frequency") }
    }

    /// What it is called; empty where it has no name.
    pub fn name(&self) -> &'s str {
        self.record.name()
    }
}
