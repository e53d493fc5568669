//! Lines that people typed as a list, or as an item with a box, and that CommonMark reads otherwise:
//! `[x] done` without a marker, also below the items of a list, lines that begin with `•` or `☐`, and
//! items with `[]` or `[x ]`.
//!
//! The document treats them as what was meant. Prose stays prose: a line with a second box or bullet
//! (`[ ] Ja [ ] Nein`), an escaped box, `[TODO]` and `a[0]` are no items.

mod marker;
mod open;

use std::collections::HashMap;

use self::marker::{MarkerPlace, item_of_line};
use self::open::{OpenItem, OpenItems};
use super::event::{Event, SpannedEvent, Tag};
use super::ids::ListId;
use super::syntax::Syntax;
use super::{LookAlikeLine, LookAlikeList};
use crate::diagnostic::{Span, Spanned};

/// Rewrites what `events` hold of look-alike lines.
pub(super) fn lists(
    text: &str,
    events: Vec<SpannedEvent>,
    syntax: &mut Syntax,
) -> (Vec<SpannedEvent>, Vec<LookAlikeList>) {
    let mut builder = Builder {
        open: OpenItems::new(text, &events),
        text,
        syntax,
        output: Vec::with_capacity(events.len()),
        found: Vec::new(),
        in_lists: HashMap::new(),
        last_list: None,
    };
    let mut run: Option<LineRun> = None;
    for event in events {
        match event.value {
            Event::Start(Tag::Paragraph) => {
                builder.run(run.take());
                run = Some(LineRun { paragraph: Some(event.span), content: Vec::new() });
            }
            Event::End(Tag::Paragraph) => builder.run(run.take()),
            _ if is_inline(&event.value) && (run.is_some() || builder.open.item().is_some()) => {
                run.get_or_insert_default().content.push(event);
            }
            _ => {
                builder.run(run.take());
                builder.block(event);
            }
        }
    }
    (builder.output, builder.found)
}

const fn is_inline(event: &Event) -> bool {
    match event {
        Event::Start(tag) | Event::End(tag) => tag.is_inline(),
        Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

/// Words that belong together: those of a paragraph, or of an item without one.
#[derive(Default)]
struct LineRun {
    paragraph: Option<Span>,
    content: Vec<SpannedEvent>,
}

type ItemLine = (LookAlikeLine, Vec<SpannedEvent>);

/// What a look-alike line is to the list that it is in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum RunPart {
    /// The beginning of an item whose box is misspelt.
    Box,
    /// An item that lost its marker.
    Item,
}

struct Builder<'a> {
    text: &'a str,
    open: OpenItems<'a>,
    syntax: &'a mut Syntax,
    output: Vec<SpannedEvent>,
    found: Vec<LookAlikeList>,
    /// By the number of the list that the lines are in, where they are in `found`.
    in_lists: HashMap<(usize, RunPart), usize>,
    /// The last list of look-alike lines alone, and which of `found` it is.
    last_list: Option<(ListId, usize)>,
}

