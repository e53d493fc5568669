//! Cadences: how often something happens (`täglich`, `P3M`, `alle 14 Tage`, `0 2 * * 0`).

mod cron;
mod days;
mod phrase;
mod retention;
mod search;
mod segment;

use std::ops::Range;

use jiff::civil;

use super::bound::Bound;
use super::cursor::{Cursor, trim, trim_markup};
use super::duration::Duration;
use super::interval::Interval;
use super::quantity;
use super::rejection::{Rejection, RejectionReason};
use super::{Blank, Reading, blank, note};
use crate::lexicon::spelled_out;
use crate::lexicon::time::{AFTER_PERIOD, BEFORE_TURN, ENDS, TO_AN_END, TURNS};
use segment::Segment;

/// How often something happens, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cadence {
    written: String,
    rhythms: Vec<Rhythm>,
    events: Vec<String>,
}

/// One interval of a cadence: `tägliche Backups`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rhythm {
    /// The time from one occurrence to the next; zero (or the delay that is named) if `continuous`.
    pub interval: Interval,
    /// Whether the interval is exact: `mind. täglich` is at most a day.
    pub bound: Bound,
    /// What is done, if the text says so.
    pub subject: Option<Subject>,
    /// `fortlaufend`, `kontinuierlich`.
    pub continuous: bool,
}

/// What happens at an interval, in the author's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A copy elsewhere: backup, Sicherung, dump.
    Backup(String),
    /// A snapshot, which an RPO does not count.
    Snapshot(String),
    /// The delay of a continuous copy.
    Delay(String),
    /// Anything else.
    Other(String),
}

impl Cadence {
    /// Reads `text` as one or several intervals and events.
    ///
    /// # Errors
    /// A [`Rejection`] for text that is no cadence, or one of its parts is none, or that stands for two intervals. What
    /// happens every zero days does not happen at intervals.
    pub fn parse(text: &str) -> Reading<Self> {
        let cadence = Self::parse_length(text)?;
        let is_zero = |rhythm: &Rhythm| !rhythm.continuous && rhythm.interval.is_zero();
        if cadence.iter().flat_map(|cadence| &cadence.rhythms).any(is_zero) {
            return Err(Rejection::from(RejectionReason::OutOfRange).of(text));
        }
        Ok(cadence)
    }

    /// Reads `text` as a duration in the forms of a cadence; it may be zero, as a period of grace can.
    ///
    /// # Errors
    /// As [`Cadence::parse`], zero aside.
    pub fn parse_length(text: &str) -> Reading<Self> {
        if blank::is_blank(text) {
            return Ok(None);
        }
        Rejection::of_endless(text)?;
        let mut cadence =
            Self { written: trim(text).to_owned(), rhythms: Vec::new(), events: Vec::new() };
        match cadence.read(trim_markup(text)) {
            Ok(()) => Ok(Some(cadence)),
            Err(_) if Blank::of(text).is_some() => Ok(None),
            Err(rejection) => Err(rejection.of(text)),
        }
    }

    /// Reads `text` as a duration for which something is kept. Of several generations the longest counts, as the
    /// oldest copy is that old (`keep-daily: 7, keep-weekly: 4`, `7/4/6`); of a range the shorter end, which is all
    /// that it promises (`7–14 Tage`).
    ///
    /// # Errors
    /// As [`Cadence::parse_length`].
    pub fn parse_period(text: &str) -> Reading<Self> {
        let body = note::without_marks(trim_markup(text));
        let shortest = || quantity::shortest_of_range(&mut Cursor::new(body));
        let periods = |interval| {
            let rhythms = vec![Rhythm::every(interval)];
            Self { written: trim(text).to_owned(), rhythms, events: Vec::new() }
        };
        let before_end = || before_an_end(body);
        if let Some(interval) = before_end().or_else(|| retention::read(body)).or_else(shortest) {
            return Ok(Some(periods(interval)));
        }
        Self::parse_length(text).or_else(|rejection| {
            let interval = before_a_remark(body).ok_or(rejection)?;
            Ok(Some(periods(interval)))
        })
    }

    /// The bytes of the first cadence inside `text`, where other words are around it: `restic täglich nach Hetzner`.
    #[must_use]
    pub fn find(text: &str) -> Option<Range<usize>> {
        search::find(text)
    }

