//! The findings by page, and the register of waivers.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde::Serialize;

use super::super::places::{Places, Shown};
use super::services::{RuleLink, rule_link};
use crate::diagnostic::{Diagnostic, Message, State, Waiver};

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PageFindings<'a> {
    title: &'a str,
    path: &'a str,
    url: Option<String>,
    findings: Vec<FindingContext<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct FindingContext<'a> {
    #[serde(flatten)]
    shown: Shown<'a>,
    line: usize,
    owner: Option<&'a str>,
    /// Other rules that report the same problem.
    also: Vec<RuleLink<'a>>,
    /// The lines of the same finding elsewhere on the page.
    again: Vec<LineLink>,
}

/// A line of the page.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LineLink {
    line: usize,
    url: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct WaiverContext<'a> {
    title: &'a str,
    url: Option<String>,
    line: usize,
    rule: &'a str,
    /// What it is limited to.
    subject: Option<&'a str>,
    until: &'a str,
    reason: &'a str,
    by: Option<&'a str>,
    holds: bool,
}

pub(super) fn by_page<'a>(places: &Places<'a>, listed: &'a [Diagnostic]) -> Vec<PageFindings<'a>> {
    let mut by_path: BTreeMap<&Arc<str>, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in listed {
        by_path.entry(&diagnostic.finding.place.path).or_default().push(diagnostic);
    }
    let page = |(path, of_page): (&'a Arc<str>, Vec<&'a Diagnostic>)| {
        let (title, url) = places.page(path);
        let findings = lapses(of_page).iter().filter_map(|it| finding(places, it)).collect();
        PageFindings { title, path, url, findings }
    };
    by_path.into_iter().map(page).collect()
}

/// What is a problem of its own: a duty, whichever rules report it, or what a rule says in the same words.
#[derive(PartialEq, Eq, Hash)]
enum LapseKey<'d> {
    Duty(&'d str),
    Said(&'d str, &'d Message, State),
}

/// The findings of a page, those of one problem together, in the order of the first of each.
fn lapses(findings: Vec<&Diagnostic>) -> Vec<Vec<&Diagnostic>> {
    let mut known: HashMap<LapseKey<'_>, usize> = HashMap::new();
    let mut lapses: Vec<Vec<&Diagnostic>> = Vec::new();
    for diagnostic in findings {
        let finding = &diagnostic.finding;
        let key = match &finding.deadline {
            Some(deadline) if diagnostic.counts() => LapseKey::Duty(&deadline.duty),
            _ => LapseKey::Said(&finding.rule.code, &finding.message, diagnostic.state()),
        };
        let index = *known.entry(key).or_insert(lapses.len());
        match lapses.get_mut(index) {
            Some(lapse) => lapse.push(diagnostic),
            None => lapses.push(vec![diagnostic]),
        }
    }
    lapses
}

/// The gravest finding of a problem, and where else it is found.
fn finding<'a>(places: &Places<'a>, lapse: &[&'a Diagnostic]) -> Option<FindingContext<'a>> {
    let gravest = *lapse.iter().rev().max_by_key(|it| it.level)?;
    let others = || lapse.iter().filter(|it| !std::ptr::eq(**it, gravest));
    let code = |it: &Diagnostic| it.finding.rule.code == gravest.finding.rule.code;
    let also = others().filter(|it| !code(it)).map(|it| &*it.finding.rule.code);
    let line = |it: &&&'a Diagnostic| LineLink {
        line: places.site.line_on_disk(&it.finding.place),
        url: places.url(&it.finding.place),
    };
    Some(FindingContext {
        shown: places.finding(gravest),
        line: places.site.line_on_disk(&gravest.finding.place),
        owner: gravest.finding.owner.as_deref(),
        also: also.collect::<BTreeSet<_>>().into_iter().map(|it| rule_link(places, it)).collect(),
        again: others().filter(|it| code(it)).map(|it| line(&it)).collect(),
    })
}

pub(super) fn waivers<'a>(
    places: &Places<'a>,
    waivers: &[(&'a Waiver, bool)],
) -> Vec<WaiverContext<'a>> {
    let context = |(waiver, holds): &(&'a Waiver, bool)| {
        let (title, url) = places.page(&waiver.place.path);
        WaiverContext {
            title,
            url,
            line: places.site.line(&waiver.place),
            rule: waiver.rule_name(),
            subject: waiver.subject.as_ref().map(|subject| subject.value.as_str()),
            until: waiver.until.as_deref().unwrap_or_default(),
            reason: waiver.reason.as_deref().unwrap_or_default(),
            by: waiver.by.as_deref(),
            holds: *holds,
        }
    };
    waivers.iter().map(context).collect()
}
