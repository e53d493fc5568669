//! Deadlines: what has to be done, and by when.

use jiff::civil::Date;

use super::Message;

/// A duty with a day, which a finding that depends on the as-of date is about.
///
/// Several findings, also of several rules, can be about one duty: the note before its day and the error after it. They have
/// the same [`Deadline::duty`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Identifies the duty in the wiki, independent of lines and days: `restore-test:bt-01`.
    pub duty: String,
    /// The kind of its record, or [`Deadline::PAGE`] or [`Deadline::WAIVER`].
    pub kind: String,
    /// What has to be done, without a day: `Restore test BT-01 (Paperless) due`.
    pub title: Message,
    /// The day by which it has to be done.
    pub day: Date,
    /// The last day on which it is not yet overdue: `day`, or the end of the grace period.
    pub last: Date,
    /// The first day on which it is due soon, if the duty has a notice period of its own.
    pub notice: Option<Date>,
}

impl Deadline {
    /// The kind of the reviews of pages, which are no records.
    pub const PAGE: &'static str = "page";

    /// The kind of the ends of waivers.
    pub const WAIVER: &'static str = "waiver";

    /// A deadline on `day`, without grace.
    pub fn new(
        duty: impl Into<String>,
        kind: impl Into<String>,
        title: Message,
        day: Date,
    ) -> Self {
        Self { duty: duty.into(), kind: kind.into(), title, day, last: day, notice: None }
    }

    /// Sets the end of the grace period.
    #[must_use]
    pub fn last(self, last: Date) -> Self {
        Self { last, ..self }
    }

    /// Sets the first day on which it is due soon.
    #[must_use]
    pub fn notice(self, notice: Date) -> Self {
        Self { notice: Some(notice), ..self }
    }
}
