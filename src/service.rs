//! The catalogue of services: what is promised of each, what proves it, and how that stands.
//!
//! `report` prints it, `render` shows it.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Finding, Level, Place, Spanned, State};
use crate::record::{Record, Shape};
use crate::site::{Evidence, Site, copies};
use crate::value::Duration;

/// What is owed for a service, and the rules that see to it.
const OBLIGATIONS: [(&str, &[&str]); 5] = [
    ("documentation", &["F101", "F103", "F104", "F105", "F108"]),
    ("rpo", &["B201"]),
    ("rto", &["B202", "B203", "B204"]),
    ("copies", &["B205", "B206", "B207", "B208"]),
    ("restore_test", &["F106", "T301", "T302", "T303", "T306", "T308"]),
];

/// How one obligation stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Obligation {
    /// `rpo`, `restore_test`, …
    pub name: &'static str,
    /// The worst that was found about it.
    pub state: State,
    /// The rules that found something, by code.
    pub rules: Vec<String>,
}

/// One service. Times stand twice: as written, and in ISO 8601 for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Service {
    /// What it is called.
    pub name: String,
    /// The page that describes it, relative to the project root.
    pub path: String,
    /// The line that names it, counted from 1.
    pub line: usize,
    /// The same in bytes.
    #[serde(skip)]
    pub place: Place,
    /// Whether the page is about nothing else.
    #[serde(skip)]
    pub is_page: bool,
    /// `kritisch`, `wichtig`, `best-effort`, or what stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_class: Option<String>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The promised RPO.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rpo: Option<Time>,
    /// The shortest promised interval of backups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<Time>,
    /// The promised RTO.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rto: Option<Time>,
    /// How long the last test took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<Time>,
    /// Backups that are named.
    pub copies: usize,
    /// Whether one of them lies elsewhere.
    pub offsite: bool,
    /// The day of the last test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tested: Option<Date>,
    /// Where it is told.
    #[serde(skip)]
    pub tested_at: Option<Place>,
    /// How it ended, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// The test's ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test_id: Option<String>,
    /// The last day on which the evidence is young enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// How each obligation stands.
    pub obligations: Vec<Obligation>,
    /// The worst of them.
    pub state: State,
}

/// A time as it was written, and in ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Time {
    /// `24 h`
    pub written: String,
    /// `PT24H`; none where it is no time that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// Where it was written.
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
}

/// All services with the state of their obligations, in the order of pages.
///
/// `diagnostics` are the settled findings of the as-of date, `findings` those of all days.
pub fn services(
    site: &Site,
    diagnostics: &[Diagnostic],
    findings: &[Arc<Finding>],
) -> Vec<Service> {
    let about = About::new(diagnostics, findings);
    site.records.of("service").map(|service| row(site, &about, service)).collect()
}

/// Findings by what they are about: the name before the first dot of their subject.
struct About<'d> {
    diagnostics: HashMap<&'d str, Vec<&'d Diagnostic>>,
    stale: HashMap<&'d str, Date>,
}

impl<'d> About<'d> {
    fn new(diagnostics: &'d [Diagnostic], findings: &'d [Arc<Finding>]) -> Self {
        let mut about = Self { diagnostics: HashMap::new(), stale: HashMap::new() };
        for diagnostic in diagnostics {
            let name = name_of(&diagnostic.finding.subject);
            about.diagnostics.entry(name).or_default().push(diagnostic);
        }
        let stale = |it: &&Arc<Finding>| it.rule.code == "T302" && it.level == Level::Error;
        for finding in findings.iter().filter(stale) {
            if let Some(from) = finding.window.from {
                let latest = about.stale.entry(name_of(&finding.subject)).or_insert(from);
                *latest = (*latest).max(from);
            }
        }
        about
    }

    fn of(&self, name: &str) -> &[&'d Diagnostic] {
        self.diagnostics.get(name).map_or(&[], Vec::as_slice)
    }
}

fn name_of(subject: &str) -> &str {
    subject.rsplit_once('.').map_or(subject, |(name, _)| {
        // `NAS.restore_test.date`: names of fields have no capital letters, names of services may
        // have dots.
        name.strip_suffix(".restore_test").or(name.strip_suffix(".backup")).unwrap_or(name)
    })
}

fn row(site: &Site, about: &About<'_>, service: &Record) -> Service {
    let entry = service.entry();
    let evidence = site.records.evidence(service);
    let last = evidence.last();
    let copies = copies::of_service(service);
    let backups = copies.iter().filter(|copy| copy.is_backup());
    let duration = |name| Some(Time::of(service, &entry.duration(name)?));
    let test_id = entry.map("restore_test").and_then(|test| test.text("id"));
    let obligations = obligations(about, service, test_id);
    let place = service.place(service.head);
    let state = obligations.iter().map(|it| it.state).max_by_key(|it| gravity(*it));
    Service {
        name: service.name().to_owned(),
        path: service.path.to_string(),
        line: site.line(&place),
        place,
        is_page: service.shape == Shape::Page,
        data_class: entry.word("data_class").map(str::to_owned),
        owner: entry.text("owner").map(str::to_owned),
        rpo: duration("rpo"),
        interval: copies::interval(service, &site.records).map(|promise| Time {
            written: promise.cadence.value.written().to_owned(),
            iso: Some(promise.interval.canonical()),
            place: promise.record.place(promise.cadence.span),
        }),
        rto: duration("rto"),
        measured: last.and_then(|last| Some(Time::of(last.record, &last.duration()?))),
        copies: backups.count(),
        offsite: copies.iter().any(|copy| copy.is_offsite()),
        tested: last.map(Evidence::day),
        tested_at: last.map(|last| last.record.place(last.date.span)),
        result: last.and_then(|last| last.entry.text("result")).map(str::to_owned),
        test_id: test_id.map(str::to_owned),
        valid_until: about.stale.get(service.name()).and_then(|from| from.yesterday().ok()),
        state: state.unwrap_or(State::Met),
        obligations,
    }
}

fn obligations(about: &About<'_>, service: &Record, test_id: Option<&str>) -> Vec<Obligation> {
    let own = about.of(service.name()).iter();
    let of_test = test_id.map(|id| about.of(id)).unwrap_or_default().iter();
    let here = own.filter(|it| it.finding.place.path == service.path || is_joined(it));
    let all: Vec<&&Diagnostic> = here.chain(of_test).collect();
    let obligation = |(name, codes): &(&'static str, &[&str])| {
        let found = all.iter().filter(|it| codes.contains(&&*it.finding.rule.code));
        let grave: Vec<&&&Diagnostic> =
            found.filter(|it| it.level != Level::Note && !it.baseline).collect();
        let state = grave.iter().map(|it| it.state()).max_by_key(|it| gravity(*it));
        let mut rules: Vec<String> =
            grave.iter().map(|it| it.finding.rule.code.to_string()).collect();
        rules.sort();
        rules.dedup();
        Obligation { name, state: state.unwrap_or(State::Met), rules }
    };
    OBLIGATIONS.iter().map(obligation).collect()
}

/// A finding about a service may stand in the protocol.
fn is_joined(diagnostic: &Diagnostic) -> bool {
    ["B203", "T302", "T303"].contains(&&*diagnostic.finding.rule.code)
}

/// A broken promise is worse than old evidence, that worse than none, a permission better than all.
fn gravity(state: State) -> u8 {
    match state {
        State::Met => 0,
        State::Waived => 1,
        State::Unknown => 2,
        State::Expired => 3,
        State::Violated => 4,
    }
}
