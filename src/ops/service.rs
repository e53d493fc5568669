//! Services, from their records, coverage tables and the test protocol.

use super::backup::{self, Backup, BackupPromise, DeniedCopy};
use super::class_target::Objective;
use super::plan::Covering;
use super::{DataClass, TestRun, names, test_run};
use crate::diagnostic::{Span, Spanned};
use crate::record::{Record, Value};
use crate::schema::KindRole;
use crate::site::Site;
use crate::value::{Blank, Duration, Outcome};

/// So many mentions of a service are compared with it, so that namesakes do not multiply them.
const MOST_MENTIONS: usize = 64;

/// A service.
#[derive(Debug)]
pub struct Service<'s> {
    /// Its record.
    pub record: &'s Record,
    /// Rows of summaries that mention it.
    pub mentions: Vec<&'s Record>,
    /// The data class.
    pub data_class: Option<Spanned<DataClass>>,
    /// Whether it is stated to have nothing to save.
    pub is_stateless: bool,
    /// The recovery point objective: how much data may be lost.
    pub rpo: Option<Objective>,
    /// The recovery time objective: how long the recovery may take.
    pub rto: Option<Objective>,
    /// The maximum tolerable outage.
    pub mta: Option<Spanned<Duration>>,
    /// The time after the recovery to catch up on the backlog.
    pub rework: Option<Spanned<Duration>>,
    /// All copies in its record, backups or not.
    pub backups: Vec<Backup<'s>>,
    /// The copies that rows of coverage tables promise of it.
    pub coverage: Vec<Backup<'s>>,
    /// What its record, or a row of a coverage table, says instead of a copy.
    pub denied: Option<DeniedCopy<'s>>,
    /// The shortest promised backup interval.
    pub promise: Option<BackupPromise<'s>>,
    /// Its normalised names: also the title, the file name and the aliases of its page.
    pub names: Vec<String>,
    /// The IDs of restore tests in its record.
    pub claims: Vec<Claim<'s>>,
    /// The planned tests that restore it, by the closest link that there is.
    pub tests: Vec<Covering>,
    /// Whether a test of the plan restores it, or all of something that it may be part of.
    pub is_covered: bool,
    /// The test runs stated in its record.
    pub stated: Vec<StatedRun<'s>>,
    /// The rows of the protocol about it that have no date that can be read.
    pub undated: Vec<&'s Record>,
    /// All test runs that prove something of it, oldest first.
    pub runs: Vec<TestRun<'s>>,
    /// The hosts that it runs on.
    pub hosts: Vec<Spanned<&'s str>>,
    /// Its dependencies.
    pub needs: Vec<Need<'s>>,
    /// The index of the dependency ring that it is part of.
    pub ring: Option<usize>,
}

/// A test run that the record of a service states.
#[derive(Debug, Clone)]
pub struct StatedRun<'s> {
    /// The run.
    pub run: TestRun<'s>,
    /// The rows of the protocol about it: those of the same day.
    pub rows: Vec<TestRun<'s>>,
}

impl<'s> StatedRun<'s> {
    fn new(run: TestRun<'s>) -> Self {
        Self { run, rows: Vec::new() }
    }

    /// The rows about the service alone that tell another time of the run, unless one tells the same. What differs by a
    /// quarter at most is rounded.
    pub fn differing_times(&self) -> Vec<&TestRun<'s>> {
        let seconds = |run: &TestRun<'s>| run.duration.as_ref().map(|it| it.value.seconds());
        let Some(own) = seconds(&self.run) else { return Vec::new() };
        let is_same = |row: &&TestRun<'s>| {
            let other = seconds(row).unwrap_or(own);
            own.abs_diff(other).saturating_mul(4) <= own.min(other)
        };
        let rows = self.rows.iter().filter(|row| row.outcome() != Some(Outcome::Failed));
        let timed: Vec<&TestRun<'s>> = rows.filter(|row| row.duration.is_some()).collect();
        if timed.iter().any(is_same) {
            return Vec::new();
        }
        timed.into_iter().filter(|row| row.is_of_it_alone).collect()
    }
}

/// A restore test that the record of a service names.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'s> {
    /// The test ID.
    pub id: Spanned<&'s str>,
    /// Whether the plan or the protocol has it.
    pub is_known: bool,
}

