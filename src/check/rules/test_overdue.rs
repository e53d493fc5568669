//! T306 test-overdue: a planned restore test that was made, and not again when it was due.

use super::rule;
use crate::check::{Context, Run, deadlines, during, of_record};
use crate::diagnostic::{Finding, State, msg};
use crate::ops::{PlannedTest, TestRun};

rule! {
    "T306", "test-overdue", Error,
    fix: None, time_dependent: true,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    explanation: "test_overdue", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for test in &context.operations.tests {
        for (index, run) in test.runs.iter().enumerate() {
            findings.extend(finding(test, run, test.runs.get(index + 1)));
        }
    }
    findings
}

fn finding(
    test: &PlannedTest<'_>,
    run: &TestRun<'_>,
    next: Option<&TestRun<'_>>,
) -> Option<Finding> {
    let frequency = test.frequency.as_ref()?;
    let due = test.due_after(run.day())?;
    let (id, written) = (test.id.value, frequency.value.written());
    let message = msg!(test_overdue, id = id, day = run.day(), frequency = written, due = due);
    let plan = test.record.place(frequency.span);
    let finding = of_record(&RULE, test.record, "date", run.date.span, message)
        .at(run.record.place(run.date.span))
        .state(State::Expired)
        .deadline(deadlines::planned_test(test, due))
        .related(plan, msg!(test_overdue_plan))
        .help(msg!(test_overdue_help));
    during(finding, due.tomorrow().ok()?, next.map(TestRun::day))
}
