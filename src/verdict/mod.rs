//! Turns findings into diagnostics: levels, waivers, fingerprints, order.

mod baseline;
mod horizon;
mod permissions;
mod policy;

use std::collections::HashMap;
use std::sync::Arc;

pub use baseline::{BASELINE_FILE, Baseline, BaselineError};
pub use horizon::horizon;
pub use policy::{Override, SeveritySettings};

use crate::check::rules::{self, unused_waiver::Removal};

use crate::diagnostic::{Diagnostic, Finding, Level, Permission, Waiver, WaiverPlace};
use crate::site::{FileMatch, Site};
use permissions::Permissions;

/// The most unused waivers of a page's front matter that get a fix at once: each fix is tried by reading the
/// front matter without the entry. Further ones get their fix in the next run.
const MOST_REMOVALS: usize = 64;

/// Turns `findings` into diagnostics. Findings of other days and of rules that are off are dropped, waived
/// ones are marked.
pub fn settle(
    site: &Site,
    findings: &[Arc<Finding>],
    waivers: &[Waiver],
    policy: &SeveritySettings,
) -> Vec<Diagnostic> {
    let mut used = vec![false; waivers.len()];
    let mut settled: Vec<(Arc<Finding>, Option<Permission>)> = Vec::with_capacity(findings.len());
    let permissions = Permissions::new(waivers, policy);
    for finding in findings.iter().filter(|it| it.window.contains(policy.as_of())) {
        let waiver = permissions.of(finding);
        if let Some(used) = waiver.and_then(|index| used.get_mut(index)) {
            *used = true;
        }
        let waiver = waiver.and_then(|index| waivers.get(index));
        settled.push((Arc::clone(finding), waiver.map(permission)));
    }
    let unused = unused(site, waivers, &used, policy);
    settled.extend(unused.map(|finding| (Arc::new(finding), None)));
    let mut diagnostics = with_fingerprints(settled, policy);
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
    diagnostics
}

fn key(diagnostic: &Diagnostic) -> impl Ord + '_ {
    let finding = &diagnostic.finding;
    (&finding.place, &finding.rule.code, &finding.subject, &diagnostic.fingerprint)
}

fn permission(waiver: &Waiver) -> Permission {
    Permission {
        until: waiver.until.clone().unwrap_or_default(),
        reason: waiver.reason.clone().unwrap_or_default(),
        by: waiver.by.clone(),
    }
}

/// A finding for each unused waiver, except those of rules that are off.
fn unused<'a>(
    site: &'a Site,
    waivers: &'a [Waiver],
    used: &[bool],
    policy: &SeveritySettings,
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
    let mut tried: HashMap<&str, usize> = HashMap::new();
    unused.into_iter().filter_map(move |waiver| {
        let path = &*waiver.place.path;
        let Some(FileMatch::Page(page)) = site.find(path) else { return None };
        let tried = tried.entry(path).or_default();
        *tried += usize::from(of_front_matter(&waiver));
        let removal = match left.get(path) {
            _ if *tried > MOST_REMOVALS => Removal::None,
            Some(0) => Removal::AllOfFrontMatter,
            _ => Removal::One,
        };
        Some(rules::unused_waiver::finding(waiver, site.page(page), removal))
    })
}

/// Assigns levels and fingerprints. Findings with equal rule, page and subject are numbered in order.
fn with_fingerprints(
    settled: Vec<(Arc<Finding>, Option<Permission>)>,
    policy: &SeveritySettings,
) -> Vec<Diagnostic> {
    let mut repeats: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let repeats: Vec<usize> = settled
        .iter()
        .map(|(finding, _)| {
            let place = (&*finding.rule.code, &*finding.place.path, finding.subject.as_str());
            let repeat = repeats.entry(place).or_default();
            *repeat += 1;
            *repeat - 1
        })
        .collect();
    let settled = settled.into_iter().zip(repeats).filter_map(|((finding, waiver), repeat)| {
        let level = policy.level(&finding);
        let fingerprint = fingerprint(&finding, repeat);
        let diagnostic = Diagnostic { finding, level, fingerprint, waiver, baseline: false };
        (level != Level::Off).then_some(diagnostic)
    });
    settled.collect()
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
