//! Lines that people typed as a list, or as an item with a box, and that CommonMark reads otherwise:
//! `[x] done` without a marker, also below the items of a list, lines that begin with `•` or `☐`, and
//! items with `[]` or `[x ]`.
//!
//! The document treats them as what was meant. Prose stays prose: a line with a second box or bullet
//! (`[ ] Ja [ ] Nein`), an escaped box, `[TODO]` and `a[0]` are no items.

mod marker;
mod open;

use std::collections::HashMap;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use self::marker::{Place, item_of_line};
use self::open::{Item, Open};
use super::markdown::Spanned;
use super::{LookAlikeLine, LookAlikeList};
use crate::diagnostic::Span;

/// Rewrites what `events` hold of look-alike lines.
pub(super) fn lists<'t>(
    text: &str,
    events: Vec<Spanned<'t>>,
) -> (Vec<Spanned<'t>>, Vec<LookAlikeList>) {
    let mut builder = Builder {
        open: Open::new(text, &events),
        text,
        output: Vec::with_capacity(events.len()),
        found: Vec::new(),
        in_lists: HashMap::new(),
        last_list: None,
    };
    let mut run: Option<Run<'t>> = None;
    for (event, span) in events {
        match event {
            Event::Start(Tag::Paragraph) => {
                builder.run(run.take());
                run = Some(Run { paragraph: Some(span), content: Vec::new() });
            }
            Event::End(TagEnd::Paragraph) => builder.run(run.take()),
            event if is_inline(&event) && (run.is_some() || builder.open.item().is_some()) => {
                let words = run.get_or_insert_with(Run::default);
                words.content.push((event, span));
            }
            event => {
                builder.run(run.take());
                if matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))) {
                    builder.code_follows();
                }
                builder.open.passed(&event, span, builder.output.len());
                builder.output.push((event, span));
            }
        }
    }
    (builder.output, builder.found)
}

fn is_inline(event: &Event<'_>) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    let tag = match event {
        Event::Start(tag) => tag.to_end(),
        Event::End(tag) => *tag,
        Event::Html(_) | Event::Rule => return false,
        _ => return true,
    };
    matches!(tag, Emphasis | Image | Link | Strikethrough | Strong | Subscript | Superscript)
}

/// Words that belong together: those of a paragraph, or of an item without one.
#[derive(Default)]
struct Run<'t> {
    paragraph: Option<Span>,
    content: Vec<Spanned<'t>>,
}

type ItemLine<'t> = (LookAlikeLine, Vec<Spanned<'t>>);

/// What a look-alike line is to the list that it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// The beginning of an item whose box is misspelt.
    Box,
    /// An item that lost its marker.
    Item,
}

struct Builder<'a, 't> {
    text: &'a str,
    open: Open<'a>,
    output: Vec<Spanned<'t>>,
    found: Vec<LookAlikeList>,
    /// By the number of the list that the lines stand in, where they are in `found`.
    in_lists: HashMap<(usize, Part), usize>,
    /// Which of `found` is the last that is a list by itself.
    last_list: Option<usize>,
}

