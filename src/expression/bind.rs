//! Conditions and the kinds that they are about: literals in the words of the schema, relations, errors at their place.

use cel::IdedExpr;
use cel::common::ast::{CallExpr, ComprehensionExpr, EntryExpr, Expr, LiteralValue, operators};
use cel::common::types::CelString;

use super::literal::{text, turn};
use super::moment::Moment;
use super::relation::{Match, Relation};
use super::{ConditionError, Expression, failure, names};
use crate::diagnostic::{Message, msg, nearest};
use crate::value::{Date, truth};

/// The words that a value can be, in the spelling that it has.
pub trait KnownWords {
    /// The word that `text` stands for.
    fn meant<'t>(&'t self, text: &'t str) -> Option<&'t str>;

    /// All words.
    fn all(&self) -> Vec<&str>;
}

/// What is known of a value before a condition is evaluated.
#[derive(Clone)]
pub enum Sort<'w> {
    /// Nothing.
    Any,
    /// A day.
    Day,
    /// True or false.
    Truth,
    /// One of some words.
    Word(&'w dyn KnownWords),
    /// A map with these keys and no others.
    Map(Vec<(&'w str, Sort<'w>)>),
    /// A list.
    List(Box<Sort<'w>>),
}

impl<'w> Sort<'w> {
    fn item(&self) -> Self {
        match self {
            Self::List(item) => (**item).clone(),
            _ => Self::Any,
        }
    }

    fn or(self, other: Self) -> Self {
        if matches!(self, Self::Any) { other } else { self }
    }
}

/// The kind that a condition is about, and the others that it can ask for.
pub struct Vocabulary<'a, 'w> {
    /// A record of its own kind, a map.
    pub own: Sort<'w>,
    /// A record of another kind, or why there is none.
    pub of_kind: &'a dyn Fn(&str) -> Result<Sort<'w>, Message>,
}

pub(super) struct Binder<'a, 'w> {
    expression: &'a Expression,
    vocabulary: &'a Vocabulary<'a, 'w>,
    /// Variables of macros, innermost last.
    bound: Vec<(String, Sort<'w>)>,
    /// What the variables of macros are compared with, which go through a list of texts.
    compared: Vec<(String, Sort<'w>)>,
    pub(super) relations: Vec<Relation>,
    pub(super) problems: Vec<ConditionError>,
}

impl<'a, 'w> Binder<'a, 'w> {
    pub(super) fn new(expression: &'a Expression, vocabulary: &'a Vocabulary<'a, 'w>) -> Self {
        let (bound, compared, relations, problems) = Default::default();
        Self { expression, vocabulary, bound, compared, relations, problems }
    }

    fn problem(&mut self, id: u64, word: &str, message: Message) {
        let span = names::span(self.expression, id, word);
        self.problems.push(ConditionError { span, message });
    }

    /// Rewrites the expression so that it can be evaluated.
    pub(super) fn bind(&mut self, expr: &mut IdedExpr) -> Sort<'w> {
        let id = expr.id;
        match &mut expr.expr {
            Expr::Ident(name) => self.named(name),
            Expr::Select(select) => {
                let sort = self.bind(&mut select.operand);
                let field = select.field.clone();
                self.member(id, &sort, &field)
            }
            Expr::Call(call) if call.func_name == names::RECORDS => {
                let (sort, relation) = self.records(call);
                expr.expr = Expr::Ident(self.variable(relation));
                sort
            }
            Expr::Call(call) => self.call(call),
            Expr::Comprehension(it) => self.comprehension(it),
            Expr::List(list) => {
                let mut sort = Sort::Any;
                for element in &mut list.elements {
                    sort = sort.or(self.bind(element));
                }
                Sort::List(Box::new(sort))
            }
            other => {
                for part in names::children_mut(other) {
                    self.bind(part);
                }
                Sort::Any
            }
        }
    }

    /// A condition that is certainly neither true nor false, whatever the record says.
    pub(super) fn whole(&mut self, expr: &mut IdedExpr) {
        let found = match self.bind(expr) {
            Sort::Day => "day",
            Sort::Word(_) => "string",
            Sort::Map(_) => "map",
            Sort::List(_) => "list",
            Sort::Any | Sort::Truth => return,
        };
        let found = failure::type_name(found);
        let span = 0..self.expression.text().len();
        self.problems
            .push(ConditionError { span, message: msg!(expression_no_truth, found = found) });
    }

    fn variable(&mut self, relation: Relation) -> String {
        let variable = relation.variable();
        if !self.relations.contains(&relation) {
            self.relations.push(relation);
        }
        variable
    }

    fn named(&self, name: &str) -> Sort<'w> {
        if let Some((_, sort)) = self.bound.iter().rev().find(|(bound, _)| bound == name) {
            return sort.clone();
        }
        match &self.vocabulary.own {
            _ if name == names::TODAY => Sort::Day,
            Sort::Map(fields) => {
                let known = fields.iter().find(|(field, _)| *field == name);
                known.map_or(Sort::Any, |(_, sort)| sort.clone())
            }
            _ => Sort::Any,
        }
    }

    fn member(&mut self, id: u64, sort: &Sort<'w>, name: &str) -> Sort<'w> {
        let Sort::Map(fields) = sort else { return Sort::Any };
        if let Some((_, sort)) = fields.iter().find(|(field, _)| *field == name) {
            return sort.clone();
        }
        let known = || fields.iter().map(|(field, _)| *field);
        let message = match nearest(name, known()) {
            Some(near) => msg!(expression_no_field_but, name = name, near = near),
            None => {
                let known: Vec<&str> = known().collect();
                msg!(expression_no_field, name = name, known = known.join(", "))
            }
        };
        let span = names::field_span(self.expression, id, name);
        self.problems.push(ConditionError { span, message });
        Sort::Any
    }

    /// `records("certificate")`; a call of another form is refused when the condition is compiled.
    fn records(&mut self, call: &CallExpr) -> (Sort<'w>, Relation) {
        let argument = call.args.first();
        let kind = argument.and_then(text).unwrap_or_default().to_owned();
        let sort = match (self.vocabulary.of_kind)(&kind) {
            Ok(sort) => sort,
            Err(message) => {
                self.problem(argument.map_or(0, |it| it.id), &kind, message);
                Sort::Any
            }
        };
        (Sort::List(Box::new(sort)), Relation { kind, by: None })
    }

    fn call(&mut self, call: &mut CallExpr) -> Sort<'w> {
        if let Some(target) = call.target.as_deref_mut() {
            self.bind(target);
        }
        // No iterator: its frames would be those of each level.
        let mut sorts: Vec<Sort<'w>> = Vec::with_capacity(call.args.len());
        for argument in &mut call.args {
            sorts.push(self.bind(argument));
        }
        self.of_call(call, sorts)
    }

    fn of_call(&mut self, call: &mut CallExpr, sorts: Vec<Sort<'w>>) -> Sort<'w> {
        if let [left, right] = call.args.as_mut_slice()
            && let [of_left, of_right] = sorts.as_slice()
        {
            match call.func_name.as_str() {
                operators::EQUALS | operators::NOT_EQUALS => {
                    self.literal(of_left, right, true);
                    self.literal(of_right, left, true);
                    self.compare(of_left, right);
                    self.compare(of_right, left);
                }
                operators::LESS
                | operators::LESS_EQUALS
                | operators::GREATER
                | operators::GREATER_EQUALS => {
                    self.literal(of_left, right, false);
                    self.literal(of_right, left, false);
                }
                operators::IN => {
                    self.literal(&of_right.item(), left, true);
                    self.keys(of_left, right);
                }
                operators::INDEX => self.keys(of_right, left),
                _ => {}
            }
            turn(call);
            self.any_of(call, &sorts);
        }
        match call.func_name.as_str() {
            "date" => Sort::Day,
            operators::CONDITIONAL => sorts.into_iter().skip(1).fold(Sort::Any, Sort::or),
            operators::INDEX => sorts.first().map_or(Sort::Any, Sort::item),
            operators::ADD => match sorts.as_slice() {
                // `[] + [x]` of a macro.
                [_, list @ Sort::List(_)] | [list @ Sort::List(_), _] => list.clone(),
                [Sort::Day, _] | [_, Sort::Day] => Sort::Day,
                _ => Sort::Any,
            },
            operators::SUBSTRACT => match sorts.as_slice() {
                [Sort::Day, other] if !matches!(other, Sort::Day) => Sort::Day,
                _ => Sort::Any,
            },
            _ => Sort::Any,
        }
    }

    /// `rpo in [3600, 7200]` compares the items of the list, which know nothing of days and durations, so it becomes
    /// `rpo == 3600 || rpo == 7200`.
    fn any_of(&mut self, call: &mut CallExpr, sorts: &[Sort<'w>]) {
        let [value, list] = call.args.as_slice() else { return };
        let Expr::List(items) = &list.expr else { return };
        let is_name = matches!(value.expr, Expr::Ident(_) | Expr::Select(_));
        if call.func_name != operators::IN || !is_name || items.elements.is_empty() {
            return;
        }
        let equal = |item: &IdedExpr| {
            let args = vec![value.clone(), item.clone()];
            let func_name = operators::EQUALS.to_owned();
            CallExpr { func_name, target: None, args }
        };
        let mut tests: Vec<CallExpr> = items.elements.iter().map(equal).collect();
        let of_value = sorts.first().unwrap_or(&Sort::Any);
        for item in tests.iter_mut().filter_map(|test| test.args.last_mut()) {
            self.literal(of_value, item, true);
        }
        // Joined in pairs, so that the depth stays small.
        while tests.len() > 1 {
            tests = tests.chunks(2).map(|pair| either(pair, value.id)).collect();
        }
        *call = tests.swap_remove(0);
    }

    /// Notes what the variable of a macro is compared with.
    fn compare(&mut self, sort: &Sort<'w>, variable: &IdedExpr) {
        if let (Expr::Ident(name), Sort::Word(_)) = (&variable.expr, sort)
            && self.bound.iter().any(|(bound, _)| bound == name)
        {
            self.compared.push((name.clone(), sort.clone()));
        }
    }

    /// Brings the keys of a map that is written out to the form of the value that is looked up: `{"critical": 1}[data_class]`.
    fn keys(&mut self, sort: &Sort<'w>, map: &mut IdedExpr) {
        let Expr::Map(map) = &mut map.expr else { return };
        for entry in &mut map.entries {
            if let EntryExpr::MapEntry(entry) = &mut entry.expr {
                self.literal(sort, &mut entry.key, true);
            }
        }
    }

    /// Brings a text that is compared with a value to the form that such values have.
    fn literal(&mut self, sort: &Sort<'w>, expr: &mut IdedExpr, is_equality: bool) {
        let Some(written) = text(expr).map(str::to_owned) else { return };
        match sort {
            Sort::Word(words) if is_equality => match words.meant(&written) {
                Some(meant) => {
                    let meant = CelString::from(meant.to_owned());
                    expr.expr = Expr::Literal(LiteralValue::String(meant));
                }
                None => {
                    let known = words.all();
                    let message = match nearest(&written, known.iter().copied()) {
                        Some(near) => {
                            msg!(expression_no_word_but, word = written.as_str(), near = near)
                        }
                        None => {
                            let known = known.join(", ");
                            msg!(expression_no_word, word = written.as_str(), known = known)
                        }
                    };
                    self.problem(expr.id, &written, message);
                }
            },
            Sort::Truth if is_equality => match truth(&written) {
                Some(truth) => {
                    expr.expr = Expr::Literal(LiteralValue::Boolean(truth.into()));
                }
                None => {
                    let word = written.as_str();
                    let message = msg!(expression_no_word, word = word, known = "true, false");
                    self.problem(expr.id, &written, message);
                }
            },
            Sort::Day => {
                let whole = matches!(Date::parse(&written), Ok(Some(_)));
                if !(Moment::exactly(&written).is_some() || is_equality && whole) {
                    let message = msg!(expression_bad_day, text = written.as_str());
                    self.problem(expr.id, &written, message);
                }
            }
            _ => {}
        }
    }

    fn comprehension(&mut self, it: &mut ComprehensionExpr) -> Sort<'w> {
        let item = self.bind(&mut it.iter_range).item();
        let start = self.bind(&mut it.accu_init);
        let outside = self.bound.len();
        let item = if it.iter_var2.is_some() { Sort::Any } else { item };
        self.bound.push((it.iter_var.clone(), item));
        self.bound.extend(it.iter_var2.clone().map(|name| (name, Sort::Any)));
        self.bound.push((it.accu_var.clone(), Sort::Any));
        self.bind(&mut it.loop_cond);
        let step = self.bind(&mut it.loop_step);
        if let Some(at) = self.compared.iter().position(|(name, _)| *name == it.iter_var) {
            let (_, sort) = self.compared.swap_remove(at);
            self.compared.retain(|(name, _)| *name != it.iter_var);
            if let Expr::List(list) = &mut it.iter_range.expr {
                list.elements.iter_mut().for_each(|item| self.literal(&sort, item, true));
            }
        }
        self.bound.truncate(outside);
        self.bound.push((it.accu_var.clone(), step.or(start)));
        let result = self.bind(&mut it.result);
        self.bound.truncate(outside);
        self.look_up(it);
        result
    }

    /// Whether the expression has a value in any case. What can fail must not be evaluated before the condition asks for
    /// it: `restore_test != null && c.name == restore_test.owner`.
    fn has_value(&self, expr: &IdedExpr) -> bool {
        let is_item = |name: &str| {
            let bound = self.bound.iter().rev().find(|(bound, _)| bound == name);
            bound.is_some_and(|(_, sort)| matches!(sort, Sort::Map(_)))
        };
        match &expr.expr {
            Expr::Ident(_) | Expr::Literal(_) => true,
            Expr::Select(select) => {
                matches!(&select.operand.expr, Expr::Ident(name) if is_item(name))
            }
            _ => false,
        }
    }

    /// Goes through the records with one value of a field only, where all others make no difference: `filter(c, c.host
    /// == name)`, `exists(c, name in c.hosts && …)`, `all(c, c.host != name || …)`.
    fn look_up(&mut self, it: &mut ComprehensionExpr) {
        let Expr::Ident(variable) = &it.iter_range.expr else { return };
        let all =
            self.relations.iter().find(|known| known.by.is_none() && known.variable() == *variable);
        let Some(kind) = all.map(|relation| relation.kind.clone()) else { return };
        let Some((predicate, wanted)) = predicate(it) else { return };
        let (joined_by, equality) = if wanted {
            (operators::LOGICAL_AND, operators::EQUALS)
        } else {
            (operators::LOGICAL_OR, operators::NOT_EQUALS)
        };
        let mut parts = Vec::new();
        operands_of(predicate, joined_by, &mut parts);
        let mut keys = parts.into_iter().filter_map(|part| key(part, &it.iter_var, equality));
        let found = keys.find(|(.., value)| self.has_value(value));
        let Some((by, field, key)) = found else { return };
        let (field, key) = (field.to_owned(), key.clone());
        let id = it.iter_range.id;
        let lookup = self.variable(Relation { kind, by: Some((by, field)) });
        let lookup = IdedExpr { id, expr: Expr::Ident(lookup) };
        it.iter_range.expr = Expr::Call(CallExpr {
            func_name: operators::INDEX.to_owned(),
            target: None,
            args: vec![lookup, key],
        });
    }
}

/// One or two calls as one that holds where any of them does.
fn either(pair: &[CallExpr], id: u64) -> CallExpr {
    match pair {
        [only] => only.clone(),
        _ => {
            let part = |call: &CallExpr| IdedExpr { id, expr: Expr::Call(call.clone()) };
            let func_name = operators::LOGICAL_OR.to_owned();
            CallExpr { func_name, target: None, args: pair.iter().map(part).collect() }
        }
    }
}

/// What a macro asks of each item, and whether it goes by those that fulfil it, or by those that do not.
fn predicate(it: &ComprehensionExpr) -> Option<(&IdedExpr, bool)> {
    let is_accumulator =
        |expr: &IdedExpr| matches!(&expr.expr, Expr::Ident(name) if *name == it.accu_var);
    let Expr::Call(call) = &it.loop_step.expr else { return None };
    match (call.func_name.as_str(), call.args.as_slice()) {
        (operators::CONDITIONAL, [predicate, _, otherwise]) if is_accumulator(otherwise) => {
            Some((predicate, true))
        }
        (operators::LOGICAL_OR, [before, predicate]) if is_accumulator(before) => {
            Some((predicate, true))
        }
        (operators::LOGICAL_AND, [before, predicate]) if is_accumulator(before) => {
            Some((predicate, false))
        }
        _ => None,
    }
}

/// The operands that are joined by an operator, also in brackets.
fn operands_of<'e>(expr: &'e IdedExpr, operator: &str, parts: &mut Vec<&'e IdedExpr>) {
    match &expr.expr {
        Expr::Call(call) if call.func_name == operator => {
            for part in &call.args {
                operands_of(part, operator, parts);
            }
        }
        _ => parts.push(expr),
    }
}

/// The field and the value that an item is found by.
fn key<'e>(
    part: &'e IdedExpr,
    item: &str,
    equality: &str,
) -> Option<(Match, &'e str, &'e IdedExpr)> {
    let Expr::Call(call) = &part.expr else { return None };
    let [left, right] = call.args.as_slice() else { return None };
    let is_in = call.func_name == operators::IN && equality == operators::EQUALS;
    if !is_in && call.func_name != equality {
        return None;
    }
    let field = |expr: &'e IdedExpr| match &expr.expr {
        Expr::Select(select) if !select.test => match &select.operand.expr {
            Expr::Ident(name) if name == item => Some(select.field.as_str()),
            _ => None,
        },
        _ => None,
    };
    let (by, field, value) = match (field(left), field(right)) {
        (None, Some(field)) if is_in => (Match::Member, field, left),
        (Some(field), None) if !is_in => (Match::Equal, field, right),
        (None, Some(field)) => (Match::Equal, field, left),
        _ => return None,
    };
    (!names::mentions(value, item)).then_some((by, field, value))
}
