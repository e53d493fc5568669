//! The names in a condition, and the checks on calls before evaluation.

use std::ops::Range;

use cel::IdedExpr;
use cel::common::ast::{CallExpr, EntryExpr, Expr, IdedEntryExpr, LiteralValue};

use super::{ConditionError, Expression};
use crate::diagnostic::{Message, msg, nearest};
use crate::value::{Date, Duration};

/// The name that stands for the as-of date.
pub(super) const TODAY: &str = "today";
/// The function that stands for the records of another kind.
pub(super) const RECORDS: &str = "records";

/// The functions of CEL, and ours. Macros are expanded by the parser.
const FUNCTIONS: [&str; 16] = [
    "bool",
    "bytes",
    "contains",
    "date",
    "double",
    "duration",
    "dyn",
    "endsWith",
    "int",
    "matches",
    RECORDS,
    "size",
    "startsWith",
    "string",
    "type",
    "uint",
];
/// Macros, as suggestions for misspelt functions.
const MACROS: [&str; 7] = ["all", "exists", "exists_one", "existsOne", "filter", "has", "map"];
/// Type names, for `type(rpo) == int`.
const TYPES: [&str; 10] =
    ["bool", "bytes", "double", "int", "list", "map", "null_type", "string", "type", "uint"];

/// Free names: neither types nor bound by a macro.
pub(super) fn free(expression: &Expression) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    walk(expression.program.expression(), &mut Vec::new(), &mut |expr, bound| {
        if let Expr::Ident(name) = &expr.expr
            && !TYPES.contains(&name.as_str())
            && !bound.contains(&name.as_str())
        {
            found.push((name.as_str(), span(expression, expr.id, name)));
        }
    });
    found
}

/// The first call that cannot succeed.
pub(super) fn problem(expression: &Expression) -> Option<ConditionError> {
    let mut problem = None;
    walk(expression.program.expression(), &mut Vec::new(), &mut |expr, _| {
        if let Expr::Call(call) = &expr.expr
            && problem.is_none()
        {
            problem = of_call(expression, expr.id, call);
        }
    });
    problem
}

fn of_call(expression: &Expression, id: u64, call: &CallExpr) -> Option<ConditionError> {
    let name = call.func_name.as_str();
    if name.starts_with(char::is_alphabetic) && !FUNCTIONS.contains(&name) {
        let known = FUNCTIONS.into_iter().chain(MACROS);
        let message = match nearest(name, known) {
            Some(near) => msg!(expression_no_function_but, name = name, near = near),
            None => msg!(expression_no_function, name = name),
        };
        return Some(ConditionError { span: span(expression, id, name), message });
    }
    let argument = match call.args.as_slice() {
        [argument] => Some(argument),
        _ => None,
    };
    let text = argument.and_then(|argument| match &argument.expr {
        Expr::Literal(LiteralValue::String(text)) => Some((argument.id, text.inner())),
        _ => None,
    });
    let wrong = |id, word: &str, message: Message| {
        Some(ConditionError { span: span(expression, id, word), message })
    };
    match (name, text) {
        (RECORDS, _) if call.target.is_some() || text.is_none() => {
            wrong(id, name, msg!(expression_records))
        }
        ("duration", Some((id, text))) if !matches!(Duration::parse(text), Ok(Some(_))) => {
            wrong(id, text, msg!(expression_bad_duration, text = text))
        }
        ("date", Some((id, text))) if !matches!(Date::parse(text), Ok(Some(_))) => {
            wrong(id, text, msg!(expression_bad_day, text = text))
        }
        _ => None,
    }
}

/// Whether `name` occurs anywhere in the expression.
pub(super) fn mentions(expr: &IdedExpr, name: &str) -> bool {
    let mut found = false;
    walk(expr, &mut Vec::new(), &mut |expr, _| {
        found |= matches!(&expr.expr, Expr::Ident(known) if known == name);
    });
    found
}

