//! Intervals in words: adverbs, `zweimal wöchentlich`, `alle 4 h`, `jeden Sonntag`.

use super::days;
use crate::lexicon::time::{NUMBERS, ORDINALS, WEEKDAY_NAMES};
use crate::lexicon::{WordList, cadence, look_up};
use crate::value::Reading;
use crate::value::bound;
use crate::value::cursor::{Cursor, is_dash};
use crate::value::decimal::{self, Decimal};
use crate::value::interval::Interval;
use crate::value::quantity::{self, Assumptions};
use crate::value::rejection::{Rejection, RejectionReason};
use crate::value::unit::{self, Term, Unit};

/// Adverbs and adjectives that are not a number and a base.
const ADVERBS: [(u64, Unit, WordList); 11] = [
    (15, Unit::Minute, cadence::EVERY_15_MINUTES),
    (30, Unit::Minute, cadence::EVERY_30_MINUTES),
    (12, Unit::Hour, cadence::EVERY_12_HOURS),
    (1, Unit::Day, cadence::EVERY_NIGHT),
    (3, Unit::Day, cadence::EVERY_WORKING_DAY),
    (1, Unit::Week, cadence::EVERY_WEEKEND),
    (2, Unit::Week, cadence::EVERY_OTHER_WEEK),
    (1, Unit::Quarter, cadence::EVERY_QUARTER),
    (6, Unit::Month, cadence::EVERY_HALF_YEAR),
    (1, Unit::Year, cadence::EVERY_YEAR),
    (2, Unit::Year, cadence::EVERY_OTHER_YEAR),
];

/// What may be after a number: `zwei-monatlich`, `14-tägig`, `6-stündlich`; without one it means 1.
const BASES: [(Unit, WordList); 6] = [
    (Unit::Minute, cadence::MINUTELY),
    (Unit::Hour, cadence::HOURLY),
    (Unit::Day, cadence::DAILY),
    (Unit::Week, cadence::WEEKLY),
    (Unit::Month, cadence::MONTHLY),
    (Unit::Year, cadence::YEARLY),
];

/// English words that stand for every other … and for twice a …. The longer interval is all that they promise.
const EVERY_OTHER_OR_TWICE: [(Unit, WordList); 2] =
    [(Unit::Week, cadence::BIWEEKLY), (Unit::Month, cadence::BIMONTHLY)];

/// How an interval is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// `fortlaufend`.
    Continuous,
    /// `täglich`, `alle 4 h`: how often.
    Frequency,
    /// `24 h`, `P3M`: how long.
    Length,
}

type Reader = fn(&mut Cursor<'_>) -> Reading<Interval>;

const READERS: [(Reader, Wording); 8] = [
    (part_of_year, Wording::Frequency),
    (days::of_month, Wording::Frequency),
    (days::named, Wording::Frequency),
    (adverb, Wording::Frequency),
    (repeated, Wording::Frequency),
    (every, Wording::Frequency),
    // Beside other words it is a rate: `5 GB pro Tag`.
    (once_per, Wording::Length),
    (length, Wording::Length),
];

/// Takes an interval.
pub(super) fn interval(cursor: &mut Cursor<'_>) -> Reading<(Interval, Wording)> {
    if cursor.attempt(continuous).is_some() {
        return Ok(Some((Interval::ZERO, Wording::Continuous)));
    }
    for (reader, wording) in READERS {
        let mut probe = *cursor;
        if let Some(interval) = reader(&mut probe)? {
            *cursor = probe;
            return Ok(Some((interval, wording)));
        }
    }
    Ok(None)
}

fn continuous(cursor: &mut Cursor<'_>) -> Option<()> {
    let word = cursor.compound()?;
    let known = stems(&word).any(|stem| cadence::CONTINUOUS.has(stem));
    known.then_some(())
}

/// The word without each German ending that it has.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    cadence::ENDINGS.into_iter().filter_map(|ending| word.strip_suffix(ending))
}

/// A length; of a range the longer end, which is all that it promises.
fn length(cursor: &mut Cursor<'_>) -> Reading<Interval> {
    let longest = quantity::longest(cursor, Assumptions::default())?;
    Ok(longest.map(|(quantity, _)| quantity.interval))
}

