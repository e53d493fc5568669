//! What a finding is about: a record of the wiki, and the way to one of its values.

use std::fmt;
use std::sync::Arc;

/// A record of the wiki: the same for as long as nothing changes its page or the kinds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// The page, relative to the project root.
    pub path: Arc<str>,
    /// Its number among all records of the page, counted from 0 in the order in which they are found.
    pub number: usize,
}

/// One step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldStep {
    /// The key of a map: the schema's name of a field.
    Key(String),
    /// The entry of a list, counted from 0.
    Index(usize),
    /// The entry of a list by what it says, which stays when others come and go.
    Entry(String),
}

/// The way from a record to one of its values; empty for the record as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FieldPath(Vec<FieldStep>);

impl FieldPath {
    /// The steps, the outermost first.
    pub fn steps(&self) -> &[FieldStep] {
        &self.0
    }

    /// Where it ends: the last name of a field, and the steps to the map that has this field. The
    /// entries of lists behind the name are left out.
    pub fn field(&self) -> Option<(&str, &[FieldStep])> {
        let index = self.0.iter().rposition(|step| matches!(step, FieldStep::Key(_)))?;
        let (above, rest) = self.0.split_at(index);
        match rest.first()? {
            FieldStep::Key(name) => Some((name, above)),
            FieldStep::Index(_) | FieldStep::Entry(_) => None,
        }
    }

    /// The way to the field `name` of the map that this one leads to.
    #[must_use]
    pub fn key(mut self, name: &str) -> Self {
        self.0.push(FieldStep::Key(name.to_owned()));
        self
    }

    /// The way to the entry `number`, counted from 0, of the list that this one leads to.
    #[must_use]
    pub fn index(mut self, number: usize) -> Self {
        self.0.push(FieldStep::Index(number));
        self
    }

    /// The way to the entry that reads `text`, of the list that this one leads to.
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

/// Names of fields with dots between them: `restore_test.date`.
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

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// The record. The finding may stand on another page, such as that of the test protocol.
    pub record: RecordId,
    /// The value, in that record.
    pub field: FieldPath,
}
