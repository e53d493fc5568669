//! The roles of kinds for built-in rules and generated pages.

use std::sync::Arc;

/// The role of a kind (`x-kind`, by default its name). Kinds of a wiki can take a built-in role; records of other roles
/// are read, but no built-in rule uses them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindRole {
    /// A service with its promises.
    Service,
    /// What a data class promises for its services.
    ClassTarget,
    /// A restore test that is planned.
    RestoreTestPlan,
    /// A restore test that was made.
    RestoreTestProtocol,
    /// What is backed up how often.
    BackupCoverage,
    /// A generation of backups and how long it is kept.
    RetentionScheme,
    /// Something to be done again and again.
    MaintenanceTask,
    /// Maintenance that was done.
    MaintenanceLog,
    /// A task of a RACI matrix.
    RaciRow,
    /// How soon somebody responds to a priority.
    ResponseTime,
    /// A machine.
    Host,
    /// A role and who fills it.
    Role,
    /// Steps for an emergency.
    Playbook,
    /// Another one, by its name.
    Other(Arc<str>),
}

impl KindRole {
    /// The roles that Runbuch calculates with.
    const KNOWN: [Self; 13] = [
        Self::Service,
        Self::ClassTarget,
        Self::RestoreTestPlan,
        Self::RestoreTestProtocol,
        Self::BackupCoverage,
        Self::RetentionScheme,
        Self::MaintenanceTask,
        Self::MaintenanceLog,
        Self::RaciRow,
        Self::ResponseTime,
        Self::Host,
        Self::Role,
        Self::Playbook,
    ];

    /// The role of this name.
    pub fn parse(name: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|role| role.as_str() == name);
        known.unwrap_or_else(|| Self::Other(name.into()))
    }

    /// Its name, as in `x-kind`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Service => "service",
            Self::ClassTarget => "class-target",
            Self::RestoreTestPlan => "restore-test-plan",
            Self::RestoreTestProtocol => "restore-test-protocol",
            Self::BackupCoverage => "backup-coverage",
            Self::RetentionScheme => "retention-scheme",
            Self::MaintenanceTask => "maintenance-task",
            Self::MaintenanceLog => "maintenance-log",
            Self::RaciRow => "raci-row",
            Self::ResponseTime => "response-time",
            Self::Host => "host",
            Self::Role => "role",
            Self::Playbook => "playbook",
            Self::Other(name) => name,
        }
    }
}
