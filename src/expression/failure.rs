//! Errors of evaluating a condition.

use cel::{DeclarationError, ExecutionError};

use crate::diagnostic::{Message, msg};

/// Why a condition cannot be evaluated with certain values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvaluationError {
    /// An operator or function does not support these types, named as in CEL.
    WrongTypes {
        /// `<=`
        operator: String,
        /// `null, int`
        types: String,
    },
    /// A map does not have this key.
    NoKey(String),
    /// The result has this type instead of `bool`.
    NoTruth(String),
    /// It would exceed the step limit.
    TooExpensive,
    /// It changes on too many days.
    TooManyChanges,
    /// This text is not a day.
    NoDay(String),
    /// Any other error of the interpreter.
    Other(String),
}

impl EvaluationError {
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
            ExecutionError::UnsupportedBinaryOperator(operator, a, b) => Self::WrongTypes {
                operator: sign(operator).to_owned(),
                types: format!("{}, {}", a.type_of(), b.type_of()),
            },
            ExecutionError::NoSuchKey(key) => Self::NoKey(key.to_string()),
            ExecutionError::FunctionError { function, message } if function == "date" => {
                Self::NoDay(message)
            }
            other => Self::Other(other.to_string()),
        }
    }

    /// Whether text stands where something else is meant.
    pub fn is_about_text(&self) -> bool {
        match self {
            Self::WrongTypes { types, .. } => types.split(", ").any(|it| it == "string"),
            Self::NoDay(_) => true,
            _ => false,
        }
    }

    /// The message for the user.
    pub fn message(&self) -> Message {
        match self {
            Self::WrongTypes { operator, types } => {
                let (operator, types) = (operator.as_str(), types.as_str());
                msg!(expression_wrong_types, operator = operator, types = types)
            }
            Self::NoKey(key) => msg!(expression_no_key, key = key.as_str()),
            Self::NoTruth(found) => msg!(expression_no_truth, found = found.as_str()),
            Self::TooExpensive => msg!(expression_too_expensive),
            Self::TooManyChanges => msg!(expression_too_many_changes),
            Self::NoDay(text) => msg!(expression_no_day, text = text.as_str()),
            Self::Other(detail) => msg!(verbatim, text = detail.as_str()),
        }
    }
}

/// A function that exists twice.
pub(super) fn declaration(error: &DeclarationError) -> Message {
    msg!(verbatim, text = error.to_string())
}

/// The sign of an arithmetic operator.
fn sign(operator: &str) -> &str {
    match operator {
        "add" => "+",
        "sub" => "-",
        "mul" => "*",
        "div" => "/",
        "rem" => "%",
        other => other,
    }
}
