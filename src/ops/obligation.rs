//! The obligations of services: what each owes by its data class, and what proves or breaks it.
//!
//! The one table that rules, reports and pages read. It knows no day: what expires is the business of rules whose
//! findings have windows, and [`super::statuses`] joins both for a day.

use super::{Backup, Demands, Operations, Service};
use crate::diagnostic::{FieldStep, Level, Obligation, Place, State};
use crate::lexicon::{WordList, backup, bare_vowels};
use crate::schema::ViolationKind;
use crate::value::Outcome;

/// What one service owes, and the state of each obligation.
#[derive(Debug)]
pub struct Duties<'o, 's> {
    /// The service.
    pub service: &'o Service<'s>,
    /// Whether it is declared as a service, or recognised only. Any declared service declares those of the whole wiki.
    pub is_declared: bool,
    demands: &'o Demands,
    assessments: Vec<(Obligation, Assessment)>,
}

/// The state of an obligation of a service on all days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assessment {
    /// Evidenced at these places.
    Met(Vec<Place>),
    /// Not evidenced.
    Open(Gap),
    /// Not evidenced because of the gap in another obligation: that of the service with this index. One cause has one
    /// finding.
    Follows(usize, Obligation),
    /// Not owed.
    NotApplicable(Exemption),
}

impl Assessment {
    /// Whether it is owed and not evidenced.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open(_) | Self::Follows(..))
    }
}

/// Why an obligation is not met. Each has one rule that reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// A value is missing or unreadable, as the schema sees it.
    Value,
    /// No backup is on record.
    NoBackup {
        /// Whether it is stated that there is none.
        stated: bool,
    },
    /// The only copies are mirrors or snapshots beside the original.
    NoTrueBackup,
    /// No backup has an interval to measure the RPO by.
    NoInterval,
    /// The interval is longer than the RPO.
    IntervalAboveRpo,
    /// The RTO, with the rework, is longer than the outage that can be borne.
    RtoAboveMta,
    /// The last test has no duration, or that of several services together.
    NotMeasured,
    /// The last test took longer than the RTO.
    MeasuredAboveRto,
    /// Fewer than three copies, one sort of medium, or none out of reach.
    Copies(Vec<CopiesLack>),
    /// No copy is off-site.
    NoOffsite,
    /// An off-site copy is not stated to be encrypted.
    NotEncrypted,
    /// No restore test has a date.
    NeverTested,
    /// The protocol tells how a restore test ended, but not when.
    UndatedTest,
    /// The last restore test did not pass.
    NotPassed,
    /// The last restore test has a result that says neither.
    UnclearResult,
    /// Something is wrong with a dependency.
    Dependency,
    /// No test of the plan restores it.
    NotCovered,
}

impl Gap {
    /// Whether something is known to be wrong, or nothing is known.
    pub const fn state(&self) -> State {
        match self {
            Self::Value
            | Self::NoBackup { stated: false }
            | Self::NoInterval
            | Self::NotMeasured
            | Self::NeverTested
            | Self::UndatedTest
            | Self::UnclearResult => State::Unknown,
            Self::NoBackup { stated: true }
            | Self::NoTrueBackup
            | Self::IntervalAboveRpo
            | Self::RtoAboveMta
            | Self::MeasuredAboveRto
            | Self::Copies(_)
            | Self::NoOffsite
            | Self::NotEncrypted
            | Self::NotPassed
            | Self::Dependency
            | Self::NotCovered => State::Violated,
        }
    }
}

/// What copies lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopiesLack {
    /// There are only so many, the original among them.
    Count(usize),
    /// All lie on what the original lies on.
    Media,
    /// None is offline or immutable.
    OutOfReach,
}

/// Why an obligation is not owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Exemption {
    /// The data class does not ask for it.
    DataClass,
    /// `stateless: true`: there is nothing to save.
    Stateless,
    /// It depends on nothing.
    NoDependencies,
    /// The wiki has no plan of restore tests.
    NoTestPlan,
}

/// The duties of all services, in their order.
pub fn duties<'o, 's>(operations: &'o Operations<'s>, demands: &'o Demands) -> Vec<Duties<'o, 's>> {
    let services = &operations.services;
    let declares = services.iter().any(|service| service.record.declared);
    let mut all = Vec::with_capacity(services.len());
    for (index, service) in services.iter().enumerate() {
        let assessor = Assessor { index, service, operations, demands };
        let assessments = assessor.all();
        all.push(Duties { service, is_declared: declares, demands, assessments });
    }
    all
}

