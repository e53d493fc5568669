//! Resolves the dependencies of services and derives a start order.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::{Need, Operations, Service};
use crate::lexicon::identifier;
use crate::site::Site;

/// The order in which services can be started.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct StartOrder {
    /// Indices of services by stage; each service depends on earlier stages only.
    pub stages: Vec<Vec<usize>>,
    /// Services in a dependency cycle, and those that depend on one.
    pub rest: Vec<usize>,
}

/// Resolves the dependencies of `services` to indices.
pub(super) fn resolve(site: &Site, services: &mut [Service<'_>]) {
    let mut names = ServiceIndex { by_key: HashMap::new(), by_path: HashMap::new() };
    for (index, service) in services.iter().enumerate() {
        names.by_key.entry(service.record.key()).or_insert(index);
        names.by_path.entry(Arc::clone(&service.record.path)).or_insert(index);
    }
    for service in services {
        for need in &mut service.needs {
            need.service = names.find(site, need.written);
        }
    }
}

/// The first service of each name, and the first on each page.
struct ServiceIndex {
    by_key: HashMap<String, usize>,
    by_path: HashMap<Arc<str>, usize>,
}

impl ServiceIndex {
    /// The service with this name, or described by the page with this name. Text in brackets after a name
    /// is ignored.
    fn find(&self, site: &Site, name: &str) -> Option<usize> {
        let short = name.split_once('(').map_or(name, |(short, _)| short).trim();
        let by_name = |name: &str| self.by_key.get(&identifier(name)).copied();
        by_name(name).or_else(|| by_name(short)).or_else(|| {
            let page = site.page(site.page_named(short)?);
            self.by_path.get(page.path()).copied()
        })
    }
}

impl Operations<'_> {
    fn needs(&self, service: usize) -> &[Need<'_>] {
        self.services.get(service).map_or(&[], |service| service.needs.as_slice())
    }

    /// All direct and indirect dependencies of `service`, without itself, in discovery order.
    pub fn all_of(&self, service: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![service];
        while let Some(next) = open.pop() {
            for need in self.needs(next).iter().filter_map(|need| need.service) {
                if need != service && !found.contains(&need) {
                    found.push(need);
                    open.push(need);
                }
            }
        }
        found
    }

    /// The start order.
    pub fn start_order(&self) -> StartOrder {
        let needs: Vec<BTreeSet<usize>> = self.services.iter().enumerate().map(others).collect();
        let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); needs.len()];
        for (service, needs) in needs.iter().enumerate() {
            for need in needs {
                needed_by.get_mut(*need).into_iter().for_each(|list| list.push(service));
            }
        }
        let mut open: Vec<usize> = needs.iter().map(BTreeSet::len).collect();
        let mut order = StartOrder::default();
        let mut stage: Vec<usize> =
            (0..open.len()).filter(|it| open.get(*it) == Some(&0)).collect();
        while !stage.is_empty() {
            let mut next = Vec::new();
            for service in stage.iter().filter_map(|need| needed_by.get(*need)).flatten() {
                let Some(open) = open.get_mut(*service) else { continue };
                *open -= 1;
                if *open == 0 {
                    next.push(*service);
                }
            }
            next.sort_unstable();
            order.stages.push(std::mem::replace(&mut stage, next));
        }
        let waiting = open.iter().enumerate().filter(|(_, open)| **open > 0);
        order.rest = waiting.map(|(service, _)| service).collect();
        order
    }

    /// Each dependency cycle once, beginning with its first service.
    pub fn cycles(&self) -> Vec<Vec<usize>> {
        let mut cycles = Vec::new();
        let mut done = vec![false; self.services.len()];
        for start in 0..self.services.len() {
            let mut path: Vec<(usize, usize)> = vec![(start, 0)];
            while let Some((service, next)) = path.last_mut() {
                let (service, at) = (*service, *next);
                *next += 1;
                match self.needs(service).get(at) {
                    None => {
                        path.pop();
                        if let Some(done) = done.get_mut(service) {
                            *done = true;
                        }
                    }
                    Some(Need { service: Some(need), .. }) => {
                        if let Some(from) = path.iter().position(|(other, _)| other == need) {
                            let ring = path.iter().skip(from).map(|(service, _)| *service);
                            cycles.push(ring.collect());
                        } else if done.get(*need) == Some(&false) {
                            path.push((*need, 0));
                        }
                    }
                    Some(_) => {}
                }
            }
        }
        cycles
    }
}

/// The direct dependencies of a service, without itself.
fn others((index, service): (usize, &Service<'_>)) -> BTreeSet<usize> {
    let needs = service.needs.iter().filter_map(|need| need.service);
    needs.filter(|need| *need != index).collect()
}
