//! Services, from their records, coverage tables and the test protocol.

use super::backup::{self, Backup, BackupPromise};
use super::plan::Covering;
use super::{DataClass, TestRun, names, test_run};
use crate::diagnostic::{Span, Spanned};
use crate::record::Record;
use crate::site::Site;
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
    /// Its normalised names: also the title, the file name and the aliases of its page.
    pub names: Vec<String>,
    /// The IDs of restore tests in its record.
    pub claims: Vec<Claim<'s>>,
    /// The planned tests that restore it, by the closest link that there is.
    pub tests: Vec<Covering>,
    /// Whether a test of the plan restores it, or all of something that it may be part of.
    pub is_covered: bool,
    /// The last test run stated in its record.
    pub stated_run: Option<TestRun<'s>>,
    /// The rows of the protocol about that run: those of the same day.
    pub stated_rows: Vec<TestRun<'s>>,
    /// All test runs that prove something of it, oldest first.
    pub runs: Vec<TestRun<'s>>,
    /// The hosts that it runs on.
    pub hosts: Vec<Spanned<&'s str>>,
    /// Its dependencies.
    pub needs: Vec<Need<'s>>,
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
}

impl<'s> Need<'s> {
    fn new(text: Spanned<&'s str>) -> Self {
        Self { written: text.value, span: text.span, service: None }
    }
}

impl<'s> Service<'s> {
    /// The service in `record`, with unresolved dependencies and without the evidence of other records.
    pub(super) fn new(record: &'s Record, site: &'s Site) -> Self {
        let values = record.values();
        let backups = backup::of_service(record);
        Self {
            record,
            data_class: DataClass::of(record),
            rpo: values.duration("rpo"),
            rto: values.duration("rto"),
            mta: values.duration("mta"),
            rework: values.duration("rework"),
            promise: backup::promise(record, &backups, &site.records),
            backups,
            names: names::of_service(site, record),
            claims: claims(record),
            tests: Vec::new(),
            is_covered: false,
            stated_run: TestRun::of_service(record),
            stated_rows: Vec::new(),
            runs: Vec::new(),
            hosts: values.texts("host").collect(),
            needs: values.texts("depends_on").map(Need::new).collect(),
        }
    }

    /// The name of the service.
    pub fn name(&self) -> &'s str {
        self.record.name()
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

    /// Whether its data class is the highest.
    pub fn is_critical(&self) -> bool {
        self.data_class.is_some_and(|class| class.value == DataClass::Critical)
    }
}

/// The IDs of restore tests in a record, with the bytes of each.
fn claims(record: &Record) -> Vec<Claim<'_>> {
    let test = record.values().map("restore_test");
    let texts = test.into_iter().flat_map(|test| test.texts("id"));
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
