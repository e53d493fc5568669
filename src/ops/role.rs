//! Roles, and who fills them.

use crate::record::Record;

/// A role of the wiki's register.
#[derive(Debug, Clone, Copy)]
pub struct Role<'s> {
    /// Its row or section.
    pub record: &'s Record,
    /// Who fills it.
    pub holder: Option<&'s str>,
    /// Who stands in.
    pub deputy: Option<&'s str>,
    /// How to get through to them.
    pub contact: Option<&'s str>,
}

impl<'s> Role<'s> {
    /// The role that `record` describes.
    pub fn new(record: &'s Record) -> Self {
        let values = record.values();
        let (holder, deputy) = (values.text("holder"), values.text("deputy"));
        Self { record, holder, deputy, contact: values.text("contact") }
    }

    /// What it is called; empty where it has no name.
    pub fn name(&self) -> &'s str {
        self.record.name()
    }
}
