//! The address of a finding: a record, and the path to one of its values.

use std::fmt;
use std::sync::Arc;

/// Identifies a record, as long as its page and the kinds do not change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// The page, relative to the project root.
    pub path: Arc<str>,
    /// Its number among all records of the page, counted from 0 in the order in which they are found.
    pub number: usize,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldStep {
    /// A key of a map: the name of a field in the schema.
    Key(String),
    /// An index of a list, counted from 0.
    Index(usize),
    /// An entry of a list by its text, which does not change with the order.
    Entry(String),
}

/// The path from a record to one of its values; empty for the record as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FieldPath(Vec<FieldStep>);

impl FieldPath {
    /// The steps, the outermost first.
    pub fn steps(&self) -> &[FieldStep] {
        &self.0
    }

    /// The last field name of the path, with the steps to its map. List steps after the name are dropped.
    pub fn field(&self) -> Option<(&str, &[FieldStep])> {
        let index = self.0.iter().rposition(|step| matches!(step, FieldStep::Key(_)))?;
        let (above, rest) = self.0.split_at(index);
        match rest.first()? {
            FieldStep::Key(name) => Some((name, above)),
            FieldStep::Index(_) | FieldStep::Entry(_) => None,
        }
    }

    /// The field names of the path, the outermost first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|step| match step {
            FieldStep::Key(name) => Some(name.as_str()),
            FieldStep::Index(_) | FieldStep::Entry(_) => None,
        })
    }

    /// The path extended by the field `name`.
    #[must_use]
    pub fn key(mut self, name: &str) -> Self {
        self.0.push(FieldStep::Key(name.to_owned()));
        self
    }

    /// The path extended by the list index `number`, counted from 0.
    #[must_use]
    pub fn index(mut self, number: usize) -> Self {
        self.0.push(FieldStep::Index(number));
        self
    }

    /// The path extended by the list entry with this text.
    #[must_use]
    pub fn entry(mut self, text: &str) -> Self {
        self.0.push(FieldStep::Entry(text.to_owned()));
        self
    }
}

impl FromIterator<FieldStep> for FieldPath {
    fn from_iter<I: IntoIterator<Item = FieldStep>>(steps: I) -> Self {
        Self(steps.into_iter().collect())
    }
}

/// Field names separated by dots: `restore_test.date`.
impl From<&str> for FieldPath {
    fn from(keys: &str) -> Self {
        keys.split('.').map(|key| FieldStep::Key(key.to_owned())).collect()
    }
}

impl From<&String> for FieldPath {
    fn from(keys: &String) -> Self {
        keys.as_str().into()
    }
}

/// `backup.0.interval`
impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            match step {
                FieldStep::Key(text) | FieldStep::Entry(text) => f.write_str(text)?,
                FieldStep::Index(number) => write!(f, "{number}")?,
            }
        }
        Ok(())
    }
}

/// The record and value that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// The record. The finding may be on another page, such as that of the test protocol.
    pub record: RecordId,
    /// The path to the value in that record.
    pub field: FieldPath,
}
