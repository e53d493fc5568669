//! D191 kind-without-record: a declaration of a kind that yields no record.

use std::sync::Arc;

use super::rule;
use crate::check::{Context, Run};
use crate::diagnostic::{Finding, Place, msg};
use crate::record::{IdleKind, IdleReason};

rule! {
    "D191", "kind-without-record", Warning,
    fix: None, time_dependent: false,
    category: Data, since: "0.1.0",
    explanation: "kind_without_record", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let idle = context.site.records.idle_kinds.iter();
    idle.map(|(path, idle)| finding(path, idle)).collect()
}

fn finding(path: &Arc<str>, idle: &IdleKind) -> Finding {
    let name = idle.name.value.as_str();
    let (message, help) = match idle.reason {
        IdleReason::NoBlock => {
            (msg!(kind_without_block, kind = name), msg!(kind_without_block_help))
        }
        IdleReason::NoRecord => {
            (msg!(kind_without_record, kind = name), msg!(kind_without_record_help, kind = name))
        }
        IdleReason::NoneOnPage => (
            msg!(kind_without_record_on_page, kind = name),
            msg!(kind_without_record_help, kind = name),
        ),
    };
    Finding::new(&RULE.info, Place::new(path, idle.name.span), name, message).help(help)
}
