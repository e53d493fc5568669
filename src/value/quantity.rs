//! Durations with units: `1d12h`, `2 h 50`, `PT4H`, `zwei Wochen`.

use jiff::Span;
use jiff::fmt::temporal::SpanParser;

use super::Reading;
use super::cursor::{Cursor, is_dash};
use super::decimal::{self, Decimal};
use super::interval::Interval;
use super::rejection::{Rejection, RejectionReason};
use super::unit::{self, Part, Term, Unit};
use crate::lexicon::time;

/// What a number means whose unit is missing, or could be two.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Assumptions {
    /// The unit of a number without one, as the head of its column states it.
    pub(super) unit: Option<Unit>,
    /// Whether the length is a fixed one, which nobody counts in months.
    pub(super) is_fixed: bool,
}

/// A duration as written.
#[derive(Debug, Clone, Default)]
pub(super) struct Quantity {
    pub(super) interval: Interval,
    /// The summands in the written units, or in the usual ones where a fraction was written.
    pub(super) parts: Vec<Part>,
    /// The unit that the last number lacks: minutes in `2 h 50`.
    pub(super) implied: Option<Unit>,
    smallest: Option<Unit>,
    fractional: bool,
}

impl Quantity {
    fn push(&mut self, count: Decimal, unit: Unit) -> Result<(), Rejection> {
        if count.ambiguous {
            return Err(ambiguous(count, unit));
        }
        if self.smallest.is_some_and(|smallest| unit >= smallest) {
            return Err(RejectionReason::UnitOrder.into());
        }
        let sum = self.interval.plus(Interval::of(count, unit)?);
        self.interval = sum.ok_or(RejectionReason::OutOfRange)?;
        self.smallest = Some(unit);
        match count.as_whole() {
            Some(count) => self.parts.push(Part { count, unit }),
            None => self.fractional = true,
        }
        Ok(())
    }

    /// Itself, or `other` if that can last longer.
    pub(super) fn or_longer(self, other: Self) -> Self {
        let is_longer = other.interval.longest_seconds() > self.interval.longest_seconds();
        if is_longer { other } else { self }
    }

    fn finished(mut self) -> Option<Self> {
        self.smallest?;
        if self.fractional {
            self.parts = self.interval.parts();
        }
        Some(self)
    }
}

fn ambiguous(count: Decimal, unit: Unit) -> Rejection {
    let readings = count.readings().into_iter();
    let intervals = readings.filter_map(|reading| Interval::of(reading, unit).ok());
    intervals.fold(RejectionReason::AmbiguousNumber.into(), |rejection: Rejection, interval| {
        rejection.suggest(interval.canonical())
    })
}

/// Takes a duration; `Ok(None)` if the text does not begin with one.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Reading<Quantity> {
    read_assuming(cursor, Assumptions::default())
}

/// The same where something is known of its unit.
pub(super) fn read_assuming(cursor: &mut Cursor<'_>, assumed: Assumptions) -> Reading<Quantity> {
    if let Some(quantity) = read_iso(cursor)? {
        return Ok(Some(quantity));
    }
    let mut quantity = Quantity::default();
    let mut probe = *cursor;
    while quantity.implied.is_none() {
        let Some((count, unit)) = segment(&mut probe, &mut quantity, assumed)? else {
            break;
        };
        quantity.push(count, unit)?;
        *cursor = probe;
        join(&mut probe);
    }
    Ok(quantity.finished())
}

fn join(cursor: &mut Cursor<'_>) {
    cursor.spaces();
    let _joined = cursor.eat(',') || cursor.phrase("und") || cursor.phrase("and");
    cursor.spaces();
}

fn segment(
    cursor: &mut Cursor<'_>,
    before: &mut Quantity,
    assumed: Assumptions,
) -> Reading<(Decimal, Unit)> {
    let Some(count) = decimal::read(cursor)? else {
        return Ok(None);
    };
    if count.numeric {
        cursor.eat('+'); // `27+ hours`
    }
    cursor.spaces();
    match unit::read(cursor) {
        Some(Term::Unit(unit)) => Ok(Some((count, unit))),
        Some(Term::MinuteOrMonth) => minute_or_month(count, before.smallest, assumed).map(Some),
        Some(Term::WorkingDay) => Err(RejectionReason::WorkingDay.into()),
        None if !cursor.at_boundary() || !count.numeric => Ok(None),
        None => implied(count, before, assumed).map(Some),
    }
}