    /// The form that the author wrote.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Every interval, in the order written.
    #[must_use]
    pub fn rhythms(&self) -> &[Rhythm] {
        &self.rhythms
    }

    /// The events at which it happens besides, in the author's words: `vor Upgrades`. They are no intervals.
    #[must_use]
    pub fn events(&self) -> &[String] {
        &self.events
    }

    /// The shortest interval; `None` if there are only events.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        shortest(self.rhythms.iter())
    }

    /// The shortest interval that an RPO may count on: that of everything but snapshots.
    #[must_use]
    pub fn backup_interval(&self) -> Option<Interval> {
        shortest(self.rhythms.iter().filter(|rhythm| !rhythm.is_snapshot()))
    }

    /// Whether something runs continuously and no delay is named.
    #[must_use]
    pub fn lacks_delay(&self) -> bool {
        self.rhythms.iter().any(|rhythm| rhythm.continuous && rhythm.interval.is_zero())
    }

    /// The day on which the shortest interval since `date` has passed. `None` if there are only events, or beyond the
    /// year 9999.
    #[must_use]
    pub fn after(&self, date: civil::Date) -> Option<civil::Date> {
        self.interval()?.after(date)
    }

    /// The shortest interval in ISO 8601, the form of exports: `P3M`.
    #[must_use]
    pub fn canonical(&self) -> Option<String> {
        self.interval().map(Interval::canonical)
    }

    fn read(&mut self, body: &str) -> Result<(), Rejection> {
        if let Some(interval) = cron::read(body)? {
            self.rhythms.push(Rhythm::every(interval));
            return Ok(());
        }
        let (main, comment) = split_comment(note::without_marks(body));
        if quantity::is_negative(&Cursor::new(main)) {
            return Err(RejectionReason::Negative.into());
        }
        match segment::read_whole(main)? {
            Some(rhythm) => self.rhythms.push(rhythm),
            None => self.read_segments(main)?,
        }
        self.settle_subject(comment);
        self.settle_delay(comment);
        match (self.rhythms.is_empty(), self.events.is_empty()) {
            (true, true) => Err(RejectionReason::Unreadable.into()),
            _ => Ok(()),
        }
    }

    fn read_segments(&mut self, main: &str) -> Result<(), Rejection> {
        if let Some(interval) = segment::days(main)? {
            self.rhythms.push(Rhythm::every(interval));
            return Ok(());
        }
        let mut alone = None;
        for text in segment::split(main) {
            match segment::read(text)? {
                Segment::Rhythm(rhythm) => self.rhythms.push(rhythm),
                Segment::Event(event) => self.events.push(event),
                Segment::Remark { alone: interval } => alone = alone.or(interval),
                Segment::Subject(subject) => self.repeat_for(subject)?,
            }
        }
        // `nachts 2 Uhr` is daily, `wöchentlich, nachts` is not.
        if self.rhythms.is_empty() {
            self.rhythms.extend(alone.map(Rhythm::every));
        }
        Ok(())
    }

    /// `tägliche Snapshots und Backups`: the second subject has the interval of the first.
    fn repeat_for(&mut self, subject: Subject) -> Result<(), Rejection> {
        let mut rhythm = self.rhythms.last().cloned().ok_or(RejectionReason::Unreadable)?;
        rhythm.subject = Some(subject);
        self.rhythms.push(rhythm);
        Ok(())
    }

    /// `täglich (Snapshots)`: the comment names the subject that the last interval lacks.
    fn settle_subject(&mut self, comment: Option<&str>) {
        let last = self.rhythms.last_mut().filter(|rhythm| rhythm.subject.is_none());
        if let (Some(rhythm), Some(comment)) = (last, comment) {
            rhythm.subject = segment::classified(comment);
        }
    }

    /// Moves a delay that is in a comment or a segment of its own to the continuous rhythm.
    fn settle_delay(&mut self, comment: Option<&str>) {
        let named =
            self.rhythms.iter().find(|rhythm| rhythm.is_delay()).map(|rhythm| rhythm.interval);
        let in_comment = || comment.and_then(phrase::delay);
        let Some(rhythm) = self.rhythms.iter_mut().find(|rhythm| rhythm.continuous) else {
            return;
        };
        if let Some(delay) = named.or_else(in_comment) {
            rhythm.interval = delay;
        }
        self.rhythms.retain(|rhythm| !rhythm.is_delay());
    }
}

