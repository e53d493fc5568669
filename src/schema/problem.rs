//! Problems of schema files.

use crate::diagnostic::{Message, Place, Position, msg};
use crate::source::data::DataProblem;

/// A problem of a schema file. A file with a fatal problem is ignored; a bundled kind of the same name stays
/// in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaProblem {
    /// Where it is.
    pub place: Place,
    /// The same as people count it.
    pub position: Position,
    /// What it is.
    pub kind: SchemaProblemKind,
}

/// The kinds of [`SchemaProblem`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaProblemKind {
    /// The YAML cannot be read.
    Data(DataProblem),
    /// JSON Schema 2020-12 does not allow it; in the words of the validator, in English.
    Schema {
        /// What the validator says.
        detail: String,
    },
    /// An annotation that nothing reads.
    UnknownAnnotation {
        /// As written.
        name: String,
        /// One that exists and looks much like it.
        suggestion: Option<String>,
    },
    /// `x-value` names no type of values.
    UnknownValueType {
        /// As written.
        name: String,
    },
    /// A regular expression that does not compile.
    Pattern {
        /// What the compiler says, in English.
        detail: String,
    },
    /// `x-shape` names a field that the kind does not have.
    UnknownField {
        /// As written.
        name: String,
        /// A field that looks much like it.
        suggestion: Option<String>,
    },
    /// `x-extends` names a kind that does not exist.
    UnknownKind {
        /// As written.
        name: String,
        /// A kind that looks much like it.
        suggestion: Option<String>,
    },
}

impl SchemaProblemKind {
    /// Whether the schema cannot be used.
    pub fn is_fatal(&self) -> bool {
        !matches!(self, Self::UnknownAnnotation { .. })
    }

    /// What is wrong.
    pub fn message(&self) -> Message {
        match self {
            Self::Data(problem) => msg!(schema_bad, detail = problem.message()),
            Self::Schema { detail } => msg!(schema_bad, detail = detail.as_str()),
            Self::UnknownAnnotation { name, .. } => {
                msg!(schema_unknown_annotation, name = name.as_str())
            }
            Self::UnknownValueType { name } => msg!(schema_unknown_value, name = name.as_str()),
            Self::Pattern { detail } => msg!(schema_bad_pattern, detail = detail.as_str()),
            Self::UnknownField { name, .. } => msg!(schema_unknown_field, name = name.as_str()),
            Self::UnknownKind { name, .. } => msg!(schema_unknown_kind, name = name.as_str()),
        }
    }

    /// What was probably meant.
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::UnknownAnnotation { suggestion, .. }
            | Self::UnknownField { suggestion, .. }
            | Self::UnknownKind { suggestion, .. } => suggestion.as_deref(),
            _ => None,
        }
    }
}