/// `1/4-jährl.`, `½-jährlich`.
fn part_of_year(cursor: &mut Cursor<'_>) -> Reading<Interval> {
    Ok(cursor.attempt(|cursor| {
        let months = Interval::of(decimal::part_of_one(cursor)?, Unit::Year).ok()?;
        cursor.spaces();
        cursor.eat_if(is_dash);
        let word = cursor.word()?;
        cursor.eat('.');
        stems(&word).any(|stem| cadence::YEARLY.has(stem)).then_some(months)
    }))
}

/// `täglich`, `14-tägig`, `sonntags`.
fn adverb(cursor: &mut Cursor<'_>) -> Reading<Interval> {
    let Some(word) = cursor.compound() else {
        return Ok(None);
    };
    cursor.eat('.');
    if let Some(unit) = look_up(&EVERY_OTHER_OR_TWICE, &word) {
        return Ok(one(unit).and_then(|one| one.times(2)));
    }
    if let Some(interval) = stems(&word).find_map(known_word) {
        return Ok(Some(interval));
    }
    stems(&word).find_map(numbered).transpose()
}

fn known_word(stem: &str) -> Option<Interval> {
    // `halb-jährlich`, `viertel-jährlich`.
    let joined = stem.replace('-', "");
    let adverb = ADVERBS.iter().find(|(_, _, words)| words.has(stem) || words.has(&joined));
    if let Some((count, unit, _)) = adverb {
        return one(*unit)?.times(*count);
    }
    let day = stem.strip_suffix('s')?;
    let is_weekday = day.ends_with("tag") || day.ends_with("day") || day == "mittwoch";
    look_up(WEEKDAY_NAMES, day).filter(|_| is_weekday)?;
    one(Unit::Week)
}

/// The unit of `täglich`, `tägliche` or `daily`.
pub(super) fn unit_of(word: &str) -> Option<Unit> {
    stems(word).find_map(|stem| look_up(&BASES, stem))
}

/// A number (or none) and a base.
fn numbered(stem: &str) -> Option<Result<Interval, Rejection>> {
    let (count, unit) = BASES.iter().find_map(|(unit, bases)| {
        let count = bases.iter().find_map(|base| stem.strip_suffix(base))?;
        Some((count, *unit))
    })?;
    let count = match count.trim_end_matches('-') {
        "" => 1,
        digits if digits.starts_with(|c: char| c.is_ascii_digit()) => digits.parse().ok()?,
        word => look_up(NUMBERS, word)?,
    };
    let interval =
        one(unit).and_then(|one| one.times(count)).filter(|interval| !interval.is_zero());
    Some(interval.ok_or_else(|| RejectionReason::OutOfRange.into()))
}

/// `zweimal wöchentlich`, `2x pro Woche`, `twice a day`.
fn repeated(cursor: &mut Cursor<'_>) -> Reading<Interval> {
    let many = cursor.any_of(cadence::MANY_TIMES).then_some(1);
    let Some(times) = many.or_else(|| cursor.attempt(times)) else {
        return Ok(None);
    };
    cursor.spaces();
    let period = match adverb(&mut { *cursor })? {
        Some(_) => adverb(cursor)?,
        None => per(cursor),
    };
    Ok(period.and_then(|period| period.divided(times)))
}

/// Takes `zweimal`, `2x`, `twice`.
fn times(cursor: &mut Cursor<'_>) -> Option<u64> {
    if cursor.phrase("once") {
        return Some(1);
    }
    if cursor.phrase("twice") {
        return Some(2);
    }
    cursor.attempt(word_times).or_else(|| number_times(cursor))
}

fn word_times(cursor: &mut Cursor<'_>) -> Option<u64> {
    look_up(NUMBERS, cursor.word()?.strip_suffix("mal")?)
}

fn number_times(cursor: &mut Cursor<'_>) -> Option<u64> {
    let number = decimal::read(cursor).ok()??.as_whole()?;
    cursor.spaces();
    cursor.eat_if(|c| c == '-');
    let times = ["x", "mal", "times"].into_iter().any(|word| cursor.phrase(word));
    let is_rate = || {
        let mut probe = *cursor;
        probe.spaces();
        let is_led = probe.eat('/') || probe.any_of(cadence::ONCE_PER);
        probe.spaces();
        is_led && period(&mut probe).is_some()
    };
    (times || is_rate()).then_some(number)
}

