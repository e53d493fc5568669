//! `::: package.module` of mkdocstrings and mkdocs-click, in whose place they show what they read in the wiki's code.
//!
//! Source: `AutoDocProcessor` in `mkdocstrings/_internal/extension.py`.

use super::lines::{SourceLine, lines};
use super::{Directive, Replacement};
use crate::diagnostic::Span;
use crate::source::SourceFile;

/// The blocks within `span` of the text of `file`, of which the names stay.
pub(super) fn find(file: &SourceFile, span: Span) -> Vec<Directive> {
    let mut found = Vec::new();
    let mut lines = lines(&file.text, span).peekable();
    while let Some(line) = lines.next() {
        let Some((heading, name)) = named(&line) else { continue };
        let mut end = line.span.end;
        // Options are indented below the name.
        while let Some(option) =
            lines.next_if(|next| next.text.starts_with("    ") && !next.text.trim().is_empty())
        {
            end = option.span.end;
        }
        let span = Span::new(line.span.start, end);
        let replacement = Replacement::Unread(Some(format!("{heading}`{name}`")));
        found.push(Directive { span, replacement });
    }
    found
}

/// The mark of a heading and the name: `## ::: package.module`.
fn named<'t>(line: &SourceLine<'t>) -> Option<(&'t str, &'t str)> {
    let (heading, rest) = line.text.split_once(":::").filter(|_| !line.in_code)?;
    let name = rest.trim();
    let is_heading = heading.trim_end_matches(' ').chars().all(|c| c == '#') && heading.len() <= 7;
    let is_name = !name.is_empty()
        && name.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && !name.contains([' ', '`', ':']);
    (is_heading && is_name).then_some((heading, name))
}
