//! Days and durations as values of conditions, which know when a comparison of them will have another outcome.

use std::any::Any;
use std::cmp::Ordering;
use std::sync::atomic::{AtomicI64, Ordering as Access};
use std::sync::{Arc, LazyLock};

use cel::ExecutionError;
use cel::common::traits::{Adder, Comparer, Divider, Modder, Multiplier, Negator, Subtractor};
use cel::common::types::{CelDouble, CelInt, CelString, Type};
use cel::common::value::{CowVal, StaticVal, Val};
use jiff::civil::Date;

use crate::value;

/// Seconds of a day.
const SECONDS: i128 = 24 * 60 * 60;
const EPOCH: Date = Date::constant(1970, 1, 1);

/// The names of the types.
pub(super) const DAY: &str = "day";
pub(super) const LENGTH: &str = "duration";

static DAY_TYPE: LazyLock<Type> = LazyLock::new(|| Type::new_opaque_type(DAY));
static LENGTH_TYPE: LazyLock<Type> = LazyLock::new(|| Type::new_opaque_type(LENGTH));

type Evaluated<'b, 'v> = Result<CowVal<'b, 'v>, ExecutionError>;

/// The day of an evaluation, and the next day on which a comparison made so far has another outcome.
#[derive(Debug)]
pub(super) struct Clock {
    today: i64,
    next: AtomicI64,
}

impl Clock {
    /// A clock that is at `today`, in days since 1970.
    pub(super) fn at(today: i64) -> Arc<Self> {
        Arc::new(Self { today, next: AtomicI64::new(i64::MAX) })
    }

    /// The next day on which the evaluation can have another result.
    pub(super) fn next(&self) -> Option<i64> {
        Some(self.next.load(Access::Relaxed)).filter(|next| *next < i64::MAX)
    }

    /// The sign of `line` today.
    fn sign(&self, line: SecondsLine) -> Ordering {
        let today = i128::from(self.today);
        let now = line.start.saturating_add(line.slope.saturating_mul(today));
        let sign = now.cmp(&0);
        let next = match (sign, line.slope.cmp(&0)) {
            (_, Ordering::Equal) => None,
            (Ordering::Equal, _) => today.checked_add(1),
            (Ordering::Less, Ordering::Greater) | (Ordering::Greater, Ordering::Less) => {
                let (distance, step) = (now.unsigned_abs(), line.slope.unsigned_abs());
                today.checked_add_unsigned(distance.div_ceil(step))
            }
            _ => None,
        };
        if let Some(next) = next.and_then(|next| i64::try_from(next).ok()) {
            self.next.fetch_min(next, Access::Relaxed);
        }
        sign
    }
}

/// The number of days from 1970 to `day`.
pub(super) fn number_of(day: Date) -> i64 {
    EPOCH.until(day).map_or(0, |span| i64::from(span.get_days()))
}

/// The day that is `number` days from 1970; none outside the calendar.
pub(super) fn day_of(number: i64) -> Option<Date> {
    EPOCH.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

/// Seconds as a function of the day: `start + slope × day`.
#[derive(Debug, Clone, Copy)]
struct SecondsLine {
    start: i128,
    slope: i128,
}

impl SecondsLine {
    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            start: self.start.checked_add(other.start)?,
            slope: self.slope.checked_add(other.slope)?,
        })
    }

    fn times(self, factor: i128) -> Option<Self> {
        Some(Self {
            start: self.start.checked_mul(factor)?,
            slope: self.slope.checked_mul(factor)?,
        })
    }
}

/// What a [`Moment`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// A day; numbers beside it are days.
    Day,
    /// The time between two days; numbers beside it are days.
    Days,
    /// A duration; numbers beside it are seconds.
    Seconds,
}

/// A day or a duration, which may depend on the day of the evaluation.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    measure: Measure,
    line: SecondsLine,
    /// Where it depends on the day.
    clock: Option<Arc<Clock>>,
    /// A date as text: `2026-01-31`, or `2026-01` if that is all that is known.
    text: Option<Arc<str>>,
}

impl Moment {
    pub(super) fn today(clock: &Arc<Clock>) -> Self {
        let line = SecondsLine { start: 0, slope: SECONDS };
        Self { measure: Measure::Day, line, clock: Some(Arc::clone(clock)), text: None }
    }

    pub(super) fn day(day: Date, text: &str) -> Self {
        let start = i128::from(number_of(day)).saturating_mul(SECONDS);
        let line = SecondsLine { start, slope: 0 };
        Self { measure: Measure::Day, line, clock: None, text: Some(text.into()) }
    }

