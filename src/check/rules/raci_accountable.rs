//! R601 raci-accountable: a task for which nobody, or more than one, is accountable.

use super::rule;
use crate::check::{PageContext, Run, of_record, raci};
use crate::diagnostic::{Finding, msg};
use crate::ops::RaciTask;

rule! {
    "R601", "raci-accountable", Error,
    fix: None, time_dependent: false,
    category: Responsibility, since: "0.1.0",
    explanation: "raci_accountable", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    raci::tasks(page).filter_map(|task| of_task(page, &task)).collect()
}

fn of_task(page: PageContext<'_>, task: &RaciTask<'_>) -> Option<Finding> {
    let record = task.record;
    let name = record.title(page.words());
    let mut accountable = task.accountable();
    let finding = match (accountable.next(), accountable.next()) {
        (Some(_), None) => return None,
        (None, _) if task.has_stranger() => return None,
        (None, _) => {
            let message = msg!(raci_accountable_none, task = name);
            of_record(&RULE, record, "assignments", record.head, message)
        }
        (Some(first), Some(second)) => {
            let message = msg!(raci_accountable_several, task = name);
            of_record(&RULE, record, "assignments", second.written.span, message)
                .related(record.place(first.written.span), msg!(raci_accountable_first))
        }
    };
    Some(finding.help(msg!(raci_accountable_help)))
}
