//! The forms in which dates are written, one function each.

use jiff::civil;

use super::{FoundDate, Precision};
use crate::lexicon::time::{BEFORE_DAY, MONTH_NAMES, PARTS_OF_MONTH, WEEKDAY_NAMES, ZONES};
use crate::lexicon::{is_hyphen, look_up};
use crate::value::cursor::Cursor;
use crate::value::rejection::{Rejection, RejectionReason};

type Outcome = Result<FoundDate, Rejection>;
type Form = fn(&mut Cursor<'_>) -> Option<Outcome>;

/// The first form that fits counts; a longer one comes before its beginning.
const FORMS: &[Form] = &[
    year_first,
    year_and_quarter,
    year_and_month,
    dotted,
    day_and_month_name,
    slashed,
    month_name_and_day,
    month_name_and_year,
    month_and_year,
    quarter_and_year,
    dotted_without_year,
    day_and_month_name_without_year,
    year_alone,
];

/// Takes a date, the weekday before or behind it, and a time of day after an exact day.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    cursor.attempt(|cursor| {
        let before = cursor.attempt(weekday_before);
        cursor.attempt(part_of_month);
        let outcome = FORMS.iter().find_map(|form| cursor.attempt(|it| whole(it, *form)))?;
        let weekday = before.or_else(|| cursor.attempt(weekday_behind));
        Some(on_weekday(outcome, weekday))
    })
}

/// `Sa, `, `Samstag, den `, `Sat `.
fn weekday_before(cursor: &mut Cursor<'_>) -> Option<i8> {
    let weekday = weekday(cursor)?;
    cursor.eat(',');
    let mut separated = cursor.spaces();
    if cursor.any_of(BEFORE_DAY) {
        separated = cursor.spaces();
    }
    (separated || cursor.peek().is_some_and(|c| c.is_ascii_digit())).then_some(weekday)
}

/// ` (Sa)`, and at the end of the text `, Sa`.
fn weekday_behind(cursor: &mut Cursor<'_>) -> Option<i8> {
    cursor.eat(',');
    cursor.spaces();
    let bracketed = cursor.eat('(');
    let weekday = weekday(cursor)?;
    let is_whole = if bracketed { cursor.eat(')') } else { cursor.is_empty() };
    is_whole.then_some(weekday)
}

/// A weekday as cron numbers it, and the full stop of an abbreviation.
fn weekday(cursor: &mut Cursor<'_>) -> Option<i8> {
    let weekday = look_up(WEEKDAY_NAMES, &cursor.word()?)?;
    cursor.eat('.');
    i8::try_from(weekday).ok()
}

/// `Ende ` before `Januar 2026`.
fn part_of_month(cursor: &mut Cursor<'_>) -> Option<()> {
    let found = cursor.any_of(PARTS_OF_MONTH) && cursor.spaces();
    let names_a_month = cursor.peek().is_some_and(char::is_alphabetic);
    (found && names_a_month).then_some(())
}

/// A day has one weekday; which of the two is wrong, only the author knows.
fn on_weekday(outcome: Outcome, weekday: Option<i8>) -> Outcome {
    let found = outcome?;
    let is_right = |weekday| found.first.weekday().to_sunday_zero_offset() == weekday;
    match weekday {
        Some(_) if found.precision != Precision::Day => Err(RejectionReason::Unreadable.into()),
        Some(weekday) if !is_right(weekday) => {
            Err(Rejection::new(RejectionReason::WrongWeekday).suggest(found.canonical()))
        }
        _ => Ok(found),
    }
}

fn whole(cursor: &mut Cursor<'_>, form: Form) -> Option<Outcome> {
    let outcome = form(cursor)?;
    cursor.attempt(time_of_day);
    at_end(cursor).then_some(outcome)
}

/// Neither a letter nor one more number follows.
fn at_end(cursor: &Cursor<'_>) -> bool {
    let mut probe = *cursor;
    let separated = probe.eat_if(|c| is_hyphen(c) || matches!(c, '.' | '/' | ':'));
    let goes_on = separated && probe.eat_if(|c| c.is_ascii_digit());
    cursor.at_boundary() && !goes_on
}

/// `2026-01-11`, `2026/01/11`; with dots or without zeros it is rejected.
fn year_first(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let year = number(cursor, 4)?;
    let separator = separator(cursor)?;
    let month = cursor.digits(1..=2)?;
    if self::separator(cursor)? != separator {
        return None;
    }
    let day = cursor.digits(1..=2)?;
    let found = exact(year, month.parse().ok()?, day.parse().ok()?);
    let agreed = separator != '.' && month.len() == 2 && day.len() == 2;
    Some(if agreed { found } else { unusual(found) })
}

/// `2026-01`.
fn year_and_month(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let year = number(cursor, 4)?;
    if !cursor.eat_if(is_hyphen) {
        return None;
    }
    let month = cursor.digits(1..=2)?;
    let found = whole_month(year, month.parse().ok()?);
    Some(if month.len() == 2 { found } else { unusual(found) })
}

