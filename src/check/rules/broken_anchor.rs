//! L702 broken-anchor: a link to a heading that the page does not have.

use super::rule;
use crate::check::{PageContext, Run, rules};
use crate::diagnostic::{Finding, Fix, Safety, Span, msg};
use crate::page::Link;
use crate::site::Target;

rule! {
    "L702", "broken-anchor", Error,
    fix: Unsafe, time_dependent: false,
    explanation: "broken_anchor", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    rules::links(page).filter_map(|(link, target)| of_link(page, link, target)).collect()
}

fn of_link(page: PageContext<'_>, link: &Link, target: &Target) -> Option<Finding> {
    let Target::BrokenAnchor { page: to, anchor, suggestion } = target else { return None };
    let path = page.all.site.page(*to).path().as_ref();
    let message = if *to == page.id {
        msg!("broken-anchor-here", anchor = anchor.as_str())
    } else {
        msg!("broken-anchor", anchor = anchor.as_str(), path = path)
    };
    let finding = page.finding(&RULE, link.target_span, &link.target, message);
    let Some(suggestion) = suggestion else {
        return Some(finding.help(msg!("broken-anchor-help")));
    };
    let finding = finding.help(msg!("did-you-mean", name = format!("#{suggestion}")));
    let written = link.target_span.of(page.page.text());
    let hash = written.find('#').map(|at| link.target_span.start + at + 1);
    Some(match hash {
        Some(start) => {
            let span = Span::new(start, link.target_span.end);
            finding.fix(Fix::replace(Safety::Unsafe, span, suggestion.as_str()))
        }
        None => finding,
    })
}
