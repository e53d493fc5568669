//! What follows a duration and is no part of it: marks of footnotes, when it counts, what holds otherwise.

use super::cursor::{Cursor, is_dash, trim};
use super::quantity::{self, Assumptions, Quantity};
use crate::lexicon::{spelled_out, time};

/// A note behind a duration.
pub(super) enum Note {
    /// It does not say how long: `(werktags)`, `nach Alarm`.
    Circumstance,
    /// The longer time that holds at other hours: `(8 h außerhalb)`.
    Otherwise(Quantity),
}

/// Without the marks of footnotes at the end, and `24/7`: `24 h*`, `4 h [^1]`, `4 h ¹`.
pub(super) fn without_marks(text: &str) -> &str {
    let mut body = text;
    loop {
        let shorter = trim(body.trim_end_matches(is_mark));
        let shorter = without_number(shorter).unwrap_or(shorter);
        let shorter = around_the_clock(shorter).unwrap_or(shorter);
        if shorter.len() == body.len() {
            return body;
        }
        body = shorter;
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// Without `, 24/7`.
fn around_the_clock(text: &str) -> Option<&str> {
    let before = time::ALWAYS.iter().find_map(|sign| text.strip_suffix(sign))?;
    Some(trim(before.trim_end_matches(|c: char| c == ',' || c.is_whitespace())))
}

/// Without `[^1]` or `[1]`.
fn without_number(text: &str) -> Option<&str> {
    let (before, number) = text.strip_suffix(']')?.rsplit_once('[')?;
    let name = number.strip_prefix('^');
    let is_number = number.chars().all(|c| c.is_ascii_digit()) && !number.is_empty();
    (name.is_some_and(|name| !name.is_empty()) || is_number).then_some(trim(before))
}

/// The note that `rest` is; `None` for text that may say how long it lasts.
pub(super) fn read(rest: &str) -> Option<Note> {
    let text = trim(rest);
    if text.is_empty() {
        return Some(Note::Circumstance);
    }
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    match inner {
        Some(inner) => in_brackets(inner),
        None => says_when(text).then_some(Note::Circumstance),
    }
}

fn in_brackets(text: &str) -> Option<Note> {
    if Cursor::new(trim(text)).any_of(time::SUMS) {
        return None;
    }
    match other_length(text) {
        Some(length) if is_otherwise(text) => Some(Note::Otherwise(length)),
        _ => Some(Note::Circumstance),
    }
}

/// The first duration in a note.
fn other_length(text: &str) -> Option<Quantity> {
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let mut cursor = Cursor::new(text.get(at..)?);
    let assumed = Assumptions { is_fixed: true, ..Assumptions::default() };
    let (length, _) = quantity::longest(&mut cursor, assumed).ok()??;
    length.interval.seconds().map(|_| length)
}

/// Whether the note is nothing but a length, or says that it holds at other hours.
fn is_otherwise(text: &str) -> bool {
    let spelled = spelled_out(text);
    let mut words = spelled.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_alone = words.clone().count() <= 2;
    is_alone || words.any(|word| time::OTHERWISE.has(word))
}

/// `nach Alarm`, `, werktags`, `– ohne Anfahrt`; no number, which could change the length.
fn says_when(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    let is_apart = cursor.eat_if(|c| matches!(c, ',' | ';' | ':') || is_dash(c));
    let begins = is_apart || cursor.any_of(time::CIRCUMSTANCES);
    let goes_on = |c: char| c.is_numeric() || c == '+';
    begins && !text.contains(goes_on) && !Cursor::new(trim(cursor.rest())).any_of(time::SUMS)
}
