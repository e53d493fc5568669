//! The status of services: promises, evidence, and the state of each obligation.
//!
//! Read by `report` and `render`.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::found::{self, ByRecord, StatusSource};
use super::{
    Assessment, Backup, BackupPromise, DataClass, Demands, Duties, Exemption, Gap, Objective,
    Operations, TestRun, duties,
};
use crate::diagnostic::{Diagnostic, Finding, Obligation, Place, Spanned, State};
use crate::language::Lang;
use crate::record::{Record, Shape};
use crate::site::Site;
use crate::value::Duration;

/// The state of one obligation as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The obligation.
    #[serde(rename = "name")]
    pub obligation: Obligation,
    /// Its state.
    pub state: State,
    /// The codes of rules with findings about it; where another obligation is the cause, those of that one.
    pub rules: Vec<String>,
    /// Where the evidence is written, if it is met.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidencePlace>,
    /// The last day on which it is met, if nothing changes but the calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// The last day of the waiver, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived_until: Option<String>,
    /// Why it is not applicable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Exemption>,
    /// The obligation whose gap is the cause, where it is not its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because_of: Option<Obligation>,
}

/// A place of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidencePlace {
    /// The page, relative to the project root.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The bytes.
    #[serde(skip)]
    pub place: Place,
}

/// A service with the state of its obligations. Times are given as written and in ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceStatus {
    /// The name.
    pub name: String,
    /// The page that describes it, relative to the project root.
    pub path: String,
    /// The line of its name, counted from 1.
    pub line: usize,
    /// The bytes of its name.
    #[serde(skip)]
    pub place: Place,
    /// Whether the whole page describes it.
    #[serde(skip)]
    pub is_page: bool,
    /// Whether it is declared as a service, or recognised only.
    pub declared: bool,
    /// The data class in the language of the wiki: `kritisch`, `critical`; a value that the wiki has added as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_class: Option<String>,
    /// Who is responsible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The promised RPO.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rpo: Option<Time>,
    /// The shortest promised backup interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<Time>,
    /// The promised RTO.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rto: Option<Time>,
    /// The duration of the last test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<Time>,
    /// The number of backups.
    pub copies: usize,
    /// Whether a copy is off-site.
    pub offsite: bool,
    /// The day of the last test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tested: Option<Date>,
    /// The place of the date.
    #[serde(skip)]
    pub tested_at: Option<Place>,
    /// The result, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// The ID of the test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test_id: Option<String>,
    /// The last day on which the evidence is valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// The state of each obligation.
    pub obligations: Vec<Standing>,
    /// The most severe of these states.
    pub state: State,
}

/// The state of all services of a wiki together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProofCount {
    /// Services that owe anything.
    pub owing: usize,
    /// Those of them of which all is evidenced; one under a waiver is not.
    pub proven: usize,
    /// Those with evidence that is too old.
    pub expired: usize,
}

impl ProofCount {
    /// Counts the services that owe anything.
    pub fn of(services: &[ServiceStatus]) -> Self {
        let mut count = Self::default();
        for service in services.iter().filter(|it| it.state != State::NotApplicable) {
            let is_expired = service.obligations.iter().any(|it| it.state == State::Expired);
            count.owing += 1;
            count.proven += usize::from(service.state == State::Met);
            count.expired += usize::from(is_expired);
        }
        count
    }
}

/// A time as written and in ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Time {
    /// `24 h`
    pub written: String,
    /// `PT24H`; none where ISO 8601 cannot express it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// Its place.
    #[serde(skip)]
    pub place: Place,
}

impl Time {
    fn of(record: &Record, said: &Spanned<Duration>) -> Self {
        Self {
            written: said.value.written().to_owned(),
            iso: Some(said.value.canonical()),
            place: record.place(said.span),
        }
    }

    fn of_promise(promise: &BackupPromise<'_>) -> Self {
        Self {
            written: promise.cadence.value.written().to_owned(),
            iso: Some(promise.interval.canonical()),
            place: promise.record.place(promise.cadence.span),
        }
    }
}

