//! M003 waiver-expired: a waiver whose end date lies before the as-of date.

use std::collections::HashMap;

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
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let of_page = page.waivers.iter();
    of_page
        .filter_map(|waiver| {
            let number = numbers.entry(deadlines::waiver_identity(waiver)).or_default();
            *number += 1;
            let (number, until) = (*number - 1, waiver.last_day?);
            let subject = waiver.called();
            let message = msg!(waiver_expired, rule = subject.as_str(), until = until);
            let finding = page.finding(&RULE, waiver.place.span, &subject, message);
            let finding = finding.help(msg!(waiver_expired_help)).owner(waiver.by.as_deref());
            let deadline = deadlines::end_of_waiver(waiver, number, until);
            Some(finding.from_day(until.tomorrow().ok()?).deadline(deadline))
        })
        .collect()
}
