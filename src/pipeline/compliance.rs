//! Results of the check for the site: the same as `report` and `due`, as pages and machine-readable files.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Session, policy};
use crate::artifact::Artifact;
use crate::diagnostic::{Deadline, Diagnostic, Forecast, Place, Waiver, msg};
use crate::language::Catalogue;
use crate::ops::{AgendaItem, NextRun, Operations, ServiceStatus};
use crate::render;
use crate::report::{self, Due, MetricsReport, RecordReport};
use crate::site::Generated;
use crate::site::generated::{kind_calendar, nobody_calendar, owner_calendar};
use crate::value::Person;

/// The horizon of the site, the same as the default of `due`.
const MONTHS_AHEAD: i32 = 6;

/// The data for pages about the check, without that of unpublished drafts.
pub(super) struct Proof<'a> {
    services: Vec<ServiceStatus>,
    maintenance: Vec<NextRun>,
    diagnostics: Cow<'a, [Diagnostic]>,
    until: Date,
    forecasts: Vec<Forecast>,
}

/// A calendar of a part of the duties.
struct CalendarPart<'d> {
    /// What the part is called.
    name: String,
    items: Vec<AgendaItem<'d>>,
}

/// The parts of the duties by the path of their calendar. `part` says which an item belongs to: its path and its name.
fn parts<'d>(
    items: &[AgendaItem<'d>],
    part: impl Fn(&AgendaItem<'d>) -> Option<(String, String)>,
) -> BTreeMap<String, CalendarPart<'d>> {
    let mut calendars: BTreeMap<String, CalendarPart<'d>> = BTreeMap::new();
    for item in items {
        let Some((path, name)) = part(item) else { continue };
        let empty = || CalendarPart { name, items: Vec::new() };
        calendars.entry(path).or_insert_with(empty).items.push(item.clone());
    }
    calendars
}

impl Session {
    /// The last day that the site, and the report of services, look ahead to.
    pub fn until(&self) -> Date {
        self.as_of().checked_add(MONTHS_AHEAD.months()).unwrap_or(Date::MAX)
    }

    pub(super) fn proof(&self) -> Proof<'_> {
        let until = self.until();
        let operations = Operations::new(&self.site);
        let maintenance = operations.maintenance.iter().filter_map(NextRun::new).collect();
        let (mut services, mut forecasts) = (self.services_of(&operations), self.horizon(until));
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
        Proof { services, maintenance, diagnostics, until, forecasts }
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
        let by_kind = self.calendars_by_kind(catalogue, &agenda);
        let calendars = by_kind.iter().map(|(path, part)| (part.name.clone(), path.clone()));
        render::Compliance {
            catalogue,
            diagnostics: &proof.diagnostics,
            waivers: self.public_waivers(),
            rules: codes.into_iter().filter_map(|code| self.rule(code, catalogue)).collect(),
            services: &proof.services,
            maintenance: &proof.maintenance,
            until: proof.until,
            calendars: calendars.collect(),
            files: self.files(catalogue, proof, &agenda, by_kind),
            agenda,
        }
    }

    /// The machine-readable files.
    fn files(
        &self,
        catalogue: &Catalogue,
        proof: &Proof<'_>,
        agenda: &[AgendaItem<'_>],
        by_kind: BTreeMap<String, CalendarPart<'_>>,
    ) -> Vec<Artifact> {
        let report =
            self.report(catalogue, &proof.diagnostics, |path| self.site.is_for_readers(path));
        let findings = report::json(&report);
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
        let due = Due { report: &report, until: proof.until, items: agenda, title, url: &url };
        let services = report::services_json(&proof.services, &due);
        let metrics = report::metrics(&MetricsReport {
            report: &report,
            services: &proof.services,
            items: agenda,
        });
        let badge = report::badge(&proof.services, self.as_of(), catalogue);
        let path = |file| self.site.generated_path(file);
        let mut files = vec![
            Artifact::text(path(Generated::Findings), findings),
            Artifact::text(path(Generated::Services), services),
            Artifact::text(path(Generated::Records), records),
            Artifact::text(path(Generated::Metrics), metrics),
            Artifact::text(path(Generated::Badge), badge),
            calendar(path(Generated::Calendar), title, agenda),
        ];
        let by_owner = self.calendars_by_owner(catalogue, agenda);
        for (path, part) in by_owner.into_iter().chain(by_kind) {
            files.push(calendar(&path, &format!("{title} ({})", part.name), &part.items));
        }
        files
    }

    /// One for each person, also for whom nothing falls due now: others have subscribed to it. And one of what nobody is
    /// responsible for, where there is any calendar.
    fn calendars_by_owner<'d>(
        &self,
        catalogue: &Catalogue,
        agenda: &[AgendaItem<'d>],
    ) -> BTreeMap<String, CalendarPart<'d>> {
        let mut calendars: BTreeMap<String, CalendarPart<'d>> = BTreeMap::new();
        let mut of_person = |person: &Person<'_>, item: Option<&AgendaItem<'d>>| {
            let path = owner_calendar(self.lang, person);
            let empty = || CalendarPart { name: person.name.to_owned(), items: Vec::new() };
            calendars.entry(path).or_insert_with(empty).items.extend(item.cloned());
        };
        let records = self.site.records.all().filter(|it| self.site.is_for_readers(&it.path));
        for record in records.filter(|it| it.falls_due()) {
            let fields = record.kind.fields.iter().filter(|field| field.is_owner);
            let owners = fields.filter_map(|field| record.values().text(&field.name));
            owners.flat_map(Person::all).for_each(|person| of_person(&person, None));
        }
        let mut of_nobody = Vec::new();
        for item in agenda {
            let people = item.owner().map(Person::all).unwrap_or_default();
            if people.is_empty() {
                of_nobody.push(item.clone());
            }
            people.iter().for_each(|person| of_person(person, Some(item)));
        }
        if !calendars.is_empty() || !of_nobody.is_empty() {
            let name = catalogue.text(&msg!(duties_of_nobody));
            let empty = || CalendarPart { name, items: Vec::new() };
            let path = nobody_calendar(self.lang);
            calendars.entry(path).or_insert_with(empty).items.extend(of_nobody);
        }
        calendars
    }

    fn calendars_by_kind<'d>(
        &self,
        catalogue: &Catalogue,
        agenda: &[AgendaItem<'d>],
    ) -> BTreeMap<String, CalendarPart<'d>> {
        parts(agenda, |item| {
            let kind = item.deadline.kind.as_str();
            let name = match kind {
                Deadline::PAGE => catalogue.text(&msg!(duties_reviews)),
                Deadline::WAIVER => catalogue.text(&msg!(duties_waivers)),
                kind => {
                    self.site.kinds.find(kind).map_or(kind, |it| it.label(self.lang)).to_owned()
                }
            };
            Some((kind_calendar(self.lang, kind), name))
        })
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
