//! Conditions in the Common Expression Language (CEL), the language of policies.
//!
//! A condition is checked as far as possible when it is compiled, and its cost is estimated before each evaluation, so that
//! no condition can make a check hang or overflow the stack.

mod cost;
mod failure;
mod names;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use cel::{Context, Env, ExecutionError, Program};

pub use failure::EvaluationError;

use crate::diagnostic::{Message, msg};
use crate::value::Duration;

/// The longest condition, in bytes.
const MAX_BYTES: usize = 1_000;
/// The most operators and brackets (characters outside quotes that are not letters, digits or spaces). They bound the
/// depth of the expression, and the interpreter recurses once per level.
const MAX_OPERATORS: usize = 200;
/// The most steps that an evaluation may take, as estimated.
const MAX_STEPS: u64 = 1_000_000;

/// A compiled condition.
#[derive(Clone)]
pub struct Expression {
    text: Arc<str>,
    program: Arc<Program>,
    env: Arc<Env>,
}

/// Why a text is not a valid condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionError {
    /// The bytes of the text at fault.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Message,
}

/// The value of a name in a condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// No value.
    Null,
    /// A truth value.
    Truth(bool),
    /// A whole number; durations in seconds.
    Integer(i64),
    /// A floating-point number.
    Number(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Operand>),
    /// A map, in order of insertion.
    Map(Vec<(String, Operand)>),
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expression").field(&self.text).finish()
    }
}

impl Expression {
    /// Compiles a condition.
    ///
    /// # Errors
    /// The first problem: a syntax error, an unknown function, an unreadable duration, or its length.
    pub fn compile(text: &str) -> Result<Self, ConditionError> {
        let whole = |message| ConditionError { span: 0..text.len(), message };
        if text.len() > MAX_BYTES {
            return Err(whole(msg!(expression_too_long, limit = MAX_BYTES)));
        }
        if operators(text) > MAX_OPERATORS {
            return Err(whole(msg!(expression_too_deep, limit = MAX_OPERATORS)));
        }
        let env = Arc::new(Env::stdlib());
        let program = env.compile(text).map_err(|errors| syntax(text, &errors))?;
        let expression = Self { text: text.into(), program: Arc::new(program), env };
        match names::problem(&expression) {
            Some(problem) => Err(problem),
            None => Ok(expression),
        }
    }

    /// The condition as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The free names of the condition, each with its bytes.
    pub fn names(&self) -> Vec<(&str, Range<usize>)> {
        names::free(self)
    }

    /// Whether the condition holds.
    ///
    /// # Errors
    /// Where types do not match, the result is not a `bool`, or the evaluation would take too long.
    pub fn evaluate(&self, values: Vec<(String, Operand)>) -> Result<bool, EvaluationError> {
        if cost::steps(self.program.expression(), &values) > MAX_STEPS {
            return Err(EvaluationError::TooExpensive);
        }
        let mut context = Context::with_env(Arc::clone(&self.env));
        context
            .add_function("duration", seconds)
            .map_err(|error| EvaluationError::of_declaration(&error))?;
        for (name, value) in values {
            context.add_variable_from_value(name, cel::Value::from(value));
        }
        match self.program.execute(&context) {
            Ok(cel::Value::Bool(holds)) => Ok(holds),
            Ok(other) => Err(EvaluationError::NoTruth(other.type_of().to_string())),
            Err(error) => Err(EvaluationError::of(error)),
        }
    }
}

/// The number of characters outside quotes that are not letters, digits or spaces.
fn operators(text: &str) -> usize {
    let mut quote = None;
    let mut escaped = false;
    let mut count = 0;
    for character in text.chars() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if character == '\\' => escaped = true,
            Some(open) if character == open => quote = None,
            Some(_) => {}
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None if character.is_alphanumeric() || character.is_whitespace() => {}
            None => count += 1,
        }
    }
    count
}

/// The first error of the parser, which counts lines and columns from 1.
fn syntax(text: &str, errors: &cel::ParseErrors) -> ConditionError {
    let first = errors.errors.first();
    let (line, column) = first.map_or((1, 1), |error| error.pos);
    let before = usize::try_from(line - 1).unwrap_or_default();
    let start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    let column = usize::try_from(column - 1).unwrap_or_default();
    let rest = text.get(start..).unwrap_or_default();
    let start = start + rest.chars().take(column).map(char::len_utf8).sum::<usize>();
    let length = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let detail = first.map_or_else(|| errors.to_string(), |error| error.msg.clone());
    let detail = detail.lines().next().unwrap_or_default().to_owned();
    ConditionError {
        span: start..start + length,
        message: msg!(expression_syntax, detail = detail),
    }
}

/// `duration("24 h")` in seconds; accepts the same spellings as pages do.
fn seconds(text: Arc<String>) -> Result<i64, ExecutionError> {
    let duration = Duration::parse(&text).ok().flatten();
    let seconds = duration.and_then(|duration| i64::try_from(duration.seconds()).ok());
    seconds.ok_or_else(|| ExecutionError::function_error("duration", text))
}

impl From<Operand> for cel::Value {
    fn from(value: Operand) -> Self {
        match value {
            Operand::Null => Self::Null,
            Operand::Truth(truth) => Self::Bool(truth),
            Operand::Integer(number) => Self::Int(number),
            Operand::Number(number) => Self::Float(number),
            Operand::Text(text) => Self::String(Arc::new(text)),
            Operand::List(items) => items.into_iter().map(Self::from).collect::<Vec<_>>().into(),
            Operand::Map(pairs) => {
                let pairs = pairs.into_iter().map(|(key, value)| (key, Self::from(value)));
                pairs.collect::<HashMap<String, Self>>().into()
            }
        }
    }
}