/// All services with the state of their obligations on the day `as_of`, in the order of pages.
///
/// `diagnostics` are those of that day, `findings` those of all days.
pub fn statuses(
    site: &Site,
    operations: &Operations<'_>,
    as_of: Date,
    diagnostics: &[Diagnostic],
    findings: &[Arc<Finding>],
) -> Vec<ServiceStatus> {
    let demands = Demands::of(&site.config);
    let all = duties(operations, &demands);
    let found = ByRecord::new(as_of, diagnostics, findings);
    let sources: Vec<Vec<StatusSource>> =
        all.iter().map(|duties| found::sources(site, operations, duties.service)).collect();
    let own = all.iter().zip(&sources);
    let standings: Vec<Vec<Standing>> =
        own.map(|(duties, sources)| own_standings(site, &found, sources, duties)).collect();
    let mut statuses = Vec::with_capacity(all.len());
    for (index, (duties, sources)) in all.iter().zip(&sources).enumerate() {
        let of_service = Obligation::ALL.map(|it| resolved(&all, &standings, index, it));
        let test = of_service.iter().find(|it| it.obligation == Obligation::RestoreTest);
        let valid_until = test
            .and_then(|test| test.valid_until)
            .or_else(|| found.test_valid_until(sources, duties.service));
        statuses.push(ServiceStatus::new(site, duties, of_service.into(), valid_until));
    }
    statuses
}

/// The state of the obligations that do not follow others.
fn own_standings(
    site: &Site,
    found: &ByRecord<'_>,
    sources: &[StatusSource],
    duties: &Duties<'_, '_>,
) -> Vec<Standing> {
    let standing = |obligation| {
        let assessment = duties.assessment(obligation);
        let is_open = !matches!(assessment, Assessment::Met(_) | Assessment::NotApplicable(_));
        let found_here = found.of(sources, obligation, is_open);
        let mut standing = Standing::new(obligation, assessment, &found_here);
        if let Assessment::Met(places) = assessment
            && standing.state == State::Met
        {
            standing.evidence =
                places.iter().map(|place| EvidencePlace::new(site, place)).collect();
            standing.valid_until = found.valid_until(sources, obligation);
        }
        standing
    };
    Obligation::ALL.map(standing).into()
}

/// The obligation that another one is as good as: the one that it follows, or for a time the test that measured it, once
/// that has expired or turns out to be no evidence.
fn cause_of(
    all: &[Duties<'_, '_>],
    standings: &[Vec<Standing>],
    (service, obligation): (usize, Obligation),
) -> Option<(usize, Obligation)> {
    match all.get(service)?.assessment(obligation) {
        Assessment::Follows(service, obligation) => Some((*service, *obligation)),
        Assessment::Met(_) if obligation == Obligation::Rto => {
            let test = standing_of(standings, service, Obligation::RestoreTest)?;
            let is_open = test.state.severity() > State::Met.severity();
            is_open.then_some((service, Obligation::RestoreTest))
        }
        _ => None,
    }
}

fn standing_of(
    standings: &[Vec<Standing>],
    service: usize,
    obligation: Obligation,
) -> Option<&Standing> {
    standings.get(service)?.iter().find(|it| it.obligation == obligation)
}

/// The state of an obligation: that of its cause, where it has one.
fn resolved(
    all: &[Duties<'_, '_>],
    standings: &[Vec<Standing>],
    service: usize,
    obligation: Obligation,
) -> Standing {
    let find = |service: usize, obligation: Obligation| {
        let found = standing_of(standings, service, obligation).cloned();
        found.unwrap_or_else(|| Standing::unknown(obligation))
    };
    let mut own = find(service, obligation);
    let mut cause = (service, obligation);
    // A dependency's RTO may follow its restore test; chains are no longer than that.
    for _ in Obligation::ALL {
        let Some(next) = cause_of(all, standings, cause) else { break };
        cause = next;
    }
    if cause == (service, obligation) {
        if obligation == Obligation::Rto && own.state == State::Met {
            let until = find(service, Obligation::RestoreTest).valid_until;
            own.valid_until = own.valid_until.into_iter().chain(until).min();
        }
        return own;
    }
    let cause = find(cause.0, cause.1);
    let mut rules = [own.rules, cause.rules].concat();
    rules.sort();
    rules.dedup();
    Standing {
        state: worst([own.state, cause.state]),
        rules,
        waived_until: cause.waived_until,
        because_of: Some(cause.obligation),
        ..Standing::unknown(obligation)
    }
}

/// The most severe state.
fn worst(states: impl IntoIterator<Item = State>) -> State {
    states.into_iter().max_by_key(|state| state.severity()).unwrap_or(State::NotApplicable)
}

