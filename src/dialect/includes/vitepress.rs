//! `VitePress`' `<<< @/a.ts#region{1,3 ts} [title]` and `<!--@include: ./a.md#region{2,5}-->`.

use super::lines::{SourceLine, indent, lines};
use super::region::{RegionForm, Selection};
use super::{Directive, Replacement, Request, Settings, below, beside};
use crate::diagnostic::Span;
use crate::source::SourceFile;

pub(super) fn find(file: &SourceFile, span: Span, settings: &Settings) -> Vec<Directive> {
    let mut found = Vec::new();
    let mut in_list = false;
    for line in lines(&file.text, span) {
        in_list = goes_on(&line, in_list);
        let is_code = line.in_code || (is_deep(line.text) && !in_list);
        match (!is_code).then(|| code(file, &line, settings)).flatten() {
            Some(directive) => found.push(directive),
            None => comments(file, &line, settings, &mut found),
        }
    }
    found
}

/// Whether the line is part of a list, by what comes before it.
fn goes_on(line: &SourceLine<'_>, in_list: bool) -> bool {
    let text = line.text.trim_start();
    let is_item = text.starts_with(['-', '*', '+']) && text.get(1..2) == Some(" ")
        || text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ");
    is_item || in_list && (text.is_empty() || text.len() < line.text.len())
}

/// Whether it is indented as code is.
fn is_deep(line: &str) -> bool {
    let indent = indent(line);
    indent.contains('\t') || indent.len() >= 4
}

/// `<<< path#region{lines language attributes} [title]`
fn code(file: &SourceFile, line: &SourceLine<'_>, settings: &Settings) -> Option<Directive> {
    let text = line.text.trim();
    let rest = text.strip_prefix("<<<")?;
    let rest = rest.trim_start();
    let (rest, title) = match rest.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        Some((rest, title)) => (rest.trim_end(), Some(title)),
        None => (rest, None),
    };
    let (rest, meta) = match rest.strip_suffix('}').and_then(|rest| rest.rsplit_once('{')) {
        Some((rest, meta)) => (rest.trim_end(), meta),
        None => (rest, ""),
    };
    let (path, region) = rest.split_once('#').unwrap_or((rest, ""));
    let name = path.rsplit('/').next().unwrap_or_default();
    if path.is_empty() || path.contains(char::is_whitespace) {
        return None;
    }
    let selection = match region {
        "" => Selection::WholeTrimmed,
        region => Selection::Region(RegionForm::Editor, region.to_owned()),
    };
    let request = Request::new(path, resolve(file, path, settings), selection);
    let indent = indent(line.text);
    let fence = Some(info(name, meta, title.unwrap_or(name)));
    let span = Span::new(line.span.start + indent.len(), line.span.end);
    let request = Request { fence, indent: indent.to_owned(), ..request };
    Some(Directive { span, replacement: Replacement::File(request) })
}

/// The info string of the fence: `ts{1,3} [title]`.
fn info(name: &str, meta: &str, title: &str) -> String {
    let is_lines = |word: &&str| word.chars().all(|c| c.is_ascii_digit() || ",-".contains(c));
    let mut words = meta.split_whitespace().peekable();
    let lines = words.next_if(is_lines).map(|lines| format!("{{{lines}}}")).unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let language = words.next().unwrap_or(ending);
    let attributes: String = words.map(|word| format!(" {word}")).collect();
    format!("{language}{lines} [{title}]{attributes}")
}

/// All `<!-- @include: path#region{2,5} -->` of a line, in code as well.
fn comments(
    file: &SourceFile,
    line: &SourceLine<'_>,
    settings: &Settings,
    found: &mut Vec<Directive>,
) {
    let mut at = 0;
    while let Some(open) = line.text.get(at..).and_then(|rest| rest.find("<!--")) {
        let start = at + open;
        at = start + "<!--".len();
        let Some(rest) = line.text.get(at..) else { return };
        let Some(close) = rest.find("-->") else { return };
        let inside = rest.get(..close).unwrap_or_default().trim();
        let Some(written) = inside.strip_prefix("@include:").map(str::trim) else { continue };
        at += close + "-->".len();
        if !written.is_empty() {
            let span = Span::new(start, at).shifted(line.span.start);
            let replacement = Replacement::File(text(file, written, settings));
            found.push(Directive { span, replacement });
        }
    }
}

/// `path#region{2,5}`
fn text(file: &SourceFile, written: &str, settings: &Settings) -> Request {
    let (rest, range) = match written.strip_suffix('}').and_then(|rest| rest.rsplit_once('{')) {
        Some((rest, range)) => (rest, range.split_once(',')),
        None => (written, None),
    };
    let (path, region) = rest.split_once('#').map_or((rest, None), |(path, it)| (path, Some(it)));
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let range = range.map(|(start, end)| (number(start).unwrap_or(1).max(1) - 1, number(end)));
    let selection = match (region, range) {
        (Some(name), Some((start, end))) => {
            Selection::LinesOfRegion(RegionForm::Editor, name.to_owned(), start, end)
        }
        (Some(name), None) => Selection::Region(RegionForm::Editor, name.to_owned()),
        (None, Some((start, end))) => Selection::lines(start, end),
        (None, None) if path.ends_with(".md") => Selection::Body,
        (None, None) => Selection::Whole,
    };
    Request::new(path, resolve(file, path, settings), selection)
}

/// `@/a.md` and `@a.md` are relative to the folder of the sources.
fn resolve(file: &SourceFile, path: &str, settings: &Settings) -> Option<String> {
    match path.strip_prefix('@') {
        Some(path) => {
            let path = path.strip_prefix('/').unwrap_or(path);
            below(settings.src.as_deref().unwrap_or_default(), path)
        }
        None => beside(file, path),
    }
}
