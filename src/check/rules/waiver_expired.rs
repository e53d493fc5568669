//! M003 waiver-expired: a waiver whose end date lies before the as-of date.

use super::rule;
use crate::check::{PageContext, Run, deadlines};
use crate::diagnostic::{Finding, msg};

rule! {
    "M003", "waiver-expired", Error,
    fix: None, time_dependent: true,
    category: Check, since: "0.1.0",
    explanation: "waiver_expired", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let of_page = page.waivers.iter();
    of_page
        .filter_map(|waiver| {
            let until = waiver.last_day?;
            let subject = waiver.rule_name();
            let message = msg!(waiver_expired, rule = subject, until = until);
            let finding = page.finding(&RULE, waiver.place.span, subject, message);
            let finding = finding.help(msg!(waiver_expired_help)).owner(waiver.by.as_deref());
            let deadline = deadlines::end_of_waiver(waiver, until);
            Some(finding.from_day(until.tomorrow().ok()?).deadline(deadline))
        })
        .collect()
}
