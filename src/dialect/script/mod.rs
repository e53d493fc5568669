//! Configuration that is written as a program, in JavaScript or TypeScript: read, never run.
//!
//! What is written out (texts, numbers, lists, objects, names that stand for them, functions that only return
//! them) becomes a tree of data; everything else is unknown, which is silently nothing. There are whole parsers
//! of these languages (oxc, swc), but they are larger than Runbuch, and a project file needs a twentieth of one.

mod files;
mod scan;
mod sidebar;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use self::files::ScriptFiles;
use self::scan::{Import, Scanner};
pub(super) use self::sidebar::SidebarReader;
use super::project::Project;
use crate::diagnostic::Span;
use crate::source::SourceFile;
use crate::source::data::{MAX_DEPTH, Node, NodeValue, Pair};

/// The most values that are read of one project file and of what it imports; further ones are unknown.
const MOST_VALUES: usize = 20_000;

/// What a program exports, `export default` or `module.exports`, with what it imports of other files.
pub(super) struct Program {
    /// The value.
    pub(super) exported: Node,
    /// The path of the file.
    pub(super) path: String,
    /// The files that were read.
    pub(super) files: Vec<Arc<SourceFile>>,
}

impl Program {
    /// The file at a path of a project; none where it is not there.
    pub(super) fn read(project: &Project<'_>, path: &str) -> Option<Self> {
        let mut files = ScriptFiles::new(project.folder, MOST_VALUES);
        let exported = files.exported(path)?;
        Some(Self { exported, path: path.to_owned(), files: files.read })
    }

    /// The first of these files of a project that is there; nothing where none is.
    pub(super) fn first(project: &Project<'_>, names: &[&str]) -> Self {
        let mut found = names.iter().filter_map(|name| Self::read(project, &project.path(name)));
        let nothing = || Self {
            exported: unknown(Span::at(0)),
            path: project.sign.clone(),
            files: Vec::new(),
        };
        found.next().unwrap_or_else(nothing)
    }

    /// The deciding file of a project.
    pub(super) fn of(project: &Project<'_>) -> Self {
        let name = project.sign.rsplit('/').next().unwrap_or_default();
        Self::first(project, &[name])
    }
}

fn unknown(span: Span) -> Node {
    Node { span, value: NodeValue::Null }
}

/// What a name stands for.
enum Definition {
    /// The value that begins here.
    Here(usize),
    /// A value of another file.
    Elsewhere(Import),
}

/// Reads values of one file.
struct ScriptReader<'t, 'f> {
    scanner: Scanner<'t>,
    /// What the names of the file stand for.
    definitions: HashMap<&'t str, Definition>,
    /// The values that have been read.
    known: HashMap<&'t str, Node>,
    /// Names whose values are being read.
    waiting: HashSet<&'t str>,
    files: &'t mut ScriptFiles<'f>,
}

impl<'t, 'f> ScriptReader<'t, 'f> {
    fn new(text: &'t str, files: &'t mut ScriptFiles<'f>) -> (Self, Option<usize>) {
        let scanner = Scanner::new(text);
        let statements = scanner.statements();
        let here =
            statements.definitions.into_iter().map(|(name, at)| (name, Definition::Here(at)));
        let imports = statements.imports.into_iter();
        let elsewhere = imports.map(|(name, import)| (name, Definition::Elsewhere(import)));
        let definitions = elsewhere.chain(here).collect();
        let (known, waiting) = (HashMap::new(), HashSet::new());
        (Self { scanner, definitions, known, waiting, files }, statements.exported)
    }

    /// The value that the file gives to a name.
    fn named_value(&mut self, name: &str, depth: usize) -> Option<Node> {
        match self.definitions.get(name)? {
            Definition::Here(at) => Some(self.value(*at, depth).0),
            Definition::Elsewhere(import) => self.files.imported(import, depth),
        }
    }

