//! Boxes of other generators: `!!! note` and `=== "Tab"` of `MkDocs`, `:::tip` of Docusaurus and
//! `VitePress`, `> [!faq]- Title` of Obsidian, `# [Tab](#tab/id)` of DocFX, the headings below `# Title {.tabset}` of
//! Wiki.js.
//!
//! The Markdown parser does not know them, so the text is rewritten with boxes as block quotes whose first
//! paragraph is the title, and parsed again:
//!
//! ```text
//! original                      rewritten
//! !!! note "Read this"          > ▯Read this       ▯ marks the title
//!                               >
//!     Text with *emphasis*.     > Text with *emphasis*.
//! After.                        After.
//! ```
//!
//! Each rewritten line keeps a mapping to the original, so all spans refer to the original text. The first
//! parse shows which lines are code or raw HTML, where no box can begin. Nested boxes need one round per
//! level, because a box shows only after the one around it has become a quote.

mod fences;
mod html;
mod lines;
mod marker;
mod tabset;

use std::collections::{HashMap, HashSet};

use super::elements::{Container, ContainerKind};
use super::event::{Event, SpannedEvent, Tag};
use super::ids::{ById, ContainerId};
use crate::diagnostic::{Span, Spanned};
use crate::dialect::Extensions;
use fences::Fences;
use lines::{BoxLines, Line, Opening};
use marker::{BoxForm, BoxMarker, closing, heading};
use tabset::Tabsets;

/// The blocks of a text that decide where boxes can begin.
pub(super) struct Blocks {
    /// Code and raw HTML.
    pub(super) verbatim: Vec<Span>,
    /// Code.
    pub(super) code: Vec<Span>,
    /// The starts of block quotes that are not alerts, in order.
    pub(super) quotes: Vec<usize>,
}

/// The deepest nesting of boxes; deeper ones are left as typed.
const DEEPEST: usize = 8;

/// Marks a title, which must not be parsed as anything but a paragraph (a tag, a list, code). A Unicode
/// noncharacter, which texts do not contain.
const MARK: &str = "\u{fdd3}";

/// The event without the title mark.
pub(super) fn without_mark(event: SpannedEvent) -> SpannedEvent {
    let Event::Text(text) = &event.value else { return event };
    let Some(rest) = text.strip_prefix(MARK) else { return event };
    let Span { start, end } = event.span;
    Spanned::new(Event::Text(rest.into()), Span::new(end.min(start + MARK.len()), end))
}

/// Most pages have no box and are parsed once.
fn may_hold_any(text: &str, extensions: Extensions) -> bool {
    ["!!!", "???", ":::", "=== ", "[!", "](#tab/", tabset::MARK]
        .iter()
        .any(|sign| text.contains(sign))
        || extensions.slash_blocks && text.contains("///")
        || extensions.markdown_in_html && text.contains("markdown")
}

/// A text with boxes rewritten as block quotes.
pub(super) struct Rewritten {
    /// The text.
    pub(super) text: String,
    lines: BoxLines,
    boxes: Vec<FoundBox>,
}

/// The beginning of a box.
struct FoundBox {
    marker: BoxMarker,
    /// The title.
    title: Option<String>,
    /// The start of its line in the original.
    at: usize,
}

