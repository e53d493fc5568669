//! M002 waiver-incomplete: a waiver without code, reason or end date, or one that cannot be read.

use super::rule;
use crate::check::{PageContext, Run};
use crate::diagnostic::{Arg, Finding, Message, Surplus, SurplusKind, Waiver, msg};
use crate::value::{Date, Rejection, RejectionReason};

rule! {
    "M002", "waiver-incomplete", Error,
    fix: None, time_dependent: false,
    category: Check, since: "0.1.0",
    explanation: "waiver_incomplete", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    page.waivers.iter().flat_map(|waiver| of_waiver(page, waiver)).collect()
}

fn of_waiver(page: PageContext<'_>, waiver: &Waiver) -> Vec<Finding> {
    let subject = waiver.rule_name();
    let whole = lacks(waiver).map(|message| {
        page.finding(&RULE, waiver.place.span, subject, message).help(msg!(waiver_incomplete_help))
    });
    let surplus = waiver.surplus.iter();
    let surplus = surplus.map(|it| {
        let (message, help) = unread(it);
        page.finding(&RULE, it.span, subject, message)
            .expected(msg!(waiver_attributes))
            .found(&it.text)
            .help(help)
    });
    whole.into_iter().chain(surplus).collect()
}

/// What it lacks; what was probably meant by a misspelt attribute is not missing.
fn lacks(waiver: &Waiver) -> Option<Message> {
    match waiver.unknown.as_deref() {
        Some("") => return Some(msg!(waiver_no_directive)),
        Some(word) => return Some(msg!(waiver_unknown_directive, word = word)),
        None => {}
    }
    if let Some(until) = waiver.until.as_deref().filter(|_| waiver.last_day.is_none()) {
        let read = Date::parse(until);
        let is_impossible = |it: &Rejection| {
            matches!(it.reason, RejectionReason::ImpossibleDay | RejectionReason::ImpossibleMonth)
        };
        if read.as_ref().is_err_and(is_impossible) {
            return Some(msg!(waiver_no_such_day, day = until));
        }
    }
    let parts = [
        (waiver.rule.is_some(), ["rule", "code", "regel"], msg!(waiver_part_rule)),
        (!waiver.lacks_subject(), ["", "", ""], msg!(waiver_part_subject)),
        (waiver.last_day.is_some(), ["until", "bis", ""], msg!(waiver_part_until)),
        (waiver.reason.is_some(), ["reason", "grund", ""], msg!(waiver_part_reason)),
    ];
    let meant = |names: &[&str]| {
        let near = waiver.surplus.iter().filter_map(|it| match it.kind {
            SurplusKind::Attribute(near) => near,
            _ => None,
        });
        near.into_iter().any(|near| names.contains(&near))
    };
    let missing: Vec<Message> = parts
        .into_iter()
        .filter(|(there, names, _)| !there && !meant(names))
        .map(|(_, _, part)| part)
        .collect();
    (!missing.is_empty()).then(|| msg!(waiver_incomplete, missing = Arg::List(missing)))
}

/// What is wrong with a part that nothing uses, and how to fix it.
fn unread(surplus: &Surplus) -> (Message, Message) {
    let text = surplus.text.as_str();
    match surplus.kind {
        SurplusKind::Attribute(near) => {
            let help = match near {
                Some(name) => msg!(did_you_mean, name = name),
                None => msg!(waiver_unknown_attribute_help),
            };
            (msg!(waiver_unknown_attribute, name = text), help)
        }
        SurplusKind::Repeated => {
            (msg!(waiver_repeated_attribute, name = text), msg!(waiver_repeated_attribute_help))
        }
        SurplusKind::Word => {
            (msg!(waiver_surplus_word, word = text), msg!(waiver_surplus_word_help))
        }
    }
}
