//! L710 link-to-draft: a link on a page for readers to one that is not published.

use super::rule;
use crate::check::{LinkedPage, Run};
use crate::diagnostic::{Finding, msg};
use crate::page::Link;
use crate::site::Target;

rule! {
    "L710", "link-to-draft", Warning,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "link_to_draft", run: Run::Linked(check),
}

/// Whether drafts are shown at the moment makes no difference: readers do not get them.
fn check(page: LinkedPage<'_>) -> Vec<Finding> {
    if page.own.page.outline.draft || page.site.is_summary(page.id) {
        return Vec::new();
    }
    page.links().filter_map(|(link, target)| of_link(page, link, target)).collect()
}

fn of_link(linked: LinkedPage<'_>, link: &Link, target: &Target) -> Option<Finding> {
    // The site shows the finding too: it says of the draft only what the page says.
    linked.site.outline(target.page()?).draft.then(|| {
        let message = msg!(link_to_draft, target = link.target.as_str());
        let finding = linked.own.finding(&RULE, link.target_span, &link.target, message);
        finding.help(msg!(link_to_draft_help))
    })
}
