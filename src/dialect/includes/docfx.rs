//! DocFX' `[!INCLUDE [title](a.md)]`, also amid a line, and `[!code-cs[title](a.cs#L1-L5)]`.

use percent_encoding::percent_decode_str;

use super::lines::{SourceLine, indent, lines};
use super::region::{RegionForm, Selection};
use super::{Directive, Replacement, Request, Settings, below, beside};
use crate::diagnostic::Span;
use crate::source::SourceFile;

pub(super) fn find(file: &SourceFile, span: Span, settings: &Settings) -> Vec<Directive> {
    let mut found = Vec::new();
    for line in lines(&file.text, span).filter(|line| !line.in_code) {
        of_line(file, &line, settings, &mut found);
    }
    found
}

fn of_line(
    file: &SourceFile,
    line: &SourceLine<'_>,
    settings: &Settings,
    found: &mut Vec<Directive>,
) {
    let mut at = 0;
    while let Some(open) = line.text.get(at..).and_then(|rest| rest.find("[!")).map(|it| at + it) {
        let rest = line.text.get(open..).unwrap_or_default();
        at = open + "[!".len();
        // An odd number of backticks before it: within code.
        let before = line.text.get(..open).unwrap_or_default();
        if before.matches('`').count() % 2 == 1 {
            continue;
        }
        let Some((length, name, target)) = directive(rest) else { continue };
        let is_alone = before.trim().is_empty();
        let request = match name.to_lowercase().as_str() {
            "include" => {
                let path = decoded(target);
                Request::new(target, resolve(file, &path, settings), Selection::BodyTrimmed)
            }
            code if is_alone && (code == "code" || code.starts_with("code-")) => {
                code_of(file, code, target, settings, before)
            }
            _ => continue,
        };
        at = open + length;
        let span = Span::new(open, at).shifted(line.span.start);
        found.push(Directive { span, replacement: Replacement::File(request) });
    }
}

/// `[!name [title](target "title")]`: its length, the name and the target.
fn directive(text: &str) -> Option<(usize, &str, &str)> {
    let inner = text.strip_prefix("[!")?;
    let (name, rest) = inner.split_once('[')?;
    let (_, rest) = rest.split_once("](")?;
    let (target, rest) = rest.split_once(')')?;
    let rest = rest.trim_start().strip_prefix(']')?;
    let target = target.split_whitespace().next()?;
    let is_name = name.trim_end().chars().all(|c| c.is_ascii_alphanumeric() || "-+#_".contains(c));
    is_name.then(|| (text.len() - rest.len(), name.trim_end(), target))
}

fn decoded(target: &str) -> String {
    percent_decode_str(target).decode_utf8_lossy().into_owned()
}

/// `~/a.md` is relative to the folder of the project.
fn resolve(file: &SourceFile, path: &str, settings: &Settings) -> Option<String> {
    match path.strip_prefix("~/") {
        Some(path) => below(settings.src.as_deref().unwrap_or_default(), path),
        None => beside(file, path),
    }
}

fn code_of(
    file: &SourceFile,
    name: &str,
    target: &str,
    settings: &Settings,
    before: &str,
) -> Request {
    let (rest, fragment) = target.split_once('#').unwrap_or((target, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = decoded(path);
    let language = name.strip_prefix("code-").map(str::to_owned);
    let ending = || path.rsplit_once('.').map_or("", |(_, ending)| ending).to_owned();
    let selection = selection(query, fragment);
    let request = Request::new(target, resolve(file, &path, settings), selection);
    let fence = Some(language.unwrap_or_else(ending));
    Request { fence, indent: indent(before).to_owned(), ..request }
}

/// `#L1-L5`, `#name`, `?name=a`, `?range=1-3,7`, `?start=2&end=4`
fn selection(query: &str, fragment: &str) -> Selection {
    let value = |key: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(name, _)| *name == key).map(|(_, value)| value)
    };
    let region = |name: &str| Selection::Region(RegionForm::Tag, name.to_owned());
    let number = |text: &str| text.trim().trim_start_matches('L').parse::<i64>().ok();
    let range = |text: &str| {
        let (start, end) = text.split_once('-').unwrap_or((text, text));
        Some((number(start)?.max(1) - 1, number(end)))
    };
    if let Some(name) = value("name") {
        return region(name);
    }
    if let Some(ranges) = value("range") {
        return Selection::Lines(ranges.split(',').filter_map(range).collect());
    }
    if let Some(start) = value("start").and_then(number) {
        return Selection::Lines(vec![(start.max(1) - 1, value("end").and_then(number))]);
    }
    match (fragment, range(fragment)) {
        ("", _) => Selection::WholeTrimmed,
        (_, Some(range)) if fragment.starts_with('L') => Selection::Lines(vec![range]),
        _ => region(fragment),
    }
}
