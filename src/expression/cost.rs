//! An upper bound for the steps of an evaluation, from the expression and the sizes of the values.

use std::collections::HashMap;
use std::sync::Arc;

use cel::IdedExpr;
use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, LiteralValue, operators};

use super::relation::{RelatedRecords, RelationKey};
use super::size::Size;
use super::{Operand, names};

/// Steps to compile a regular expression.
const PATTERN: u64 = 1_000;
/// Functions whose result is as large as their argument.
const AS_LARGE: [&str; 4] = ["bytes", "dyn", "string", "type"];

/// Relations, by their variables.
pub(super) type Relations = HashMap<String, Arc<RelatedRecords>>;

/// An upper bound for the steps of an evaluation with these values.
pub(super) fn steps(expr: &IdedExpr, values: &[(String, Operand)], relations: &Relations) -> u64 {
    let known = values.iter().map(|(name, value)| (name.as_str(), Size::of(value)));
    let mut estimate = Estimate { known: known.collect(), values, relations, steps: 0 };
    estimate.of(expr);
    estimate.steps
}

struct Estimate<'e> {
    /// Bound variables, innermost last.
    known: Vec<(&'e str, Size)>,
    values: &'e [(String, Operand)],
    relations: &'e Relations,
    steps: u64,
}

impl<'e> Estimate<'e> {
    fn of(&mut self, expr: &'e IdedExpr) -> Size {
        self.steps = self.steps.saturating_add(1);
        match &expr.expr {
            Expr::Literal(LiteralValue::String(text)) => Size::of_text(text.inner().len()),
            Expr::Literal(LiteralValue::Bytes(bytes)) => Size::of_text(bytes.inner().len()),
            Expr::Literal(_) | Expr::Unspecified => Size::SCALAR,
            Expr::Ident(name) => {
                let known = self.known.iter().rev().find(|(known, _)| known == name);
                match known {
                    Some((_, size)) => *size,
                    None => self.relations.get(name).map_or(Size::SCALAR, |it| {
                        of_records(it, u64::try_from(it.all.inner().len()).unwrap_or(u64::MAX))
                    }),
                }
            }
            Expr::Select(select) => self.of(&select.operand).inside(),
            Expr::Call(call) => self.call(call, &expr.expr),
            Expr::Comprehension(it) => self.comprehension(it),
            Expr::List(_) | Expr::Map(_) | Expr::Struct(_) => {
                let entries: Vec<Size> = self.parts(&expr.expr);
                Size::holding(entries.into_iter())
            }
        }
    }

    fn parts(&mut self, expr: &'e Expr) -> Vec<Size> {
        names::children(expr).into_iter().map(|part| self.of(part)).collect()
    }

    /// The records that a lookup finds.
    fn found(&mut self, call: &'e CallExpr) -> Option<Size> {
        let [lookup, key] = call.args.as_slice() else { return None };
        let Expr::Ident(name) = &lookup.expr else { return None };
        let records = self.relations.get(name).filter(|_| call.func_name == operators::INDEX)?;
        self.of(key);
        let known = match &key.expr {
            Expr::Ident(name) => {
                let value = self.values.iter().find(|(known, _)| known == name);
                value.and_then(|(_, value)| RelationKey::of(value))
            }
            Expr::Literal(LiteralValue::String(text)) => {
                Some(RelationKey::Text(text.inner().to_owned()))
            }
            _ => None,
        };
        Some(of_records(records, records.count(known.as_ref())))
    }

    fn call(&mut self, call: &'e CallExpr, expr: &'e Expr) -> Size {
        if let Some(found) = self.found(call) {
            return found;
        }
        let parts = self.parts(expr);
        let all = parts.iter().copied().fold(Size::SCALAR, Size::and);
        self.steps = self.steps.saturating_add(all.weight);
        match call.func_name.as_str() {
            operators::ADD => all,
            operators::CONDITIONAL => parts.into_iter().fold(Size::SCALAR, Size::or),
            operators::INDEX => parts.first().map_or(Size::SCALAR, |of| of.inside()),
            "matches" => {
                self.steps = self.steps.saturating_add(PATTERN);
                Size::SCALAR
            }
            // A number becomes longer as text.
            name if AS_LARGE.contains(&name) => all.and(Size::of_text(32)),
            _ => Size::SCALAR,
        }
    }

    /// `map`, `filter`, `all`, `exists`: one step per entry. The accumulator grows by one step's result
    /// each time.
    fn comprehension(&mut self, it: &'e ComprehensionExpr) -> Size {
        let range = self.of(&it.iter_range);
        let start = self.of(&it.accu_init);
        let (before, outside) = (self.steps, self.known.len());
        self.known.push((&it.iter_var, range.inside()));
        self.known.extend(it.iter_var2.as_deref().map(|name| (name, range.inside())));
        self.known.push((&it.accu_var, start));
        self.of(&it.loop_cond);
        let step = self.of(&it.loop_step);
        self.known.truncate(outside);
        let once = self.steps - before;
        self.steps = before.saturating_add(once.saturating_mul(range.count));
        let gathered = Size {
            count: range.count.max(step.count),
            weight: start.weight.saturating_add(step.weight.saturating_mul(range.count)),
            entry: step.entry,
        };
        self.known.push((&it.accu_var, gathered));
        let result = self.of(&it.result);
        self.known.truncate(outside);
        result
    }
}

/// The size of a list of `count` records.
fn of_records(records: &RelatedRecords, count: u64) -> Size {
    Size {
        count: count.max(records.inside.count),
        weight: count.saturating_add(1),
        entry: records.inside.entry,
    }
}
