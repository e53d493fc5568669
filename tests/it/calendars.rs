//! A strict reader of calendars, by RFC 5545, RFC 7986 and RFC 9074: what it takes, calendar programs take.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

/// The properties of an event with their parameters, as written: `DTSTART;VALUE=DATE`. An alarm's are among them where
/// the event has none of that name.
pub(crate) type Event = BTreeMap<String, String>;

/// A content line: name, parameters, value.
struct Line<'a> {
    name: &'a str,
    parameters: Vec<(&'a str, &'a str)>,
    value: &'a str,
}

struct Component<'a> {
    name: &'a str,
    lines: Vec<Line<'a>>,
    inner: Vec<Component<'a>>,
}

/// The events of a calendar. Panics with the reason where the calendar is not valid.
#[track_caller]
pub(crate) fn events(calendar: &str) -> Vec<Event> {
    match read(calendar) {
        Ok(events) => events,
        Err(reason) => panic!("{reason}\n{calendar}"),
    }
}

fn read(calendar: &str) -> Result<Vec<Event>, String> {
    for line in calendar.split_inclusive("\r\n") {
        let text = line.strip_suffix("\r\n").ok_or(format!("no CRLF after {line:?}"))?;
        if text.len() > 75 {
            return Err(format!("{} bytes: {text}", text.len()));
        }
        if text.chars().any(|it| it.is_control() && it != '\t') {
            return Err(format!("a control character in {text:?}"));
        }
    }
    let unfolded = calendar.replace("\r\n ", "").replace("\r\n\t", "");
    let mut lines = unfolded.lines().map(line).collect::<Result<Vec<_>, _>>()?.into_iter();
    let first = lines.next().ok_or("no line at all")?;
    if (first.name, first.value) != ("BEGIN", "VCALENDAR") {
        return Err("does not begin with BEGIN:VCALENDAR".to_owned());
    }
    let whole = component("VCALENDAR", &mut lines)?;
    if lines.next().is_some() {
        return Err("something behind END:VCALENDAR".to_owned());
    }
    check_calendar(&whole)?;
    let mut ids = BTreeSet::new();
    for event in &whole.inner {
        check_event(event)?;
        let id = event.one("UID")?.value;
        if !ids.insert(id) {
            return Err(format!("twice: {id}"));
        }
    }
    Ok(whole.inner.iter().map(Component::properties).collect())
}

fn line(text: &str) -> Result<Line<'_>, String> {
    let wrong = || format!("no content line: {text}");
    let (head, value) = text.split_once(':').ok_or_else(wrong)?;
    if head.contains('"') {
        return Err(format!("quoted parameters are not written here: {text}"));
    }
    let mut parts = head.split(';');
    let is_name =
        |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
    let name = parts.next().filter(|it| is_name(it)).ok_or_else(wrong)?;
    let parameters = parts.map(|part| part.split_once('=').filter(|(key, _)| is_name(key)));
    let parameters = parameters.collect::<Option<Vec<_>>>().ok_or_else(wrong)?;
    Ok(Line { name, parameters, value })
}

fn component<'a>(
    name: &'a str,
    lines: &mut impl Iterator<Item = Line<'a>>,
) -> Result<Component<'a>, String> {
    let mut found = Component { name, lines: Vec::new(), inner: Vec::new() };
    while let Some(line) = lines.next() {
        match line.name {
            "BEGIN" => found.inner.push(component(line.value, lines)?),
            "END" if line.value == name => return Ok(found),
            "END" => return Err(format!("{name} ends with {}", line.value)),
            _ if found.inner.is_empty() => found.lines.push(line),
            _ => return Err(format!("{} stands behind a component of {name}", line.name)),
        }
    }
    Err(format!("{name} does not end"))
}