/// `2026-Q1`, `2026 Q1`.
fn year_and_quarter(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let year = number(cursor, 4)?;
    cursor.spaces();
    cursor.eat_if(|c| is_hyphen(c) || c == '/');
    let quarter = quarter(cursor)?;
    Some(whole_quarter(year, quarter))
}

/// `11.01.2026`, `11.1.2026`, `11. 1. 2026`; `11.01.26` is rejected.
fn dotted(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let (day, month) = dotted_day(cursor)?;
    cursor.spaces();
    let year = Year::read(cursor)?;
    Some(year.in_full(exact(year.number, month, day)))
}

/// `11.01.`
fn dotted_without_year(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    dotted_day(cursor)?;
    Some(Err(RejectionReason::MissingYear.into()))
}

fn dotted_day(cursor: &mut Cursor<'_>) -> Option<(i8, i8)> {
    let day = number(cursor, 2)?;
    let first_stop = cursor.eat('.');
    cursor.spaces();
    let month = number(cursor, 2)?;
    let second_stop = cursor.eat('.');
    (first_stop && second_stop).then_some((day, month))
}

/// `01/11/2026` and `01-11-2026`: always rejected, with every reading that is a day.
fn slashed(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let first = number(cursor, 2)?;
    let separator = separator(cursor)?;
    let second = number(cursor, 2)?;
    if self::separator(cursor)? != separator {
        return None;
    }
    let year = Year::read(cursor)?;
    let readings = [exact(year.number, second, first), exact(year.number, first, second)];
    let mut days: Vec<String> = readings.into_iter().flatten().map(FoundDate::canonical).collect();
    days.dedup();
    let reason = match (days.len(), year.is_full) {
        (0, _) => RejectionReason::ImpossibleDay,
        (1, true) => RejectionReason::UnusualForm,
        (1, false) => RejectionReason::TwoDigitYear,
        _ => RejectionReason::AmbiguousOrder,
    };
    Some(Err(days.into_iter().fold(reason.into(), Rejection::suggest)))
}

/// `11. Januar 2026`, `11 January 2026`, `11th Jan. 2026`.
fn day_and_month_name(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let (day, month) = named_day(cursor)?;
    cursor.eat(',');
    cursor.spaces();
    let year = Year::read(cursor)?;
    Some(year.in_full(exact(year.number, month, day)))
}

/// `11. Januar`
fn day_and_month_name_without_year(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    named_day(cursor)?;
    Some(Err(RejectionReason::MissingYear.into()))
}

fn named_day(cursor: &mut Cursor<'_>) -> Option<(i8, i8)> {
    let day = ordinal(cursor)?;
    cursor.spaces();
    cursor.eat_if(is_hyphen);
    let month = month_name(cursor)?;
    cursor.eat_if(is_hyphen);
    Some((day, month))
}

/// `January 11, 2026`.
fn month_name_and_day(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let month = month_name(cursor)?;
    cursor.spaces();
    let day = ordinal(cursor)?;
    cursor.eat(',');
    cursor.spaces();
    let year = number(cursor, 4)?;
    Some(exact(year, month, day))
}

/// `Januar 2026`.
fn month_name_and_year(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let month = month_name(cursor)?;
    cursor.spaces();
    let year = number(cursor, 4)?;
    Some(whole_month(year, month))
}

/// `01/2026`, `01.2026`.
fn month_and_year(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let month = number(cursor, 2)?;
    if !cursor.eat_if(|c| matches!(c, '/' | '.')) {
        return None;
    }
    let year = number(cursor, 4)?;
    Some(whole_month(year, month))
}

/// `Q1 2026`, `Q1/2026`, `1. Quartal 2026`.
fn quarter_and_year(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let quarter = quarter(cursor).or_else(|| cursor.attempt(quarter_in_words))?;
    cursor.spaces();
    cursor.eat_if(|c| is_hyphen(c) || c == '/');
    let year = number(cursor, 4)?;
    Some(whole_quarter(year, quarter))
}

/// `2026`.
fn year_alone(cursor: &mut Cursor<'_>) -> Option<Outcome> {
    let year: i16 = number(cursor, 4)?;
    plausible(year).then_some(Err(RejectionReason::MissingMonth.into()))
}

fn quarter(cursor: &mut Cursor<'_>) -> Option<i8> {
    cursor.attempt(|cursor| {
        let named = cursor.eat_if(|c| matches!(c, 'Q' | 'q'));
        named.then(|| number(cursor, 1)).flatten()
    })
}

fn quarter_in_words(cursor: &mut Cursor<'_>) -> Option<i8> {
    let quarter = ordinal(cursor)?;
    cursor.spaces();
    (cursor.phrase("quartal") || cursor.phrase("quarter")).then_some(quarter)
}

/// A year of four digits, or of two with the century guessed.
#[derive(Clone, Copy)]
struct Year {
    number: i16,
    is_full: bool,
}

