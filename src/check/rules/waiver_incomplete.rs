//! M002 waiver-incomplete: a waiver without code, reason or end date, or one that cannot be read.

use super::rule;
use crate::check::{PageContext, Run, Waiver};
use crate::diagnostic::{Arg, Finding, Message, msg};

rule! {
    "M002", "waiver-incomplete", Error,
    fix: None, time_dependent: false,
    explanation: "waiver_incomplete", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let of_page = page.waivers.iter();
    of_page
        .filter(|waiver| !waiver.is_complete())
        .map(|waiver| {
            let subject = waiver.rule.as_ref().map_or("", |(rule, _)| rule);
            page.finding(&RULE, waiver.place.span, subject, message(waiver))
                .help(msg!("waiver-incomplete-help"))
        })
        .collect()
}

fn message(waiver: &Waiver) -> Message {
    match waiver.unknown.as_deref() {
        Some("") => return msg!("waiver-no-directive"),
        Some(word) => return msg!("waiver-unknown-directive", word = word),
        None => {}
    }
    let parts = [
        (waiver.rule.is_some(), msg!("waiver-part-rule")),
        (waiver.last_day().is_some(), msg!("waiver-part-until")),
        (waiver.reason.is_some(), msg!("waiver-part-reason")),
    ];
    let missing = parts.into_iter().filter(|(there, _)| !there).map(|(_, part)| part);
    msg!("waiver-incomplete", missing = Arg::List(missing.collect()))
}
