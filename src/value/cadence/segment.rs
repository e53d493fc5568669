//! The parts of a cadence: intervals with their subject, events, times of day.

use super::days;
use super::phrase::{self, Wording};
use super::{Rhythm, Subject};
use crate::lexicon::time::{RANGE, WEEKDAY_NAMES};
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
    /// `02:00 Uhr`, `extern`: does not change an interval. `nachts` and `Sonntag` are one where nothing else is.
    Remark {
        alone: Option<Interval>,
    },
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
    if is_event(text) {
        return Ok(Segment::Event(text.to_owned()));
    }
    if let Some(rhythm) = rhythm(text)? {
        return Ok(Segment::Rhythm(rhythm));
    }
    if is_time_of_day(text) {
        return Ok(Segment::Remark { alone: of_time_of_day(text)? });
    }
    match classified(text) {
        Some(subject) if !begins_with_time(text) => Ok(Segment::Subject(subject)),
        None if is_place(text) || Cursor::new(text).any_of(cadence::LAST_TIME) => {
            Ok(Segment::Remark { alone: None })
        }
        _ => Err(RejectionReason::Unreadable.into()),
    }
}

/// `Mo und Do 02:00`, `am 1. des Monats`, `Januar und Juli`: days or months, and nothing else but a time of day.
pub(super) fn days(text: &str) -> Reading<Interval> {
    let mut cursor = Cursor::new(text);
    let found = match days::of_month(&mut cursor)? {
        None => days::of_week(&mut cursor)?.or_else(|| days::of_year(&mut cursor)),
        found => found,
    };
    cursor.spaces();
    let is_whole = cursor.is_empty() || is_time_of_day(cursor.rest());
    Ok(found.filter(|_| is_whole))
}

/// How often a time of day comes: `nachts 2 Uhr` each day, `So 03:00` each week.
fn of_time_of_day(text: &str) -> Reading<Interval> {
    if Cursor::new(text).any_of(cadence::ONCE_A_DAY) {
        return Ok(Interval::new(0, 1, 0));
    }
    days(text)
}

/// `vor Upgrades`, `bei jedem Release`, `every commit`.
fn is_event(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    if cursor.any_of(cadence::OCCASIONS) {
        return true;
    }
    let each = cursor.any_of(cadence::EVERY) || cursor.any_of(cadence::PER);
    cursor.spaces();
    each && cursor.any_of(cadence::HAPPENINGS)
}

/// `extern`, `USB-Platte`: where a copy lies is no part of how often it is made.
fn is_place(text: &str) -> bool {
    let spelled = spelled_out(text);
    let mut words = spelled.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let places = [backup::ELSEWHERE, backup::OUTSIDE, backup::DISKS, backup::PORTABLE];
    words.all(|word| places.iter().any(|places| places.has(word)))
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
    if cursor.any_of(cadence::ONCE_A_DAY) {
        return Ok(nightly(cursor.rest()));
    }
    let Some(before) = subject_before(&mut cursor) else {
        return Ok(None);
    };
    match bounded(&mut cursor)? {
        Some(found) => with_subject(found, before, cursor.rest()).map(Some),
        None => Ok(None),
    }
}

/// The backup of `nachts Backup`.
fn nightly(what: &str) -> Option<Rhythm> {
    let subject = classified(trim(what))?;
    let day = Interval::new(0, 1, 0)?;
    Some(Rhythm { subject: Some(subject), ..Rhythm::every(day) })
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
    let mut cursor = Cursor::new(after);
    alternatives(&mut rhythm, &mut cursor)?;
    let after = trim(cursor.rest());
    let text = if before.is_empty() { after } else { trim(before) };
    let stated = !text.is_empty() && !is_time_of_day(text);
    rhythm.subject = stated.then(|| subject(text));
    let is_retention = wording == Wording::Length && before.is_empty() && !states_cadence(&rhythm);
    // `zum Jahresende 2026` comes once.
    let is_once = after.len() == 4 && after.chars().all(|c| c.is_ascii_digit());
    if is_retention || is_once || Cursor::new(after).any_of(cadence::EXCEPTIONS) {
        return Err(RejectionReason::Unreadable.into());
    }
    Ok(rhythm)
}

/// `24 h` alone is a cadence and `5 min Verzug` a delay; `7 Tage aufbewahrt` is neither.
fn states_cadence(rhythm: &Rhythm) -> bool {
    matches!(rhythm.subject, None | Some(Subject::Delay(_)))
}

/// Takes more intervals: of `täglich bis wöchentlich` the longest counts, which is all that it promises, of
/// `täglich/wöchentlich` the shortest, as both are done.
pub(super) fn alternatives(rhythm: &mut Rhythm, cursor: &mut Cursor<'_>) -> Result<(), Rejection> {
    loop {
        let mut probe = *cursor;
        probe.spaces();
        let both = probe.eat('/');
        if !both && !probe.any_of(RANGE) && !probe.eat_if(is_dash) {
            return Ok(());
        }
        probe.spaces();
        let Some((other, _)) = phrase::interval(&mut probe)? else { return Ok(()) };
        let is_longer = other.longest_seconds() > rhythm.interval.longest_seconds();
        if is_longer != both {
            rhythm.interval = other;
        }
        *cursor = probe;
    }
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
    if cursor.any_of(cadence::CLOCK) || cursor.any_of(cadence::ONCE_A_DAY) {
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
