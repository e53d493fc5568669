//! The domain model: services with their promises, backups, restore tests and dependencies, planned tests, RACI tasks,
//! maintenance, roles, hosts and playbooks, as typed values.
//!
//! Built from the joined records. Rules, reports and pages read it instead of looking up fields by name.

mod agenda;
mod backup;
mod class_target;
mod coverage;
mod data_class;
mod demand;
mod dependencies;
mod evidence;
mod found;
mod generation;
mod host;
mod maintenance;
mod names;
mod obligation;
mod plan;
mod playbook;
mod raci;
mod response;
mod role;
mod service;
mod status;
mod step_limit;
mod test_run;

pub use agenda::{AgendaItem, Reported, Urgency, agenda};
pub use backup::{Backup, BackupPromise, DeniedCopy};
pub use class_target::{ClassTarget, ClassTargets, Objective, TARGET_FIELDS};
pub use data_class::DataClass;
pub use demand::{Demands, obligation};
pub use dependencies::{NeedFault, StartOrder};
pub use evidence::Protocol;
pub use generation::Generation;
pub use host::Host;
pub use maintenance::{MaintenanceRun, MaintenanceTask, NextRun, task_names};
pub use obligation::{Assessment, CopiesLack, Duties, Exemption, Gap, duties};
pub use plan::{Covering, PlannedTest, TestLink};
pub use playbook::Playbook;
pub use raci::{Assignment, Letters, RaciTask};
pub use response::ResponsePromise;
pub use role::Role;
pub use service::{Claim, Need, Service, StatedRun};
pub use status::{EvidencePlace, ProofCount, ServiceStatus, Standing, Time, statuses};
pub use step_limit::{limit_column, limit_in_title, step_limits};
pub use test_run::{TestRun, is_to_come, is_undated};

use names::NamedServices;

use crate::schema::KindRole;
use crate::site::Site;

/// Everything that the records of a wiki describe.
#[derive(Debug)]
pub struct Operations<'s> {
    /// In page order. Dependencies refer to services by index.
    pub services: Vec<Service<'s>>,
    /// The dependency rings: indices of services that all depend on each other.
    pub rings: Vec<Vec<usize>>,
    /// The planned restore tests with an ID, in page order.
    pub tests: Vec<PlannedTest<'s>>,
    /// The targets by data class.
    pub class_targets: ClassTargets,
    /// The test protocol.
    pub protocol: Protocol<'s>,
    /// The tasks of all RACI matrices.
    pub raci_tasks: Vec<RaciTask<'s>>,
    /// The generations of all retention schemes.
    pub generations: Vec<Generation<'s>>,
    /// The recurring maintenance tasks, with the rows of the maintenance log.
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
            records.of(&KindRole::Service).map(|record| Service::new(record, site)).collect();
        let class_targets = ClassTargets::of(site);
        services.iter_mut().for_each(|service| class_targets.complete(service));
        let rings = dependencies::resolve(site, &mut services);
        let names = NamedServices::new(site, &services);
        coverage::join(records, &mut services, &names);
        let mut tests = plan::tests(records, &names);
        let protocol = evidence::join(records, &names, &mut services, &mut tests);
        let maintenance = maintenance::join(records, &tests);
        Self {
            services,
            rings,
            tests,
            class_targets,
            protocol,
            raci_tasks: records.of(&KindRole::RaciRow).filter_map(RaciTask::new).collect(),
            generations: records
                .of(&KindRole::RetentionScheme)
                .filter_map(Generation::new)
                .collect(),
            maintenance,
            roles: records.of(&KindRole::Role).map(Role::new).collect(),
            hosts: records.of(&KindRole::Host).map(Host::new).collect(),
            playbooks: records.of(&KindRole::Playbook).map(Playbook::new).collect(),
        }
    }
}
