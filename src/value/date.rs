//! Dates: an exact day, or a month or quarter where no more is known.

mod forms;

use jiff::Span;
use jiff::civil;

use super::cursor::{Cursor, is_space, trim, trim_markup};
use super::rejection::{Rejection, RejectionReason};
use super::{Blank, Reading, blank, is_not_done, note};
use crate::lexicon::spelled_out;
use crate::lexicon::time::NOT_THE_DAY;

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// A day.
    Day,
    /// A month.
    Month,
    /// Three months.
    Quarter,
}

/// A date as it was written, and the days that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    written: String,
    first: civil::Date,
    precision: Precision,
}

/// A date at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePrefix {
    /// What was read there.
    pub reading: Reading<Date>,
    /// How many bytes of the text it took; 0 if nothing like a date begins there.
    pub bytes: usize,
}

impl Date {
    /// Reads `text` as a date and nothing else. A time of day after the day is accepted and dropped.
    ///
    /// # Errors
    /// A [`Rejection`] for a date that is unreadable, ambiguous or impossible, with suggestions in ISO 8601.
    pub fn parse(text: &str) -> Reading<Self> {
        if blank::is_blank(text) {
            return Ok(None);
        }
        let mut cursor = Cursor::new(note::without_marks(trim_markup(text)));
        match forms::read(&mut cursor) {
            None if Blank::of(text).is_some() => Ok(None),
            None => Err(Rejection::from(RejectionReason::Unreadable).of(text)),
            Some(Err(rejection)) => Err(rejection.of(text)),
            Some(Ok(found)) => found.alone(text, cursor),
        }
    }

    /// Reads a date, or words for no date, at the beginning of `text`, after spaces and emphasis.
    #[must_use]
    pub fn parse_prefix(text: &str) -> DatePrefix {
        let mut cursor = Cursor::new(text);
        let marks = cursor.take_while(|c| is_space(c) || is_mark(c));
        let start = cursor.rest();
        let reading = match forms::read(&mut cursor) {
            Some(outcome) => outcome.map(Some),
            None if blank::read(&mut cursor).is_some() => Ok(None),
            None => Err(RejectionReason::Unreadable.into()),
        };
        let written = taken(start, &cursor);
        if !written.is_empty() && marks.contains(is_mark) {
            cursor.take_while(is_mark);
        }
        let bytes = if written.is_empty() { 0 } else { taken(text, &cursor).len() };
        let reading = match reading {
            Ok(found) => Ok(found.map(|found: FoundDate| found.written(written))),
            Err(rejection) => Err(rejection.of(if written.is_empty() { text } else { written })),
        };
        DatePrefix { reading, bytes }
    }

    /// The date in a text with other words around it: `2026-06-01 (Anna)`, `until 2026-12-10`. Of several the last day counts
    /// where each is `evidence`, else none does. None where a word says that it is not the day, or only planned.
    #[must_use]
    pub fn find(text: &str, is_evidence: bool) -> Option<Self> {
        const MOST_DATES: usize = 8;
        let mut found: Vec<Self> = Vec::new();
        let mut others = String::new();
        let mut rest = text;
        while !rest.is_empty() && found.len() < MOST_DATES {
            let prefix = Self::parse_prefix(rest);
            let is_date = prefix.bytes > 0 && rest.starts_with(|c: char| c.is_alphanumeric());
            match prefix.reading {
                Ok(Some(date)) if is_date => {
                    rest = rest.get(prefix.bytes..).unwrap_or_default();
                    found.push(date);
                    others.push(' ');
                    continue;
                }
                // What looks like a date and is none leaves open which day is meant.
                Err(rejection) if is_date && rejection.reason.is_about_a_day() => return None,
                _ => {}
            }
            let word = rest.trim_start_matches(char::is_alphanumeric);
            let end = rest.len() - word.len();
            let end = if end > 0 { end } else { word.chars().next().map_or(1, char::len_utf8) };
            others.push_str(rest.get(..end).unwrap_or_default());
            rest = rest.get(end..).unwrap_or_default();
        }
        let spelled = spelled_out(&others);
        let mut words = spelled.split(|c: char| !c.is_alphanumeric());
        let is_other_day = words.any(|word| NOT_THE_DAY.has(word));
        match found.as_slice() {
            _ if is_other_day
                || is_not_done(others.trim_matches(|c: char| !c.is_alphanumeric())) =>
            {
                None
            }
            [only] => Some(only.clone()),
            [] => None,
            several if is_evidence => several.iter().max_by_key(|it| it.last_day()).cloned(),
            _ => None,
        }
    }

