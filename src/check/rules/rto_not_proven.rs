//! B203 rto-not-proven: the last test took longer than the RTO, or nobody measured.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, Level, Message, Span, Spanned, State, msg};
use crate::ops::{Service, TestRun};
use crate::value::{Duration, Outcome};

rule! {
    "B203", "rto-not-proven", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Rto, since: "0.1.0",
    explanation: "rto_not_proven", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.operations.services.iter().filter_map(of_service).collect()
}

fn of_service(service: &Service<'_>) -> Option<Finding> {
    let rto = service.rto.as_ref()?;
    // A test that failed proves nothing about times; T303 sees to it.
    let mut runs = service.runs.iter().rev().filter(|it| it.outcome() != Some(Outcome::Failed));
    // The time for several services is not that of one.
    let last = runs.clone().find(|it| !it.is_shared).or_else(|| runs.next())?;
    let (name, limit) = (service.name(), rto.value.written());
    let Some(measured) = &last.duration else {
        // An unreadable duration is F104.
        let message = msg!(rto_not_measured, name = name, rto = limit);
        let unmeasured = || not_measured(service, last, rto, last.date.span, message);
        return (!last.has_duration).then(|| unmeasured().found(""));
    };
    if measured.value.seconds() <= rto.value.seconds() {
        return None;
    }
    let took = measured.value.written();
    if last.is_shared {
        let message = msg!(rto_not_measured_alone, name = name, duration = took, rto = limit);
        return Some(not_measured(service, last, rto, measured.span, message).found(took));
    }
    let message = msg!(rto_not_proven, name = name, rto = limit, duration = took);
    let finding = of_record(&RULE, service.record, "restore_test.duration", rto.span, message);
    Some(
        finding
            .at(last.record.place(measured.span))
            .expected(msg!(at_most, limit = limit))
            .found(took)
            .related(service.record.place(rto.span), msg!(rto_not_proven_here))
            .help(msg!(rto_not_proven_help)),
    )
}

/// A warning at `span` of the last test, which does not say how long the service alone took.
fn not_measured(
    service: &Service<'_>,
    last: &TestRun<'_>,
    rto: &Spanned<Duration>,
    span: Span,
    message: Message,
) -> Finding {
    of_record(&RULE, service.record, "restore_test.duration", rto.span, message)
        .at(last.record.place(span))
        .level(Level::Warning)
        .state(State::Unknown)
        .expected(msg!(at_most, limit = rto.value.written()))
        .related(service.record.place(rto.span), msg!(rto_not_proven_here))
        .help(msg!(rto_not_measured_help))
}
