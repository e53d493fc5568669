//! The catalogue of services as a table, each cell linked to where it comes from and to the rules that
//! have something to say about it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::parts::DayContext;
use super::super::places::Places;
use crate::diagnostic::{Place, State};
use crate::ops::{ServiceStatus, Time};
use crate::site::Site;
use crate::site::generated::rule_page;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ServiceContext<'a> {
    name: &'a str,
    url: Option<String>,
    data_class: Option<&'a str>,
    owner: Option<&'a str>,
    state: State,
    rpo: Option<ValueContext>,
    interval: Option<ValueContext>,
    rto: Option<ValueContext>,
    measured: Option<ValueContext>,
    copies: usize,
    offsite: bool,
    tested: Option<ValueContext>,
    result: Option<&'a str>,
    valid_until: Option<DayContext>,
    /// The rules that found something, by obligation.
    rules: BTreeMap<&'static str, Vec<RuleLink<'a>>>,
}

/// A value and where it is written.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ValueContext {
    text: String,
    /// The day that it is.
    iso: Option<String>,
    url: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RuleLink<'a> {
    code: &'a str,
    url: String,
}

/// The services of one data class, and how their obligations stand.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ClassContext<'a> {
    /// None for services that have none.
    name: Option<&'a str>,
    services: usize,
    /// How many obligations stand so.
    states: BTreeMap<&'static str, usize>,
}

pub(super) fn service<'a>(places: &Places<'a>, service: &'a ServiceStatus) -> ServiceContext<'a> {
    let time = |time: &Option<Time>| {
        let Time { written, place, .. } = time.as_ref()?;
        Some(ValueContext { text: written.clone(), iso: None, url: places.url(place) })
    };
    let day = |place: &Place| {
        let DayContext { iso, text } = DayContext::new(places.lang, service.tested?);
        Some(ValueContext { text, iso: Some(iso), url: places.url(place) })
    };
    let rules = service.obligations.iter().map(|it| {
        let link = |code: &'a String| RuleLink { code, url: places.urls.to(&rule_page(code)) };
        (it.obligation.as_str(), it.rules.iter().map(link).collect())
    });
    ServiceContext {
        name: &service.name,
        url: places.url(&service.place),
        data_class: service.data_class.as_deref(),
        owner: service.owner.as_deref(),
        state: service.state,
        rpo: time(&service.rpo),
        interval: time(&service.interval),
        rto: time(&service.rto),
        measured: time(&service.measured),
        copies: service.copies,
        offsite: service.offsite,
        tested: service.tested_at.as_ref().and_then(day),
        result: service.result.as_deref(),
        valid_until: service.valid_until.map(|day| DayContext::new(places.lang, day)),
        rules: rules.collect(),
    }
}

/// The classes in the order of the schema, then those that it does not know, then none.
pub(super) fn by_class<'a>(site: &Site, services: &'a [ServiceStatus]) -> Vec<ClassContext<'a>> {
    let kind = site.kinds.find("service");
    let field = kind.and_then(|kind| kind.fields.find("data_class"));
    let words = field.map(|field| field.words.as_slice()).unwrap_or_default();
    let order = |class: Option<&str>| match class {
        Some(class) => words.iter().position(|word| word == class).unwrap_or(words.len()),
        None => words.len() + 1,
    };
    let mut classes: BTreeMap<_, ClassContext<'a>> = BTreeMap::new();
    for service in services {
        let name = service.data_class.as_deref();
        let class = classes.entry((order(name), name)).or_insert_with(|| ClassContext {
            name,
            services: 0,
            states: STATES.map(|state| (state.as_str(), 0)).into(),
        });
        class.services += 1;
        for obligation in &service.obligations {
            *class.states.entry(obligation.state.as_str()).or_default() += 1;
        }
    }
    classes.into_values().collect()
}

const STATES: [State; 5] =
    [State::Met, State::Violated, State::Expired, State::Unknown, State::Waived];
