//! Results of the check shown on the page itself: the state of its service and its findings.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::fact_ids::fact_at;
use super::parts::DayContext;
use super::places::{Places, Shown, first};
use super::results::Compliance;
use crate::diagnostic::{Diagnostic, Obligation, Place, State};
use crate::language::{Catalogue, Lang};
use crate::ops::{NextRun, ProofCount, ServiceStatus, Standing, Urgency};
use crate::site::PageId;

/// The most findings on a page; the compliance page lists all.
const LONGEST_LIST: usize = 50;

/// Results of the check by page, kept for the next rendering.
#[derive(Clone)]
pub(super) struct Checks {
    catalogue: Arc<Catalogue>,
    /// The diagnostics that count, sorted.
    diagnostics: Arc<[Diagnostic]>,
    by_path: HashMap<Arc<str>, Range<usize>>,
    /// The places of findings that are waived or in the baseline: lists of findings lead there, too.
    aside: HashMap<Arc<str>, Vec<Place>>,
    /// The services of pages that describe one.
    services: HashMap<String, ServiceStatus>,
    /// The recurring maintenance tasks by page.
    maintenance: HashMap<String, Vec<NextRun>>,
    wiki: WikiStanding,
}

/// The state of the wiki as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
struct WikiStanding {
    proof: ProofCount,
    /// Duties that are overdue.
    overdue: usize,
    /// Duties in their grace period.
    grace: usize,
    /// The next day on which one is due.
    next: Option<Date>,
}

/// The state of the wiki, for start pages and those of folders.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct WikiStateContext {
    /// Services that owe anything.
    services: usize,
    proven: usize,
    expired: usize,
    overdue: usize,
    grace: usize,
    next: Option<DayContext>,
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
    verdict: ProofVerdict,
    /// The last day on which the evidence of the last test is valid.
    valid_until: Option<DayContext>,
    /// The obligations that are not met.
    open: Vec<&'static str>,
}

/// What the evidence of a service comes to.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum ProofVerdict {
    /// All that it owes is evidenced.
    Proven,
    /// The last test is too old.
    Expired,
    /// There is no dated test.
    Never,
    /// Something else is open.
    Open,
    /// What is open is under a waiver.
    Waived,
    /// Nothing is owed.
    NotOwed,
}

impl ProofVerdict {
    fn of(service: &ServiceStatus, as_of: Date) -> Self {
        let is_over = service.valid_until.is_some_and(|day| day < as_of);
        let is_open = |it: &Standing| it.obligation == Obligation::RestoreTest && is_open(it);
        match service.state {
            State::Met => Self::Proven,
            State::Waived => Self::Waived,
            State::NotApplicable => Self::NotOwed,
            _ if is_over => Self::Expired,
            _ if service.tested.is_none() && service.obligations.iter().any(is_open) => Self::Never,
            _ => Self::Open,
        }
    }
}

fn is_open(standing: &Standing) -> bool {
    matches!(standing.state, State::Violated | State::Expired | State::Unknown)
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
        let mut aside: HashMap<Arc<str>, Vec<Place>> = HashMap::new();
        for diagnostic in compliance.diagnostics.iter().filter(|it| !it.counts()) {
            let place = &diagnostic.finding.place;
            aside.entry(Arc::clone(&place.path)).or_default().push(place.clone());
        }
        let services = compliance.services.iter().filter(|service| service.is_page);
        let services = services.map(|service| (service.path.clone(), service.clone())).collect();
        let count = |urgency| compliance.agenda.iter().filter(|it| it.urgency == urgency).count();
        let next = compliance.agenda.iter().find(|item| item.days >= 0);
        let wiki = WikiStanding {
            proof: ProofCount::of(compliance.services),
            overdue: count(Urgency::Overdue),
            grace: count(Urgency::Grace),
            next: next.map(|item| item.day),
        };
        let catalogue = Arc::clone(compliance.catalogue);
        let mut maintenance: HashMap<String, Vec<NextRun>> = HashMap::new();
        for run in compliance.maintenance {
            maintenance.entry(run.place.path.to_string()).or_default().push(run.clone());
        }
        Self { catalogue, diagnostics, by_path, aside, services, maintenance, wiki }
    }

    /// Whether both say the same of the wiki as a whole.
    pub(super) fn are_same_of_wiki(&self, others: &Self) -> bool {
        self.wiki == others.wiki
    }

    /// None where there is nothing to prove, and nothing falls due.
    pub(super) fn of_wiki(&self, lang: Lang) -> Option<WikiStateContext> {
        let WikiStanding { proof, overdue, grace, next } = self.wiki;
        (proof.owing > 0 || overdue + grace > 0 || next.is_some()).then(|| WikiStateContext {
            services: proof.owing,
            proven: proof.proven,
            expired: proof.expired,
            overdue,
            grace,
            next: next.map(|day| DayContext::new(lang, day)),
        })
    }

    /// The messages of findings.
    pub(super) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What was found at the facts of a page, by their ids.
    pub(super) fn at_facts(
        &self,
        places: &Places<'_>,
        id: PageId,
    ) -> HashMap<String, Vec<Shown<'_>>> {
        let mut found: HashMap<String, Vec<Shown<'_>>> = HashMap::new();
        let path = places.site.page(id).path();
        for diagnostic in first(self.findings(path), LONGEST_LIST) {
            let place = places.shown(&diagnostic.finding.place);
            if let Some(fact) = fact_at(places.site, id, &place) {
                found.entry(fact).or_default().push(places.finding(diagnostic));
            }
        }
        found
    }

    /// The diagnostics about a page that count, sorted.
    pub(super) fn findings(&self, path: &str) -> &[Diagnostic] {
        let range = self.by_path.get(path).cloned().unwrap_or_default();
        self.diagnostics.get(range).unwrap_or_default()
    }

    /// The places on a page of findings that do not count.
    pub(super) fn aside(&self, path: &str) -> &[Place] {
        self.aside.get(path).map(Vec::as_slice).unwrap_or_default()
    }

    /// The recurring maintenance tasks on a page.
    pub(super) fn maintenance(&self, path: &str) -> &[NextRun] {
        self.maintenance.get(path).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether both have the same results for the page.
    pub(super) fn are_same(&self, others: &Self, path: &str) -> bool {
        self.findings(path) == others.findings(path)
            && self.aside(path) == others.aside(path)
            && self.services.get(path) == others.services.get(path)
            && self.maintenance(path) == others.maintenance(path)
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
    let open = service.obligations.iter().filter(|it| is_open(it));
    EvidenceContext {
        state: service.state,
        verdict: ProofVerdict::of(service, as_of),
        valid_until: service.valid_until.map(|day| DayContext::new(places.lang, day)),
        open: open.map(|it| it.obligation.as_str()).collect(),
    }
}
