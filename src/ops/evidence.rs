//! The one join of services, planned tests and the test protocol.
//!
//! A test restores a service if the service names its ID, else if the test's scope (or a row of the protocol) names the
//! service, else one of its hosts, else every service. What is farther away counts only where nothing is closer: a spot
//! check of the same system does not prove what the service's own test does.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::names::{NameIndex, NamedServices};
use super::plan::{Covering, TestLink};
use super::test_run::{self, TestRun};
use super::{DataClass, PlannedTest, Service};
use crate::diagnostic::{RecordId, Span};
use crate::lexicon::{identifier, people};
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::Records;

/// So many of the newest runs of a test prove something, so that a test of every service does not multiply its history
/// by the number of services.
const MOST_RUNS: usize = 64;

/// The test protocol.
#[derive(Debug, Default)]
pub struct Protocol<'s> {
    /// The dated rows, in page order.
    pub runs: Vec<TestRun<'s>>,
    /// Rows that tell of a test that was made, but have no date that can be read, in page order.
    pub undated: Vec<&'s Record>,
    /// The runs of each test by its normalised ID, or by the normalised system where rows have no ID, oldest first; on
    /// the same day a run stated by a service comes before rows of the protocol.
    histories: BTreeMap<String, Vec<TestRun<'s>>>,
}

impl<'s> Protocol<'s> {
    fn new(records: &'s Records, services: &[Service<'s>]) -> Self {
        let mut protocol = Self::default();
        for service in services {
            for stated in &service.stated {
                for claim in service.claims_of(&stated.run) {
                    protocol.add(&identifier(claim.id.value), &stated.run);
                }
            }
        }
        for row in records.of(&KindRole::RestoreTestProtocol) {
            let Some(run) = TestRun::of_row(row) else {
                protocol.undated.extend(Some(row).filter(|row| test_run::is_undated(row)));
                continue;
            };
            for key in test_run::keys(row) {
                protocol.add(&key, &run);
            }
            protocol.runs.push(run);
        }
        for runs in protocol.histories.values_mut() {
            runs.sort_by_key(TestRun::day);
        }
        protocol
    }

    fn add(&mut self, key: &str, run: &TestRun<'s>) {
        self.histories.entry(key.to_owned()).or_default().push(run.clone());
    }

    /// The runs of the test with this ID, in any spelling, oldest first.
    pub fn of_test(&self, test_id: &str) -> &[TestRun<'s>] {
        self.histories.get(&identifier(test_id)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The runs of the tests in `row`, oldest first.
    pub fn history(&self, row: &Record) -> Vec<&TestRun<'s>> {
        let mut runs: Vec<&TestRun<'s>> = test_run::keys(row)
            .iter()
            .filter_map(|key| self.histories.get(key))
            .flatten()
            .collect();
        runs.sort_by_key(|run| run.day());
        runs
    }
}

/// Joins services with the tests and runs that restore them, and tests with their runs.
pub(super) fn join<'s>(
    records: &'s Records,
    names: &NamedServices<'s>,
    services: &mut [Service<'s>],
    tests: &mut [PlannedTest<'s>],
) -> Protocol<'s> {
    mark_known(records, services, tests);
    let protocol = Protocol::new(records, services);
    let rows = ProtocolRows::new(services, names, tests, &protocol);
    for test in tests.iter_mut() {
        test.runs = rows.of_test(test, &protocol);
    }
    let coverage = TestCoverage::new(services, tests);
    for (index, service) in services.iter_mut().enumerate() {
        service.tests = coverage.of(index, service, tests);
        service.is_covered = !service.tests.is_empty() || coverage.all;
        rows.complete(index, service, tests);
    }
    protocol
}

/// Whether the plan or the protocol has the IDs that services name.
fn mark_known(records: &Records, services: &mut [Service<'_>], tests: &[PlannedTest<'_>]) {
    let mut known: HashSet<String> = tests.iter().map(|test| identifier(test.id.value)).collect();
    let rows = records.of(&KindRole::RestoreTestProtocol);
    known.extend(rows.flat_map(test_run::keys));
    for service in services {
        for claim in &mut service.claims {
            claim.is_known = known.contains(&identifier(claim.id.value));
        }
    }
}

/// Which tests restore which services.
struct TestCoverage {
    by_id: HashMap<String, Vec<usize>>,
    /// By service.
    named: HashMap<usize, Vec<usize>>,
    by_host: HashMap<String, Vec<usize>>,
    /// The tests of every service, or of every service of a class.
    every: Vec<(usize, Option<DataClass>)>,
    /// Whether a test says that it restores all of something.
    all: bool,
}

