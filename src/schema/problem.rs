//! Problems of schema files.

use crate::diagnostic::{Message, Place, Position, msg, regex_fault};
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
    /// An annotation that nothing uses.
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
        /// As written.
        text: String,
    },
    /// An annotation names a field that the kind does not have.
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
    /// `x-due`, `x-expires` or `x-notice` says no day.
    Due(DueFault),
}

/// Why an annotation says no day on which records fall due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueFault {
    /// It is no map with keys.
    NoMap {
        /// The annotation.
        annotation: &'static str,
        /// The keys that it needs.
        keys: &'static [&'static str],
    },
    /// A key that it needs is missing.
    Lacks {
        /// The annotation.
        annotation: &'static str,
        /// The key.
        key: &'static str,
    },
    /// It is not at the top of the schema.
    Nested {
        /// The annotation.
        annotation: String,
    },
    /// The field holds no date.
    NoDate {
        /// The name of the field as written.
        name: String,
    },
    /// The field holds no duration.
    NoLength {
        /// The name of the field as written.
        name: String,
    },
    /// Neither a field nor a duration.
    Unreadable {
        /// As written.
        text: String,
        /// A field that looks much like it.
        suggestion: Option<String>,
    },
    /// A duration that is none.
    Zero {
        /// As written.
        text: String,
    },
    /// No level.
    Level {
        /// As written.
        text: String,
    },
    /// Not `true` or `false`.
    NoAnswer,
}

impl DueFault {
    fn message(&self) -> Message {
        match self {
            Self::NoMap { annotation, keys } => {
                msg!(schema_due_no_map, annotation = *annotation, keys = keys.join("`, `"))
            }
            Self::Lacks { annotation, key } => {
                msg!(schema_due_lacks, annotation = *annotation, key = *key)
            }
            Self::Nested { annotation } => {
                msg!(schema_due_nested, annotation = annotation.as_str())
            }
            Self::NoDate { name } => msg!(schema_due_no_date, name = name.as_str()),
            Self::NoLength { name } => msg!(schema_due_no_length, name = name.as_str()),
            Self::Unreadable { text, .. } => msg!(schema_due_unreadable, text = text.as_str()),
            Self::Zero { text } => msg!(schema_due_zero, text = text.as_str()),
            Self::Level { text } => msg!(schema_due_level, text = text.as_str()),
            Self::NoAnswer => msg!(schema_due_no_answer),
        }
    }
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
            Self::Pattern { text } => msg!(schema_bad_pattern, fault = regex_fault(text)),
            Self::UnknownField { name, .. } => msg!(schema_unknown_field, name = name.as_str()),
            Self::UnknownKind { name, .. } => msg!(schema_unknown_kind, name = name.as_str()),
            Self::Due(fault) => fault.message(),
        }
    }

    /// What was probably meant.
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::UnknownAnnotation { suggestion, .. }
            | Self::UnknownField { suggestion, .. }
            | Self::UnknownKind { suggestion, .. }
            | Self::Due(DueFault::Unreadable { suggestion, .. }) => suggestion.as_deref(),
            _ => None,
        }
    }
}
