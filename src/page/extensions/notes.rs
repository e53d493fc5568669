//! `^[text]` is a footnote whose text is where it is referred to.

use super::cuts::{Cut, SourcedText, cut, is_closed};
use crate::diagnostic::{Span, Spanned};
use crate::page::event::{Event, SpannedEvent, Tag};
use crate::page::ids::FootnoteId;
use crate::page::syntax::Syntax;

/// A note that has begun, or a bracket in it.
struct OpenBracket {
    event: usize,
    at: usize,
    is_note: bool,
}

/// The events with references in the place of notes, and the notes behind them.
pub(super) fn notes(
    source: &str,
    events: Vec<SpannedEvent>,
    syntax: &mut Syntax,
) -> Vec<SpannedEvent> {
    if !events.iter().any(|it| matches!(&it.value, Event::Text(text) if text.contains("^["))) {
        return events;
    }
    let cuts = found(source, &events, syntax);
    let mut kept = Vec::with_capacity(events.len());
    let mut notes = Vec::new();
    let mut open: Option<FootnoteId> = None;
    // The cuts leave a reference where a note begins, and a definition where it ends.
    for Spanned { value, span } in cut(source, events, cuts) {
        match value {
            Event::FootnoteReference(id) if open.is_none() && is_inline(syntax, id) => {
                kept.push(Spanned::new(value, span));
                let starts = [Tag::FootnoteDefinition(id), Tag::Paragraph].map(Event::Start);
                notes.extend(starts.map(|event| Spanned::new(event, span)));
                open = Some(id);
            }
            Event::End(Tag::FootnoteDefinition(id)) if open == Some(id) => {
                let ends = [Tag::Paragraph, Tag::FootnoteDefinition(id)].map(Event::End);
                notes.extend(ends.map(|event| Spanned::new(event, span)));
                open = None;
            }
            _ if open.is_some() => notes.push(Spanned::new(value, span)),
            _ => kept.push(Spanned::new(value, span)),
        }
    }
    kept.append(&mut notes);
    kept
}

/// Labels of notes that no author can write.
const LABEL: &str = "^[";

fn is_inline(syntax: &Syntax, id: FootnoteId) -> bool {
    syntax.footnotes.get(id).is_some_and(|label| label.starts_with(LABEL))
}

fn found(source: &str, events: &[SpannedEvent], syntax: &mut Syntax) -> Vec<Cut> {
    let mut cuts = Vec::new();
    // For each open inline element the brackets that are open in it; a note holds whole elements.
    let mut open: Vec<Vec<OpenBracket>> = vec![Vec::new()];
    let mut closed = 0_usize;
    let mut in_notes = 0_usize;
    for (event, Spanned { value, span }) in events.iter().enumerate() {
        match value {
            Event::Start(tag) if tag.is_inline() => {
                closed += usize::from(is_closed(*tag, &syntax.links));
                open.push(Vec::new());
            }
            Event::End(tag) if tag.is_inline() => {
                closed = closed.saturating_sub(usize::from(is_closed(*tag, &syntax.links)));
                let left = open.pop().unwrap_or_default();
                in_notes -= left.iter().filter(|bracket| bracket.is_note).count().min(in_notes);
            }
            Event::Start(tag) | Event::End(tag) => {
                closed = usize::from(matches!(value, Event::Start(Tag::CodeBlock(_))));
                let _ = tag;
                (open, in_notes) = (vec![Vec::new()], 0);
            }
            Event::Text(text) if closed == 0 => {
                let Some(words) = SourcedText::new(source, text, *span) else { continue };
                for (at, bracket) in text.match_indices(['[', ']']) {
                    let Some(brackets) = open.last_mut() else { break };
                    if words.is_escaped(at) {
                        continue;
                    }
                    if bracket == "[" {
                        let before = text.get(..at).unwrap_or_default();
                        let is_note =
                            before.ends_with('^') && !words.is_escaped(at - 1) && in_notes == 0;
                        in_notes += usize::from(is_note);
                        brackets.push(OpenBracket { event, at, is_note });
                    } else if let Some(begin) = brackets.pop().filter(|begin| begin.is_note) {
                        in_notes = 0;
                        cuts.extend(note(begin, event, at, syntax));
                    }
                }
            }
            _ => {}
        }
    }
    cuts
}

/// The cuts at both ends of a note; none where it is empty.
fn note(begin: OpenBracket, event: usize, at: usize, syntax: &mut Syntax) -> Vec<Cut> {
    if begin.event == event && begin.at + 1 >= at {
        return Vec::new();
    }
    let id = syntax.footnotes.push(format!("{LABEL}{}", syntax.footnotes.len()).into());
    let opening = Span::new(begin.at - 1, begin.at + 1);
    let reference = Event::FootnoteReference(id);
    let end = Event::End(Tag::FootnoteDefinition(id));
    vec![
        Cut::new(begin.event, opening.start..opening.end, reference),
        Cut::new(event, at..at + 1, end),
    ]
}
