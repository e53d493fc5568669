//! The lines of a text and which of them are fenced code.

use crate::diagnostic::Span;

/// A line without its break.
pub(super) struct SourceLine<'t> {
    /// The bytes in the text.
    pub(super) span: Span,
    pub(super) text: &'t str,
    /// Whether it is, or delimits, fenced code.
    pub(super) in_code: bool,
    /// The info string, where the line opens fenced code.
    pub(super) opens: Option<&'t str>,
    /// Where the next line begins.
    pub(super) next: usize,
}

/// The lines of `text` within `span`.
pub(super) fn lines(text: &str, span: Span) -> impl Iterator<Item = SourceLine<'_>> {
    let mut at = span.start;
    let mut open: Option<(char, usize)> = None;
    let within = span.of(text).split_inclusive('\n');
    within.map(move |line| {
        let start = at;
        at += line.len();
        let text = line.strip_suffix('\n').unwrap_or(line);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let was_open = open.is_some();
        let opens = fenced(text, &mut open);
        SourceLine {
            span: Span::new(start, start + text.len()),
            text,
            in_code: was_open || opens.is_some(),
            opens,
            next: at,
        }
    })
}

/// Follows fences, and gives the info string of one that opens here.
fn fenced<'t>(line: &'t str, open: &mut Option<(char, usize)>) -> Option<&'t str> {
    let text = line.trim_start_matches([' ', '\t', '>']);
    let mark = text.chars().next().filter(|mark| ['`', '~'].contains(mark))?;
    let rest = text.trim_start_matches(mark);
    let length = text.len() - rest.len();
    match *open {
        Some((known, least)) => {
            if known == mark && length >= least && rest.trim().is_empty() {
                *open = None;
            }
            None
        }
        None if length >= 3 && !(mark == '`' && rest.contains('`')) => {
            *open = Some((mark, length));
            Some(rest.trim())
        }
        None => None,
    }
}

/// A fence that nothing in these bytes closes.
pub(super) fn fence(text: &str, spans: &[Span]) -> String {
    let runs = spans.iter().flat_map(|span| span.of(text).split(|c| c != '`'));
    "`".repeat(runs.map(str::len).max().unwrap_or_default().max(2) + 1)
}

/// The white space that a line begins with.
pub(super) fn indent(line: &str) -> &str {
    let rest = line.trim_start_matches([' ', '\t']);
    line.get(..line.len() - rest.len()).unwrap_or_default()
}
