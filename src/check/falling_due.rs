//! Records that fall due as the schema of their kind says (`x-due`, `x-expires`, `x-notice`).

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Context, Rule, during, of_record};
use crate::diagnostic::{Deadline, Finding, Level, Message, Spanned, State, msg};
use crate::lexicon::answer::{SWITCHED_OFF, SWITCHED_ON, TICKS};
use crate::lexicon::retired::ALREADY;
use crate::lexicon::{identifier, spelled_out};
use crate::record::{Record, RecordValues, Value};
use crate::schema::{DueDate, DuePeriod, DueTerm};
use crate::value::{self, Blank, Cadence, Interval, truth};

/// A record, and one of the terms of its kind that applies to it.
pub(super) struct DueRecord<'a> {
    pub(super) record: &'a Record,
    pub(super) term: &'a DueTerm,
    /// The date that the day is calculated from.
    pub(super) date: Spanned<value::Date>,
    /// What people call it: `Certificate example.org`.
    pub(super) what: String,
    /// What happens on the day, if the schema says so.
    pub(super) label: Option<&'a str>,
    /// Identifies the duty.
    duty: String,
}

/// The records with a readable date for a term that `wants` such a day, in page order.
pub(super) fn records<'a>(
    context: &Context<'a>,
    wants: impl Fn(&DueDate) -> bool,
) -> Vec<DueRecord<'a>> {
    let mut found = Vec::new();
    let mut identities = Identities::default();
    for record in context.site.records.all().filter(|it| !it.kind.terms.is_empty() && !it.retired) {
        let kind = &record.kind;
        for term in kind.terms.iter().filter(|term| wants(&term.day) && applies(record, term)) {
            let Some(date) = record.values().date(term.field()) else { continue };
            let duty = identities.of(record, term, date.value.first_day());
            found.push(DueRecord {
                record,
                term,
                date,
                what: what(context, record),
                label: term.label(context.lang),
                duty,
            });
        }
    }
    found
}

/// The duties that were met so far. Of two records of one name with different dates each is a duty; with the same date
/// they are the same, written in two places.
#[derive(Default)]
struct Identities {
    /// The number of each by its name and date.
    known: HashMap<(String, Date), usize>,
    /// How many there are of a name.
    counts: HashMap<String, usize>,
}

impl Identities {
    fn of(&mut self, record: &Record, term: &DueTerm, date: Date) -> String {
        let (name, field) = (named(record), term.field());
        let is_named = !name.is_empty();
        let called = if is_named { identifier(name) } else { identifier(&record.path) };
        let duty = format!("{}:{called}:{field}", record.kind.name);
        let count = self.counts.entry(duty.clone()).or_default();
        let number = match self.known.get(&(duty.clone(), date)).filter(|_| is_named) {
            Some(number) => *number,
            None => {
                *count += 1;
                self.known.insert((duty.clone(), date), *count);
                *count
            }
        };
        if number > 1 { format!("{duty}:{number}") } else { duty }
    }
}

/// Whether something falls due for the record: neither the schema nor its answers say that nothing does.
fn applies(record: &Record, term: &DueTerm) -> bool {
    let is_answered = |(field, wanted): &(String, bool)| {
        let Some(member) = record.values().member(field) else { return false };
        match &member.value.value {
            Value::Null => false,
            Value::Bool(said) => said == wanted,
            Value::Text(text) => {
                let known = record.kind.fields.find(field);
                let state =
                    text.trim().split_once(' ').filter(|(lead, _)| ALREADY.has(&spelled_out(lead)));
                let state = state.zip(known).map(|((_, state), field)| field.canonical(state));
                answer(state.unwrap_or(text)) == Some(*wanted)
            }
            _ => *wanted,
        }
    };
    term.level != Level::Off && !term.unless.iter().any(is_answered)
}

/// The name; what it is about where the heading that names it says no more than its kind: `## Contract`.
fn named(record: &Record) -> &str {
    let kind = &record.kind;
    let is_kind = kind.is_labelled(&record.key());
    let subject = || record.values().text(kind.shapes.subject()?);
    subject().filter(|_| is_kind).unwrap_or_else(|| record.called())
}

/// What a text answers, whatever follows it: `no (Anna renews it)`. A day is a yes, `to be clarified` no answer.
fn answer(text: &str) -> Option<bool> {
    let whole = spelled_out(text.trim_matches(|c: char| c.is_whitespace() || "[]()!.".contains(c)));
    match () {
        () if SWITCHED_ON.has(&whole) => return Some(true),
        () if SWITCHED_OFF.has(&whole) => return Some(false),
        () if value::Date::parse(text).is_ok_and(|day| day.is_some()) => return Some(true),
        () => {}
    }
    let mut words = text.split(|c: char| c.is_whitespace() || "(),;:!".contains(c));
    let first = words.clone().find(|word| !word.is_empty())?;
    let no = || (Blank::of(text) == Some(Blank::Nothing)).then_some(false);
    let yes = || {
        let is_day = words.any(|word| value::Date::parse(word).is_ok_and(|day| day.is_some()));
        (is_day || TICKS.has(first.trim_end_matches('\u{fe0f}'))).then_some(true)
    };
    truth(first).or_else(no).or_else(yes)
}

/// `Certificate example.org`; a name that says what it is stands for itself.
pub(super) fn what(context: &Context<'_>, record: &Record) -> String {
    let (label, name) = (record.kind.label(context.lang), named(record));
    let says = |name: &str| name.to_lowercase().contains(&label.to_lowercase());
    match name {
        "" => label.to_owned(),
        name if says(name) => name.to_owned(),
        name => format!("{label} {name}"),
    }
}

