//! Python-Markdown's `--8<-- "a.md:2:10"` and its block form; `;--8<-- "a.md"` is shown.
//!
//! Source: `pymdownx.snippets`. Its lines are read before any Markdown is, so also in code.

use super::lines::{SourceLine, indent, lines};
use super::region::{LineNumber, RegionForm, Selection};
use super::{Directive, Includes, Replacement, Request, Settings, below};
use crate::diagnostic::Span;
use crate::dialect::Snippets;
use crate::dialect::project::Project;
use crate::source::SourceFile;
use crate::source::data::{Node, NodeValue};

const EXTENSION: &str = "pymdownx.snippets";

/// What the extension includes; none without it. `docs` is the folder of the pages.
pub(in crate::dialect) fn settings(
    project: &Project<'_>,
    root: &Node,
    docs: &str,
) -> Option<Snippets> {
    let extensions = root.get("markdown_extensions")?;
    let listed = extensions.items().iter().find_map(|item| match &item.value {
        NodeValue::Map(_) => item.get(EXTENSION).map(Some),
        _ => (item.as_str() == Some(EXTENSION)).then_some(None),
    });
    // Zensical has tables: `[project.markdown_extensions.pymdownx.snippets]`.
    let table =
        || extensions.get(EXTENSION).or_else(|| extensions.get("pymdownx")?.get("snippets"));
    let options = listed.or_else(|| table().map(Some))?;
    let paths = |key: &str| -> Vec<String> {
        let Some(node) = options.and_then(|options| options.get(key)) else { return Vec::new() };
        let items = if node.items().is_empty() { std::slice::from_ref(node) } else { node.items() };
        let path = |path: &str| match path.trim().strip_prefix("$docs_dir") {
            Some(path) => project.path(&format!("{docs}/{path}")),
            None => project.path(path.trim().strip_prefix("$config_dir").unwrap_or(path.trim())),
        };
        items.iter().filter_map(Node::as_str).map(path).collect()
    };
    let mut bases = paths("base_path");
    if bases.is_empty() {
        bases.push(project.path(""));
    }
    let in_bases = |path: String| {
        let inside = path.strip_prefix(project.base).unwrap_or(&path).trim_start_matches('/');
        let mut found = bases.iter().filter_map(|base| below(base, inside));
        found.find(|path| (project.folder.is_there)(path))
    };
    let appended = paths("auto_append").into_iter().filter_map(in_bases).collect();
    Some(Snippets { bases, appended })
}

/// The files that belong to the end of each page.
pub(super) fn appended(includes: Includes, settings: &Settings) -> &[String] {
    let snippets = settings.snippets.as_ref().filter(|_| includes == Includes::Snippets);
    snippets.map_or(&[], |snippets| &snippets.appended)
}

pub(super) fn find(file: &SourceFile, span: Span, settings: &Settings) -> Vec<Directive> {
    let Some(snippets) = &settings.snippets else { return Vec::new() };
    let mut found = Vec::new();
    let mut in_block = false;
    let dropped = |line: &SourceLine<'_>| Directive {
        span: Span::new(line.span.start, line.next),
        replacement: Replacement::Made(String::new()),
    };
    for line in lines(&file.text, span) {
        match Marker::read(line.text) {
            Some(Marker::Escaped) => {
                let at = line.span.start + line.text.find(';').unwrap_or_default();
                let replacement = Replacement::Made(String::new());
                found.push(Directive { span: Span::new(at, at + 1), replacement });
            }
            Some(Marker::Block) => {
                in_block = !in_block;
                found.push(dropped(&line));
            }
            Some(Marker::Inline(_)) if in_block => found.push(dropped(&line)),
            Some(Marker::Inline(path)) => found.push(of_path(path, &line, snippets)),
            Some(Marker::Section) if !in_block => found.push(dropped(&line)),
            _ if in_block && !line.text.trim().is_empty() => {
                found.push(of_path(line.text, &line, snippets));
            }
            _ => {}
        }
    }
    found
}

/// What a line means to the extension.
enum Marker<'t> {
    Escaped,
    /// `--8<--`
    Block,
    /// `--8<-- "path"`
    Inline(&'t str),
    /// `--8<-- [start:name]`
    Section,
}

impl<'t> Marker<'t> {
    fn read(line: &'t str) -> Option<Self> {
        if !line.contains("-8<-") {
            return None;
        }
        let text = line.trim_matches([' ', '\t']);
        let marked = text.trim_start_matches(';');
        let (before, rest) = marked.split_once("8<")?;
        let is_marker = !before.is_empty() && before.chars().all(|c| c == '-');
        if !is_marker {
            return is_section(line).then_some(Self::Section);
        }
        let after = rest.trim_start_matches('-');
        let quoted = after.trim_start();
        let path = ['"', '\''].iter().find_map(|quote| {
            let inside = quoted.strip_prefix(*quote)?.strip_suffix(*quote)?;
            (!inside.is_empty() && !inside.contains(*quote)).then_some(inside)
        });
        let is_spaced = quoted.len() < after.len();
        match path.filter(|_| is_spaced) {
            _ if marked.len() < text.len() => Some(Self::Escaped),
            Some(path) => Some(Self::Inline(path)),
            None if after.is_empty() => Some(Self::Block),
            None => is_section(line).then_some(Self::Section),
        }
    }
}

fn is_section(line: &str) -> bool {
    let Some((before, rest)) = line.split_once("-8<-") else { return false };
    let is_escaped = before.trim_end_matches('-').ends_with(';');
    let rest = rest.trim_start_matches('-').trim_start();
    let inside = rest.strip_prefix('[').map(str::trim_start).unwrap_or_default();
    !is_escaped && ["start", "end"].iter().any(|kind| inside.starts_with(kind))
}

/// The file of a path such as `a.md:2:10` or `a.md:section`.
fn of_path(written: &str, line: &SourceLine<'_>, snippets: &Snippets) -> Directive {
    let indent = indent(line.text);
    let span = Span::new(line.span.start + indent.len(), line.span.end);
    let written = written.trim();
    if written.starts_with(';') {
        return Directive { span, replacement: Replacement::Made(String::new()) };
    }
    let (path, selection) = split(written);
    let paths = snippets.bases.iter().filter_map(|base| {
        let name = base.rsplit('/').next().unwrap_or_default();
        if name == path && name.contains('.') { Some(base.clone()) } else { below(base, path) }
    });
    let request = Request::new(path, paths, selection);
    let request = Request { indent: indent.to_owned(), ..request };
    Directive { span, replacement: Replacement::File(request) }
}

fn split(written: &str) -> (&str, Selection) {
    let is_remote = written.contains("://");
    let Some((path, part)) = written.split_once(':').filter(|_| !is_remote) else {
        return (written, Selection::Whole);
    };
    match ranges(part) {
        Some(ranges) => (path, Selection::Lines(ranges)),
        None => (path, Selection::Region(RegionForm::Section, part.to_owned())),
    }
}

/// `2:10`, `:3`, `2:3,8:9`, `-5`
fn ranges(part: &str) -> Option<Vec<(LineNumber, Option<LineNumber>)>> {
    let number = |text: &str| match text {
        "" => Some(None),
        text => text.parse::<i64>().ok().map(Some),
    };
    let range = |text: &str| {
        let (start, end) = text.split_once(':').unwrap_or((text, ""));
        let start = number(start)?.unwrap_or(1);
        Some((if start > 0 { start - 1 } else { start }, number(end)?))
    };
    part.split(',').map(range).collect()
}