impl<'a> Component<'a> {
    fn all(&self, name: &str) -> impl Iterator<Item = &Line<'a>> {
        self.lines.iter().filter(move |line| line.name == name)
    }

    fn one(&self, name: &str) -> Result<&Line<'a>, String> {
        let mut lines = self.all(name);
        match (lines.next(), lines.next()) {
            (Some(line), None) => Ok(line),
            (None, _) => Err(format!("{} has no {name}", self.name)),
            _ => Err(format!("{} has several {name}", self.name)),
        }
    }

    /// None but these properties, each at most once.
    fn only(&self, names: &[&str]) -> Result<(), String> {
        for line in &self.lines {
            if !names.contains(&line.name) {
                return Err(format!("{} in {}", line.name, self.name));
            }
            self.one(line.name)?;
        }
        Ok(())
    }

    fn properties(&self) -> Event {
        let mut event = Event::new();
        let alarms = self.inner.iter().flat_map(|alarm| &alarm.lines);
        for line in self.lines.iter().chain(alarms) {
            let parameters = line.parameters.iter().map(|(key, value)| format!(";{key}={value}"));
            let name = parameters.fold(line.name.to_owned(), |name, it| name + &it);
            event.entry(name).or_insert_with(|| line.value.to_owned());
        }
        event
    }
}

fn check_calendar(calendar: &Component<'_>) -> Result<(), String> {
    calendar.only(&[
        "VERSION",
        "PRODID",
        "CALSCALE",
        "METHOD",
        "NAME",
        "DESCRIPTION",
        "URL",
        "SOURCE",
        "COLOR",
        "LAST-MODIFIED",
        "X-WR-CALNAME",
        "X-WR-CALDESC",
        "REFRESH-INTERVAL",
        "X-PUBLISHED-TTL",
    ])?;
    calendar.one("PRODID")?;
    if calendar.one("VERSION")?.value != "2.0" {
        return Err("not version 2.0".to_owned());
    }
    for name in ["NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC"] {
        calendar.all(name).try_for_each(|line| is_text(line.value, 1))?;
    }
    for line in calendar.all("REFRESH-INTERVAL") {
        if line.parameters != [("VALUE", "DURATION")] {
            return Err("REFRESH-INTERVAL without VALUE=DURATION".to_owned());
        }
        is_duration(line.value)?;
    }
    if calendar.inner.is_empty() || calendar.inner.iter().any(|it| it.name != "VEVENT") {
        return Err("a calendar has events, and nothing else".to_owned());
    }
    Ok(())
}

fn check_event(event: &Component<'_>) -> Result<(), String> {
    event.only(&[
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SEQUENCE",
        "SUMMARY",
        "DESCRIPTION",
        "CATEGORIES",
        "URL",
        "TRANSP",
        "CLASS",
        "STATUS",
        "COLOR",
        "LAST-MODIFIED",
    ])?;
    let stamp = event.one("DTSTAMP")?.value;
    let day = stamp.strip_suffix("T000000Z").ok_or(format!("no moment in UTC: {stamp}"))?;
    date(day)?;
    let start = day_of(event.one("DTSTART")?)?;
    for end in event.all("DTEND") {
        if day_of(end)? <= start {
            return Err(format!("ends on {}, before it has begun", end.value));
        }
    }
    is_text(event.one("SUMMARY")?.value, 1)?;
    event.all("DESCRIPTION").try_for_each(|line| is_text(line.value, 1))?;
    event.all("CATEGORIES").try_for_each(|line| is_text(line.value, usize::MAX))?;
    for line in event.all("SEQUENCE") {
        line.value.parse::<u32>().map_err(|_| format!("SEQUENCE {}", line.value))?;
    }
    for line in event.all("URL") {
        url::Url::parse(line.value).map_err(|_| format!("URL {}", line.value))?;
    }
    if let Some(line) = event.all("TRANSP").find(|line| line.value != "TRANSPARENT") {
        return Err(format!("TRANSP {}", line.value));
    }
    for alarm in &event.inner {
        alarm.only(&["ACTION", "TRIGGER", "DESCRIPTION", "UID", "DTSTAMP"])?;
        if (alarm.name, alarm.one("ACTION")?.value) != ("VALARM", "DISPLAY") {
            return Err("an alarm that does not display".to_owned());
        }
        is_text(alarm.one("DESCRIPTION")?.value, 1)?;
        is_duration(alarm.one("TRIGGER")?.value)?;
    }
    Ok(())
}

