//! Due days as a calendar to subscribe to: iCalendar (RFC 5545, RFC 7986).
//!
//! A duty is an event of its day. When that has passed, it moves to the as-of date and stays there until it is
//! done: what vanishes from a calendar is forgotten. Its title says how long it is overdue, or until when its grace
//! period lasts. Events never repeat, since a missed duty must not renew itself.

use jiff::civil::Date;

use super::lines::CalendarLines;
use super::{Due, codes};
use crate::diagnostic::msg;
use crate::ops::{AgendaItem, Urgency};

/// How often a subscribed calendar is to be fetched: the site is built once a day or on changes.
const REFRESH: &str = "PT12H";

/// The calendar; where nothing is due, with an event that says so, since an empty one is not valid.
pub fn due_calendar(due: &Due<'_>) -> String {
    let mut lines = CalendarLines::default();
    let name = due.text(&msg!(due_calendar, title = due.title));
    lines
        .value("BEGIN", "VCALENDAR")
        .value("VERSION", "2.0")
        .value("PRODID", "-//runbuch//runbuch due//EN")
        .text("NAME", &name)
        .text("X-WR-CALNAME", &name)
        .value("REFRESH-INTERVAL;VALUE=DURATION", REFRESH)
        .value("X-PUBLISHED-TTL", REFRESH);
    for item in due.items {
        event(&mut lines, due, item);
    }
    if due.items.is_empty() {
        all_day(&mut lines, due, "nothing@runbuch", due.report.as_of);
        let summary = due.text(&msg!(due_nothing, until = due.until));
        lines.text("SUMMARY", &summary).value("END", "VEVENT");
    }
    lines.value("END", "VCALENDAR");
    lines.finish()
}

/// The event of a duty. Its UID is that of the duty and its day, so that the next time is another event.
fn event(lines: &mut CalendarLines, due: &Due<'_>, item: &AgendaItem<'_>) {
    let title = due.title(item);
    let has_passed = item.days < 0;
    all_day(lines, due, &uid(item), if has_passed { due.report.as_of } else { item.day });
    let count = usize::try_from(-item.days).unwrap_or_default();
    let summary = match item.urgency {
        Urgency::Overdue => due.text(&msg!(due_overdue_title, title = &*title, count = count)),
        Urgency::Grace => due.text(&msg!(due_grace_title, title = &*title, last = item.last())),
        Urgency::Soon | Urgency::Later => title.clone(),
    };
    // Such an event moves each day; anyone who has the older one has to take the newer.
    let moved = if has_passed { item.days.unsigned_abs() } else { 0 };
    lines
        .text("SUMMARY", &summary)
        .value("SEQUENCE", &moved.to_string())
        .text("CATEGORIES", &item.deadline.kind)
        .text("DESCRIPTION", &description(due, item).join("\n"));
    if let Some(url) = due.place(item).and_then(due.url) {
        lines.value("URL", &url);
    }
    if !has_passed {
        lines
            .value("BEGIN", "VALARM")
            .value("UID", &format!("alarm-{}", uid(item)))
            .value("ACTION", "DISPLAY")
            .value("TRIGGER", &format!("-P{}D", item.notice_days()))
            .text("DESCRIPTION", &title)
            .value("END", "VALARM");
    }
    lines.value("END", "VEVENT");
}

/// The beginning of an event of one day. Its time stamp is the as-of date, so that equal input gives an equal file.
fn all_day(lines: &mut CalendarLines, due: &Due<'_>, uid: &str, day: Date) {
    let date = |day: Date| day.strftime("%Y%m%d").to_string();
    lines
        .value("BEGIN", "VEVENT")
        .value("UID", uid)
        .value("DTSTAMP", &format!("{}T000000Z", date(due.report.as_of)))
        .value("DTSTART;VALUE=DATE", &date(day));
    // After the last day of the calendar there is none; then an event without an end lasts a day just the same.
    if let Ok(next) = day.tomorrow() {
        lines.value("DTEND;VALUE=DATE", &date(next));
    }
    lines.value("TRANSP", "TRANSPARENT");
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
