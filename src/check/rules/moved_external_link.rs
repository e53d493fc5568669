//! L706 moved-external-link: another host says that what a link leads to has moved for good.

use super::rule;
use crate::check::mentions::{Mention, mentions};
use crate::check::{Context, ProbeResult, Run};
use crate::diagnostic::{Edit, Finding, Fix, Safety, msg};

rule! {
    "L706", "moved-external-link", Note,
    fix: Unsafe, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "moved_external_link", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(results) = context.external else { return Vec::new() };
    let mentions = mentions(context, results);
    let moved = mentions.filter_map(|(address, result, links)| match result {
        ProbeResult::Reachable { moved: Some(to) } => Some(findings(address, to, &links)),
        _ => None,
    });
    moved.flatten().collect()
}

/// One finding per page: a fix repairs one file. The links of the other pages are findings themselves.
fn findings(address: &str, to: &str, links: &[Mention<'_>]) -> Vec<Finding> {
    let pages = links.chunk_by(|(a, _), (b, _)| a.id == b.id);
    pages.filter_map(|links| finding(address, to, links)).collect()
}

fn finding(address: &str, to: &str, links: &[Mention<'_>]) -> Option<Finding> {
    let ((page, link), others) = links.split_first()?;
    let message = msg!(moved_external_link, target = address);
    let finding = page.own.finding(&RULE, link.target_span, address, message);
    let finding = finding.expected(msg!(verbatim, text = to));
    let finding = others.iter().fold(finding, |finding, (page, link)| {
        finding.related(page.own.place(link.target_span), msg!(external_link_also))
    });
    Some(match fix(to, links) {
        Some(fix) if !redirects_home(address, to) => finding.fix(fix),
        _ => finding.help(msg!(moved_external_link_help)),
    })
}

fn fix(to: &str, links: &[Mention<'_>]) -> Option<Fix> {
    let mut edits: Vec<Edit> = links.iter().map(|link| edit(to, link)).collect::<Option<_>>()?;
    edits.sort();
    Some(Fix { safety: Safety::Unsafe, edits })
}

/// None where the link is written otherwise than what it says, or the new address would have to be.
fn edit(to: &str, (page, link): &Mention<'_>) -> Option<Edit> {
    let written = link.target_span.of(page.own.page.text());
    let is_foreign = |c: char| r#"()<>|\"'"#.contains(c) && !written.contains(c);
    if written != link.target || to.contains(is_foreign) {
        return None;
    }
    let anchor = written.split_once('#').filter(|_| !to.contains('#'));
    let anchor = anchor.map(|(_, anchor)| format!("#{anchor}")).unwrap_or_default();
    Some(Edit { span: link.target_span, text: format!("{to}{anchor}") })
}

/// Whether a page has moved to the start page: hosts send readers there when the page is gone.
fn redirects_home(address: &str, to: &str) -> bool {
    let path = |address: &str| {
        let after = address.split_once("://").map_or(address, |(_, after)| after);
        let path = after.split_once('/').map_or("", |(_, path)| path);
        path.trim_end_matches('/').to_owned()
    };
    path(to).is_empty() && !path(address).is_empty()
}
