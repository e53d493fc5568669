//! Why a condition cannot be evaluated.

use cel::{DeclarationError, ExecutionError};

use crate::diagnostic::{Message, msg};

/// Why a condition cannot be evaluated for some values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// An operator or a function that does not fit the types, by their names in the language.
    WrongTypes {
        /// `<=`
        operator: String,
        /// `null, int`
        types: String,
    },
    /// A map without this key.
    NoKey(String),
    /// The value is of this type, and neither true nor false.
    NoTruth(String),
    /// It would take too many steps.
    TooExpensive,
    /// Whatever else the interpreter says.
    Other(String),
}

impl Failure {
    pub(super) fn of(error: ExecutionError) -> Self {
        match error {
            ExecutionError::NoSuchOverload(overload) => Self::WrongTypes {
                operator: overload.function().trim_matches(['_', '@']).to_owned(),
                types: overload.argument_types().join(", ").replace("null_type", "null"),
            },
            ExecutionError::ValuesNotComparable(a, b) => Self::WrongTypes {
                operator: "<".to_owned(),
                types: format!("{}, {}", a.type_of(), b.type_of()),
            },
            ExecutionError::NoSuchKey(key) => Self::NoKey(key.to_string()),
            other => Self::Other(other.to_string()),
        }
    }

    pub(super) fn of_declaration(error: &DeclarationError) -> Self {
        Self::Other(error.to_string())
    }

    /// The words for it.
    pub fn message(&self) -> Message {
        match self {
            Self::WrongTypes { operator, types } => {
                let (operator, types) = (operator.as_str(), types.as_str());
                msg!(expression_wrong_types, operator = operator, types = types)
            }
            Self::NoKey(key) => msg!(expression_no_key, key = key.as_str()),
            Self::NoTruth(found) => msg!(expression_no_truth, found = found.as_str()),
            Self::TooExpensive => msg!(expression_too_expensive),
            Self::Other(detail) => msg!(verbatim, text = detail.as_str()),
        }
    }
}