/// Rewrites `text` from byte `start` on; none where it has no boxes besides those that begin at one of `but`.
/// `blocks` finds the blocks of a text.
pub(super) fn rewrite(
    text: &str,
    start: usize,
    but: &HashSet<usize>,
    extensions: Extensions,
    blocks: impl Fn(&str) -> Blocks,
) -> Option<Rewritten> {
    if !may_hold_any(text, extensions) {
        return None;
    }
    let mut lines = BoxLines::new(text, start);
    let mut boxes = Vec::new();
    let mut rewritten = lines.join(text);
    let mut is_changed = false;
    if extensions.markdown_in_html && text.contains("markdown") {
        let code = lines_of(&lines, &blocks(&rewritten).code);
        if let Some(parted) =
            html::parted(&lines, &rewritten, |index| code.get(index) == Some(&true))
        {
            is_changed = true;
            lines = parted;
            rewritten = lines.join(text);
        }
    }
    for _ in 0..DEEPEST {
        let round = BoxRound::new(&lines, &rewritten, blocks(&rewritten), extensions);
        let Some(next) = round.rewrite(but, &mut boxes) else { break };
        lines = next;
        rewritten = lines.join(text);
    }
    (is_changed || !boxes.is_empty()).then_some(Rewritten { text: rewritten, lines, boxes })
}

/// For each line whether one of the `spans` is on it.
fn lines_of(lines: &BoxLines, spans: &[Span]) -> Vec<bool> {
    let mut found = vec![false; lines.len()];
    for span in spans.iter().filter(|span| !span.is_empty()) {
        let (first, last) = (lines.at(span.start), lines.at(span.end - 1));
        found.iter_mut().take(last + 1).skip(first).for_each(|it| *it = true);
    }
    found
}

/// The line of colons in a block of code whose closing fence is missing: it ends the box that the code is in, and the code
/// with it.
///
/// Source: `markdown-it-container` and `micromark-extension-directive`, which look for the end of a box before they read
/// what is in it.
fn end_in_open_code(lines: &BoxLines, text: &str, code: Span) -> Option<usize> {
    let words = code.of(text).trim();
    let len = words.len() - words.trim_start_matches(['`', '~']).len();
    let fence = words.get(..len).filter(|fence| fence.len() >= 3)?;
    let (first, last) = (lines.at(code.start), lines.at(code.end.saturating_sub(1)));
    let words_of = |index: usize| {
        let line = lines.get(text, index).map(|(_, line)| line);
        line.unwrap_or_default().trim_matches([' ', '\t', '>'])
    };
    let end = (first + 1..=last).find(|index| {
        let words = words_of(*index);
        words.starts_with(':') && closing(words).is_some()
    })?;
    // What looks like the closing fence begins the next block, where another one begins before it.
    let opens = |index: usize| {
        let info = words_of(index).strip_prefix(fence).unwrap_or_default();
        !info.is_empty() && !info.contains(['`', '~'])
    };
    let is_closed = last > first && words_of(last).strip_prefix(fence) == Some("");
    (!is_closed || (end..last).any(opens)).then_some(end)
}

impl Rewritten {
    /// Turns the quotes of boxes in these events into boxes.
    ///
    /// # Errors
    /// The line starts in the original of boxes that the parser read as something else.
    pub(super) fn containers(
        &self,
        events: &mut [SpannedEvent],
    ) -> Result<ById<ContainerId, Container>, HashSet<usize>> {
        let mut openings: HashMap<usize, &FoundBox> = self
            .lines
            .openings()
            .filter_map(|(at, number)| Some((at, self.boxes.get(number)?)))
            .collect();
        let mut found: ById<ContainerId, Container> = ById::default();
        let mut open: Vec<Tag> = Vec::new();
        for Spanned { value, span } in events.iter_mut() {
            match value {
                Event::Start(Tag::Quote(kind)) => {
                    let begins = openings.remove(&span.start);
                    let container = begins.map(|begins| found.push(begins.container()));
                    let tag = container.map_or(Tag::Quote(*kind), Tag::Container);
                    open.push(tag);
                    *value = Event::Start(tag);
                }
                Event::End(Tag::Quote(kind)) => {
                    *value = Event::End(open.pop().unwrap_or(Tag::Quote(*kind)));
                }
                _ => {}
            }
        }
        join_tabs(events, &mut found);
        if openings.is_empty() {
            Ok(found)
        } else {
            Err(openings.values().map(|it| it.at).collect())
        }
    }

