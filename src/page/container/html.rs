//! `<div markdown>` of Python-Markdown's `md_in_html`: what is in it is Markdown.
//!
//! To the parser a block of raw HTML ends with the next blank line, so one is put behind each line that opens such an
//! element, and around the line that closes it. Captions of figures hold Markdown in lines of their own.

use std::ops::Range;

use super::lines::{BoxLines, Line};
use crate::diagnostic::Span;

/// Elements that hold blocks.
const HOLDERS: [&str; 14] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "div",
    "fieldset",
    "figure",
    "footer",
    "header",
    "main",
    "nav",
    "section",
];

/// Elements that are open at once; deeper ones are left as they are.
const MOST_OPEN: usize = 50;

/// An element that is open.
struct OpenHolder<'t> {
    name: &'t str,
    holds: Held,
}

/// What an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// HTML
    Html,
    /// Blocks of Markdown: `markdown`, `markdown="1"`, `markdown="block"`.
    Blocks,
    /// Markdown also in the elements that it holds: `markdown="span"`.
    Span,
}

impl Held {
    fn is_markdown(self) -> bool {
        self != Self::Html
    }
}

/// The lines with blank ones around what such elements hold; none where there are no such elements. `is_code` says
/// which lines are code.
pub(super) fn parted(
    lines: &BoxLines,
    text: &str,
    is_code: impl Fn(usize) -> bool,
) -> Option<BoxLines> {
    let mut result: Vec<Line> = Vec::with_capacity(lines.len());
    let mut open: Vec<OpenHolder<'_>> = Vec::new();
    let mut is_any = false;
    for index in 0..lines.len() {
        let Some((line, words)) = lines.get(text, index) else { break };
        let inside = words.trim_start_matches([' ', '\t', '>']);
        let outside = words.get(..words.len() - inside.len()).unwrap_or_default();
        if is_code(index) || !inside.starts_with('<') {
            result.push(line.clone());
            continue;
        }
        let blank = |at| Line::blank(outside, at);
        if let Some(name) = closed(inside) {
            let opened = open.iter().rposition(|it| it.name.eq_ignore_ascii_case(name));
            let opened = opened.map(|at| open.drain(at..).next());
            let is_parted = opened.flatten().is_some_and(|it| it.holds.is_markdown());
            if is_parted {
                result.push(blank(line.rest.start));
            }
            result.push(flush(line, words, is_parted || is_within(&open)));
            if is_parted {
                result.push(blank(line.rest.end));
            }
        } else if let Some((name, holds)) = opened(inside).filter(|_| open.len() < MOST_OPEN) {
            result.push(flush(line, words, holds.is_markdown() || is_within(&open)));
            open.push(OpenHolder { name, holds });
            if holds.is_markdown() {
                is_any = true;
                result.push(blank(line.rest.end));
            }
        } else if is_within(&open) && is_summary(inside) {
            result.push(flush(line, words, true));
            result.push(blank(line.rest.end));
        } else if let Some(text) = paragraph(inside) {
            is_any = true;
            let place = |at: usize| line.original(outside.len() + at);
            let words = Span::new(place(text.start), place(text.end));
            result.push(blank(line.rest.start));
            result.push(Line::part(outside.to_owned(), words, None));
            result.push(blank(line.rest.end));
        } else if let Some(text) = caption(inside, open.last().map(|it| it.holds)) {
            is_any = true;
            let place = |at: usize| line.original(outside.len() + at);
            let part = |range: Range<usize>| {
                let before = outside.trim_end().to_owned();
                Line::part(before, Span::new(place(range.start), place(range.end)), None)
            };
            result.push(blank(line.rest.start));
            result.push(part(0..text.start));
            result.push(blank(place(text.start)));
            result.push(part(text.clone()));
            result.push(blank(place(text.end)));
            result.push(line.cut(outside.len() + text.end, outside.trim_end()));
        } else {
            result.push(line.clone());
        }
    }
    is_any.then(|| BoxLines::of(result))
}

