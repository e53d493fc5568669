//! Values of Jinja's expressions, as far as the project file and the front matter decide them.
//!
//! The engine gets no function and few filters: nothing that costs more than its length, and nothing that the wiki's own
//! Python may mean otherwise.

use std::io::{self, Write};

use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value, filters, tests};

/// How many steps an expression or a loop may take.
const FUEL: u64 = 50_000;

/// The most bytes that a tag or a loop is replaced by.
const MOST_BYTES: usize = 256 << 10;

/// The most bytes of a text, and entries of a list, that get a name.
const MOST_KEPT: usize = 4 << 10;

/// Evaluates expressions of a text.
pub(super) struct JinjaValues<'t> {
    engine: Environment<'t>,
    values: Value,
}

impl<'t> JinjaValues<'t> {
    /// For expressions that may name these values.
    pub(super) fn new(values: Value) -> Self {
        Self { engine: engine(), values }
    }

    /// The text of an expression with its braces, or of a loop; none where something in it is not known.
    pub(super) fn rendered(&self, source: &'t str) -> Option<String> {
        let template = self.engine.template_from_str(source).ok()?;
        let names = template.undeclared_variables(true);
        if !names.iter().all(|name| self.knows(name)) {
            return None;
        }
        let mut written = Bounded(Vec::new());
        template.render_captured_to(self.values.clone(), &mut written).ok()?;
        String::from_utf8(written.0).ok()
    }

    /// Whether a condition holds.
    pub(super) fn holds(&self, source: &'t str) -> Option<bool> {
        self.value(source).map(|value| value.is_true())
    }

    /// A value that is small enough to get a name.
    pub(super) fn kept_value(&self, source: &'t str) -> Option<Value> {
        let is_small = |value: &Value| match value.kind() {
            ValueKind::Bool | ValueKind::Number | ValueKind::None => true,
            _ => value.as_str().is_some_and(|text| text.len() <= MOST_KEPT),
        };
        let value = self.value(source)?;
        let is_list =
            value.kind() == ValueKind::Seq && value.len().is_some_and(|len| len <= MOST_KEPT);
        let is_kept = is_small(&value) || is_list && value.try_iter().ok()?.all(|it| is_small(&it));
        is_kept.then_some(value)
    }

    fn value(&self, source: &'t str) -> Option<Value> {
        let expression = self.engine.compile_expression(source).ok()?;
        let names = expression.undeclared_variables(true);
        let is_known = names.iter().all(|name| self.knows(name));
        is_known.then(|| expression.eval(self.values.clone()).ok()).flatten()
    }

    /// Whether the wiki's own Python has no say in what this name means.
    fn knows(&self, name: &str) -> bool {
        let mut steps = name.split('.');
        let root = steps.next().unwrap_or_default();
        let says =
            |value: &Value, key: &str| value.get_attr(key).is_ok_and(|it| !it.is_undefined());
        match (root, steps.next()) {
            ("page", step) => step == Some("meta"),
            ("config", Some(step)) => {
                step == "extra" || self.values.get_attr(root).is_ok_and(|it| says(&it, step))
            }
            _ => says(&self.values, root),
        }
    }
}

fn engine<'e>() -> Environment<'e> {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    engine.set_fuel(Some(FUEL));
    engine.set_formatter(|out, _, value| match value.kind() {
        ValueKind::Bool => {
            out.write_str(if value.is_true() { "True" } else { "False" }).map_err(Error::from)
        }
        ValueKind::None => out.write_str("None").map_err(Error::from),
        ValueKind::Number => write!(out, "{value}").map_err(Error::from),
        _ => match value.as_str() {
            Some(text) => out.write_str(text).map_err(Error::from),
            None => Err(Error::new(ErrorKind::BadSerialization, "no text")),
        },
    });
    engine.add_filter("lower", filters::lower);
    engine.add_filter("upper", filters::upper);
    engine.add_filter("title", filters::title);
    engine.add_filter("capitalize", filters::capitalize);
    engine.add_filter("trim", filters::trim);
    engine.add_filter("default", filters::default);
    engine.add_filter("d", filters::default);
    engine.add_filter("length", filters::length);
    engine.add_filter("count", filters::length);
    engine.add_filter("first", filters::first);
    engine.add_filter("last", filters::last);
    engine.add_filter("int", filters::int);
    engine.add_filter("string", filters::string);
    engine.add_test("defined", tests::is_defined);
    engine.add_test("undefined", tests::is_undefined);
    engine.add_test("none", tests::is_none);
    engine.add_test("string", tests::is_string);
    engine.add_test("number", tests::is_number);
    engine.add_test("mapping", tests::is_mapping);
    engine.add_test("iterable", tests::is_iterable);
    engine
}

/// Takes no more than [`MOST_BYTES`].
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