    /// The span in the original text of `span` in this one.
    pub(super) fn original(&self, span: Span) -> Span {
        self.lines.original(span)
    }
}

impl FoundBox {
    fn container(&self) -> Container {
        let BoxMarker { kind, name, open, untitled, .. } = &self.marker;
        Container {
            kind: *kind,
            name: name.clone(),
            open: *open,
            title: self.title.clone(),
            untitled: *untitled,
        }
    }
}

/// Groups consecutive tabs.
fn join_tabs(events: &[SpannedEvent], containers: &mut ById<ContainerId, Container>) {
    for (before, after) in events.iter().zip(events.iter().skip(1)) {
        let (Event::End(Tag::Container(before)), Event::Start(Tag::Container(after))) =
            (&before.value, &after.value)
        else {
            continue;
        };
        if tab(containers, *after).is_none() {
            continue;
        }
        let Some((_, is_last)) = tab(containers, *before) else { continue };
        *is_last = false;
        if let Some((is_first, _)) = tab(containers, *after) {
            *is_first = false;
        }
    }
}

/// Whether a tab is the first and the last of its group; none where the box is not a tab.
fn tab(
    containers: &mut ById<ContainerId, Container>,
    id: ContainerId,
) -> Option<(&mut bool, &mut bool)> {
    match &mut containers.get_mut(id)?.kind {
        ContainerKind::Tab { is_first, is_last } => Some((is_first, is_last)),
        ContainerKind::Alert(_) | ContainerKind::Group => None,
    }
}

/// One round of rewriting.
struct BoxRound<'r> {
    lines: &'r BoxLines,
    text: &'r str,
    /// The starts of block quotes.
    quotes: Vec<usize>,
    /// For each line, whether it is in code or raw HTML.
    verbatim: Vec<bool>,
    /// For each line that begins a box with colons, the line that ends it.
    ends: HashMap<usize, usize>,
    /// For each line with a heading that is a tab, its level.
    tabs: HashMap<usize, usize>,
    /// Whether slashes begin boxes as well.
    slashes: bool,
}

impl<'r> BoxRound<'r> {
    fn new(lines: &'r BoxLines, text: &'r str, blocks: Blocks, extensions: Extensions) -> Self {
        let mut verbatim = lines_of(lines, &blocks.verbatim);
        for end in blocks.code.iter().filter_map(|code| end_in_open_code(lines, text, *code)) {
            verbatim.get_mut(end).into_iter().for_each(|is_verbatim| *is_verbatim = false);
        }
        let slashes = extensions.slash_blocks;
        let mut fences = Fences::new(slashes);
        let mut tabsets = Tabsets::default();
        for (index, _) in verbatim.iter().enumerate().filter(|(_, is_verbatim)| !**is_verbatim) {
            if let Some((_, text)) = lines.get(text, index) {
                fences.line(index, text);
                tabsets.line(index, text);
            }
        }
        let (ends, tabs) = (fences.ends, tabsets.tabs);
        Self { lines, text, quotes: blocks.quotes, verbatim, ends, tabs, slashes }
    }

    /// The lines with the outermost boxes as quotes; none where there are no boxes.
    fn rewrite(&self, but: &HashSet<usize>, boxes: &mut Vec<FoundBox>) -> Option<BoxLines> {
        let before = boxes.len();
        let mut result: Vec<Line> = Vec::with_capacity(self.lines.len());
        let mut index = 0;
        while let Some((line, text)) = self.lines.get(self.text, index) {
            let is_verbatim = self.verbatim.get(index) == Some(&true);
            let is_none = is_verbatim || line.opens.is_some() || but.contains(&line.rest.start);
            let marker = if is_none { None } else { self.marker(index, text) };
            match marker.and_then(|marker| self.whole(marker, index, text)) {
                Some((body, marker)) => {
                    self.write(&mut result, index, &marker, &body, boxes.len());
                    let title = marker.title.clone().and_then(|title| text.get(title));
                    let title = title.map(str::to_owned);
                    boxes.push(FoundBox { marker, title, at: line.rest.start });
                    index = body.next;
                }
                None => {
                    result.push(line.clone());
                    index += 1;
                }
            }
        }
        (boxes.len() > before).then(|| BoxLines::of(result))
    }

