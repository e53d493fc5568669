//! Whom to call, what to start first, where the machines are: what records say, on one page.

use std::collections::HashMap;

use serde::Serialize;

use super::super::facts::display_text;
use super::super::links::Urls;
use super::contact::{self, ContactPart};
use crate::lexicon::identifier;
use crate::ops::{Host, Operations, Role, Service};
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::Site;

/// A role and who fills it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct RoleContext<'a> {
    name: &'a str,
    url: Option<String>,
    holder: Option<String>,
    deputy: Option<String>,
    contact: Vec<ContactPart>,
}

/// A service that is to be started.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct StartContext<'a> {
    name: &'a str,
    url: Option<String>,
    /// As promised.
    rto: Option<String>,
    owner: Option<String>,
    /// What has to run before.
    needs: Vec<String>,
}

/// A machine and how to get to it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct HostContext<'a> {
    name: &'a str,
    url: Option<String>,
    address: Option<String>,
    location: Option<String>,
}

fn text(record: &Record, field: &str) -> Option<String> {
    record.values().text(field).map(display_text)
}

/// The records that rules take for a `role`, but those of drafts.
fn of_role<'a>(site: &'a Site, role: &KindRole) -> impl Iterator<Item = &'a Record> {
    site.records.of(role).filter(|record| site.is_for_readers(&record.path))
}

/// The roles of which anything is known. One that several tables tell of is listed once.
pub(super) fn roles<'a>(site: &'a Site, urls: &Urls<'_>) -> Vec<RoleContext<'a>> {
    let mut roles: Vec<RoleContext<'_>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (record, role) in of_role(site, &KindRole::Role).map(|record| (record, Role::new(record))) {
        let role = RoleContext {
            name: record.name(),
            url: urls.to_place(site, &record.place(record.head)),
            holder: role.holder.map(display_text),
            deputy: role.deputy.map(display_text),
            contact: role.contact.map(|it| contact::parts(&display_text(it))).unwrap_or_default(),
        };
        let index = *known.entry(record.key()).or_insert(roles.len());
        match roles.get_mut(index) {
            Some(before) => {
                before.holder = before.holder.take().or(role.holder);
                before.deputy = before.deputy.take().or(role.deputy);
                if before.contact.is_empty() {
                    before.contact = role.contact;
                }
            }
            None => roles.push(role),
        }
    }
    roles.retain(|it| it.holder.is_some() || it.deputy.is_some() || !it.contact.is_empty());
    // Those who can be called come first.
    roles.sort_by_key(|it| it.contact.iter().all(|part| part.url.is_none()));
    roles
}

/// All services in stages, and those that no order can start. In a stage those come first that have
/// to be back first.
pub(super) fn start_order<'a>(
    site: &'a Site,
    urls: &Urls<'_>,
) -> (Vec<Vec<StartContext<'a>>>, Vec<StartContext<'a>>) {
    let all = Operations::new(site);
    let list = |mut services: Vec<usize>| -> Vec<StartContext<'a>> {
        let service = |index: &usize| {
            let service = all.services.get(*index);
            service.filter(|service| site.is_for_readers(&service.record.path))
        };
        let rto = |index: &usize| Some(service(index)?.rto.as_ref()?.value.seconds());
        services.sort_by_key(|it| rto(it).unwrap_or(u64::MAX));
        let start = |index: &usize| Some(start(site, urls, &all, *index, service(index)?));
        services.iter().filter_map(start).collect()
    };
    let order = all.start_order();
    (order.stages.into_iter().map(list).collect(), list(order.rest))
}

fn start<'a>(
    site: &Site,
    urls: &Urls<'_>,
    all: &Operations<'a>,
    index: usize,
    service: &Service<'a>,
) -> StartContext<'a> {
    let needs = service.needs.iter().filter(|need| need.service != Some(index)).map(|need| {
        let other = need.service.and_then(|other| all.services.get(other));
        display_text(other.map_or(need.written, |other| other.name()))
    });
    StartContext {
        name: service.name(),
        url: urls.to_place(site, &service.record.place(service.record.head)),
        rto: text(service.record, "rto"),
        owner: text(service.record, "owner"),
        needs: needs.collect(),
    }
}

/// The machines of which it is known how to get to them.
pub(super) fn hosts<'a>(site: &'a Site, urls: &Urls<'_>) -> Vec<HostContext<'a>> {
    let hosts = of_role(site, &KindRole::Host).map(Host::new).map(|host| HostContext {
        name: host.record.name(),
        url: urls.to_place(site, &host.record.place(host.record.head)),
        address: host.address.map(display_text),
        location: host.location.map(display_text),
    });
    // Two tables may tell of one host.
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut all: Vec<HostContext<'a>> = Vec::new();
    for host in hosts.filter(|host| host.address.is_some() || host.location.is_some()) {
        let index = *known.entry(identifier(host.name)).or_insert(all.len());
        match all.get_mut(index) {
            Some(first) => {
                first.address = first.address.take().or(host.address);
                first.location = first.location.take().or(host.location);
            }
            None => all.push(host),
        }
    }
    all
}
