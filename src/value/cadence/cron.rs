//! Cron expressions: the longest time between two runs.

use jiff::ToSpan;
use jiff::civil;

use crate::lexicon::look_up;
use crate::lexicon::time::{MONTH_NAMES, WEEKDAY_NAMES};
use crate::value::Reading;
use crate::value::cursor::{Cursor, trim_markup};
use crate::value::interval::Interval;
use crate::value::rejection::{Rejection, RejectionReason};

const DAY: u64 = 86_400;

const MACROS: &[(&str, &str)] = &[
    ("@hourly", "0 * * * *"),
    ("@daily", "0 0 * * *"),
    ("@midnight", "0 0 * * *"),
    ("@weekly", "0 0 * * 0"),
    ("@monthly", "0 0 1 * *"),
    ("@yearly", "0 0 1 1 *"),
    ("@annually", "0 0 1 1 *"),
];

/// Reads a cron expression of five fields, or a macro such as `@daily`, with a comment in brackets after it.
/// `Ok(None)` if the text is none.
pub(super) fn read(text: &str) -> Reading<Interval> {
    let expression = expression(text);
    let expression =
        MACROS.iter().find(|(name, _)| *name == expression).map_or(expression, |(_, meant)| *meant);
    let fields: Vec<&str> = expression.split_whitespace().collect();
    let &[minute, hour, day, month, weekday] = fields.as_slice() else {
        return Ok(None);
    };
    if !(is_numeric(minute) && is_numeric(hour)) {
        return Ok(None);
    }
    let schedule = Schedule::parse([minute, hour, day, month, weekday]);
    let interval = schedule.and_then(|schedule| schedule.longest_gap());
    interval.map(Some).ok_or_else(|| Rejection::new(RejectionReason::BadCron))
}

fn expression(text: &str) -> &str {
    let mut cursor = Cursor::new(text);
    if cursor.phrase("cron") {
        cursor.eat(':');
        cursor.spaces();
    }
    let rest = cursor.rest();
    let before_comment = rest.split_once('(').map_or(rest, |(before, _)| before);
    trim_markup(before_comment)
}

fn is_numeric(field: &str) -> bool {
    field.chars().all(|c| c.is_ascii_digit() || "*/,-?".contains(c))
}

/// The values of one field.
struct CronField {
    values: Vec<u8>,
    /// `*`: any value.
    any: bool,
}

/// What a field accepts.
struct Domain {
    first: u8,
    last: u8,
    name: fn(&str) -> Option<u8>,
}

const MINUTES: Domain = Domain { first: 0, last: 59, name: no_name };
const HOURS: Domain = Domain { first: 0, last: 23, name: no_name };
const DAYS: Domain = Domain { first: 1, last: 31, name: no_name };
const MONTHS_OF_YEAR: Domain = Domain { first: 1, last: 12, name: month_name };
const DAYS_OF_WEEK: Domain = Domain { first: 0, last: 7, name: weekday_name };

fn no_name(_: &str) -> Option<u8> {
    None
}

fn month_name(name: &str) -> Option<u8> {
    u8::try_from(look_up(MONTH_NAMES, &name.to_lowercase())?).ok()
}

fn weekday_name(name: &str) -> Option<u8> {
    look_up(WEEKDAY_NAMES, &name.to_lowercase())
}

impl CronField {
    fn parse(text: &str, domain: &Domain) -> Option<Self> {
        let mut values = Vec::new();
        for item in text.split(',') {
            values.extend(domain.item(item)?);
        }
        Some(Self { values, any: text.starts_with(['*', '?']) })
    }

    fn has(&self, value: i8) -> bool {
        u8::try_from(value).is_ok_and(|value| self.values.contains(&value))
    }

