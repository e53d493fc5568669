//! Hosts: physical and virtual machines.

use crate::record::Record;

/// A physical or virtual machine.
#[derive(Debug, Clone, Copy)]
pub struct Host<'s> {
    /// Its page or row.
    pub record: &'s Record,
    /// Its network address.
    pub address: Option<&'s str>,
    /// Its location.
    pub location: Option<&'s str>,
}

impl<'s> Host<'s> {
    /// The host in `record`.
    pub fn new(record: &'s Record) -> Self {
        let values = record.values();
        Self { record, address: values.text("address"), location: values.text("location") }
    }
}
