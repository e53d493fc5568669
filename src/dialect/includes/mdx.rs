//! Parts of pages that MDX imports and shows: `import Part from './_part.mdx'`, `<Part />`.
//!
//! Source: "Importing Markdown" in the documentation of Docusaurus 3.

use std::collections::HashMap;

use super::lines::{SourceLine, indent, lines};
use super::region::Selection;
use super::{Directive, Replacement, Request, Settings, below, beside};
use crate::diagnostic::Span;
use crate::source::SourceFile;

/// The endings of imported files that are pages, as they are written.
pub(super) const SIGNS: [&str; 4] = [".md'", ".md\"", ".mdx'", ".mdx\""];

pub(super) fn find(file: &SourceFile, span: Span, settings: &Settings) -> Vec<Directive> {
    let all = lines(&file.text, Span::new(0, file.text.len()));
    let imports: HashMap<&str, &str> =
        all.filter(|line| !line.in_code).filter_map(|line| imported(line.text)).collect();
    if imports.is_empty() {
        return Vec::new();
    }
    let shown = lines(&file.text, span).filter(|line| !line.in_code);
    let directive = |line: SourceLine<'_>| {
        let path = imports.get(component(line.text.trim())?)?;
        let indent = indent(line.text).to_owned();
        let span = Span::new(line.span.start + indent.len(), line.span.end);
        let request = Request::new(path, resolve(file, path, settings), Selection::Body);
        Some(Directive { span, replacement: Replacement::File(Request { indent, ..request }) })
    };
    shown.filter_map(directive).collect()
}

/// Name and path of `import Part, {toc} from './part.mdx';`, where the path may be one of the project.
fn imported(line: &str) -> Option<(&str, &str)> {
    let (names, path) = line.strip_prefix("import ")?.rsplit_once(" from ")?;
    let name = names.split(',').next()?.trim();
    let path = path.trim().trim_end_matches(';').trim_matches(['"', '\'']);
    let is_name = name.starts_with(|c: char| c.is_ascii_uppercase());
    let is_page = path.ends_with(".md") || path.ends_with(".mdx");
    let is_ours = [".", "/", "@site/"].iter().any(|begin| path.starts_with(begin));
    (is_name && is_page && is_ours).then_some((name, path))
}

/// The name of a component that has its line for itself: `<Part />`, `<Part a="b"></Part>`.
fn component(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('<')?;
    let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    let name = rest.get(..len)?;
    let is_whole = rest.ends_with("/>") || rest.ends_with(&format!("></{name}>"));
    let tags = line.matches('<').count();
    (is_whole && tags == 1 + usize::from(!rest.ends_with("/>"))).then_some(name)
}

fn resolve(file: &SourceFile, path: &str, settings: &Settings) -> Option<String> {
    match path.strip_prefix("@site/").or_else(|| path.strip_prefix('/')) {
        Some(path) => below(&settings.root, path),
        None => beside(file, path),
    }
}
