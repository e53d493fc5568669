//! The duties that rules report: their names for people, and which findings are about the same one.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::diagnostic::{Deadline, Waiver, msg};
use crate::lexicon::identifier;
use crate::ops::{MaintenanceTask, PlannedTest, Service, TestRun};
use crate::page::Page;
use crate::schema::KindRole;

/// A test of the plan that is due.
pub(super) fn planned_test(test: &PlannedTest<'_>, day: Date) -> Deadline {
    let id = test.id.value;
    let scope = test.scope.unwrap_or(test.kind);
    let title = match scope {
        scope if scope.is_empty() || scope == id => msg!(duty_test, name = id),
        scope => msg!(duty_test_of, id = id, scope = scope),
    };
    Deadline::new(test_duty(id), KindRole::RestoreTestPlan.as_str(), title, day)
}

/// The restore test of a service that no test of the plan asks for.
pub(super) fn test_of_service(service: &Service<'_>, day: Date) -> Deadline {
    let name = service.name();
    let kind = service.record.kind.name.as_str();
    Deadline::new(test_duty(name), kind, msg!(duty_test, name = name), day)
}

/// A restore test that failed, or whose result is unclear, and has to be repeated.
pub(super) fn repeated_test(run: &TestRun<'_>) -> Deadline {
    let name = run.id.unwrap_or_else(|| run.record.called());
    let kind = run.record.kind.name.as_str();
    Deadline::new(test_duty(name), kind, msg!(duty_test_again, name = name), run.day())
}

/// A maintenance task that is due.
pub(super) fn maintenance(task: &MaintenanceTask<'_>, day: Date) -> Deadline {
    let title = msg!(duty_maintenance, name = task.name());
    let duty = format!("maintenance:{}", task.identity);
    Deadline::new(duty, task.record.kind.name.as_str(), title, day)
}

/// The next review of a page.
pub(super) fn review(page: &Page, day: Date) -> Deadline {
    let title = msg!(duty_review, title = page.title());
    Deadline::new(format!("review:{}", page.path()), Deadline::PAGE, title, day)
}

/// The ends of the waivers of a page, in their order; none of waivers without a last day. Waivers for one rule and subject
/// are told apart by their number.
pub(crate) fn ends_of_waivers(waivers: &[Waiver]) -> Vec<Option<Deadline>> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let of_one = |waiver: &Waiver| {
        let identity = waiver_identity(waiver);
        let number = numbers.entry(identity.clone()).or_default();
        *number += 1;
        let mut duty = format!("waiver:{}:{identity}", waiver.place.path);
        if *number > 1 {
            duty.push_str(&format!("#{number}"));
        }
        let title = msg!(duty_waiver, rule = waiver.called());
        Some(Deadline::new(duty, Deadline::WAIVER, title, waiver.last_day?))
    };
    waivers.iter().map(of_one).collect()
}

/// What tells the waiver from others on its page: `t302`, `t302:nas`.
fn waiver_identity(waiver: &Waiver) -> String {
    let rule = waiver.rule_name().to_lowercase();
    match identifier(waiver.subject_name()) {
        subject if subject.is_empty() => rule,
        subject => format!("{rule}:{subject}"),
    }
}

fn test_duty(name: &str) -> String {
    format!("restore-test:{}", identifier(name))
}
