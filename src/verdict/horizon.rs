//! What will be different on days to come, with nothing but the calendar changing.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::permissions::Permissions;
use super::{SeveritySettings, settle};
use crate::check::ends_of_waivers;
use crate::diagnostic::{Diagnostic, Finding, Forecast, Level, State, Waiver};
use crate::site::Site;

/// What will be different on the days after the as-of date of `policy` up to `until`, in order.
///
/// `findings` are those of all days in the order of [`check::run`](crate::check::run), `waivers`
/// in the order of pages.
pub fn horizon(
    site: &Site,
    findings: &[Arc<Finding>],
    waivers: &[Waiver],
    policy: &SeveritySettings,
    until: Date,
) -> Vec<Forecast> {
    let mut forecasts: BTreeMap<Date, Forecast> = BTreeMap::new();
    for page in pages(findings, waivers).values() {
        let days = page.days(policy.as_of(), until);
        if days.is_empty() {
            continue;
        }
        let mut before = settle(site, page.findings, page.waivers, policy);
        for day in days {
            let after = settle(site, page.findings, page.waivers, &policy.on(day));
            let (mut appears, ends) = (without(&after, &before), without(&before, &after));
            page.come_back(site, &mut appears, policy, day);
            if !appears.is_empty() || !ends.is_empty() {
                let empty = Forecast { day, appears: Vec::new(), ends: Vec::new() };
                let forecast = forecasts.entry(day).or_insert(empty);
                forecast.appears.extend(appears);
                forecast.ends.extend(ends);
            }
            before = after;
        }
    }
    forecasts.into_values().collect()
}

/// What was found on a page. Levels, waivers and fingerprints of one page are no other's business,
/// so each is settled by itself, and only on the days on which something moves there.
#[derive(Default)]
struct PageHorizon<'a> {
    findings: &'a [Arc<Finding>],
    waivers: &'a [Waiver],
}

fn pages<'a>(
    findings: &'a [Arc<Finding>],
    waivers: &'a [Waiver],
) -> BTreeMap<&'a str, PageHorizon<'a>> {
    let mut pages: BTreeMap<&str, PageHorizon<'_>> = BTreeMap::new();
    for findings in findings.chunk_by(|a, b| a.place.path == b.place.path) {
        if let [first, ..] = findings {
            pages.entry(&first.place.path).or_default().findings = findings;
        }
    }
    for waivers in waivers.chunk_by(|a, b| a.place.path == b.place.path) {
        if let [first, ..] = waivers {
            pages.entry(&first.place.path).or_default().waivers = waivers;
        }
    }
    pages
}

impl PageHorizon<'_> {
    /// The days after `from`, up to `until`, on which a finding begins or ends or a waiver has ended.
    fn days(&self, from: Date, until: Date) -> BTreeSet<Date> {
        let windows = self.findings.iter().map(|finding| finding.window);
        let bounds = windows.flat_map(|window| [window.from, window.until]).flatten();
        let ends = self.waivers.iter().filter_map(|waiver| waiver.last_day?.tomorrow().ok());
        bounds.chain(ends).filter(|day| from < *day && *day <= until).collect()
    }

    /// Findings that count again on `day` because a waiver has ended are about its end: they do not depend on the day
    /// themselves, or their own day has passed.
    fn come_back(
        &self,
        site: &Site,
        appears: &mut [Diagnostic],
        policy: &SeveritySettings,
        day: Date,
    ) {
        let Ok(before) = day.yesterday() else { return };
        let is_dated = |it: &Diagnostic| {
            it.finding.deadline.as_ref().is_some_and(|deadline| deadline.last >= before)
        };
        if appears.iter().all(|it| !it.counts() || is_dated(it)) {
            return;
        }
        let mut permissions = Permissions::new(site, self.waivers, &policy.on(before));
        let ends = ends_of_waivers(self.waivers);
        for diagnostic in appears.iter_mut().filter(|it| it.counts() && !is_dated(it)) {
            let end = permissions.of(&diagnostic.finding).and_then(|at| ends.get(at));
            if let Some(Some(end)) = end {
                Arc::make_mut(&mut diagnostic.finding).deadline = Some(end.clone());
            }
        }
    }
}

/// The diagnostics of `these` that `those` do not have in the same way.
fn without(these: &[Diagnostic], those: &[Diagnostic]) -> Vec<Diagnostic> {
    let those: HashSet<_> = those.iter().map(identity).collect();
    these.iter().filter(|it| !those.contains(&identity(it))).cloned().collect()
}

fn identity(diagnostic: &Diagnostic) -> (&str, Level, State, bool) {
    (&diagnostic.fingerprint, diagnostic.level, diagnostic.state(), diagnostic.counts())
}