    fn only(&self) -> Option<u8> {
        match self.values.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

impl Domain {
    /// `*`, `5`, `1-5`, `*/15`, `8-18/2`.
    fn item(&self, item: &str) -> Option<Vec<u8>> {
        let (range, step) = match item.split_once('/') {
            Some((range, step)) => (range, step.parse::<usize>().ok()?),
            None => (item, 1),
        };
        let (first, last) = self.range(range, item != range)?;
        let ordered = step > 0 && first <= last;
        ordered.then(|| (first..=last).step_by(step).collect())
    }

    fn range(&self, range: &str, stepped: bool) -> Option<(u8, u8)> {
        if matches!(range, "*" | "?") {
            return Some((self.first, self.last));
        }
        if let Some((first, last)) = range.split_once('-') {
            return Some((self.value(first)?, self.value(last)?));
        }
        let first = self.value(range)?;
        Some((first, if stepped { self.last } else { first }))
    }

    fn value(&self, text: &str) -> Option<u8> {
        let value = text.parse().ok().or_else(|| (self.name)(text))?;
        (self.first..=self.last).contains(&value).then_some(value)
    }
}

struct Schedule {
    /// Seconds since midnight, in order.
    times: Vec<u64>,
    days: CronField,
    months: CronField,
    weekdays: CronField,
}

impl Schedule {
    fn parse([minute, hour, day, month, weekday]: [&str; 5]) -> Option<Self> {
        let minutes = CronField::parse(minute, &MINUTES)?;
        let hours = CronField::parse(hour, &HOURS)?;
        let at = |hour: u8| {
            minutes
                .values
                .iter()
                .map(move |minute| u64::from(hour) * 3_600 + u64::from(*minute) * 60)
        };
        let mut times: Vec<u64> = hours.values.iter().flat_map(|hour| at(*hour)).collect();
        times.sort_unstable();
        Some(Self {
            times,
            days: CronField::parse(day, &DAYS)?,
            months: CronField::parse(month, &MONTHS_OF_YEAR)?,
            weekdays: CronField::parse(weekday, &DAYS_OF_WEEK)?,
        })
    }

    fn longest_gap(&self) -> Option<Interval> {
        match self.gap_in_months() {
            Some(months) => Interval::new(months, 0, 0),
            None => self.gap_in_days(),
        }
    }

    /// One day of the month that every month has, at one time: the gap is a number of months.
    fn gap_in_months(&self) -> Option<u64> {
        let day = self.days.only()?;
        let monthly = day <= 28 && self.weekdays.any && self.times.len() == 1;
        let mut months = self.months.values.clone();
        months.sort_unstable();
        let next_year = months.first()?.checked_add(12)?;
        months.push(next_year);
        let gaps = months.windows(2).map(|pair| match pair {
            [one, next] => u64::from(next.saturating_sub(*one)),
            _ => 0,
        });
        gaps.max().filter(|_| monthly)
    }

    /// Walks through twelve years, which hold every kind of week and leap year.
    fn gap_in_days(&self) -> Option<Interval> {
        let first_time = *self.times.first()?;
        let last_time = *self.times.last()?;
        let pairs = self.times.iter().zip(self.times.iter().skip(1));
        let within_day = pairs.map(|(one, next)| next.saturating_sub(*one)).max().unwrap_or(0);
        let overnight = |days: u64| (days * DAY + first_time).saturating_sub(last_time);
        let gap = within_day.max(overnight(self.longest_run_of_days()?));
        Interval::new(0, 0, gap)
    }

    fn longest_run_of_days(&self) -> Option<u64> {
        let start = civil::Date::new(2000, 1, 1).ok()?;
        let days = start.series(1.day()).take(12 * 366).zip(0_u64..);
        let mut previous = None;
        let mut longest = None;
        for (_, number) in days.filter(|(date, _)| self.runs_on(*date)) {
            let gap = previous.map(|previous| number - previous);
            longest = longest.max(gap);
            previous = Some(number);
        }
        longest
    }

    /// Where day and weekday are both restricted, cron runs on either.
    fn runs_on(&self, date: civil::Date) -> bool {
        let weekday = date.weekday().to_sunday_zero_offset();
        let on_weekday = self.weekdays.has(weekday) || (weekday == 0 && self.weekdays.has(7));
        let on_day = self.days.has(date.day());
        let today = match (self.days.any, self.weekdays.any) {
            (false, false) => on_day || on_weekday,
            _ => on_day && on_weekday,
        };
        today && self.months.has(date.month())
    }
}
