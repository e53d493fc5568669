//! Generations of a retention scheme: interval and retention period.

use crate::diagnostic::Spanned;
use crate::record::Record;
use crate::value::Cadence;

/// A generation of a retention scheme.
#[derive(Debug)]
pub struct Generation<'s> {
    /// Its row or item.
    pub record: &'s Record,
    /// The interval.
    pub interval: Spanned<Cadence>,
    /// The retention period.
    pub retention: Option<Spanned<Cadence>>,
    /// The longest duration of the interval, in seconds.
    pub longest: u64,
}

impl<'s> Generation<'s> {
    /// The generation in `record`; none without a readable interval.
    pub fn new(record: &'s Record) -> Option<Self> {
        let interval = record.values().cadence("interval")?;
        let longest = interval.value.interval()?.longest_seconds();
        Some(Self { record, interval, retention: record.values().cadence("retention"), longest })
    }

    /// The shortest duration of the retention period, in seconds.
    pub fn shortest_retention(&self) -> Option<u64> {
        Some(self.retention.as_ref()?.value.interval()?.shortest_seconds())
    }
}
