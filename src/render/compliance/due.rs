//! What is overdue, and what the calendar will bring: by owner, and day by day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::super::parts::DayContext;
use super::super::places::{Places, Shown, first};
use super::super::results::Compliance;
use super::LONGEST_LIST;
use crate::diagnostic::{Diagnostic, Forecast};
use crate::site::Generated;
use crate::site::generated::owner_calendar;

/// What falls due within this many days is due soon.
const SOON: i32 = 30;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct DueContext<'a> {
    until: DayContext,
    calendar: String,
    owners: Vec<OwnerContext<'a>>,
    overdue: Vec<DueItem<'a>>,
    days: Vec<DueDay<'a>>,
    /// What is not listed.
    more: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DueDay<'a> {
    day: DayContext,
    /// Days from the as-of date to this one.
    days: i32,
    items: Vec<DueItem<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DueItem<'a> {
    #[serde(flatten)]
    shown: Shown<'a>,
    title: &'a str,
    owner: Option<&'a str>,
}

/// What one person has to see to.
#[derive(Serialize, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct OwnerContext<'a> {
    /// None for what nobody answers for.
    name: Option<&'a str>,
    overdue: usize,
    soon: usize,
    later: usize,
    next: Option<DayContext>,
    /// None where nothing is to come.
    calendar: Option<String>,
}

pub(super) fn context<'a>(
    places: &Places<'a>,
    as_of: Date,
    compliance: &Compliance<'a>,
) -> DueContext<'a> {
    let days = days(compliance.forecasts);
    let all: Vec<&Diagnostic> =
        compliance.diagnostics.iter().filter(|it| it.is_overdue()).collect();
    let total = all.len() + days.iter().map(|(_, items)| items.len()).sum::<usize>();
    let mut room = LONGEST_LIST;
    let mut list = |items: &[&'a Diagnostic]| -> Vec<DueItem<'a>> {
        let listed = first(items, room);
        room -= listed.len();
        listed.iter().map(|it| item(places, it)).collect()
    };
    let overdue = list(&all);
    let listed = days.iter().map(|(day, items)| DueDay {
        day: DayContext::new(places.lang, *day),
        days: days_between(as_of, *day),
        items: list(items),
    });
    let listed: Vec<DueDay<'a>> = listed.filter(|day| !day.items.is_empty()).collect();
    let count = overdue.len() + listed.iter().map(|day| day.items.len()).sum::<usize>();
    DueContext {
        until: DayContext::new(places.lang, compliance.until),
        calendar: places.urls.to(Generated::Calendar.path()),
        owners: owners(places, as_of, &all, &days),
        overdue,
        days: listed,
        more: total - count,
    }
}

/// Each day on which something falls due, with what does.
fn days(forecasts: &[Forecast]) -> Vec<(Date, Vec<&Diagnostic>)> {
    let days = forecasts.iter().map(|it| (it.day, it.falls_due().collect::<Vec<_>>()));
    days.filter(|(_, items)| !items.is_empty()).collect()
}

fn item<'a>(places: &Places<'a>, diagnostic: &'a Diagnostic) -> DueItem<'a> {
    let finding = &diagnostic.finding;
    DueItem {
        shown: places.finding(diagnostic),
        title: places.page(&finding.place.path).0,
        owner: finding.owner.as_deref(),
    }
}

/// Who has something to see to, by name; at the end what nobody answers for.
fn owners<'a>(
    places: &Places<'a>,
    as_of: Date,
    overdue: &[&'a Diagnostic],
    days: &[(Date, Vec<&'a Diagnostic>)],
) -> Vec<OwnerContext<'a>> {
    let mut owners: BTreeMap<(bool, Option<&str>), OwnerContext<'a>> = BTreeMap::new();
    let overdue = overdue.iter().map(|it| (None, *it));
    let ahead = days.iter().flat_map(|(day, items)| items.iter().map(|it| (Some(*day), *it)));
    for (day, diagnostic) in overdue.chain(ahead) {
        let name = diagnostic.finding.owner.as_deref();
        let owner = owners.entry((name.is_none(), name)).or_default();
        owner.name = name;
        let Some(day) = day else {
            owner.overdue += 1;
            continue;
        };
        let is_soon = days_between(as_of, day) <= SOON;
        *(if is_soon { &mut owner.soon } else { &mut owner.later }) += 1;
        owner.next.get_or_insert_with(|| DayContext::new(places.lang, day));
        owner.calendar = name.map(|name| places.urls.to(&owner_calendar(name)));
    }
    owners.into_values().collect()
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map(|span| span.get_days()).unwrap_or_default()
}
