//! GitLab's `::include{file=a.md}`, on a line of its own.

use super::lines::lines;
use super::region::Selection;
use super::{Directive, Replacement, Request, beside};
use crate::diagnostic::Span;
use crate::source::SourceFile;

pub(super) fn find(file: &SourceFile, span: Span) -> Vec<Directive> {
    let directive = |line: super::lines::SourceLine<'_>| {
        let path = line.text.trim_end().strip_prefix("::include{file=")?.strip_suffix('}')?.trim();
        let request = Request::new(path, beside(file, path), Selection::WholeTrimmed);
        Some(Directive { span: line.span, replacement: Replacement::File(request) })
    };
    lines(&file.text, span).filter(|line| !line.in_code).filter_map(directive).collect()
}
