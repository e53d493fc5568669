//! Conditions in the Common Expression Language (CEL), the language of policies.
//!
//! A condition is checked as far as possible when it is compiled, and its cost is estimated before each evaluation, so that
//! no condition can make a check hang or overflow the stack.
//!
//! A condition that depends on the day is evaluated for all days: comparisons of days note when their outcome changes
//! ([`moment`]), and on the next of these days the condition is evaluated again.

mod bind;
mod cost;
mod failure;
mod functions;
mod literal;
mod moment;
mod names;
mod relation;
mod size;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use cel::common::types::{
    CelBool, CelDouble, CelInt, CelList, CelMap, CelMapKey, CelNull, CelString,
};
use cel::common::value::Val;
use cel::{Context, Env, IdedExpr, Program, Value};
use jiff::civil::Date;

pub use bind::{KnownWords, Sort, Vocabulary};
pub use failure::EvaluationError;

use self::bind::Binder;
use self::moment::{Clock, Moment};
use self::relation::{Lookup, RelatedRecord, RelatedRecords, Relation};
use crate::diagnostic::{Message, msg};

/// The longest condition, in bytes.
const MAX_BYTES: usize = 1_000;
/// The most operators and brackets (characters outside quotes that are not letters, digits or spaces). They bound the
/// depth of the expression, and the interpreter recurses once per level.
const MAX_OPERATORS: usize = 200;
/// The most steps that an evaluation may take, as estimated.
const MAX_STEPS: u64 = 1_000_000;
/// The most steps for all records and days together, as estimated.
const MAX_TOTAL_STEPS: u64 = 20_000_000;
/// The most days on which the condition may change for one record.
const MAX_PHASES: usize = 1_000;

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
    /// A whole number.
    Integer(i64),
    /// A floating-point number.
    Number(f64),
    /// Text.
    Text(String),
    /// A date: the day that counts, and its canonical text.
    Day(Date, String),
    /// A duration in seconds.
    Length(i64),
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
        let env = functions::environment().map_err(|error| whole(failure::declaration(&error)))?;
        let program = env.compile(text).map_err(|errors| syntax(text, &errors))?;
        let expression = Self { text: text.into(), program: Arc::new(program), env: Arc::new(env) };
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

    /// Whether the condition depends on the day.
    pub fn depends_on_day(&self) -> bool {
        self.names().iter().any(|(name, _)| *name == names::TODAY)
    }

    /// The condition for the records of a kind.
    ///
    /// # Errors
    /// Fields, kinds and words that do not exist.
    pub fn bind(&self, vocabulary: &Vocabulary<'_, '_>) -> Result<Condition, Vec<ConditionError>> {
        let mut expr = self.program.expression().clone();
        let mut binder = Binder::new(self, vocabulary);
        binder.whole(&mut expr);
        let (relations, problems) = (binder.relations, binder.problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        let depends_on_day = self.depends_on_day();
        Ok(Condition { expr, env: Arc::clone(&self.env), relations, depends_on_day })
    }
}

/// A condition that can be evaluated for the records of a kind.
pub struct Condition {
    expr: IdedExpr,
    env: Arc<Env>,
    relations: Vec<Relation>,
    depends_on_day: bool,
}

/// The result of a condition from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// The first day; none for the beginning of the calendar.
    pub from: Option<Date>,
    /// Whether the condition holds, or why that cannot be said.
    pub outcome: Result<bool, EvaluationError>,
}

/// A condition with the records that it asks for.
pub struct Evaluator<'c> {
    condition: &'c Condition,
    root: Context<'static, 'static>,
    relations: cost::Relations,
    /// The steps that are left for all evaluations.
    left: u64,
}