impl Year {
    fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let digits = cursor.digits(2..=4)?;
        let number: i16 = digits.parse().ok()?;
        match digits.len() {
            4 => Some(Self { number, is_full: true }),
            2 => Some(Self {
                number: if number < 70 { 2_000 + number } else { 1_900 + number },
                is_full: false,
            }),
            _ => None,
        }
    }

    fn in_full(self, found: Outcome) -> Outcome {
        match found {
            Ok(found) if !self.is_full => {
                Err(Rejection::new(RejectionReason::TwoDigitYear).suggest(found.canonical()))
            }
            other => other,
        }
    }
}

/// A number of exactly 4 digits, or of up to `digits` where fewer are asked for.
fn number<T: std::str::FromStr>(cursor: &mut Cursor<'_>, digits: usize) -> Option<T> {
    let fewest = if digits == 4 { 4 } else { 1 };
    cursor.digits(fewest..=digits)?.parse().ok()
}

/// `11`, `11.`, `11th`.
fn ordinal(cursor: &mut Cursor<'_>) -> Option<i8> {
    let day = number(cursor, 2)?;
    if !cursor.eat('.') {
        let _suffixed = ["st", "nd", "rd", "th"].into_iter().any(|suffix| cursor.phrase(suffix));
    }
    Some(day)
}

fn month_name(cursor: &mut Cursor<'_>) -> Option<i8> {
    let month = cursor.attempt(|cursor| look_up(MONTH_NAMES, &cursor.word()?))?;
    cursor.eat('.');
    Some(month)
}

fn separator(cursor: &mut Cursor<'_>) -> Option<char> {
    let found = cursor.peek()?;
    let separator = if is_hyphen(found) { '-' } else { found };
    let known = matches!(separator, '-' | '/' | '.');
    (known && cursor.eat(found)).then_some(separator)
}

/// `T10:00:00+01:00`, ` 10:00`, `, 10:00 Uhr`.
fn time_of_day(cursor: &mut Cursor<'_>) -> Option<()> {
    if !cursor.eat_if(|c| matches!(c, 'T' | 't')) {
        cursor.eat(',');
        cursor.spaces();
        cursor.phrase("um");
        cursor.spaces();
    }
    clock(cursor)?;
    if cursor.eat_if(|c| matches!(c, '.' | ',')) {
        cursor.digits(1..=9)?;
    }
    cursor.attempt(offset);
    Some(())
}

/// `10:00`, `10:00:00`.
fn clock(cursor: &mut Cursor<'_>) -> Option<()> {
    let hour: u8 = number(cursor, 2)?;
    let minute = sixtieth(cursor)?;
    let second = cursor.attempt(sixtieth).unwrap_or(0);
    (hour < 24 && minute < 60 && second <= 60).then_some(())
}

fn sixtieth(cursor: &mut Cursor<'_>) -> Option<u8> {
    let separated = cursor.eat(':');
    separated.then(|| cursor.digits(2..=2)).flatten()?.parse().ok()
}

/// `Z`, `+01:00`, `+0100`, ` Uhr`.
fn offset(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.spaces();
    if cursor.any_of(ZONES) {
        return Some(());
    }
    let signed = cursor.eat_if(|c| matches!(c, '+' | '-' | '\u{2212}'));
    if signed && cursor.digits(4..=4).is_some() {
        return Some(());
    }
    let hours = cursor.digits(2..=2).is_some();
    cursor.attempt(sixtieth);
    (signed && hours).then_some(())
}

fn plausible(year: i16) -> bool {
    (1900..=9999).contains(&year)
}

fn exact(year: i16, month: i8, day: i8) -> Outcome {
    let first = first_of(year, month).map_err(|reason| swapped(reason, year, month, day))?;
    match civil::Date::new(year, month, day) {
        Ok(first) => Ok(FoundDate { first, precision: Precision::Day }),
        Err(_) => Err(past_the_end(first, day)),
    }
}

fn past_the_end(first: civil::Date, day: i8) -> Rejection {
    let rejection = Rejection::new(RejectionReason::ImpossibleDay);
    match day {
        29..=31 => rejection.suggest(first.last_of_month().to_string()),
        _ => rejection,
    }
}

/// `01.13.2026` is probably the 13th of January.
fn swapped(reason: RejectionReason, year: i16, month: i8, day: i8) -> Rejection {
    match civil::Date::new(year, day, month) {
        Ok(date) if reason == RejectionReason::ImpossibleMonth => {
            Rejection::new(reason).suggest(date.to_string())
        }
        _ => reason.into(),
    }
}

fn first_of(year: i16, month: i8) -> Result<civil::Date, RejectionReason> {
    if !plausible(year) {
        return Err(RejectionReason::ImpossibleYear);
    }
    civil::Date::new(year, month, 1).map_err(|_| RejectionReason::ImpossibleMonth)
}

fn whole_month(year: i16, month: i8) -> Outcome {
    Ok(FoundDate { first: first_of(year, month)?, precision: Precision::Month })
}

fn whole_quarter(year: i16, quarter: i8) -> Outcome {
    let month = if (1..=4).contains(&quarter) { quarter * 3 - 2 } else { 0 };
    Ok(FoundDate { first: first_of(year, month)?, precision: Precision::Quarter })
}

fn unusual(found: Outcome) -> Outcome {
    Err(Rejection::new(RejectionReason::UnusualForm).suggest(found?.canonical()))
}
