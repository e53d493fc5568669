//! How diagnostics are printed: one file a format. A format holds no policy: each prints them all.

mod human;
mod json;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use human::human;
pub use json::{json, value};

use crate::diagnostic::{Diagnostic, Place, Position, Span};
use crate::language::Catalogue;
use crate::source::SourceFile;

/// What is printed.
pub struct Report<'a> {
    /// In their order.
    pub diagnostics: &'a [Diagnostic],
    /// The files that findings lie in, by path.
    pub sources: &'a HashMap<Arc<str>, Arc<SourceFile>>,
    /// The language.
    pub catalogue: &'a Catalogue,
    /// The day that counted as today.
    pub as_of: Date,
    /// How many pages were looked at.
    pub pages: usize,
}

impl Report<'_> {
    fn source(&self, place: &Place) -> Option<&SourceFile> {
        self.sources.get(&place.path).map(AsRef::as_ref)
    }

    fn position(&self, place: &Place, offset: usize) -> Position {
        let start = Position { line: 1, column: 1 };
        self.source(place).map_or(start, |source| source.position(offset))
    }
}

/// The part of `span` that lies on its first line, and that line.
fn first_line(source: &SourceFile, span: Span) -> (Span, Span) {
    let lines = source.lines();
    let start = lines.line_start(lines.line(span.start));
    let rest = source.text.get(start..).unwrap_or_default();
    let end = start + rest.find(['\n', '\r']).unwrap_or(rest.len());
    (Span::new(start, end), Span::new(span.start.min(end), span.end.min(end)))
}