impl EvidencePlace {
    fn new(site: &Site, place: &Place) -> Self {
        Self { path: place.path.to_string(), line: site.line(place), place: place.clone() }
    }
}

impl Standing {
    /// The state of an obligation by its assessment and by what was `found` about it. What follows another obligation is
    /// joined with that one by [`resolved`].
    fn new(obligation: Obligation, assessment: &Assessment, found: &[&Diagnostic]) -> Self {
        let mut rules: Vec<String> =
            found.iter().map(|it| it.finding.rule.code.to_string()).collect();
        rules.sort();
        rules.dedup();
        let is_value = matches!(assessment, Assessment::Open(Gap::Value));
        let states = found.iter().map(|it| state_of(it, obligation, is_value));
        let state = match assessment {
            Assessment::Open(gap) if found.is_empty() => gap.state(),
            Assessment::Open(_) => worst(states),
            Assessment::Met(_) => worst(states.chain([State::Met])),
            Assessment::NotApplicable(_) | Assessment::Follows(..) => worst(states),
        };
        let waived = found.iter().filter(|_| state == State::Waived);
        let waived_until = waived.filter_map(|it| Some(it.waiver.as_ref()?.until.clone())).min();
        let reason = match assessment {
            Assessment::NotApplicable(reason) if state == State::NotApplicable => Some(*reason),
            _ => None,
        };
        Self { state, rules, waived_until, reason, ..Self::unknown(obligation) }
    }

    fn unknown(obligation: Obligation) -> Self {
        Self {
            obligation,
            state: State::Unknown,
            rules: Vec::new(),
            evidence: Vec::new(),
            valid_until: None,
            waived_until: None,
            reason: None,
            because_of: None,
        }
    }
}

/// The state of an obligation by a finding about it. A value that cannot be read is wrong, but what it should prove is
/// unknown.
fn state_of(diagnostic: &Diagnostic, obligation: Obligation, is_value_missing: bool) -> State {
    let is_about_value = diagnostic.finding.rule.obligation == Some(Obligation::Documentation);
    let proves = is_about_value && obligation != Obligation::Documentation;
    match diagnostic.state() {
        State::Violated if proves || is_value_missing => State::Unknown,
        state => state,
    }
}

fn class_in(word: &str, lang: Lang) -> &str {
    DataClass::parse(word).map_or(word, |class| class.word(lang))
}

impl ServiceStatus {
    /// The data class as people of this language read it.
    pub fn class_in(&self, lang: Lang) -> Option<&str> {
        Some(class_in(self.data_class.as_deref()?, lang))
    }

    fn new(
        site: &Site,
        duties: &Duties<'_, '_>,
        obligations: Vec<Standing>,
        valid_until: Option<Date>,
    ) -> Self {
        let service = duties.service;
        let record = service.record;
        let (values, last) = (record.values(), service.last_run());
        // Of two times for the last run the one that the RTO is held against.
        let of_last_day = |run: &&TestRun<'_>| last.is_some_and(|last| last.day() == run.day());
        let timed = service.measuring_run().filter(of_last_day).or(last);
        let promised = |promise: &Option<Objective>| {
            let promise = promise.as_ref()?;
            Some(Time::of(record, &Spanned::new(promise.value.clone(), promise.span)))
        };
        let backups = service.copies().iter().filter(|copy| copy.is_backup());
        let place = record.place(record.head);
        Self {
            name: service.name().to_owned(),
            path: record.path.to_string(),
            line: site.line(&place),
            place,
            is_page: record.shape == Shape::Page,
            declared: duties.is_declared,
            data_class: values.word("data_class").map(|word| class_in(word, site.lang).to_owned()),
            owner: values.text("owner").map(str::to_owned),
            rpo: promised(&service.rpo),
            interval: service.promise.as_ref().map(Time::of_promise),
            rto: promised(&service.rto),
            measured: timed.and_then(|run| Some(Time::of(run.record, run.duration.as_ref()?))),
            copies: backups.count(),
            offsite: service.copies().iter().any(Backup::is_offsite),
            tested: last.map(TestRun::day),
            tested_at: last.map(|last| last.record.place(last.date.span)),
            result: last.and_then(|last| Some(last.result?.value.to_owned())),
            test_id: service.written_test_ids(),
            valid_until,
            state: worst(obligations.iter().map(|it| it.state)),
            obligations,
        }
    }
}
