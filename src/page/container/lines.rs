//! The lines of a text that is being rewritten, each with the way back to the original.

use crate::diagnostic::Span;

/// A line of the rewritten text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// What was put before it.
    pub(super) before: String,
    /// What is left of the original line, without its break.
    pub(super) rest: Span,
    /// Bytes of that break; 0 where the original goes on behind `rest`.
    ending: usize,
    /// The box whose quote begins here.
    pub(super) opens: Option<Opening>,
}

/// The beginning of a box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    /// The number of the box.
    pub(super) number: usize,
    /// Bytes of the line before the `>`.
    pub(super) column: usize,
}

impl Line {
    /// A part of an original line.
    pub(super) fn part(before: String, rest: Span, opens: Option<Opening>) -> Self {
        Self { before, rest, ending: 0, opens }
    }

    /// A line with nothing on it but what all lines of a quote begin with.
    pub(super) fn blank(quote: &str, at: usize) -> Self {
        Self::part(quote.trim_end().to_owned(), Span::at(at), None)
    }

    /// The original place of byte `column` of the line.
    pub(super) fn original(&self, column: usize) -> usize {
        self.rest.end.min(self.rest.start + column.saturating_sub(self.before.len()))
    }

    /// The line behind its first `cut` bytes, as a line of a quote.
    pub(super) fn cut(&self, cut: usize, quote: &str) -> Self {
        let kept = self.before.get(cut..).unwrap_or_default();
        let rest = Span::new(self.original(cut), self.rest.end);
        Self { before: format!("{quote}{kept}"), rest, ending: self.ending, opens: None }
    }
}

/// All lines.
pub(super) struct BoxLines {
    lines: Vec<Line>,
    /// Where each begins in the joined text, and where that ends.
    starts: Vec<usize>,
}

impl BoxLines {
    /// Those of `text` from byte `start` on.
    pub(super) fn new(text: &str, start: usize) -> Self {
        let mut lines = Vec::new();
        let mut at = start;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let len = rest.find(['\r', '\n']).unwrap_or(rest.len());
            let after = rest.get(len..).unwrap_or_default();
            let ending = if after.starts_with("\r\n") { 2 } else { after.len().min(1) };
            let rest = Span::new(at, at + len);
            lines.push(Line { before: String::new(), rest, ending, opens: None });
            at += len + ending;
        }
        Self::of(lines)
    }

    pub(super) fn of(lines: Vec<Line>) -> Self {
        let mut starts = Vec::with_capacity(lines.len() + 1);
        let mut at = 0;
        for line in &lines {
            starts.push(at);
            at += line.before.len() + line.rest.len() + 1;
        }
        starts.push(at);
        Self { lines, starts }
    }

    /// The rewritten text of `original`.
    pub(super) fn join(&self, original: &str) -> String {
        let mut text = String::with_capacity(self.starts.last().copied().unwrap_or_default());
        for line in &self.lines {
            text.push_str(&line.before);
            text.push_str(line.rest.of(original));
            text.push('\n');
        }
        text
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Line `index` and what is on it in the joined `text`.
    pub(super) fn get<'t>(&self, text: &'t str, index: usize) -> Option<(&Line, &'t str)> {
        let (start, next) = (self.start(index)?, self.starts.get(index + 1)?);
        Some((self.lines.get(index)?, text.get(start..next - 1)?))
    }

    /// Where line `index` begins in the joined text.
    pub(super) fn start(&self, index: usize) -> Option<usize> {
        self.starts.get(index).copied()
    }

    /// The line that holds byte `offset` of the joined text.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Where boxes begin in the joined text, with their numbers.
    pub(super) fn openings(&self) -> impl Iterator<Item = (usize, usize)> {
        self.lines.iter().zip(&self.starts).filter_map(|(line, start)| {
            let opening = line.opens?;
            Some((start + opening.column, opening.number))
        })
    }

    /// Where in the original that is which is at `span` of the joined text.
    pub(super) fn original(&self, span: Span) -> Span {
        let line = |offset: usize| {
            let index = self.at(offset).min(self.lines.len().saturating_sub(1));
            Some((self.lines.get(index)?, self.start(index)?))
        };
        let place = |offset| {
            line(offset).map_or(0, |(line, start): (&Line, usize)| line.original(offset - start))
        };
        let start = place(span.start);
        if span.is_empty() {
            return Span::at(start);
        }
        // What ends with a line break ends with its line, not where the next one begins.
        let end = line(span.end - 1).map_or(start, |(line, from)| {
            let column = span.end - from;
            let is_whole = column > line.before.len() + line.rest.len();
            line.original(column) + if is_whole { line.ending } else { 0 }
        });
        Span::new(start, end.max(start))
    }
}
