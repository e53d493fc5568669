//! A duration in calendar units: months, days and seconds kept apart.

use jiff::Span;
use jiff::civil;

use super::decimal::Decimal;
use super::rejection::RejectionReason;
use super::unit::{Part, Unit};

const DAY: u64 = 86_400;
/// About 10 000 years, in days; jiff's calendar ends there.
const MAX_DAYS: u64 = 3_652_424;
const MAX_MONTHS: u64 = 119_988;
/// Days in the longest run of 0 … 11 months.
const LONGEST: [u64; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];
/// Days in the shortest run of 0 … 11 months.
const SHORTEST: [u64; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];

/// Months, days and seconds; seconds are fewer than a day. Months have no fixed length: 2025-11-30 + P3M = 2026-02-28.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Interval {
    months: u32,
    days: u32,
    seconds: u32,
}

impl Interval {
    /// No time at all.
    pub const ZERO: Self = Self { months: 0, days: 0, seconds: 0 };

    /// Whole days are carried over from `seconds`. `None` beyond about 10 000 years.
    #[must_use]
    pub fn new(months: u64, days: u64, seconds: u64) -> Option<Self> {
        let days = days.checked_add(seconds / DAY)?;
        if days > MAX_DAYS || months > MAX_MONTHS {
            return None;
        }
        Some(Self {
            months: u32::try_from(months).ok()?,
            days: u32::try_from(days).ok()?,
            seconds: u32::try_from(seconds % DAY).ok()?,
        })
    }

    /// `count` of `unit`.
    pub(super) fn of(count: Decimal, unit: Unit) -> Result<Self, RejectionReason> {
        let interval = match unit.seconds() {
            Some(seconds) => Self::new(0, 0, count.times(seconds)?),
            None => Self::new(count.times(unit.months())?, 0, 0),
        };
        interval.ok_or(RejectionReason::OutOfRange)
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Self::new(
            u64::from(self.months) + u64::from(other.months),
            u64::from(self.days) + u64::from(other.days),
            u64::from(self.seconds) + u64::from(other.seconds),
        )
    }

    pub(super) fn times(self, factor: u64) -> Option<Self> {
        Self::new(
            u64::from(self.months).checked_mul(factor)?,
            u64::from(self.days).checked_mul(factor)?,
            u64::from(self.seconds).checked_mul(factor)?,
        )
    }

    /// The interval of something that happens `times` times in this one; where months do not divide, whole days
    /// rounded up.
    pub(super) fn divided(self, times: u64) -> Option<Self> {
        let months = u64::from(self.months);
        if self.days == 0 && self.seconds == 0 && months.checked_rem(times)? == 0 {
            return Self::new(months.checked_div(times)?, 0, 0);
        }
        let grain = if months > 0 { DAY } else { 1 };
        let grains = (self.longest_seconds() / grain).checked_add(times.checked_sub(1)?)?;
        Self::new(0, 0, grains.checked_div(times)?.checked_mul(grain)?)
    }

    /// Whether it is no time at all.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self == Self::ZERO
    }

    /// Whether its length depends on where in the calendar it begins (months, years).
    #[must_use]
    pub fn is_calendar(self) -> bool {
        self.months > 0
    }

    /// Length in seconds; `None` if it depends on where in the calendar it begins.
    #[must_use]
    pub fn seconds(self) -> Option<u64> {
        (!self.is_calendar()).then(|| self.longest_seconds())
    }

    /// The most seconds it can last: a month has up to 31 days, a year up to 366.
    #[must_use]
    pub fn longest_seconds(self) -> u64 {
        let years = u64::from(self.months / 12);
        self.with_month_days(years * 365 + years.div_ceil(4) + self.of_rest(&LONGEST))
    }

    /// The fewest seconds it can last: a month has at least 28 days, a year at least 365.
    #[must_use]
    pub fn shortest_seconds(self) -> u64 {
        let years = u64::from(self.months / 12);
        self.with_month_days(years * 365 + self.of_rest(&SHORTEST))
    }

    fn of_rest(self, table: &[u64; 12]) -> u64 {
        let index = usize::try_from(self.months % 12).unwrap_or(0);
        table.get(index).copied().unwrap_or(0)
    }

    fn with_month_days(self, month_days: u64) -> u64 {
        (month_days + u64::from(self.days)) * DAY + u64::from(self.seconds)
    }

    /// As a span of jiff, in months, days and seconds.
    #[must_use]
    pub fn span(self) -> Option<Span> {
        let months = Span::new().try_months(self.months).ok()?;
        months.try_days(self.days).ok()?.try_seconds(self.seconds).ok()
    }

    /// The day on which the interval that began on `date` has passed. The hour is not known, so a part of a day counts
    /// as a day. `None` beyond the year 9999.
    #[must_use]
    pub fn after(self, date: civil::Date) -> Option<civil::Date> {
        date.checked_add(self.whole_days()?).ok()
    }

    /// The day that lies this interval before `date`, a part of a day being a day. `None` beyond the year -9999.
    #[must_use]
    pub fn before(self, date: civil::Date) -> Option<civil::Date> {
        date.checked_sub(self.whole_days()?).ok()
    }

    /// As a span in months and days, a part of a day being a day.
    fn whole_days(self) -> Option<Span> {
        let days = self.days.checked_add(u32::from(self.seconds > 0))?;
        Span::new().try_months(self.months).ok()?.try_days(days).ok()
    }

    /// ISO 8601, the form of exports: `P3M`, `P2W`, `PT4H`, `P1DT12H`; `PT0S` for zero.
    #[must_use]
    pub fn canonical(self) -> String {
        let only_days = self.months == 0 && self.seconds == 0 && self.days > 0;
        if only_days && self.days.is_multiple_of(7) {
            return format!("P{}W", self.days / 7);
        }
        iso(&self.parts())
    }

    /// Its summands from large to small, in years, months, days, hours, minutes and seconds; `0 s` for zero.
    #[must_use]
    pub fn parts(self) -> Vec<Part> {
        let fields = [
            (self.months / 12, Unit::Year),
            (self.months % 12, Unit::Month),
            (self.days, Unit::Day),
            (self.seconds / 3_600, Unit::Hour),
            (self.seconds / 60 % 60, Unit::Minute),
            (self.seconds % 60, Unit::Second),
        ];
        let parts = fields.into_iter().filter(|(count, _)| *count > 0);
        let mut parts: Vec<Part> = parts.map(|(count, unit)| Part::new(count, unit)).collect();
        if parts.is_empty() {
            parts.push(Part::new(0, Unit::Second));
        }
        parts
    }
}

