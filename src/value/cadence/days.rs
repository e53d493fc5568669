//! Cadences that name days: `Mo, Mi und Fr`, `jeden ersten Montag im Monat`, `am 1. des Monats`.

use crate::lexicon::time::{MONTH_NAMES, WEEKDAY_NAMES};
use crate::lexicon::{WordList, cadence, look_up};
use crate::value::Reading;
use crate::value::cursor::{Cursor, is_dash};
use crate::value::interval::Interval;
use crate::value::unit::{self, Term};

const WEEK: u8 = 7;
const YEAR: u8 = 12;

/// Takes days of the week; the interval is the longest time from one to the next.
pub(super) fn of_week(cursor: &mut Cursor<'_>) -> Reading<Interval> {
    let days = cursor.attempt(weekdays).or_else(|| cursor.attempt(part_of_week));
    Ok(days.and_then(|days| Interval::new(0, longest_gap(days), 0)))
}

/// The same where other words may follow: `So` alone is no day then.
pub(super) fn named(cursor: &mut Cursor<'_>) -> Reading<Interval> {
    let mut probe = *cursor;
    let found = of_week(&mut probe)?;
    let taken = cursor.rest().len().saturating_sub(probe.rest().len());
    let is_abbreviation = taken <= "Sun.".len();
    if found.is_none() || is_abbreviation {
        return Ok(None);
    }
    *cursor = probe;
    Ok(found)
}

/// Each day of the week on which it happens, Sunday first.
fn weekdays(cursor: &mut Cursor<'_>) -> Option<[bool; WEEK as usize]> {
    cursor.any_of(cadence::ON_DAYS);
    cursor.spaces();
    let mut days = [false; WEEK as usize];
    let mut last = weekday(cursor)?;
    mark(&mut days, last);
    while let Some((is_range, next)) = cursor.attempt(next_weekday) {
        if is_range {
            while last != next {
                last = (last + 1) % WEEK;
                mark(&mut days, last);
            }
        }
        mark(&mut days, next);
        last = next;
    }
    cursor.at_boundary().then_some(days)
}

/// `an Werktagen`, `am Wochenende`.
fn part_of_week(cursor: &mut Cursor<'_>) -> Option<[bool; WEEK as usize]> {
    cursor.any_of(cadence::ON_DAYS);
    cursor.spaces();
    if cursor.phrase("wochenende") || cursor.phrase("weekend") || cursor.phrase("weekends") {
        return Some([true, false, false, false, false, false, false]);
    }
    let is_working_day = unit::read(cursor)? == Term::WorkingDay;
    is_working_day.then_some([false, true, true, true, true, true, false])
}

fn mark(days: &mut [bool], day: u8) {
    if let Some(day) = days.get_mut(usize::from(day)) {
        *day = true;
    }
}

/// What joins two days, whether it means the days between as well, and the second one.
fn next_weekday(cursor: &mut Cursor<'_>) -> Option<(bool, u8)> {
    cursor.spaces();
    let is_range = cursor.eat_if(is_dash) || cursor.phrase("bis") || cursor.phrase("to");
    let is_joined = is_range || cursor.any_of(cadence::JOINERS) || cursor.eat('/');
    cursor.spaces();
    let day = if is_joined { weekday(cursor) } else { None };
    Some((is_range, day?))
}

/// `Mo`, `Montag`, `montags`, `Mondays`.
fn weekday(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.attempt(|cursor| {
        let word = cursor.word()?;
        cursor.eat('.');
        let plural = || word.strip_suffix('s').filter(|day| day.len() > 3);
        look_up(WEEKDAY_NAMES, &word).or_else(|| look_up(WEEKDAY_NAMES, plural()?))
    })
}

/// The most days from one marked day to the next.
fn longest_gap(days: [bool; WEEK as usize]) -> u64 {
    let (mut longest, mut since_last) = (0, 0);
    // Twice round, so that the gap over the end of the week is seen.
    for is_day in days.into_iter().chain(days) {
        since_last += 1;
        if is_day {
            longest = since_last.max(longest);
            since_last = 0;
        }
    }
    longest.min(u64::from(WEEK))
}

