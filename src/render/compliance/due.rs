//! What is overdue, and what falls due: by owner, and by day, one line per duty.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::super::parts::{DayContext, LinkContext};
use super::super::places::{Places, Shown, first};
use super::super::results::Compliance;
use super::LONGEST_LIST;
use super::axis::{self, AxisContext};
use crate::ops::{AgendaItem, Urgency};
use crate::site::Generated;
use crate::site::generated::{nobody_calendar, owner_calendar};
use crate::value::Person;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct DueContext<'a> {
    until: DayContext,
    calendar: String,
    /// The calendars of the duties of one kind.
    calendars: Vec<LinkContext<'a>>,
    owners: Vec<OwnerContext<'a>>,
    /// None where nothing is listed.
    axis: Option<AxisContext>,
    /// By day, what has passed first.
    items: Vec<DueItem<'a>>,
    /// What is not listed.
    more: usize,
}

/// A duty, with the finding about it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DueItem<'a> {
    #[serde(flatten)]
    shown: Shown<'a>,
    /// What has to be done.
    title: String,
    /// The title of the page.
    page: &'a str,
    day: DayContext,
    /// Days from the as-of date to the day; negative if it has passed.
    days: i32,
    urgency: Urgency,
    /// The end of the grace period, while that lasts.
    grace_until: Option<DayContext>,
    /// The id of the line, where it is the first of its day.
    id: Option<String>,
    owner: Option<&'a str>,
}

/// What one person has to see to.
#[derive(Serialize, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct OwnerContext<'a> {
    /// None for what nobody is responsible for.
    name: Option<&'a str>,
    overdue: usize,
    grace: usize,
    soon: usize,
    later: usize,
    next: Option<DayContext>,
    calendar: String,
}

pub(super) fn context<'a>(
    places: &Places<'a>,
    as_of: Date,
    compliance: &'a Compliance<'a>,
) -> DueContext<'a> {
    let listed = first(&compliance.agenda, LONGEST_LIST);
    let mut items: Vec<DueItem<'a>> =
        listed.iter().filter_map(|it| item(places, as_of, it)).collect();
    let mut before = String::new();
    for item in &mut items {
        if item.day.iso != before {
            before.clone_from(&item.day.iso);
            item.id = Some(axis::day_id(&before));
        }
    }
    let calendars = compliance
        .calendars
        .iter()
        .map(|(label, path)| LinkContext { title: label, url: Some(places.urls.to(path)) });
    DueContext {
        until: DayContext::new(places.lang, compliance.until),
        calendar: places.urls.to(places.site.generated_path(Generated::Calendar)),
        calendars: calendars.collect(),
        owners: owners(places, &compliance.agenda),
        axis: AxisContext::new(places.lang, as_of, compliance.until, listed),
        items,
        more: compliance.agenda.len() - listed.len(),
    }
}

fn item<'a>(places: &Places<'a>, as_of: Date, item: &AgendaItem<'a>) -> Option<DueItem<'a>> {
    let diagnostic = item.diagnostic(as_of)?;
    Some(DueItem {
        shown: places.finding(diagnostic),
        title: places.message_html(&item.deadline.title),
        page: places.page(&diagnostic.finding.place.path).0,
        day: DayContext::new(places.lang, item.day),
        days: item.days,
        urgency: item.urgency,
        grace_until: (item.urgency == Urgency::Grace)
            .then(|| DayContext::new(places.lang, item.last())),
        id: None,
        owner: item.owner(),
    })
}

/// Who has something to see to, by name; at the end what nobody is responsible for.
fn owners<'a>(places: &Places<'a>, agenda: &[AgendaItem<'a>]) -> Vec<OwnerContext<'a>> {
    let mut owners: BTreeMap<(bool, String), OwnerContext<'a>> = BTreeMap::new();
    let people = |item: &AgendaItem<'a>| {
        let people = item.owner().map(Person::all).unwrap_or_default();
        let nobody = people.is_empty().then_some(None);
        people.into_iter().map(Some).chain(nobody).collect::<Vec<_>>()
    };
    let all = agenda.iter().flat_map(|item| people(item).into_iter().map(move |it| (item, it)));
    for (item, person) in all {
        let key = person.as_ref().map_or(String::new(), |it| it.key.clone());
        let calendar = match &person {
            Some(person) => owner_calendar(places.lang, person),
            None => nobody_calendar(places.lang),
        };
        let owner = owners.entry((person.is_none(), key)).or_insert_with(|| OwnerContext {
            name: person.as_ref().map(|it| it.name),
            calendar: places.urls.to(&calendar),
            ..OwnerContext::default()
        });
        let count = match item.urgency {
            Urgency::Overdue => &mut owner.overdue,
            Urgency::Grace => &mut owner.grace,
            Urgency::Soon => &mut owner.soon,
            Urgency::Later => &mut owner.later,
        };
        *count += 1;
        if item.days >= 0 {
            owner.next.get_or_insert_with(|| DayContext::new(places.lang, item.day));
        }
    }
    owners.into_values().collect()
}
