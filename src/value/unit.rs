//! Units of time and the words for them.

use super::cursor::{Cursor, trim};
use crate::lexicon::{WordList, look_up, time};

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

    /// The name and what may be the unit of the numbers below it, as a head such as `RTO (hours)`, `MTPD [h]`, `Dauer in
    /// Minuten` or `RTO/h` writes them; `None` if it has only a name.
    #[must_use]
    pub fn split_head(head: &str) -> Option<(&str, &str)> {
        let head = trim(head);
        let bracketed = |open, close| head.strip_suffix(close)?.rsplit_once(open);
        let (name, unit) = bracketed('(', ')')
            .or_else(|| bracketed('[', ']'))
            .or_else(|| head.rsplit_once(" in "))
            .or_else(|| head.rsplit_once('/'))
            .or_else(|| head.rsplit_once(','))?;
        let unit = trim(unit);
        Some((trim(name), unit.strip_prefix("in ").map_or(unit, trim)))
    }

    /// The unit of fixed length that `text` says numbers have: `h`, `Std.`, `hh:mm`. A single `m` counts minutes.
    #[must_use]
    pub fn of_numbers(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(trim(text));
        let unit = clock(&mut cursor).or_else(|| match read(&mut cursor)? {
            Term::Unit(unit) if unit.seconds().is_some() => Some(unit),
            Term::MinuteOrMonth => Some(Self::Minute),
            Term::Unit(_) | Term::WorkingDay => None,
        })?;
        cursor.is_empty().then_some(unit)
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

/// One summand of a duration, for the language layer to word: `2` and [`Unit::Hour`].
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

const TERMS: [(Term, WordList); 10] = [
    (Term::Unit(Unit::Second), time::SECONDS),
    (Term::Unit(Unit::Minute), time::MINUTES),
    (Term::MinuteOrMonth, time::MINUTES_OR_MONTHS),
    (Term::Unit(Unit::Hour), time::HOURS),
    (Term::Unit(Unit::Day), time::DAYS),
    (Term::Unit(Unit::Week), time::WEEKS),
    (Term::Unit(Unit::Month), time::MONTHS),
    (Term::Unit(Unit::Quarter), time::QUARTERS),
    (Term::Unit(Unit::Year), time::YEARS),
    (Term::WorkingDay, time::WORKING_DAY),
];

/// The larger unit of `hh:mm` and `mm:ss`, of which a number without a colon counts so many.
fn clock(cursor: &mut Cursor<'_>) -> Option<Unit> {
    let forms = [("hh:mm:ss", Unit::Hour), ("hh:mm", Unit::Hour), ("h:mm", Unit::Hour)];
    let minutes = [("mm:ss", Unit::Minute)];
    let mut forms = forms.into_iter().chain(minutes);
    forms.find_map(|(form, unit)| cursor.phrase(form).then_some(unit))
}

/// Takes the word for a unit, and the full stop of an abbreviation.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Term> {
    if cursor.any_of(time::WORKING_DAYS) {
        return Some(Term::WorkingDay);
    }
    cursor.attempt(|cursor| {
        let term = look_up(&TERMS, &cursor.word()?)?;
        cursor.eat('.');
        Some(term)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_state_units() {
        for (head, name, unit) in [
            ("RTO (hours)", "RTO", Unit::Hour),
            ("RTO (h)", "RTO", Unit::Hour),
            ("MTPD [h]", "MTPD", Unit::Hour),
            ("RTO (in Stunden)", "RTO", Unit::Hour),
            ("RTO [Std.]", "RTO", Unit::Hour),
            ("Dauer in Minuten", "Dauer", Unit::Minute),
            ("Dauer (Min.)", "Dauer", Unit::Minute),
            ("Duration (m)", "Duration", Unit::Minute),
            ("Dauer (hh:mm)", "Dauer", Unit::Hour),
            ("Dauer (mm:ss)", "Dauer", Unit::Minute),
            ("RTO/h", "RTO", Unit::Hour),
            ("RTO, h", "RTO", Unit::Hour),
            ("Max. outage (days)", "Max. outage", Unit::Day),
        ] {
            let (written, numbers) = Unit::split_head(head).unwrap();
            assert_eq!((written, Unit::of_numbers(numbers)), (name, Some(unit)), "{head}");
        }
        for head in
            ["RTO", "", "RTO (Ziel)", "RPO/RTO", "Dauer (Monate)", "Frist (AT)", "RTO (h, netto)"]
        {
            let unit = Unit::split_head(head).and_then(|(_, unit)| Unit::of_numbers(unit));
            assert_eq!(unit, None, "{head}");
        }
    }
}