/// A fixed length is not counted in months, so `m` are minutes there, and after hours; elsewhere it could be months.
fn minute_or_month(
    count: Decimal,
    before: Option<Unit>,
    assumed: Assumptions,
) -> Result<(Decimal, Unit), Rejection> {
    let is_short = |unit: Option<Unit>| unit.is_some_and(|unit| unit <= Unit::Day);
    if assumed.is_fixed || is_short(before) {
        return Ok((count, Unit::Minute));
    }
    let rejection = Rejection::new(RejectionReason::MinutesOrMonths);
    Err(match count.as_whole() {
        Some(count) => rejection.suggest(format!("{count} min")).suggest(format!("P{count}M")),
        None => rejection,
    })
}

fn implied(
    count: Decimal,
    before: &mut Quantity,
    assumed: Assumptions,
) -> Result<(Decimal, Unit), Rejection> {
    if before.smallest.is_none() {
        let is_zero = assumed.is_fixed && count.as_whole() == Some(0);
        let unit = assumed.unit.or(is_zero.then_some(Unit::Hour));
        return unit.map(|unit| (count, unit)).ok_or_else(|| RejectionReason::MissingUnit.into());
    }
    let larger = before.smallest.filter(|_| !before.fractional);
    let unit = larger.and_then(Unit::next_smaller);
    let fits = unit.is_some_and(|unit| fewer_than_one(count, unit, larger));
    match unit {
        Some(unit) if fits => {
            before.implied = Some(unit);
            Ok((count, unit))
        }
        _ => Err(RejectionReason::MissingUnit.into()),
    }
}

fn fewer_than_one(count: Decimal, unit: Unit, larger: Option<Unit>) -> bool {
    let length = count
        .as_whole()
        .zip(unit.seconds())
        .and_then(|(count, seconds)| count.checked_mul(seconds));
    length.zip(larger.and_then(Unit::seconds)).is_some_and(|(length, one)| length < one)
}

/// Takes an ISO 8601 duration; jiff reads it.
fn read_iso(cursor: &mut Cursor<'_>) -> Reading<Quantity> {
    let mut probe = *cursor;
    let Some(span) = iso_span(&mut probe) else {
        return Ok(None);
    };
    *cursor = probe;
    let mut quantity = Quantity::default();
    for (count, unit) in iso_fields(&span)? {
        quantity.push(Decimal::whole(count), unit)?;
    }
    if quantity.smallest.is_none() {
        quantity.push(Decimal::whole(0), Unit::Second)?;
    }
    Ok(quantity.finished())
}

fn iso_span(cursor: &mut Cursor<'_>) -> Option<Span> {
    static PARSER: SpanParser = SpanParser::new();
    let text = cursor.rest();
    if !cursor.eat_if(|c| matches!(c, 'P' | 'p')) {
        return None;
    }
    cursor.take_while(|c| c.is_ascii_alphanumeric());
    while fraction(cursor).is_some() {}
    let taken = text.len().checked_sub(cursor.rest().len())?;
    let span = PARSER.parse_span(text.get(..taken)?).ok()?;
    cursor.at_boundary().then_some(span)
}

fn fraction(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.attempt(|cursor| {
        let separated = cursor.eat_if(|c| matches!(c, '.' | ','));
        let run = cursor.take_while(|c| c.is_ascii_alphanumeric());
        (separated && run.starts_with(|c: char| c.is_ascii_digit())).then_some(())
    })
}