    /// An exact day; the written form is ISO 8601.
    #[must_use]
    pub fn from_day(day: civil::Date) -> Self {
        let found = FoundDate { first: day, precision: Precision::Day };
        found.written(&found.canonical())
    }

    /// The form that the author wrote.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// How exactly the date is known.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether it is a single day.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.precision == Precision::Day
    }

    /// The day to count from where the date is evidence.
    #[must_use]
    pub fn first_day(&self) -> civil::Date {
        self.first
    }

    /// The day to count to where the date is a deadline.
    #[must_use]
    pub fn last_day(&self) -> civil::Date {
        let more_months = match self.precision {
            Precision::Day => return self.first,
            Precision::Month => 0,
            Precision::Quarter => 2,
        };
        let last_month = self.first.checked_add(Span::new().months(more_months));
        last_month.unwrap_or(self.first).last_of_month()
    }

    /// `2026-01-11`, `2026-01`, `2026-Q1`.
    #[must_use]
    pub fn canonical(&self) -> String {
        canonical(self.first, self.precision)
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '*' | '_' | '`')
}

/// What the cursor took since it was at `start`.
fn taken<'a>(start: &'a str, cursor: &Cursor<'_>) -> &'a str {
    let length = start.len().saturating_sub(cursor.rest().len());
    start.get(..length).unwrap_or("")
}

/// A date without its written form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FoundDate {
    first: civil::Date,
    precision: Precision,
}

impl FoundDate {
    fn canonical(self) -> String {
        canonical(self.first, self.precision)
    }

    /// The date if nothing but a full stop follows it. One that is planned is no day yet: `2026-11-01 (geplant)`.
    fn alone(self, text: &str, mut after: Cursor<'_>) -> Reading<Date> {
        after.eat('.');
        after.spaces();
        if after.is_empty() {
            return Ok(Some(self.written(trim(text))));
        }
        if Blank::of(after.rest()) == Some(Blank::Unknown) {
            return Ok(None);
        }
        Err(Rejection::new(RejectionReason::TrailingText).suggest(self.canonical()).of(text))
    }

    fn written(self, written: &str) -> Date {
        Date { written: written.to_owned(), first: self.first, precision: self.precision }
    }
}

