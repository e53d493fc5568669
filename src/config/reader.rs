//! Reads typed values from tables and collects errors.

use std::sync::Arc;

use super::{ConfigError, UnknownKey, keys};
use crate::diagnostic::{Level, Message, Place, Span, Spanned, msg};
use crate::source::data::{Node, NodeValue};

/// The words for levels.
pub(super) const LEVELS: &[(&str, Level)] = &[
    ("off", Level::Off),
    ("note", Level::Note),
    ("warning", Level::Warning),
    ("error", Level::Error),
];

/// The errors and unknown keys so far.
pub(super) struct TableReader {
    path: Arc<str>,
    errors: Vec<ConfigError>,
    unknown: Vec<UnknownKey>,
}

impl TableReader {
    pub(super) fn new(path: Arc<str>) -> Self {
        Self { path, errors: Vec::new(), unknown: Vec::new() }
    }

    /// A place in the file.
    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(&self.path, span)
    }

    pub(super) fn error(&mut self, span: Span, message: Message) {
        self.errors.push(ConfigError { place: self.place(span), message });
    }

    /// The unknown keys, or all errors in source order.
    pub(super) fn finish(mut self) -> Result<Vec<UnknownKey>, Vec<ConfigError>> {
        self.errors.sort_by_key(|error| error.place.span);
        self.unknown.sort_by_key(|unknown| unknown.span);
        if self.errors.is_empty() { Ok(self.unknown) } else { Err(self.errors) }
    }

    /// Reports the keys of `table` that are not in `known`.
    pub(super) fn check_keys(&mut self, name: &str, table: &Node, known: &[&str]) {
        for pair in table.pairs() {
            if !known.contains(&pair.key.as_str()) {
                self.unknown.push(UnknownKey {
                    key: pair.key.clone(),
                    table: name.to_owned(),
                    span: pair.key_span,
                    suggestion: keys::suggestion(&pair.key, known)
                        .or_else(|| keys::elsewhere(&pair.key)),
                });
            }
        }
    }

    pub(super) fn wrong_type(&mut self, key: &str, node: &Node, expected: Message) {
        let message =
            msg!(config_wrong_type, key = key, expected = expected, found = type_of(node));
        self.error(node.span, message);
    }

    /// The text value of `key`.
    pub(super) fn text(&mut self, table: &Node, key: &str) -> Option<Spanned<String>> {
        let node = table.get(key)?;
        self.as_text(key, node, || msg!(config_type_text))
    }

    fn as_text(
        &mut self,
        key: &str,
        node: &Node,
        expected: impl Fn() -> Message,
    ) -> Option<Spanned<String>> {
        if let NodeValue::Scalar { text, plain: false } = &node.value {
            return Some(Spanned::new(text.clone(), node.span));
        }
        self.wrong_type(key, node, expected());
        None
    }

    /// The text values of `key`; a single text counts as a list of one.
    pub(super) fn texts(&mut self, table: &Node, key: &str) -> Vec<Spanned<String>> {
        let Some(node) = table.get(key) else { return Vec::new() };
        let items = match &node.value {
            NodeValue::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let expected = || msg!(config_type_texts);
        items.iter().filter_map(|item| self.as_text(key, item, expected)).collect()
    }

    /// The boolean value of `key`.
    pub(super) fn truth(&mut self, table: &Node, key: &str) -> Option<bool> {
        let node = table.get(key)?;
        match &node.value {
            NodeValue::Scalar { text, plain: true } if text == "true" => Some(true),
            NodeValue::Scalar { text, plain: true } if text == "false" => Some(false),
            _ => {
                self.wrong_type(key, node, msg!(config_type_truth));
                None
            }
        }
    }

    /// The number value of `key`.
    pub(super) fn number(&mut self, table: &Node, key: &str) -> Option<Spanned<usize>> {
        let node = table.get(key)?;
        self.as_number(key, node)
    }

    fn as_number(&mut self, key: &str, node: &Node) -> Option<Spanned<usize>> {
        if let NodeValue::Scalar { text, plain: true } = &node.value
            && let Ok(value) = text.parse()
        {
            return Some(Spanned::new(value, node.span));
        }
        self.wrong_type(key, node, msg!(config_type_number));
        None
    }

    /// The number values of `key`; a single number counts as a list of one.
    pub(super) fn numbers(&mut self, table: &Node, key: &str) -> Vec<Spanned<usize>> {
        let Some(node) = table.get(key) else { return Vec::new() };
        let items = match &node.value {
            NodeValue::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        items.iter().filter_map(|item| self.as_number(key, item)).collect()
    }

    /// What a word out of a fixed list stands for.
    pub(super) fn word<T: Copy>(
        &mut self,
        key: &str,
        written: Option<Spanned<String>>,
        words: &[(&str, T)],
    ) -> Option<T> {
        let written = written?;
        let found = words.iter().find(|(word, _)| *word == written.value);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let (value, known) = (written.value, known.join(", "));
            self.error(
                written.span,
                msg!(config_bad_word, key = key, value = value, known = known),
            );
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// The table `key`, whose keys must be in `known`.
    pub(super) fn table<'n>(
        &mut self,
        parent: &'n Node,
        name: &str,
        known: &[&str],
    ) -> Option<&'n Node> {
        let table = self.any_table(parent, name)?;
        self.check_keys(name, table, known);
        Some(table)
    }

    /// The table in `parent` named by the last part of `name`.
    pub(super) fn any_table<'n>(&mut self, parent: &'n Node, name: &str) -> Option<&'n Node> {
        let key = name.rsplit('.').next().unwrap_or(name);
        let node = parent.get(key)?;
        if matches!(node.value, NodeValue::Map(_)) {
            return Some(node);
        }
        self.wrong_type(key, node, msg!(config_type_table));
        None
    }

    /// The items of the list `key`.
    pub(super) fn list<'n>(&mut self, table: &'n Node, key: &str) -> &'n [Node] {
        let Some(node) = table.get(key) else { return &[] };
        if !matches!(node.value, NodeValue::List(_)) {
            self.wrong_type(key, node, msg!(config_type_list));
        }
        node.items()
    }
}

fn type_of(node: &Node) -> Message {
    match &node.value {
        NodeValue::Null => msg!(config_type_nothing),
        NodeValue::Scalar { plain: false, .. } => msg!(config_type_text),
        NodeValue::Scalar { text, .. } if text == "true" || text == "false" => {
            msg!(config_type_truth)
        }
        NodeValue::Scalar { text, .. } if text.contains(':') || text.matches('-').count() == 2 => {
            msg!(config_type_date)
        }
        NodeValue::Scalar { .. } => msg!(config_type_number),
        NodeValue::List(_) => msg!(config_type_list),
        NodeValue::Map(_) => msg!(config_type_table),
    }
}

/// The text, unless it is blank.
pub(super) fn filled(text: Spanned<String>) -> Option<String> {
    let trimmed = text.value.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}
