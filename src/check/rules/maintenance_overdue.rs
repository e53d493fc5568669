//! T310 maintenance-overdue: a maintenance task that was done, and not again when its cadence wanted it.

use std::collections::HashSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::rule;
use crate::check::{Context, OptionValue, Run, deadlines, during, of_record};
use crate::diagnostic::{Arg, Finding, Level, msg};
use crate::ops::{MaintenanceRun, MaintenanceTask};
use crate::value::Interval;

rule! {
    "T310", "maintenance-overdue", Warning,
    fix: None, time_dependent: true,
    category: RestoreTest, since: "0.1.0",
    options: ["grace": OptionValue::Period, "due-soon": OptionValue::Period],
    explanation: "maintenance_overdue", run: Run::Site(check),
}

const GRACE: &str = "P14D";
const DUE_SOON: &str = "P14D";

/// The note before the day comes at most this part of the interval early, so that a weekly task is not always due soon.
const EARLIEST_PART: i32 = 4;

/// How long before and after its day a task is reported.
struct MaintenanceTerms {
    grace: Interval,
    due_soon: Interval,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let config = &context.site.config;
    let period = |name, default| RULE.period(config, name, default);
    let Some((grace, due_soon)) = period("grace", GRACE).zip(period("due-soon", DUE_SOON)) else {
        return Vec::new();
    };
    let terms = MaintenanceTerms { grace, due_soon };
    let mut findings = Vec::new();
    let mut known = HashSet::new();
    // Of a restore test of the plan T306 tells, of a task without a name F101.
    let is_told = |task: &&MaintenanceTask<'_>| task.is_planned_test || task.name().is_empty();
    for task in context.operations.maintenance.iter().filter(|task| !is_told(task)) {
        for (index, run) in task.runs.iter().enumerate() {
            let next = task.runs.get(index + 1);
            // What two pages ask for alike is one task.
            let due = task.frequency.as_ref().and_then(|it| it.value.after(run.last_day()));
            let until = next.map(MaintenanceRun::first_day);
            if !known.insert((run.record.id(), task.record.key(), due, until)) {
                continue;
            }
            let found = terms.findings(task, run, next);
            findings.extend(found.into_iter().flatten().flatten());
        }
    }
    findings
}

impl MaintenanceTerms {
    /// The note before the day on which a task done by `run` is due again, and the warning when it has passed, both
    /// until the `next` run.
    fn findings(
        &self,
        task: &MaintenanceTask<'_>,
        run: &MaintenanceRun<'_>,
        next: Option<&MaintenanceRun<'_>>,
    ) -> Option<[Option<Finding>; 2]> {
        let frequency = task.frequency.as_ref()?;
        let done = run.last_day();
        let due = frequency.value.after(done).filter(|due| *due > done)?;
        let days = done.until(due).ok()?.get_days();
        let last = self.grace.after(due)?.min(due.checked_add(days.days()).ok()?);
        let early = due.checked_sub((days / EARLIEST_PART).days()).ok()?;
        let notice = self.due_soon.before(due)?.max(early);
        let next = next.map(MaintenanceRun::first_day);
        let expired = last.tomorrow().ok()?;

        let (name, written) = (task.name(), frequency.value.written());
        let message = msg!(
            maintenance_overdue,
            task = name,
            last = told(run),
            frequency = written,
            due = due
        );
        let deadline = deadlines::maintenance(task, due).last(last).notice(notice);
        let finding = of_record(&RULE, task.record, "last_done", run.date.span, message)
            .at(run.record.place(run.date.span))
            .related(task.record.place(frequency.span), msg!(maintenance_cadence))
            .help(msg!(maintenance_overdue_help, task = for_shell(name)))
            .deadline(deadline);
        let message =
            msg!(maintenance_due, task = name, last = told(run), frequency = written, due = due);
        let note = Finding { message, ..finding.clone() }.level(Level::Note);
        let until = next.map_or(expired, |next: Date| next.min(expired));
        Some([during(note, notice, Some(until)), during(finding, expired, next)])
    }
}

/// The name as one word of a shell.
fn for_shell(name: &str) -> String {
    match name.contains(['"', '$', '`', '\\', '!']) {
        true => format!("'{}'", name.replace('\'', "'\\''")),
        false => format!("\"{name}\""),
    }
}

/// The day, or what is known of it.
fn told(run: &MaintenanceRun<'_>) -> Arg {
    match run.date.value.is_exact() {
        true => run.first_day().into(),
        false => run.date.value.written().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::for_shell;

    #[test]
    fn a_name_is_one_word_of_a_shell() {
        for (name, expected) in [
            ("USV-Test", "\"USV-Test\""),
            ("Filter (oben)", "\"Filter (oben)\""),
            ("Anna's USV", "\"Anna's USV\""),
            ("\"große\" USV", "'\"große\" USV'"),
            ("Kosten $HOME `id`", "'Kosten $HOME `id`'"),
            ("Anna's \"USV\"!", "'Anna'\\''s \"USV\"!'"),
            ("C:\\Temp leeren", "'C:\\Temp leeren'"),
        ] {
            assert_eq!(for_shell(name), expected, "{name}");
        }
    }
}
