//! `<div markdown>` of Python-Markdown's `md_in_html`: what stands in it is Markdown.
//!
//! To the parser a block of raw HTML ends with the next blank line, so one is put behind each line that opens such an
//! element, and around the line that closes it.

use super::lines::{BoxLines, Line};

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
    /// Whether Markdown stands in it.
    is_parted: bool,
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
            let is_parted = opened.flatten().is_some_and(|it| it.is_parted);
            if is_parted {
                result.push(blank(line.rest.start));
            }
            result.push(flush(line, words, is_parted || is_within(&open)));
            if is_parted {
                result.push(blank(line.rest.end));
            }
        } else if let Some((name, is_parted)) = opened(inside).filter(|_| open.len() < MOST_OPEN) {
            result.push(flush(line, words, is_parted || is_within(&open)));
            open.push(OpenHolder { name, is_parted });
            if is_parted {
                is_any = true;
                result.push(blank(line.rest.end));
            }
        } else {
            result.push(line.clone());
        }
    }
    is_any.then(|| BoxLines::of(result))
}

fn is_within(open: &[OpenHolder<'_>]) -> bool {
    open.iter().any(|it| it.is_parted)
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

/// The name of an element that a line opens and does not close, and whether it is to hold Markdown.
fn opened(line: &str) -> Option<(&str, bool)> {
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
    is_open.then(|| (name, ends_with_tag && holds_markdown(attributes)))
}

/// `markdown`, `markdown="1"`, `markdown="block"`
fn holds_markdown(attributes: &str) -> bool {
    let mut rest = attributes;
    while let Some(at) = rest.find("markdown") {
        let (before, after) = rest.split_at_checked(at).unwrap_or_default();
        let after = after.strip_prefix("markdown").unwrap_or_default();
        let value = after.trim_start().strip_prefix('=').map(|it| it.trim_start());
        let value = value.map(|it| it.trim_start_matches(['"', '\'']));
        let is_block = value.is_none_or(|it| it.starts_with('1') || it.starts_with("block"));
        let is_name = before.ends_with(char::is_whitespace)
            && (after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c == '='));
        if is_name && is_block {
            return true;
        }
        rest = after;
    }
    false
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
            assert!(opened(line).is_some_and(|(_, is_parted)| is_parted), "{line}");
        }
        for line in [
            "<div>",
            "<div class=\"markdown\">",
            "<div data-markdown>",
            "<div markdown=\"0\">",
            "<figure markdown=\"span\">",
            "<div markdown>Text",
            "<span markdown>",
            "<div markdown></div>",
        ] {
            assert!(opened(line).is_none_or(|(_, is_parted)| !is_parted), "{line}");
        }
        assert_eq!(closed("</div>"), Some("div"));
        assert_eq!(closed("</span>"), None);
    }
}
