//! Configuration that is written as a program, in JavaScript or TypeScript: read, never run.
//!
//! What is written out (texts, numbers, lists, objects, names that stand for them, functions that only return
//! them) becomes a tree of data; everything else is unknown, which is silently nothing. There are whole parsers
//! of these languages (oxc, swc), but they are larger than Runbuch, and a project file needs a twentieth of one.

mod scan;
mod sidebar;

use std::collections::{HashMap, HashSet};

use self::scan::Scanner;
pub(super) use self::sidebar::SidebarReader;
use super::project::Project;
use crate::diagnostic::Span;
use crate::source::data::{MAX_DEPTH, Node, NodeValue, Pair};

/// The most values that are read of one file; further ones are unknown.
const MOST_VALUES: usize = 20_000;

/// What a file exports: `export default`, `module.exports`.
pub(super) fn exported(text: &str) -> Node {
    let scanner = Scanner::new(text);
    let statements = scanner.statements();
    let definitions = statements.definitions.into_iter().collect();
    let mut reader = ScriptReader {
        scanner,
        definitions,
        known: HashMap::new(),
        waiting: HashSet::new(),
        left: MOST_VALUES,
    };
    match statements.exported {
        Some(at) => reader.value(at, 0).0,
        None => unknown(at_end(text)),
    }
}

/// What the first of these files of a project exports that there is, and its path.
pub(super) fn exported_by(project: &Project<'_>, names: &[&str]) -> Option<(Node, String)> {
    names.iter().find_map(|name| {
        let path = project.path(name);
        let file = (project.folder.read)(&path)?;
        Some((exported(&file.text), path))
    })
}

fn at_end(text: &str) -> Span {
    Span::at(text.len())
}

fn unknown(span: Span) -> Node {
    Node { span, value: NodeValue::Null }
}

struct ScriptReader<'t> {
    scanner: Scanner<'t>,
    /// Where the value of each name of the file begins.
    definitions: HashMap<&'t str, usize>,
    /// The values that have been read.
    known: HashMap<&'t str, Node>,
    /// Names whose values are being read.
    waiting: HashSet<&'t str>,
    /// How many values may still be read.
    left: usize,
}

impl<'t> ScriptReader<'t> {
    /// The value of the expression that begins at `at`, and where it ends.
    fn value(&mut self, at: usize, depth: usize) -> (Node, usize) {
        let start = self.scanner.behind_blanks(at);
        if depth > MAX_DEPTH || self.left == 0 {
            return (unknown(Span::at(start)), self.scanner.end_of_value(start));
        }
        self.left -= 1;
        let (value, end) = self.primary(start, depth);
        let rest = self.scanner.continuation(end);
        let is_whole = rest == end;
        (if is_whole { value } else { self.asserted(value, end) }, rest)
    }

    /// What `x as T` and `x satisfies T` are; any other expression is unknown.
    fn asserted(&self, value: Node, end: usize) -> Node {
        let word = self.scanner.word(self.scanner.behind_blanks(end));
        if matches!(word, "as" | "satisfies") { value } else { unknown(value.span) }
    }

    fn primary(&mut self, start: usize, depth: usize) -> (Node, usize) {
        match self.scanner.byte(start) {
            Some(b'"' | b'\'' | b'`') => {
                let end = self.scanner.behind_text(start);
                let span = Span::new(start, end);
                let text = self.scanner.text_of(span);
                let scalar = |text| NodeValue::Scalar { text, plain: false };
                (Node { span, value: text.map_or(NodeValue::Null, scalar) }, end)
            }
            Some(b'[') => self.list(start, depth),
            Some(b'{') => self.map(start, depth),
            Some(b'(') => self.parenthesis(start, depth),
            _ => self.named(start, depth),
        }
    }

    fn list(&mut self, start: usize, depth: usize) -> (Node, usize) {
        let mut items = Vec::new();
        let mut at = start + 1;
        loop {
            at = self.scanner.behind_blanks(at);
            match self.scanner.byte(at) {
                None => break,
                Some(b']') => {
                    at += 1;
                    break;
                }
                Some(b',') => at += 1,
                Some(_) if self.scanner.is_at(at, "...") => {
                    let (spread, end) = self.value(at + 3, depth + 1);
                    if let NodeValue::List(others) = spread.value {
                        items.extend(others);
                    }
                    at = end.max(at + 1);
                }
                Some(_) => {
                    let (item, end) = self.value(at, depth + 1);
                    items.push(item);
                    at = end.max(at + 1);
                }
            }
        }
        (Node { span: Span::new(start, at), value: NodeValue::List(items) }, at)
    }

