//! Lines that people typed as a list and that CommonMark reads as a paragraph:
//! `[x] done` without a marker, and lines that begin with `•`.
//!
//! The document treats them as the list that was meant. Prose stays prose: a line with a second
//! box or bullet (`[ ] Ja [ ] Nein`), an escaped box, `[TODO]` and `a[0]` are no items.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::markdown::Spanned;
use super::{LookAlikeLine, LookAlikeList};
use crate::diagnostic::Span;

/// Rewrites the paragraphs of `events` that hold look-alike lines.
pub(super) fn lists<'t>(
    text: &str,
    events: Vec<Spanned<'t>>,
) -> (Vec<Spanned<'t>>, Vec<LookAlikeList>) {
    let mut builder = Builder { text, output: Vec::with_capacity(events.len()), found: Vec::new() };
    let mut paragraph: Option<Vec<Spanned<'t>>> = None;
    for (event, span) in events {
        match (&event, &mut paragraph) {
            (Event::Start(Tag::Paragraph), _) if may_hold_items(span.of(text)) => {
                paragraph = Some(Vec::new());
            }
            (Event::End(TagEnd::Paragraph), Some(content)) => {
                builder.paragraph(std::mem::take(content), span);
                paragraph = None;
            }
            (_, Some(content)) => content.push((event, span)),
            (_, None) => builder.output.push((event, span)),
        }
    }
    (builder.output, builder.found)
}

fn may_hold_items(paragraph: &str) -> bool {
    paragraph.lines().any(|line| {
        let line = line.trim_start_matches([' ', '\t', '>']);
        line.starts_with('•') || line.starts_with('[')
    })
}

type ItemLine<'t> = (LookAlikeLine, Vec<Spanned<'t>>);

struct Builder<'a, 't> {
    text: &'a str,
    output: Vec<Spanned<'t>>,
    found: Vec<LookAlikeList>,
}

impl<'t> Builder<'_, 't> {
    fn paragraph(&mut self, content: Vec<Spanned<'t>>, span: Span) {
        let mut prose: Vec<Spanned<'t>> = Vec::new();
        let mut items: Vec<ItemLine<'t>> = Vec::new();
        for mut line in split_lines(content) {
            match (item_of_line(self.text, &line), items.last_mut()) {
                (Some(item), _) => {
                    strip_marker(&mut line, item.marker);
                    items.push((item, line));
                }
                (None, Some((_, content))) => content.extend(line),
                (None, None) => prose.extend(line),
            }
        }
        if items.is_empty() {
            self.prose(prose, span);
            return;
        }
        let joined = prose.is_empty() && self.continues_a_list(span, &items);
        if let Some(&(_, end)) = prose.last() {
            prose.pop_if(|(event, _)| matches!(event, Event::SoftBreak | Event::HardBreak));
            self.prose(prose, Span::new(span.start, end.start));
        }
        self.list(items, joined);
    }

    fn prose(&mut self, content: Vec<Spanned<'t>>, span: Span) {
        self.output.push((Event::Start(Tag::Paragraph), span));
        self.output.extend(content);
        self.output.push((Event::End(TagEnd::Paragraph), span));
    }

    /// Whether only blank lines lie between the last look-alike list and a paragraph at `span`.
    fn continues_a_list(&self, span: Span, items: &[ItemLine<'t>]) -> bool {
        let Some(last) = self.found.last() else { return false };
        let has_boxes = |line: Option<&LookAlikeLine>| line.is_some_and(|l| l.checked.is_some());
        if has_boxes(last.lines.last()) != has_boxes(items.first().map(|(line, _)| line)) {
            return false;
        }
        let between = self.text.get(last.span.end..span.start).unwrap_or("x");
        let is_last = self.output.last().is_some_and(|(event, at)| {
            *event == Event::End(TagEnd::List(false)) && at.end == last.span.end
        });
        is_last && between.trim().is_empty()
    }

    fn list(&mut self, items: Vec<ItemLine<'t>>, joined: bool) {
        let end = items.iter().flat_map(|(_, line)| line).map(|(_, span)| span.end).max();
        let start = items.first().map_or(0, |(item, _)| item.marker.start);
        let mut span = Span::new(start, end.unwrap_or(start));
        let lines: Vec<LookAlikeLine> = items.iter().map(|(item, _)| *item).collect();
        if joined && let Some(last) = self.found.last_mut() {
            self.output.pop();
            last.lines.extend(lines);
            last.span.end = span.end;
            span = last.span;
        } else {
            self.output.push((Event::Start(Tag::List(None)), span));
            self.found.push(LookAlikeList { span, lines });
        }
        for (item, content) in items {
            self.item(item, content);
        }
        self.output.push((Event::End(TagEnd::List(false)), span));
    }

    fn item(&mut self, line: LookAlikeLine, mut content: Vec<Spanned<'t>>) {
        content.pop_if(|(event, _)| matches!(event, Event::SoftBreak | Event::HardBreak));
        let end = content.last().map_or(line.marker.end, |(_, span)| span.end);
        let span = Span::new(line.marker.start, end);
        self.output.push((Event::Start(Tag::Item), span));
        if let Some(checked) = line.checked {
            self.output.push((Event::TaskListMarker(checked), line.marker));
        }
        self.output.extend(content);
        self.output.push((Event::End(TagEnd::Item), span));
    }
}