fn per(cursor: &mut Cursor<'_>) -> Option<Interval> {
    if !cursor.any_of(cadence::PER) {
        return None;
    }
    cursor.spaces();
    period(cursor)
}

/// `pro Quartal`, `je Halbjahr`, `per year`.
fn once_per(cursor: &mut Cursor<'_>) -> Reading<Interval> {
    Ok(cursor.attempt(|cursor| {
        cursor.any_of(cadence::ONCE_PER).then_some(())?;
        cursor.spaces();
        period(cursor)
    }))
}

/// One unit of time, or half a year.
fn period(cursor: &mut Cursor<'_>) -> Option<Interval> {
    if cursor.any_of(cadence::HALF_YEARS) {
        return Interval::new(6, 0, 0);
    }
    one(term(cursor)?)
}

fn term(cursor: &mut Cursor<'_>) -> Option<Unit> {
    match unit::read(cursor)? {
        Term::Unit(unit) => Some(unit),
        Term::MinuteOrMonth | Term::WorkingDay => None,
    }
}

/// `alle 4 h`, `jeden Tag`, `jeden zweiten Tag`, `jeden Sonntag`.
fn every(cursor: &mut Cursor<'_>) -> Reading<Interval> {
    if !cursor.any_of(cadence::EVERY) {
        return Ok(None);
    }
    cursor.spaces();
    let count = cursor.attempt(ordinal).unwrap_or(1);
    cursor.spaces();
    match length(&mut { *cursor })? {
        Some(interval) if interval.is_zero() => Ok(None),
        Some(_) if count == 1 => length(cursor),
        _ => Ok(cursor.attempt(occasion).and_then(|interval| interval.times(count))),
    }
}

/// `zweiten`, `2.`, `2nd`.
fn ordinal(cursor: &mut Cursor<'_>) -> Option<u64> {
    if let Some(count) = cursor.attempt(|cursor| look_up(ORDINALS, &cursor.word()?)) {
        return Some(count);
    }
    let count = cursor.digits(1..=3)?.parse().ok().filter(|count| *count > 0)?;
    let ordinal = ["st", "nd", "rd", "th", "."].into_iter().any(|suffix| cursor.phrase(suffix));
    let decimal = cursor.peek().is_some_and(|c| c.is_ascii_digit());
    (ordinal && !decimal).then_some(count)
}

/// What `every` may come before.
fn occasion(cursor: &mut Cursor<'_>) -> Option<Interval> {
    if cursor.any_of(cadence::TIMES_OF_DAY) {
        return one(Unit::Day);
    }
    if cursor.attempt(|cursor| look_up(WEEKDAY_NAMES, &cursor.word()?)).is_some() {
        return one(Unit::Week);
    }
    if cursor.phrase("wochenende") || cursor.phrase("weekend") {
        return one(Unit::Week);
    }
    if cursor.any_of(cadence::HALF_YEARS) {
        return Interval::new(6, 0, 0);
    }
    match unit::read(cursor)? {
        Term::Unit(unit) => one(unit),
        Term::WorkingDay => one(Unit::Day)?.times(3),
        Term::MinuteOrMonth => None,
    }
}

fn one(unit: Unit) -> Option<Interval> {
    Interval::of(Decimal::whole(1), unit).ok()
}

/// The delay in `≤ 5 min`, `mit 5 min Verzögerung`, `Replikation, Verzögerung: max. 5 min`.
pub(super) fn delay(text: &str) -> Option<Interval> {
    text.split(", ").find_map(delay_part)
}

fn delay_part(text: &str) -> Option<Interval> {
    let mut cursor = Cursor::new(text);
    for word in ["mit", "with", "verzoegerung", "verzug", "delay", "lag", ":"] {
        cursor.spaces();
        cursor.phrase(word);
    }
    cursor.spaces();
    bound::read(&mut cursor);
    quantity::read(&mut cursor).ok()?.map(|quantity| quantity.interval)
}
