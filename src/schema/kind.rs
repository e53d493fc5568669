//! A kind of record.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::{Location, LocationSegment};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use super::due::{self, DueTerm};
use super::field::{Fields, in_language, texts, words};
use super::role::KindRole;
use super::shape::{self, Shapes};
use crate::diagnostic::{FieldPath, FieldStep};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::source::data::{self, Node, Pair};

/// A kind of record: its fields, shapes, sections and schema.
#[derive(Debug)]
pub struct Kind {
    /// The name that front matter gives, and that of its file: `service`.
    pub name: String,
    /// What built-in rules take it for (`x-kind`); its own name where it does not say.
    pub role: KindRole,
    /// Its keys.
    pub fields: Fields,
    /// Where its records may be.
    pub shapes: Shapes,
    /// Headings that its pages must have (`x-sections`).
    pub sections: Vec<RequiredSection>,
    /// When its records fall due (`x-due`, `x-expires`, `x-notice`).
    pub terms: Vec<DueTerm>,
    /// The whole schema, resolved.
    pub schema: Node,
    /// The file as it was written, where nothing had to be resolved.
    pub text: Option<String>,
    /// The wiki's own file; none where the kind is a bundled one.
    pub path: Option<Arc<str>>,
    labels: Vec<(String, String)>,
    /// The words of its labels in all languages, as identifiers, each once.
    label_words: Vec<String>,
    /// What several of its records are called in each language, as identifiers.
    several: Vec<String>,
    /// One record and several, by language tag (`x-count`).
    counted: Vec<(String, [String; 2])>,
    validator: OnceLock<Option<Validator>>,
}

/// A section that pages of the kind must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequiredSection {
    titles: Vec<(String, String)>,
    /// All texts that the heading may have.
    pub names: Vec<String>,
}

impl RequiredSection {
    /// The heading in the language; the first of its names where it has none in it.
    pub fn title(&self, lang: Lang) -> &str {
        let first = || self.names.first().map_or("", String::as_str);
        in_language(&self.titles, lang).unwrap_or_else(first)
    }
}

/// A violation of the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The way to the value: keys, and indices of lists.
    pub path: FieldPath,
    /// What is wrong with it.
    pub kind: ViolationKind,
}

/// The kinds of [`Violation`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViolationKind {
    /// A field that has to be there is not.
    Missing {
        /// Its name.
        field: String,
    },
    /// Fields that may not be there.
    Unexpected {
        /// Their names.
        fields: Vec<String>,
    },
    /// None of the words that are allowed.
    Word {
        /// What is allowed.
        allowed: Vec<String>,
    },
    /// Text of another form than the regular expression asks for.
    Pattern {
        /// The expression.
        pattern: String,
    },
    /// Text where a number is meant, and the like.
    Type {
        /// JSON's name of what is meant: `integer`.
        expected: String,
    },
    /// Anything else that JSON Schema can ask for.
    Other {
        /// What the validator says, in English.
        detail: String,
    },
}

impl Kind {
    /// The kind that `schema` describes; `text` is its file where `schema` says the same.
    pub(super) fn new(name: &str, schema: Node, text: Option<String>) -> Self {
        let fields = Fields::of(&schema);
        let role = schema.get("x-kind").and_then(Node::as_str).unwrap_or(name);
        let labels = schema.get("x-label").map(words).unwrap_or_default();
        let counted = schema.get("x-count").map(counted).unwrap_or_default();
        let label = |lang: Lang| identifier(in_language(&labels, lang).unwrap_or(name));
        let labelled = Lang::ALL.map(label).join("_");
        let label_words: BTreeSet<String> = labelled.split('_').map(str::to_owned).collect();
        Self {
            name: name.to_owned(),
            role: KindRole::parse(role),
            terms: due::terms(&schema, &fields).0,
            fields,
            shapes: schema.get("x-shape").map(shape::shapes).unwrap_or_default(),
            sections: schema.get("x-sections").map(sections).unwrap_or_default(),
            label_words: label_words.into_iter().collect(),
            several: counted.iter().map(|(_, [_, several])| identifier(several)).collect(),
            labels,
            counted,
            text,
            path: None,
            schema,
            validator: OnceLock::new(),
        }
    }

    /// The same, from the wiki's own file at `path`.
    pub(super) fn of_file(self, path: Option<Arc<str>>) -> Self {
        Self { path, ..self }
    }

    /// The whole schema as YAML: as it was written, or as it was resolved.
    pub fn yaml(&self) -> String {
        let resolved = || data::to_yaml(&data::to_json(&self.schema));
        self.text.clone().unwrap_or_else(resolved)
    }

    /// What people of this language call it.
    pub fn label(&self, lang: Lang) -> &str {
        in_language(&self.labels, lang).unwrap_or(&self.name)
    }