impl Condition {
    /// The kinds whose records the condition asks for, each once.
    pub fn kinds(&self) -> Vec<&str> {
        let mut kinds: Vec<&str> = self.relations.iter().map(|it| it.kind.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// The condition with the records of other kinds: for each kind the values of each of its records.
    pub fn with(&self, records: impl Fn(&str) -> Vec<Vec<(String, Operand)>>) -> Evaluator<'_> {
        let mut root = Context::with_env(Arc::clone(&self.env));
        let mut relations = cost::Relations::new();
        for kind in self.kinds() {
            let records: Vec<RelatedRecord> =
                records(kind).into_iter().map(RelatedRecord::new).collect();
            for relation in self.relations.iter().filter(|it| it.kind == kind) {
                let related = Arc::new(RelatedRecords::new(relation, &records));
                let value: Box<dyn Val> = match &relation.by {
                    Some(_) => Box::new(Lookup(Arc::clone(&related))),
                    None => Box::new(related.all.clone()),
                };
                root.add_variable_as_val(relation.variable(), value);
                relations.insert(relation.variable(), related);
            }
        }
        Evaluator { condition: self, root, relations, left: MAX_TOTAL_STEPS }
    }
}

impl Evaluator<'_> {
    /// The results for a record on all days, each that differs from the one before; none where so many steps were
    /// taken for other records that too few are left.
    pub fn phases(&mut self, values: Vec<(String, Operand)>) -> Option<Vec<Phase>> {
        let steps = cost::steps(&self.condition.expr, &values, &self.relations);
        if steps > MAX_STEPS {
            return Some(vec![Phase { from: None, outcome: Err(EvaluationError::TooExpensive) }]);
        }
        let mut context = self.root.new_inner_scope();
        for (name, value) in values {
            context.add_variable_as_val(name, value.into_val());
        }
        let mut phases: Vec<Phase> = Vec::new();
        let (mut number, mut from) = (moment::number_of(Date::MIN), None);
        for evaluations in 0.. {
            self.left = self.left.checked_sub(steps)?;
            let clock = Clock::at(number);
            if self.condition.depends_on_day {
                context.add_variable_as_val(names::TODAY, Box::new(Moment::today(&clock)));
            }
            let outcome = match evaluations {
                MAX_PHASES => Err(EvaluationError::TooManyChanges),
                _ => evaluate(&self.condition.expr, &context),
            };
            if phases.last().is_none_or(|before| before.outcome != outcome) {
                phases.push(Phase { from, outcome });
            }
            let next = clock.next().and_then(|next| Some((next, moment::day_of(next)?)));
            let Some((next, day)) = next else { break };
            (number, from) = (next, Some(day));
        }
        Some(phases)
    }
}

fn evaluate(expr: &IdedExpr, context: &Context<'_, '_>) -> Result<bool, EvaluationError> {
    // `resolve_val` is inlined wherever it is called, with large stack frames in debug builds.
    match Value::resolve(expr, context).map_err(EvaluationError::of)? {
        Value::Bool(holds) => Ok(holds),
        other => Err(EvaluationError::NoTruth(other.type_of().to_string())),
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
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.chars().next().map_or(0, char::len_utf8);
    let word = rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len());
    let message = match rest.get(..word.max(length)).unwrap_or_default() {
        "" => msg!(expression_unfinished),
        unexpected => msg!(expression_syntax, text = unexpected),
    };
    ConditionError { span: start..start + length, message }
}

impl Operand {
    fn into_val(self) -> Box<dyn Val> {
        match self {
            Self::Null => Box::new(CelNull),
            Self::Truth(truth) => Box::new(CelBool::from(truth)),
            Self::Integer(number) => Box::new(CelInt::from(number)),
            Self::Number(number) => Box::new(CelDouble::from(number)),
            Self::Text(text) => Box::new(CelString::from(text)),
            Self::Day(day, text) => Box::new(Moment::day(day, &text)),
            Self::Length(seconds) => Box::new(Moment::length(seconds)),
            Self::List(items) => {
                let items: Vec<Box<dyn Val>> = items.into_iter().map(Self::into_val).collect();
                Box::new(CelList::from(items))
            }
            Self::Map(pairs) => {
                let pairs =
                    pairs.into_iter().map(|(key, value)| (CelMapKey::from(key), value.into_val()));
                let pairs: HashMap<CelMapKey<'static>, Box<dyn Val>> = pairs.collect();
                Box::new(CelMap::from(pairs))
            }
        }
    }
}
