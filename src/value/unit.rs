//! Units of time and the words for them.

use super::cursor::Cursor;
use super::words::look_up;

/// A unit of time, from small to large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 1 s.
    Second,
    /// 60 s.
    Minute,
    /// 60 min.
    Hour,
    /// 24 h.
    Day,
    /// 7 d.
    Week,
    /// A calendar month, 28 to 31 d.
    Month,
    /// 3 months.
    Quarter,
    /// 12 months.
    Year,
}

impl Unit {
    /// Length in seconds; `None` for calendar units, whose length varies.
    pub(super) fn seconds(self) -> Option<u64> {
        match self {
            Self::Second => Some(1),
            Self::Minute => Some(60),
            Self::Hour => Some(3_600),
            Self::Day => Some(86_400),
            Self::Week => Some(604_800),
            Self::Month | Self::Quarter | Self::Year => None,
        }
    }

    /// Length in months; 0 for units of fixed length.
    pub(super) fn months(self) -> u64 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
            _ => 0,
        }
    }

    /// The next smaller unit, in which the rest of `2 h 50` counts.
    pub(super) fn next_smaller(self) -> Option<Self> {
        match self {
            Self::Minute => Some(Self::Second),
            Self::Hour => Some(Self::Minute),
            Self::Day => Some(Self::Hour),
            Self::Week => Some(Self::Day),
            _ => None,
        }
    }

    /// The international symbol, as fixes and suggestions write it.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "w",
            Self::Month => "mo",
            Self::Quarter => "quarter",
            Self::Year => "y",
        }
    }
}

/// One summand of a length of time, for the language layer to word: `2` and [`Unit::Hour`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Part {
    /// How many.
    pub count: u64,
    /// Of what.
    pub unit: Unit,
}

/// What a word after a number can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    Unit(Unit),
    MinuteOrMonth,
    WorkingDay,
}

const TERMS: &[(&str, Term)] = &[
    ("s", Term::Unit(Unit::Second)),
    ("sek", Term::Unit(Unit::Second)),
    ("sekunde", Term::Unit(Unit::Second)),
    ("sekunden", Term::Unit(Unit::Second)),
    ("sec", Term::Unit(Unit::Second)),
    ("secs", Term::Unit(Unit::Second)),
    ("second", Term::Unit(Unit::Second)),
    ("seconds", Term::Unit(Unit::Second)),
    ("min", Term::Unit(Unit::Minute)),
    ("mins", Term::Unit(Unit::Minute)),
    ("minute", Term::Unit(Unit::Minute)),
    ("minuten", Term::Unit(Unit::Minute)),
    ("minutes", Term::Unit(Unit::Minute)),
    ("m", Term::MinuteOrMonth),
    ("h", Term::Unit(Unit::Hour)),
    ("std", Term::Unit(Unit::Hour)),
    ("stdn", Term::Unit(Unit::Hour)),
    ("stunde", Term::Unit(Unit::Hour)),
    ("stunden", Term::Unit(Unit::Hour)),
    ("hr", Term::Unit(Unit::Hour)),
    ("hrs", Term::Unit(Unit::Hour)),
    ("hour", Term::Unit(Unit::Hour)),
    ("hours", Term::Unit(Unit::Hour)),
    ("d", Term::Unit(Unit::Day)),
    ("tag", Term::Unit(Unit::Day)),
    ("tage", Term::Unit(Unit::Day)),
    ("tagen", Term::Unit(Unit::Day)),
    ("tages", Term::Unit(Unit::Day)),
    ("day", Term::Unit(Unit::Day)),
    ("days", Term::Unit(Unit::Day)),
    ("w", Term::Unit(Unit::Week)),
    ("wk", Term::Unit(Unit::Week)),
    ("wks", Term::Unit(Unit::Week)),
    ("woche", Term::Unit(Unit::Week)),
    ("wochen", Term::Unit(Unit::Week)),
    ("week", Term::Unit(Unit::Week)),
    ("weeks", Term::Unit(Unit::Week)),
    ("mo", Term::Unit(Unit::Month)),
    ("mon", Term::Unit(Unit::Month)),
    ("monat", Term::Unit(Unit::Month)),
    ("monate", Term::Unit(Unit::Month)),
    ("monaten", Term::Unit(Unit::Month)),
    ("monats", Term::Unit(Unit::Month)),
    ("month", Term::Unit(Unit::Month)),
    ("months", Term::Unit(Unit::Month)),
    ("quartal", Term::Unit(Unit::Quarter)),
    ("quartale", Term::Unit(Unit::Quarter)),
    ("quartalen", Term::Unit(Unit::Quarter)),
    ("quarter", Term::Unit(Unit::Quarter)),
    ("quarters", Term::Unit(Unit::Quarter)),
    ("j", Term::Unit(Unit::Year)),
    ("jahr", Term::Unit(Unit::Year)),
    ("jahre", Term::Unit(Unit::Year)),
    ("jahren", Term::Unit(Unit::Year)),
    ("y", Term::Unit(Unit::Year)),
    ("yr", Term::Unit(Unit::Year)),
    ("yrs", Term::Unit(Unit::Year)),
    ("year", Term::Unit(Unit::Year)),
    ("years", Term::Unit(Unit::Year)),
    ("at", Term::WorkingDay),
    ("arbeitstag", Term::WorkingDay),
    ("arbeitstage", Term::WorkingDay),
    ("arbeitstagen", Term::WorkingDay),
    ("werktag", Term::WorkingDay),
    ("werktage", Term::WorkingDay),
    ("werktagen", Term::WorkingDay),
];

const WORKING_DAYS: &[(&str, ())] =
    &[("working days", ()), ("working day", ()), ("business days", ()), ("business day", ())];

/// Takes the word for a unit, and the full stop of an abbreviation.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Term> {
    if cursor.one_of(WORKING_DAYS).is_some() {
        return Some(Term::WorkingDay);
    }
    cursor.attempt(|cursor| {
        let term = look_up(TERMS, &cursor.word()?)?;
        cursor.eat('.');
        Some(term)
    })
}
