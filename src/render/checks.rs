//! Results of the check shown on the page itself: the state of its service and its findings.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::parts::DayContext;
use super::places::{Places, Shown, first};
use super::results::Compliance;
use crate::diagnostic::{Diagnostic, State};
use crate::language::Catalogue;
use crate::ops::ServiceStatus;

/// The most findings on a page; the compliance page lists all.
const LONGEST_LIST: usize = 50;

/// Results of the check by page, kept for the next rendering.
#[derive(Clone)]
pub(super) struct Checks {
    catalogue: Arc<Catalogue>,
    /// The diagnostics that count, sorted.
    diagnostics: Arc<[Diagnostic]>,
    by_path: HashMap<Arc<str>, Range<usize>>,
    /// The services of pages that describe one.
    services: HashMap<String, ServiceStatus>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct CheckContext<'a> {
    service: Option<EvidenceContext>,
    /// The number of all findings.
    count: usize,
    findings: Vec<Shown<'a>>,
    /// The number of findings that are not listed.
    more: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct EvidenceContext {
    state: State,
    valid_until: Option<DayContext>,
    /// Whether that day has passed.
    is_over: bool,
}

impl Checks {
    pub(super) fn new(compliance: &Compliance<'_>) -> Self {
        let counting = compliance.diagnostics.iter().filter(|it| it.counts()).cloned();
        let diagnostics: Arc<[Diagnostic]> = counting.collect();
        let mut by_path: HashMap<Arc<str>, Range<usize>> = HashMap::new();
        for (index, diagnostic) in diagnostics.iter().enumerate() {
            let path = &diagnostic.finding.place.path;
            by_path.entry(Arc::clone(path)).or_insert(index..index).end = index + 1;
        }
        let services = compliance.services.iter().filter(|service| service.is_page);
        let services = services.map(|service| (service.path.clone(), service.clone())).collect();
        Self { catalogue: Arc::clone(compliance.catalogue), diagnostics, by_path, services }
    }

    /// The messages of findings.
    pub(super) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    fn findings(&self, path: &str) -> &[Diagnostic] {
        let range = self.by_path.get(path).cloned().unwrap_or_default();
        self.diagnostics.get(range).unwrap_or_default()
    }

    /// Whether both have the same results for the page.
    pub(super) fn are_same(&self, others: &Self, path: &str) -> bool {
        self.findings(path) == others.findings(path)
            && self.services.get(path) == others.services.get(path)
    }

    /// None where there is nothing to show.
    pub(super) fn of_page(
        &self,
        places: &Places<'_>,
        path: &str,
        as_of: Date,
    ) -> Option<CheckContext<'_>> {
        let (all, service) = (self.findings(path), self.services.get(path));
        if all.is_empty() && service.is_none() {
            return None;
        }
        let listed = first(all, LONGEST_LIST);
        Some(CheckContext {
            service: service.map(|service| proof(places, service, as_of)),
            count: all.len(),
            findings: listed.iter().map(|it| places.finding(it)).collect(),
            more: all.len() - listed.len(),
        })
    }
}

fn proof(places: &Places<'_>, service: &ServiceStatus, as_of: Date) -> EvidenceContext {
    EvidenceContext {
        state: service.state,
        valid_until: service.valid_until.map(|day| DayContext::new(places.lang, day)),
        is_over: service.valid_until.is_some_and(|day| day < as_of),
    }
}
