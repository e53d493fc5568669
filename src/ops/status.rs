//! The status of services: promises, evidence, and the state of each obligation.
//!
//! Read by `report` and `render`.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::{Backup, BackupPromise, Operations, Service, TestRun};
use crate::diagnostic::{Diagnostic, Finding, Level, Obligation, Place, RecordId, Spanned, State};
use crate::record::{Record, Shape};
use crate::schema::KindRole;
use crate::site::Site;
use crate::value::Duration;

/// The state of one obligation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The obligation.
    #[serde(rename = "name")]
    pub obligation: Obligation,
    /// The most severe state of its findings.
    pub state: State,
    /// The codes of rules with findings.
    pub rules: Vec<String>,
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

/// All services with the state of their obligations, in the order of pages.
///
/// `diagnostics` are those of the as-of date, `findings` those of all days.
pub fn statuses(
    site: &Site,
    operations: &Operations<'_>,
    diagnostics: &[Diagnostic],
    findings: &[Arc<Finding>],
) -> Vec<ServiceStatus> {
    let found = ByRecord::new(diagnostics, findings);
    let services = operations.services.iter();
    services.map(|service| ServiceStatus::new(site, operations, &found, service)).collect()
}

/// Diagnostics by record.
struct ByRecord<'d> {
    diagnostics: HashMap<&'d RecordId, Vec<&'d Diagnostic>>,
    /// By record, the first day on which its evidence has expired.
    stale: HashMap<&'d RecordId, Date>,
}

impl<'d> ByRecord<'d> {
    fn new(diagnostics: &'d [Diagnostic], findings: &'d [Arc<Finding>]) -> Self {
        let mut known = Self { diagnostics: HashMap::new(), stale: HashMap::new() };
        for diagnostic in diagnostics {
            if let Some(about) = &diagnostic.finding.about {
                known.diagnostics.entry(&about.record).or_default().push(diagnostic);
            }
        }
        for finding in findings.iter().filter(|finding| is_about_age(finding)) {
            if let (Some(about), Some(from)) = (&finding.about, finding.window.from) {
                let latest = known.stale.entry(&about.record).or_insert(from);
                *latest = (*latest).max(from);
            }
        }
        known
    }

    /// What was found about any of `records` and has to do with an obligation.
    fn of(&self, records: &[RecordId]) -> Vec<&'d Diagnostic> {
        let found = records.iter().filter_map(|record| self.diagnostics.get(record)).flatten();
        found.copied().filter(|it| it.level != Level::Note && !it.baseline).collect()
    }
}

/// Whether a finding reports that the evidence of a restore test expires.
fn is_about_age(finding: &Finding) -> bool {
    finding.rule.obligation == Some(Obligation::RestoreTest) && finding.state == State::Expired
}

impl ServiceStatus {
    fn new(
        site: &Site,
        operations: &Operations<'_>,
        found: &ByRecord<'_>,
        service: &Service<'_>,
    ) -> Self {
        let record = service.record;
        let (values, last) = (record.values(), service.runs.last());
        let time =
            |duration: &Option<Spanned<Duration>>| Some(Time::of(record, duration.as_ref()?));
        let backups = service.backups.iter().filter(|backup| backup.is_backup());
        let obligations = standings(&found.of(&records_of(site, operations, service)));
        let place = record.place(record.head);
        let state = obligations.iter().map(|it| it.state).max_by_key(|it| severity(*it));
        Self {
            name: service.name().to_owned(),
            path: record.path.to_string(),
            line: site.line(&place),
            place,
            is_page: record.shape == Shape::Page,
            data_class: values.word("data_class").map(str::to_owned),
            owner: values.text("owner").map(str::to_owned),
            rpo: time(&service.rpo),
            interval: service.promise.as_ref().map(Time::of_promise),
            rto: time(&service.rto),
            measured: last.and_then(|last| Some(Time::of(last.record, last.duration.as_ref()?))),
            copies: backups.count(),
            offsite: service.backups.iter().any(Backup::is_offsite),
            tested: last.map(TestRun::day),
            tested_at: last.map(|last| last.record.place(last.date.span)),
            result: last.and_then(|last| Some(last.result?.value.to_owned())),
            test_id: service.written_test_ids(),
            valid_until: found.stale.get(&record.id()).and_then(|from| from.yesterday().ok()),
            state: state.unwrap_or(State::Met),
            obligations,
        }
    }
}

/// The records that say how a service stands: its own, and the rows of the plan and of the protocol about the tests
/// that restore it.
fn records_of(site: &Site, operations: &Operations<'_>, service: &Service<'_>) -> Vec<RecordId> {
    let mut records = vec![service.record.id()];
    let tests = service.tests.iter().filter_map(|covering| operations.tests.get(covering.test));
    records.extend(tests.map(|test| test.record.id()));
    records.extend(service.runs.iter().map(|run| run.record.id()));
    for claim in &service.claims {
        let rows = site.records.named(&KindRole::RestoreTestProtocol, claim.id.value);
        records.extend(rows.map(Record::id));
    }
    records.sort();
    records.dedup();
    records
}

fn standings(found: &[&Diagnostic]) -> Vec<Standing> {
    let standing = |obligation| {
        let found = found.iter().filter(|it| it.finding.rule.obligation == Some(obligation));
        let state = found.clone().map(|it| it.state()).max_by_key(|it| severity(*it));
        let mut rules: Vec<String> = found.map(|it| it.finding.rule.code.to_string()).collect();
        rules.sort();
        rules.dedup();
        Standing { obligation, state: state.unwrap_or(State::Met), rules }
    };
    Obligation::ALL.map(standing).into()
}

/// The severity of states: violated before expired, unknown, waived and met.
fn severity(state: State) -> u8 {
    match state {
        State::Met => 0,
        State::Waived => 1,
        State::Unknown => 2,
        State::Expired => 3,
        State::Violated => 4,
    }
}