/// Takes several months of each year, `Januar und Juli`; the interval is the longest time from one to the next.
pub(super) fn of_year(cursor: &mut Cursor<'_>) -> Option<Interval> {
    cursor.attempt(|cursor| {
        cursor.any_of(cadence::IN_MONTHS);
        cursor.spaces();
        let mut months = vec![month(cursor)?];
        while let Some(next) = cursor.attempt(next_month) {
            months.push(next);
        }
        months.sort_unstable();
        months.dedup();
        let (first, last) = (*months.first()?, *months.last()?);
        let over_the_year = first + YEAR - last;
        let gaps = months.iter().zip(months.iter().skip(1)).map(|(one, next)| next - one);
        let longest = gaps.chain([over_the_year]).max()?;
        (first != last).then(|| Interval::new(u64::from(longest), 0, 0))?
    })
}

fn next_month(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.spaces();
    let is_joined = cursor.any_of(cadence::JOINERS) || cursor.eat('/');
    cursor.spaces();
    cursor.any_of(cadence::IN_MONTHS);
    cursor.spaces();
    if is_joined { month(cursor) } else { None }
}

/// `Januar`, `Jan.`
fn month(cursor: &mut Cursor<'_>) -> Option<u8> {
    let month = look_up(MONTH_NAMES, &cursor.word()?)?;
    cursor.eat('.');
    u8::try_from(month).ok()
}

/// Takes a day of each month or quarter. Weekdays wander: from the first Monday to the next it is up to five weeks, in a
/// quarter up to fourteen.
pub(super) fn of_month(cursor: &mut Cursor<'_>) -> Reading<Interval> {
    const TURNS: [(u64, WordList); 3] =
        [(1, cadence::TURN_OF_MONTH), (3, cadence::TURN_OF_QUARTER), (12, cadence::TURN_OF_YEAR)];
    if let Some(months) = cursor.one_of(&TURNS) {
        return Ok(Interval::new(months, 0, 0));
    }
    Ok(cursor.attempt(nth_weekday).or_else(|| cursor.attempt(day_of_month)))
}

/// `jeden ersten Montag im Monat`, `letzter Freitag im Quartal`, `every first Sunday`.
fn nth_weekday(cursor: &mut Cursor<'_>) -> Option<Interval> {
    cursor.any_of(cadence::ON_DAYS);
    cursor.spaces();
    cursor.phrase("the");
    cursor.spaces();
    let number = cursor.attempt(ordinal_number);
    let word = if number.is_none() { cursor.word()? } else { String::new() };
    if number.is_none() && !cadence::NTH.has(&word) {
        return None;
    }
    cursor.spaces();
    weekday(cursor)?;
    cursor.spaces();
    let weeks = if cursor.any_of(cadence::OF_QUARTER) {
        14
    } else if cursor.any_of(cadence::OF_MONTH)
        || number == Some(1)
        || cadence::FIRST_OR_LAST.has(&word)
    {
        5
    } else {
        return None;
    };
    Interval::new(0, u64::from(WEEK) * weeks, 0)
}

/// `am 1. des Monats`, `15th of each month`.
fn day_of_month(cursor: &mut Cursor<'_>) -> Option<Interval> {
    cursor.any_of(cadence::ON_DAYS);
    cursor.spaces();
    cursor.phrase("the");
    cursor.spaces();
    ordinal_number(cursor)?;
    cursor.spaces();
    cursor.phrase("tag");
    cursor.spaces();
    let months = if cursor.any_of(cadence::OF_QUARTER) {
        3
    } else if cursor.any_of(cadence::OF_MONTH) {
        1
    } else {
        return None;
    };
    Interval::new(months, 0, 0)
}

/// `1.`, `15th`.
fn ordinal_number(cursor: &mut Cursor<'_>) -> Option<u64> {
    let number = cursor.digits(1..=2)?.parse().ok()?;
    let is_ordinal = ["st", "nd", "rd", "th", "."].into_iter().any(|it| cursor.phrase(it));
    (is_ordinal && (1..=31).contains(&number)).then_some(number)
}
