//! T302 restore-test-stale: a service whose last restore test is older than its data class allows.

use jiff::civil::Date;

use super::rule;
use crate::check::{
    Context, OptionValue, Run, at_level, deadlines, during, of_record, options, owed,
};
use crate::diagnostic::{Deadline, Finding, Level, Message, Obligation, State, msg};
use crate::ops::{Assessment, DataClass, Duties, Operations, Service, TestRun};
use crate::source::data::Node;
use crate::value::{Interval, Outcome};

rule! {
    "T302", "restore-test-stale", Error,
    fix: None, time_dependent: true,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    options: [
        "cadence": OptionValue::Periods(&DataClass::NAMES),
        "grace": OptionValue::Period,
        "due-soon": OptionValue::Period,
    ],
    demands: [RestoreTest],
    explanation: "restore_test_stale", run: Run::Site(check),
}

const GRACE: &str = "P14D";
const DUE_SOON: &str = "P14D";

/// The terms within which tests are to be repeated.
struct Terms {
    /// By data class.
    cadences: Vec<(DataClass, Interval)>,
    grace: Interval,
    due_soon: Interval,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(terms) = Terms::of(context) else { return Vec::new() };
    let mut findings = Vec::new();
    let is_owed = |it: &&Duties<'_, '_>| {
        !matches!(it.assessment(Obligation::RestoreTest), Assessment::NotApplicable(_))
    };
    for duties in context.duties.iter().filter(is_owed) {
        let service = duties.service;
        for (index, test) in service.runs.iter().enumerate() {
            // What did not pass is no evidence that could expire; other rules report it.
            if test.outcome() != Some(Outcome::Passed) {
                continue;
            }
            let next = service.runs.get(index + 1).map(TestRun::day);
            let planned = planned_due(context.operations, service, test.day());
            let found = terms.findings(duties, test, next, planned);
            findings.extend(found.into_iter().flatten().flatten());
        }
    }
    findings
}

/// The first deadline by which the plan wants one of the service's tests again that was last run on `day`. From the day
/// after on, T306 reports it.
fn planned_due(operations: &Operations<'_>, service: &Service<'_>, day: Date) -> Option<Deadline> {
    let tests = service.tests.iter().filter_map(|covering| operations.tests.get(covering.test));
    let run = tests.filter(|test| test.was_run_on(day));
    let due = run.filter_map(|test| Some(deadlines::planned_test(test, test.due_after(day)?)));
    due.min_by_key(|deadline| deadline.day)
}

impl Terms {
    fn of(context: &Context<'_>) -> Option<Self> {
        let set = RULE.option(&context.site.config, "cadence");
        let mut cadences = Vec::new();
        for class in DataClass::ALL {
            let stated =
                set.and_then(|set| set.get(class.as_str()).or_else(|| set.get(class.english())));
            let stated = stated.and_then(Node::as_str).and_then(options::period);
            cadences.push((class, stated.or_else(|| options::period(class.test_cadence()))?));
        }
        Some(Self {
            cadences,
            grace: RULE.period(&context.site.config, "grace", GRACE)?,
            due_soon: RULE.period(&context.site.config, "due-soon", DUE_SOON)?,
        })
    }

    /// Of a service without a data class only what no class would allow is said to be too old.
    fn cadence(&self, service: &Service<'_>) -> Option<Interval> {
        let class = service.data_class.map(|class| class.value);
        let known = self.cadences.iter().find(|(known, _)| Some(*known) == class);
        known.or(self.cadences.last()).map(|(_, cadence)| *cadence)
    }

    /// The note before the day on which `test` gets too old, for its data class or for the plan, and the error after it,
    /// if no other test came before that. An overdue test of the plan is reported by T306 alone.
    fn findings(
        &self,
        duties: &Duties<'_, '_>,
        test: &TestRun<'_>,
        next: Option<Date>,
        planned: Option<Deadline>,
    ) -> Option<[Option<Finding>; 2]> {
        let (service, name, day) = (duties.service, duties.service.name(), test.day());
        let due = self.cadence(service)?.after(day)?;
        let last = self.grace.after(due)?;
        let message = msg!(restore_test_stale, name = name, day = day, due = due, last = last);
        let own = deadlines::test_of_service(service, due).last(last);
        let error =
            finding(service, test, due, message).state(State::Expired).deadline(own.clone());
        let overdue = planned.as_ref().and_then(|planned| planned.last.tomorrow().ok());
        let error = owed(error, duties, Obligation::RestoreTest)
            .and_then(|error| during(error, last.tomorrow().ok()?, earlier(next, overdue)));

        let deadline = planned.filter(|planned| planned.last <= last).unwrap_or(own);
        let (due, last) = (deadline.day, deadline.last);
        let level = duties.level(Obligation::RestoreTest);
        let message = match level == Level::Error {
            true => msg!(restore_test_due, name = name, day = day, due = due, last = last),
            false => msg!(restore_test_due_note, name = name, day = day, due = due, last = last),
        };
        let expired = last.tomorrow().ok()?;
        let soon = self.due_soon.before(expired)?.max(day);
        let note = finding(service, test, due, message).state(State::Met).deadline(deadline);
        let note = at_level(note, duties, level.min(Level::Note));
        Some([note.and_then(|it| during(it, soon, earlier(next, Some(expired)))), error])
    }
}

fn earlier(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    a.into_iter().chain(b).min()
}

/// A finding where the service names its test; the row of the protocol is the other place.
fn finding(service: &Service<'_>, test: &TestRun<'_>, due: Date, message: Message) -> Finding {
    let finding = of_record(&RULE, service.record, "restore_test.date", test.date.span, message)
        .expected(msg!(restore_test_stale_expected, due = due))
        .found(test.date.value.written())
        .help(msg!(restore_test_stale_help));
    if !test.is_row {
        return finding;
    }
    let span = service.claims.first().map_or(service.record.head, |claim| claim.id.span);
    let row = test.record.place(test.date.span);
    finding.at(service.record.place(span)).related(row, msg!(restore_test_last))
}
