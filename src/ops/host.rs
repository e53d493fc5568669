//! Machines, real or virtual.

use crate::record::Record;

/// A machine.
#[derive(Debug, Clone, Copy)]
pub struct Host<'s> {
    /// Its page or row.
    pub record: &'s Record,
    /// Where it is in the network.
    pub address: Option<&'s str>,
    /// Where it stands.
    pub location: Option<&'s str>,
}

impl<'s> Host<'s> {
    /// The machine that `record` describes.
    pub fn new(record: &'s Record) -> Self {
        let values = record.values();
        Self { record, address: values.text("address"), location: values.text("location") }
    }
}
