//! L705 dead-external-link: another host does not have what a link leads to, as far as it was asked.

use super::rule;
use crate::check::mentions::{Mention, mentions};
use crate::check::{Context, ProbeResult, Run};
use crate::diagnostic::{Finding, Level, Message, msg};

rule! {
    "L705", "dead-external-link", Error,
    fix: None, time_dependent: false,
    category: Link, since: "0.1.0",
    explanation: "dead_external_link", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(results) = context.external else { return Vec::new() };
    let mentions = mentions(context, results);
    mentions.filter_map(|(address, result, links)| finding(address, result, &links)).collect()
}

/// One finding an address: at the first link, with the others named.
fn finding(address: &str, result: &ProbeResult, links: &[Mention<'_>]) -> Option<Finding> {
    let ((page, link), others) = links.split_first()?;
    let (level, message, help) = classify(address, result)?;
    let finding = page.own.finding(&RULE, link.target_span, address, message);
    let finding = finding.level(level).help(help);
    Some(others.iter().fold(finding, |finding, (page, link)| {
        finding.related(page.own.place(link.target_span), msg!(external_link_also))
    }))
}

fn classify(target: &str, result: &ProbeResult) -> Option<(Level, Message, Message)> {
    let dead = || msg!(dead_external_link_help);
    let maybe = || msg!(dead_external_link_maybe_help);
    Some(match result {
        ProbeResult::Reachable { .. } => return None,
        ProbeResult::Status(status) => return Some(rejected(target, *status)),
        ProbeResult::UnknownHost => {
            (Level::Error, msg!(dead_external_link_no_host, target = target), dead())
        }
        ProbeResult::TimedOut => {
            (Level::Warning, msg!(dead_external_link_time, target = target), maybe())
        }
        ProbeResult::Tls(detail) => {
            let detail = detail.as_str();
            let message = msg!(dead_external_link_tls, target = target, detail = detail);
            (Level::Warning, message, msg!(dead_external_link_tls_help))
        }
        ProbeResult::Unreachable(detail) => {
            let detail = detail.as_str();
            let message = msg!(dead_external_link_unreachable, target = target, detail = detail);
            (Level::Warning, message, maybe())
        }
        ProbeResult::NoAnchor(anchor) => {
            let anchor = anchor.as_str();
            let message = msg!(dead_external_link_anchor, target = target, anchor = anchor);
            (Level::Warning, message, msg!(dead_external_link_anchor_help))
        }
        ProbeResult::TooLong(anchor) => {
            let anchor = anchor.as_str();
            let message = msg!(dead_external_link_long, target = target, anchor = anchor);
            (Level::Note, message, msg!(dead_external_link_long_help))
        }
        ProbeResult::Malformed => {
            (Level::Warning, msg!(dead_external_link_malformed, target = target), dead())
        }
        ProbeResult::NotProbed => {
            let help = msg!(dead_external_link_not_asked_help);
            (Level::Note, msg!(dead_external_link_not_asked, target = target), help)
        }
    })
}

/// Only 404 and 410 say for sure that there is nothing.
fn rejected(target: &str, status: u16) -> (Level, Message, Message) {
    let code = status.to_string();
    let message = match status {
        404 | 410 => {
            let message = msg!(dead_external_link, target = target, status = code);
            return (Level::Error, message, msg!(dead_external_link_help));
        }
        300..=399 => msg!(dead_external_link_circle, target = target, status = code),
        429 => msg!(dead_external_link_limited, target = target, status = code),
        401 | 403 | 451 | 999 => msg!(dead_external_link_refused, target = target, status = code),
        500..=599 => msg!(dead_external_link_server, target = target, status = code),
        _ => msg!(dead_external_link_status, target = target, status = code),
    };
    (Level::Warning, message, msg!(dead_external_link_maybe_help))
}