    fn marker(&self, index: usize, text: &str) -> Option<BoxMarker> {
        let of_tabset = || BoxMarker::of_tabset(text, *self.tabs.get(&index)?);
        BoxMarker::read(text, self.slashes).or_else(of_tabset)
    }

    /// The content of the box that begins in line `index`, and what its options make of it.
    fn whole(&self, mut marker: BoxMarker, index: usize, text: &str) -> Option<(Body, BoxMarker)> {
        let mut body = self.body(&marker, index, text)?;
        if marker.has_options() {
            for (index, cut) in (index + 1..).zip(&mut body.cuts) {
                let line = self
                    .lines
                    .get(self.text, index)
                    .and_then(|(_, line)| line.get(marker.prefix..));
                let option = line.and_then(|line| line.strip_prefix("    ")?.split_once(": "));
                let Some((key, value)) = option else { break };
                marker.option(key.trim(), value.trim());
                *cut = None;
            }
        }
        Some((body, marker))
    }

    /// The content of the box that begins in line `index`; none where none does.
    fn body(&self, marker: &BoxMarker, index: usize, text: &str) -> Option<Body> {
        let prefix = text.get(..marker.prefix)?;
        match marker.form {
            BoxForm::Indented => self.indented(marker, prefix, index + 1),
            BoxForm::Fenced(_) => self.fenced(index, prefix),
            BoxForm::Named => Some(self.flush(index, self.fenced(index, prefix)?)),
            BoxForm::UpToRule | BoxForm::UpToHeading(_) => {
                Some(self.headed(marker.form, prefix, index + 1))
            }
            BoxForm::Quoted => {
                let quote = self.lines.start(index)? + prefix.rfind('>')?;
                let begins = self.quotes.binary_search(&quote).is_ok();
                begins.then(|| Body { cuts: Vec::new(), next: index + 1 })
            }
        }
    }

    /// The lines from `from` on that are indented below the marker.
    fn indented(&self, marker: &BoxMarker, prefix: &str, from: usize) -> Option<Body> {
        let mut body = Body { cuts: Vec::new(), next: from };
        let mut cuts = Vec::new();
        for index in from..self.lines.len() {
            let (_, text) = self.lines.get(self.text, index)?;
            let inside = text
                .strip_prefix(prefix)
                .and_then(|rest| rest.strip_prefix("    ").or_else(|| rest.strip_prefix('\t')));
            match inside {
                Some(inside) if !inside.trim().is_empty() => {
                    cuts.push(Some(text.len() - inside.len()));
                    body.cuts.append(&mut cuts);
                    body.next = index + 1;
                }
                _ if is_blank(text, prefix) => cuts.push(None),
                _ => break,
            }
        }
        (!body.cuts.is_empty() || marker.may_be_empty()).then_some(body)
    }

    /// The lines from `from` on up to the closing colons.
    fn fenced(&self, index: usize, prefix: &str) -> Option<Body> {
        let end = *self.ends.get(&index)?;
        let cut = |index| self.cut(index, prefix);
        Some(Body { cuts: (index + 1..end).map(cut).collect::<Option<_>>()?, next: end + 1 })
    }

    /// A box without the indentation that all its lines have, which would make code of them.
    fn flush(&self, index: usize, mut body: Body) -> Body {
        let indent = |(index, cut): (usize, &Option<usize>)| {
            let (_, text) = self.lines.get(self.text, index)?;
            let inside = text.get((*cut)?..)?;
            Some(inside.len() - inside.trim_start_matches(' ').len())
        };
        let least = (index + 1..).zip(&body.cuts).filter_map(indent).min().unwrap_or_default();
        body.cuts.iter_mut().flatten().for_each(|cut| *cut += least);
        body
    }

