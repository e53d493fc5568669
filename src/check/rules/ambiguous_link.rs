//! L707 ambiguous-link: a wiki link that fits several pages.

use super::rule;
use crate::check::{LinkedPage, Run};
use crate::diagnostic::{Finding, Place, Span, msg};
use crate::site::Target;

rule! {
    "L707", "ambiguous-link", Error,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "ambiguous_link", run: Run::Linked(check),
}

fn check(linked: LinkedPage<'_>) -> Vec<Finding> {
    let LinkedPage { own: page, site, .. } = linked;
    let ambiguous = linked.links().filter_map(|(link, target)| match target {
        Target::Ambiguous(pages) => Some((link, pages)),
        _ => None,
    });
    ambiguous
        .map(|(link, pages)| {
            let message = msg!(ambiguous_link, target = link.target.as_str(), count = pages.len());
            let finding = page.finding(&RULE, link.target_span, &link.target, message);
            let finding = pages.iter().fold(finding, |finding, id| {
                let place = Place::new(site.outline(*id).path(), Span::at(0));
                finding.related(place, msg!(ambiguous_link_candidate))
            });
            finding.help(msg!(ambiguous_link_help))
        })
        .collect()
}
