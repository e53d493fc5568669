//! L702 broken-anchor: a link to a heading that the page does not have.

use super::rule;
use crate::check::{LinkedPage, PageContext, Run};
use crate::diagnostic::{Finding, Fix, Level, Safety, Span, msg};
use crate::page::Link;
use crate::site::{LinkPart, Target};

rule! {
    "L702", "broken-anchor", Error,
    fix: Unsafe, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "broken_anchor", run: Run::Linked(check),
}

fn check(page: LinkedPage<'_>) -> Vec<Finding> {
    page.links().filter_map(|(link, target)| of_link(page, link, target)).collect()
}

/// The anchor that code hosts give the heading, while the generator of the wiki gives it another one.
fn on_code_hosts(page: PageContext<'_>, link: &Link, found: &Target) -> Option<Finding> {
    let Target::Page { anchor: Some(anchor), .. } = found else { return None };
    let generator = page.config.dialect.traits.name;
    let written = link.target.as_str();
    let message = msg!(broken_anchor_code_hosts, target = written, generator = generator);
    let finding = page.finding(&RULE, link.target_span, written, message).level(Level::Note);
    Some(finding.help(msg!(
        broken_anchor_code_hosts_help,
        generator = generator,
        anchor = anchor.as_str()
    )))
}

fn of_link(linked: LinkedPage<'_>, link: &Link, target: &Target) -> Option<Finding> {
    let page = linked.own;
    if let Target::OnCodeHosts { found, part: LinkPart::Anchor } = target {
        return on_code_hosts(page, link, found);
    }
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
