//! What was found about the records that say what state a service is in.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Operations, Service};
use crate::diagnostic::{Diagnostic, Finding, Level, Obligation, RecordId, State};
use crate::schema::KindRole;
use crate::site::Site;

/// Findings by record, with the obligation that each concerns.
pub(super) struct ByRecord<'d> {
    diagnostics: HashMap<&'d RecordId, Vec<(&'d Diagnostic, Option<Obligation>)>>,
    /// The first day on which an obligation is no longer met.
    coming: HashMap<(&'d RecordId, Obligation), Date>,
    /// The days from which restore tests have expired, in order.
    expired: HashMap<&'d RecordId, Vec<Date>>,
}

impl<'d> ByRecord<'d> {
    pub(super) fn new(
        as_of: Date,
        diagnostics: &'d [Diagnostic],
        findings: &'d [Arc<Finding>],
    ) -> Self {
        let mut known =
            Self { diagnostics: HashMap::new(), coming: HashMap::new(), expired: HashMap::new() };
        for diagnostic in diagnostics {
            for (about, obligation) in diagnostic.finding.concerns() {
                known.diagnostics.entry(&about.record).or_default().push((diagnostic, obligation));
            }
        }
        for finding in findings.iter().filter(|finding| finding.state != State::Met) {
            known.coming(as_of, finding);
        }
        known.expired.values_mut().for_each(|days| days.sort());
        known
    }

    fn coming(&mut self, as_of: Date, finding: &'d Finding) {
        let Some(from) = finding.window.from else { return };
        for (about, obligation) in finding.concerns() {
            let Some(obligation) = obligation else { continue };
            if obligation == Obligation::RestoreTest && finding.state == State::Expired {
                self.expired.entry(&about.record).or_default().push(from);
            }
            if from > as_of {
                let first = self.coming.entry((&about.record, obligation)).or_insert(from);
                *first = (*first).min(from);
            }
        }
    }

    /// What was found about `obligation` in `sources` and bears on whether it is met. A rule about single values says
    /// nothing of that in a note, unless the obligation `is_open`.
    pub(super) fn of(
        &self,
        sources: &[StatusSource],
        obligation: Obligation,
        is_open: bool,
    ) -> Vec<&'d Diagnostic> {
        let mut found = Vec::new();
        for source in sources {
            let of_record = self.diagnostics.get(&source.record).into_iter().flatten();
            for (diagnostic, concerned) in of_record {
                let concerned = concerned.map(|it| source.concerned(it));
                let proves = diagnostic.finding.rule.obligation != Some(Obligation::Documentation);
                let bears = proves || is_open || diagnostic.level > Level::Note;
                if concerned == Some(obligation) && bears && diagnostic.state() != State::Met {
                    found.push(*diagnostic);
                }
            }
        }
        found
    }

    /// The last day before the one on which the last restore test has expired, or will.
    pub(super) fn test_valid_until(
        &self,
        sources: &[StatusSource],
        service: &Service<'_>,
    ) -> Option<Date> {
        let last = service.last_run()?.day();
        let behind = |source: &StatusSource| {
            let days = self.expired.get(&source.record)?;
            days.get(days.partition_point(|day| *day <= last)).copied()
        };
        let now = self.of(sources, Obligation::RestoreTest, true).into_iter();
        let now = now.filter(|it| it.finding.state == State::Expired);
        let now = now.filter_map(|it| it.finding.window.from);
        now.chain(sources.iter().filter_map(behind)).min()?.yesterday().ok()
    }

    /// The last day before one on which `obligation` is no longer met.
    pub(super) fn valid_until(
        &self,
        sources: &[StatusSource],
        obligation: Obligation,
    ) -> Option<Date> {
        let mut first: Option<Date> = None;
        for source in sources {
            if let Some(from) = self.coming.get(&(&source.record, obligation)) {
                first = Some(first.map_or(*from, |first| first.min(*from)));
            }
        }
        first?.yesterday().ok()
    }
}

/// A record that bears on the state of a service.
pub(super) struct StatusSource {
    record: RecordId,
    /// What its values prove, if it is not the service's own record.
    proves: Option<Obligation>,
}

impl StatusSource {
    /// The obligation that a finding about this record concerns.
    fn concerned(&self, obligation: Obligation) -> Obligation {
        match (obligation, self.proves) {
            (Obligation::Documentation, Some(proven)) => proven,
            _ => obligation,
        }
    }
}

/// The records that say what state a service is in: its own, the rows of coverage tables that name it, and the rows of the
/// plan and of the protocol about the tests that restore it.
pub(super) fn sources(
    site: &Site,
    operations: &Operations<'_>,
    service: &Service<'_>,
) -> Vec<StatusSource> {
    let coverage = service.coverage.iter().map(|row| (row.record.id(), Some(Obligation::Rpo)));
    let tests = service.tests.iter().filter_map(|covering| operations.tests.get(covering.test));
    let claimed = service
        .claims
        .iter()
        .flat_map(|claim| site.records.named(&KindRole::RestoreTestProtocol, claim.id.value));
    let rows = tests.map(|test| test.record).chain(service.runs.iter().map(|run| run.record));
    let rows = rows
        .chain(service.undated.iter().copied())
        .chain(claimed)
        .map(|row| (row.id(), Some(Obligation::RestoreTest)));
    let own = service.record.id();
    let mut records: Vec<(RecordId, Option<Obligation>)> = coverage.chain(rows).collect();
    records.retain(|(record, _)| *record != own);
    records.push((own, None));
    records.sort();
    records.dedup_by(|(a, _), (b, _)| a == b);
    records.into_iter().map(|(record, proves)| StatusSource { record, proves }).collect()
}
