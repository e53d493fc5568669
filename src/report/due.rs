//! Reports of due dates: overdue and upcoming findings, as text, JSON and iCalendar.

use std::fmt::Write as _;

use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::Date;
use serde_json::{Value, json as object};

use super::{Report, json};
use crate::diagnostic::{Diagnostic, Forecast, Message, msg};

/// The format version; increased on incompatible changes.
const VERSION: u32 = 1;

/// Due dates from the as-of date of the report up to `until`.
pub struct Due<'a> {
    /// The current report, of which only findings caused by time are listed.
    pub report: &'a Report<'a>,
    /// The last day.
    pub until: Date,
    /// The upcoming days, in order.
    pub days: &'a [Forecast],
}

impl Due<'_> {
    /// Findings that are already overdue.
    fn overdue(&self) -> impl Iterator<Item = &Diagnostic> {
        self.report.diagnostics.iter().filter(|it| it.is_overdue())
    }

    fn day(&self, day: Date) -> String {
        self.report.catalogue.lang().day(day)
    }
}

/// The text report: by day, with level, rule, owner, place and message.
pub fn due_human(due: &Due<'_>) -> String {
    let mut text = String::new();
    let say = |message| due.report.text(&message);
    let overdue: Vec<&Diagnostic> = due.overdue().collect();
    if !overdue.is_empty() {
        heading(&mut text, &say(msg!(due_overdue, count = overdue.len())));
        overdue.iter().for_each(|diagnostic| line(&mut text, due.report, diagnostic));
    }
    for day in due.days {
        let appears: Vec<_> = day.falls_due().collect();
        if appears.is_empty() && day.ends.is_empty() {
            continue;
        }
        heading(&mut text, &format!("{}  {}", day.day, due.day(day.day)));
        appears.iter().for_each(|diagnostic| line(&mut text, due.report, diagnostic));
        if appears.is_empty() {
            let _ = writeln!(text, "  {}", say(msg!(due_ends, count = day.ends.len())));
        }
    }
    if text.is_empty() {
        let until = msg!(due_nothing, until = due.until);
        let _ = writeln!(text, "{}", say(until));
    }
    text
}

fn heading(text: &mut String, heading: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(text, "{heading}");
}

fn line(text: &mut String, report: &Report<'_>, diagnostic: &Diagnostic) {
    let finding = &diagnostic.finding;
    let level = report.text(&super::level_name(diagnostic.level));
    let owner = finding.owner.as_deref().map(|owner| format!(" ({owner})")).unwrap_or_default();
    let _ = writeln!(
        text,
        "  {level}[{}]{owner}: {}",
        finding.rule.code,
        report.text(&finding.message)
    );
    let _ = writeln!(text, "    {}", report.at(&finding.place));
}

/// The JSON report.
pub fn due_json(due: &Due<'_>) -> String {
    let list = |diagnostics: &mut dyn Iterator<Item = &Diagnostic>| {
        diagnostics.map(|it| json::finding(due.report, it)).collect::<Vec<Value>>()
    };
    let days = due.days.iter().map(|day| {
        object!({
            "day": day.day.to_string(),
            "appears": list(&mut day.appears.iter()),
            "ends": list(&mut day.ends.iter()),
        })
    });
    let value = object!({
        "version": VERSION,
        "as_of": due.report.as_of.to_string(),
        "until": due.until.to_string(),
        "overdue": list(&mut due.overdue()),
        "days": days.collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}

/// An iCalendar file (RFC 5545) with an all-day event for each upcoming finding.
pub fn due_calendar(due: &Due<'_>) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", "-//runbuch//runbuch due//EN")] {
        calendar.append_property(Property::new(name, value));
    }
    for day in due.days {
        for diagnostic in day.falls_due() {
            calendar.push(event(due.report, day.day, diagnostic));
        }
    }
    calendar.done().to_string()
}

fn event(report: &Report<'_>, day: Date, diagnostic: &Diagnostic) -> Event {
    let finding = &diagnostic.finding;
    let date = |day: Date| day.strftime("%Y%m%d").to_string();
    let all_day = |name: &str, day: Date| {
        let mut property = Property::new(name, date(day));
        property.add_parameter("VALUE", "DATE");
        property.done()
    };
    let owner = finding.owner.as_deref().map(|owner| msg!(due_owner, owner = owner));
    let help = finding.help.clone();
    let described: Vec<Message> = owner.into_iter().chain(help).collect();
    let mut lines: Vec<String> = described.iter().map(|message| report.text(message)).collect();
    lines.push(report.at(&finding.place));
    let mut event = Event::new();
    event
        .uid(&format!("{}-{day}@runbuch", diagnostic.fingerprint))
        // The as-of date, so that equal input gives an equal file.
        .append_property(Property::new("DTSTAMP", format!("{}T000000Z", date(report.as_of))))
        .append_property(all_day("DTSTART", day))
        .append_property(all_day("DTEND", day.tomorrow().unwrap_or(day)))
        .append_property(Property::new("CATEGORIES", &*finding.rule.code))
        .summary(&report.text(&finding.message))
        .description(&lines.join("\n"));
    event.done()
}
