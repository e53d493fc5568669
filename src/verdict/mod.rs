//! Turns findings into diagnostics: levels, waivers, fingerprints, order.

mod baseline;
mod horizon;
mod origin;
mod permissions;
mod policy;
mod subjects;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub use baseline::{BASELINE_FILE, Baseline, BaselineError};
pub use horizon::horizon;
pub use policy::{Override, SeveritySettings};

use crate::check::rules::{self, unused_waiver::Removal};

use crate::diagnostic::{Diagnostic, Finding, Level, Permission, RuleRef, Waiver, WaiverPlace};
use crate::site::{FileMatch, Site};
use permissions::Permissions;
use subjects::Subjects;

/// The most unused waivers of a page's front matter that get a fix at once: each fix is tried by reading the
/// front matter without the entry. Further ones get their fix in the next run.
const MOST_REMOVALS: usize = 64;

/// The most findings among which the subject of an unused waiver is looked for: a page may have many of both.
const MOST_CANDIDATES: usize = 64;

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
    let mut permissions = Permissions::new(site, waivers, policy);
    for finding in findings.iter().filter(|it| it.window.contains(policy.as_of())) {
        let waiver = permissions.of(finding);
        if let Some(used) = waiver.and_then(|index| used.get_mut(index)) {
            *used = true;
        }
        let waiver = waiver.and_then(|index| waivers.get(index));
        settled.push((Arc::clone(finding), waiver.map(permission)));
    }
    let unused = unused(site, findings, waivers, &used, policy);
    settled.extend(unused.map(|finding| (Arc::new(finding), None)));
    let settled = origin::on_disk(site, settled);
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
    findings: &[Arc<Finding>],
    waivers: &'a [Waiver],
    used: &[bool],
    policy: &SeveritySettings,
) -> impl Iterator<Item = Finding> + 'a {
    let is_unused = |(waiver, used): (&'a Waiver, &bool)| {
        (!used && policy.holds(waiver) && policy.runs(waiver)).then_some(waiver)
    };
    let unused: Vec<&Waiver> = waivers.iter().zip(used).filter_map(is_unused).collect();
    let mut others = other_subjects(site, findings, &unused, policy);
    let of_front_matter = |waiver: &&Waiver| waiver.written == WaiverPlace::FrontMatter;
    let mut left: HashMap<&str, usize> = HashMap::new();
    for waiver in waivers.iter().filter(of_front_matter) {
        *left.entry(&waiver.place.path).or_default() += 1;
    }
    for waiver in unused.iter().copied().filter(of_front_matter) {
        left.entry(&waiver.place.path).and_modify(|count| *count -= 1);
    }
    let mut tried: HashMap<&str, usize> = HashMap::new();
    unused.into_iter().enumerate().filter_map(move |(number, waiver)| {
        let others = others.remove(&number).unwrap_or_default();
        let path = &*waiver.place.path;
        let Some(FileMatch::Page(page)) = site.find(path) else { return None };
        let tried = tried.entry(path).or_default();
        *tried += usize::from(of_front_matter(&waiver));
        let removal = match left.get(path) {
            _ if *tried > MOST_REMOVALS => Removal::None,
            Some(0) => Removal::AllOfFrontMatter,
            _ => Removal::One,
        };
        Some(rules::unused_waiver::finding(waiver, site.page(page), removal, &others))
    })
}

/// For each of the `unused` waivers with a subject, by its number, the subjects of the findings that it would cover
/// without it.
fn other_subjects(
    site: &Site,
    findings: &[Arc<Finding>],
    unused: &[&Waiver],
    policy: &SeveritySettings,
) -> HashMap<usize, Vec<String>> {
    let named: Vec<(usize, &Waiver, RuleRef)> = unused
        .iter()
        .enumerate()
        .filter(|(_, waiver)| waiver.subject.is_some())
        .filter_map(|(number, waiver)| Some((number, *waiver, policy.rule(waiver)?)))
        .collect();
    let mut found: HashMap<(&str, &str), Vec<&Finding>> = HashMap::new();
    for (_, waiver, rule) in &named {
        found.entry((&waiver.place.path, &rule.code)).or_default();
    }
    if found.is_empty() {
        return HashMap::new();
    }
    for finding in findings.iter().filter(|it| it.window.contains(policy.as_of())) {
        if let Some(of_rule) = found.get_mut(&(&*finding.place.path, &*finding.rule.code)) {
            of_rule.push(finding);
        }
    }
    for of_rule in found.values_mut() {
        of_rule.sort_by_key(|finding| finding.place.span.start);
    }
    let mut subjects = Subjects::new(site);
    let of_waiver = |(number, waiver, rule): &(usize, &Waiver, RuleRef)| {
        let of_rule = found.get(&(&*waiver.place.path, &*rule.code))?;
        let first = of_rule.partition_point(|it| it.place.span.start < waiver.scope.start);
        let covered = of_rule.get(first..).unwrap_or_default().iter();
        let covered = covered.take_while(|it| it.place.span.start <= waiver.scope.end);
        let names: BTreeSet<String> =
            covered.take(MOST_CANDIDATES).map(|finding| subjects.shown(finding)).collect();
        Some((*number, names.into_iter().collect()))
    };
    named.iter().filter_map(of_waiver).collect()
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
