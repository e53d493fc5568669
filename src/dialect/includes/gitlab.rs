//! GitLab's `::include{file=a.md}`, on a line of its own, and quotes of several lines between lines `>>>`.

use super::lines::{SourceLine, lines};
use super::region::Selection;
use super::{Directive, Replacement, Request, beside};
use crate::diagnostic::Span;
use crate::source::SourceFile;

/// A line that begins or ends a quote.
const QUOTE: &str = ">>>";

pub(super) fn find(file: &SourceFile, span: Span) -> Vec<Directive> {
    let lines: Vec<SourceLine<'_>> = lines(&file.text, span).collect();
    let is_border = |line: &&SourceLine<'_>| !line.in_code && line.text.trim_end() == QUOTE;
    // A quote must be closed.
    let borders = lines.iter().filter(is_border).count() / 2 * 2;
    let mut found = Vec::new();
    let mut passed = 0;
    for line in &lines {
        if passed < borders && is_border(&line) {
            passed += 1;
            found
                .push(Directive { span: line.span, replacement: Replacement::Made(String::new()) });
            continue;
        }
        if passed % 2 == 1 {
            let made = Replacement::Made("> ".to_owned());
            found.push(Directive { span: Span::at(line.span.start), replacement: made });
        }
        found.extend(included(file, line));
    }
    found
}

fn included(file: &SourceFile, line: &SourceLine<'_>) -> Option<Directive> {
    let text = line.text.trim_end();
    let path = text.strip_prefix("::include{file=").filter(|_| !line.in_code)?;
    let path = path.strip_suffix('}')?.trim();
    let request = Request::new(path, beside(file, path), Selection::WholeTrimmed);
    Some(Directive { span: line.span, replacement: Replacement::File(request) })
}
