//! T302 restore-test-stale: a service whose last restore test is older than its data class allows.

use jiff::civil::Date;

use super::rule;
use crate::check::{Context, OptionValue, Run, of_record, options, restore};
use crate::diagnostic::{Finding, Level, Message, State, msg};
use crate::record::Record;
use crate::site::Evidence;
use crate::source::data::Node;
use crate::value::Interval;

rule! {
    "T302", "restore-test-stale", Error,
    fix: None, time_dependent: true,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    options: [
        "cadence": OptionValue::Periods(&["kritisch", "wichtig", "best-effort", "critical", "important"]),
        "grace": OptionValue::Period,
        "due-soon": OptionValue::Period,
    ],
    explanation: "restore_test_stale", run: Run::Site(check),
}

/// How often a test is due: data class, its English name, cadence. The most patient stands last.
const CADENCES: [(&str, &str, &str); 3] =
    [("kritisch", "critical", "P3M"), ("wichtig", "important", "P6M"), ("best-effort", "", "P12M")];
const GRACE: &str = "P14D";
const DUE_SOON: &str = "P14D";

/// The terms within which tests are to be repeated.
struct Terms {
    /// By data class.
    cadences: Vec<(&'static str, Interval)>,
    grace: Interval,
    due_soon: Interval,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(terms) = Terms::of(context) else { return Vec::new() };
    let mut findings = Vec::new();
    for service in context.records("service") {
        let tests = context.site.records.evidence(service);
        for (index, test) in tests.iter().enumerate() {
            let next = tests.get(index + 1).map(Evidence::day);
            findings.extend(terms.findings(service, test, next).into_iter().flatten().flatten());
        }
    }
    findings
}

impl Terms {
    fn of(context: &Context<'_>) -> Option<Self> {
        let config = &context.site.config;
        let set = RULE.option(config, "cadence");
        let cadence = |class: &str, english: &str, default: &str| {
            let set = set.and_then(|set| set.get(class).or_else(|| set.get(english)));
            let set = set.and_then(Node::as_str).and_then(options::period);
            set.or_else(|| options::period(default))
        };
        let cadences = CADENCES.iter().filter_map(|(class, english, default)| {
            Some((*class, cadence(class, english, default)?))
        });
        Some(Self {
            cadences: cadences.collect(),
            grace: RULE.period(config, "grace", GRACE)?,
            due_soon: RULE.period(config, "due-soon", DUE_SOON)?,
        })
    }

    /// Of a service without a data class only what no class would permit is said to be too old.
    fn cadence(&self, service: &Record) -> Option<Interval> {
        let class = service.entry().word("data_class");
        let known = self.cadences.iter().find(|(name, _)| Some(*name) == class);
        known.or(self.cadences.last()).map(|(_, cadence)| *cadence)
    }

    /// The note before and the error after the day on which `test` gets too old, if no other test
    /// came before that.
    fn findings(
        &self,
        service: &Record,
        test: &Evidence<'_>,
        next: Option<Date>,
    ) -> Option<[Option<Finding>; 2]> {
        let due = self.cadence(service)?.after(test.day())?;
        let last = self.grace.after(due)?;
        let stale = last.tomorrow().ok()?;
        let soon = self.due_soon.before(stale)?.max(test.day());
        let (name, day) = (service.name(), test.day());
        let message = msg!(restore_test_due, name = name, day = day, due = due, last = last);
        let note = finding(service, test, due, message).level(Level::Note).state(State::Met);
        let message = msg!(restore_test_stale, name = name, day = day, due = due, last = last);
        let error = finding(service, test, due, message).state(State::Expired);
        let end = next.map_or(stale, |next| next.min(stale));
        Some([restore::during(note, soon, Some(end)), restore::during(error, stale, next)])
    }
}

/// A finding where the service names its test; the row of the protocol is the other place.
fn finding(service: &Record, test: &Evidence<'_>, due: Date, message: Message) -> Finding {
    let finding = of_record(&RULE, service, "restore_test.date", test.date.span, message)
        .expected(msg!(restore_test_stale_expected, due = due))
        .found(test.date.value.written())
        .help(msg!(restore_test_stale_help));
    if std::ptr::eq(test.record, service) {
        return finding;
    }
    let id = service.entry().map("restore_test").and_then(|own| own.member("id"));
    let span = id.map_or(service.head, |id| id.value.span);
    let row = test.record.place(test.date.span);
    finding.at(service.place(span)).related(row, msg!(restore_test_last))
}