    /// The value of the expression that begins at `at`, and where it ends.
    fn value(&mut self, at: usize, depth: usize) -> (Node, usize) {
        let start = self.scanner.behind_blanks(at);
        if depth > MAX_DEPTH || self.files.left == 0 {
            return (unknown(Span::at(start)), self.scanner.end_of_value(start));
        }
        self.files.left -= 1;
        let (value, end) = self.primary(start, depth);
        let rest = self.scanner.continuation(end);
        if rest == end {
            return (value, rest);
        }
        let other = self.otherwise(end).map(|at| self.value(at, depth + 1).0);
        let value = match other {
            Some(other) if value.value == NodeValue::Null => other,
            Some(_) => value,
            None => self.asserted(value, end),
        };
        (value, rest)
    }

    /// Where the value begins that replaces an unknown one: `process.env.BASE || '/docs/'`.
    fn otherwise(&self, end: usize) -> Option<usize> {
        let at = self.scanner.behind_blanks(end);
        let is_or = self.scanner.is_at(at, "||") || self.scanner.is_at(at, "??");
        is_or.then_some(at + 2)
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
                    match spread.value {
                        NodeValue::List(others) => items.extend(others),
                        // A list of which a part is unknown is not whole.
                        _ => items.push(unknown(spread.span)),
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
        if word == "function" {
            let at = self.scanner.behind_blanks(end);
            let returned = self.scanner.value_of_function(at);
            let value = returned.map_or(unknown(Span::at(start)), |at| self.value(at, depth + 1).0);
            return (value, self.scanner.end_of_value(end));
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
        let value = match word {
            // The path of a file, which anyone who reads it looks for.
            "require.resolve" => self.value(open + 1, depth + 1).0,
            "require" => self.required(Span::new(start, close), open + 1, depth),
            _ if passes_on => self.value(open + 1, depth + 1).0,
            _ => self.of_name(start, end, depth),
        };
        (value, close)
    }

    /// What the file exports that is named at `at`, with the place of the call.
    fn required(&mut self, span: Span, at: usize, depth: usize) -> Node {
        let at = self.scanner.behind_blanks(at);
        let written = Span::new(at, self.scanner.behind_text(at));
        let is_text = matches!(self.scanner.byte(at), Some(b'"' | b'\''));
        let file = self.scanner.text_of(written).filter(|_| is_text);
        let import = file.map(|file| Import { file, name: Some(scan::DEFAULT.to_owned()) });
        let value = import.and_then(|import| self.files.imported(&import, depth + 1));
        value.map_or(unknown(span), |value| placed(value, span))
    }

    /// What the name between these bytes stands for: `a`, `a.b`.
    fn of_name(&mut self, start: usize, end: usize, depth: usize) -> Node {
        let span = Span::new(start, end);
        let mut parts = self.scanner.word(start).split('.');
        let name = parts.next().unwrap_or_default();
        self.learn(name, span, depth);
        let known = self.known.get(name);
        let Some(value) = known.and_then(|known| parts.try_fold(known, |it, key| it.get(key)))
        else {
            return unknown(span);
        };
        let size = size(value);
        if size > self.files.left {
            return unknown(span);
        }
        self.files.left -= size;
        value.clone()
    }

    /// Reads what a name stands for. Values of other files have the place where they are named first.
    fn learn(&mut self, name: &'t str, span: Span, depth: usize) {
        if self.known.contains_key(name) || !self.waiting.insert(name) {
            return;
        }
        let is_elsewhere = matches!(self.definitions.get(name), Some(Definition::Elsewhere(_)));
        let value = self.named_value(name, depth + 1);
        let value = value.map(|value| if is_elsewhere { placed(value, span) } else { value });
        self.waiting.remove(name);
        self.known.extend(value.map(|value| (name, value)));
    }
}

/// A value with another place.
fn placed(node: Node, span: Span) -> Node {
    let value = match node.value {
        NodeValue::List(items) => {
            NodeValue::List(items.into_iter().map(|item| placed(item, span)).collect())
        }
        NodeValue::Map(pairs) => {
            let pair = |it: Pair| Pair { key_span: span, value: placed(it.value, span), ..it };
            NodeValue::Map(pairs.into_iter().map(pair).collect())
        }
        other => other,
    };
    Node { span, value }
}

/// The number of values of a tree.
fn size(node: &Node) -> usize {
    let items: usize = node.items().iter().map(size).sum();
    let pairs: usize = node.pairs().iter().map(|pair| size(&pair.value)).sum();
    1 + items + pairs
}

#[cfg(test)]
mod tests;
