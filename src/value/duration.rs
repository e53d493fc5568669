//! Durations: a fixed number of seconds, exact or as a bound (RPO, RTO, measured times, grace).

use super::bound::{self, Bound};
use super::cursor::{Cursor, trim, trim_markup};
use super::interval::{Interval, iso};
use super::note::{self, Note};
use super::quantity::{self, Assumptions, Quantity};
use super::rejection::{Rejection, RejectionReason};
use super::unit::{self, Part, Term, Unit};
use super::{Blank, Reading, blank};
use crate::lexicon::time;

/// A fixed duration as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    written: String,
    seconds: u64,
    bound: Bound,
    parts: Vec<Part>,
    rewrite: Option<String>,
}

impl Duration {
    /// Reads `text` as a duration. Of several lengths the longest counts, and at most that: `2–4 h`, `24 h / 1 h`,
    /// `4 h (8 h außerhalb)`. Durations are objectives, and an objective (RTO, RPO) that leaves open which of two
    /// lengths holds promises no more than the longer one. Notes after it are accepted if they change nothing:
    /// `24 h*`, `4 h (werktags)`, `4 h nach Alarm`.
    ///
    /// # Errors
    /// A [`Rejection`] for text that is no duration, lacks a unit, is ambiguous or negative, or counts in months, years
    /// or working days, whose length varies.
    pub fn parse(text: &str) -> Reading<Self> {
        Self::parse_in(text, None)
    }

    /// The same below a head that states the unit of numbers without one: `4` below `RTO (hours)`, `30m` below
    /// `Dauer (min)`. See [`Unit::split_head`].
    ///
    /// # Errors
    /// As [`Duration::parse`]; a unit that is written is never overruled.
    pub fn parse_in(text: &str, unit: Option<Unit>) -> Reading<Self> {
        if blank::is_blank(text) {
            return Ok(None);
        }
        Rejection::of_endless(text)?;
        match read(text, Assumptions { unit, is_fixed: true }) {
            Ok(found) => Ok(Some(found)),
            Err(_) if is_no_promise(text) => Ok(None),
            Err(rejection) => Err(rejection.of(text)),
        }
    }

    /// The duration of so many seconds; the written form is ISO 8601. `None` beyond about 10 000 years.
    #[must_use]
    pub fn from_seconds(seconds: u64) -> Option<Self> {
        let parts = Interval::new(0, 0, seconds)?.parts();
        Some(Self { written: iso(&parts), seconds, bound: Bound::Exact, parts, rewrite: None })
    }

    /// The form that the author wrote.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Length in seconds.
    #[must_use]
    pub fn seconds(&self) -> u64 {
        self.seconds
    }

    /// Whether the length is exact or a bound.
    #[must_use]
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// The same length for calendar arithmetic.
    #[must_use]
    pub fn interval(&self) -> Interval {
        Interval::new(0, 0, self.seconds).unwrap_or_default()
    }

    /// ISO 8601, the form of exports: `PT4H`, `P1DT12H`. The bound is not part of it.
    #[must_use]
    pub fn canonical(&self) -> String {
        iso(&self.interval().parts())
    }

    /// The summands in the units that were written (`24 h` stays 24 hours), for the language layer to word.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What a fix writes instead: `2 h 50 min` for `2 h 50`. `None` if the written form is complete.
    #[must_use]
    pub fn rewrite(&self) -> Option<&str> {
        self.rewrite.as_deref()
    }
}

/// `kein`, `geplant`, `Best Effort`: no length is promised.
fn is_no_promise(text: &str) -> bool {
    Blank::of(text).is_some() || Cursor::new(trim_markup(text)).any_of(time::BEST_EFFORT)
}