/// The bytes of `word` near the position of `id`: for a call the parser records the bracket.
pub(super) fn span(expression: &Expression, id: u64, word: &str) -> Range<usize> {
    let text = expression.text();
    let place = expression.program.source_info().offset_for(id);
    let (start, end) = place.unwrap_or((0, u32::try_from(text.len()).unwrap_or_default()));
    let byte = |characters: u32| {
        let before = text.chars().take(usize::try_from(characters).unwrap_or_default());
        before.map(char::len_utf8).sum::<usize>()
    };
    let (start, end) = (byte(start), byte(end + 1));
    let after = || text.get(start..end)?.find(word).map(|at| start + at);
    let before = || text.get(..start)?.rfind(word);
    match after().or_else(before) {
        Some(at) => at..at + word.len(),
        None => start..end.max(start),
    }
}

/// The bytes of the field `word` of a selection: the parser records the dot.
pub(super) fn field_span(expression: &Expression, id: u64, word: &str) -> Range<usize> {
    let dot = span(expression, id, ".");
    let rest = expression.text().get(dot.end..).unwrap_or_default();
    let start = dot.end + rest.len() - rest.trim_start().len();
    if rest.trim_start().starts_with(word) { start..start + word.len() } else { dot }
}

/// Calls `see` for every subexpression, with the names that macros bind there.
fn walk<'e>(
    expr: &'e IdedExpr,
    bound: &mut Vec<&'e str>,
    see: &mut impl FnMut(&'e IdedExpr, &[&'e str]),
) {
    see(expr, bound);
    if let Expr::Comprehension(it) = &expr.expr {
        walk(&it.iter_range, bound, see);
        walk(&it.accu_init, bound, see);
        let outside = bound.len();
        bound.extend([it.iter_var.as_str(), it.accu_var.as_str()]);
        bound.extend(it.iter_var2.as_deref());
        for inner in [&it.loop_cond, &it.loop_step, &it.result] {
            walk(inner, bound, see);
        }
        bound.truncate(outside);
        return;
    }
    for child in children(&expr.expr) {
        walk(child, bound, see);
    }
}

/// The direct subexpressions, without comprehensions.
pub(super) fn children(expr: &Expr) -> Vec<&IdedExpr> {
    match expr {
        Expr::Call(call) => call.target.as_deref().into_iter().chain(&call.args).collect(),
        Expr::List(list) => list.elements.iter().collect(),
        Expr::Map(map) => map.entries.iter().flat_map(of_entry).collect(),
        Expr::Struct(it) => it.entries.iter().flat_map(of_entry).collect(),
        Expr::Select(select) => vec![&select.operand],
        Expr::Comprehension(_) | Expr::Ident(_) | Expr::Literal(_) | Expr::Unspecified => {
            Vec::new()
        }
    }
}

fn of_entry(entry: &IdedEntryExpr) -> Vec<&IdedExpr> {
    match &entry.expr {
        EntryExpr::StructField(field) => vec![&field.value],
        EntryExpr::MapEntry(entry) => vec![&entry.key, &entry.value],
    }
}

/// The direct subexpressions, without comprehensions, to be changed.
pub(super) fn children_mut(expr: &mut Expr) -> Vec<&mut IdedExpr> {
    match expr {
        Expr::Call(call) => call.target.as_deref_mut().into_iter().chain(&mut call.args).collect(),
        Expr::List(list) => list.elements.iter_mut().collect(),
        Expr::Map(map) => map.entries.iter_mut().flat_map(of_entry_mut).collect(),
        Expr::Struct(it) => it.entries.iter_mut().flat_map(of_entry_mut).collect(),
        Expr::Select(select) => vec![&mut select.operand],
        Expr::Comprehension(_) | Expr::Ident(_) | Expr::Literal(_) | Expr::Unspecified => {
            Vec::new()
        }
    }
}

fn of_entry_mut(entry: &mut IdedEntryExpr) -> Vec<&mut IdedExpr> {
    match &mut entry.expr {
        EntryExpr::StructField(field) => vec![&mut field.value],
        EntryExpr::MapEntry(entry) => vec![&mut entry.key, &mut entry.value],
    }
}
