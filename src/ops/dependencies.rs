//! Resolves the dependencies of services and derives a start order.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use super::{Need, Operations, Service};
use crate::lexicon::identifier;
use crate::schema::KindRole;
use crate::site::Site;

/// The order in which services can be started.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct StartOrder {
    /// Indices of services by stage; each service depends on earlier stages only.
    pub stages: Vec<Vec<usize>>,
    /// Services in a dependency cycle, and those that depend on one.
    pub rest: Vec<usize>,
}

/// What is wrong with a dependency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedFault {
    /// It leads back to the service itself.
    Ring,
    /// It names no service, no host and no page.
    Unknown,
    /// It promises less.
    PromisesLess,
}

/// Resolves the dependencies of `services` to indices. The result is the dependency rings.
pub(super) fn resolve(site: &Site, services: &mut [Service<'_>]) -> Vec<Vec<usize>> {
    let mut names = ServiceIndex { by_key: HashMap::new(), by_path: HashMap::new() };
    for (index, service) in services.iter().enumerate() {
        names.by_key.entry(service.record.key()).or_insert(index);
        names.by_path.entry(Arc::clone(&service.record.path)).or_insert(index);
    }
    for need in services.iter_mut().flat_map(|service| &mut service.needs) {
        need.service = names.find(site, need.written);
        let is_host = || site.records.named(&KindRole::Host, need.written).next().is_some();
        need.is_known =
            need.service.is_some() || site.page_named(need.written).is_some() || is_host();
    }
    let rings = rings(services);
    for (number, ring) in rings.iter().enumerate() {
        for index in ring {
            let service = services.get_mut(*index);
            service.into_iter().for_each(|service| service.ring = Some(number));
        }
    }
    rings
}

/// The groups of services that all depend on each other, and the services that depend on themselves, each in ascending
/// order.
fn rings(services: &[Service<'_>]) -> Vec<Vec<usize>> {
    let targets =
        |service: &Service<'_>| service.needs.iter().filter_map(|it| it.service).collect();
    let needs: Vec<Vec<usize>> = services.iter().map(targets).collect();
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); needs.len()];
    for (service, needs) in needs.iter().enumerate() {
        for need in needs {
            needed_by.get_mut(*need).into_iter().for_each(|list| list.push(service));
        }
    }
    let mut walk = Walk::new(&needs);
    let left: Vec<usize> = (0..needs.len()).flat_map(|start| walk.from(start)).collect();
    let mut walk = Walk::new(&needed_by);
    let mut rings = Vec::new();
    for start in left.into_iter().rev() {
        let mut ring = walk.from(start);
        ring.sort_unstable();
        let is_own = || needs.get(start).is_some_and(|needs| needs.contains(&start));
        if ring.len() > 1 || (ring.len() == 1 && is_own()) {
            rings.push(ring);
        }
    }
    rings.sort_unstable();
    rings
}

/// A walk along edges that visits everything once.
struct Walk<'e> {
    edges: &'e [Vec<usize>],
    seen: Vec<bool>,
}

impl<'e> Walk<'e> {
    fn new(edges: &'e [Vec<usize>]) -> Self {
        Self { edges, seen: vec![false; edges.len()] }
    }

    fn enter(&mut self, place: usize) -> bool {
        self.seen.get_mut(place).is_some_and(|seen| !std::mem::replace(seen, true))
    }

    /// What is reached from `start` for the first time, each behind all that it leads to.
    fn from(&mut self, start: usize) -> Vec<usize> {
        let mut left = Vec::new();
        let mut path: Vec<(usize, usize)> = Vec::new();
        if self.enter(start) {
            path.push((start, 0));
        }
        while let Some((place, next)) = path.last_mut() {
            let edge = self.edges.get(*place).and_then(|edges| edges.get(*next)).copied();
            *next += 1;
            match edge {
                Some(to) if self.enter(to) => path.push((to, 0)),
                Some(_) => {}
                None => left.extend(path.pop().map(|(place, _)| place)),
            }
        }
        left
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

    /// What is wrong with a dependency of the service with this index.
    pub fn fault(&self, service: usize, need: &Need<'_>) -> Option<NeedFault> {
        let own = self.services.get(service)?;
        let Some(other) = need.service.and_then(|index| self.services.get(index)) else {
            return (!need.is_known).then_some(NeedFault::Unknown);
        };
        if own.ring.is_some() && own.ring == other.ring {
            return Some(NeedFault::Ring);
        }
        let promises_less = own.promises_sooner_than(other) || own.outranks(other);
        promises_less.then_some(NeedFault::PromisesLess)
    }

    /// The shortest way along dependencies from a service of a ring back to it, without its end.
    pub fn way_around(&self, start: usize) -> Vec<usize> {
        let ring = self.services.get(start).and_then(|service| service.ring);
        let is_inside = |index: &usize| self.services.get(*index).is_some_and(|it| it.ring == ring);
        let mut came_from: HashMap<usize, usize> = HashMap::new();
        let mut open = VecDeque::from([start]);
        while let Some(at) = open.pop_front() {
            for need in self.needs(at).iter().filter_map(|need| need.service).filter(is_inside) {
                if need == start {
                    let back = std::iter::successors(Some(at), |it| came_from.get(it).copied());
                    let mut way: Vec<usize> = back.collect();
                    way.reverse();
                    return way;
                }
                if let Entry::Vacant(entry) = came_from.entry(need) {
                    entry.insert(at);
                    open.push_back(need);
                }
            }
        }
        Vec::new()
    }
}

/// The direct dependencies of a service, without itself.
fn others((index, service): (usize, &Service<'_>)) -> BTreeSet<usize> {
    let needs = service.needs.iter().filter_map(|need| need.service);
    needs.filter(|need| *need != index).collect()
}
