//! The domain model: services with their promises, backups, restore tests and dependencies, planned tests, RACI tasks,
//! maintenance, roles, hosts and playbooks, as typed values.
//!
//! Built from the joined records. Rules, reports and pages read it instead of looking up fields by name.

mod backup;
mod data_class;
mod dependencies;
mod generation;
mod host;
mod maintenance;
mod plan;
mod playbook;
mod raci;
mod response;
mod role;
mod service;
mod status;
mod test_run;

use std::collections::BTreeMap;

pub use backup::{Backup, BackupPromise};
pub use data_class::DataClass;
pub use dependencies::StartOrder;
pub use generation::Generation;
pub use host::Host;
pub use maintenance::MaintenanceTask;
pub use plan::PlannedTest;
pub use playbook::Playbook;
pub use raci::{Assignment, Letters, RaciTask};
pub use response::ResponsePromise;
pub use role::Role;
pub use service::{Need, Service};
pub use status::{ServiceStatus, Standing, Time, statuses};
pub use test_run::TestRun;

use crate::lexicon::identifier;
use crate::schema::KindRole;
use crate::site::Site;

/// Everything that the records of a wiki describe.
#[derive(Debug)]
pub struct Operations<'s> {
    /// In page order. Dependencies refer to services by index.
    pub services: Vec<Service<'s>>,
    /// The planned restore tests with an ID, in page order.
    pub tests: Vec<PlannedTest<'s>>,
    /// The runs of each test by its normalised ID, oldest first; on the same day a run stated by a service
    /// comes before rows of the protocol.
    pub histories: BTreeMap<String, Vec<TestRun<'s>>>,
    /// The tasks of all RACI matrices.
    pub raci_tasks: Vec<RaciTask<'s>>,
    /// The generations of all retention schemes.
    pub generations: Vec<Generation<'s>>,
    /// The recurring maintenance tasks.
    pub maintenance: Vec<MaintenanceTask<'s>>,
    /// The roles.
    pub roles: Vec<Role<'s>>,
    /// The hosts.
    pub hosts: Vec<Host<'s>>,
    /// The playbooks.
    pub playbooks: Vec<Playbook<'s>>,
}

impl<'s> Operations<'s> {
    /// The domain model of a site.
    pub fn new(site: &'s Site) -> Self {
        let records = &site.records;
        let mut services: Vec<Service<'s>> =
            records.of(&KindRole::Service).map(|record| Service::new(record, records)).collect();
        dependencies::resolve(site, &mut services);
        let histories = histories(site, &services);
        let tests = plan::tests(records, &histories);
        Self {
            services,
            tests,
            histories,
            raci_tasks: records.of(&KindRole::RaciRow).filter_map(RaciTask::new).collect(),
            generations: records
                .of(&KindRole::RetentionScheme)
                .filter_map(Generation::new)
                .collect(),
            maintenance: records.of(&KindRole::MaintenanceTask).map(MaintenanceTask::new).collect(),
            roles: records.of(&KindRole::Role).map(Role::new).collect(),
            hosts: records.of(&KindRole::Host).map(Host::new).collect(),
            playbooks: records.of(&KindRole::Playbook).map(Playbook::new).collect(),
        }
    }

    /// The runs of the test with this ID, in any spelling, oldest first.
    pub fn history(&self, test_id: &str) -> Option<&[TestRun<'s>]> {
        self.histories.get(&identifier(test_id)).map(Vec::as_slice)
    }
}

fn histories<'s>(site: &'s Site, services: &[Service<'s>]) -> BTreeMap<String, Vec<TestRun<'s>>> {
    let mut histories: BTreeMap<String, Vec<TestRun<'s>>> = BTreeMap::new();
    for service in services {
        if let (Some(id), Some(run)) = (&service.test_id, &service.stated_run) {
            histories.entry(identifier(id.value)).or_default().push(run.clone());
        }
    }
    for row in site.records.of(&KindRole::RestoreTestProtocol) {
        if let Some(run) = TestRun::of_row(row) {
            histories.entry(row.key()).or_default().push(run);
        }
    }
    for runs in histories.values_mut() {
        runs.sort_by_key(TestRun::day);
    }
    histories
}
