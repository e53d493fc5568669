//! The parts of a cadence: intervals with their subject, events, times of day.

use super::phrase::{self, Wording};
use super::{Rhythm, Subject};
use crate::lexicon::time::WEEKDAY_NAMES;
use crate::lexicon::{WordList, backup, cadence, look_up, spelled_out};
use crate::value::Reading;
use crate::value::bound::{self, Bound};
use crate::value::cursor::{Cursor, is_dash, is_space, trim};
use crate::value::interval::Interval;
use crate::value::rejection::{Rejection, RejectionReason};

/// One part of a cadence.
pub(super) enum Segment {
    Rhythm(Rhythm),
    Event(String),
    /// A subject alone, which has the interval of the part before it.
    Subject(Subject),
    /// `02:00 Uhr`, `So`: does not change the interval.
    TimeOfDay,
}

/// Splits at commas (not within numbers), plus signs and words such as `und`.
pub(super) fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = text;
    let mut cursor = Cursor::new(text);
    let mut before = ' ';
    while let Some(next) = cursor.peek() {
        let here = cursor.rest();
        if may_join(before, next)
            && cursor.any_of(cadence::JOINERS)
            && !in_number(before, next, &cursor)
        {
            parts.push(before_rest(start, here));
            start = cursor.rest();
            before = ' ';
        } else {
            cursor = Cursor::new(here);
            cursor.eat(next);
            before = next;
        }
    }
    parts.push(start);
    parts.into_iter().map(trim).filter(|part| !part.is_empty()).collect()
}

/// A word joins only where a word begins.
fn may_join(before: char, next: char) -> bool {
    is_space(before) || !next.is_alphanumeric()
}

fn in_number(before: char, next: char, after: &Cursor<'_>) -> bool {
    next == ',' && before.is_ascii_digit() && after.peek().is_some_and(|c| c.is_ascii_digit())
}

fn before_rest<'a>(start: &'a str, rest: &str) -> &'a str {
    let length = start.len().saturating_sub(rest.len());
    start.get(..length).unwrap_or("")
}

/// An interval that takes up the whole text, such as `1 Tag und 12 Stunden`.
pub(super) fn read_whole(text: &str) -> Reading<Rhythm> {
    let mut cursor = Cursor::new(text);
    let rhythm = bounded(&mut cursor)?;
    Ok(rhythm.map(|(rhythm, _)| rhythm).filter(|_| cursor.is_empty()))
}

/// Reads one part.
pub(super) fn read(text: &str) -> Result<Segment, Rejection> {
    if Cursor::new(text).any_of(cadence::OCCASIONS) {
        return Ok(Segment::Event(text.to_owned()));
    }
    if let Some(rhythm) = rhythm(text)? {
        return Ok(Segment::Rhythm(rhythm));
    }
    if is_time_of_day(text) {
        return Ok(Segment::TimeOfDay);
    }
    match classified(text) {
        Some(subject) if !begins_with_time(text) => Ok(Segment::Subject(subject)),
        _ => Err(RejectionReason::Unreadable.into()),
    }
}

/// `tägliche Backups`, `Backups täglich`, `Backup: täglich`.
fn rhythm(text: &str) -> Reading<Rhythm> {
    let mut cursor = Cursor::new(text);
    if is_time_of_day(text) {
        return Ok(None);
    }
    if let Some(found) = bounded(&mut cursor)? {
        return with_subject(found, "", cursor.rest()).map(Some);
    }
    let Some(before) = subject_before(&mut cursor) else {
        return Ok(None);
    };
    match bounded(&mut cursor)? {
        Some(found) => with_subject(found, before, cursor.rest()).map(Some),
        None => Ok(None),
    }
}

/// A subject before the interval: known words, or anything before a colon.
fn subject_before<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let text = cursor.rest();
    if let Some((before, after)) = text.split_once(": ") {
        *cursor = Cursor::new(after);
        cursor.spaces();
        return Some(before);
    }
    let before = cursor.take_while(|c| !is_space(c));
    classified(before)?;
    cursor.spaces();
    Some(before)
}

