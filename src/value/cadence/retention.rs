//! How long copies are kept by generations: `keep-daily: 7, keep-weekly: 4`, `7/4/6`, `7 Tage, 4 Wochen, 12 Monate`.

use super::phrase;
use crate::lexicon::{backup, spelled_out};
use crate::value::cursor::{Cursor, trim};
use crate::value::decimal::Decimal;
use crate::value::interval::Interval;
use crate::value::quantity::{self, Assumptions};
use crate::value::unit::Unit;

/// What `7/4/6/2` counts, from left to right.
const LADDER: [Unit; 4] = [Unit::Day, Unit::Week, Unit::Month, Unit::Year];

/// In `7d 4w 6m` an `m` is a month, as it follows weeks.
const LETTERS: [(char, Unit); 5] =
    [('h', Unit::Hour), ('d', Unit::Day), ('w', Unit::Week), ('m', Unit::Month), ('y', Unit::Year)];

/// How far back the oldest copy of several generations goes; `None` where `text` does not list generations.
pub(super) fn read(text: &str) -> Option<Interval> {
    let spelled = spelled_out(text);
    let body = trim(spelled.strip_prefix("gfs").unwrap_or(&spelled));
    let body = trim(body.trim_start_matches([':', '(']).trim_end_matches(')'));
    ladder(body).or_else(|| letters(body)).or_else(|| list(body))
}

/// `7/4/6`: days, weeks, months.
fn ladder(body: &str) -> Option<Interval> {
    let counts: Option<Vec<u64>> = body.split('/').map(|count| trim(count).parse().ok()).collect();
    let counts = counts.filter(|counts| (2..=LADDER.len()).contains(&counts.len()))?;
    longest(counts.into_iter().zip(LADDER))
}

/// `7d 4w 6m`.
fn letters(body: &str) -> Option<Interval> {
    let parts: Vec<&str> = body.split([' ', '/', ',']).filter(|part| !part.is_empty()).collect();
    let mut generations = Vec::new();
    for part in &parts {
        let letter = part.chars().next_back()?;
        let (_, unit) = LETTERS.iter().find(|(known, _)| *known == letter)?;
        generations.push((part.strip_suffix(letter)?.parse().ok()?, *unit));
    }
    if generations.len() > 1 { longest(generations.into_iter()) } else { None }
}

/// `keep-daily: 7, keep-weekly: 4`, `7 tägliche, 4 wöchentliche`, `30 Tage lokal + 90 Tage offsite`.
fn list(body: &str) -> Option<Interval> {
    let is_policy = backup::KEEP.iter().any(|word| body.trim_start_matches('-').starts_with(word));
    let mut generations = Vec::new();
    for part in split(body) {
        match generation(part)? {
            Kept::Every(count, unit) => {
                generations.push(Interval::of(Decimal::whole(count), unit).ok()?)
            }
            Kept::For(interval) => generations.push(interval),
            Kept::Last => {}
        }
    }
    let is_list = generations.len() > 1 || is_policy;
    let longest = generations.into_iter().max_by_key(|it| it.shortest_seconds())?;
    is_list.then_some(longest)
}

fn split(body: &str) -> impl Iterator<Item = &str> {
    let parts = body.split([',', ';', '+', '&']).flat_map(|part| part.split(" und "));
    let parts = parts.flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" --"));
    parts.map(|part| trim(part).trim_start_matches('-')).filter(|part| !part.is_empty())
}

/// What one part of a list keeps.
enum Kept {
    /// So many of those that are made each day, week …
    Every(u64, Unit),
    /// All of so long.
    For(Interval),
    /// The last ones, however old.
    Last,
}

fn generation(part: &str) -> Option<Kept> {
    let mut cursor = Cursor::new(part);
    if let Some(keep) = cursor.attempt(keep) {
        return Some(keep);
    }
    if let Some((count, unit)) = cursor.attempt(counted) {
        return is_remark(&cursor).then_some(Kept::Every(count, unit));
    }
    let (length, several) = quantity::longest(&mut cursor, Assumptions::default()).ok()??;
    (!several && is_remark(&cursor)).then_some(Kept::For(length.interval))
}

/// `keep-daily: 7`, `daily=7`, `täglich 7`.
fn keep(cursor: &mut Cursor<'_>) -> Option<Kept> {
    for word in backup::KEEP.iter() {
        if cursor.phrase(word) {
            break;
        }
    }
    cursor.eat_if(|c| "-_ ".contains(c));
    let word = cursor.word()?;
    cursor.take_while(|c| ":= x".contains(c));
    let count = cursor.digits(1..=4)?.parse().ok()?;
    let is_whole = is_remark(cursor);
    if backup::LAST.has(&word) {
        return is_whole.then_some(Kept::Last);
    }
    let unit = phrase::unit_of(&word)?;
    is_whole.then_some(Kept::Every(count, unit))
}

/// `7 tägliche`, `4x weekly`.
fn counted(cursor: &mut Cursor<'_>) -> Option<(u64, Unit)> {
    let count = cursor.digits(1..=4)?.parse().ok()?;
    cursor.take_while(|c| " x".contains(c));
    Some((count, phrase::unit_of(&cursor.word()?)?))
}

/// What is left says where or what is kept, not how long.
fn is_remark(cursor: &Cursor<'_>) -> bool {
    cursor.at_boundary() && !cursor.rest().contains(|c: char| c.is_numeric())
}

fn longest(generations: impl Iterator<Item = (u64, Unit)>) -> Option<Interval> {
    let intervals: Option<Vec<Interval>> =
        generations.map(|(count, unit)| Interval::of(Decimal::whole(count), unit).ok()).collect();
    intervals?
        .into_iter()
        .max_by_key(|interval| interval.shortest_seconds())
        .filter(|it| !it.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generations() {
        for (text, canonical) in [
            ("keep-daily: 7, keep-weekly: 4", "P4W"),
            ("keep-daily 7, keep-weekly 4, keep-monthly 6", "P6M"),
            ("--keep-daily 7 --keep-weekly 4 --keep-monthly 12", "P1Y"),
            ("keep_daily=7; keep_yearly=2", "P2Y"),
            ("keep-last: 10, keep-daily: 7", "P1W"),
            ("keep-weekly: 8", "P8W"),
            ("daily: 7, weekly: 4", "P4W"),
            ("7 daily, 4 weekly, 6 monthly", "P6M"),
            ("7 tägliche, 4 wöchentliche und 12 monatliche", "P1Y"),
            ("7x täglich, 4x wöchentlich", "P4W"),
            ("7/4/6", "P6M"),
            ("7 / 4", "P4W"),
            ("GFS 7/4/12", "P1Y"),
            ("GFS (7/4/12/3)", "P3Y"),
            ("7d 4w 6m", "P6M"),
            ("7d/4w/12m", "P1Y"),
            ("7 Tage, 4 Wochen, 12 Monate", "P1Y"),
            ("30 Tage lokal + 90 Tage offsite", "P90D"),
            ("30 days (full); 7 days (WAL)", "P30D"),
        ] {
            assert_eq!(read(text).map(Interval::canonical).as_deref(), Some(canonical), "{text}");
        }
    }

    #[test]
    fn what_lists_no_generations() {
        for text in [
            "",
            "7",
            "30 Tage",
            "7 Versionen",
            "7/4/6/2/1",
            "3-2-1",
            "7/x",
            "0/0",
            "keep-daily",
            "täglich",
            "keep-daily: viele",
            "7 Tage, dann löschen",
            "01/2026 und",
            "7 tägliche, viele",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
