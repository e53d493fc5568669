//! The status of services: promises, evidence, and the state of each obligation.
//!
//! Read by `report` and `render`.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::{
    Assessment, Backup, BackupPromise, Demands, Duties, Exemption, Gap, Objective, Operations,
    Service, TestRun, duties,
};
use crate::diagnostic::{Diagnostic, Finding, Level, Obligation, Place, RecordId, Spanned, State};
use crate::record::{Record, Shape};
use crate::schema::KindRole;
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
    /// `kritisch`, `wichtig`, `best-effort`, or another value as written.
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
    let mut standings = Vec::with_capacity(all.len());
    for duties in &all {
        let sources = sources(site, operations, duties.service);
        standings.push(own_standings(site, &found, &sources, duties));
    }
    let mut statuses = Vec::with_capacity(all.len());
    for (index, duties) in all.iter().enumerate() {
        let of_service = Obligation::ALL.map(|it| resolved(&all, &standings, index, it));
        statuses.push(ServiceStatus::new(site, &found, duties, of_service.into()));
    }
    statuses
}

/// Findings by record, with the obligation that each concerns.
struct ByRecord<'d> {
    diagnostics: HashMap<&'d RecordId, Vec<(&'d Diagnostic, Option<Obligation>)>>,
    /// The first day on which an obligation is no longer met.
    coming: HashMap<(&'d RecordId, Obligation), Date>,
    /// The first day on which the last restore test has expired.
    stale: HashMap<&'d RecordId, Date>,
}

impl<'d> ByRecord<'d> {
    fn new(as_of: Date, diagnostics: &'d [Diagnostic], findings: &'d [Arc<Finding>]) -> Self {
        let mut known =
            Self { diagnostics: HashMap::new(), coming: HashMap::new(), stale: HashMap::new() };
        for diagnostic in diagnostics {
            for (about, obligation) in diagnostic.finding.concerns() {
                known.diagnostics.entry(&about.record).or_default().push((diagnostic, obligation));
            }
        }
        for finding in findings.iter().filter(|finding| finding.state != State::Met) {
            known.coming(as_of, finding);
        }
        known
    }

    fn coming(&mut self, as_of: Date, finding: &'d Finding) {
        let Some(from) = finding.window.from else { return };
        for (about, obligation) in finding.concerns() {
            let Some(obligation) = obligation else { continue };
            if obligation == Obligation::RestoreTest && finding.state == State::Expired {
                let latest = self.stale.entry(&about.record).or_insert(from);
                *latest = (*latest).max(from);
            }
            if from > as_of {
                let first = self.coming.entry((&about.record, obligation)).or_insert(from);
                *first = (*first).min(from);
            }
        }
    }

    /// What was found about `obligation` in `sources` and bears on whether it is met. A rule about single values says
    /// nothing of that in a note, unless the obligation `is_open`.
    fn of(
        &self,
        sources: &[StatusSource],
        obligation: Obligation,
        is_open: bool,
    ) -> Vec<&'d Diagnostic> {
        let mut found = Vec::new();
        for source in sources {
            let of_record = self.diagnostics.get(&source.record).into_iter().flatten();
            for (diagnostic, concerned) in of_record {
                let concerned = concerned.map(|it| source.concerned(it));
                let proves = diagnostic.finding.rule.obligation != Some(Obligation::Documentation);
                let bears = proves || is_open || diagnostic.level > Level::Note;
                if concerned == Some(obligation) && bears && diagnostic.state() != State::Met {
                    found.push(*diagnostic);
                }
            }
        }
        found
    }

    /// The last day before one on which `obligation` is no longer met.
    fn valid_until(&self, sources: &[StatusSource], obligation: Obligation) -> Option<Date> {
        let mut first: Option<Date> = None;
        for source in sources {
            if let Some(from) = self.coming.get(&(&source.record, obligation)) {
                first = Some(first.map_or(*from, |first| first.min(*from)));
            }
        }
        first?.yesterday().ok()
    }
}