/// Splits inline events after each line break that stands in no emphasis or link.
fn split_lines(content: Vec<Spanned<'_>>) -> Vec<Vec<Spanned<'_>>> {
    let mut lines = vec![Vec::new()];
    let mut depth = 0_usize;
    for (event, span) in content {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = depth == 0 && matches!(event, Event::SoftBreak | Event::HardBreak);
        if let Some(line) = lines.last_mut() {
            line.push((event, span));
        }
        if ends {
            lines.push(Vec::new());
        }
    }
    lines
}

/// The item that a line stands for, if it does.
fn item_of_line(text: &str, line: &[Spanned<'_>]) -> Option<LookAlikeLine> {
    let (Event::Text(first), span) = line.first()? else { return None };
    let raw = span.of(text);
    let (checked, marker_len) = marker(raw)?;
    let same_as_read = first.get(..marker_len) == raw.get(..marker_len);
    let has_content = line.len() > 1 || first.len() > marker_len;
    let is_prose = line.iter().any(|(event, at)| {
        let words = if at.start == span.start { raw.get(marker_len..) } else { Some(at.of(text)) };
        matches!(event, Event::Text(_)) && words.is_some_and(|words| has_marker(words, checked))
    });
    let found = same_as_read && has_content && !is_prose;
    found.then(|| LookAlikeLine { marker: Span::new(span.start, span.start + marker_len), checked })
}

/// Reads `[x] `, `[ ] ` or `• ` at the start: whether ticked, and the marker's length in bytes.
fn marker(line: &str) -> Option<(Option<bool>, usize)> {
    let boxes = [("[ ]", Some(false)), ("[x]", Some(true)), ("[X]", Some(true)), ("•", None)];
    let (word, checked) = boxes.into_iter().find(|(word, _)| line.starts_with(word))?;
    let rest = line.get(word.len()..)?;
    let space = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
    (space > 0).then_some((checked, word.len() + space))
}

fn has_marker(words: &str, checked: Option<bool>) -> bool {
    match checked {
        Some(_) => ["[ ]", "[x]", "[X]"].iter().any(|other| words.contains(other)),
        None => words.contains('•'),
    }
}

fn strip_marker(line: &mut Vec<Spanned<'_>>, marker: Span) {
    let Some((Event::Text(words), span)) = line.first_mut() else { return };
    let rest = words.get(marker.len()..).unwrap_or_default().to_owned();
    span.start = marker.end;
    if rest.is_empty() {
        line.remove(0);
    } else {
        *words = CowStr::from(rest);
    }
}