impl TestCoverage {
    fn new(services: &[Service<'_>], tests: &[PlannedTest<'_>]) -> Self {
        let hosts = host_names(services);
        let host_index = NameIndex::new(hosts.iter().cloned().zip(0..));
        let mut coverage = Self {
            by_id: HashMap::new(),
            named: HashMap::new(),
            by_host: HashMap::new(),
            every: Vec::new(),
            all: false,
        };
        for (index, test) in tests.iter().enumerate() {
            coverage.by_id.entry(identifier(test.id.value)).or_default().push(index);
            for service in &test.services {
                coverage.named.entry(*service).or_default().push(index);
            }
            let text = test.text();
            for host in host_index.named_in(&text).into_iter().filter_map(|host| hosts.get(host)) {
                coverage.by_host.entry(host.clone()).or_default().push(index);
            }
            coverage.all |= says_all(&text);
            if let Some(class) = every_service(&text) {
                coverage.every.push((index, class));
            }
        }
        coverage
    }

    /// The tests that restore the service, by the closest link that there is.
    fn of(&self, index: usize, service: &Service<'_>, tests: &[PlannedTest<'_>]) -> Vec<Covering> {
        let claims = service.claims.iter().map(|claim| identifier(claim.id.value));
        let claimed: Vec<usize> =
            claims.filter_map(|id| self.by_id.get(&id)).flatten().copied().collect();
        if !claimed.is_empty() {
            return coverings(claimed, TestLink::Claimed);
        }
        if let Some(named) = self.named.get(&index) {
            return coverings(named.clone(), TestLink::Named);
        }
        let hosts =
            service.hosts.iter().filter_map(|host| self.by_host.get(&identifier(host.value)));
        let by_host: Vec<usize> = hosts.flatten().copied().collect();
        if !by_host.is_empty() {
            return coverings(by_host, TestLink::Host);
        }
        let class = service.data_class.map(|class| class.value);
        let every = self.every.iter().filter(|(_, of)| of.is_none() || *of == class);
        let newest = every.max_by_key(|(test, _)| tests.get(*test).and_then(PlannedTest::last_day));
        coverings(newest.map(|(test, _)| *test).into_iter().collect(), TestLink::Every)
    }
}

fn coverings(mut tests: Vec<usize>, link: TestLink) -> Vec<Covering> {
    tests.sort_unstable();
    tests.dedup();
    tests.into_iter().map(|test| Covering { test, link }).collect()
}

fn host_names(services: &[Service<'_>]) -> Vec<String> {
    let hosts = services.iter().flat_map(|service| &service.hosts);
    let mut names: Vec<String> = hosts.map(|host| identifier(host.value)).collect();
    names.sort();
    names.dedup();
    names
}

/// Whether a text says that all of something is restored: `alle PVCs`.
fn says_all(text: &str) -> bool {
    identifier(text).split('_').any(|word| people::EVERY_SERVICE.has(word))
}

/// The data class of which a text says that every service is restored: `alle kritischen Dienste`; no class means all.
pub(super) fn every_service(text: &str) -> Option<Option<DataClass>> {
    let text = identifier(text);
    let mut words = text.split('_').peekable();
    while let Some(word) = words.next() {
        if !people::EVERY_SERVICE.has(word) {
            continue;
        }
        let class = words.peek().and_then(|word| DataClass::of_adjective(word));
        if class.is_some() {
            words.next();
        }
        if words.peek().is_none_or(|word| people::SERVICES.has(word)) {
            return Some(class);
        }
    }
    None
}

/// A row of the protocol about a test that was made.
struct ProtocolRow<'s> {
    record: &'s Record,
    id: Option<&'s str>,
    /// What was restored.
    system: &'s str,
    /// None without a date that can be read.
    run: Option<TestRun<'s>>,
}

impl<'s> ProtocolRow<'s> {
    fn new(record: &'s Record, run: Option<TestRun<'s>>) -> Self {
        let values = record.values();
        let system = values.text("scope").unwrap_or_default();
        Self { record, id: values.text("test_id"), system, run }
    }
}

