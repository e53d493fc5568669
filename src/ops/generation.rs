//! Generations of backups: how often each is made, and how long it is kept.

use crate::diagnostic::Spanned;
use crate::record::Record;
use crate::value::Cadence;

/// A generation of a retention scheme.
#[derive(Debug)]
pub struct Generation<'s> {
    /// Its row or item.
    pub record: &'s Record,
    /// How often it is made.
    pub interval: Spanned<Cadence>,
    /// How long its backups are kept.
    pub retention: Option<Spanned<Cadence>>,
    /// The most that the interval can last, in seconds.
    pub longest: u64,
}

impl<'s> Generation<'s> {
    /// The generation that `record` describes; none where it has no readable interval.
    pub fn new(record: &'s Record) -> Option<Self> {
        let interval = record.values().cadence("interval")?;
        let longest = interval.value.interval()?.longest_seconds();
        Some(Self { record, interval, retention: record.values().cadence("retention"), longest })
    }

    /// How long its backups are surely kept, in seconds.
    pub fn shortest_retention(&self) -> Option<u64> {
        Some(self.retention.as_ref()?.value.interval()?.shortest_seconds())
    }
}
