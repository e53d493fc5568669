//! Services and what they depend on, by whatever name it is called.

use std::collections::HashMap;

use super::Context;
use crate::diagnostic::Span;
use crate::record::Record;
use crate::schema::plain;

/// The services of the wiki, numbered, and their dependencies.
pub(super) struct Dependencies<'c> {
    pub(super) services: Vec<&'c Record>,
    by_key: HashMap<String, usize>,
    /// For each service what it names: as written, where, and the service that is meant.
    pub(super) needs: Vec<Vec<Need<'c>>>,
}

/// One entry of `depends_on`.
pub(super) struct Need<'c> {
    pub(super) written: &'c str,
    pub(super) span: Span,
    /// The number of the service, where it is one.
    pub(super) service: Option<usize>,
}

impl<'c> Dependencies<'c> {
    pub(super) fn new(context: &'c Context<'_>) -> Self {
        let services: Vec<&Record> = context.records("service").collect();
        let mut by_key = HashMap::new();
        for (index, service) in services.iter().enumerate() {
            by_key.entry(service.key()).or_insert(index);
        }
        let mut dependencies = Self { services, by_key, needs: Vec::new() };
        let needs = dependencies.services.iter().map(|service| {
            let texts = service.entry().texts("depends_on");
            let need = |(written, span)| Need {
                written,
                span,
                service: dependencies.find(context, written),
            };
            texts.map(need).collect()
        });
        dependencies.needs = needs.collect();
        dependencies
    }

    /// The service of this name, or that the page of this name describes. What stands in brackets
    /// behind a name explains it.
    pub(super) fn find(&self, context: &Context<'_>, name: &str) -> Option<usize> {
        let short = name.split_once('(').map_or(name, |(short, _)| short).trim();
        let by_name = |name: &str| self.by_key.get(&plain(name)).copied();
        by_name(name).or_else(|| by_name(short)).or_else(|| {
            let page = context.site.page_named(short)?;
            let path = context.site.page(page).path();
            self.services.iter().position(|service| service.path == *path)
        })
    }

    /// All services that `service` cannot do without, itself left out, in the order found.
    pub(super) fn all_of(&self, service: usize) -> Vec<usize> {
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

    /// Each ring of services that depend on each other once, from its first service on.
    pub(super) fn cycles(&self) -> Vec<Vec<usize>> {
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