/// A dependency: one entry of `depends_on`.
#[derive(Debug, Clone)]
pub struct Need<'s> {
    /// The entry as written.
    pub written: &'s str,
    /// The bytes of the entry.
    pub span: Span,
    /// The index of the service, where the entry names one.
    pub service: Option<usize>,
    /// Whether it names a service, a host or a page.
    pub is_known: bool,
}

impl<'s> Need<'s> {
    fn new(text: Spanned<&'s str>) -> Self {
        Self { written: text.value, span: text.span, service: None, is_known: false }
    }
}

impl<'s> Service<'s> {
    /// The service in `record`, with unresolved dependencies and without the evidence of other records.
    pub(super) fn new(record: &'s Record, site: &'s Site) -> Self {
        let values = record.values();
        let (backups, denied) = backup::of_service(record);
        Self {
            record,
            mentions: mentions(record, site),
            data_class: DataClass::of(record),
            is_stateless: values.is("stateless") == Some(true),
            rpo: Objective::own(values.duration("rpo")),
            rto: Objective::own(values.duration("rto")),
            mta: values.duration("mta"),
            rework: values.duration("rework"),
            promise: None,
            coverage: Vec::new(),
            backups,
            denied,
            names: names::of_service(site, record),
            claims: claims(record),
            tests: Vec::new(),
            is_covered: false,
            stated: TestRun::of_service(record).map(StatedRun::new).collect(),
            undated: Vec::new(),
            runs: Vec::new(),
            hosts: values.texts("host").collect(),
            needs: values.texts("depends_on").map(Need::new).collect(),
            ring: None,
        }
    }