    pub(super) fn length(seconds: i64) -> Self {
        Self::constant(Measure::Seconds, i128::from(seconds))
    }

    fn constant(measure: Measure, start: i128) -> Self {
        Self { measure, line: SecondsLine { start, slope: 0 }, clock: None, text: None }
    }

    /// The day that `text` names exactly.
    pub(super) fn exactly(text: &str) -> Option<Self> {
        let date = value::Date::parse(text).ok().flatten().filter(value::Date::is_exact)?;
        Some(Self::day(date.first_day(), &date.canonical()))
    }

    /// The text of a day that was written down.
    pub(super) fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The seconds of a length that does not depend on the day.
    pub(super) fn seconds(&self) -> Option<i64> {
        let fixed = self.measure != Measure::Day && self.line.slope == 0;
        i64::try_from(self.line.start).ok().filter(|_| fixed)
    }

    /// What a number means beside it, in seconds.
    fn unit(&self) -> i128 {
        if self.measure == Measure::Seconds { 1 } else { SECONDS }
    }

    /// A duration that `value` is beside it.
    fn length_of(&self, value: &dyn Val) -> Option<Self> {
        if let Some(moment) = value.downcast_ref::<Self>() {
            return (moment.measure != Measure::Day).then(|| moment.clone());
        }
        let measure =
            if self.measure == Measure::Seconds { Measure::Seconds } else { Measure::Days };
        if let Some(number) = value.downcast_ref::<CelInt>() {
            let seconds = i128::from(*number.inner()).checked_mul(self.unit())?;
            return Some(Self::constant(measure, seconds));
        }
        let number = *value.downcast_ref::<CelDouble>()?.inner();
        #[expect(clippy::cast_possible_truncation, reason = "a cast of a float saturates")]
        let seconds =
            (number * if self.unit() == SECONDS { 86_400.0 } else { 1.0 }).round() as i128;
        number.is_finite().then(|| Self::constant(measure, seconds))
    }

    /// What `value` is where it can be compared with it.
    fn counterpart(&self, value: &dyn Val) -> Option<Self> {
        if self.measure != Measure::Day {
            return self.length_of(value);
        }
        match value.downcast_ref::<CelString>() {
            Some(text) => Self::exactly(text.inner()),
            None => value.downcast_ref::<Self>().filter(|it| it.measure == Measure::Day).cloned(),
        }
    }

    fn joined(&self, other: &Self, measure: Measure, line: Option<SecondsLine>) -> Option<Self> {
        let clock = self.clock.as_ref().or(other.clock.as_ref()).cloned();
        Some(Self { measure, line: line?, clock, text: None })
    }

    fn sum(&self, value: &dyn Val) -> Option<Self> {
        if self.measure != Measure::Day
            && let Some(day) = value.downcast_ref::<Self>()
            && day.measure == Measure::Day
        {
            return day.sum(self);
        }
        let other = self.length_of(value)?;
        let measure = if other.measure == Measure::Days && self.measure == Measure::Seconds {
            Measure::Days
        } else {
            self.measure
        };
        self.joined(&other, measure, self.line.plus(other.line))
    }

    fn difference(&self, value: &dyn Val) -> Option<Self> {
        let days = self.measure == Measure::Day;
        if days && let Some(other) = self.counterpart(value) {
            return self.joined(&other, Measure::Days, self.line.plus(other.line.times(-1)?));
        }
        let other = self.length_of(value)?;
        self.sum(&Self { line: other.line.times(-1)?, ..other })
    }

    fn order(&self, other: &Self) -> Option<Ordering> {
        let line = self.line.plus(other.line.times(-1)?)?;
        Some(match self.clock.as_ref().or(other.clock.as_ref()) {
            Some(clock) => clock.sign(line),
            None => line.start.cmp(&0),
        })
    }

    fn unfit(&self, operator: &str, other: &dyn Val) -> ExecutionError {
        let types = [self.get_type(), other.get_type()].map(|it| it.name().to_owned());
        ExecutionError::no_such_overload(operator, types.to_vec())
    }

    fn or_unfit<'b, 'v>(
        &self,
        operator: &str,
        other: &dyn Val,
        result: Option<Self>,
    ) -> Evaluated<'b, 'v> {
        result.map(CowVal::owned).ok_or_else(|| self.unfit(operator, other))
    }
}

impl Val for Moment {
    fn get_type(&self) -> &Type {
        if self.measure == Measure::Day { &DAY_TYPE } else { &LENGTH_TYPE }
    }

