//! Services, from their records, coverage tables and the test protocol.

use super::backup::{self, Backup, BackupPromise};
use super::{DataClass, TestRun, test_run};
use crate::diagnostic::{Span, Spanned};
use crate::record::Record;
use crate::site::Records;
use crate::value::Duration;

/// A service.
#[derive(Debug)]
pub struct Service<'s> {
    /// Its record.
    pub record: &'s Record,
    /// The data class.
    pub data_class: Option<Spanned<DataClass>>,
    /// The recovery point objective: how much data may be lost.
    pub rpo: Option<Spanned<Duration>>,
    /// The recovery time objective: how long the recovery may take.
    pub rto: Option<Spanned<Duration>>,
    /// The maximum tolerable outage.
    pub mta: Option<Spanned<Duration>>,
    /// The time after the recovery to catch up on the backlog.
    pub rework: Option<Spanned<Duration>>,
    /// All copies in its record, backups or not.
    pub backups: Vec<Backup<'s>>,
    /// The shortest promised backup interval.
    pub promise: Option<BackupPromise<'s>>,
    /// The ID of the restore test in its record.
    pub test_id: Option<Spanned<&'s str>>,
    /// The last test run stated in its record.
    pub stated_run: Option<TestRun<'s>>,
    /// All test runs, oldest first.
    pub runs: Vec<TestRun<'s>>,
    /// The hosts that it runs on.
    pub hosts: Vec<Spanned<&'s str>>,
    /// Its dependencies.
    pub needs: Vec<Need<'s>>,
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
}

impl<'s> Need<'s> {
    fn new(text: Spanned<&'s str>) -> Self {
        Self { written: text.value, span: text.span, service: None }
    }
}

impl<'s> Service<'s> {
    /// The service in `record`, with unresolved dependencies.
    pub(super) fn new(record: &'s Record, records: &'s Records) -> Self {
        let values = record.values();
        let test = values.map("restore_test");
        let test_id = test
            .and_then(|test| Some(Spanned::new(test.text("id")?, test.member("id")?.value.span)));
        let backups = backup::of_service(record);
        let stated_run = TestRun::of_service(record);
        Self {
            record,
            data_class: DataClass::of(record),
            rpo: values.duration("rpo"),
            rto: values.duration("rto"),
            mta: values.duration("mta"),
            rework: values.duration("rework"),
            promise: backup::promise(record, &backups, records),
            backups,
            runs: test_run::evidence(records, test_id.map(|id| id.value), stated_run.as_ref()),
            test_id,
            stated_run,
            hosts: values.texts("host").collect(),
            needs: values.texts("depends_on").map(Need::new).collect(),
        }
    }

    /// The name of the service.
    pub fn name(&self) -> &'s str {
        self.record.name()
    }

    /// The data class as written; empty where none is stated.
    pub fn written_class(&self) -> &'s str {
        self.record.values().text("data_class").unwrap_or_default()
    }

    /// Whether its data class is the highest.
    pub fn is_critical(&self) -> bool {
        self.data_class.is_some_and(|class| class.value == DataClass::Critical)
    }
}
