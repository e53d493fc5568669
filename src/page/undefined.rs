//! References that nothing defines: `[Handbuch][hanbuch]`, `[Handbuch][]`, `![Plan][p]`, `[^nix]`. A
//! reader sees their brackets.
//!
//! `[x]` and `[text]` alone are prose, and so are an index (`array[i][j]`), tags in a row (`[a][b][c]`),
//! numbers of sources (`[1][2]`), boxes (`[ ][x]`), templates and classes of characters (`[^a-z]`).

use super::elements::UndefinedReference;
use super::event::{Event, SpannedEvent, Tag};
use super::syntax::{Read, Undefined};
use crate::diagnostic::{Span, nearest};

/// With more labels than this a page gets no suggestions, each of which compares them all.
const TOO_MANY: usize = 200;

/// Labels of other lengths are too short to be told apart, or sentences.
const COMPARABLE: std::ops::RangeInclusive<usize> = 3..=80;

/// How other generators say that the text of another file belongs here: MkDocs, mdBook, Jekyll,
/// Quarto, DocFX, GitLab; VitePress has a comment for it.
const INCLUDES: [&str; 7] = [
    "--8<--",
    "{{#include",
    "{% include",
    "{{< include",
    "[!INCLUDE",
    "::include{",
    "<!--@include:",
];

/// The first place where the text of another file belongs, which may define what the page does not.
pub(super) fn include(events: &[SpannedEvent]) -> Option<Span> {
    outside_code(events).find_map(|it| {
        let (Event::Text(text) | Event::Html(text)) = &it.value else { return None };
        let text = text.trim_start();
        INCLUDES.iter().any(|sign| text.starts_with(sign)).then_some(it.span)
    })
}

/// The events that are in no block of code.
fn outside_code(events: &[SpannedEvent]) -> impl Iterator<Item = &SpannedEvent> {
    let mut in_code = false;
    events.iter().filter(move |it| {
        match it.value {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(Tag::CodeBlock(_)) => in_code = false,
            _ => {}
        }
        !in_code
    })
}

/// The undefined references of `text`, in their order.
pub(super) fn find(text: &str, read: &Read) -> Vec<UndefinedReference> {
    let footnotes = footnotes(text, read);
    if read.undefined.is_empty() && footnotes.is_empty() {
        return Vec::new();
    }
    let links: Vec<&str> = read.definitions.keys().map(String::as_str).collect();
    let notes: Vec<String> = defined_footnotes(read).collect();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    let references = read.undefined.iter().filter(|it| is_meant(text, it));
    let references = references.map(|it| undefined(it, &links));
    let footnotes = footnotes.iter().map(|it| undefined(it, &notes));
    let mut found: Vec<UndefinedReference> = references.chain(footnotes).collect();
    found.sort_by_key(|it| it.span);
    found
}

fn defined_footnotes(read: &Read) -> impl Iterator<Item = String> {
    read.events.iter().filter_map(|it| match it.value {
        Event::Start(Tag::FootnoteDefinition(id)) => {
            Some(format!("^{}", read.syntax.footnotes.get(id)?.to_lowercase()))
        }
        _ => None,
    })
}

fn undefined(reference: &Undefined, defined: &[&str]) -> UndefinedReference {
    let Undefined { label, span } = reference.clone();
    let comparable = defined.len() <= TOO_MANY && COMPARABLE.contains(&label.chars().count());
    let candidates = defined.iter().filter(|_| comparable).copied();
    let nearest = nearest(&label.to_lowercase(), candidates).map(str::to_owned);
    UndefinedReference { label, span, nearest }
}

/// Whether the brackets can only be a reference.
pub(super) fn is_meant(text: &str, reference: &Undefined) -> bool {
    let Undefined { label, span } = reference;
    let written = span.of(text).trim_start_matches('!');
    let first = written.strip_suffix(']').and_then(|it| it.rsplit_once("][")).map_or("", |it| it.0);
    let first = first.trim_start_matches('[').trim();
    let before = text.get(..span.start).and_then(|it| it.chars().next_back());
    let goes_on = text.get(span.end..).is_some_and(|after| after.starts_with(['[', '(']));
    let is_index = before.is_some_and(|it| it.is_alphanumeric() || "_)]}$'\"`\\".contains(it));
    let is_number = |it: &str| it.chars().all(|c| c.is_ascii_digit());
    let is_box = |it: &str| it.is_empty() || it.eq_ignore_ascii_case("x");
    let is_template = ["{{", "{%", "${", "<%"].iter().any(|mark| written.contains(mark));
    let are_sources = is_number(first) && is_number(label);
    !(goes_on || is_index || is_template || are_sources || is_box(first) || is_box(label.trim()))
}

/// `[^label]` in the words of the page.
fn footnotes(text: &str, read: &Read) -> Vec<Undefined> {
    let mut found = Vec::new();
    for it in outside_code(&read.events) {
        if matches!(&it.value, Event::Text(words) if words.contains("[^")) {
            footnotes_in(text, it.span, &mut found);
        }
    }
    found
}

fn footnotes_in(text: &str, span: Span, found: &mut Vec<Undefined>) {
    let words = span.of(text);
    for (at, _) in words.match_indices("[^") {
        let rest = words.get(at + 1..).unwrap_or_default();
        let Some(label) = rest.find(']').and_then(|end| rest.get(..end)) else { return };
        let before = words.get(..at).unwrap_or_default();
        let after = rest.get(label.len() + 1..).unwrap_or_default();
        if is_footnote(before, label, after) {
            let start = span.start + at;
            let span = Span::new(start, start + label.len() + 2);
            found.push(Undefined { label: label.to_owned(), span });
        }
    }
}

/// Whether `label`, which begins with `^`, is the label of a footnote and no class of a regular expression.
fn is_footnote(before: &str, label: &str, after: &str) -> bool {
    let name = label.trim_start_matches('^');
    let is_name = name.chars().all(|c| c.is_alphanumeric() || "-_.:".contains(c));
    let is_class =
        is_ranges(name) || after.starts_with(['*', '+', '?', '{', '$', '|', '/', '\\', '(', '[']);
    let is_pattern = before.ends_with(['\\', '^', '(', '/', '|', ']', '*', '+']);
    !name.is_empty() && is_name && !is_class && !is_pattern
}

/// `a-z`, `A-Za-z0-9`
fn is_ranges(name: &str) -> bool {
    let characters: Vec<char> = name.chars().take(16).collect();
    let is_range = |it: &[char]| matches!(it, [from, '-', to] if from < to);
    characters.len() >= 3 && characters.chunks(3).all(is_range)
}
