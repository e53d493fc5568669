//! Highlighting line by line. What a grammar makes of a line depends on nothing but the line and the state in which the
//! line begins, so a line that many blocks share is parsed once.

use std::collections::HashMap;

use rustc_hash::FxHashMap;
use syntect::parsing::{ParseState, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::spans::Spans;

/// So many bytes of lines and their HTML are kept, besides those of one block.
const MOST_BYTES: usize = 4 << 20;

/// What is kept for a line besides its text, in bytes; an estimate.
const OVERHEAD: usize = 150;

/// So many of the last new states are compared with the one after a line. Grammars have few, unless the state holds text, such
/// as the end of a here-document.
const COMPARED: usize = 100;

/// Between two lines.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LineStart {
    parser: ParseState,
    spans: Spans,
}

/// A line that was parsed.
struct KnownLine {
    html: Box<str>,
    /// The state after it.
    next: usize,
}

/// The lines that were parsed, by the states in which they begin.
#[derive(Default)]
pub(super) struct KnownLines {
    states: Vec<LineStart>,
    lines: Vec<FxHashMap<Box<str>, KnownLine>>,
    /// The first states of languages, by the names of these.
    starts: HashMap<String, usize>,
    bytes: usize,
}

impl KnownLines {
    /// `code` as HTML; None where the grammar is faulty.
    pub(super) fn html(
        &mut self,
        code: &str,
        syntaxes: &SyntaxSet,
        (language, syntax): (&str, &SyntaxReference),
    ) -> Option<String> {
        if self.bytes > MOST_BYTES {
            *self = Self::default();
        }
        let mut html = String::with_capacity(2 * code.len());
        let mut state = self.start(language, syntax);
        for line in LinesWithEndings::from(code) {
            let known = match self.lines.get(state)?.get(line) {
                Some(known) => known,
                None => self.parse(state, line, syntaxes)?,
            };
            html.push_str(&known.html);
            state = known.next;
        }
        self.states.get(state)?.spans.close(&mut html);
        Some(html)
    }

    fn start(&mut self, language: &str, syntax: &SyntaxReference) -> usize {
        if let Some(start) = self.starts.get(language) {
            return *start;
        }
        let state = LineStart { parser: ParseState::new(syntax), spans: Spans::default() };
        let start = self.add(state);
        self.starts.insert(language.to_owned(), start);
        start
    }

    fn add(&mut self, state: LineStart) -> usize {
        self.states.push(state);
        self.lines.push(FxHashMap::default());
        self.states.len() - 1
    }

    fn parse(&mut self, from: usize, line: &str, syntaxes: &SyntaxSet) -> Option<&KnownLine> {
        let mut state = self.states.get(from)?.clone();
        let changes = state.parser.parse_line(line, syntaxes).ok()?;
        let mut html = String::new();
        state.spans.line(line, &changes, &mut html)?;
        let oldest = self.states.len().saturating_sub(COMPARED);
        let known = self.states.get(oldest..)?.iter().rposition(|it| *it == state);
        let next = known.map_or_else(|| self.add(state), |at| oldest + at);
        self.bytes += line.len() + html.len() + OVERHEAD;
        let parsed = KnownLine { html: html.into_boxed_str(), next };
        Some(self.lines.get_mut(from)?.entry(Box::from(line)).or_insert(parsed))
    }
}
