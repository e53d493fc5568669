//! Results of the check for the site: the same as `report` and `due`, as pages and machine-readable files.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Session, policy};
use crate::artifact::Artifact;
use crate::diagnostic::{Diagnostic, Forecast, Place, Waiver};
use crate::language::Catalogue;
use crate::ops::{AgendaItem, ServiceStatus};
use crate::render;
use crate::report::{self, Due, RecordReport};
use crate::site::Generated;
use crate::site::generated::owner_calendar;

/// The horizon of the site, the same as the default of `due`.
const MONTHS_AHEAD: i32 = 6;

/// The data for pages about the check, without that of unpublished drafts.
pub(super) struct Proof<'a> {
    services: Vec<ServiceStatus>,
    diagnostics: Cow<'a, [Diagnostic]>,
    until: Date,
    forecasts: Vec<Forecast>,
}

/// Duties by the calendar of their owner. Names that differ only in punctuation share one.
fn by_owner<'d>(items: &[AgendaItem<'d>]) -> BTreeMap<String, (&'d str, Vec<AgendaItem<'d>>)> {
    let mut calendars = BTreeMap::new();
    for item in items {
        let Some(owner) = item.owner() else { continue };
        let (_, of_owner): &mut (&str, Vec<AgendaItem<'_>>) =
            calendars.entry(owner_calendar(owner)).or_insert((owner, Vec::new()));
        of_owner.push(item.clone());
    }
    calendars
}

impl Session {
    pub(super) fn proof(&self) -> Proof<'_> {
        let until = self.as_of().checked_add(MONTHS_AHEAD.months()).unwrap_or(Date::MAX);
        let (mut services, mut forecasts) = (self.services(), self.horizon(until));
        let mut diagnostics = Cow::Borrowed(self.diagnostics.as_slice());
        if self.site.withheld_drafts() > 0 {
            let shown = |it: &Diagnostic| self.site.is_for_readers(&it.finding.place.path);
            services.retain(|service| self.site.is_for_readers(&service.path));
            diagnostics.to_mut().retain(shown);
            for forecast in &mut forecasts {
                forecast.appears.retain(shown);
                forecast.ends.retain(shown);
            }
        }
        Proof { services, diagnostics, until, forecasts }
    }

    pub(super) fn compliance<'a>(
        &'a self,
        catalogue: &'a Arc<Catalogue>,
        proof: &'a Proof<'_>,
    ) -> render::Compliance<'a> {
        let agenda = self.agenda(&proof.diagnostics, &proof.forecasts);
        let ahead = proof.forecasts.iter().flat_map(Forecast::falls_due);
        let codes: BTreeSet<&str> =
            proof.diagnostics.iter().chain(ahead).map(|it| &*it.finding.rule.code).collect();
        render::Compliance {
            catalogue,
            diagnostics: &proof.diagnostics,
            waivers: self.public_waivers(),
            rules: codes.into_iter().filter_map(|code| self.rule(code, catalogue)).collect(),
            services: &proof.services,
            until: proof.until,
            files: self.files(catalogue, proof, &agenda),
            agenda,
        }
    }

    /// The machine-readable files.
    fn files(
        &self,
        catalogue: &Catalogue,
        proof: &Proof<'_>,
        agenda: &[AgendaItem<'_>],
    ) -> Vec<Artifact> {
        let report =
            self.report(catalogue, &proof.diagnostics, |path| self.site.is_for_readers(path));
        let findings = report::json(&report);
        let services = report::services_json(&proof.services, self.as_of());
        let records = report::records_json(&RecordReport {
            words: self.site.lang,
            report: &report,
            records: self.records(|record| self.site.is_for_readers(&record.path)),
            unread: self.unread(|block| self.site.is_for_readers(&block.path)),
        });
        let url = |place: &Place| render::public_url(&self.site, place);
        let calendar = |path: &str, title: &str, items: &[AgendaItem<'_>]| {
            let due = Due { report: &report, until: proof.until, items, title, url: &url };
            Artifact::text(path, report::due_calendar(&due))
        };
        let title = self.site.title_of_wiki().unwrap_or("Runbuch");
        let mut files = vec![
            Artifact::text(Generated::Findings.path(), findings),
            Artifact::text(Generated::Services.path(), services),
            Artifact::text(Generated::Records.path(), records),
            calendar(Generated::Calendar.path(), title, agenda),
        ];
        for (path, (owner, items)) in by_owner(agenda) {
            files.push(calendar(&path, &format!("{title} ({owner})"), &items));
        }
        files
    }

    fn rule(&self, code: &str, catalogue: &Catalogue) -> Option<render::RuleEntry> {
        let rule = self.loaded.rules.find(code)?;
        let (code, slug) = (rule.code.to_string(), rule.slug.to_string());
        let explanation = self.loaded.rules.explain(&code, catalogue)?;
        Some(render::RuleEntry { code, slug, explanation })
    }

    /// The waivers of published pages, each with whether it is in force on the as-of date.
    fn public_waivers(&self) -> Vec<(&Waiver, bool)> {
        let policy = policy(&self.loaded.rules, &self.site, &self.options);
        let waivers = self.checked.waivers.iter();
        let public = waivers.filter(|waiver| self.site.is_for_readers(&waiver.place.path));
        public.map(|waiver| (waiver, policy.holds(waiver))).collect()
    }
}