/// An interval after a bound.
pub(super) fn bounded(cursor: &mut Cursor<'_>) -> Reading<(Rhythm, Wording)> {
    let mut probe = *cursor;
    let latest = probe.phrase("spaetestens") || probe.phrase("at the latest");
    probe.spaces();
    let bound = bound::read(&mut probe);
    let Some((interval, wording)) = phrase::interval(&mut probe)? else {
        return Ok(None);
    };
    *cursor = probe;
    let rhythm = Rhythm {
        interval,
        bound: match wording {
            _ if latest => Bound::AtMost,
            Wording::Length => bound,
            Wording::Frequency | Wording::Continuous => bound.of_frequency(),
        },
        subject: None,
        continuous: wording == Wording::Continuous,
    };
    Ok(Some((rhythm, wording)))
}

fn with_subject(
    (mut rhythm, wording): (Rhythm, Wording),
    before: &str,
    after: &str,
) -> Result<Rhythm, Rejection> {
    let after = trim(after);
    if rhythm.continuous {
        rhythm.interval = phrase::delay(after).unwrap_or(rhythm.interval);
    }
    if let Some(other) = second_interval(after)? {
        return Err(phrase::two_intervals(rhythm.interval, other));
    }
    let text = if before.is_empty() { after } else { trim(before) };
    let stated = !text.is_empty() && !is_time_of_day(text);
    rhythm.subject = stated.then(|| subject(text));
    let is_retention = wording == Wording::Length && before.is_empty() && !states_cadence(&rhythm);
    if is_retention || Cursor::new(after).any_of(cadence::EXCEPTIONS) {
        return Err(RejectionReason::Unreadable.into());
    }
    Ok(rhythm)
}

/// `24 h` alone is a cadence and `5 min Verzug` a delay; `7 Tage aufbewahrt` is neither.
fn states_cadence(rhythm: &Rhythm) -> bool {
    matches!(rhythm.subject, None | Some(Subject::Delay(_)))
}

/// One more interval after `bis`, `oder`, `/` or a dash.
pub(super) fn second_interval(after: &str) -> Reading<Interval> {
    let mut cursor = Cursor::new(after);
    let joined = ["bis", "oder", "or", "to", "/"].into_iter().any(|word| cursor.phrase(word))
        || cursor.eat_if(is_dash);
    cursor.spaces();
    let found = if joined { phrase::interval(&mut cursor)? } else { None };
    Ok(found.map(|(interval, _)| interval))
}

fn subject(text: &str) -> Subject {
    classified(text).unwrap_or_else(|| Subject::Other(text.to_owned()))
}

/// The subject if its words are known. `Snapshot-Backup` is a snapshot: the stricter reading.
pub(super) fn classified(text: &str) -> Option<Subject> {
    let spelled = spelled_out(text);
    let has = |stems: WordList| stems.iter().any(|stem| spelled.contains(stem));
    let text = text.to_owned();
    match () {
        () if has(backup::SNAPSHOT) => Some(Subject::Snapshot(text)),
        () if has(backup::BACKUP) => Some(Subject::Backup(text)),
        () if has(backup::DELAY) => Some(Subject::Delay(text)),
        () => None,
    }
}

/// `02:00 Uhr`, `um 2 Uhr`, `So`, `nachts`; not `nachts Backup`.
fn is_time_of_day(text: &str) -> bool {
    classified(text).is_none() && begins_with_time(text)
}

pub(super) fn begins_with_time(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    if cursor.any_of(cadence::CLOCK) {
        return true;
    }
    let weekday = cursor.attempt(|cursor| look_up(WEEKDAY_NAMES, &cursor.word()?));
    cursor.eat('.');
    if weekday.is_some() && cursor.at_boundary() {
        return true;
    }
    let hour = cursor.digits(1..=2).is_some();
    let clock = cursor.eat_if(|c| matches!(c, ':' | '.')) && cursor.digits(2..=2).is_some();
    cursor.spaces();
    hour && ((clock && !cursor.eat(':')) || cursor.phrase("uhr"))
}
