//! What is written out in a condition: constants, and where they have to be.

use cel::IdedExpr;
use cel::common::ast::{CallExpr, Expr, LiteralValue, operators};

/// Whether it is written out: a literal, or a list.
fn is_constant(expr: &IdedExpr) -> bool {
    matches!(expr.expr, Expr::Literal(_) | Expr::List(_))
}

/// The text of a literal.
pub(super) fn text(expr: &IdedExpr) -> Option<&str> {
    match &expr.expr {
        Expr::Literal(LiteralValue::String(text)) => Some(text.inner()),
        _ => None,
    }
}

/// A constant knows nothing of days and durations, so it has to follow them: `30 > date(x) - today`.
pub(super) fn turn(call: &mut CallExpr) {
    let [left, right] = call.args.as_mut_slice() else { return };
    let turned = match call.func_name.as_str() {
        _ if !is_constant(left) || is_constant(right) => return,
        operators::LESS => operators::GREATER,
        operators::LESS_EQUALS => operators::GREATER_EQUALS,
        operators::GREATER => operators::LESS,
        operators::GREATER_EQUALS => operators::LESS_EQUALS,
        name @ (operators::EQUALS | operators::NOT_EQUALS | operators::MULTIPLY) => name,
        // Texts and lists are not joined in another order.
        name @ operators::ADD if matches!(left.expr, Expr::Literal(LiteralValue::Int(_))) => name,
        _ => return,
    }
    .to_owned();
    call.func_name = turned;
    std::mem::swap(left, right);
}