impl Builder<'_> {
    /// The beginning or end of a block, or what is between blocks.
    fn block(&mut self, event: SpannedEvent) {
        if let Event::Start(Tag::CodeBlock(id)) = event.value
            && self.syntax.code_blocks.get(id).is_some_and(Option::is_none)
        {
            self.indented_code_follows();
        }
        self.open.passed(&event, self.output.len());
        self.output.push(event);
    }

    fn run(&mut self, run: Option<LineRun>) {
        let Some(LineRun { mut paragraph, content }) = run else { return };
        let begins_item = self.open.takes_first_words();
        let mut words: Vec<SpannedEvent> = Vec::new();
        let mut own: Vec<ItemLine> = Vec::new();
        for (number, mut line) in split_lines(content).into_iter().enumerate() {
            let place = match self.open.item() {
                Some(item) if begins_item && number == 0 => item.place(),
                _ => MarkerPlace::Line,
            };
            let Some(mut item) = item_of_line(self.text, &line, place) else {
                own.last_mut().map_or(&mut words, |(_, words)| words).extend(line);
                continue;
            };
            let is_box = place != MarkerPlace::Line;
            let sibling = if is_box { None } else { self.open.sibling(item.marker.start) };
            if is_box || sibling.is_some() {
                if let Some(bullet) = sibling {
                    item.bullet = Some(bullet);
                    self.words(paragraph, std::mem::take(&mut words), &mut own);
                    self.split_item(item.marker, &line);
                    paragraph = paragraph.map(|it| Span::new(item.marker.start, it.end));
                }
                strip_marker(&mut line, item.marker);
                self.note(if is_box { RunPart::Box } else { RunPart::Item }, item, &line);
                words.extend(item.checkbox());
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
        mut words: Vec<SpannedEvent>,
        own: &mut Vec<ItemLine>,
    ) {
        let own = std::mem::take(own);
        let joined =
            words.is_empty() && paragraph.is_some_and(|it| self.continues_a_list(it, &own));
        let end = words.last().map(|last| last.span);
        let ended = words.pop_if(|last| is_break(last)).is_some();
        if !words.is_empty() || own.is_empty() {
            let end = end.filter(|_| ended);
            let span = paragraph.map(|it| Span::new(it.start, end.map_or(it.end, |end| end.start)));
            let start = span.map(|span| Spanned::new(Event::Start(Tag::Paragraph), span));
            let end = span.map(|span| Spanned::new(Event::End(Tag::Paragraph), span));
            self.output.extend(start);
            self.output.extend(words);
            self.output.extend(end);
        }
        if !own.is_empty() {
            self.list(own, joined);
        }
    }

    /// Ends the item that is open and begins another at `marker`, whose first line is `line`.
    fn split_item(&mut self, marker: Span, line: &[SpannedEvent]) {
        let end = line.last().map_or(marker.end, |last| last.span.end);
        let span = Span::new(marker.start, end.max(marker.end));
        let next = self.output.len() + 1;
        let Some(OpenItem { event, .. }) = self.open.replace_item(next) else { return };
        let mut before = Span::at(marker.start);
        if let Some(Spanned { span: start, .. }) = self.output.get_mut(event) {
            start.end = marker.start.max(start.start);
            before = *start;
        }
        self.output.push(Spanned::new(Event::End(Tag::Item), before));
        self.output.push(Spanned::new(Event::Start(Tag::Item), span));
    }

    /// Remembers a line of a list that is one.
    fn note(&mut self, part: RunPart, line: LookAlikeLine, words: &[SpannedEvent]) {
        let Some(list) = self.open.list() else { return };
        let end = words.iter().rfind(|it| !is_break(it));
        let end = end.map_or(line.marker.end, |it| it.span.end);
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

    fn indented_code_follows(&mut self) {
        if let Some(index) = self.list_that_just_ended()
            && let Some(list) = self.found.get_mut(index)
        {
            list.before_code = true;
        }
    }

    /// Which of `found` is the list that ended with the last event.
    fn list_that_just_ended(&self) -> Option<usize> {
        let (list, index) = self.last_list?;
        let last = self.output.last()?;
        (last.value == Event::End(Tag::List(list))).then_some(index)
    }

    /// Whether only blank lines lie between the last look-alike list and a paragraph at `span`.
    fn continues_a_list(&self, span: Span, items: &[ItemLine]) -> bool {
        let last = self.list_that_just_ended().and_then(|last| self.found.get(last));
        let (Some(last), Some((first, _))) = (last, items.first()) else { return false };
        let has_box = last.lines.last().is_some_and(|line| line.checked.is_some());
        let between = self.text.get(last.span.end..span.start).unwrap_or("x");
        has_box == first.checked.is_some() && between.trim().is_empty()
    }

    fn list(&mut self, items: Vec<ItemLine>, joined: bool) {
        let end = items.iter().flat_map(|(_, line)| line).map(|it| it.span.end).max();
        let start = items.first().map_or(0, |(item, _)| item.marker.start);
        let mut span = Span::new(start, end.unwrap_or(start));
        let lines: Vec<LookAlikeLine> = items.iter().map(|(item, _)| *item).collect();
        let last = self.last_list.filter(|_| joined);
        let id = if let Some((id, index)) = last
            && let Some(last) = self.found.get_mut(index)
        {
            self.output.pop();
            last.lines.extend(lines);
            last.span.end = span.end;
            span = last.span;
            id
        } else {
            let id = self.syntax.lists.push(None);
            self.output.push(Spanned::new(Event::Start(Tag::List(id)), span));
            self.last_list = Some((id, self.found.len()));
            self.found.push(LookAlikeList { span, lines, before_code: false });
            id
        };
        for (item, content) in items {
            self.item(item, content);
        }
        self.output.push(Spanned::new(Event::End(Tag::List(id)), span));
    }

    fn item(&mut self, line: LookAlikeLine, mut content: Vec<SpannedEvent>) {
        content.pop_if(|last| is_break(last));
        let end = content.last().map_or(line.marker.end, |last| last.span.end);
        let span = Span::new(line.marker.start, end);
        self.output.push(Spanned::new(Event::Start(Tag::Item), span));
        self.output.extend(line.checkbox());
        self.output.extend(content);
        self.output.push(Spanned::new(Event::End(Tag::Item), span));
    }
}

impl LookAlikeLine {
    /// The box that it begins with.
    fn checkbox(&self) -> Option<SpannedEvent> {
        Some(Spanned::new(Event::Checkbox(self.checked?), self.marker))
    }
}

const fn is_break(event: &SpannedEvent) -> bool {
    matches!(event.value, Event::SoftBreak | Event::HardBreak)
}

/// Splits inline events after each line break that is in no emphasis or link.
fn split_lines(content: Vec<SpannedEvent>) -> Vec<Vec<SpannedEvent>> {
    let mut lines = vec![Vec::new()];
    let mut depth = 0_usize;
    for event in content {
        match event.value {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = depth == 0 && is_break(&event);
        if let Some(line) = lines.last_mut() {
            line.push(event);
        }
        if ends {
            lines.push(Vec::new());
        }
    }
    lines
}

fn strip_marker(line: &mut Vec<SpannedEvent>, marker: Span) {
    let Some(Spanned { value: Event::Text(words), span }) = line.first_mut() else { return };
    let rest = words.get(marker.len()..).unwrap_or_default();
    span.start = marker.end;
    if rest.is_empty() {
        line.remove(0);
    } else {
        *words = rest.into();
    }
}
