//! Data as written: YAML, TOML and JSON as one tree with a span for every key and value.
//!
//! Scalars are not interpreted: `1:30`, `010`, `2026-01-11` and `yes` are text. [`Node::as_usize`] and
//! [`Node::as_bool`] interpret them on demand.

mod fault;
mod json;
mod plain;
mod problem;
mod toml;
mod tree;
mod yaml;

pub use fault::SyntaxFault;
pub use json::json;
pub use plain::{to_json, to_yaml};
pub use problem::{DataProblem, ProblemKind};
pub use toml::toml;
pub use yaml::yaml;

use crate::diagnostic::{FieldStep, Span, Spanned};
use crate::value::truth;

/// The deepest nesting of lists and maps; deeper values are rejected.
pub const MAX_DEPTH: usize = 100;

/// A value with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value as written, with quotes; for a YAML block scalar (`|`, `>`) its lines without
    /// the header. A value from a YAML alias has the span of its anchor.
    pub span: Span,
    /// The content.
    pub value: NodeValue,
}

/// The content of a [`Node`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeValue {
    /// No value, `~` or `null`.
    Null,
    /// Text, a number, a date or a truth value.
    Scalar {
        /// The text without quotes, with escapes resolved.
        text: String,
        /// Whether it is written without quotes and not as a block.
        plain: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in source order, without duplicate keys.
    Map(Vec<Pair>),
}

/// One entry of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The key without quotes.
    pub key: String,
    /// The bytes of the key, with quotes.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value of `key`; none where this is not a map with that key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.pair(key).map(|pair| &pair.value)
    }

    /// The entry of `key`; none where this is not a map with that key.
    pub fn pair(&self, key: &str) -> Option<&Pair> {
        self.pairs().iter().find(|pair| pair.key == key)
    }

    /// The entries of a map; empty for anything else.
    pub fn pairs(&self) -> &[Pair] {
        match &self.value {
            NodeValue::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// The items of a list; empty for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            NodeValue::List(items) => items,
            _ => &[],
        }
    }

    /// The node at the end of the steps (keys of maps, indices of lists), or the last node on the way where a
    /// step does not exist.
    pub fn at(&self, steps: &[FieldStep]) -> &Node {
        let Some((step, rest)) = steps.split_first() else { return self };
        let next = match step {
            FieldStep::Key(name) => self.get(name),
            FieldStep::Index(index) => self.items().get(*index),
            FieldStep::Entry(text) => self.items().iter().find(|it| it.as_str() == Some(text)),
        };
        next.map_or(self, |next| next.at(rest))
    }

    /// The value of a key in maps in each other: `a`, `b` of `a: { b: 1 }`.
    pub fn below(&self, keys: &[&str]) -> Option<&Self> {
        keys.iter().try_fold(self, |node, key| node.get(key))
    }

    /// The text of a scalar, whether quoted or not.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The truth value of `true`, `yes`, `ja`, `false`, `no` or `nein`, in any case.
    pub fn as_bool(&self) -> Option<bool> {
        truth(self.as_str()?)
    }

    /// The scalar as a number; none where it is not one.
    pub fn as_usize(&self) -> Option<usize> {
        self.as_str()?.trim().parse().ok()
    }

    /// The scalars of a list with their spans; a scalar counts as a list of one.
    pub fn list_of_str(&self) -> Vec<Spanned<&str>> {
        let one = std::slice::from_ref(self);
        let items = if let NodeValue::List(items) = &self.value { items } else { one };
        items.iter().filter_map(|item| Some(Spanned::new(item.as_str()?, item.span))).collect()
    }

    /// Whether there is no content: null, blank text, or an empty list or map.
    pub fn is_empty(&self) -> bool {
        match &self.value {
            NodeValue::Null => true,
            NodeValue::Scalar { text, .. } => text.trim().is_empty(),
            NodeValue::List(items) => items.is_empty(),
            NodeValue::Map(pairs) => pairs.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests;