impl Duties<'_, '_> {
    /// The state of the obligation.
    pub fn assessment(&self, obligation: Obligation) -> &Assessment {
        const NONE: Assessment = Assessment::NotApplicable(Exemption::DataClass);
        let found = self.assessments.iter().find(|(known, _)| *known == obligation);
        found.map_or(&NONE, |(_, assessment)| assessment)
    }

    /// The gap in the obligation, where it has one of its own.
    pub fn gap(&self, obligation: Obligation) -> Option<&Gap> {
        match self.assessment(obligation) {
            Assessment::Open(gap) => Some(gap),
            _ => None,
        }
    }

    /// The level at which missing evidence is reported: what the data class demands, and a note at most where the
    /// service is only recognised.
    pub fn level(&self, obligation: Obligation) -> Level {
        let class = self.service.data_class.map(|class| class.value);
        self.limit(self.demands.level(obligation, class))
    }

    /// The level at which the missing field `name` of its schema is reported. Without the data class nobody knows how
    /// grave the rest is.
    pub fn level_of_missing(&self, name: &str) -> Level {
        match Obligation::of_field(&name.into()) {
            _ if !self.service.owes_field(name) => Level::Off,
            Some(promise) => self.level(promise),
            None if name == "data_class" => self.limit(Level::Error),
            None => self.level(Obligation::Documentation),
        }
    }

    /// The level of a finding that has `level` where the service is declared.
    pub fn limit(&self, level: Level) -> Level {
        if self.is_declared { level } else { level.min(Level::Note) }
    }
}

/// Assesses one service.
struct Assessor<'o, 's> {
    index: usize,
    service: &'o Service<'s>,
    operations: &'o Operations<'s>,
    demands: &'o Demands,
}

impl Assessor<'_, '_> {
    fn all(&self) -> Vec<(Obligation, Assessment)> {
        let backup = self.backup();
        let restore_test = self.restore_test();
        let assess = |obligation| match obligation {
            Obligation::Documentation => self.documentation(),
            Obligation::Backup => backup.clone(),
            Obligation::Rpo => self.rpo(&backup),
            Obligation::Rto => self.rto(&restore_test),
            Obligation::Copies => self.copies(&backup),
            Obligation::Offsite => self.offsite(&backup),
            Obligation::RestoreTest => restore_test.clone(),
            Obligation::Dependencies => self.dependencies(),
            Obligation::TestPlan => self.test_plan(),
        };
        Obligation::ALL.map(|obligation| (obligation, assess(obligation))).into()
    }

    /// Whether the data class asks for it.
    fn is_asked(&self, obligation: Obligation) -> bool {
        let class = self.service.data_class.map(|class| class.value);
        self.demands.level(obligation, class) != Level::Off
    }

    /// The gap, unless the data class does not ask for the obligation.
    fn lacking(&self, obligation: Obligation, gap: Gap) -> Assessment {
        if self.is_asked(obligation) {
            Assessment::Open(gap)
        } else {
            Assessment::NotApplicable(Exemption::DataClass)
        }
    }

    /// Not met because another obligation is not; none where that one is met.
    fn follows(
        &self,
        cause: Obligation,
        assessment: &Assessment,
        own: Obligation,
    ) -> Option<Assessment> {
        match assessment {
            Assessment::Met(_) => None,
            Assessment::NotApplicable(exemption) => Some(Assessment::NotApplicable(*exemption)),
            Assessment::Open(_) | Assessment::Follows(..) if self.is_asked(own) => {
                Some(Assessment::Follows(self.index, cause))
            }
            Assessment::Open(_) | Assessment::Follows(..) => {
                Some(Assessment::NotApplicable(Exemption::DataClass))
            }
        }
    }

    fn documentation(&self) -> Assessment {
        let record = self.service.record;
        let is_gap = |path: &[FieldStep], kind: &ViolationKind| match (kind, path) {
            (ViolationKind::Missing { field }, []) => {
                Obligation::of_field(&field.into()).is_none() && self.service.owes_field(field)
            }
            (_, [FieldStep::Key(name), ..]) => name == "data_class",
            _ => false,
        };
        let mut violations = record.violations.iter();
        if violations.any(|violation| is_gap(violation.path.steps(), &violation.kind)) {
            return self.lacking(Obligation::Documentation, Gap::Value);
        }
        Assessment::Met(vec![record.place(record.head)])
    }