fn canonical(first: civil::Date, precision: Precision) -> String {
    match precision {
        Precision::Day => first.to_string(),
        Precision::Month => format!("{:04}-{:02}", first.year(), first.month()),
        Precision::Quarter => format!("{:04}-Q{}", first.year(), first.month() / 3 + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_days() {
        for text in [
            "2026-01-11",
            "11.01.2026",
            "11.1.2026",
            "11. 1. 2026",
            "11. Januar 2026",
            "11.\u{a0}Januar\u{202f}2026",
            "11. Jan. 2026",
            "11 January 2026",
            "11th January 2026",
            "January 11, 2026",
            "Jan 11 2026",
            "11. Jänner 2026",
            "11. Ja\u{308}nner 2026",
            "11. Jaenner 2026",
            "2026\u{2011}01\u{2011}11",
            "2026/01/11",
            "So, 11.01.2026",
            "So. 11.01.2026",
            "So 11.1.2026",
            "Sonntag, 11. Januar 2026",
            "Sonntag, den 11. Januar 2026",
            "Sunday, 11 January 2026",
            "Sun, Jan 11, 2026",
            "Sunday 2026-01-11 10:00",
            "11.01.2026 (So)",
            "2026-01-11, Sonntag",
            "11.01.2026*",
            "2026-01-11 [^1]",
            "2026-01-11T10:00:00+01:00",
            "2026-01-11T10:00:00.123Z",
            "2026-01-11 10:00",
            "2026-01-11 10:00:00 +0100",
            "11.01.2026, 10:00 Uhr",
            " **11.01.2026** ",
            "11. Januar 2026.",
        ] {
            let date = Date::parse(text).unwrap().unwrap();
            assert_eq!(date.canonical(), "2026-01-11", "{text}");
            assert_eq!(date.first_day(), date.last_day());
            assert_eq!(date.written(), text.trim());
        }
        let feber = Date::parse("3. Feber 2026").unwrap().unwrap();
        assert_eq!(feber.canonical(), "2026-02-03");
    }

    #[test]
    fn imprecise_dates() {
        for (text, canonical, first, last) in [
            ("Januar 2026", "2026-01", "2026-01-01", "2026-01-31"),
            ("Ende Januar 2026", "2026-01", "2026-01-01", "2026-01-31"),
            ("mid January 2026", "2026-01", "2026-01-01", "2026-01-31"),
            ("Ende Q1 2026", "2026-Q1", "2026-01-01", "2026-03-31"),
            ("Feb. 2026", "2026-02", "2026-02-01", "2026-02-28"),
            ("2026-01", "2026-01", "2026-01-01", "2026-01-31"),
            ("01/2026", "2026-01", "2026-01-01", "2026-01-31"),
            ("Q1 2026", "2026-Q1", "2026-01-01", "2026-03-31"),
            ("Q1/2026", "2026-Q1", "2026-01-01", "2026-03-31"),
            ("2026-Q4", "2026-Q4", "2026-10-01", "2026-12-31"),
            ("2. Quartal 2026", "2026-Q2", "2026-04-01", "2026-06-30"),
            ("Q4 9999", "9999-Q4", "9999-10-01", "9999-12-31"),
        ] {
            let date = Date::parse(text).unwrap().unwrap();
            assert!(!date.is_exact());
            assert_eq!(date.canonical(), canonical, "{text}");
            assert_eq!(date.first_day().to_string(), first);
            assert_eq!(date.last_day().to_string(), last);
        }
    }

    #[test]
    fn rejected_dates() {
        let cases: &[(&str, RejectionReason, &[&str])] = &[
            ("11.01.26", RejectionReason::TwoDigitYear, &["2026-01-11"]),
            ("11. Januar 98", RejectionReason::TwoDigitYear, &["1998-01-11"]),
            ("01/11/2026", RejectionReason::AmbiguousOrder, &["2026-11-01", "2026-01-11"]),
            ("13/01/2026", RejectionReason::UnusualForm, &["2026-01-13"]),
            ("01/13/2026", RejectionReason::UnusualForm, &["2026-01-13"]),
            ("01/13/26", RejectionReason::TwoDigitYear, &["2026-01-13"]),
            ("99/99/2026", RejectionReason::ImpossibleDay, &[]),
            ("2026-1-11", RejectionReason::UnusualForm, &["2026-01-11"]),
            ("2026/1/11", RejectionReason::UnusualForm, &["2026-01-11"]),
            ("2026.01.11", RejectionReason::UnusualForm, &["2026-01-11"]),
            ("Sa, 25.10.2026", RejectionReason::WrongWeekday, &["2026-10-25"]),
            ("Friday, 24 October 2026", RejectionReason::WrongWeekday, &["2026-10-24"]),
            ("2026-10-24 (Fr)", RejectionReason::WrongWeekday, &["2026-10-24"]),
            ("Sa, 30.02.2026", RejectionReason::ImpossibleDay, &["2026-02-28"]),
            ("Sa, Oktober 2026", RejectionReason::Unreadable, &[]),
            ("Sa", RejectionReason::Unreadable, &[]),
            ("Samstagnacht, 24.10.2026", RejectionReason::Unreadable, &[]),
            ("Ende 2026", RejectionReason::Unreadable, &[]),
            ("2026-10-24 (Anna)", RejectionReason::TrailingText, &["2026-10-24"]),
            ("2026-1", RejectionReason::UnusualForm, &["2026-01"]),
            ("30.02.2026", RejectionReason::ImpossibleDay, &["2026-02-28"]),
            ("2026-02-30", RejectionReason::ImpossibleDay, &["2026-02-28"]),
            ("00.02.2026", RejectionReason::ImpossibleDay, &[]),
            ("01.13.2026", RejectionReason::ImpossibleMonth, &["2026-01-13"]),
            ("2026-13", RejectionReason::ImpossibleMonth, &[]),
            ("Q5 2026", RejectionReason::ImpossibleMonth, &[]),
            ("11.01.1026", RejectionReason::ImpossibleYear, &[]),
            ("11.01.", RejectionReason::MissingYear, &[]),
            ("11. Januar", RejectionReason::MissingYear, &[]),
            ("2026", RejectionReason::MissingMonth, &[]),
            ("gestern", RejectionReason::Unreadable, &[]),
            ("2026-01-11T99:00", RejectionReason::Unreadable, &[]),
            ("2026-01-11abc", RejectionReason::Unreadable, &[]),
            ("11.01.2026 von X", RejectionReason::TrailingText, &["2026-01-11"]),
        ];
        for (text, reason, suggestions) in cases {
            let rejection = Date::parse(text).unwrap_err();
            assert_eq!(rejection.reason, *reason, "{text}");
            assert_eq!(rejection.suggestions, *suggestions, "{text}");
            assert_eq!(rejection.written, *text);
        }
    }

    #[test]
    fn safe_suggestions() {
        let safe = |text| Date::parse(text).unwrap_err().safe_suggestion().map(str::to_owned);
        assert_eq!(safe("2026-1-11").as_deref(), Some("2026-01-11"));
        assert_eq!(safe("11.01.26").as_deref(), Some("2026-01-11"));
        assert_eq!(safe("01/11/2026"), None);
        assert_eq!(safe("30.02.2026"), None);
    }

    #[test]
    fn no_date() {
        for text in [
            "_offen_",
            "offen",
            "–",
            "",
            "n/a",
            "TBD",
            "Nächster Termin festlegen",
            "geplant",
            "geplant für Q3 2026",
            "2026-11-01 (geplant)",
            "planned",
            "noch nicht getestet",
            "nein",
            "[Datum]",
            "TT.MM.JJJJ",
        ] {
            assert_eq!(Date::parse(text), Ok(None), "{text}");
        }
    }

    #[test]
    fn prefixes() {
        for (text, canonical, taken) in [
            ("11. Januar 2026 von X", "2026-01-11", "11. Januar 2026"),
            (" **11.01.2026** (Max)", "2026-01-11", " **11.01.2026**"),
            ("2026-01-11, siehe", "2026-01-11", "2026-01-11"),
            ("So, 11.01.2026 (Max)", "2026-01-11", "So, 11.01.2026"),
            ("11.01.2026 (So), Max", "2026-01-11", "11.01.2026 (So)"),
            ("11.01.2026 So war es", "2026-01-11", "11.01.2026"),
            ("2026-01-11 10:00 Uhr, X", "2026-01-11", "2026-01-11 10:00 Uhr"),
            (
                "11.\u{a0}Ja\u{308}nner\u{202f}2026 …",
                "2026-01-11",
                "11.\u{a0}Ja\u{308}nner\u{202f}2026",
            ),
            ("Q1 2026 geplant", "2026-Q1", "Q1 2026"),
        ] {
            let prefix = Date::parse_prefix(text);
            assert_eq!(prefix.bytes, taken.len(), "{text}");
            assert_eq!(prefix.reading.unwrap().unwrap().canonical(), canonical);
        }
    }

    #[test]
    fn prefixes_without_a_date() {
        let open = Date::parse_prefix("_offen_ (siehe unten)");
        assert_eq!((open.reading, open.bytes), (Ok(None), "_offen_".len()));
        let unlike = Date::parse_prefix("von X am 11.01.2026");
        assert_eq!(unlike.bytes, 0);
        assert_eq!(unlike.reading.unwrap_err().reason, RejectionReason::Unreadable);
        let short = Date::parse_prefix("11.01.26 von X");
        assert_eq!(short.bytes, "11.01.26".len());
        assert_eq!(short.reading.unwrap_err().written, "11.01.26");
    }
}
