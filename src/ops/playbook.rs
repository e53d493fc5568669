//! Playbooks: step-by-step procedures.

use crate::diagnostic::Spanned;
use crate::record::{Record, RecordValues};
use crate::value::Duration;

/// A playbook.
#[derive(Debug)]
pub struct Playbook<'s> {
    /// Its page.
    pub record: &'s Record,
    /// The time limit.
    pub time_limit: Option<Spanned<Duration>>,
    /// The titles of its steps, in order.
    pub steps: Vec<Spanned<&'s str>>,
}

impl<'s> Playbook<'s> {
    /// The playbook in `record`.
    pub fn new(record: &'s Record) -> Self {
        let values = record.values();
        let title = |step: RecordValues<'s>| {
            Some(Spanned::new(step.text("title")?, step.member("title")?.value.span))
        };
        Self {
            record,
            time_limit: values.duration("rto"),
            steps: values.maps("steps").filter_map(title).collect(),
        }
    }
}