    fn backup(&self) -> Assessment {
        let service = self.service;
        let backups = service.copies().iter().filter(|copy| copy.is_backup());
        let evidence: Vec<Place> = backups.map(Backup::place).collect();
        if !evidence.is_empty() {
            return Assessment::Met(evidence);
        }
        if service.is_stateless {
            return Assessment::NotApplicable(Exemption::Stateless);
        }
        let gap = match service.copies() {
            [] => Gap::NoBackup { stated: service.states_no_backup() },
            _ => Gap::NoTrueBackup,
        };
        self.lacking(Obligation::Backup, gap)
    }

    fn rpo(&self, backup: &Assessment) -> Assessment {
        let service = self.service;
        let Some(rpo) = &service.rpo else {
            return match service.is_stateless {
                true => Assessment::NotApplicable(Exemption::Stateless),
                false => self.promise_missing(Obligation::Rpo, "rpo"),
            };
        };
        if let Some(assessment) = self.follows(Obligation::Backup, backup, Obligation::Rpo) {
            return assessment;
        }
        match &service.promise {
            None if service.has_unreadable_interval() => Assessment::Open(Gap::Value),
            None => self.lacking(Obligation::Rpo, Gap::NoInterval),
            Some(promise) if promise.interval.longest_seconds() > rpo.value.seconds() => {
                // The interval that cannot be read may be the one that keeps the promise.
                let is_known = !service.has_unreadable_interval();
                Assessment::Open(if is_known { Gap::IntervalAboveRpo } else { Gap::Value })
            }
            Some(promise) => Assessment::Met(vec![promise.record.place(promise.cadence.span)]),
        }
    }

    /// A promise that is not there is a gap if the class asks for it; one that cannot be read always.
    fn promise_missing(&self, obligation: Obligation, field: &str) -> Assessment {
        let written = self.service.record.values().member(field);
        match written.is_some_and(|member| !member.value.is_blank()) {
            true => Assessment::Open(Gap::Value),
            false => self.lacking(obligation, Gap::Value),
        }
    }

    fn rto(&self, restore_test: &Assessment) -> Assessment {
        let service = self.service;
        let Some(rto) = &service.rto else {
            return self.promise_missing(Obligation::Rto, "rto");
        };
        if service.rto_exceeds_mta() {
            return Assessment::Open(Gap::RtoAboveMta);
        }
        let Some(last) = service.measuring_run() else {
            return match self.follows(Obligation::RestoreTest, restore_test, Obligation::Rto) {
                Some(assessment) => assessment,
                None => self.lacking(Obligation::Rto, Gap::NotMeasured),
            };
        };
        match &last.duration {
            None if last.has_duration => Assessment::Open(Gap::Value),
            None => self.lacking(Obligation::Rto, Gap::NotMeasured),
            Some(measured) if measured.value.seconds() > rto.value.seconds() => {
                match last.is_shared {
                    true => self.lacking(Obligation::Rto, Gap::NotMeasured),
                    false => Assessment::Open(Gap::MeasuredAboveRto),
                }
            }
            // A test of which nobody knows whether it passed proves no time, nor does one that a later one took back.
            Some(_) if last.outcome() != Some(Outcome::Passed) || restore_test.is_open() => self
                .follows(Obligation::RestoreTest, restore_test, Obligation::Rto)
                .unwrap_or_else(|| self.lacking(Obligation::Rto, Gap::NotMeasured)),
            Some(measured) => Assessment::Met(vec![last.record.place(measured.span)]),
        }
    }

    fn copies(&self, backup: &Assessment) -> Assessment {
        if let Some(assessment) = self.follows(Obligation::Backup, backup, Obligation::Copies) {
            return assessment;
        }
        let lacks = copies_lacks(self.service);
        match (lacks.is_empty(), backup) {
            (true, Assessment::Met(places)) => Assessment::Met(places.clone()),
            _ => self.lacking(Obligation::Copies, Gap::Copies(lacks)),
        }
    }