/// The length before the end that it counts to: `3 Monate zum Quartalsende`, `30 days before renewal`, `6 Wochen zum
/// Quartal`, `3 Monate zum 31.12.`; a range of lengths counts to none (`1 to 2 months`).
fn before_an_end(body: &str) -> Option<Interval> {
    let words: Vec<&str> = body.split_whitespace().collect();
    let spelled = |word: &&str| spelled_out(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let at = words.iter().position(|word| TO_AN_END.has(&spelled(word)))?;
    let (length, behind) = words.split_at_checked(at)?;
    let is_end = |word: &&str| ENDS.iter().any(|end| spelled(word).ends_with(end));
    let mut named = behind.iter().skip(1).skip_while(|word| BEFORE_TURN.has(&spelled(word)));
    let mut is_turn = || {
        let next = named.next().map(spelled).unwrap_or_default();
        let is_day = next.split('.').all(|part| part.len() <= 4 && part.parse::<u16>().is_ok());
        TURNS.has(&next) || (next.contains('.') && is_day)
    };
    if !behind.iter().any(is_end) && !is_turn() {
        return None;
    }
    Cadence::parse(&length.join(" ")).ok()??.interval()
}

/// The length before words that do not change it: `90 days' notice`, `3 Monate schriftlich`, `1 month, then yearly`.
fn before_a_remark(body: &str) -> Option<Interval> {
    let mut cursor = Cursor::new(body);
    let length = quantity::read(&mut cursor).ok()??.interval;
    let rest = cursor.rest().trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next().filter(|word| AFTER_PERIOD.has(&spelled_out(word))).map(|_| length)
}

impl Rhythm {
    fn every(interval: Interval) -> Self {
        Self { interval, bound: Bound::Exact, subject: None, continuous: false }
    }

    fn is_snapshot(&self) -> bool {
        matches!(self.subject, Some(Subject::Snapshot(_)))
    }

    fn is_delay(&self) -> bool {
        !self.continuous && matches!(self.subject, Some(Subject::Delay(_)))
    }
}

impl From<Interval> for Rhythm {
    fn from(interval: Interval) -> Self {
        Self::every(interval)
    }
}

impl From<&Duration> for Interval {
    fn from(duration: &Duration) -> Self {
        duration.interval()
    }
}

fn shortest<'a>(rhythms: impl Iterator<Item = &'a Rhythm>) -> Option<Interval> {
    let intervals = rhythms.map(|rhythm| rhythm.interval);
    intervals.min_by_key(|interval| interval.longest_seconds())
}