impl<'t> Builder<'_, 't> {
    fn run(&mut self, run: Option<Run<'t>>) {
        let Some(Run { mut paragraph, content }) = run else { return };
        let begins_item = self.open.takes_first_words();
        let mut words: Vec<Spanned<'t>> = Vec::new();
        let mut own: Vec<ItemLine<'t>> = Vec::new();
        for (number, mut line) in split_lines(content).into_iter().enumerate() {
            let place = match self.open.item() {
                Some(item) if begins_item && number == 0 => item.place(),
                _ => Place::Line,
            };
            let Some(mut item) = item_of_line(self.text, &line, place) else {
                own.last_mut().map_or(&mut words, |(_, words)| words).extend(line);
                continue;
            };
            let is_box = place != Place::Line;
            let sibling = if is_box { None } else { self.open.sibling(item.marker.start) };
            if is_box || sibling.is_some() {
                if let Some(bullet) = sibling {
                    item.bullet = Some(bullet);
                    self.words(paragraph, std::mem::take(&mut words), &mut own);
                    self.split_item(item.marker, &line);
                    paragraph = paragraph.map(|it| Span::new(item.marker.start, it.end));
                }
                strip_marker(&mut line, item.marker);
                self.note(if is_box { Part::Box } else { Part::Item }, item, &line);
                words.extend(item.checked.map(|it| (Event::TaskListMarker(it), item.marker)));
                words.extend(line);
            } else if paragraph.is_some() || self.open.is_inside(item.marker.start) {
                strip_marker(&mut line, item.marker);
                own.push((item, line));
            } else {
                own.last_mut().map_or(&mut words, |(_, words)| words).extend(line);
            }
        }
        self.words(paragraph, words, &mut own);
    }

    /// Writes words, and behind them lines that are a list of their own.
    fn words(
        &mut self,
        paragraph: Option<Span>,
        mut words: Vec<Spanned<'t>>,
        own: &mut Vec<ItemLine<'t>>,
    ) {
        let own = std::mem::take(own);
        let joined =
            words.is_empty() && paragraph.is_some_and(|it| self.continues_a_list(it, &own));
        let end = words.last().map(|(_, span)| *span);
        let ended = words.pop_if(|(event, _)| is_break(event)).is_some();
        if !words.is_empty() || own.is_empty() {
            let end = end.filter(|_| ended);
            let span = paragraph.map(|it| Span::new(it.start, end.map_or(it.end, |end| end.start)));
            self.output.extend(span.map(|span| (Event::Start(Tag::Paragraph), span)));
            self.output.extend(words);
            self.output.extend(span.map(|span| (Event::End(TagEnd::Paragraph), span)));
        }
        if !own.is_empty() {
            self.list(own, joined);
        }
    }

    /// Ends the item that is open and begins another at `marker`, whose first line is `line`.
    fn split_item(&mut self, marker: Span, line: &[Spanned<'t>]) {
        let end = line.last().map_or(marker.end, |(_, span)| span.end);
        let span = Span::new(marker.start, end.max(marker.end));
        let next = self.output.len() + 1;
        let Some(Item { event, .. }) = self.open.replace_item(next) else { return };
        let mut before = Span::at(marker.start);
        if let Some((_, start)) = self.output.get_mut(event) {
            start.end = marker.start.max(start.start);
            before = *start;
        }
        self.output.push((Event::End(TagEnd::Item), before));
        self.output.push((Event::Start(Tag::Item), span));
    }

    /// Remembers a line of a list that is one.
    fn note(&mut self, part: Part, line: LookAlikeLine, words: &[Spanned<'t>]) {
        let Some(list) = self.open.list() else { return };
        let end = words.iter().rfind(|(event, _)| !is_break(event));
        let end = end.map_or(line.marker.end, |(_, span)| span.end);
        let new = self.found.len();
        let index = *self.in_lists.entry((list, part)).or_insert(new);
        match self.found.get_mut(index) {
            Some(list) => {
                list.lines.push(line);
                list.span.end = end;
            }
            None => {
                let span = Span::new(line.marker.start, end);
                self.found.push(LookAlikeList { span, lines: vec![line], before_code: false });
            }
        }
    }

    fn code_follows(&mut self) {
        let Some((Event::End(TagEnd::List(false)), span)) = self.output.last() else { return };
        let last = self.last_list.and_then(|last| self.found.get_mut(last));
        if let Some(list) = last.filter(|list| list.span == *span) {
            list.before_code = true;
        }
    }

    /// Whether only blank lines lie between the last look-alike list and a paragraph at `span`.
    fn continues_a_list(&self, span: Span, items: &[ItemLine<'t>]) -> bool {
        let last = self.last_list.and_then(|last| self.found.get(last));
        let (Some(last), Some((first, _))) = (last, items.first()) else { return false };
        let has_box = last.lines.last().is_some_and(|line| line.checked.is_some());
        let between = self.text.get(last.span.end..span.start).unwrap_or("x");
        let is_last = self.output.last().is_some_and(|(event, at)| {
            *event == Event::End(TagEnd::List(false)) && at.end == last.span.end
        });
        has_box == first.checked.is_some() && is_last && between.trim().is_empty()
    }

    fn list(&mut self, items: Vec<ItemLine<'t>>, joined: bool) {
        let end = items.iter().flat_map(|(_, line)| line).map(|(_, span)| span.end).max();
        let start = items.first().map_or(0, |(item, _)| item.marker.start);
        let mut span = Span::new(start, end.unwrap_or(start));
        let lines: Vec<LookAlikeLine> = items.iter().map(|(item, _)| *item).collect();
        let last = self.last_list.and_then(|last| self.found.get_mut(last));
        if let Some(last) = last.filter(|_| joined) {
            self.output.pop();
            last.lines.extend(lines);
            last.span.end = span.end;
            span = last.span;
        } else {
            self.output.push((Event::Start(Tag::List(None)), span));
            self.last_list = Some(self.found.len());
            self.found.push(LookAlikeList { span, lines, before_code: false });
        }
        for (item, content) in items {
            self.item(item, content);
        }
        self.output.push((Event::End(TagEnd::List(false)), span));
    }

    fn item(&mut self, line: LookAlikeLine, mut content: Vec<Spanned<'t>>) {
        content.pop_if(|(event, _)| is_break(event));
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

fn is_break(event: &Event<'_>) -> bool {
    matches!(event, Event::SoftBreak | Event::HardBreak)
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
        let ends = depth == 0 && is_break(&event);
        if let Some(line) = lines.last_mut() {
            line.push((event, span));
        }
        if ends {
            lines.push(Vec::new());
        }
    }
    lines
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