fn is_within(open: &[OpenHolder<'_>]) -> bool {
    open.iter().any(|it| it.holds.is_markdown())
}

/// A tag behind a blank line is code where it is indented.
fn flush(line: &Line, words: &str, may_be_code: bool) -> Line {
    let indent = words.len() - words.trim_start_matches([' ', '\t']).len();
    if may_be_code && indent > 0 { line.cut(indent, "") } else { line.clone() }
}

/// `</div>` alone on its line.
fn closed(line: &str) -> Option<&str> {
    let name = line.trim_end().strip_prefix("</")?.strip_suffix('>')?.trim();
    HOLDERS.iter().any(|it| it.eq_ignore_ascii_case(name)).then_some(name)
}

/// The summary of a fold, alone on its line.
fn is_summary(line: &str) -> bool {
    line.starts_with("<summary") && line.trim_end().ends_with("</summary>")
}

/// The bytes of the text of a caption that is alone on its line and holds Markdown, by itself or by what it is in.
fn caption(line: &str, outer: Option<Held>) -> Option<Range<usize>> {
    let rest = line.strip_prefix("<figcaption")?;
    let (attributes, _) = rest.split_once('>')?;
    let start = line.len() - rest.len() + attributes.len() + 1;
    let text = line.get(start..)?.trim_end().strip_suffix("</figcaption>")?;
    let is_name = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
    let holds = outer == Some(Held::Span) || held(attributes).is_markdown();
    (is_name && holds && !text.trim().is_empty()).then(|| start..start + text.len())
}

/// The bytes of the text of a paragraph that is alone on its line and holds Markdown.
fn paragraph(line: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix("<p")?;
    let (attributes, _) = rest.split_once('>')?;
    let start = line.len() - rest.len() + attributes.len() + 1;
    let text = line.get(start..)?.trim_end().strip_suffix("</p>")?;
    let is_name = attributes.starts_with(char::is_whitespace) && held(attributes).is_markdown();
    (is_name && !text.trim().is_empty() && !text.contains("</p>"))
        .then(|| start..start + text.len())
}

/// The name of an element that a line opens and does not close, and what it is to hold.
fn opened(line: &str) -> Option<(&str, Held)> {
    let line = line.trim_end();
    let tag = line.strip_prefix('<')?;
    let len = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let (name, rest) = tag.split_at_checked(len)?;
    if !HOLDERS.iter().any(|it| it.eq_ignore_ascii_case(name)) {
        return None;
    }
    let attributes = rest.split('>').next().unwrap_or_default();
    let is_open = !line.contains(&format!("</{name}"));
    let ends_with_tag = rest.len() == attributes.len() + 1;
    is_open.then(|| (name, if ends_with_tag { held(attributes) } else { Held::Html }))
}

fn held(attributes: &str) -> Held {
    let mut rest = attributes;
    while let Some(at) = rest.find("markdown") {
        let (before, after) = rest.split_at_checked(at).unwrap_or_default();
        let after = after.strip_prefix("markdown").unwrap_or_default();
        let value = after.trim_start().strip_prefix('=').map(|it| it.trim_start());
        let value = value.map(|it| it.trim_start_matches(['"', '\'']));
        let held = match value {
            None => Held::Blocks,
            Some(value) if value.starts_with('1') || value.starts_with("block") => Held::Blocks,
            Some(value) if value.starts_with("span") => Held::Span,
            Some(_) => Held::Html,
        };
        let is_name = before.ends_with(char::is_whitespace)
            && (after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c == '='));
        if is_name && held.is_markdown() {
            return held;
        }
        rest = after;
    }
    Held::Html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_say_what_they_hold() {
        for line in [
            "<div markdown>",
            "<div class=\"grid cards\" markdown>",
            "<details markdown=\"1\">",
            "<section markdown='block' id=x>",
        ] {
            assert!(opened(line).is_some_and(|(_, held)| held == Held::Blocks), "{line}");
        }
        assert_eq!(opened("<figure markdown=\"span\">"), Some(("figure", Held::Span)));
        for line in [
            "<div>",
            "<div class=\"markdown\">",
            "<div data-markdown>",
            "<div markdown=\"0\">",
            "<div markdown>Text",
            "<span markdown>",
            "<div markdown></div>",
        ] {
            assert!(opened(line).is_none_or(|(_, held)| held == Held::Html), "{line}");
        }
        let span = Some(Held::Span);
        assert_eq!(caption("<figcaption>a *b*</figcaption>", span), Some(12..17));
        assert_eq!(caption("<figcaption markdown>a</figcaption> ", None), Some(21..22));
        for (line, outer) in [
            ("<figcaption>a *b*</figcaption>", None),
            ("<figcaption>a *b*</figcaption>", Some(Held::Blocks)),
            ("<figcaption></figcaption>", span),
            ("<figcaption>a", span),
            ("<figcaptions>a</figcaption>", span),
        ] {
            assert_eq!(caption(line, outer), None, "{line}");
        }
        assert_eq!(closed("</div>"), Some("div"));
        assert_eq!(closed("</span>"), None);
    }
}