/// The text without a comment in brackets at its end, and the comment.
fn split_comment(body: &str) -> (&str, Option<&str>) {
    let split = body.strip_suffix(')').and_then(|body| body.rsplit_once('('));
    match split {
        Some((main, comment)) if !trim(main).is_empty() => (trim(main), Some(comment)),
        _ => (body, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn parse(text: &str) -> Cadence {
        Cadence::parse(text).unwrap().unwrap()
    }

    #[test]
    fn words() {
        for (text, canonical) in [
            ("stündlich", "PT1H"),
            ("täglich", "P1D"),
            ("Täglich", "P1D"),
            ("tägliches", "P1D"),
            ("wöchentlich", "P1W"),
            ("14-tägig", "P2W"),
            ("14\u{2011}tägig", "P2W"),
            ("vierzehntägig", "P2W"),
            ("zweiwöchentlich", "P2W"),
            ("monatlich", "P1M"),
            ("zweimonatlich", "P2M"),
            ("quartalsweise", "P3M"),
            ("vierteljährlich", "P3M"),
            ("halbjährlich", "P6M"),
            ("jährlich", "P1Y"),
            ("hourly", "PT1H"),
            ("daily", "P1D"),
            ("weekly", "P1W"),
            ("fortnightly", "P2W"),
            ("monthly", "P1M"),
            ("quarterly", "P3M"),
            ("half-yearly", "P6M"),
            ("yearly", "P1Y"),
            ("annually", "P1Y"),
            ("stuendlich", "PT1H"),
            ("taeglich", "P1D"),
            ("woechentlich", "P1W"),
            ("14-taegig", "P2W"),
            ("vierteljaehrlich", "P3M"),
            ("halbjaehrlich", "P6M"),
            ("jaehrlich", "P1Y"),
            ("nächtlich", "P1D"),
            ("werktäglich", "P3D"),
            ("sonntags", "P1W"),
            ("tägl.", "P1D"),
            ("6-stündlich", "PT6H"),
            ("täglich um 02:00 Uhr", "P1D"),
            ("täglich, 02:00 Uhr", "P1D"),
            ("wöchentlich (So 02:00)", "P1W"),
            ("wöchentlich, So", "P1W"),
        ] {
            let cadence = parse(text);
            assert_eq!(cadence.canonical().as_deref(), Some(canonical), "{text}");
            assert_eq!(cadence.rhythms().len(), 1, "{text}");
            assert_eq!(cadence.written(), text);
            assert!(cadence.events().is_empty());
        }
    }

    #[test]
    fn intervals() {
        for (text, canonical) in [
            ("zweimal wöchentlich", "P3DT12H"),
            ("2x wöchentlich", "P3DT12H"),
            ("2 × pro Woche", "P3DT12H"),
            ("2x/Woche", "P3DT12H"),
            ("twice a week", "P3DT12H"),
            ("zweimal täglich", "PT12H"),
            ("zweimal jährlich", "P6M"),
            ("2x im Monat", "P16D"),
            ("einmal im Quartal", "P3M"),
            ("once per month", "P1M"),
            ("alle 4 h", "PT4H"),
            ("alle 6 Stunden", "PT6H"),
            ("every 4 hours", "PT4H"),
            ("every hour", "PT1H"),
            ("alle 14 Tage", "P2W"),
            ("alle zwei Wochen", "P2W"),
            ("alle 1,5 h", "PT1H30M"),
            ("alle 2 Quartale", "P6M"),
            ("jeden Tag", "P1D"),
            ("jede Nacht", "P1D"),
            ("jeden zweiten Tag", "P2D"),
            ("every other day", "P2D"),
            ("jeden Sonntag", "P1W"),
            ("jeden Freitag", "P1W"),
            ("Every Friday", "P1W"),
            ("Fridays", "P1W"),
            ("biweekly", "P2W"),
            ("bi-monthly", "P2M"),
            ("biannually", "P6M"),
            ("biennial", "P2Y"),
            ("alle 2–4 Wochen", "P4W"),
            ("every 1 to 2 months", "P2M"),
            ("2-3 Monate", "P3M"),
            ("6 Monate / 1 Jahr", "P1Y"),
            ("6 Monate", "P6M"),
            ("18 Monate", "P1Y6M"),
            ("1 Tag und 12 Stunden", "P1DT12H"),
            ("1/4-jährl.", "P3M"),
            ("1/4 jährlich", "P3M"),
            ("½-jährlich", "P6M"),
            ("1/2-jährl.", "P6M"),
            ("viertelj.", "P3M"),
            ("mtl.", "P1M"),
            ("1x/Jahr", "P1Y"),
            ("pro Quartal", "P3M"),
            ("je Quartal", "P3M"),
            ("pro Monat", "P1M"),
            ("je Halbjahr", "P6M"),
            ("jedes Halbjahr", "P6M"),
            ("2x pro Halbjahr", "P3M"),
            ("per quarter", "P3M"),
            ("per year", "P1Y"),
            ("each half-year", "P6M"),
            ("every half year", "P6M"),
            ("1/Quartal", "P3M"),
            ("2 / Jahr", "P6M"),
            ("1 pro Monat", "P1M"),
            ("Januar und Juli", "P6M"),
            ("Jan, Apr, Jul und Okt", "P3M"),
            ("im Januar und im Juli", "P6M"),
            ("jeweils im März und September", "P6M"),
            ("January and March", "P10M"),
            ("Jan./Juli", "P6M"),
            ("zum Quartalsende", "P3M"),
            ("end of each quarter", "P3M"),
            ("zum Jahresende", "P1Y"),
            ("quartalsweise, zuletzt Januar", "P3M"),
            ("monatlich, nächstes Mal im Mai", "P1M"),
            ("pro Quartal, zuletzt 2026-01-10", "P3M"),
            ("P3M", "P3M"),
            ("P12M", "P1Y"),
            ("PT4H", "PT4H"),
        ] {
            assert_eq!(parse(text).canonical().as_deref(), Some(canonical), "{text}");
        }
    }

    #[test]
    fn days() {
        for (text, canonical) in [
            ("So 03:00", "P1W"),
            ("Sonntag 3 Uhr", "P1W"),
            ("jeden Freitag um 12", "P1W"),
            ("on Sundays", "P1W"),
            ("Mo und Do", "P4D"),
            ("montags und donnerstags", "P4D"),
            ("Every Monday and Thursday", "P4D"),
            ("Mo, Mi, Fr 22:00", "P3D"),
            ("Mo–Fr", "P3D"),
            ("Mon-Fri 22:00", "P3D"),
            ("Fr-Mo", "P4D"),
            ("Mo-So", "P1D"),
            ("every weekday", "P3D"),
            ("jedes Wochenende", "P1W"),
            ("jeden ersten Montag im Monat", "P5W"),
            ("jeden 1. Montag im Monat", "P5W"),
            ("1. Sonntag im Monat", "P5W"),
            ("letzter Freitag des Monats", "P5W"),
            ("jeden zweiten Freitag im Monat", "P5W"),
            ("first Monday of the month", "P5W"),
            ("every first Sunday", "P5W"),
            ("last Friday of each month, 18:00", "P5W"),
            ("ersten Montag im Quartal", "P14W"),
            ("am 1. des Monats", "P1M"),
            ("1st of each month", "P1M"),
            ("on the 15th of every month", "P1M"),
            ("zum Monatsende", "P1M"),
            ("jeden zweiten Freitag", "P2W"),
            ("every other Friday", "P2W"),
        ] {
            assert_eq!(parse(text).canonical().as_deref(), Some(canonical), "{text}");
        }
    }

    #[test]
    fn times_of_day_that_come_once_a_day_are_daily() {
        for text in [
            "nachts",
            "nachts 2 Uhr",
            "nachts um 2",
            "nachts, 02:00 Uhr",
            "abends",
            "overnight",
            "at night",
            "jede Nacht 2 Uhr",
            "nightly at 2am",
            "nachts Backup",
            "tgl.",
            "mehrmals täglich",
            "Täglich, extern",
            "Daily at 2:00 AM",
        ] {
            assert_eq!(parse(text).canonical().as_deref(), Some("P1D"), "{text}");
        }
        for text in ["wöchentlich, nachts", "nachts, wöchentlich", "sonntags nachts", "wtl. abends"]
        {
            assert_eq!(parse(text).canonical().as_deref(), Some("P1W"), "{text}");
        }
        let both = parse("alle 6 h Snapshots, nachts Backup");
        assert_eq!(both.backup_interval().map(Interval::canonical).as_deref(), Some("P1D"));
    }

    #[test]
    fn of_alternatives_the_longest_counts_of_both_the_shortest() {
        for (text, canonical) in [
            ("täglich bis wöchentlich", "P1W"),
            ("daily to weekly", "P1W"),
            ("täglich oder wöchentlich", "P1W"),
            ("täglich/wöchentlich", "P1D"),
            ("täglich / wöchentlich / monatlich", "P1D"),
        ] {
            assert_eq!(parse(text).canonical().as_deref(), Some(canonical), "{text}");
        }
    }

    #[test]
    fn cron_lines() {
        for (text, canonical) in [
            ("0 2 * * 0", "P1W"),
            ("`0 2 * * 0`", "P1W"),
            ("0 2 * * 7", "P1W"),
            ("0 2 * * SUN", "P1W"),
            ("0 2 * * *", "P1D"),
            ("0 */4 * * *", "PT4H"),
            ("*/15 * * * *", "PT15M"),
            ("0 * * * *", "PT1H"),
            ("0 2,14 * * *", "PT12H"),
            ("0 8,17 * * *", "PT15H"),
            ("0 2 * * 1-5", "P3D"),
            ("0 2 * * 1,4", "P4D"),
            ("0 2 1 * *", "P1M"),
            ("0 2 1 */3 *", "P3M"),
            ("0 2 1 1,7 *", "P6M"),
            ("0 2 1 1 *", "P1Y"),
            ("0 2 1,15 * *", "P17D"),
            ("0 2 31 * *", "P61D"),
            ("@daily", "P1D"),
            ("@weekly", "P1W"),
        ] {
            assert_eq!(parse(text).canonical().as_deref(), Some(canonical), "{text}");
        }
        for text in ["60 2 * * *", "0 2 30 2 *", "0 2 * * 8", "*/0 * * * *", "0 2 5-1 * *"] {
            assert_eq!(
                Cadence::parse(text).unwrap_err().reason,
                RejectionReason::BadCron,
                "{text}"
            );
        }
    }

    #[test]
    fn bounds() {
        for (text, bound) in [
            ("mind. täglich", Bound::AtMost),
            ("≥ täglich", Bound::AtMost),
            ("mindestens täglich", Bound::AtMost),
            ("at least daily", Bound::AtMost),
            ("mind. alle 24 h", Bound::AtMost),
            ("mind. 1x täglich", Bound::AtMost),
            ("≤ 24 h", Bound::AtMost),
            ("spätestens alle 24 h", Bound::AtMost),
            ("höchstens täglich", Bound::AtLeast),
        ] {
            let cadence = parse(text);
            assert_eq!(cadence.canonical().as_deref(), Some("P1D"), "{text}");
            assert_eq!(cadence.rhythms().first().map(|rhythm| rhythm.bound), Some(bound), "{text}");
        }
    }

    #[test]
    fn continuous() {
        for text in ["fortlaufend", "kontinuierlich", "Kontinuierliche Replikation"] {
            assert_eq!(parse(text).interval(), Some(Interval::ZERO));
            assert!(parse(text).lacks_delay(), "{text}");
        }
        for text in [
            "fortlaufend (≤ 5 min)",
            "fortlaufend, max. 5 min Verzug",
            "kontinuierlich mit 5 min Verzögerung",
            "fortlaufend (Verzögerung: max. 5 min)",
            "fortlaufend (Replikation, ca. 5 min)",
        ] {
            let cadence = parse(text);
            assert!(!cadence.lacks_delay(), "{text}");
            assert_eq!(cadence.canonical().as_deref(), Some("PT5M"), "{text}");
            assert_eq!(cadence.rhythms().len(), 1);
        }
    }

    #[test]
    fn events() {
        for text in ["täglich + vor Upgrades", "täglich und vor Upgrades", "täglich, vor Upgrades"]
        {
            let cadence = parse(text);
            assert_eq!(cadence.canonical().as_deref(), Some("P1D"), "{text}");
            assert_eq!(cadence.events(), ["vor Upgrades"]);
            assert_eq!(cadence.rhythms().len(), 1);
        }
        for text in [
            "As needed",
            "on demand",
            "bei Bedarf",
            "manuell",
            "Manual",
            "every commit",
            "Every PR",
            "pro Release",
            "nach jedem Update",
            "einmalig",
        ] {
            assert_eq!((parse(text).interval(), parse(text).events()), (None, &[text.into()][..]));
        }
        let only = parse("vor jedem Upgrade");
        assert_eq!((only.interval(), only.after(date(2026, 1, 11))), (None, None));
    }

    #[test]
    fn subjects() {
        let cadence = parse("stündliche Snapshots, tägliche Backups");
        let subjects: Vec<_> =
            cadence.rhythms().iter().map(|rhythm| rhythm.subject.clone()).collect();
        let expected = [Subject::Snapshot("Snapshots".into()), Subject::Backup("Backups".into())];
        assert_eq!(subjects, expected.map(Some));
        for text in [
            "stündliche Snapshots, tägliche Backups",
            "Snapshots stündlich, Backups täglich",
            "Snapshot: stündlich; Backup: täglich",
            "stündliche ZFS-Snapshots + tägliche Datensicherung",
        ] {
            let cadence = parse(text);
            assert_eq!(cadence.canonical().as_deref(), Some("PT1H"), "{text}");
            let backup = cadence.backup_interval().map(Interval::canonical);
            assert_eq!(backup.as_deref(), Some("P1D"), "{text}");
        }
        for text in ["tägliche Snapshots", "täglich (Snapshots)", "täglich um 02:00 Snapshot"] {
            assert_eq!(parse(text).backup_interval(), None, "{text}");
        }
        let aside = parse("täglich (Snapshots), wöchentlich (Backup)");
        assert_eq!(aside.backup_interval().map(Interval::canonical).as_deref(), Some("P1W"));
        let both = parse("tägliche Snapshots und Backups");
        assert_eq!(both.backup_interval().map(Interval::canonical).as_deref(), Some("P1D"));
    }

    #[test]
    fn periods() {
        let period = |text: &str| Cadence::parse_period(text).unwrap().unwrap();
        for (text, canonical) in [
            ("30 Tage", "P30D"),
            ("12 Monate", "P1Y"),
            ("7–14 Tage", "P1W"),
            ("6 bis 12 Monate", "P6M"),
            ("1 Monat - 1 Jahr", "P1M"),
            ("keep-daily: 7, keep-weekly: 4", "P4W"),
            ("7/4/6", "P6M"),
            ("90 Tage*", "P90D"),
            ("3 Monate zum Vertragsende", "P3M"),
            ("6 Wochen zum Ende des Quartals", "P6W"),
            ("1 Monat vor Ablauf", "P1M"),
            ("30 days before renewal", "P30D"),
            ("3 months to the end of the term", "P3M"),
        ] {
            assert_eq!(period(text).canonical().as_deref(), Some(canonical), "{text}");
            assert_eq!(period(text).written(), text);
        }
        assert_eq!(Cadence::parse_period("k.A."), Ok(None));
        for text in ["14 Versionen", "bald zum Vertragsende", "zum Vertragsende"] {
            assert!(Cadence::parse_period(text).is_err(), "{text}");
        }
        assert_eq!(Cadence::parse_period("5").unwrap_err().reason, RejectionReason::MissingUnit);
    }

    #[test]
    fn rejected_cadences() {
        let cases: &[(&str, RejectionReason, &[&str])] = &[
            ("3m", RejectionReason::MinutesOrMonths, &["3 min", "P3M"]),
            ("alle 3m", RejectionReason::MinutesOrMonths, &["3 min", "P3M"]),
            ("24", RejectionReason::MissingUnit, &[]),
            ("-1 Tag", RejectionReason::Negative, &[]),
            ("manchmal", RejectionReason::Unreadable, &[]),
            ("pro Server", RejectionReason::Unreadable, &[]),
            ("je nach Bedarf", RejectionReason::Unreadable, &[]),
            ("Januar", RejectionReason::Unreadable, &[]),
            ("Januar und Juli 2026", RejectionReason::Unreadable, &[]),
            ("zum Jahresende 2026", RejectionReason::Unreadable, &[]),
            ("zuletzt Januar", RejectionReason::Unreadable, &[]),
            ("täglich, wöchtlich Offsite", RejectionReason::Unreadable, &[]),
            ("0x täglich", RejectionReason::Unreadable, &[]),
            ("alle 0 h", RejectionReason::Unreadable, &[]),
            ("nicht täglich", RejectionReason::Unreadable, &[]),
            ("täglich außer sonntags", RejectionReason::Unreadable, &[]),
            ("wöchentliche Backups, 3 Tage aufbewahrt", RejectionReason::Unreadable, &[]),
            ("02:00 Uhr", RejectionReason::MissingUnit, &[]),
            ("um 2 Uhr", RejectionReason::Unreadable, &[]),
            ("So oft es geht", RejectionReason::Unreadable, &[]),
            ("Do it daily", RejectionReason::Unreadable, &[]),
            ("Montagmorgen-Job", RejectionReason::Unreadable, &[]),
            ("Woechtentlich", RejectionReason::Unreadable, &[]),
            ("jede Wocche", RejectionReason::Unreadable, &[]),
            ("täglich nach Extern-Platte, wöchtlich", RejectionReason::Unreadable, &[]),
            ("Sonntagszeitung", RejectionReason::Unreadable, &[]),
        ];
        for (text, reason, suggestions) in cases {
            let rejection = Cadence::parse(text).unwrap_err();
            assert_eq!(rejection.reason, *reason, "{text}");
            assert_eq!(rejection.suggestions, *suggestions, "{text}");
            assert_eq!(rejection.written, *text);
        }
        for text in
            ["–", "", "_offen_", "k.A.", "geplant", "nicht geplant", "kein Turnus", "[Frequenz]"]
        {
            assert_eq!(Cadence::parse(text), Ok(None), "{text}");
        }
    }

    #[test]
    fn calendar_arithmetic() {
        for (text, from, to) in [
            ("P3M", date(2025, 11, 30), date(2026, 2, 28)),
            ("vierteljährlich", date(2025, 11, 30), date(2026, 2, 28)),
            ("monatlich", date(2024, 1, 31), date(2024, 2, 29)),
            ("jährlich", date(2024, 2, 29), date(2025, 2, 28)),
            ("14-tägig", date(2025, 12, 25), date(2026, 1, 8)),
            ("fortlaufend", date(2026, 1, 11), date(2026, 1, 11)),
        ] {
            assert_eq!(parse(text).after(from), Some(to), "{text}");
        }
    }
}
