//! mdBook's `{{#include}}`, `{{#rustdoc_include}}`, `{{#playground}}` and `{{#title}}`; `\{{#include}}` is shown.
//!
//! Source: the preprocessor `links` of mdBook 0.5.

use super::region::{RegionForm, Selection};
use super::{Directive, Replacement, Request, beside};
use crate::diagnostic::Span;
use crate::source::SourceFile;

pub(super) fn find(file: &SourceFile, span: Span) -> Vec<Directive> {
    let text = span.of(&file.text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find("{{")).map(|open| at + open) {
        let rest = text.get(open..).unwrap_or_default();
        let is_escaped = text.get(at..open).is_some_and(|before| before.ends_with('\\'));
        if let Some(length) = escaped(rest).filter(|_| is_escaped) {
            let span = Span::new(open - 1, open).shifted(span.start);
            found.push(Directive { span, replacement: Replacement::Made(String::new()) });
            at = open + length;
        } else if let Some((length, replacement)) = directive(file, rest) {
            let span = Span::new(open, open + length).shifted(span.start);
            found.push(Directive { span, replacement });
            at = open + length;
        } else {
            at = open + "{{".len();
        }
    }
    found
}

/// The length of `{{#…}}`, which reaches to the last braces of the line.
fn escaped(text: &str) -> Option<usize> {
    let line = text.lines().next().filter(|line| line.starts_with("{{#"))?;
    Some(line.rfind("}}").filter(|close| *close >= 3)? + "}}".len())
}

/// `{{#name argument …}}`
fn directive(file: &SourceFile, text: &str) -> Option<(usize, Replacement)> {
    let inner = text.strip_prefix("{{")?;
    let inner = inner
        .get(..inner.find('}')?)
        .filter(|inner| text.get(2 + inner.len()..).is_some_and(|rest| rest.starts_with("}}")))?;
    let length = inner.len() + "{{}}".len();
    let call = inner.trim_start().strip_prefix('#')?;
    if let Some(made) = tabs(call.trim()) {
        return Some((length, Replacement::Made(made)));
    }
    let (name, arguments) = call.split_once(char::is_whitespace)?;
    let mut arguments = arguments.split_whitespace();
    let first = arguments.next()?;
    let replacement = match name {
        "title" => Replacement::Made(String::new()),
        "include" | "rustdoc_include" => {
            let (path, part) = first.split_once(':').unwrap_or((first, ""));
            Replacement::File(Request::new(path, beside(file, path), selection(part)))
        }
        "playground" | "playpen" => {
            let request = Request::new(first, beside(file, first), Selection::WholeTrimmed);
            let attributes: Vec<&str> = arguments.collect();
            let joint = if attributes.is_empty() { "" } else { "," };
            let fence = Some(format!("rust{joint}{}", attributes.join(",")));
            Replacement::File(Request { fence, ..request })
        }
        _ => return None,
    };
    Some((length, replacement))
}

/// The tabs of the preprocessor mdbook-tabs: `{{#tabs }}`, `{{#tab name="Linux" }}`, `{{#endtab }}`, `{{#endtabs }}`.
fn tabs(call: &str) -> Option<String> {
    let (name, arguments) = call.split_once(char::is_whitespace).unwrap_or((call, ""));
    match name {
        "tabs" | "endtabs" => Some(String::new()),
        "tab" => {
            let (_, title) = arguments.split_once("name=")?;
            let mark = title.chars().next().filter(|mark| "\"'".contains(*mark))?;
            let title = title.get(1..)?.split(mark).next()?.trim();
            (!title.is_empty()).then(|| format!(":::tab {title}"))
        }
        "endtab" => Some(":::".to_owned()),
        _ => None,
    }
}

/// `2`, `2:`, `:10`, `2:10`, `name`
fn selection(part: &str) -> Selection {
    let mut parts = part.splitn(3, ':');
    let first = parts.next().unwrap_or_default();
    let end = parts.next().map(|end| end.parse::<usize>().ok());
    match (first.parse::<usize>(), end) {
        (Ok(start), None) => Selection::lines(start.max(1) - 1, Some(start.max(1))),
        (Ok(start), Some(end)) => Selection::lines(start.max(1) - 1, end),
        (Err(_), _) if !first.is_empty() => Selection::Region(RegionForm::Anchor, first.to_owned()),
        (Err(_), Some(Some(end))) => Selection::lines(0, Some(end)),
        (Err(_), _) => Selection::WholeTrimmed,
    }
}
