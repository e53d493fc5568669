//! Response times of incident classes: from minutes to best effort, in order.

use crate::lexicon::{WordList, time};
use std::cmp::Ordering;

use super::bound;
use super::cursor::{Cursor, trim, trim_markup};
use super::decimal;
use super::duration::Duration;
use super::interval::Interval;
use super::rejection::{Rejection, RejectionReason};
use super::unit::{self, Term};
use super::{Reading, blank};

/// A response time as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseTime {
    written: String,
    limit: ResponseLimit,
}

/// By when somebody responds. The order is that of urgency: a working day comes after 24 hours and before 25, best effort
/// after everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResponseLimit {
    /// Within so many seconds.
    Within(u64),
    /// Within so many working days; 1 is the next one. For ordering only.
    WorkingDays(u32),
    /// Whenever it is possible.
    BestEffort,
}

impl ResponseLimit {
    fn key(self) -> (u64, u8) {
        match self {
            Self::Within(seconds) => (seconds, 0),
            Self::WorkingDays(days) => (u64::from(days) * 86_400, 1),
            Self::BestEffort => (u64::MAX, 2),
        }
    }
}

impl Ord for ResponseLimit {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for ResponseLimit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

const LIMITS: [(ResponseLimit, WordList); 3] = [
    (ResponseLimit::BestEffort, time::BEST_EFFORT),
    (ResponseLimit::WorkingDays(1), time::NEXT_WORKING_DAY),
    (ResponseLimit::Within(0), time::AT_ONCE),
];

impl ResponseTime {
    /// Reads `text` as a response time: a duration, working days, or best effort.
    ///
    /// # Errors
    /// The [`Rejection`] of [`Duration::parse`].
    pub fn parse(text: &str) -> Reading<Self> {
        if blank::is_blank(text) {
            return Ok(None);
        }
        Rejection::of_endless(text)?;
        let body = trim_markup(text);
        let limit =
            match read(&mut Cursor::new(body), body).map_err(|rejection| rejection.of(text))? {
                Some(limit) => limit,
                None => return within(text),
            };
        Ok(Some(Self::new(text, limit)))
    }

    fn new(text: &str, limit: ResponseLimit) -> Self {
        Self { written: trim(text).to_owned(), limit }
    }

    /// The form that the author wrote.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The form of exports: ISO 8601 for a duration, as written for working days and best effort.
    #[must_use]
    pub fn canonical(&self) -> String {
        match self.limit {
            ResponseLimit::Within(seconds) => {
                Interval::new(0, 0, seconds).unwrap_or_default().canonical()
            }
            ResponseLimit::WorkingDays(_) | ResponseLimit::BestEffort => self.written.clone(),
        }
    }

    /// The limit, which has an order.
    #[must_use]
    pub fn limit(&self) -> ResponseLimit {
        self.limit
    }
}

fn within(text: &str) -> Reading<ResponseTime> {
    let duration = Duration::parse(text)?;
    Ok(duration.map(|duration| ResponseTime::new(text, ResponseLimit::Within(duration.seconds()))))
}

/// A limit that is no duration; what follows it in brackets is a comment.
fn read(cursor: &mut Cursor<'_>, body: &str) -> Reading<ResponseLimit> {
    bound::read(cursor);
    let Some(limit) = cursor.one_of(&LIMITS).or_else(|| cursor.attempt(working_days)) else {
        return Ok(None);
    };
    cursor.spaces();
    if cursor.is_empty() || (cursor.peek() == Some('(') && body.ends_with(')')) {
        return Ok(Some(limit));
    }
    Err(Rejection::new(RejectionReason::TrailingText))
}

fn working_days(cursor: &mut Cursor<'_>) -> Option<ResponseLimit> {
    let count = decimal::read(cursor).ok()??.as_whole()?;
    cursor.spaces();
    let is_working_day = unit::read(cursor)? == Term::WorkingDay;
    let count = u32::try_from(count).ok()?;
    is_working_day.then_some(ResponseLimit::WorkingDays(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order() {
        let texts = [
            "sofort",
            "15 min",
            "≤ 1 h",
            "max. 4 Std. (werktags)",
            "24 h",
            "Nächster Arbeitstag",
            "48 h",
            "2 Arbeitstage",
            "innerhalb von 3 Werktagen",
            "1 Woche",
            "Best Effort (unbezahlt)",
        ];
        let limits: Vec<ResponseLimit> =
            texts.map(|text| ResponseTime::parse(text).unwrap().unwrap().limit()).into();
        assert!(limits.is_sorted_by(|a, b| a < b), "{limits:?}");
    }

    #[test]
    fn spellings() {
        for (text, limit) in [
            ("nächster Arbeitstag", ResponseLimit::WorkingDays(1)),
            ("am naechsten Werktag", ResponseLimit::WorkingDays(1)),
            ("next business day", ResponseLimit::WorkingDays(1)),
            ("2 business days", ResponseLimit::WorkingDays(2)),
            ("best-effort", ResponseLimit::BestEffort),
            ("**Best Effort**", ResponseLimit::BestEffort),
            ("30 Minuten", ResponseLimit::Within(1_800)),
        ] {
            assert_eq!(ResponseTime::parse(text).unwrap().unwrap().limit(), limit, "{text}");
        }
        assert_eq!(ResponseTime::parse("–"), Ok(None));
        assert_eq!(ResponseTime::parse("bald").unwrap_err().reason, RejectionReason::Unreadable);
        assert_eq!(
            ResponseTime::parse("Best Effort oder so").unwrap_err().reason,
            RejectionReason::TrailingText
        );
    }
}
