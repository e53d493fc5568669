//! A service, as its own record, the coverage tables and the test protocol describe it.

use super::backup::{self, Backup, BackupPromise};
use super::{DataClass, TestRun, test_run};
use crate::diagnostic::{Span, Spanned};
use crate::record::Record;
use crate::site::Records;
use crate::value::Duration;

/// A service.
#[derive(Debug)]
pub struct Service<'s> {
    /// Where it is described.
    pub record: &'s Record,
    /// How much depends on its data.
    pub data_class: Option<Spanned<DataClass>>,
    /// How much work may be lost.
    pub rpo: Option<Spanned<Duration>>,
    /// How long the recovery may take.
    pub rto: Option<Spanned<Duration>>,
    /// How long it may be gone.
    pub mta: Option<Spanned<Duration>>,
    /// How long it takes after the recovery to work off what has piled up.
    pub rework: Option<Spanned<Duration>>,
    /// The copies of its data that its record names, good or bad.
    pub backups: Vec<Backup<'s>>,
    /// The shortest interval at which a backup is promised.
    pub promise: Option<BackupPromise<'s>>,
    /// The restore test that its record names.
    pub test_id: Option<Spanned<&'s str>>,
    /// The last test, as its own record tells of it.
    pub stated_run: Option<TestRun<'s>>,
    /// All that proves that it can be restored, the oldest first.
    pub runs: Vec<TestRun<'s>>,
    /// What it runs on.
    pub hosts: Vec<Spanned<&'s str>>,
    /// What it depends on.
    pub needs: Vec<Need<'s>>,
}

/// One entry of `depends_on`.
#[derive(Debug, Clone)]
pub struct Need<'s> {
    /// As it is written.
    pub written: &'s str,
    /// Where.
    pub span: Span,
    /// The index of the service that is meant, where it is one.
    pub service: Option<usize>,
}

impl<'s> Need<'s> {
    fn new(text: Spanned<&'s str>) -> Self {
        Self { written: text.value, span: text.span, service: None }
    }
}

impl<'s> Service<'s> {
    /// The service that `record` describes; its dependencies are not resolved yet.
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

    /// What it is called.
    pub fn name(&self) -> &'s str {
        self.record.name()
    }

    /// Its data class in the words of the document; empty where it states none.
    pub fn written_class(&self) -> &'s str {
        self.record.values().text("data_class").unwrap_or_default()
    }

    /// Whether its data class is the highest.
    pub fn is_critical(&self) -> bool {
        self.data_class.is_some_and(|class| class.value == DataClass::Critical)
    }
}
