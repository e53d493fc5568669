//! Which part of a file is included: lines by number, or a region that the file names.

use super::lines::{SourceLine, indent, lines};
use crate::diagnostic::Span;
use crate::source::IncludeCause;

/// The part of a file that a directive includes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Selection {
    /// All bytes.
    Whole,
    /// All lines without the last line break.
    WholeTrimmed,
    /// All bytes behind the front matter.
    Body,
    /// The same without the last line break.
    BodyTrimmed,
    /// Lines, counted from 0, up to the second one.
    Lines(Vec<(LineNumber, Option<LineNumber>)>),
    /// A named region.
    Region(RegionForm, String),
    /// Lines of a named region.
    LinesOfRegion(RegionForm, String, usize, Option<usize>),
}

/// A number of a line; negative ones count from the end.
pub(super) type LineNumber = i64;

/// How a file names its regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RegionForm {
    /// mdBook: `ANCHOR: name`, `ANCHOR_END: name`
    Anchor,
    /// Python-Markdown: `--8<-- [start:name]`, `--8<-- [end:name]`
    Section,
    /// Editors: `#region name`, `#endregion`
    Editor,
    /// DocFX: `<name>`, `</name>` in a comment, or as editors.
    Tag,
}

/// What a line says about regions.
enum RegionMark<'t> {
    Start(&'t str),
    End(&'t str),
}

impl Selection {
    pub(super) fn lines(start: usize, end: Option<usize>) -> Self {
        let number = |line: usize| i64::try_from(line).unwrap_or(i64::MAX);
        Self::Lines(vec![(number(start), end.map(number))])
    }

    /// Whether it leads to the same text again and again where a file includes itself.
    pub(super) fn repeats(&self, other: &Self) -> bool {
        let is_whole = |it: &Self| {
            matches!(it, Self::Whole | Self::WholeTrimmed | Self::Body | Self::BodyTrimmed)
        };
        self == other || is_whole(self) && is_whole(other)
    }

    /// Why there are no [`Selection::spans`].
    pub(super) fn missing(&self) -> IncludeCause {
        match self {
            Self::Region(_, name) | Self::LinesOfRegion(_, name, ..) => {
                IncludeCause::NoRegion(name.clone())
            }
            _ => IncludeCause::Missing,
        }
    }

    /// The bytes of a text, lines without their last breaks; none where there is no such region.
    pub(super) fn spans(&self, text: &str) -> Option<Vec<Span>> {
        let all = Span::new(0, text.len());
        let numbered = || lines(text, all).collect::<Vec<SourceLine<'_>>>();
        Some(match self {
            Self::Whole => vec![all],
            Self::WholeTrimmed => joined(&numbered().iter().collect::<Vec<_>>()),
            Self::Body => vec![Span::new(front_matter(text), text.len())],
            Self::BodyTrimmed => {
                let end = text.trim_end_matches(['\r', '\n']).len();
                vec![Span::new(front_matter(text).min(end), end)]
            }
            Self::Lines(ranges) => {
                let numbered = numbered();
                let range = |(start, end): &(LineNumber, Option<LineNumber>)| {
                    joined(&slice(&numbered, *start, *end))
                };
                ranges.iter().flat_map(range).collect()
            }
            Self::Region(form, name) => form.spans(&form.region(&numbered(), name)?),
            Self::LinesOfRegion(form, name, start, end) => {
                let (numbered, end) = (numbered(), end.unwrap_or(usize::MAX));
                let region = form.region(&numbered, name)?;
                let count = end.saturating_sub(*start);
                form.spans(&region.into_iter().skip(*start).take(count).collect::<Vec<_>>())
            }
        })
    }
}

fn slice<'l, 't>(
    numbered: &'l [SourceLine<'t>],
    start: LineNumber,
    end: Option<LineNumber>,
) -> Vec<&'l SourceLine<'t>> {
    let total = i64::try_from(numbered.len()).unwrap_or(i64::MAX);
    let at = |line: i64, from_end: i64| {
        let line = if line < 0 { (total + from_end).saturating_add(line) } else { line };
        usize::try_from(line.clamp(0, total)).unwrap_or_default()
    };
    let (start, end) = (at(start, 0), end.map_or(numbered.len(), |end| at(end, 1)));
    numbered.iter().take(end).skip(start).collect()
}