fn iso_fields(span: &Span) -> Result<Vec<(u64, Unit)>, RejectionReason> {
    if span.get_milliseconds() != 0 || span.get_microseconds() != 0 || span.get_nanoseconds() != 0 {
        return Err(RejectionReason::TooFine);
    }
    let fields = [
        (i64::from(span.get_years()), Unit::Year),
        (i64::from(span.get_months()), Unit::Month),
        (i64::from(span.get_weeks()), Unit::Week),
        (i64::from(span.get_days()), Unit::Day),
        (i64::from(span.get_hours()), Unit::Hour),
        (span.get_minutes(), Unit::Minute),
        (span.get_seconds(), Unit::Second),
    ];
    let written = fields.into_iter().filter(|(count, _)| *count != 0);
    written
        .map(|(count, unit)| {
            Ok((u64::try_from(count).map_err(|_| RejectionReason::Negative)?, unit))
        })
        .collect()
}

/// Whether a minus and a number follow.
pub(super) fn is_negative(cursor: &Cursor<'_>) -> bool {
    let mut probe = *cursor;
    let minus = probe.eat_if(is_dash);
    probe.spaces();
    minus && (probe.eat_if(|c| c.is_ascii_digit()) || iso_span(&mut probe).is_some())
}

/// Takes a duration, or several of which the longest counts: `2–4 h`, `1 bis 2 Tage`, `24 h / 1 h`. Says whether
/// there were several.
pub(super) fn longest(cursor: &mut Cursor<'_>, assumed: Assumptions) -> Reading<(Quantity, bool)> {
    let ends = ends(cursor, assumed)?;
    let several = ends.len() > 1;
    let longest = ends.into_iter().reduce(Quantity::or_longer);
    Ok(longest.map(|longest| (longest, several)))
}

/// The shortest of a range that is all of the text; `None` where the text is no range.
pub(super) fn shortest_of_range(cursor: &mut Cursor<'_>) -> Option<Interval> {
    let ends = ends(cursor, Assumptions::default()).ok()?;
    let is_range = ends.len() > 1 && cursor.is_empty();
    let shortest = ends.into_iter().map(|end| end.interval).min_by_key(|it| it.shortest_seconds());
    shortest.filter(|_| is_range)
}

/// Takes the lengths that a text names as alternatives.
fn ends(cursor: &mut Cursor<'_>, assumed: Assumptions) -> Result<Vec<Quantity>, Rejection> {
    let mut probe = *cursor;
    let lower = probe.attempt(bare_lower_end);
    let Some(upper) = read_assuming(&mut probe, assumed)? else {
        return Ok(Vec::new());
    };
    let mut ends = Vec::new();
    if let (Some(lower), Some(part)) = (lower, upper.parts.first()) {
        let mut quantity = Quantity::default();
        quantity.push(lower, part.unit)?;
        ends.push(quantity);
    }
    ends.push(upper);
    *cursor = probe;
    loop {
        probe.attempt(remark);
        if !between_ends(&mut probe, true) {
            return Ok(ends);
        }
        let Some(next) = read_assuming(&mut probe, assumed)? else { return Ok(ends) };
        ends.push(next);
        *cursor = probe;
    }
}

/// The `2` of `2–4 h`, and the dash. `1/2 h` is a fraction.
fn bare_lower_end(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    let number = decimal::read(cursor).ok().flatten()?;
    between_ends(cursor, false).then_some(number)
}

/// ` (WAL)`, without a number.
fn remark(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.spaces();
    let opened = cursor.eat('(');
    cursor.take_while(|c| !c.is_numeric() && !matches!(c, '(' | ')'));
    (opened && cursor.eat(')')).then_some(())
}

/// Takes what is between two lengths of which one counts.
fn between_ends(cursor: &mut Cursor<'_>, or_slash: bool) -> bool {
    cursor.spaces();
    let found =
        cursor.eat_if(is_dash) || (or_slash && cursor.eat('/')) || cursor.any_of(time::RANGE);
    cursor.spaces();
    found
}

/// `2 h 50 min`.
#[cfg(test)]
pub(super) fn symbols(parts: &[Part]) -> String {
    let parts: Vec<String> =
        parts.iter().map(|part| format!("{} {}", part.count, part.unit.symbol())).collect();
    parts.join(" ")
}
