//! Words that say something about the page itself: placeholders and dates of review.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::Span;
use crate::lexicon::marks;
use crate::page::ids::TableId;
use crate::page::{Inline, PieceKind, Placeholder, ReviewDate, trimmed};
use crate::value::is_placeholder;

/// What says inside of a line that something is missing: a look for all at once, as nearly no line has any.
#[expect(clippy::expect_used, reason = "words without a special sign are a pattern")]
static SIGNS: LazyLock<Regex> = LazyLock::new(|| {
    let signs = marks::TODO.iter().chain(marks::QUESTION.iter());
    let signs: Vec<String> = signs.map(regex::escape).collect();
    Regex::new(&signs.join("|")).expect("a pattern")
});

/// Whether a heading is nothing but the word: it then names a list of things to do.
pub(super) fn is_only_a_mark(heading: &str) -> bool {
    marks::TODO.has(heading.trim())
}

/// The placeholders of one line. All of it can stand for a value, or what follows a name; else there are words in
/// it that say that something is missing.
pub(super) fn placeholders(line: &Inline, table: Option<TableId>) -> Vec<Placeholder> {
    let whole = trimmed(&line.text, 0..line.text.len());
    let value = line.label().map(|(_, value)| value);
    let has_place = |range: &Range<usize>| table.is_some() || *range != whole;
    let candidates = [Some(whole.clone()), value].into_iter().flatten();
    if let Some(range) = candidates.into_iter().find(|it| is_value(line, it, has_place(it))) {
        return placeholder(line, range.start, range.end, table).into_iter().collect();
    }
    let text = line.text.as_str();
    let is_marked = SIGNS.is_match(text);
    let words = marks::TODO.iter().filter(|_| is_marked);
    let words = words.flat_map(|word| whole_words(text, word));
    let words = words.filter(|(start, end)| !is_spoken_of(text, *start, *end));
    let brackets = text.match_indices('[').filter_map(|(at, _)| bracketed(text, at));
    let questions = marks::QUESTION.iter().filter(|_| is_marked);
    let questions = questions.filter_map(|end| question(text, end));
    let open = open_value(line, table);
    let mut found: Vec<Placeholder> = words
        .chain(brackets)
        .chain(questions)
        .chain(open)
        .filter(|(start, _)| line.kind_at(*start) != Some(PieceKind::Code))
        .filter_map(|(start, end)| placeholder(line, start, end, table))
        .collect();
    found.sort_by_key(|placeholder| placeholder.span);
    found.dedup_by(|later, earlier| later.span.start < earlier.span.end);
    found
}

/// Whether the range stands for a value. Outside a table and without a name before it only a sentence does: `Noch zu
/// klären.`, but not `[params]`, which begins a part of a file, nor `{{ gallery() }}`. A mark such as `TODO` is found as
/// a word.
fn is_value(line: &Inline, range: &Range<usize>, has_place: bool) -> bool {
    let text = line.text.get(range.clone()).unwrap_or_default();
    let is_mark = marks::TODO.iter().any(|word| text.starts_with(word));
    let is_sentence = text.starts_with(char::is_alphabetic) && text.ends_with('.');
    let is_code = line.kind_at(range.start) == Some(PieceKind::Code);
    !is_mark && !is_code && (has_place || is_sentence) && is_placeholder(text)
}

/// Whether the word is what a sentence is about: `das TODO-Plugin`, `the TODO list`, `Converts {{[[TODO]]}}`.
fn is_spoken_of(text: &str, start: usize, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default();
    let before = text.get(..start).unwrap_or_default();
    let next = after.strip_prefix(' ').map(|after| after.split(|c: char| !c.is_alphanumeric()));
    let next = next.and_then(|mut words| words.next()).unwrap_or_default();
    let is_name = marks::ABOUT_TODO.has(&next.to_lowercase());
    let is_syntax = before.ends_with("[[") || before.ends_with("{{");
    let is_quoted = before.ends_with(['„', '“', '"', '«', '»', '\u{2018}', '‚']);
    let continues = !next.is_empty() && before.trim_end().ends_with(char::is_alphanumeric);
    is_name || is_syntax || is_quoted || continues || is_addressed(after)
}