/// Lines as spans, those that follow each other as one.
fn joined(lines: &[&SourceLine<'_>]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut next = None;
    for line in lines {
        match spans.last_mut().filter(|_| next == Some(line.span.start)) {
            Some(last) => last.end = line.span.end,
            None => spans.push(line.span),
        }
        next = Some(line.next);
    }
    spans
}

/// Where the text behind a front matter begins.
fn front_matter(text: &str) -> usize {
    let mut all = lines(text, Span::new(0, text.len()));
    if all.next().is_none_or(|first| first.text.trim_end() != "---") {
        return 0;
    }
    all.find(|line| line.text.trim_end() == "---").map_or(0, |line| line.next)
}

impl RegionForm {
    /// The lines of a region without its marks and those of other regions; none where it does not begin.
    fn region<'l, 't>(
        self,
        numbered: &'l [SourceLine<'t>],
        name: &str,
    ) -> Option<Vec<&'l SourceLine<'t>>> {
        let begins = |line: &SourceLine<'_>| matches!(self.mark(line.text), Some(RegionMark::Start(it)) if it == name);
        let first = numbered.iter().position(begins)?;
        let mut found = Vec::new();
        let mut depth = 1_usize;
        for line in numbered.iter().skip(first + 1) {
            match self.mark(line.text) {
                None => found.push(line),
                // Editors' regions need not say which one ends.
                Some(RegionMark::End("")) => depth -= 1,
                Some(RegionMark::End(ended)) if ended == name => break,
                Some(RegionMark::End(_)) => depth = depth.saturating_sub(1).max(1),
                Some(RegionMark::Start(_)) => depth += 1,
            }
            if depth == 0 {
                break;
            }
        }
        Some(found)
    }

    /// The bytes of the lines of a region, for editors' regions without the indentation that all lines have.
    fn spans(self, region: &[&SourceLine<'_>]) -> Vec<Span> {
        if !matches!(self, Self::Editor | Self::Tag) {
            return joined(region);
        }
        let written = region.iter().filter(|line| !line.text.trim().is_empty());
        let common = written.map(|line| indent(line.text).len()).min().unwrap_or_default();
        if common == 0 {
            return joined(region);
        }
        let cut = |line: &&SourceLine<'_>| {
            Span::new((line.span.start + common).min(line.span.end), line.span.end)
        };
        region.iter().map(cut).collect()
    }

    fn mark(self, line: &str) -> Option<RegionMark<'_>> {
        match self {
            Self::Anchor => anchor(line),
            Self::Section => section(line),
            Self::Editor => editor(line),
            Self::Tag => tag(line).or_else(|| editor(line)),
        }
    }
}

fn anchor(line: &str) -> Option<RegionMark<'_>> {
    let name = |rest: &'_ str| {
        let rest = rest.trim_start();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
        let end = end.unwrap_or(rest.len());
        (end > 0).then_some(end)
    };
    for (mark, is_start) in [("ANCHOR_END:", false), ("ANCHOR:", true)] {
        let Some((_, rest)) = line.split_once(mark) else { continue };
        let rest = rest.trim_start();
        let name = rest.get(..name(rest)?)?;
        return Some(if is_start { RegionMark::Start(name) } else { RegionMark::End(name) });
    }
    None
}

fn section(line: &str) -> Option<RegionMark<'_>> {
    let (before, rest) = line.split_once("-8<-")?;
    if before.trim_end_matches('-').ends_with(';') {
        return None;
    }
    let rest = rest.trim_start_matches('-');
    let (inside, _) = rest.trim_start().strip_prefix('[')?.split_once(']')?;
    let (kind, name) = inside.split_once(':')?;
    match kind.trim().to_lowercase().as_str() {
        "start" => Some(RegionMark::Start(name.trim())),
        "end" => Some(RegionMark::End(name.trim())),
        _ => None,
    }
}

/// `//#region a`, `// #region a`, `<!-- #region a -->`, `/* #region a */`, `#region a`, `# region a`, `#pragma region a`
fn editor(line: &str) -> Option<RegionMark<'_>> {
    const OPENINGS: [&str; 10] =
        ["//", "<!--", "/*", "(*", "--", "::", "@REM", "REM", "#pragma", "%"];
    let line = line.trim();
    let opening = OPENINGS.iter().find_map(|opening| line.strip_prefix(opening));
    let rest = opening.unwrap_or(line).trim_start();
    let word = rest.strip_prefix('#').map(str::trim_start);
    let word = word.or(opening.is_some().then_some(rest))?;
    let word = word.strip_prefix(['e', 'E']).map_or((word, true), |it| match it.get(..2) {
        Some("nd") => (it.get(2..).unwrap_or_default().trim_start(), false),
        _ => (word, true),
    });
    let (word, is_start) = word;
    let name = ["region", "Region"].iter().find_map(|known| word.strip_prefix(known))?;
    if !(name.is_empty() || name.starts_with(|c: char| !c.is_alphanumeric())) {
        return None;
    }
    let name = name.trim();
    let name = ["-->", "*/", "*)"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let name = name.trim();
    Some(if is_start { RegionMark::Start(name) } else { RegionMark::End(name) })
}

/// `// <name>`, `// </name>`, `<!-- <name> -->`
fn tag(line: &str) -> Option<RegionMark<'_>> {
    let line = line.trim();
    let openings = ["//", "#", "<!--", "'", "--", "%", ";"];
    let inside = openings.iter().find_map(|opening| line.strip_prefix(opening))?.trim();
    let inside = inside.strip_suffix("-->").unwrap_or(inside).trim();
    let name = inside.strip_prefix('<')?.strip_suffix('>')?;
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
    };
    match name.strip_prefix('/') {
        Some(name) => is_name(name).then_some(RegionMark::End(name)),
        None => is_name(name).then_some(RegionMark::Start(name)),
    }
}
