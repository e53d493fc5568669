//! Roles and their holders.

use crate::record::Record;

/// A role.
#[derive(Debug, Clone, Copy)]
pub struct Role<'s> {
    /// Its row or section.
    pub record: &'s Record,
    /// The holder.
    pub holder: Option<&'s str>,
    /// The deputy.
    pub deputy: Option<&'s str>,
    /// How to reach them.
    pub contact: Option<&'s str>,
}

impl<'s> Role<'s> {
    /// The role in `record`.
    pub fn new(record: &'s Record) -> Self {
        let values = record.values();
        let (holder, deputy) = (values.text("holder"), values.text("deputy"));
        Self { record, holder, deputy, contact: values.text("contact") }
    }

    /// The name of the role; empty where it has none.
    pub fn name(&self) -> &'s str {
        self.record.name()
    }
}