/// A record that bears on how a service stands.
struct StatusSource {
    record: RecordId,
    /// What its values prove, if it is not the service's own record.
    proves: Option<Obligation>,
}

impl StatusSource {
    /// The obligation that a finding about this record concerns.
    fn concerned(&self, obligation: Obligation) -> Obligation {
        match (obligation, self.proves) {
            (Obligation::Documentation, Some(proven)) => proven,
            _ => obligation,
        }
    }
}

/// The records that say how a service stands: its own, the rows of coverage tables that name it, and the rows of the
/// plan and of the protocol about the tests that restore it.
fn sources(site: &Site, operations: &Operations<'_>, service: &Service<'_>) -> Vec<StatusSource> {
    let coverage = service.coverage.iter().map(|row| (row.record.id(), Some(Obligation::Rpo)));
    let tests = service.tests.iter().filter_map(|covering| operations.tests.get(covering.test));
    let claimed = service
        .claims
        .iter()
        .flat_map(|claim| site.records.named(&KindRole::RestoreTestProtocol, claim.id.value));
    let rows = tests.map(|test| test.record).chain(service.runs.iter().map(|run| run.record));
    let rows = rows.chain(claimed).map(|row| (row.id(), Some(Obligation::RestoreTest)));
    let own = service.record.id();
    let mut records: Vec<(RecordId, Option<Obligation>)> = coverage.chain(rows).collect();
    records.retain(|(record, _)| *record != own);
    records.push((own, None));
    records.sort();
    records.dedup_by(|(a, _), (b, _)| a == b);
    records.into_iter().map(|(record, proves)| StatusSource { record, proves }).collect()
}

/// How the obligations stand that do not follow others.
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

/// How an obligation stands: as its cause does, where it follows one.
fn resolved(
    all: &[Duties<'_, '_>],
    standings: &[Vec<Standing>],
    service: usize,
    obligation: Obligation,
) -> Standing {
    let find = |service: usize, obligation: Obligation| {
        let mut of_service = standings.get(service).into_iter().flatten();
        of_service.find(|it| it.obligation == obligation).cloned()
    };
    let own = find(service, obligation).unwrap_or_else(|| Standing::unknown(obligation));
    let mut cause = (service, obligation);
    // A dependency's RTO may follow its restore test; chains are no longer than that.
    for _ in Obligation::ALL {
        let duties = all.get(cause.0).map(|duties| duties.assessment(cause.1));
        let Some(Assessment::Follows(service, obligation)) = duties else { break };
        cause = (*service, *obligation);
    }
    if cause == (service, obligation) {
        return own;
    }
    let cause = find(cause.0, cause.1).unwrap_or_else(|| Standing::unknown(cause.1));
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
    /// How an obligation stands by its assessment and by what was `found` about it. What follows another obligation is
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

impl ServiceStatus {
    fn new(
        site: &Site,
        found: &ByRecord<'_>,
        duties: &Duties<'_, '_>,
        obligations: Vec<Standing>,
    ) -> Self {
        let service = duties.service;
        let record = service.record;
        let (values, last) = (record.values(), service.runs.last());
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
            data_class: values.word("data_class").map(str::to_owned),
            owner: values.text("owner").map(str::to_owned),
            rpo: promised(&service.rpo),
            interval: service.promise.as_ref().map(Time::of_promise),
            rto: promised(&service.rto),
            measured: last.and_then(|last| Some(Time::of(last.record, last.duration.as_ref()?))),
            copies: backups.count(),
            offsite: service.copies().iter().any(Backup::is_offsite),
            tested: last.map(TestRun::day),
            tested_at: last.map(|last| last.record.place(last.date.span)),
            result: last.and_then(|last| Some(last.result?.value.to_owned())),
            test_id: service.written_test_ids(),
            valid_until: found.stale.get(&record.id()).and_then(|from| from.yesterday().ok()),
            state: worst(obligations.iter().map(|it| it.state)),
            obligations,
        }
    }
}
