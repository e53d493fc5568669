//! Why a text is not a value, and what its author may have meant.

/// A text that was rejected: the reason as data, so that the language layer can word it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// The text as written, without surrounding white space.
    pub written: String,
    /// Why it was rejected.
    pub reason: RejectionReason,
    /// Texts that would be accepted, the likeliest first; more than one where the text is ambiguous.
    pub suggestions: Vec<String>,
}

impl Rejection {
    pub(super) fn new(reason: RejectionReason) -> Self {
        Self { written: String::new(), reason, suggestions: Vec::new() }
    }

    pub(super) fn suggest(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        if !self.suggestions.contains(&text) {
            self.suggestions.push(text);
        }
        self
    }

    /// Refuses what is too long for any value: reading on would take long, too.
    pub(super) fn of_endless(text: &str) -> Result<(), Self> {
        const LONGEST: usize = 1_000;
        if text.len() > LONGEST {
            Err(Self::new(RejectionReason::Unreadable).of(text))
        } else {
            Ok(())
        }
    }

    pub(super) fn of(mut self, text: &str) -> Self {
        self.written = super::cursor::trim(text).to_owned();
        self
    }

    /// The one suggestion that says the same as the written text, so that a tool may write it without asking.
    #[must_use]
    pub fn safe_suggestion(&self) -> Option<&str> {
        match self.suggestions.as_slice() {
            [only] if self.reason.keeps_meaning() => Some(only),
            _ => None,
        }
    }
}

impl From<RejectionReason> for Rejection {
    fn from(reason: RejectionReason) -> Self {
        Self::new(reason)
    }
}

impl RejectionReason {
    /// Whether somebody tried to write a day.
    #[must_use]
    pub fn is_about_a_day(self) -> bool {
        !matches!(
            self,
            Self::Unreadable | Self::TrailingText | Self::MissingUnit | Self::MissingMonth
        )
    }
}

/// The reasons for which a text is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RejectionReason {
    /// Nothing of the kind was recognised.
    Unreadable,
    /// A value was recognised, but text follows it.
    TrailingText,
    /// A year of two digits: `11.01.26`.
    TwoDigitYear,
    /// Day and month could be either way round: `01/11/2026`.
    AmbiguousOrder,
    /// The day is clear, but the form is not one of the agreed ones: `2026-1-11`, `13/01/2026`.
    UnusualForm,
    /// A day that its month does not have: `30.02.2026`.
    ImpossibleDay,
    /// A month outside 1 to 12, or a quarter outside 1 to 4.
    ImpossibleMonth,
    /// A year outside 1900 to 9999.
    ImpossibleYear,
    /// A weekday that the day does not have: `Fr, 24.10.2026`.
    WrongWeekday,
    /// A day and a month without a year.
    MissingYear,
    /// A year alone.
    MissingMonth,
    /// A number without a unit.
    MissingUnit,
    /// The unit `m`: minutes or months.
    MinutesOrMonths,
    /// `1:30`: hours and minutes, or minutes and seconds.
    AmbiguousClock,
    /// `1.500 h`: a decimal fraction, or thousands.
    AmbiguousNumber,
    /// Less than nothing.
    Negative,
    /// Months or years where a fixed length is needed.
    CalendarUnit,
    /// Working days where a fixed length is needed.
    WorkingDay,
    /// A fraction that is not a whole number of seconds (of months, for months and years).
    TooFine,
    /// The units do not go from large to small, or one is twice.
    UnitOrder,
    /// More than about 10 000 years.
    OutOfRange,
    /// A cron expression with a field that cron does not accept.
    BadCron,
}

impl RejectionReason {
    /// Whether a single suggestion says exactly what the author wrote.
    fn keeps_meaning(self) -> bool {
        matches!(self, Self::TwoDigitYear | Self::UnusualForm)
    }
}