fn day_of(line: &Line<'_>) -> Result<Date, String> {
    if line.parameters != [("VALUE", "DATE")] {
        return Err(format!("{} without VALUE=DATE", line.name));
    }
    date(line.value)
}

fn date(text: &str) -> Result<Date, String> {
    let is_date = text.len() == 8 && text.bytes().all(|it| it.is_ascii_digit());
    let parsed = Date::strptime("%Y%m%d", text).ok().filter(|_| is_date);
    parsed.ok_or(format!("no date: {text}"))
}

/// Backslashes come before what they escape, and no more than `values` are beside each other.
fn is_text(text: &str, values: usize) -> Result<(), String> {
    let mut count = 1;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' if matches!(characters.next(), Some('\\' | ';' | ',' | 'n' | 'N')) => {}
            '\\' | ';' => return Err(format!("not escaped: {text}")),
            ',' => count += 1,
            _ => {}
        }
    }
    if count > values { Err(format!("several values: {text}")) } else { Ok(()) }
}

/// RFC 5545, 3.3.6.
fn is_duration(text: &str) -> Result<(), String> {
    let wrong = || format!("no duration: {text}");
    let body = text.trim_start_matches(['+', '-']).strip_prefix('P').ok_or_else(wrong)?;
    let (days, time) = body.split_once('T').unwrap_or((body, ""));
    let parts = |text: &str, units: &str| {
        let mut units = units.chars();
        text.split_inclusive(|it: char| it.is_ascii_alphabetic()).all(|part| {
            let unit = part.chars().last().unwrap_or(' ');
            let number = part.strip_suffix(unit).unwrap_or_default();
            number.parse::<u32>().is_ok() && units.any(|it| it == unit)
        })
    };
    let is_right = parts(days, "D") || (time.is_empty() && parts(days, "W"));
    if is_right && parts(time, "HMS") && !body.is_empty() && !body.ends_with('T') {
        return Ok(());
    }
    Err(wrong())
}

#[test]
fn what_is_wrong_is_seen() {
    let good = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\n\
                DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260102\nSUMMARY:a\\, b\nBEGIN:VALARM\n\
                ACTION:DISPLAY\nTRIGGER:-P14D\nDESCRIPTION:a\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n";
    let good = good.replace('\n', "\r\n");
    assert_eq!(read(&good).map(|events| events.len()), Ok(1));
    for (from, to) in [
        ("\r\n", "\n"),
        ("PRODID:x\r\n", ""),
        ("VERSION:2.0", "VERSION:2.0\r\nVERSION:2.0"),
        ("UID:1\r\n", ""),
        ("DTSTAMP:20260101T000000Z", "DTSTAMP:20260101T000000"),
        ("DTSTART;VALUE=DATE:20260101", "DTSTART:20260101"),
        ("DTSTART;VALUE=DATE:20260101", "DTSTART;VALUE=DATE:20260230"),
        ("VALUE=DATE:20260102", "VALUE=DATE:20260101"),
        ("a\\, b", "a, b"),
        ("a\\, b", "a; b"),
        ("a\\, b", "a\\"),
        ("SUMMARY:", "RRULE:FREQ=YEARLY\r\nSUMMARY:"),
        ("-P14D", "-P14M"),
        ("-P14D", "-P"),
        ("-P14D", "-PT"),
        ("DESCRIPTION:a\r\n", ""),
        ("END:VALARM\r\n", ""),
        ("END:VCALENDAR\r\n", ""),
        ("SUMMARY:a", &format!("SUMMARY:{}", "a".repeat(80))),
    ] {
        assert!(read(&good.replace(from, to)).is_err(), "{from} → {to}");
    }
    let empty = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n";
    assert!(read(empty).is_err());
    for duration in ["PT12H", "P1D", "-P2W", "PT1209600S", "P1DT2H3M4S", "+PT5M"] {
        assert_eq!(is_duration(duration), Ok(()), "{duration}");
    }
}
