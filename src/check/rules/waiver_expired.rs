//! M003 waiver-expired: a waiver whose end date lies before the as-of date.

use super::rule;
use crate::check::{PageContext, Run, deadlines};
use crate::diagnostic::{Deadline, Finding, Waiver, msg};

rule! {
    "M003", "waiver-expired", Error,
    fix: None, time_dependent: true,
    category: Check, since: "0.1.0",
    explanation: "waiver_expired", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let deadlines = deadlines::ends_of_waivers(page.waivers);
    // One that permits nothing does not end; M002 and M004 report it.
    let dated = page.waivers.iter().zip(deadlines).filter(|(waiver, _)| waiver.is_complete());
    let of_one = |(waiver, deadline): (&Waiver, Option<Deadline>)| {
        let (until, rule) = (waiver.last_day?, waiver.called());
        let message = msg!(waiver_expired, rule = rule.as_str(), until = until);
        let finding = page.finding(&RULE, waiver.place.span, &rule, message);
        let finding = finding.help(msg!(waiver_expired_help)).owner(waiver.by.as_deref());
        Some(finding.from_day(until.tomorrow().ok()?).deadline(deadline?))
    };
    dated.filter_map(of_one).collect()
}