    /// The lines from `from` on up to what ends a tab that begins with a heading, or what both are in.
    fn headed(&self, form: BoxForm, prefix: &str, from: usize) -> Body {
        let mut body = Body { cuts: Vec::new(), next: from };
        for index in from..self.lines.len() {
            let Some(cut) = self.cut(index, prefix) else { break };
            let inside = self.lines.get(self.text, index).and_then(|(_, it)| it.get(cut?..));
            let is_verbatim = self.verbatim.get(index) == Some(&true);
            let inside = inside.unwrap_or_default().trim_end();
            let ends = match form {
                BoxForm::UpToHeading(level) => heading(inside).is_some_and(|(it, _)| it <= level),
                _ => self.marker(index, inside).is_some_and(|it| it.form == form),
            };
            if ends && !is_verbatim {
                break;
            }
            body.next = index + 1;
            let is_rule = inside.len() >= 3 && inside.bytes().all(|byte| byte == b'-');
            let may_be_rule = form == BoxForm::UpToRule && body.cuts.last() == Some(&None);
            if is_rule && may_be_rule && !is_verbatim {
                break;
            }
            body.cuts.push(cut);
        }
        body
    }

    /// The bytes of line `index` outside of a box whose lines begin with `prefix`: none within for a blank line; none
    /// where the line is no part of what both are in.
    fn cut(&self, index: usize, prefix: &str) -> Option<Option<usize>> {
        let (_, text) = self.lines.get(self.text, index)?;
        match text.strip_prefix(prefix) {
            Some(inside) => Some((!inside.trim().is_empty()).then_some(prefix.len())),
            None => is_blank(text, prefix).then_some(None),
        }
    }

    /// Writes the box of line `index` as a quote.
    fn write(
        &self,
        result: &mut Vec<Line>,
        index: usize,
        marker: &BoxMarker,
        body: &Body,
        number: usize,
    ) {
        let Some((line, text)) = self.lines.get(self.text, index) else { return };
        let outside = text.get(..marker.prefix).unwrap_or_default();
        let is_quoted = marker.form == BoxForm::Quoted;
        let quote = if is_quoted { outside.to_owned() } else { format!("{outside}> ") };
        let column = quote.rfind('>').unwrap_or_default();
        let opens = Some(Opening { number, column });
        let end = line.rest.end;
        if !is_quoted {
            result.push(Line::blank(outside, line.rest.start));
        }
        match &marker.title {
            Some(title) => {
                let rest = Span::new(line.original(title.start), line.original(title.end));
                let title = text.get(title.clone()).unwrap_or_default();
                let mark = if title.starts_with(char::is_alphabetic) { "" } else { MARK };
                result.push(Line::part(format!("{quote}{mark}"), rest, opens));
                result.push(Line::blank(&quote, end));
            }
            None => {
                let before = quote.trim_end().to_owned();
                result.push(Line::part(before, Span::at(end), opens));
            }
        }
        for (index, cut) in (index + 1..).zip(&body.cuts) {
            let Some((line, _)) = self.lines.get(self.text, index) else { break };
            result.push(match cut {
                Some(cut) => line.cut(*cut, &quote),
                None => Line::blank(&quote, line.rest.end),
            });
        }
        if !is_quoted {
            result.push(Line::blank(outside, end));
        }
    }
}

/// The content of a box.
struct Body {
    /// For each line the number of leading bytes outside of the box; none for blank lines.
    cuts: Vec<Option<usize>>,
    /// The line after the box.
    next: usize,
}

/// Whether nothing but what begins all lines around a box is on the line.
fn is_blank(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix.trim_end()).is_some_and(|rest| rest.trim().is_empty())
}

#[cfg(test)]
mod tests;
