//! Data as it was written: YAML, TOML and JSON as one tree in which every key and value has its span.
//!
//! Nothing is interpreted. `1:30`, `010`, `2026-01-11` and `yes` are text; whoever asks for a number
//! or a yes gets it from [`Node::as_usize`] and [`Node::as_bool`].

mod json;
mod plain;
mod problem;
mod toml;
mod tree;
mod yaml;

pub use json::json;
pub use plain::{to_json, to_yaml};
pub use problem::{Problem, ProblemKind};
pub use toml::toml;
pub use yaml::yaml;

use crate::diagnostic::{FieldStep, Span, Spanned};
use crate::value::truth;

/// Lists and maps inside each other; what lies deeper is refused.
pub const MAX_DEPTH: usize = 100;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value as written, with its quotes; of a YAML block (`|`, `>`) its lines
    /// without the header. A value that came through a YAML alias stands where its anchor is.
    pub span: Span,
    /// What stands there.
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Text, a number, a date, a yes or no.
    Scalar {
        /// As written, without quotes and escapes.
        text: String,
        /// Written without quotes (and not as a block).
        plain: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order in which it was written; no key stands twice.
    Map(Vec<Pair>),
}

/// One entry of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The key without quotes.
    pub key: String,
    /// The key's bytes, with its quotes.
    pub key_span: Span,
    /// What it is set to.
    pub value: Node,
}

impl Node {
    /// The value of `key`, where this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.pair(key).map(|pair| &pair.value)
    }

    /// The entry of `key`, where this is a map that has it.
    pub fn pair(&self, key: &str) -> Option<&Pair> {
        self.pairs().iter().find(|pair| pair.key == key)
    }

    /// The entries of a map; none of anything else.
    pub fn pairs(&self) -> &[Pair] {
        match &self.value {
            Value::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The node that the steps lead to: keys of maps, indices of lists. Where one leads nowhere,
    /// the last node before it.
    pub fn at(&self, steps: &[FieldStep]) -> &Node {
        let Some((step, rest)) = steps.split_first() else { return self };
        let next = match step {
            FieldStep::Key(name) => self.get(name),
            FieldStep::Index(index) => self.items().get(*index),
            FieldStep::Entry(text) => self.items().iter().find(|it| it.as_str() == Some(text)),
        };
        next.map_or(self, |next| next.at(rest))
    }

    /// The text of a scalar, whether quoted or not.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The truth value of `true`, `yes`, `ja`, `false`, `no` or `nein`, in any case.
    pub fn as_bool(&self) -> Option<bool> {
        truth(self.as_str()?)
    }

    /// The number of a scalar that is one.
    pub fn as_usize(&self) -> Option<usize> {
        self.as_str()?.trim().parse().ok()
    }

    /// The scalars of a list, with their places; a scalar counts as a list of one.
    pub fn list_of_str(&self) -> Vec<Spanned<&str>> {
        let one = std::slice::from_ref(self);
        let items = if let Value::List(items) = &self.value { items } else { one };
        items.iter().filter_map(|item| Some(Spanned::new(item.as_str()?, item.span))).collect()
    }

    /// Whether nothing stands here: null, blank text, or a list or map without entries.
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Scalar { text, .. } => text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(pairs) => pairs.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests;
