//! Directives that include nothing: in their place is a quiet mark, and no syntax of the generator. The finding about
//! each says which file is missing.

use super::event::{Event, Mark, SpannedEvent, Tag};
use crate::diagnostic::{Span, Spanned};
use crate::source::SourceFile;

/// The events with marks in the place of these directives. In code they stay.
pub(super) fn mark(events: Vec<SpannedEvent>, source: &SourceFile) -> Vec<SpannedEvent> {
    if source.include_faults().is_empty() {
        return events;
    }
    let mut marker = FaultMarker {
        faults: source.include_faults().iter().map(|fault| fault.span).collect(),
        text: &source.text,
        marked: Vec::with_capacity(events.len()),
        last: None,
    };
    let mut in_code = false;
    for event in events {
        match event.value {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(Tag::CodeBlock(_)) => in_code = false,
            _ => {}
        }
        match in_code {
            true => marker.marked.push(event),
            false => marker.event(event),
        }
    }
    marker.marked
}

struct FaultMarker<'t> {
    /// In the order of the text.
    faults: Vec<Span>,
    text: &'t str,
    marked: Vec<SpannedEvent>,
    /// The directive that was marked last.
    last: Option<Span>,
}

impl FaultMarker<'_> {
    fn event(&mut self, event: SpannedEvent) {
        let is_block = match event.value {
            Event::Start(tag) | Event::End(tag) => !tag.is_inline(),
            _ => false,
        };
        let first = self.faults.partition_point(|fault| fault.end <= event.span.start);
        let next = self.faults.get(first).copied();
        match next.filter(|fault| !is_block && fault.start < event.span.end) {
            Some(fault) if fault.contains(event.span) => self.mark(fault),
            Some(_) => self.parted(event, first),
            None => self.marked.push(event),
        }
    }

    /// Words with directives among them.
    fn parted(&mut self, event: SpannedEvent, first: usize) {
        let Event::Text(words) = &event.value else { return self.marked.push(event) };
        let mut rest: &str = words;
        let mut start = event.span.start;
        for number in first..self.faults.len() {
            let Some(fault) = self.faults.get(number).copied() else { break };
            let written = fault.of(self.text).trim();
            if fault.start >= event.span.end || written.is_empty() {
                break;
            }
            let Some((before, behind)) = rest.split_once(written) else { continue };
            self.words(before, Span::new(start, fault.start.max(start)));
            self.mark(fault);
            (rest, start) = (behind, fault.end);
        }
        self.words(rest, Span::new(start, event.span.end.max(start)));
    }

    fn words(&mut self, words: &str, span: Span) {
        if !words.is_empty() {
            self.marked.push(Spanned::new(Event::Text(words.into()), span));
        }
    }

    fn mark(&mut self, fault: Span) {
        if self.last != Some(fault) {
            let tag = Tag::Mark(Mark::Leftover);
            self.marked.push(Spanned::new(Event::Start(tag), fault));
            self.marked.push(Spanned::new(Event::End(tag), fault));
        }
        self.last = Some(fault);
    }
}