impl Part {
    fn new(count: u32, unit: Unit) -> Self {
        Self { count: u64::from(count), unit }
    }
}

/// ISO 8601 of parts in years, months, days, hours, minutes and seconds.
pub(super) fn iso(parts: &[Part]) -> String {
    let mut text = String::from("P");
    let mut in_time = false;
    for part in parts {
        if part.unit < Unit::Day && !in_time {
            text.push('T');
            in_time = true;
        }
        text.push_str(&part.count.to_string());
        text.push(designator(part.unit));
    }
    text
}

fn designator(unit: Unit) -> char {
    match unit {
        Unit::Second => 'S',
        Unit::Minute | Unit::Month | Unit::Quarter => 'M',
        Unit::Hour => 'H',
        Unit::Day => 'D',
        Unit::Week => 'W',
        Unit::Year => 'Y',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn calendar_arithmetic() {
        let quarter = Interval::new(3, 0, 0).unwrap_or_default();
        assert_eq!(quarter.after(date(2025, 11, 30)), Some(date(2026, 2, 28)));
        assert_eq!(quarter.after(date(9999, 11, 30)), None);
        let half_day = Interval::new(0, 0, 43_200).unwrap_or_default();
        assert_eq!(half_day.after(date(2026, 1, 11)), Some(date(2026, 1, 12)));
        assert_eq!(quarter.before(date(2026, 5, 31)), Some(date(2026, 2, 28)));
        assert_eq!(quarter.before(date(-9999, 1, 30)), None);
        assert_eq!(half_day.before(date(2026, 1, 11)), Some(date(2026, 1, 10)));
    }

    #[test]
    fn canonical_carries_days() {
        let cases = [
            (0, 0, 0, "PT0S"),
            (0, 0, 129_600, "P1DT12H"),
            (0, 14, 0, "P2W"),
            (0, 0, 604_800, "P1W"),
            (3, 0, 0, "P3M"),
            (18, 1, 61, "P1Y6M1DT1M1S"),
        ];
        for (months, days, seconds, expected) in cases {
            let canonical = Interval::new(months, days, seconds).map(Interval::canonical);
            assert_eq!(canonical.as_deref(), Some(expected));
        }
    }

    #[test]
    fn length_of_months() {
        let month = Interval::new(1, 0, 0).unwrap_or_default();
        assert_eq!(month.longest_seconds(), 31 * DAY);
        assert_eq!(month.shortest_seconds(), 28 * DAY);
        let year = Interval::new(12, 0, 0).unwrap_or_default();
        assert_eq!(year.longest_seconds(), 366 * DAY);
        assert_eq!(month.seconds(), None);
    }

    #[test]
    fn length_of_month_runs_against_the_calendar() {
        for months in 0..12_u32 {
            let interval = Interval::new(u64::from(months), 0, 0).unwrap_or_default();
            let ends = (0..48).filter_map(|n| {
                let start = date(2023, 1, 1).checked_add(Span::new().months(n)).ok()?;
                Some(
                    u64::from(interval.after(start)?.since(start).ok()?.get_days().unsigned_abs())
                        * DAY,
                )
            });
            let ends: Vec<u64> = ends.collect();
            assert_eq!(ends.iter().max().copied(), Some(interval.longest_seconds()), "{months}");
            assert_eq!(ends.iter().min().copied(), Some(interval.shortest_seconds()), "{months}");
        }
    }
}
