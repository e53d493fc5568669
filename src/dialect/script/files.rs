//! The files of a program that import each other.

use std::sync::Arc;

use super::scan::{DEFAULT, Import};
use super::{ScriptReader, unknown};
use crate::diagnostic::Span;
use crate::dialect::project::Folder;
use crate::source::data::{self, Node, NodeValue, Pair};
use crate::source::{self, SourceFile};

/// The most files that are read for one project file, one that is imported several times counted each time.
const MOST_FILES: usize = 60;

/// The most files that wait for what they import.
const MOST_OPEN: usize = 8;

/// Endings and names that imports leave out.
const ENDINGS: [&str; 10] =
    ["", ".ts", ".mts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.mts", "/index.js"];

pub(super) struct ScriptFiles<'f> {
    folder: Folder<'f>,
    /// The files that are being read, the one that is read now last.
    open: Vec<String>,
    /// The files that were read.
    pub(super) read: Vec<Arc<SourceFile>>,
    /// How many values may still be read.
    pub(super) left: usize,
}

impl<'f> ScriptFiles<'f> {
    pub(super) fn new(folder: Folder<'f>, values: usize) -> Self {
        Self { folder, open: Vec::new(), read: Vec::new(), left: values }
    }

    /// What the file at a path exports; unknown where that has to be run, none where there is no such file.
    pub(super) fn exported(&mut self, path: &str) -> Option<Node> {
        self.read(path, Some(DEFAULT), 0)
    }

    /// What a file imports of another one: from within the project, relative to its own folder.
    pub(super) fn imported(&mut self, import: &Import, depth: usize) -> Option<Node> {
        if !import.file.starts_with('.') {
            return None;
        }
        let from = self.open.last()?;
        let folder = from.rfind('/').map_or("", |end| from.get(..end).unwrap_or_default());
        let named = source::normalize(folder, &import.file)?;
        // TypeScript names files as they are called once they are compiled.
        let source = named.strip_suffix(".js").map(str::to_owned);
        let stems = std::iter::once(named.clone()).chain(source);
        let mut paths = stems.flat_map(|stem| ENDINGS.map(|ending| format!("{stem}{ending}")));
        paths.find_map(|path| self.read(&path, import.name.as_deref(), depth))
    }

    /// A value of the file at a path; without a name all of those that it exports by name.
    fn read(&mut self, path: &str, name: Option<&str>, depth: usize) -> Option<Node> {
        let is_open = self.open.iter().any(|open| open == path);
        if is_open || self.open.len() >= MOST_OPEN || self.read.len() >= MOST_FILES {
            return None;
        }
        let file = (self.folder.read)(path)?;
        self.read.push(Arc::clone(&file));
        if path.ends_with(".json") {
            return Some(data::json(&file.text, 0).0);
        }
        self.open.push(path.to_owned());
        let (mut reader, exported) = ScriptReader::new(&file.text, self);
        let value = match name {
            Some(DEFAULT) => Some(match exported {
                Some(at) => reader.value(at, depth).0,
                None => unknown(Span::at(file.text.len())),
            }),
            Some(name) => reader.named_value(name, depth),
            None => Some(reader.all(depth)),
        };
        self.open.pop();
        value
    }
}

impl ScriptReader<'_, '_> {
    /// The values of the file by their names.
    fn all(&mut self, depth: usize) -> Node {
        let names: Vec<String> = self.definitions.keys().map(|name| (*name).to_owned()).collect();
        let mut pairs: Vec<Pair> = Vec::with_capacity(names.len());
        for key in names {
            let value = self.named_value(&key, depth + 1);
            let pair = |value| Pair { key, key_span: Span::at(0), value };
            pairs.extend(value.map(pair));
        }
        pairs.sort_by(|a, b| a.key.cmp(&b.key));
        Node { span: Span::at(0), value: NodeValue::Map(pairs) }
    }
}
