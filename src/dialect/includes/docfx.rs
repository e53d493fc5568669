//! DocFX' `[!INCLUDE [title](a.md)]`, also amid a line, and `[!code-cs[title](a.cs#L1-L5)]`; what its newer syntax makes
//! of the same (`:::code source="a.cs":::`) and of pictures and films.
//!
//! Source: "Markdown" in the documentation of DocFX, "Markdown reference" of Microsoft Learn.

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
    let next = |at: usize| {
        let rest = line.text.get(at..)?;
        Some(at + SIGNS.iter().filter_map(|sign| rest.find(sign)).min()?)
    };
    while let Some(open) = next(at) {
        let rest = line.text.get(open..).unwrap_or_default();
        at = open + 2;
        // An odd number of backticks before it: within code.
        let before = line.text.get(..open).unwrap_or_default();
        if before.matches('`').count() % 2 == 1 {
            continue;
        }
        let is_alone = before.trim().is_empty();
        if let Some((length, replacement)) = made_of(file, rest, settings, before) {
            at = open + length;
            let span = Span::new(open, at).shifted(line.span.start);
            found.push(Directive { span, replacement });
            continue;
        }
        let Some((length, name, target)) = directive(rest) else { continue };
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

const SIGNS: [&str; 2] = ["[!", ":::"];

/// What is for `[!VIDEO address]`, `:::image source="a.png" alt-text="A":::`, `:::image-end:::`,
/// `:::video source="address":::` and, alone on its line, `:::code source="a.cs" range="1-3":::`, with its length.
fn made_of(
    file: &SourceFile,
    text: &str,
    settings: &Settings,
    before: &str,
) -> Option<(usize, Replacement)> {
    if let Some(film) = text.strip_prefix("[!VIDEO ").or_else(|| text.strip_prefix("[!Video ")) {
        let (address, _) = film.split_once(']')?;
        let length = text.len() - film.len() + address.len() + 1;
        return Some((length, Replacement::Made(format!("<{}>", address.trim()))));
    }
    let inside = text.strip_prefix(":::")?;
    let (inside, _) = inside.split_once(":::")?;
    let length = inside.len() + 2 * ":::".len();
    let (name, attributes) = inside.trim().split_once(' ').unwrap_or((inside.trim(), ""));
    let source = attribute(attributes, "source");
    let replacement = match name {
        "image-end" => Replacement::Made(String::new()),
        "image" => {
            let alt = attribute(attributes, "alt-text").unwrap_or_default();
            let alt = alt.replace('[', "\\[").replace(']', "\\]");
            Replacement::Made(format!("![{alt}](<{}>)", source?))
        }
        "video" => Replacement::Made(format!("<{}>", source?)),
        "code" if before.trim().is_empty() => {
            let part = match (attribute(attributes, "range"), attribute(attributes, "id")) {
                (Some(range), _) => format!("?range={range}"),
                (None, Some(id)) => format!("#{id}"),
                (None, None) => String::new(),
            };
            let language = attribute(attributes, "language");
            let name = language.map_or_else(|| "code".to_owned(), |it| format!("code-{it}"));
            let target = format!("{}{part}", source?);
            Replacement::File(code_of(file, &name, &target, settings, before))
        }
        _ => return None,
    };
    Some((length, replacement))
}

/// The value of `name="value"`.
fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = attributes;
    while let Some((key, value)) = rest.split_once("=\"") {
        let (value, behind) = value.split_once('"')?;
        if key.trim() == name {
            return Some(value);
        }
        rest = behind;
    }
    None
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
