//! M003 waiver-expired: a waiver whose end date lies before the as-of date.

use super::rule;
use crate::check::{Context, Run, deadlines};
use crate::diagnostic::{Deadline, Finding, Waiver, msg};

rule! {
    "M003", "waiver-expired", Error,
    fix: None, time_dependent: true,
    category: Check, since: "0.1.0",
    explanation: "waiver_expired", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.waivers_by_page().flat_map(|waivers| of_page(context, waivers)).collect()
}

/// One without effect does not end; M002 and M004 report it.
fn of_page(context: &Context<'_>, waivers: &[Waiver]) -> Vec<Finding> {
    let permits = |waiver: &Waiver| waiver.is_complete() && context.is_rule(waiver.rule_name());
    let dated = waivers.iter().zip(deadlines::ends_of_waivers(waivers));
    let of_one = |(waiver, deadline): (&Waiver, Option<Deadline>)| {
        let (until, rule) = (waiver.last_day?, waiver.called());
        let message = msg!(waiver_expired, rule = rule.as_str(), until = until);
        let finding = Finding::new(&RULE.info, waiver.place.clone(), &rule, message);
        let finding = finding.help(msg!(waiver_expired_help)).owner(waiver.by.as_deref());
        Some(finding.from_day(until.tomorrow().ok()?).deadline(deadline?))
    };
    dated.filter(|(waiver, _)| permits(waiver)).filter_map(of_one).collect()
}
