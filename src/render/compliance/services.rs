//! The catalogue of services as a table, each cell linked to where it comes from and to the rules that
//! have something to say about it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::parts::DayContext;
use super::super::places::Places;
use crate::diagnostic::{Obligation, Place, State};
use crate::ops::{Exemption, ServiceStatus, Standing, Time};
use crate::site::generated::rule_page;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ServiceContext<'a> {
    name: &'a str,
    url: Option<String>,
    data_class: Option<&'a str>,
    owner: Option<&'a str>,
    state: State,
    /// How grave the state is; for sorting.
    severity: u8,
    rpo: Option<ValueContext>,
    interval: Option<ValueContext>,
    rto: Option<ValueContext>,
    measured: Option<ValueContext>,
    copies: usize,
    offsite: bool,
    tested: Option<ValueContext>,
    result: Option<&'a str>,
    valid_until: Option<DayContext>,
    /// The state of each obligation.
    obligations: Vec<DutyContext<'a>>,
    /// The rules that found something, by obligation; a gap that follows from another obligation has none of its own.
    rules: BTreeMap<&'static str, Vec<RuleLink<'a>>>,
}

/// The state of an obligation of a service.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DutyContext<'a> {
    name: &'static str,
    state: State,
    /// Where its evidence is, if it is met; else the rule that found something.
    url: Option<String>,
    rules: Vec<RuleLink<'a>>,
    /// The last day on which it is met.
    valid_until: Option<DayContext>,
    /// The last day of the waiver, as written.
    waived_until: Option<&'a str>,
    /// Why it is not applicable.
    reason: Option<Exemption>,
    /// The obligation that it is not met because of.
    because_of: Option<&'static str>,
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

/// The services of one data class, and the state of their obligations.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ClassContext<'a> {
    /// None for services that have none.
    name: Option<&'a str>,
    services: usize,
    /// How many obligations are in this state.
    states: BTreeMap<&'static str, usize>,
}

/// The gravest state first, then what has been expired for longest, then by name.
pub(super) fn worst_first(services: &[ServiceStatus]) -> Vec<&ServiceStatus> {
    let mut sorted: Vec<&ServiceStatus> = services.iter().collect();
    sorted.sort_by_key(|it| (Reverse(it.state.severity()), it.valid_until, &it.name));
    sorted
}

/// Each owner once, by name.
pub(super) fn owners<'a>(services: &[&'a ServiceStatus]) -> Vec<&'a str> {
    let owners = services.iter().filter_map(|service| service.owner.as_deref());
    owners.collect::<BTreeSet<_>>().into_iter().collect()
}

pub(super) fn service<'a>(places: &Places<'a>, service: &'a ServiceStatus) -> ServiceContext<'a> {
    let time = |time: &Option<Time>| {
        let Time { written, place, .. } = time.as_ref()?;
        Some(ValueContext { text: written.clone(), iso: None, url: places.url(place) })
    };
    let day = |place: &Place| {
        let DayContext { iso, text } = DayContext::short(places.lang, service.tested?);
        Some(ValueContext { text, iso: Some(iso), url: places.url(place) })
    };
    let own = |it: &'a Standing| match it.because_of {
        Some(_) => Vec::new(),
        None => rule_links(places, it),
    };
    let rules = service.obligations.iter().map(|it| (it.obligation.as_str(), own(it)));
    ServiceContext {
        name: &service.name,
        url: places.url(&service.place),
        data_class: service.class_in(places.lang),
        owner: service.owner.as_deref(),
        state: service.state,
        severity: service.state.severity(),
        rpo: time(&service.rpo),
        interval: time(&service.interval),
        rto: time(&service.rto),
        measured: time(&service.measured),
        copies: service.copies,
        offsite: service.offsite,
        tested: service.tested_at.as_ref().and_then(day),
        result: service.result.as_deref(),
        valid_until: service.valid_until.map(|day| DayContext::short(places.lang, day)),
        obligations: service.obligations.iter().map(|it| duty(places, it)).collect(),
        rules: rules.collect(),
    }
}

fn rule_links<'a>(places: &Places<'a>, standing: &'a Standing) -> Vec<RuleLink<'a>> {
    standing.rules.iter().map(|code| rule_link(places, code)).collect()
}

pub(super) fn rule_link<'a>(places: &Places<'_>, code: &'a str) -> RuleLink<'a> {
    RuleLink { code, url: places.urls.to(&rule_page(code)) }
}

fn duty<'a>(places: &Places<'a>, standing: &'a Standing) -> DutyContext<'a> {
    let rules = rule_links(places, standing);
    let evidence = standing.evidence.first().and_then(|evidence| places.url(&evidence.place));
    DutyContext {
        name: standing.obligation.as_str(),
        state: standing.state,
        url: evidence.or_else(|| rules.first().map(|rule| rule.url.clone())),
        rules,
        valid_until: standing.valid_until.map(|day| DayContext::new(places.lang, day)),
        waived_until: standing.waived_until.as_deref(),
        reason: standing.reason,
        because_of: standing.because_of.map(Obligation::as_str),
    }
}

/// The classes in the order of the schema, then those that it does not know, then none.
pub(super) fn by_class<'a>(
    places: &Places<'_>,
    services: &'a [ServiceStatus],
) -> Vec<ClassContext<'a>> {
    let kind = places.site.kinds.find("service");
    let field = kind.and_then(|kind| kind.fields.find("data_class"));
    let words = field.map(|field| field.words.as_slice()).unwrap_or_default();
    let order = |class: Option<&str>| match class {
        Some(class) => {
            let class = field.map_or(class, |field| field.canonical(class));
            words.iter().position(|word| word == class).unwrap_or(words.len())
        }
        None => words.len() + 1,
    };
    let mut classes: BTreeMap<_, ClassContext<'a>> = BTreeMap::new();
    for service in services {
        let name = service.data_class.as_deref();
        let class = classes.entry((order(name), name)).or_insert_with(|| ClassContext {
            name: service.class_in(places.lang),
            services: 0,
            states: State::ALL.map(|state| (state.as_str(), 0)).into(),
        });
        class.services += 1;
        for obligation in &service.obligations {
            *class.states.entry(obligation.state.as_str()).or_default() += 1;
        }
    }
    classes.into_values().collect()
}
