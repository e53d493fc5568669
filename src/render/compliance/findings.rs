//! The findings by page, and the register of waivers.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::super::places::{Places, Shown};
use crate::diagnostic::{Diagnostic, Waiver};

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
        let findings = of_page.into_iter().map(|it| finding(places, it)).collect();
        PageFindings { title, path, url, findings }
    };
    by_path.into_iter().map(page).collect()
}

fn finding<'a>(places: &Places<'a>, diagnostic: &'a Diagnostic) -> FindingContext<'a> {
    let finding = &diagnostic.finding;
    FindingContext {
        shown: places.finding(diagnostic),
        line: places.site.line_on_disk(&finding.place),
        owner: finding.owner.as_deref(),
    }
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
