//! Values that people write in a wiki: dates, durations, cadences and response times.
//!
//! Every value keeps the written form beside what it means: the first is shown, the second is calculated with.
//! Reading has three answers ([`Reading`]): a value, no value (`_offen_`, `–`, empty), or a [`Rejection`] with a
//! reason and suggestions. Nothing here knows files, the clock or a human language; messages live elsewhere.

mod blank;
mod bound;
mod cadence;
mod cursor;
mod date;
mod decimal;
mod duration;
mod interval;
mod note;
mod outcome;
mod person;
mod placeholder;
mod quantity;
mod rejection;
mod response;
mod retraction;
mod truth;
mod unit;

#[cfg(test)]
mod tests;

pub use blank::{Blank, is_blank, is_nobody, is_open};
pub use bound::Bound;
pub use cadence::{Cadence, Rhythm, Subject};
pub use date::{Date, DatePrefix, Precision};
pub use duration::Duration;
pub use interval::Interval;
pub use outcome::{Outcome, is_never, is_not_done};
pub use person::Person;
pub use placeholder::is_placeholder;
pub use rejection::{Rejection, RejectionReason};
pub use response::{ResponseLimit, ResponseTime};
pub use truth::{answered, is_affirmed, mentioned, truth};
pub use unit::{Part, Unit};

/// What reading a text as a value gives: `Ok(Some(_))` a value, `Ok(None)` nothing was stated, `Err(_)` a text that
/// is not such a value.
pub type Reading<T> = Result<Option<T>, Rejection>;
