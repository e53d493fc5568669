//! L702 broken-anchor: a link to a heading that the page does not have.

use super::rule;
use crate::check::{LinkedPage, Run};
use crate::diagnostic::{Finding, Fix, Safety, Span, msg};
use crate::page::Link;
use crate::site::Target;

rule! {
    "L702", "broken-anchor", Error,
    fix: Unsafe, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "broken_anchor", run: Run::Linked(check),
}

fn check(page: LinkedPage<'_>) -> Vec<Finding> {
    page.links().filter_map(|(link, target)| of_link(page, link, target)).collect()
}

fn of_link(linked: LinkedPage<'_>, link: &Link, target: &Target) -> Option<Finding> {
    let page = linked.own;
    let Target::BrokenAnchor { page: to, anchor, suggestion } = target else { return None };
    let path = linked.site.outline(*to).path().as_ref();
    let message = if *to == linked.id {
        msg!(broken_anchor_here, anchor = anchor.as_str())
    } else {
        msg!(broken_anchor, anchor = anchor.as_str(), path = path)
    };
    let finding = page.finding(&RULE, link.target_span, &link.target, message);
    let Some(suggestion) = suggestion else {
        return Some(finding.help(msg!(broken_anchor_help)));
    };
    let finding = finding.help(msg!(did_you_mean, name = format!("#{}", suggestion.written)));
    let written = link.target_span.of(page.page.text());
    let hash = written.find('#').map(|at| link.target_span.start + at + 1);
    Some(match hash {
        Some(start) if suggestion.certain => {
            let anchor = written.get(start - link.target_span.start..).unwrap_or_default();
            let length = anchor.find(":~:").unwrap_or(anchor.len());
            let span = Span::new(start, start + length);
            finding.fix(Fix::replace(Safety::Unsafe, span, suggestion.written.as_str()))
        }
        _ => finding,
    })
}