/// The length of `period` in the record with these `values`; none where they say none that can be read.
pub(super) fn length(values: RecordValues<'_>, period: &DuePeriod) -> Option<Interval> {
    match period {
        DuePeriod::Fixed(interval) => Some(*interval),
        DuePeriod::Field(name) => {
            let cadence = values.cadence(name).map(|it| it.value);
            let length = || Some(values.duration(name)?.value.interval());
            cadence.as_ref().and_then(Cadence::interval).or_else(length)
        }
    }
}

/// The last day on which notice can be given to the `end`: a period that begins on the day after it is over by then.
fn last_notice(end: Date, period: Interval) -> Option<Date> {
    let after = end.tomorrow().ok()?;
    period.before(after)?.yesterday().ok()
}

/// The last day of notice for the end of a record that has one, and this end.
pub(super) fn notice_day(record: &Record, term: &DueTerm) -> Option<Date> {
    let DueDate::Notice { end, period } = &term.day else { return None };
    let end = record.values().date(end)?.value.last_day();
    last_notice(end, length(record.values(), period)?)
}

/// Whether a last day of notice that applies to the record is about the same end.
pub(super) fn has_notice(due: &DueRecord<'_>) -> bool {
    let mut others = due.record.kind.terms.iter();
    others.any(|other| {
        other.field() == due.term.field()
            && applies(due.record, other)
            && notice_day(due.record, other).is_some()
    })
}

/// What is said of a duty before and after its day.
pub(super) struct DueWords {
    pub(super) soon: Message,
    pub(super) late: Message,
    pub(super) title: Message,
    pub(super) expected: Message,
    pub(super) help: Message,
}

impl DueRecord<'_> {
    /// A finding about the date.
    pub(super) fn finding(&self, rule: &'static Rule, level: Level, message: Message) -> Finding {
        let (record, field) = (self.record, self.term.field());
        let fields = record.kind.fields.iter();
        let mut owners = fields.filter(|field| field.is_owner);
        let owner = owners.find_map(|field| record.values().text(&field.name));
        let mut finding = of_record(rule, record, field, self.date.span, message);
        finding.subject = format!("{}.{field}", named(record));
        finding.level(level).owner(owner)
    }

    /// The note before the `day`, and from the day after `last` on the finding of the term's level.
    pub(super) fn findings(
        &self,
        rule: &'static Rule,
        day: Date,
        last: Date,
        words: DueWords,
    ) -> impl Iterator<Item = Finding> {
        let level = self.term.level;
        let from = self.term.notice.before(day).unwrap_or(day);
        let from = match self.term.day {
            DueDate::Again { .. } => from.max(self.date.value.first_day()),
            DueDate::Expiry { .. } | DueDate::Notice { .. } => from,
        };
        let title = match self.label {
            Some(label) => msg!(duty_label, what = self.what.as_str(), label = label),
            None => words.title,
        };
        let deadline = Deadline::new(&self.duty, &self.record.kind.name, title, day);
        let deadline = deadline.last(last).notice(from);
        let over = last.tomorrow().ok();
        let soon = self.finding(rule, level.min(Level::Note), words.soon).state(State::Met);
        let soon = soon.deadline(deadline.clone()).help(words.help.clone());
        let late = self.finding(rule, level, words.late).state(State::Expired).deadline(deadline);
        let late = late.expected(words.expected).help(words.help);
        let late = match self.term.day {
            DueDate::Notice { .. } => late.found(&day.to_string()),
            DueDate::Again { .. } | DueDate::Expiry { .. } => late.found(self.date.value.written()),
        };
        let late = over.map(|over| late.from_day(over));
        during(soon, from, over).into_iter().chain(late)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn answers() {
        for text in [
            "ja",
            "Yes",
            "ja (certbot)",
            "yes, by ACME",
            "✓",
            "2026-05-01",
            "am 01.05.2026",
            "true",
        ] {
            assert_eq!(answer(text), Some(true), "{text}");
        }
        for text in ["nein", "No", "nein (Anna)", "nein – von Hand", "kein", "✗", "entfällt"] {
            assert_eq!(answer(text), Some(false), "{text}");
        }
        for text in
            ["noch nicht", "geplant", "Ticket", "jährlich", "durch Anna", "um 12 Monate", ""]
        {
            assert_eq!(answer(text), None, "{text}");
        }
    }

    #[test]
    fn notice_is_given_a_whole_period_before_the_end() {
        let months = |count| Interval::new(count, 0, 0).expect("months");
        let days = |count| Interval::new(0, count, 0).expect("days");
        for (end, period, expected) in [
            (date(2026, 12, 31), months(3), date(2026, 9, 30)),
            (date(2026, 6, 30), months(3), date(2026, 3, 31)),
            (date(2026, 6, 15), months(3), date(2026, 3, 15)),
            (date(2027, 2, 28), months(3), date(2026, 11, 30)),
            (date(2024, 2, 29), months(12), date(2023, 2, 28)),
            (date(2026, 6, 30), days(30), date(2026, 5, 31)),
            (date(2026, 6, 30), Interval::ZERO, date(2026, 6, 30)),
        ] {
            assert_eq!(last_notice(end, period), Some(expected), "{end}");
        }
        assert_eq!(last_notice(date(9999, 12, 31), months(3)), None);
        assert_eq!(last_notice(date(-9999, 1, 1), months(3)), None);
    }
}