fn read(text: &str, assumed: Assumptions) -> Result<Duration, Rejection> {
    let body = note::without_marks(trim_markup(text));
    let mut cursor = Cursor::new(body);
    let bound = bound::read(&mut cursor);
    if quantity::is_negative(&cursor) {
        return Err(RejectionReason::Negative.into());
    }
    let (mut quantity, mut several) = length(&mut cursor, assumed)?;
    let bound = if cursor.eat('+') { Bound::AtLeast } else { bound };
    let body = body.get(..body.len().saturating_sub(cursor.rest().len())).unwrap_or(body);
    match note::read(cursor.rest()) {
        Some(Note::Circumstance) => {}
        Some(Note::Otherwise(other)) => {
            quantity = quantity.or_longer(other);
            several = true;
        }
        None => return Err(RejectionReason::TrailingText.into()),
    }
    let seconds = quantity.interval.seconds().ok_or(RejectionReason::CalendarUnit)?;
    Ok(Duration {
        written: trim(text).to_owned(),
        seconds,
        bound: if several { Bound::AtMost } else { bound },
        rewrite: quantity.implied.and_then(|unit| completed(text, body, unit)),
        parts: quantity.parts,
    })
}

/// A length, or several of which the longest counts; and whether there are several.
fn length(cursor: &mut Cursor<'_>, assumed: Assumptions) -> Result<(Quantity, bool), Rejection> {
    if cursor.any_of(time::AT_ONCE) {
        return Ok((Quantity::default(), false));
    }
    if let Some(quantity) = clock(cursor, assumed)? {
        return Ok((quantity, false));
    }
    let found = quantity::longest(cursor, assumed)?;
    found.ok_or_else(|| RejectionReason::Unreadable.into())
}

/// The written text with the unit that its last number lacks.
fn completed(text: &str, body: &str, unit: Unit) -> Option<String> {
    let (before, number) = body.rsplit_once(|c: char| !c.is_ascii_digit())?;
    let spaced = body.strip_prefix(before)?.strip_suffix(number)?.trim().is_empty();
    let space = if spaced { " " } else { "" };
    let complete = format!("{body}{space}{}", unit.symbol());
    Some(trim(text).replacen(body, &complete, 1))
}

/// `1:30 h`, `1:30:00`; `1:30` alone is hours or minutes.
fn clock(cursor: &mut Cursor<'_>, assumed: Assumptions) -> Reading<Quantity> {
    let Some(fields) = cursor.attempt(clock_fields) else {
        return Ok(None);
    };
    cursor.spaces();
    let unit = unit::read(cursor).or(assumed.unit.map(Term::Unit));
    let text = match (fields.as_slice(), unit) {
        ([h, min, s], None | Some(Term::Unit(Unit::Hour))) => format!("{h} h {min} min {s} s"),
        ([h, min], Some(Term::Unit(Unit::Hour))) => format!("{h} h {min} min"),
        ([min, s], Some(Term::Unit(Unit::Minute))) => format!("{min} min {s} s"),
        ([first, second], None) => return Err(ambiguous_clock(*first, *second)),
        _ => return Err(RejectionReason::Unreadable.into()),
    };
    quantity::read(&mut Cursor::new(&text))
}

fn ambiguous_clock(first: u64, second: u64) -> Rejection {
    let rejection = Rejection::new(RejectionReason::AmbiguousClock);
    let rejection = rejection.suggest(format!("{first} h {second} min"));
    rejection.suggest(format!("{first} min {second} s"))
}