    /// Whether the day on which records fall due is calculated from this field, so that what nobody can read there must not
    /// be passed over in silence.
    pub fn tells_when_due(&self, field: &str) -> bool {
        match self.role {
            KindRole::MaintenanceTask => field == "last_done",
            KindRole::MaintenanceLog => field == "date",
            _ => self
                .terms
                .iter()
                .any(|term| term.field() == field || term.period_field() == Some(field)),
        }
    }

    /// Whether people of any language call it so; `label` is an [`identifier`].
    pub fn is_labelled(&self, label: &str) -> bool {
        self.labels.iter().any(|(_, own)| identifier(own) == label)
    }

    /// The words of its labels in all languages, as [`identifier`]s.
    pub fn label_words(&self) -> &[String] {
        &self.label_words
    }

    /// So many of its records in this language: `1 service`, `18 services`; where the schema does not know
    /// the words, `18 × Router`.
    pub fn count(&self, count: usize, lang: Lang) -> String {
        match self.counted.iter().find(|(tag, _)| tag == lang.tag()) {
            Some((_, [one, _])) if count == 1 => format!("1 {one}"),
            Some((_, [_, several])) => format!("{count} {several}"),
            None => format!("{count} × {}", self.label(lang)),
        }
    }

    /// Whether people of any language call several of its records so; `word` is an [`identifier`].
    pub fn is_called_several(&self, word: &str) -> bool {
        self.several.iter().any(|several| several == word)
    }

    /// The keys that its schema requires at the top.
    pub fn required(&self) -> Vec<String> {
        self.schema.get("required").map(texts).unwrap_or_default()
    }

    /// What of `record` is against the schema.
    pub fn violations(&self, record: &Value) -> Vec<Violation> {
        let compile = || jsonschema::draft202012::new(&data::to_json(&self.schema)).ok();
        let Some(validator) = self.validator.get_or_init(compile) else { return Vec::new() };
        validator.iter_errors(record).map(|error| violation(&error)).collect()
    }
}

fn violation(error: &ValidationError<'_>) -> Violation {
    let path = field_path(error.instance_path());
    let kind = match error.kind() {
        ValidationErrorKind::Required { property } => {
            ViolationKind::Missing { field: property.as_str().unwrap_or_default().to_owned() }
        }
        // `anyOf: [{ required: [a] }, { required: [b] }]`: one of several fields has to be there, best the first.
        ValidationErrorKind::AnyOf { context } => match context.first().and_then(|it| it.first()) {
            Some(first) if matches!(first.kind(), ValidationErrorKind::Required { .. }) => {
                return violation(first);
            }
            _ => ViolationKind::Other { detail: error.to_string() },
        },
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            ViolationKind::Unexpected { fields: unexpected.clone() }
        }
        ValidationErrorKind::Enum { options } => {
            let word = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
            let allowed = options.as_array().map(|all| all.iter().map(word).collect());
            ViolationKind::Word { allowed: allowed.unwrap_or_default() }
        }
        ValidationErrorKind::Pattern { pattern } => {
            ViolationKind::Pattern { pattern: pattern.clone() }
        }
        ValidationErrorKind::Type { kind } => ViolationKind::Type { expected: expected_type(kind) },
        _ => ViolationKind::Other { detail: error.to_string() },
    };
    Violation { path, kind }
}

/// The required type, as JSON Schema names it.
fn expected_type(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(one) => one.to_string(),
        TypeKind::Multiple(several) => {
            several.iter().map(|one| one.to_string()).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The path to the location of a validation error.
pub(super) fn field_path(location: &Location) -> FieldPath {
    let step = |segment: LocationSegment<'_>| match segment {
        LocationSegment::Property(name) => FieldStep::Key(name.into_owned()),
        LocationSegment::Index(index) => FieldStep::Index(index),
    };
    location.iter().map(step).collect()
}

/// `x-count`: by language, what one record is called and what several are.
fn counted(node: &Node) -> Vec<(String, [String; 2])> {
    let forms = |pair: &Pair| Some((pair.key.clone(), texts(&pair.value).try_into().ok()?));
    node.pairs().iter().filter_map(forms).collect()
}

/// `x-sections`: texts, or maps with titles by language and aliases.
fn sections(node: &Node) -> Vec<RequiredSection> {
    node.items().iter().map(required_section).collect()
}

fn required_section(node: &Node) -> RequiredSection {
    if let Some(name) = node.as_str() {
        return RequiredSection { titles: Vec::new(), names: vec![name.to_owned()] };
    }
    let title = node.get("title");
    let titles = title.map(words).unwrap_or_default();
    let one = title.and_then(Node::as_str).map(str::to_owned);
    let aliases = node.get("alias").map(texts).unwrap_or_default();
    let names = titles.iter().map(|(_, title)| title.clone()).chain(one).chain(aliases).collect();
    RequiredSection { titles, names }
}