    /// The name of the service.
    pub fn name(&self) -> &'s str {
        self.record.name()
    }

    /// The tests that a run which it states is one of: those named beside it, or all where they are apart from it.
    pub fn claims_of(&self, run: &TestRun<'s>) -> Vec<&Claim<'s>> {
        let is_beside = |claim: &&Claim<'s>| run.span.contains(claim.id.span);
        let beside: Vec<&Claim<'s>> = self.claims.iter().filter(is_beside).collect();
        if beside.is_empty() { self.claims.iter().collect() } else { beside }
    }

    /// The IDs of restore tests in its record, as written: `RT-1, RT-2`.
    pub fn written_test_ids(&self) -> Option<String> {
        let ids: Vec<&str> = self.claims.iter().map(|claim| claim.id.value).collect();
        (!ids.is_empty()).then(|| ids.join(", "))
    }

    /// The data class as written; empty where none is stated.
    pub fn written_class(&self) -> &'s str {
        self.record.values().text("data_class").unwrap_or_default()
    }

    /// Its copies, backups or not: those in its record, or those in coverage tables where its record has no backup.
    pub fn copies(&self) -> &[Backup<'s>] {
        let is_own = self.coverage.is_empty() || self.backups.iter().any(Backup::is_backup);
        if is_own { &self.backups } else { &self.coverage }
    }

    /// Whether it owes the field `name` of its schema: not where its data class promises it. What has nothing to save
    /// has no place for it, and loses nothing.
    pub fn owes_field(&self, name: &str) -> bool {
        let by_class = match name {
            "rpo" => self.rpo.as_ref(),
            "rto" => self.rto.as_ref(),
            _ => None,
        };
        let is_promised = by_class.is_some_and(|promise| promise.of_class.is_some());
        !(is_promised || (self.is_stateless && ["storage", "rpo"].contains(&name)))
    }

    /// Whether its record leaves open what it depends on.
    pub(super) fn leaves_needs_open(&self) -> bool {
        let needs = self.record.values().member("depends_on");
        needs.is_some_and(|needs| needs.value.is_open())
    }

    /// Whether it is said that there is no backup, and not only nothing.
    pub(super) fn states_no_backup(&self) -> bool {
        if let Some(denied) = &self.denied {
            return denied.left == Blank::Nothing;
        }
        let backup = self.record.values().member("backup").map(|backup| &backup.value);
        backup.is_some_and(|value| match &value.value {
            Value::Null if value.written.is_empty() => false,
            // Entries that say nothing.
            Value::List(items) if !items.is_empty() => false,
            _ => !value.is_open(),
        })
    }

    /// Whether the interval of a backup, in its record or a coverage table, cannot be read.
    pub(super) fn has_unreadable_interval(&self) -> bool {
        let own = self.backups.iter().filter_map(|backup| backup.values.member("interval"));
        let rows = self.coverage.iter().filter_map(|row| row.values.member("frequency"));
        // An empty cell is F101.
        let is_empty = rows.clone().any(|member| member.value.is_blank());
        is_empty || own.chain(rows).any(|member| member.value.rejection.is_some())
    }

    /// Whether a restore test, in its record or the protocol, has a date that cannot be read.
    pub(super) fn has_unreadable_test_date(&self) -> bool {
        let rows = self.undated.iter().map(|row| row.values());
        let mut tests = self.record.values().maps("restore_test").chain(rows);
        tests.any(|test| test.member("date").is_some_and(|date| date.value.rejection.is_some()))
    }

    /// Whether the recovery, with the rework, may take longer than the outage can be borne.
    pub fn rto_exceeds_mta(&self) -> bool {
        let (Some(rto), Some(mta)) = (&self.rto, &self.mta) else { return false };
        let rework = self.rework.as_ref().map_or(0, |rework| rework.value.seconds());
        rto.value.seconds().saturating_add(rework) > mta.value.seconds()
    }

    /// The run that counts: of the last day one that passed, if there is one.
    pub fn last_run(&self) -> Option<&TestRun<'s>> {
        let last = self.runs.last()?;
        let on_that_day = self.runs.iter().rev().take_while(|run| run.day() == last.day());
        let passed = on_that_day.into_iter().find(|run| run.outcome() == Some(Outcome::Passed));
        Some(passed.unwrap_or(last))
    }

    /// The last test run that can prove a time. One that failed proves nothing, and the time for several services is not
    /// that of one. Of two times for one run the longer one counts.
    pub fn measuring_run(&self) -> Option<&TestRun<'s>> {
        let mut runs = self.runs.iter().rev().filter(|it| it.outcome() != Some(Outcome::Failed));
        let last = runs.clone().find(|run| !run.is_shared).or_else(|| runs.next())?;
        let seconds = |run: &TestRun<'s>| run.duration.as_ref().map(|it| it.value.seconds());
        let stated = self.stated.iter().filter(|stated| stated.run.day() == last.day());
        let longest = stated.flat_map(StatedRun::differing_times).max_by_key(|run| seconds(run));
        Some(longest.filter(|run| seconds(run) > seconds(last)).unwrap_or(last))
    }

    /// Whether it promises to be back sooner than `other`.
    pub fn promises_sooner_than(&self, other: &Self) -> bool {
        let (Some(own), Some(theirs)) = (&self.rto, &other.rto) else { return false };
        own.value.seconds() < theirs.value.seconds()
    }

    /// Whether its data class is higher than that of `other`.
    pub fn outranks(&self, other: &Self) -> bool {
        let (Some(own), Some(theirs)) = (self.data_class, other.data_class) else { return false };
        own.value > theirs.value
    }

    /// Whether its data class is the highest.
    pub fn is_critical(&self) -> bool {
        self.data_class.is_some_and(|class| class.value == DataClass::Critical)
    }
}

/// The rows of summaries that mention a service.
fn mentions<'s>(service: &Record, site: &'s Site) -> Vec<&'s Record> {
    let rows = site.records.mentions(&KindRole::Service, service.name());
    rows.take(MOST_MENTIONS).collect()
}

/// The IDs of restore tests in a record, with the bytes of each.
fn claims(record: &Record) -> Vec<Claim<'_>> {
    let texts = record.values().maps("restore_test").flat_map(|test| test.texts("id"));
    let mut claims = Vec::new();
    for Spanned { value: text, span } in texts {
        for id in test_run::ids(text) {
            let at = id.as_ptr().addr() - text.as_ptr().addr();
            let exact = Span::new(span.start + at, span.start + at + id.len());
            let span = if span.len() == text.len() { exact } else { span };
            claims.push(Claim { id: Spanned::new(id, span), is_known: false });
        }
    }
    claims
}