    fn offsite(&self, backup: &Assessment) -> Assessment {
        if let Some(assessment) = self.follows(Obligation::Backup, backup, Obligation::Offsite) {
            return assessment;
        }
        let service = self.service;
        let copies: Vec<&Backup<'_>> =
            service.copies().iter().filter(|copy| copy.is_offsite()).collect();
        if copies.is_empty() {
            let unreadable = service.copies().iter().any(|copy| copy.is_unreadable("offsite"));
            let gap = if unreadable { Gap::Value } else { Gap::NoOffsite };
            return self.lacking(Obligation::Offsite, gap);
        }
        let open: Vec<&&Backup<'_>> = copies.iter().filter(|copy| !copy.is_encrypted()).collect();
        if !open.is_empty() {
            let unreadable = open.iter().all(|copy| copy.is_unreadable("encrypted"));
            let gap = if unreadable { Gap::Value } else { Gap::NotEncrypted };
            return self.lacking(Obligation::Offsite, gap);
        }
        Assessment::Met(copies.into_iter().map(Backup::place).collect())
    }

    fn restore_test(&self) -> Assessment {
        let service = self.service;
        let Some(last) = service.last_run() else {
            return match service.has_unreadable_test_date() {
                true => Assessment::Open(Gap::Value),
                false if service.is_stateless => Assessment::NotApplicable(Exemption::Stateless),
                false if service.undated.is_empty() => {
                    self.lacking(Obligation::RestoreTest, Gap::NeverTested)
                }
                false => self.lacking(Obligation::RestoreTest, Gap::UndatedTest),
            };
        };
        match last.outcome() {
            Some(Outcome::Passed) if service.is_stateless => {
                Assessment::NotApplicable(Exemption::Stateless)
            }
            Some(Outcome::Passed) => Assessment::Met(vec![last.record.place(last.date.span)]),
            Some(Outcome::Failed | Outcome::Partial) => Assessment::Open(Gap::NotPassed),
            None if last.result.is_some() => Assessment::Open(Gap::UnclearResult),
            None => Assessment::Open(Gap::Value),
        }
    }

    fn dependencies(&self) -> Assessment {
        let service = self.service;
        if service.needs.iter().any(|need| self.operations.fault(self.index, need).is_some()) {
            return self.lacking(Obligation::Dependencies, Gap::Dependency);
        }
        if service.leaves_needs_open() {
            return self.lacking(Obligation::Dependencies, Gap::Value);
        }
        if service.needs.is_empty() {
            return Assessment::NotApplicable(Exemption::NoDependencies);
        }
        let services = &self.operations.services;
        let promises_nothing =
            |index: &usize| services.get(*index).is_some_and(|other| other.rto.is_none());
        let mut needed = service.needs.iter().filter_map(|need| need.service);
        if service.rto.is_some()
            && let Some(index) = needed.find(promises_nothing)
        {
            return match self.is_asked(Obligation::Dependencies) {
                true => Assessment::Follows(index, Obligation::Rto),
                false => Assessment::NotApplicable(Exemption::DataClass),
            };
        }
        let places = service.needs.iter().map(|need| service.record.place(need.span));
        Assessment::Met(places.collect())
    }

    fn test_plan(&self) -> Assessment {
        if self.operations.tests.is_empty() {
            return Assessment::NotApplicable(Exemption::NoTestPlan);
        }
        if self.service.is_stateless {
            return Assessment::NotApplicable(Exemption::Stateless);
        }
        if !self.is_asked(Obligation::TestPlan) {
            return Assessment::NotApplicable(Exemption::DataClass);
        }
        if !self.service.is_covered {
            return Assessment::Open(Gap::NotCovered);
        }
        let covering = self.service.tests.iter();
        let tests = covering.filter_map(|covering| self.operations.tests.get(covering.test));
        Assessment::Met(tests.map(|test| test.record.place(test.record.head)).collect())
    }
}

fn copies_lacks(service: &Service<'_>) -> Vec<CopiesLack> {
    let copies = service.copies();
    let backups: Vec<&Backup<'_>> = copies.iter().filter(|copy| copy.is_backup()).collect();
    let mut lacks = Vec::new();
    if backups.len() < 2 {
        lacks.push(CopiesLack::Count(backups.len() + 1));
    }
    if on_disks_only(&backups) {
        lacks.push(CopiesLack::Media);
    }
    if service.is_critical() && !copies.iter().any(Backup::is_out_of_reach) {
        lacks.push(CopiesLack::OutOfReach);
    }
    lacks
}

/// Whether every copy says what it lies on, and all lie on what the original lies on.
fn on_disks_only(backups: &[&Backup<'_>]) -> bool {
    let is_disk = |medium: &str, words: WordList| {
        let medium = bare_vowels(medium);
        words.iter().any(|disk| medium.contains(disk))
    };
    backups.iter().all(|backup| {
        backup.medium.is_some_and(|medium| is_disk(medium, backup::DISKS))
            && backup.offline != Some(true)
    })
}
