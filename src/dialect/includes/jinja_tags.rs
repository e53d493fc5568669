//! Where tags of Jinja are in a text, and which of them belong together.

use crate::diagnostic::Span;

/// The longest tag, in bytes: what is open for longer was never closed.
const LONGEST: usize = 2_000;

/// A tag.
pub(super) struct JinjaTag<'t> {
    /// With the white space that `-` at its ends takes away.
    pub(super) span: Span,
    pub(super) kind: TagKind,
    /// What is between its marks.
    inner: &'t str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagKind {
    /// `{{ x }}`
    Expression,
    /// `{% x %}`
    Statement,
    /// `{# x #}`
    Comment,
    /// `{% raw %}`, `{% endraw %}`
    Raw,
}

impl<'t> JinjaTag<'t> {
    /// Whether it does without repeating texts and lists, the only operation that makes much of little.
    pub(super) fn is_cheap(&self) -> bool {
        !self.inner.contains('*')
    }

    /// The first word of a statement.
    pub(super) fn name(&self) -> &'t str {
        match self.kind {
            TagKind::Statement => self.inner.split_whitespace().next().unwrap_or_default(),
            _ => "",
        }
    }

    /// What follows the first word of a statement.
    pub(super) fn arguments(&self) -> &'t str {
        self.inner.strip_prefix(self.name()).unwrap_or_default().trim()
    }
}

/// The tags within `span` of a text; of raw parts only their ends.
pub(super) fn tags(text: &str, span: Span) -> Vec<JinjaTag<'_>> {
    let mut found = Vec::new();
    let mut at = span.start;
    let mut is_raw = false;
    while let Some((open, kind, close)) = next(text, Span::new(at, span.end)) {
        let inner = Span::new(open + 2, (open + 2 + LONGEST).min(span.end));
        let length = position(inner, text, close);
        let Some(length) = length else {
            at = open + 2;
            continue;
        };
        let end = open + 2 + length + 2;
        let written = Span::new(open + 2, end - 2).of(text);
        let inner = written.trim_matches(['-', '+']).trim();
        let is_statement = kind == TagKind::Statement;
        if is_raw && !(is_statement && inner == "endraw") {
            at = open + 2;
            continue;
        }
        let kind = match inner {
            "raw" | "endraw" if is_statement => {
                is_raw = inner == "raw";
                TagKind::Raw
            }
            _ => kind,
        };
        at = end;
        if inner.is_empty() && kind != TagKind::Comment {
            continue;
        }
        let outer = trimmed(text, Span::new(open, end), span, written);
        at = at.max(outer.end);
        let start =
            found.last().map_or(outer.start, |it: &JinjaTag<'_>| outer.start.max(it.span.end));
        found.push(JinjaTag { span: Span::new(start, outer.end), kind, inner });
    }
    found
}

/// The next opening and what closes it.
fn next(text: &str, span: Span) -> Option<(usize, TagKind, &'static [u8; 2])> {
    let bytes = text.as_bytes().get(span.start..span.end)?;
    bytes.windows(2).enumerate().find_map(|(at, pair)| {
        let (kind, close) = match pair {
            b"{{" => (TagKind::Expression, b"}}"),
            b"{%" => (TagKind::Statement, b"%}"),
            b"{#" => (TagKind::Comment, b"#}"),
            _ => return None,
        };
        Some((span.start + at, kind, close))
    })
}

fn position(span: Span, text: &str, close: &[u8; 2]) -> Option<usize> {
    text.as_bytes().get(span.start..span.end)?.windows(2).position(|pair| pair == close)
}

/// A tag with the white space around it that `{%-` and `-%}` take away.
fn trimmed(text: &str, tag: Span, within: Span, written: &str) -> Span {
    let before = Span::new(within.start, tag.start).of(text);
    let behind = Span::new(tag.end, within.end).of(text);
    let start =
        if written.starts_with('-') { within.start + before.trim_end().len() } else { tag.start };
    let end = if written.ends_with('-') { within.end - behind.trim_start().len() } else { tag.end };
    Span::new(start, end)
}

/// For each tag that begins or continues a condition or a loop the number of the next one that belongs to it.
pub(super) fn partners(tags: &[JinjaTag<'_>]) -> Vec<Option<usize>> {
    let mut partners = vec![None; tags.len()];
    let mut open: Vec<(&str, usize)> = Vec::new();
    for (number, tag) in tags.iter().enumerate() {
        let block = match tag.name() {
            name @ ("if" | "for") => {
                open.push((name, number));
                continue;
            }
            "elif" | "else" => open.last().map_or("", |(block, _)| block),
            "endif" => "if",
            "endfor" => "for",
            _ => continue,
        };
        let Some((_, last)) = open.pop_if(|(known, _)| *known == block) else { continue };
        if let Some(partner) = partners.get_mut(last) {
            *partner = Some(number);
        }
        if !tag.name().starts_with("end") {
            open.push((block, number));
        }
    }
    partners
}
