//! Due days for machines. The format is versioned; its schema is `schemas/due.schema.json`.

use serde_json::{Value, json as object};

use super::Due;
use crate::ops::{AgendaItem, Reported};
use crate::report::one_by_one::pretty;

/// The format version; increased on incompatible changes.
const VERSION: u32 = 2;

/// The duties with the findings about them.
pub fn due_json(due: &Due<'_>) -> String {
    pretty(&object!({
        "version": VERSION,
        "as_of": due.report.as_of.to_string(),
        "until": due.until.to_string(),
        "duties": due.items.iter().map(|item| duty(due, item)).collect::<Vec<_>>(),
    }))
}

fn duty(due: &Due<'_>, item: &AgendaItem<'_>) -> Value {
    let place = due.place(item);
    let start = place.map(|place| {
        let at = due.report.position(place, place.span.start);
        object!({ "line": at.line, "column": at.column })
    });
    let findings = item.reports.iter().map(|reported| finding(due, reported));
    let mut duty = object!({
        "duty": item.deadline.duty,
        "kind": item.deadline.kind,
        "title": due.title(item),
        "day": item.day.to_string(),
        "last": item.last().to_string(),
        "days": item.days,
        "urgency": item.urgency,
        "findings": findings.collect::<Vec<_>>(),
    });
    let optional = [
        ("owner", item.owner().map(Value::from)),
        ("path", place.map(|place| Value::from(&*place.path))),
        ("start", start),
        ("url", place.and_then(due.url).map(Value::from)),
    ];
    add(&mut duty, optional);
    duty
}

fn finding(due: &Due<'_>, reported: &Reported<'_>) -> Value {
    let diagnostic = reported.diagnostic;
    let mut finding = object!({
        "from": reported.from.to_string(),
        "code": diagnostic.finding.rule.code,
        "level": diagnostic.level,
        "message": due.text(&diagnostic.finding.message),
        "fingerprint": diagnostic.fingerprint,
    });
    add(&mut finding, [("until", reported.until.map(|day| Value::from(day.to_string())))]);
    finding
}

/// Adds the members that have a value to an object.
fn add<const N: usize>(object: &mut Value, optional: [(&str, Option<Value>); N]) {
    if let Some(members) = object.as_object_mut() {
        let stated = optional.into_iter().filter_map(|(key, value)| Some((key, value?)));
        members.extend(stated.map(|(key, value)| (key.to_owned(), value)));
    }
}
