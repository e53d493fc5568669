//! T311 maintenance-without-cadence: a maintenance task that was done, and nobody can say when it is due again.

use super::{bad_duration, rule};
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, msg};
use crate::ops::MaintenanceTask;

rule! {
    "T311", "maintenance-without-cadence", Note,
    fix: None, time_dependent: false,
    category: RestoreTest, since: "0.1.0",
    explanation: "maintenance_without_cadence", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let tasks = context.operations.maintenance.iter();
    tasks.flat_map(|task| unreadable(task).into_iter().chain(misnamed(task))).collect()
}

/// A task whose cadence is in words that are none; where F104 reports them, nothing.
fn unreadable(task: &MaintenanceTask<'_>) -> Option<Finding> {
    if task.runs.is_empty() || task.name().is_empty() {
        return None;
    }
    let record = task.record;
    let written = record.values().all();
    let said = written.iter().find(|said| said.path == "frequency")?;
    let value = &said.member.value;
    if value.rejection.is_none() || bad_duration::reports(record, said) {
        return None;
    }
    let (name, frequency) = (task.name(), value.written.as_str());
    let message = msg!(maintenance_without_cadence, task = name, frequency = frequency);
    let finding = of_record(&RULE, record, "frequency", value.span, message);
    Some(finding.help(msg!(maintenance_without_cadence_help)))
}

/// Rows of the log that have a slip in the name of the task.
fn misnamed(task: &MaintenanceTask<'_>) -> impl Iterator<Item = Finding> {
    task.misnamed.iter().map(|row| {
        let span = row.values().member("task").map_or(row.head, |member| member.value.span);
        let message = msg!(maintenance_without_task, task = row.name());
        let finding = of_record(&RULE, row, "task", span, message);
        finding.help(msg!(did_you_mean, name = task.name()))
    })
}
