//! Errors of evaluating a condition.

use cel::{DeclarationError, ExecutionError};

use crate::diagnostic::{Arg, Message, msg};

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
            ExecutionError::UnexpectedType { got, .. } => Self::NoTruth(got),
            ExecutionError::NoSuchKey(key) => Self::NoKey(key.to_string()),
            ExecutionError::FunctionError { function, message } if function == "date" => {
                Self::NoDay(message)
            }
            other => Self::Other(other.to_string()),
        }
    }

    /// Whether text is where something else is meant.
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
                let types = types.split(", ").map(type_name).collect();
                let operator = operator.as_str();
                msg!(expression_wrong_types, operator = operator, types = Arg::List(types))
            }
            Self::NoKey(key) => msg!(expression_no_key, key = key.as_str()),
            Self::NoTruth(found) => msg!(expression_no_truth, found = type_name(found)),
            Self::TooExpensive => msg!(expression_too_expensive),
            Self::TooManyChanges => msg!(expression_too_many_changes),
            Self::NoDay(text) => msg!(expression_no_day, text = text.as_str()),
            Self::Other(detail) => msg!(verbatim, text = detail.as_str()),
        }
    }
}

/// What a type of CEL is called in messages.
pub(super) fn type_name(name: &str) -> Message {
    match name {
        "null" | "null_type" => msg!(expression_type_null),
        "bool" => msg!(expression_type_bool),
        "int" | "uint" | "double" => msg!(expression_type_number),
        "string" => msg!(expression_type_text),
        "list" => msg!(expression_type_list),
        "map" => msg!(expression_type_map),
        "day" => msg!(expression_type_day),
        "length" | "duration" => msg!(expression_type_length),
        other => msg!(verbatim, text = other),
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