/// The rows of the protocol, and how they are found.
struct ProtocolRows<'s> {
    /// Those without a date first, then the oldest.
    rows: Vec<ProtocolRow<'s>>,
    /// By row, the services that it names.
    named: Vec<Vec<usize>>,
    /// By normalised ID.
    by_id: HashMap<String, Vec<usize>>,
    by_service: HashMap<usize, Vec<usize>>,
    by_host: HashMap<String, Vec<usize>>,
    /// The systems in rows without an ID, and the rows of each.
    systems: NameIndex,
    by_system: Vec<Vec<usize>>,
    /// By the normalised ID of a test that restores a single service, that service.
    of_one: HashMap<String, usize>,
}

impl<'s> ProtocolRows<'s> {
    fn new(
        services: &[Service<'s>],
        names: &NamedServices<'s>,
        tests: &[PlannedTest<'s>],
        protocol: &Protocol<'s>,
    ) -> Self {
        let mut runs = protocol.runs.clone();
        runs.sort_by_key(TestRun::day);
        let undated = protocol.undated.iter().map(|row| ProtocolRow::new(row, None));
        let dated = runs.into_iter().map(|run| ProtocolRow::new(run.record, Some(run)));
        let mut rows = Self {
            rows: undated.chain(dated).collect(),
            named: Vec::new(),
            by_id: HashMap::new(),
            by_service: HashMap::new(),
            by_host: HashMap::new(),
            systems: NameIndex::default(),
            by_system: Vec::new(),
            of_one: tests_of_one(services, tests),
        };
        rows.find_ids();
        rows.find_names(services, names);
        rows
    }

    fn find_ids(&mut self) {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for (number, row) in self.rows.iter().enumerate() {
            if row.id.is_some() {
                for key in test_run::keys(row.record) {
                    self.by_id.entry(key).or_default().push(number);
                }
                continue;
            }
            let next = numbers.len();
            let system = *numbers.entry(identifier(row.system)).or_insert(next);
            if system == self.by_system.len() {
                self.by_system.push(Vec::new());
            }
            self.by_system.get_mut(system).into_iter().for_each(|rows| rows.push(number));
        }
        self.systems = NameIndex::new(numbers.into_iter());
    }

    fn find_names(&mut self, services: &[Service<'s>], names: &NamedServices<'s>) {
        let hosts = host_names(services);
        let host_index = NameIndex::new(hosts.iter().cloned().zip(0..));
        for (number, row) in self.rows.iter().enumerate() {
            let services = names.in_fields(row.record, &["scope"]);
            for service in &services {
                self.by_service.entry(*service).or_default().push(number);
            }
            let named = host_index.named_in(row.system);
            for host in named.into_iter().filter_map(|host| hosts.get(host)) {
                self.by_host.entry(host.clone()).or_default().push(number);
            }
            self.named.push(services);
        }
    }

    fn with_id(&self, id: &str) -> &[usize] {
        newest(self.by_id.get(&identifier(id)).map(Vec::as_slice).unwrap_or_default())
    }

    /// The rows without an ID of what a planned test restores.
    fn without_id(&self, test: &PlannedTest<'_>) -> Vec<usize> {
        let systems = self.systems.named_in(&test.text());
        let by_system = systems.into_iter().filter_map(|system| self.by_system.get(system));
        let by_service = test.services.iter().filter_map(|service| self.by_service.get(service));
        let rows = by_system.chain(by_service).flat_map(|rows| newest(rows)).copied();
        rows.filter(|row| self.rows.get(*row).is_some_and(|row| row.id.is_none())).collect()
    }

    /// The runs of a planned test: those with its ID, and those without an ID of what it restores.
    fn of_test(&self, test: &PlannedTest<'s>, protocol: &Protocol<'s>) -> Vec<TestRun<'s>> {
        let unnamed = self.without_id(test);
        let unnamed = unnamed.iter().filter_map(|row| self.rows.get(*row)?.run.as_ref());
        let id = PlannedTest::id_of(test.record);
        let with_id = id.map(|id| protocol.of_test(id.value)).unwrap_or_default();
        sorted(with_id.iter().chain(unnamed).cloned().collect())
    }

    /// Finds the evidence of a service: the runs in its record, and rows of the protocol. A run stated by both counts
    /// once, as in the record, or as in the row that says more.
    fn complete(&self, index: usize, service: &mut Service<'s>, tests: &[PlannedTest<'s>]) {
        let mut found: Vec<TestRun<'s>> = Vec::new();
        for (number, is_shared) in self.of_service(index, service, tests) {
            let Some(row) = self.rows.get(number) else { continue };
            let is_of_it_alone = self.is_of_one(number, row, index);
            match &row.run {
                Some(run) => found.push(TestRun { is_shared, is_of_it_alone, ..run.clone() }),
                None => service.undated.push(row.record),
            }
        }
        let mut seen = HashSet::new();
        service.undated.retain(|row| seen.insert(row.id()));
        let mut found = sorted(found);
        for stated in &mut service.stated {
            let day = stated.run.day();
            stated.rows = found.iter().filter(|row| row.day() == day).cloned().collect();
            found.retain(|row| row.day() != day);
        }
        let own = service.stated.iter().map(|stated| {
            let row = stated.rows.iter().find(|row| completes(row, &stated.run));
            row.unwrap_or(&stated.run).clone()
        });
        service.runs = sorted(own.chain(found).collect());
    }

    /// Whether a row is about the service and nothing else: it names that alone, or says no more than the ID of a test
    /// that restores that alone.
    fn is_of_one(&self, number: usize, row: &ProtocolRow<'_>, service: usize) -> bool {
        let by_id = || self.of_one.get(&identifier(row.id?)).copied();
        self.named.get(number).is_some_and(|named| *named == [service])
            || (row.system.is_empty() && by_id() == Some(service))
    }

    /// The rows that prove something of a service, each with whether it restored more than that.
    fn of_service(
        &self,
        index: usize,
        service: &Service<'s>,
        tests: &[PlannedTest<'s>],
    ) -> Vec<(usize, bool)> {
        let mut found = Vec::new();
        for claim in &service.claims {
            found.extend(self.with_id(claim.id.value).iter().map(|row| (*row, false)));
        }
        for row in self.naming(index, service) {
            let is_alone = self.named.get(*row).is_some_and(|named| *named == [index]);
            found.push((*row, !is_alone));
        }
        for covering in &service.tests {
            let Some(test) = tests.get(covering.test) else { continue };
            let is_shared = covering.link > TestLink::Named || test.services != [index];
            let rows = self.with_id(test.id.value).iter().copied().chain(self.without_id(test));
            // A row that names services proves nothing of others.
            let open = rows.filter(|row| self.named.get(*row).is_some_and(Vec::is_empty));
            found.extend(open.map(|row| (row, is_shared)));
        }
        found
    }

    /// The rows that name the service; where nothing names it, those that name a host of it.
    fn naming(&self, index: usize, service: &Service<'_>) -> Vec<&usize> {
        if let Some(rows) = self.by_service.get(&index) {
            return newest(rows).iter().collect();
        }
        let is_named = service.tests.iter().any(|covering| covering.link == TestLink::Named);
        if is_named || !service.claims.is_empty() {
            return Vec::new();
        }
        let hosts = service.hosts.iter().map(|host| identifier(host.value));
        let rows = hosts.filter_map(|host| self.by_host.get(&host));
        rows.flat_map(|rows| newest(rows)).collect()
    }
}

/// The tests that restore a single service: the plan names that alone, or has no such test, and no other service claims
/// its ID.
fn tests_of_one(services: &[Service<'_>], tests: &[PlannedTest<'_>]) -> HashMap<String, usize> {
    let mut restored: HashMap<String, Option<usize>> = HashMap::new();
    let mut add = |id: &str, service: Option<usize>| {
        let known = restored.entry(identifier(id)).or_insert(service);
        if *known != service {
            *known = None;
        }
    };
    for test in tests {
        let is_every = says_all(&test.text());
        let only = match test.services.as_slice() {
            [only] if !is_every => Some(*only),
            _ => None,
        };
        add(test.id.value, only);
    }
    for (index, service) in services.iter().enumerate() {
        service.claims.iter().for_each(|claim| add(claim.id.value, Some(index)));
    }
    restored.into_iter().filter_map(|(id, service)| Some((id, service?))).collect()
}

fn newest<T>(runs: &[T]) -> &[T] {
    runs.get(runs.len().saturating_sub(MOST_RUNS)..).unwrap_or_default()
}

/// Whether a row says of a run that a service states what the service leaves out, and nothing else.
fn completes(row: &TestRun<'_>, run: &TestRun<'_>) -> bool {
    let says_more =
        (row.has_duration && !run.has_duration) || (row.result.is_some() && run.result.is_none());
    says_more && (run.result.is_none() || run.outcome() == row.outcome())
}

/// The runs in the order of days, each once.
fn sorted(mut runs: Vec<TestRun<'_>>) -> Vec<TestRun<'_>> {
    let mut seen: HashSet<(RecordId, Span)> = HashSet::new();
    runs.retain(|run| seen.insert((run.record.id(), run.span)));
    runs.sort_by_key(TestRun::day);
    runs
}
