//! What the site tells of the check: what `report` and `due` tell, as pages and as files for machines.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Session, policy};
use crate::check::Waiver;
use crate::diagnostic::Diagnostic;
use crate::language::Catalogue;
use crate::ops::ServiceStatus;
use crate::render::{self, OutputFile};
use crate::report::{self, Due, DueDay};
use crate::site::Generated;
use crate::site::generated::owner_calendar;
use crate::verdict::Change;

/// How far the site looks ahead; as far as `due` does when nobody says.
const MONTHS_AHEAD: i32 = 6;

/// What the pages about the check are made from; nothing of it stands on drafts that readers do not
/// get.
pub(super) struct Proof<'a> {
    services: Vec<ServiceStatus>,
    diagnostics: Cow<'a, [Diagnostic]>,
    until: Date,
    changes: Vec<Change>,
}

/// The days of `changes`, for reports.
pub fn due_days(changes: &[Change]) -> Vec<DueDay<'_>> {
    changes.iter().map(due_day).collect()
}

fn due_day(change: &Change) -> DueDay<'_> {
    let Change { day, appears, ends } = change;
    DueDay { day: *day, appears: appears.iter().collect(), ends: ends.iter().collect() }
}

/// What counts and has an owner, by the path of that owner's calendar: names that differ in
/// punctuation only share one.
fn by_owner(changes: &[Change]) -> BTreeMap<String, Vec<DueDay<'_>>> {
    let mut calendars: BTreeMap<String, Vec<DueDay<'_>>> = BTreeMap::new();
    for change in changes {
        for diagnostic in change.appears.iter().filter(|it| it.counts()) {
            let Some(owner) = &diagnostic.finding.owner else { continue };
            let days = calendars.entry(owner_calendar(owner)).or_default();
            match days.last_mut().filter(|last| last.day == change.day) {
                Some(last) => last.appears.push(diagnostic),
                None => days.push(DueDay {
                    day: change.day,
                    appears: vec![diagnostic],
                    ends: Vec::new(),
                }),
            }
        }
    }
    calendars
}

impl Session {
    pub(super) fn proof(&self) -> Proof<'_> {
        let until = self.as_of().checked_add(MONTHS_AHEAD.months()).unwrap_or(Date::MAX);
        let (mut services, mut changes) = (self.services(), self.horizon(until));
        let mut diagnostics = Cow::Borrowed(self.diagnostics.as_slice());
        if self.site.withheld_drafts() > 0 {
            let shown = |it: &Diagnostic| self.site.is_for_readers(&it.finding.place.path);
            services.retain(|service| self.site.is_for_readers(&service.path));
            diagnostics.to_mut().retain(shown);
            for change in &mut changes {
                change.appears.retain(shown);
                change.ends.retain(shown);
            }
        }
        Proof { services, diagnostics, until, changes }
    }

    pub(super) fn compliance<'a>(
        &'a self,
        catalogue: &'a Arc<Catalogue>,
        proof: &'a Proof<'_>,
    ) -> render::Compliance<'a> {
        let due = proof.changes.iter().map(|change| {
            (change.day, change.appears.iter().filter(|it| it.counts()).collect::<Vec<_>>())
        });
        let due: Vec<_> = due.filter(|(_, appears)| !appears.is_empty()).collect();
        let ahead = due.iter().flat_map(|(_, appears)| appears.iter().copied());
        let codes: BTreeSet<&str> =
            proof.diagnostics.iter().chain(ahead).map(|it| &*it.finding.rule.code).collect();
        render::Compliance {
            catalogue,
            diagnostics: &proof.diagnostics,
            waivers: self.public_waivers().map(|waiver| self.waiver(waiver)).collect(),
            rules: codes.into_iter().filter_map(|code| self.rule(code, catalogue)).collect(),
            services: &proof.services,
            due: render::Due { until: proof.until, days: due },
            files: self.files(catalogue, proof),
        }
    }

    /// The same for machines.
    fn files(&self, catalogue: &Catalogue, proof: &Proof<'_>) -> Vec<OutputFile> {
        let report =
            self.report(catalogue, &proof.diagnostics, |path| self.site.is_for_readers(path));
        let findings = report::json(&report);
        let services = report::services_json(&proof.services, self.as_of());
        let calendar = |path: &str, days| {
            let due = Due { report: &report, until: proof.until, days };
            OutputFile::text(path, report::due_calendar(&due))
        };
        let mut files = vec![
            OutputFile::text(Generated::Findings.path(), findings),
            OutputFile::text(Generated::Services.path(), services),
            calendar(Generated::Calendar.path(), due_days(&proof.changes)),
        ];
        files
            .extend(by_owner(&proof.changes).into_iter().map(|(path, days)| calendar(&path, days)));
        files
    }

    fn rule(&self, code: &str, catalogue: &Catalogue) -> Option<render::RuleEntry> {
        let rule = self.loaded.rules.find(code)?;
        let (code, slug) = (rule.code.to_string(), rule.slug.to_string());
        let explanation = self.loaded.rules.explain(&code, catalogue)?;
        Some(render::RuleEntry { code, slug, explanation })
    }

    fn public_waivers(&self) -> impl Iterator<Item = &Waiver> {
        let waivers = self.checked.waivers.iter();
        waivers.filter(|waiver| self.site.is_for_readers(&waiver.place.path))
    }

    fn waiver(&self, waiver: &Waiver) -> render::WaiverEntry {
        render::WaiverEntry {
            place: waiver.place.clone(),
            rule: waiver.rule_name().to_owned(),
            until: waiver.until.clone().unwrap_or_default(),
            reason: waiver.reason.clone().unwrap_or_default(),
            by: waiver.by.clone(),
            holds: policy(&self.loaded.rules, &self.site, &self.options).holds(waiver),
        }
    }
}
