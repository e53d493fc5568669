//! Builds a [`Node`] from parser events, without recursion and within limits.

use std::collections::HashMap;

use super::{DataProblem, MAX_DEPTH, Node, NodeValue, Pair, ProblemKind};
use crate::diagnostic::Span;

/// The most nodes and bytes of text that aliases may copy in one document.
const MAX_COPIED: usize = 4 << 20;

/// Reading has stopped; the problems contain the reason.
pub(super) struct Stop;

/// An open list or map.
struct Frame {
    start: usize,
    /// The end of its last entry.
    end: usize,
    anchor: usize,
    open: OpenNode,
}

enum OpenNode {
    List(Vec<Node>),
    Map {
        pairs: Vec<Pair>,
        seen: HashMap<String, Span>,
        merged: Vec<Node>,
        key: Option<PendingKey>,
    },
}

/// A key without its value so far.
enum PendingKey {
    Named {
        key: String,
        span: Span,
    },
    /// A duplicate key, whose value is dropped.
    Dropped,
    /// `<<`
    Merge,
}

/// The tree under construction.
pub(super) struct TreeBuilder<'t> {
    text: &'t str,
    /// The offset of `text` in the file.
    at: usize,
    stack: Vec<Frame>,
    root: Option<Node>,
    /// Values with a YAML anchor, by anchor number; 0 means no anchor.
    anchors: HashMap<usize, Node>,
    copied: usize,
    problems: Vec<DataProblem>,
}

impl<'t> TreeBuilder<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self {
            text,
            at,
            stack: Vec::new(),
            root: None,
            anchors: HashMap::new(),
            copied: 0,
            problems: Vec::new(),
        }
    }

    /// The span of bytes `start..end`, clamped to the text and to character boundaries.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let start = floor_char_boundary(self.text, start);
        Span::new(start, floor_char_boundary(self.text, end).max(start)).shifted(self.at)
    }

    /// The opening bracket of the innermost list or map, where it has one.
    pub(super) fn open_bracket(&self) -> Option<Span> {
        let start = self.stack.last()?.start;
        let bracket = Span::new(start, start + 1);
        ["[", "{"].contains(&bracket.of_file(self.text, self.at)).then_some(bracket)
    }

    /// The position of the empty value of `key:`, which the parser reports before the colon.
    pub(super) fn after_colon(&self, span: Span) -> Span {
        let next = Span::new(span.start, span.start + 1);
        if next.of_file(self.text, self.at) == ":" { Span::at(next.end) } else { span }
    }

    pub(super) fn problem(&mut self, span: Span, kind: ProblemKind) {
        self.problems.push(DataProblem { span, kind });
    }

    pub(super) fn scalar(
        &mut self,
        span: Span,
        value: NodeValue,
        anchor: usize,
    ) -> Result<(), Stop> {
        let node = Node { span, value };
        self.remember(anchor, &node)?;
        self.add(node, span);
        Ok(())
    }

    pub(super) fn open_list(&mut self, span: Span, anchor: usize) -> Result<(), Stop> {
        self.open(span, anchor, OpenNode::List(Vec::new()))
    }

    pub(super) fn open_map(&mut self, span: Span, anchor: usize) -> Result<(), Stop> {
        let (pairs, merged, seen) = (Vec::new(), Vec::new(), HashMap::new());
        self.open(span, anchor, OpenNode::Map { pairs, seen, merged, key: None })
    }

    fn open(&mut self, span: Span, anchor: usize, open: OpenNode) -> Result<(), Stop> {
        if self.stack.len() >= MAX_DEPTH {
            self.problem(span, ProblemKind::TooDeep);
            return Err(Stop);
        }
        self.stack.push(Frame { start: span.start, end: span.start, anchor, open });
        Ok(())
    }

    /// Closes the innermost list or map. Without a closing bracket it ends with its last entry.
    pub(super) fn close(&mut self, bracket: Option<Span>) -> Result<(), Stop> {
        let Some(frame) = self.stack.pop() else { return Ok(()) };
        let end = bracket.map_or(frame.end, |bracket| bracket.end).max(frame.start);
        let span = Span::new(frame.start, end);
        let value = match frame.open {
            OpenNode::List(items) => NodeValue::List(items),
            OpenNode::Map { mut pairs, mut seen, merged, key } => {
                if let Some(PendingKey::Named { key, span }) = key {
                    let value = Node { span: Span::at(span.end), value: NodeValue::Null };
                    pairs.push(Pair { key, key_span: span, value });
                }
                self.merge(&mut pairs, &mut seen, merged);
                NodeValue::Map(pairs)
            }
        };
        let node = Node { span, value };
        let remembered = self.remember(frame.anchor, &node);
        self.add(node, span);
        remembered
    }

    /// Copies the anchored value to the place of its alias.
    pub(super) fn alias(&mut self, anchor: usize, written: Span) -> Result<(), Stop> {
        let Some(node) = self.anchors.get(&anchor) else {
            let name = written_name(self.text, self.at, written);
            return self.unknown_alias(name, written);
        };
        let (weight, depth) = measure(node);
        let node = node.clone();
        if self.stack.len() + depth > MAX_DEPTH {
            self.problem(written, ProblemKind::TooDeep);
            return Err(Stop);
        }
        self.spend(weight, written)?;
        self.add(node, written);
        Ok(())
    }

    pub(super) fn unknown_alias(&mut self, name: String, span: Span) -> Result<(), Stop> {
        self.problem(span, ProblemKind::UnknownAlias { name });
        self.scalar(span, NodeValue::Null, 0)
    }

    fn remember(&mut self, anchor: usize, node: &Node) -> Result<(), Stop> {
        if anchor != 0 {
            self.spend(measure(node).0, node.span)?;
            self.anchors.insert(anchor, node.clone());
        }
        Ok(())
    }

    fn spend(&mut self, weight: usize, span: Span) -> Result<(), Stop> {
        self.copied = self.copied.saturating_add(weight);
        if self.copied > MAX_COPIED {
            self.problem(span, ProblemKind::TooLarge);
            return Err(Stop);
        }
        Ok(())
    }

    /// Adds a complete value, written at `written`: to a list, as a key, or as the value of a key.
    fn add(&mut self, node: Node, written: Span) {
        let Some(frame) = self.stack.last_mut() else {
            self.root.get_or_insert(node);
            return;
        };
        frame.end = frame.end.max(written.end);
        match &mut frame.open {
            OpenNode::List(items) => items.push(node),
            OpenNode::Map { key: pending, pairs, merged, .. } => match pending.take() {
                Some(PendingKey::Named { key, span }) => {
                    pairs.push(Pair { key, key_span: span, value: node });
                }
                Some(PendingKey::Dropped) => {}
                Some(PendingKey::Merge) => merged.push(node),
                None => self.key(node, written),
            },
        }
    }

    fn key(&mut self, node: Node, written: Span) {
        let Some(Frame { open: OpenNode::Map { key: pending, seen, .. }, .. }) =
            self.stack.last_mut()
        else {
            return;
        };
        let (text, plain) = match node.value {
            NodeValue::Scalar { text, plain } => (text, plain),
            NodeValue::Null => (node.span.of_file(self.text, self.at).to_owned(), true),
            NodeValue::List(_) | NodeValue::Map(_) => {
                *pending = Some(PendingKey::Dropped);
                return self.problem(written, ProblemKind::ComplexKey);
            }
        };
        if plain && text == "<<" {
            *pending = Some(PendingKey::Merge);
        } else if let Some(&first) = seen.get(&text) {
            *pending = Some(PendingKey::Dropped);
            self.problem(written, ProblemKind::DuplicateKey { key: text, first });
        } else {
            seen.insert(text.clone(), written);
            *pending = Some(PendingKey::Named { key: text, span: written });
        }
    }

    /// Merges the entries of `<<` that the map does not have itself.
    fn merge(
        &mut self,
        pairs: &mut Vec<Pair>,
        seen: &mut HashMap<String, Span>,
        merged: Vec<Node>,
    ) {
        let maps = merged.into_iter().flat_map(|node| match node.value {
            NodeValue::List(items) => items,
            _ => vec![node],
        });
        for node in maps {
            let NodeValue::Map(more) = node.value else {
                self.problem(node.span, ProblemKind::BadMerge);
                continue;
            };
            for pair in more {
                if !seen.contains_key(&pair.key) {
                    seen.insert(pair.key.clone(), pair.key_span);
                    pairs.push(pair);
                }
            }
        }
    }

    /// Closes all open lists and maps.
    pub(super) fn finish(mut self) -> (Node, Vec<DataProblem>) {
        while !self.stack.is_empty() {
            // An anchor over the limit was reported already.
            let _ = self.close(None);
        }
        let empty =
            if self.problems.is_empty() { NodeValue::Null } else { NodeValue::Map(Vec::new()) };
        let node = self.root.unwrap_or(Node { span: Span::at(self.at), value: empty });
        (node, self.problems)
    }
}

