//! Validates schema files: YAML, JSON Schema 2020-12, and our annotations.

use super::due;
use super::field::{Fields, VALUE_TYPES, texts};
use super::kind::field_path;
use super::pattern::Pattern;
use super::{DueFault, SchemaProblem, SchemaProblemKind};
use crate::diagnostic::{Place, Span, Spanned, nearest};
use crate::lexicon::identifier;
use crate::source::SourceFile;
use crate::source::data::{self, Node, Pair};

/// All annotations.
pub(super) const ANNOTATIONS: [&str; 21] = [
    "x-alias",
    "x-canonical",
    "x-count",
    "x-due",
    "x-evidence",
    "x-expires",
    "x-extends",
    "x-flat",
    "x-help",
    "x-kind",
    "x-label",
    "x-name",
    "x-not-after",
    "x-notice",
    "x-owner",
    "x-parts",
    "x-pattern",
    "x-sections",
    "x-shape",
    "x-value",
    "x-value-alias",
];

/// Keys of `x-shape` that hold a regular expression.
const PATTERNS: [&str; 11] = [
    "heading",
    "context",
    "holder",
    "text",
    "remark",
    "names",
    "cells",
    "no-heads",
    "whole-row",
    "not-below",
    "within",
];
/// Keys of `x-shape` that hold names of fields.
const FIELDS: [&str; 10] = [
    "all",
    "of",
    "field",
    "takes",
    "corner",
    "checkbox",
    "heading-value",
    "steps",
    "subject",
    "above",
];

/// The schema in a file, with its problems. `fields` are those of the kind, with those of the one that it extends; none
/// where that is not known.
pub(super) fn read(
    file: &SourceFile,
    fields: impl Fn(&Node) -> Option<Fields>,
) -> (Node, Vec<SchemaProblem>) {
    let (schema, problems) = data::yaml(&file.text, 0);
    let mut checker = SchemaChecker { file, problems: Vec::new() };
    for problem in problems {
        checker.add(problem.span, SchemaProblemKind::Data(problem));
    }
    if checker.problems.is_empty() {
        checker.schema(&schema);
        checker.annotations(&schema);
        checker.nested(&schema);
        if let Some(shapes) = schema.get("x-shape") {
            checker.shapes(shapes, &names(&schema));
        }
        if let Some(fields) = fields(&schema) {
            let (_, mut problems) = due::terms(&schema, &fields);
            problems.extend(due::unordered(&schema, &fields));
            problems.into_iter().for_each(|(span, kind)| checker.add(span, kind));
        }
    }
    (schema, checker.problems)
}

/// All names of fields that `x-shape` may use; none where the kind inherits its fields.
fn names(schema: &Node) -> Vec<String> {
    if schema.get("x-extends").is_some() {
        return Vec::new();
    }
    let properties = schema.get("properties").map(Node::pairs).unwrap_or_default();
    let aliases = |pair: &Pair| pair.value.get("x-alias").map(texts).unwrap_or_default();
    properties
        .iter()
        .flat_map(|pair| std::iter::once(pair.key.clone()).chain(aliases(pair)))
        .collect()
}

struct SchemaChecker<'f> {
    file: &'f SourceFile,
    problems: Vec<SchemaProblem>,
}

impl SchemaChecker<'_> {
    fn add(&mut self, span: Span, kind: SchemaProblemKind) {
        let place = Place::new(&self.file.path, span);
        let position = self.file.position(span.start);
        self.problems.push(SchemaProblem { place, position, kind });
    }

    /// What JSON Schema itself forbids.
    fn schema(&mut self, schema: &Node) {
        let json = data::to_json(schema);
        let validator = jsonschema::draft202012::meta::validator();
        let found: Vec<(Span, String)> = validator
            .iter_errors(&json)
            .map(|error| {
                let path = field_path(error.instance_path());
                (schema.at(path.steps()).span, error.to_string())
            })
            .collect();
        let is_sound = found.is_empty();
        for (span, detail) in found {
            self.add(span, SchemaProblemKind::Schema { detail });
        }
        if is_sound && let Err(error) = jsonschema::draft202012::new(&json) {
            let path = field_path(error.instance_path());
            let detail = error.to_string();
            self.add(schema.at(path.steps()).span, SchemaProblemKind::Schema { detail });
        }
    }

    fn annotations(&mut self, node: &Node) {
        for pair in node.pairs() {
            if pair.key.starts_with("x-") && !ANNOTATIONS.contains(&pair.key.as_str()) {
                let suggestion = nearest(&pair.key, ANNOTATIONS.into_iter()).map(str::to_owned);
                let name = pair.key.clone();
                self.add(pair.key_span, SchemaProblemKind::UnknownAnnotation { name, suggestion });
            }
            if pair.key == "x-value"
                && let Some(name) = pair.value.as_str()
                && !VALUE_TYPES.iter().any(|(known, _)| *known == name)
            {
                let name = name.to_owned();
                self.add(pair.value.span, SchemaProblemKind::UnknownValueType { name });
            }
            if pair.key == "x-pattern" {
                self.pattern(pair);
            }
            if pair.key != "x-shape" {
                self.annotations(&pair.value);
            }
        }
        for item in node.items() {
            self.annotations(item);
        }
    }

    /// When records fall due is said at the top of the schema.
    fn nested(&mut self, schema: &Node) {
        let values = schema.pairs().iter().filter(|pair| pair.key != "x-shape");
        let mut left: Vec<&Node> = values.map(|pair| &pair.value).collect();
        while let Some(node) = left.pop() {
            for pair in node.pairs() {
                if due::is_annotation(&pair.key) {
                    let fault = DueFault::Nested { annotation: pair.key.clone() };
                    self.add(pair.key_span, SchemaProblemKind::Due(fault));
                }
                left.push(&pair.value);
            }
            left.extend(node.items());
        }
    }

    fn shapes(&mut self, node: &Node, names: &[String]) {
        for pair in node.pairs() {
            let key = pair.key.as_str();
            if PATTERNS.contains(&key) {
                self.pattern(pair);
            }
            if FIELDS.contains(&key) && !names.is_empty() {
                for name in pair.value.list_of_str() {
                    self.field(name, names);
                }
            }
            self.shapes(&pair.value, names);
        }
        for alternative in node.items() {
            self.shapes(alternative, names);
        }
    }

    fn pattern(&mut self, pair: &Pair) {
        if let Some(text) = pair.value.as_str().filter(|text| !Pattern::is_sound(text)) {
            self.add(pair.value.span, SchemaProblemKind::Pattern { text: text.to_owned() });
        }
    }

    fn field(&mut self, written: Spanned<&str>, names: &[String]) {
        let Spanned { value: name, span } = written;
        if names.iter().any(|known| identifier(known) == identifier(name)) {
            return;
        }
        let suggestion = nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
        let name = name.to_owned();
        self.add(span, SchemaProblemKind::UnknownField { name, suggestion });
    }
}
