//! Services and what they depend on, by whatever name it is called.

use std::collections::{BTreeSet, HashMap};

use super::Site;
use crate::diagnostic::{Span, Spanned};
use crate::lexicon::identifier;
use crate::record::Record;

/// The services of the wiki, numbered, and their dependencies.
pub struct Dependencies<'s> {
    /// In the order of pages and places.
    pub services: Vec<&'s Record>,
    by_key: HashMap<String, usize>,
    /// For each service what it names.
    pub needs: Vec<Vec<Need<'s>>>,
}

/// One entry of `depends_on`.
pub struct Need<'s> {
    /// As it is written.
    pub written: &'s str,
    /// Where.
    pub span: Span,
    /// The number of the service that is meant, where it is one.
    pub service: Option<usize>,
}

/// In what order services can be started.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct StartOrder {
    /// Numbers of services; each needs only those of earlier stages.
    pub stages: Vec<Vec<usize>>,
    /// Those that need each other in a ring, and those that wait for one.
    pub rest: Vec<usize>,
}

impl<'s> Dependencies<'s> {
    /// What the records of the site say.
    pub fn new(site: &'s Site) -> Self {
        let services: Vec<&Record> = site.records.of("service").collect();
        let mut by_key = HashMap::new();
        for (index, service) in services.iter().enumerate() {
            by_key.entry(service.key()).or_insert(index);
        }
        let mut dependencies = Self { services, by_key, needs: Vec::new() };
        let needs = dependencies.services.iter().map(|service| {
            let texts = service.entry().texts("depends_on");
            let need = |text: Spanned<&'s str>| {
                let Spanned { value: written, span } = text;
                Need { written, span, service: dependencies.find(site, written) }
            };
            texts.map(need).collect()
        });
        dependencies.needs = needs.collect();
        dependencies
    }

    /// The service of this name, or that the page of this name describes. What stands in brackets
    /// behind a name explains it.
    fn find(&self, site: &Site, name: &str) -> Option<usize> {
        let short = name.split_once('(').map_or(name, |(short, _)| short).trim();
        let by_name = |name: &str| self.by_key.get(&identifier(name)).copied();
        by_name(name).or_else(|| by_name(short)).or_else(|| {
            let path = site.page(site.page_named(short)?).path();
            self.services.iter().position(|service| service.path == *path)
        })
    }

    /// All services that `service` cannot do without, itself left out, in the order found.
    pub fn all_of(&self, service: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![service];
        while let Some(next) = open.pop() {
            let needs = self.needs.get(next).into_iter().flatten();
            for need in needs.filter_map(|need| need.service) {
                if need != service && !found.contains(&need) {
                    found.push(need);
                    open.push(need);
                }
            }
        }
        found
    }

    /// What can be started at once, what after that, and so on.
    pub fn start_order(&self) -> StartOrder {
        let needs: Vec<BTreeSet<usize>> = self.needs.iter().enumerate().map(others).collect();
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

    /// Each ring of services that depend on each other once, from its first service on.
    pub fn cycles(&self) -> Vec<Vec<usize>> {
        let mut cycles = Vec::new();
        let mut done = vec![false; self.services.len()];
        for start in 0..self.services.len() {
            let mut path: Vec<(usize, usize)> = vec![(start, 0)];
            while let Some((service, next)) = path.last_mut() {
                let (service, at) = (*service, *next);
                *next += 1;
                let needs = self.needs.get(service).map_or(&[][..], Vec::as_slice);
                match needs.get(at) {
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

/// The services that one needs, but for itself.
fn others((service, needs): (usize, &Vec<Need<'_>>)) -> BTreeSet<usize> {
    needs.iter().filter_map(|need| need.service).filter(|need| *need != service).collect()
}