/// The cost of copying `node`, and its nesting depth.
fn measure(node: &Node) -> (usize, usize) {
    let sum = |parts: &mut dyn Iterator<Item = (usize, usize)>| {
        parts.fold((1, 0), |(weight, depth): (usize, usize), (more, below)| {
            (weight.saturating_add(more), depth.max(below))
        })
    };
    match &node.value {
        NodeValue::Null => (1, 0),
        NodeValue::Scalar { text, .. } => (1 + text.len(), 0),
        NodeValue::List(items) => {
            let (weight, depth) = sum(&mut items.iter().map(measure));
            (weight, depth + 1)
        }
        NodeValue::Map(pairs) => {
            let (weight, depth) = sum(&mut pairs.iter().map(|pair| {
                let (weight, depth) = measure(&pair.value);
                (weight + pair.key.len(), depth)
            }));
            (weight, depth + 1)
        }
    }
}

fn written_name(text: &str, at: usize, written: Span) -> String {
    written.of_file(text, at).trim_start_matches('*').to_owned()
}

/// The last character boundary of `text` at or before `offset`.
pub(super) fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Converts spans of a text that begins at offset `at` into spans of the file.
trait OfFile {
    fn of_file(self, text: &str, at: usize) -> &str;
}

impl OfFile for Span {
    fn of_file(self, text: &str, at: usize) -> &str {
        Span::new(self.start.saturating_sub(at), self.end.saturating_sub(at)).of(text)
    }
}