/// Two or three numbers with colons between them.
fn clock_fields(cursor: &mut Cursor<'_>) -> Option<Vec<u64>> {
    let mut fields = vec![cursor.digits(1..=3)?.parse().ok()?];
    while fields.len() < 3 && cursor.eat(':') {
        let field = cursor.digits(2..=2)?.parse().ok()?;
        fields.push(field);
    }
    let in_range = fields.iter().skip(1).all(|field| *field < 60);
    (fields.len() > 1 && in_range && cursor.peek() != Some(':')).then_some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, canonical) in [
            ("24h", "P1D"),
            ("24 h", "P1D"),
            ("24\u{a0}h", "P1D"),
            ("24\u{202f}h", "P1D"),
            ("15 min", "PT15M"),
            ("15 Minuten", "PT15M"),
            ("1 Tag", "P1D"),
            ("4 Std", "PT4H"),
            ("4 Std.", "PT4H"),
            ("30 Min.", "PT30M"),
            ("1d12h", "P1DT12H"),
            ("1h30m", "PT1H30M"),
            ("1h30min", "PT1H30M"),
            ("1,5 h", "PT1H30M"),
            ("1.5h", "PT1H30M"),
            ("0,125 h", "PT7M30S"),
            ("PT4H", "PT4H"),
            ("pt4h", "PT4H"),
            ("PT1.5H", "PT1H30M"),
            ("PT36H", "P1DT12H"),
            ("P1DT12H", "P1DT12H"),
            ("P2W", "P14D"),
            ("PT0S", "PT0S"),
            ("1 Tag und 12 Stunden", "P1DT12H"),
            ("zwei Wochen", "P14D"),
            ("einem Tag", "P1D"),
            ("1:30 h", "PT1H30M"),
            ("1:30:15", "PT1H30M15S"),
            ("**4 h**", "PT4H"),
            ("4 h (gemessen)", "PT4H"),
            ("0", "PT0S"),
            ("0 (no data loss)", "PT0S"),
            ("zero hours", "PT0S"),
            ("sofort", "PT0S"),
            ("Immediate", "PT0S"),
            ("27+ hours", "P1DT3H"),
            ("15 minutes, 24/7", "PT15M"),
            ("30 minutes, business hours", "PT30M"),
            ("4 hours maximum", "PT4H"),
            ("24 h (rebuilt by replay)", "P1D"),
            ("0 h", "PT0S"),
            ("3m", "PT3M"),
            ("5 m", "PT5M"),
            ("12m", "PT12M"),
            ("30m", "PT30M"),
            ("90m", "PT1H30M"),
            ("24h*", "P1D"),
            ("24 h **", "P1D"),
            ("4h [^1]", "PT4H"),
            ("4h [1]", "PT4H"),
            ("4 h¹", "PT4H"),
            ("4 h †", "PT4H"),
            ("4 h (Stufe 2)", "PT4H"),
            ("4 h (gemessen: 2 h 10)", "PT4H"),
            ("4 h nach Alarm", "PT4H"),
            ("4 h, werktags", "PT4H"),
            ("4 h – ohne Anfahrt", "PT4H"),
            ("4 hours after detection", "PT4H"),
            ("eine halbe Stunde", "PT30M"),
            ("half an hour", "PT30M"),
            ("½ h", "PT30M"),
            ("1/2 Tag", "PT12H"),
            ("anderthalb Stunden", "PT1H30M"),
        ] {
            let duration = Duration::parse(text).unwrap().unwrap();
            assert_eq!(duration.canonical(), canonical, "{text}");
            assert_eq!(duration.bound(), Bound::Exact);
            assert_eq!(duration.written(), text);
            assert_eq!(duration.rewrite(), None);
        }
    }

    #[test]
    fn the_rest_is_the_next_smaller_unit() {
        for (text, canonical, rewrite) in [
            ("2 h 50", "PT2H50M", "2 h 50 min"),
            ("1 h 30", "PT1H30M", "1 h 30 min"),
            ("1h30", "PT1H30M", "1h30min"),
            ("1 d 12", "P1DT12H", "1 d 12 h"),
            ("**2 Std 50**", "PT2H50M", "**2 Std 50 min**"),
            ("≤ 2 h 50", "PT2H50M", "≤ 2 h 50 min"),
        ] {
            let duration = Duration::parse(text).unwrap().unwrap();
            assert_eq!(duration.canonical(), canonical, "{text}");
            assert_eq!(duration.rewrite(), Some(rewrite));
            let again = Duration::parse(rewrite).unwrap().unwrap();
            assert_eq!((again.seconds(), again.rewrite()), (duration.seconds(), None));
        }
    }

    #[test]
    fn bounds() {
        for (text, bound, canonical) in [
            ("≤ 24h", Bound::AtMost, "P1D"),
            ("<= 24h", Bound::AtMost, "P1D"),
            ("< 4h", Bound::AtMost, "PT4H"),
            ("max. 4 h", Bound::AtMost, "PT4H"),
            ("maximal 4 h", Bound::AtMost, "PT4H"),
            ("bis zu 4 h", Bound::AtMost, "PT4H"),
            ("mind. 30 Tage", Bound::AtLeast, "P30D"),
            ("min. 30 min", Bound::AtLeast, "PT30M"),
            ("ca. 30 Min.", Bound::About, "PT30M"),
            ("no more than 4 hours", Bound::AtMost, "PT4H"),
            ("nicht länger als 4 h", Bound::AtMost, "PT4H"),
            ("72h+", Bound::AtLeast, "P3D"),
        ] {
            let duration = Duration::parse(text).unwrap().unwrap();
            assert_eq!(
                (duration.bound(), duration.canonical().as_str()),
                (bound, canonical),
                "{text}"
            );
        }
    }

    #[test]
    fn of_two_lengths_the_longer_counts() {
        for (text, canonical) in [
            ("2–4 h", "PT4H"),
            ("1-4 hours", "PT4H"),
            ("1 bis 2 Tage", "P2D"),
            ("1 h bis 2 h 30 min", "PT2H30M"),
            ("30–60 min", "PT1H"),
            ("30 min – 1 h", "PT1H"),
            ("Within 24-48 hours", "P2D"),
            ("innerhalb von 24 bis 48 Stunden", "P2D"),
            ("4 oder 8 h", "PT8H"),
            ("24 h / 1 h", "P1D"),
            ("15 min (WAL) / 24h (daily)", "P1D"),
            ("10 min – 1 hr", "PT1H"),
            ("Immediate (< 15 min)", "PT15M"),
            ("1 h / 24 h", "P1D"),
            ("1 h / 4 h / 1 d", "P1D"),
            ("4h (8h außerhalb)", "PT8H"),
            ("4 h (8 h)", "PT8H"),
            ("4 h (nachts 12 h)", "PT12H"),
            ("4 h (max. 8 h)", "PT8H"),
            ("4h (24h outside business hours)", "P1D"),
            ("8 h (sonst 4 h)", "PT8H"),
        ] {
            let duration = Duration::parse(text).unwrap().unwrap();
            let read = (duration.canonical(), duration.bound());
            assert_eq!(read, (canonical.to_owned(), Bound::AtMost), "{text}");
        }
    }

    #[test]
    fn heads_state_the_unit() {
        for (text, unit, canonical) in [
            ("4", Unit::Hour, "PT4H"),
            ("0,5", Unit::Hour, "PT30M"),
            ("0", Unit::Minute, "PT0S"),
            ("≤ 4", Unit::Hour, "PT4H"),
            ("2–4", Unit::Hour, "PT4H"),
            ("24*", Unit::Hour, "P1D"),
            ("3m", Unit::Minute, "PT3M"),
            ("3m", Unit::Hour, "PT3M"),
            ("1:30", Unit::Hour, "PT1H30M"),
            ("1:30", Unit::Minute, "PT1M30S"),
            ("2 Tage", Unit::Hour, "P2D"),
            ("15 min", Unit::Hour, "PT15M"),
            ("2 h 50", Unit::Hour, "PT2H50M"),
        ] {
            let duration = Duration::parse_in(text, Some(unit)).unwrap().unwrap();
            assert_eq!(duration.canonical(), canonical, "{text}");
        }
        let rejected = |text| Duration::parse_in(text, Some(Unit::Hour)).unwrap_err().reason;
        assert_eq!(rejected("-4"), RejectionReason::Negative);
        assert_eq!(rejected("4 Bananen"), RejectionReason::Unreadable);
        assert_eq!(rejected("bald"), RejectionReason::Unreadable);
    }

    #[test]
    fn rejected_durations() {
        let cases: &[(&str, RejectionReason, &[&str])] = &[
            ("24", RejectionReason::MissingUnit, &[]),
            ("010", RejectionReason::MissingUnit, &[]),
            ("2–4", RejectionReason::MissingUnit, &[]),
            ("2 h 90", RejectionReason::MissingUnit, &[]),
            ("30 s 5", RejectionReason::MissingUnit, &[]),
            ("-4 h", RejectionReason::Negative, &[]),
            ("−4 h", RejectionReason::Negative, &[]),
            ("≤ -4 h", RejectionReason::Negative, &[]),
            ("-PT4H", RejectionReason::Negative, &[]),
            ("3 Monate", RejectionReason::CalendarUnit, &[]),
            ("1 Jahr", RejectionReason::CalendarUnit, &[]),
            ("P3M", RejectionReason::CalendarUnit, &[]),
            ("P1Y", RejectionReason::CalendarUnit, &[]),
            ("2 Arbeitstage", RejectionReason::WorkingDay, &[]),
            ("1:30", RejectionReason::AmbiguousClock, &["1 h 30 min", "1 min 30 s"]),
            ("1.500 h", RejectionReason::AmbiguousNumber, &["PT1H30M", "P62DT12H"]),
            ("0,0001 h", RejectionReason::TooFine, &[]),
            ("PT0.5S", RejectionReason::TooFine, &[]),
            ("30 min 1 h", RejectionReason::UnitOrder, &[]),
            ("99999999999999999999 h", RejectionReason::OutOfRange, &[]),
            ("9999999999999999 h", RejectionReason::OutOfRange, &[]),
            ("4 h (+ 2 h)", RejectionReason::TrailingText, &[]),
            ("4 h (zzgl. Anfahrt)", RejectionReason::TrailingText, &[]),
            ("4 h + 2 h", RejectionReason::TrailingText, &[]),
            ("4 h plus Anfahrt", RejectionReason::TrailingText, &[]),
            ("4 h, plus Anfahrt", RejectionReason::TrailingText, &[]),
            ("4 h, 2 Techniker", RejectionReason::TrailingText, &[]),
            ("4 h je 100 GB", RejectionReason::TrailingText, &[]),
            ("4 h Bananen", RejectionReason::TrailingText, &[]),
            ("bald", RejectionReason::Unreadable, &[]),
            ("5 Bananen", RejectionReason::Unreadable, &[]),
        ];
        for (text, reason, suggestions) in cases {
            let rejection = Duration::parse(text).unwrap_err();
            assert_eq!(rejection.reason, *reason, "{text}");
            assert_eq!(rejection.suggestions, *suggestions, "{text}");
            assert_eq!(rejection.written, *text);
            assert_eq!(rejection.safe_suggestion(), None);
        }
    }

    #[test]
    fn parts_keep_the_written_units() {
        let parts = |text: &str| {
            let duration = Duration::parse(text).unwrap().unwrap();
            quantity::symbols(duration.parts())
        };
        assert_eq!(parts("24h"), "24 h");
        assert_eq!(parts("PT24H"), "24 h");
        assert_eq!(parts("1d12h"), "1 d 12 h");
        assert_eq!(parts("2 h 50"), "2 h 50 min");
        assert_eq!(parts("1,5 h"), "1 h 30 min");
        assert_eq!(parts("0 h"), "0 h");
    }

    #[test]
    fn no_duration() {
        for text in [
            "–",
            "",
            "_offen_",
            "n/a",
            "k.A.",
            "k. A. (extern)",
            "kein",
            "kein RTO",
            "nicht gesichert",
            "geplant",
            "[RTO]",
            "XXX",
            "Best Effort",
            "best effort (unbezahlt)",
        ] {
            assert_eq!(Duration::parse(text), Ok(None), "{text}");
        }
    }
}