    fn map(&mut self, start: usize, depth: usize) -> (Node, usize) {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut keys: HashMap<String, usize> = HashMap::new();
        let mut add = |pair: Pair| match keys.get(&pair.key).and_then(|known| pairs.get_mut(*known))
        {
            Some(known) => *known = pair,
            None => {
                keys.insert(pair.key.clone(), pairs.len());
                pairs.push(pair);
            }
        };
        let mut at = start + 1;
        loop {
            at = self.scanner.behind_blanks(at);
            match self.scanner.byte(at) {
                None => break,
                Some(b'}') => {
                    at += 1;
                    break;
                }
                Some(b',' | b';') => at += 1,
                Some(_) if self.scanner.is_at(at, "...") => {
                    let (spread, end) = self.value(at + 3, depth + 1);
                    if let NodeValue::Map(others) = spread.value {
                        others.into_iter().for_each(&mut add);
                    }
                    at = end.max(at + 1);
                }
                Some(_) => {
                    let (pair, end) = self.pair(at, depth);
                    pair.into_iter().for_each(&mut add);
                    at = end.max(at + 1);
                }
            }
        }
        (Node { span: Span::new(start, at), value: NodeValue::Map(pairs) }, at)
    }

    /// `key: value`, `'key': value`, `key`; a method is none.
    fn pair(&mut self, at: usize, depth: usize) -> (Option<Pair>, usize) {
        let (key, end) = match self.scanner.byte(at) {
            Some(b'"' | b'\'') => {
                let end = self.scanner.behind_text(at);
                (self.scanner.text_of(Span::new(at, end)), end)
            }
            _ => {
                let word = self.scanner.word(at);
                (Some(word.to_owned()).filter(|word| !word.is_empty()), at + word.len())
            }
        };
        let behind = self.scanner.behind_blanks(end);
        let Some(key) = key else { return (None, self.scanner.end_of_value(at)) };
        let pair = |value| Some(Pair { key: key.clone(), key_span: Span::new(at, end), value });
        match self.scanner.byte(behind) {
            Some(b':') => {
                let (value, end) = self.value(behind + 1, depth + 1);
                (pair(value), end)
            }
            Some(b',' | b'}') => (pair(self.of_name(at, end, depth)), end),
            _ => (None, self.scanner.behind_method(behind)),
        }
    }

    /// `(value)`, or a function: `() => value`.
    fn parenthesis(&mut self, start: usize, depth: usize) -> (Node, usize) {
        let end = self.scanner.behind_brackets(start);
        match self.scanner.behind_arrow(end) {
            Some(body) => self.value(body, depth + 1),
            None => (self.value(start + 1, depth + 1).0, end),
        }
    }

    /// `true`, `12`, a name of the file, or a call.
    fn named(&mut self, start: usize, depth: usize) -> (Node, usize) {
        let word = self.scanner.word(start);
        let end = start + word.len();
        if word.is_empty() {
            return (unknown(Span::at(start)), self.scanner.end_of_value(start).max(start + 1));
        }
        if matches!(word, "async" | "await" | "return") {
            return self.value(end, depth + 1);
        }
        let span = Span::new(start, end);
        if matches!(word, "true" | "false") || word.starts_with(|c: char| c.is_ascii_digit()) {
            let value = NodeValue::Scalar { text: word.to_owned(), plain: true };
            return (Node { span, value }, end);
        }
        // The parameters of a call may have types: `defineConfig<ThemeConfig>({ … })`.
        let open = self.scanner.behind_types(end);
        if self.scanner.byte(open) != Some(b'(') {
            return (self.of_name(start, end, depth), end);
        }
        let close = self.scanner.behind_brackets(open);
        let passes_on =
            word.starts_with("define") || word.starts_with("with") || word == "starlight";
        let value = if passes_on {
            self.value(open + 1, depth + 1).0
        } else {
            self.of_name(start, end, depth)
        };
        (value, close)
    }

    /// What the name between these bytes stands for in the file.
    fn of_name(&mut self, start: usize, end: usize, depth: usize) -> Node {
        let span = Span::new(start, end);
        let name = self.scanner.word(start);
        if let Some(known) = self.known.get(name) {
            let size = size(known);
            if size > self.left {
                return unknown(span);
            }
            self.left -= size;
            return known.clone();
        }
        let Some(definition) = self.definitions.get(name).copied() else { return unknown(span) };
        if !self.waiting.insert(name) {
            return unknown(span);
        }
        let (value, _) = self.value(definition, depth + 1);
        self.waiting.remove(name);
        self.known.insert(name, value.clone());
        value
    }
}

/// The number of values of a tree.
fn size(node: &Node) -> usize {
    let items: usize = node.items().iter().map(size).sum();
    let pairs: usize = node.pairs().iter().map(|pair| size(&pair.value)).sum();
    1 + items + pairs
}

#[cfg(test)]
mod tests;
