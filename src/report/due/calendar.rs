//! Due days as a calendar to subscribe to: iCalendar (RFC 5545, RFC 7986).
//!
//! A duty is an event of its day. When its grace period is over, it moves to the as-of date and stays there until it is
//! done: what vanishes from a calendar is forgotten. Events never repeat, since a missed duty must not renew itself.

use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};
use jiff::civil::Date;

use super::{Due, codes};
use crate::diagnostic::msg;
use crate::ops::{AgendaItem, Urgency};

/// How often a subscribed calendar is to be fetched: the site is built once a day or on changes.
const REFRESH: &str = "PT12H";

/// The most bytes of a line.
const LINE: usize = 75;

/// The calendar; where nothing is due, with an event that says so, since an empty one is not valid.
pub fn due_calendar(due: &Due<'_>) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", "-//runbuch//runbuch due//EN")] {
        calendar.append_property(Property::new(name, value));
    }
    let name = plain(&due.text(&msg!(due_calendar, title = due.title)));
    calendar.append_property(Property::new("NAME", escaped(&name)));
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    let mut refresh = Property::new("REFRESH-INTERVAL", REFRESH);
    refresh.add_parameter("VALUE", "DURATION");
    calendar.append_property(refresh.done());
    calendar.append_property(Property::new("X-PUBLISHED-TTL", REFRESH));
    for item in due.items {
        calendar.push(event(due, item));
    }
    if due.items.is_empty() {
        let mut event = all_day(due, "nothing@runbuch", due.report.as_of);
        event.summary(&plain(&due.text(&msg!(due_nothing, until = due.until))));
        calendar.push(event.done());
    }
    folded(&calendar.done().to_string())
}

/// The lines of `calendar`, none longer than 75 bytes (RFC 5545, section 3.1): icalendar makes one of 76 now and then.
fn folded(calendar: &str) -> String {
    let mut text = String::with_capacity(calendar.len());
    for line in calendar.replace("\r\n ", "").lines() {
        let mut length = 0;
        for character in line.chars() {
            length += character.len_utf8();
            if length > LINE {
                text.push_str("\r\n ");
                length = 1 + character.len_utf8();
            }
            text.push(character);
        }
        text.push_str("\r\n");
    }
    text
}

/// The event of a duty. Its UID is that of the duty and its day, so that the next time is another event.
fn event(due: &Due<'_>, item: &AgendaItem<'_>) -> Event {
    let title = plain(&due.title(item));
    let is_overdue = item.urgency == Urgency::Overdue;
    let day = if is_overdue { due.report.as_of } else { item.day };
    let mut event = all_day(due, &uid(item), day);
    let summary = match usize::try_from(-item.days) {
        Ok(count) if is_overdue => msg!(due_overdue_title, title = title.as_str(), count = count),
        _ => msg!(verbatim, text = title.as_str()),
    };
    event.summary(&plain(&due.text(&summary)));
    // An overdue event moves each day; whoever has the older one has to take the newer.
    let moved = if is_overdue { item.days.unsigned_abs() } else { 0 };
    event.append_property(Property::new("SEQUENCE", moved.to_string()));
    event.append_property(Property::new("CATEGORIES", escaped(&plain(&item.deadline.kind))));
    let lines: Vec<String> = description(due, item).iter().map(|line| plain(line)).collect();
    event.description(&lines.join("\n"));
    if let Some(url) = due.place(item).and_then(due.url) {
        event.append_property(Property::new("URL", url));
    }
    if !is_overdue {
        let notice = chrono::Duration::days(item.notice_days().into());
        let mut alarm = Alarm::display(&title, -notice);
        // Without them icalendar takes random ones.
        alarm.uid(&format!("alarm-{}", uid(item))).append_property(stamp(due));
        event.alarm(alarm.done());
    }
    event.done()
}

/// The as-of date, so that equal input gives an equal file.
fn stamp(due: &Due<'_>) -> Property {
    Property::new("DTSTAMP", due.report.as_of.strftime("%Y%m%dT000000Z").to_string())
}

fn all_day(due: &Due<'_>, uid: &str, day: Date) -> Event {
    let date = |day: Date| day.strftime("%Y%m%d").to_string();
    let value = |name: &str, day: Date| {
        let mut property = Property::new(name, date(day));
        property.add_parameter("VALUE", "DATE");
        property.done()
    };
    let mut event = Event::new();
    event
        .uid(uid)
        .append_property(stamp(due))
        .append_property(value("DTSTART", day))
        .append_property(Property::new("TRANSP", "TRANSPARENT"));
    // After the last day of the calendar there is none; then an event without an end lasts a day just the same.
    if let Ok(next) = day.tomorrow() {
        event.append_property(value("DTEND", next));
    }
    event
}

/// Text of one line, without what no calendar may hold.
fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// TEXT (RFC 5545, section 3.3.11) of one line, for the properties whose type icalendar does not know.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

fn uid(item: &AgendaItem<'_>) -> String {
    let mut hash = blake3::hash(item.deadline.duty.as_bytes()).to_hex().to_string();
    hash.truncate(16);
    format!("{hash}-{}@runbuch", item.deadline.day)
}

fn description(due: &Due<'_>, item: &AgendaItem<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(item.owner().map(|owner| due.text(&msg!(due_owner, owner = owner))));
    let diagnostic = item.diagnostic(due.report.as_of);
    let help = diagnostic.and_then(|diagnostic| diagnostic.finding.help.as_ref());
    lines.extend(help.map(|help| due.text(help)));
    let place = due.place(item).map(|place| due.report.at(place));
    lines.extend(place.map(|place| format!("{place} [{}]", codes(item).join(", "))));
    lines
}