/// Whether the word is a task for somebody, who is named behind it: `TODO [anna, ben]`, `TODO @anna`.
fn is_addressed(after: &str) -> bool {
    let after = after.strip_prefix(':').unwrap_or(after).trim_start();
    if let Some(name) = after.strip_prefix('@') {
        return name.starts_with(char::is_alphanumeric);
    }
    let names = after.strip_prefix('[').and_then(|after| after.split_once(']'));
    let is_name = |name: &str| {
        let name = name.trim().trim_end_matches('?');
        let is_part = |c: char| c.is_alphanumeric() || "._-".contains(c);
        name.starts_with(char::is_alphanumeric) && name.chars().all(is_part)
    };
    names.is_some_and(|(names, _)| names.split([',', '/', '&']).all(is_name))
}

/// Whether a placeholder in angle brackets was taken for a tag: `<please fill in>`, `<Hostname>`; not `<kbd>`, `<BR>`.
pub(super) fn is_no_tag(written: &str) -> bool {
    let name = written.trim_matches(['<', '>']);
    let is_title = name.len() > 2
        && name.starts_with(char::is_uppercase)
        && name.chars().skip(1).all(char::is_lowercase);
    (is_title || name.contains(' ')) && !name.ends_with('/') && is_placeholder(written)
}

fn placeholder(
    line: &Inline,
    start: usize,
    end: usize,
    table: Option<TableId>,
) -> Option<Placeholder> {
    let text = line.text.get(start..end)?.to_owned();
    Some(Placeholder { text, span: line.span_of(start..end)?, table })
}

fn whole_words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    text.match_indices(word).filter_map(move |(at, _)| {
        let end = at + word.len();
        let joins = |character: char| character.is_alphanumeric() || "_-/.".contains(character);
        let before = text.get(..at)?.chars().next_back();
        let mut after = text.get(end..)?.chars();
        let next = after.next();
        let goes_on = next.is_some_and(char::is_alphanumeric)
            || (next.is_some_and(joins) && after.next().is_some_and(char::is_alphanumeric));
        let stands_alone = !before.is_some_and(joins) && !goes_on;
        stands_alone.then_some((at, end))
    })
}

fn bracketed(text: &str, at: usize) -> Option<(usize, usize)> {
    let inside = text.get(at + 1..)?;
    let close = inside.find(']')?;
    let known = marks::PLACEHOLDER.iter().any(|start| inside.starts_with(start));
    known.then_some((at, at + 1 + close + 1))
}

fn question(text: &str, ending: &str) -> Option<(usize, usize)> {
    let end = text.find(ending)? + ending.len();
    let start = text.get(..end)?.rfind('(')?;
    Some((start, end))
}

/// `_offen_` as the whole cell, or as the value after a colon.
fn open_value(line: &Inline, table: Option<TableId>) -> Option<(usize, usize)> {
    let text = line.text.trim_end();
    let start = marks::OPEN.iter().find_map(|word| text.strip_suffix(word))?.len();
    let before = text.get(..start)?.trim_end();
    let is_value = before.ends_with(':') || (before.is_empty() && table.is_some());
    let emphasised = line.kind_at(start) == Some(PieceKind::Emphasis);
    (is_value && emphasised).then_some((start, text.len()))
}

/// The date of a line such as „Zuletzt aktualisiert: 11. Januar 2026“.
pub(super) fn review_date(line: &Inline) -> Option<ReviewDate> {
    let (label, value) = line.text.split_once(':')?;
    let label = label.trim().to_lowercase();
    let value = value.trim();
    if !marks::REVIEWED.has(&label) || !value.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let end = line.text.trim_end().len();
    let starts = [line.text.len() - line.text.trim_start().len(), end - value.len()];
    if starts.iter().any(|start| line.kind_at(*start) == Some(PieceKind::Code)) {
        return None;
    }
    let span = line.span_of(end - value.len()..end)?;
    Some(ReviewDate { text: value.to_owned(), span: Span::new(span.start, span.end) })
}