    fn cel_type() -> &'static Type {
        &LENGTH_TYPE
    }

    fn as_adder<'b, 'v>(&'b self) -> Option<&'b (dyn Adder + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn as_comparer(&self) -> Option<&dyn Comparer> {
        Some(self)
    }

    fn as_divider<'b, 'v>(&'b self) -> Option<&'b (dyn Divider + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn as_modder<'b, 'v>(&'b self) -> Option<&'b (dyn Modder + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn as_multiplier<'b, 'v>(&'b self) -> Option<&'b (dyn Multiplier + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn as_negator<'b, 'v>(&'b self) -> Option<&'b (dyn Negator + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn as_subtractor<'b, 'v>(&'b self) -> Option<&'b (dyn Subtractor + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn equals(&self, other: &dyn Val) -> bool {
        if let (Some(own), Some(text)) = (&self.text, other.downcast_ref::<CelString>())
            && **own == *text.inner()
        {
            return true;
        }
        let other = self.counterpart(other);
        other.and_then(|other| self.order(&other)) == Some(Ordering::Equal)
    }

    fn clone_as_boxed<'v>(&self) -> Box<dyn Val + 'v>
    where
        Self: 'v,
    {
        Box::new(self.clone())
    }

    fn as_any(&self) -> Option<&dyn Any> {
        Some(self)
    }
}

impl StaticVal for Moment {}

impl Comparer for Moment {
    fn compare(&self, other: &dyn Val) -> Result<Ordering, ExecutionError> {
        let counterpart = self.counterpart(other);
        counterpart.and_then(|it| self.order(&it)).ok_or_else(|| self.unfit("<", other))
    }
}

impl Adder for Moment {
    fn add<'b, 'v>(&'b self, other: &(dyn Val + 'v)) -> Evaluated<'b, 'v>
    where
        Self: 'v,
    {
        self.or_unfit("+", other, self.sum(other))
    }
}

impl Subtractor for Moment {
    fn sub<'b, 'v>(&'b self, other: &(dyn Val + 'v)) -> Evaluated<'b, 'v>
    where
        Self: 'v,
    {
        self.or_unfit("-", other, self.difference(other))
    }
}

impl Multiplier for Moment {
    fn mul<'b, 'v>(&'b self, other: &(dyn Val + 'v)) -> Evaluated<'b, 'v>
    where
        Self: 'v,
    {
        let factor = other.downcast_ref::<CelInt>().filter(|_| self.measure != Measure::Day);
        let line = factor.and_then(|factor| self.line.times(i128::from(*factor.inner())));
        self.or_unfit("*", other, line.map(|line| Self { line, ..self.clone() }))
    }
}

impl Negator for Moment {
    fn negate<'v>(&self) -> Result<Box<dyn Val + 'v>, ExecutionError>
    where
        Self: 'v,
    {
        let line = self.line.times(-1).filter(|_| self.measure != Measure::Day);
        match line {
            Some(line) => Ok(Box::new(Self { line, ..self.clone() })),
            None => {
                Err(ExecutionError::no_such_overload("-", vec![self.get_type().name().to_owned()]))
            }
        }
    }
}

/// Division has no meaning for what depends on the day: its result would not move with the days, but in steps.
impl Divider for Moment {
    fn div<'b, 'v>(&'b self, other: &(dyn Val + 'v)) -> Evaluated<'b, 'v>
    where
        Self: 'v,
    {
        let own = self.seconds();
        if let Some(other) = other.downcast_ref::<Self>() {
            let ratio = own.and_then(|own| own.checked_div(other.seconds()?));
            return match ratio {
                Some(ratio) => Ok(CowVal::owned(CelInt::from(ratio))),
                None => Err(self.unfit("/", other)),
            };
        }
        let divisor = other.downcast_ref::<CelInt>();
        let start = own.and_then(|own| own.checked_div(*divisor?.inner()));
        let result = start.map(|start| Self::constant(self.measure, i128::from(start)));
        self.or_unfit("/", other, result)
    }
}

impl Modder for Moment {
    fn modulo<'b, 'v>(&'b self, other: &(dyn Val + 'v)) -> Evaluated<'b, 'v>
    where
        Self: 'v,
    {
        let divisor = self.length_of(other).and_then(|it| it.seconds());
        let rest = self.seconds().and_then(|own| own.checked_rem(divisor?));
        let result = rest.map(|rest| Self::constant(self.measure, i128::from(rest)));
        self.or_unfit("%", other, result)
    }
}
