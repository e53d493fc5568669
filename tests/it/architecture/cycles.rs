//! Imports in a circle between the files of one module.
//!
//! Files beside each other in a folder form the graph, each with all that lies below it; a name that
//! the module re-exports counts for the file that it comes from. What the module's own file
//! (`mod.rs`) and its children know of each other is no circle: that is what modules are.

use std::collections::{BTreeMap, BTreeSet};

use super::rust::RustFile;

type Path = Vec<String>;

/// A path in the source, and the name under which it can be used afterwards.
struct Import {
    path: Path,
    name: String,
}

/// The crate's files by the paths of their modules.
struct Crate {
    modules: BTreeMap<Path, Vec<Import>>,
}

/// The circles of all modules, each as `module: a, b, c`.
pub(super) fn cycles(files: &[RustFile]) -> BTreeSet<String> {
    let own = |file: &&RustFile| !file.module().contains(&"tests");
    let modules = files.iter().filter(own).map(|file| (module(file), imports(file))).collect();
    let all = Crate { modules };
    let edges = all.edges();
    let mut found = BTreeSet::new();
    for parent in all.modules.keys().filter(|path| !path.is_empty()) {
        let child = |path: &Path| path.starts_with(parent).then(|| path.get(parent.len()).cloned());
        let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in &edges {
            if let (Some(Some(from)), Some(Some(to))) = (child(from), child(to))
                && from != to
            {
                graph.entry(from).or_default().insert(to);
            }
        }
        for knot in knots(&graph) {
            found.insert(format!("{}: {}", parent.join("::"), knot.join(", ")));
        }
    }
    found
}

fn module(file: &RustFile) -> Path {
    file.module().into_iter().map(str::to_owned).collect()
}

/// Groups of names that all lead to each other.
fn knots(graph: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<String>> {
    let reach = |from: &String| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(next) = open.pop() {
            for to in graph.get(next).into_iter().flatten() {
                if seen.insert(to.clone()) {
                    open.push(to);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<String>> =
        graph.keys().map(|name| (name, reach(name))).collect();
    let leads = |from: &String, to: &String| reached.get(from).is_some_and(|it| it.contains(to));
    let in_circle = graph.keys().filter(|name| leads(name, name));
    in_circle
        .map(|name| graph.keys().filter(|it| leads(name, it) && leads(it, name)).cloned().collect())
        .collect()
}

/// The paths in a file, but for those of its tests.
fn imports(file: &RustFile) -> Vec<Import> {
    let tests = file.find(&["mod", "tests", "{"]).next();
    let end = tests.unwrap_or(file.tokens.len());
    let mut imports = Vec::new();
    let mut at = 0;
    while at < end {
        let is_name = file.word(at).starts_with(|c: char| c.is_alphabetic() || c == '_');
        let begins = at == 0 || file.word(at - 1) != "::";
        if file.word(at) == "use" {
            at = tree(file, at + 1, &Path::new(), &mut imports);
        } else if is_name && begins && file.word(at + 1) == "::" {
            at = tree(file, at, &Path::new(), &mut imports);
        } else {
            at += 1;
        }
    }
    imports
}

/// Reads a path or a tree of paths, and returns where it ends.
fn tree(file: &RustFile, mut at: usize, above: &Path, imports: &mut Vec<Import>) -> usize {
    let mut path = above.clone();
    loop {
        match file.word(at) {
            "{" => {
                let end = file.closing(at);
                at += 1;
                while at < end {
                    at = if file.word(at) == "," {
                        at + 1
                    } else {
                        tree(file, at, &path, imports).max(at + 1)
                    };
                }
                return end + 1;
            }
            // The module itself, under its own name.
            "self" if !path.is_empty() => {}
            word if word.starts_with(|c: char| c.is_alphabetic() || c == '_') || word == "*" => {
                path.push(word.to_owned());
            }
            _ => break,
        }
        at += 1;
        if file.word(at) != "::" {
            break;
        }
        at += 1;
    }
    let mut name = path.last().cloned().unwrap_or_default();
    if file.word(at) == "as" {
        name = file.word(at + 1).to_owned();
        at += 2;
    }
    if !path.is_empty() {
        imports.push(Import { path, name });
    }
    at
}

impl Crate {
    fn edges(&self) -> BTreeSet<(&Path, Path)> {
        let mut edges = BTreeSet::new();
        for (module, imports) in &self.modules {
            for import in imports {
                edges.extend(self.resolve(&import.path, module, 0).map(|to| (module, to)));
            }
        }
        edges
    }

    /// The module that defines what `path` stands for in `module`; none outside of the crate.
    fn resolve(&self, path: &[String], module: &Path, depth: usize) -> Option<Path> {
        let mut at = module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" | "runbuch" => {
                at.clear();
                rest = path.get(1..)?;
            }
            "self" => rest = path.get(1..)?,
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at.pop();
                    rest = rest.get(1..)?;
                }
            }
            first if self.modules.contains_key(&child(module, first)) => {}
            first => {
                let import = self.import(module, first)?;
                // What begins with its own name comes from another crate.
                if depth > 8 || import.path.first()? == first {
                    return None;
                }
                let whole = [import.path.as_slice(), path.get(1..)?].concat();
                return self.resolve(&whole, module, depth + 1);
            }
        }
        while let Some((part, after)) = rest.split_first() {
            let below = child(&at, part);
            if self.modules.contains_key(&below) {
                (at, rest) = (below, after);
                continue;
            }
            let re_exported = self.import(&at, part).filter(|import| import.path != path);
            return match re_exported {
                Some(import) if depth <= 8 => {
                    self.resolve(&import.path, &at, depth + 1).or(Some(at))
                }
                _ => Some(at),
            };
        }
        Some(at)
    }

    fn import(&self, module: &Path, name: &str) -> Option<&Import> {
        let imports = self.modules.get(module)?;
        imports.iter().find(|import| import.name == name && import.path.len() > 1)
    }
}

fn child(module: &Path, name: &str) -> Path {
    module.iter().cloned().chain([name.to_owned()]).collect()
}
