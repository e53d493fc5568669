//! What becomes of findings: levels, waivers, fingerprints, order.

mod baseline;
mod horizon;
mod policy;

use std::borrow::Cow;
use std::collections::HashMap;

pub use baseline::{BASELINE_FILE, Baseline, BaselineError};
pub use horizon::{Change, horizon};
pub use policy::{Override, Policy};

use crate::check::{Waiver, WaiverPlace, rules};
use crate::diagnostic::{Diagnostic, Finding, Level, Permission};
use crate::site::{Found, Site};

/// Settles `findings`: those of other days and the ones that are off are left out, the permitted
/// ones marked.
pub fn settle(
    site: &Site,
    findings: &[Finding],
    waivers: &[Waiver],
    policy: &Policy,
) -> Vec<Diagnostic> {
    let mut used = vec![false; waivers.len()];
    let mut settled: Vec<(Finding, Option<Permission>)> = Vec::with_capacity(findings.len());
    let by_path = by_path(waivers, policy);
    for finding in findings.iter().filter(|it| it.window.contains(policy.as_of())) {
        let candidates = by_path.get(&*finding.place.path).map_or(&[][..], Vec::as_slice);
        let waiver = candidates.iter().find(|(_, waiver)| covers(waiver, finding));
        if let Some(used) = waiver.and_then(|(index, _)| used.get_mut(*index)) {
            *used = true;
        }
        settled.push((finding.clone(), waiver.map(|(_, waiver)| permission(waiver))));
    }
    settled.extend(unused(site, waivers, &used, policy).map(|finding| (finding, None)));
    let mut diagnostics = with_fingerprints(settled, policy);
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    diagnostics
}

fn key(diagnostic: &Diagnostic) -> impl Ord + '_ {
    let finding = &diagnostic.finding;
    (&finding.place, &finding.rule.code, &finding.subject, &diagnostic.fingerprint)
}

/// The waivers that hold, by the page that they stand on.
fn by_path<'w>(
    waivers: &'w [Waiver],
    policy: &Policy,
) -> HashMap<&'w str, Vec<(usize, &'w Waiver)>> {
    let mut by_path: HashMap<&str, Vec<(usize, &Waiver)>> = HashMap::new();
    for (index, waiver) in waivers.iter().enumerate().filter(|(_, waiver)| policy.holds(waiver)) {
        by_path.entry(&waiver.place.path).or_default().push((index, waiver));
    }
    by_path
}

/// Findings about waivers themselves cannot be permitted.
fn covers(waiver: &Waiver, finding: &Finding) -> bool {
    let same_rule = waiver.rule.as_ref().is_some_and(|(rule, _)| finding.rule.is_named(rule));
    let span = finding.place.span;
    let inside = waiver.scope.start <= span.start && span.start <= waiver.scope.end;
    same_rule && inside && !finding.rule.code.starts_with('M')
}

fn permission(waiver: &Waiver) -> Permission {
    Permission {
        until: waiver.until.clone().unwrap_or_default(),
        reason: waiver.reason.clone().unwrap_or_default(),
        by: waiver.by.clone(),
    }
}

/// A finding for each waiver that nothing needed. A rule that is off says nothing about its own.
fn unused<'a>(
    site: &'a Site,
    waivers: &'a [Waiver],
    used: &[bool],
    policy: &Policy,
) -> impl Iterator<Item = Finding> + 'a {
    let is_unused = |(waiver, used): (&'a Waiver, &bool)| {
        (!used && policy.holds(waiver) && policy.runs(waiver)).then_some(waiver)
    };
    let unused: Vec<&Waiver> = waivers.iter().zip(used).filter_map(is_unused).collect();
    let of_front_matter = |waiver: &&Waiver| waiver.written == WaiverPlace::FrontMatter;
    let mut left: HashMap<&str, usize> = HashMap::new();
    for waiver in waivers.iter().filter(of_front_matter) {
        *left.entry(&waiver.place.path).or_default() += 1;
    }
    for waiver in unused.iter().copied().filter(of_front_matter) {
        left.entry(&waiver.place.path).and_modify(|count| *count -= 1);
    }
    unused.into_iter().filter_map(move |waiver| {
        let Some(Found::Page(page)) = site.find(&waiver.place.path) else { return None };
        let all = left.get(&*waiver.place.path) == Some(&0);
        Some(rules::unused_waiver::finding(waiver, site.page(page), all))
    })
}

/// Levels and fingerprints. Findings alike in rule, page and subject are told apart by their order.
fn with_fingerprints(
    settled: Vec<(Finding, Option<Permission>)>,
    policy: &Policy,
) -> Vec<Diagnostic> {
    let mut repeats: HashMap<(Cow<'static, str>, String, String), usize> = HashMap::new();
    let mut diagnostics = Vec::with_capacity(settled.len());
    for (finding, waiver) in settled {
        let level = policy.level(&finding);
        if level == Level::Off {
            continue;
        }
        let place =
            (finding.rule.code.clone(), finding.place.path.to_string(), finding.subject.clone());
        let repeat = repeats.entry(place).or_default();
        let fingerprint = fingerprint(&finding, *repeat);
        *repeat += 1;
        diagnostics.push(Diagnostic { finding, level, fingerprint, waiver, baseline: false });
    }
    diagnostics
}

fn fingerprint(finding: &Finding, repeat: usize) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [&*finding.rule.code, &finding.place.path, &finding.subject, &repeat.to_string()] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    let mut hex = hasher.finalize().to_hex().to_string();
    hex.truncate(16);
    hex
}
