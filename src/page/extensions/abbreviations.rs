//! `*[HTML]: Hypertext Markup Language` is not shown; where `HTML` is in the text, it is explained.

use std::collections::HashMap;

use super::cuts::{Cut, cut, each};
use crate::diagnostic::Spanned;
use crate::page::event::{Event, Mark, SpannedEvent, Tag};
use crate::page::ids::{AbbreviationId, ById};
use crate::page::syntax::Syntax;

/// The definitions of a page, by the first word of what is abbreviated. With many that begin alike all are compared.
type Definitions = HashMap<String, Vec<(String, AbbreviationId)>>;

/// The events without definitions and with the words that they explain.
pub(super) fn abbreviations(
    source: &str,
    events: Vec<SpannedEvent>,
    syntax: &mut Syntax,
) -> Vec<SpannedEvent> {
    if !events.iter().any(|it| matches!(&it.value, Event::Text(text) if text.starts_with("*["))) {
        return events;
    }
    let (events, definitions) = without_definitions(source, events, &mut syntax.abbreviations);
    let mut cuts = Vec::new();
    each(
        source,
        &events,
        &syntax.links,
        |_| true,
        |event, words| {
            let text = words.text;
            let mut from = 0;
            while let Some(start) = next_word(text, from) {
                let rest = text.get(start..).unwrap_or_default();
                let word = first_word(rest);
                let known = definitions.get(word).and_then(|known| {
                    known.iter().find(|(short, _)| {
                        let behind = rest.strip_prefix(short.as_str());
                        behind.is_some_and(|behind| !behind.starts_with(is_of_word))
                    })
                });
                from = start + known.map_or(word.len(), |(short, _)| short.len());
                if let Some((short, id)) = known {
                    let mark = Tag::Mark(Mark::Abbreviation(*id));
                    let with = vec![
                        Event::Start(mark),
                        Event::Text(short.as_str().into()),
                        Event::End(mark),
                    ];
                    cuts.push(Cut { event, part: start..from, with });
                }
            }
        },
    );
    cut(source, events, cuts)
}

/// Takes the lines of definitions away.
fn without_definitions(
    source: &str,
    events: Vec<SpannedEvent>,
    titles: &mut ById<AbbreviationId, Box<str>>,
) -> (Vec<SpannedEvent>, Definitions) {
    let mut definitions = Definitions::new();
    let mut kept: Vec<SpannedEvent> = Vec::with_capacity(events.len());
    let mut in_definition = false;
    for Spanned { value, span } in events {
        let before = kept.last().map(|before| &before.value);
        let begins = matches!(before, Some(Event::Start(Tag::Paragraph) | Event::SoftBreak));
        match value {
            Event::Text(text) if begins && !in_definition => {
                match definition(source, &text, span.start) {
                    Some((short, title)) => {
                        let id = titles.push(title.into());
                        let known = definitions.entry(first_word(&short).to_owned()).or_default();
                        known.retain(|(other, _)| *other != short);
                        known.push((short, id));
                        known.sort_by_key(|(short, _)| std::cmp::Reverse(short.len()));
                        in_definition = true;
                    }
                    None => kept.push(Spanned::new(Event::Text(text), span)),
                }
            }
            // The break behind a definition goes with it.
            Event::SoftBreak | Event::HardBreak if in_definition => in_definition = false,
            Event::End(Tag::Paragraph) => {
                in_definition = false;
                kept.pop_if(|last| last.value == Event::SoftBreak);
                if kept.pop_if(|last| last.value == Event::Start(Tag::Paragraph)).is_none() {
                    kept.push(Spanned::new(value, span));
                }
            }
            _ if in_definition => {}
            _ => kept.push(Spanned::new(value, span)),
        }
    }
    (kept, definitions)
}

/// What the line at `start` abbreviates, and what that means.
fn definition(source: &str, text: &str, start: usize) -> Option<(String, String)> {
    if !text.starts_with("*[") {
        return None;
    }
    let line = source.get(start..)?.lines().next()?;
    let (short, title) = line.strip_prefix("*[")?.split_once("]:")?;
    let is_short = !short.trim().is_empty() && !short.contains(['[', ']']);
    let title = title.trim();
    (is_short && !title.is_empty()).then(|| (short.trim().to_owned(), title.to_owned()))
}

/// Where the next word begins.
fn next_word(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    Some(from + rest.find(|c: char| !c.is_whitespace() && !"()[]{},;.:!?\"'„“”".contains(c))?)
}

/// The letters and digits that `text` begins with, or its first character.
fn first_word(text: &str) -> &str {
    let len = text.find(|c: char| !is_of_word(c)).unwrap_or(text.len());
    let first = text.chars().next().map_or(0, char::len_utf8);
    text.get(..len.max(first)).unwrap_or_default()
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
