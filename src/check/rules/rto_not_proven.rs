//! B203 rto-not-proven: the last test took longer than the RTO, or nobody measured.

use super::rule;
use crate::check::{Context, Run, at_level, of_record, with_target};
use crate::diagnostic::{Finding, Level, Message, Obligation, Span, State, msg};
use crate::ops::{Duties, Gap, Objective, Service, TestRun};

rule! {
    "B203", "rto-not-proven", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Rto, since: "0.1.0",
    demands: [Rto],
    explanation: "rto_not_proven", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.duties.iter().filter_map(of_service).collect()
}

fn of_service(duties: &Duties<'_, '_>) -> Option<Finding> {
    let service = duties.service;
    match duties.gap(Obligation::Rto)? {
        Gap::MeasuredAboveRto => too_slow(service),
        Gap::NotMeasured => {
            let level = duties.level(Obligation::Rto).min(Level::Warning);
            at_level(not_measured_alone(service)?, duties, level)
        }
        _ => None,
    }
}

fn too_slow(service: &Service<'_>) -> Option<Finding> {
    let (rto, last) = (service.rto.as_ref()?, service.measuring_run()?);
    let measured = last.duration.as_ref()?;
    let (name, limit) = (service.name(), rto.value.written());
    let took = measured.value.written();
    let message = msg!(rto_not_proven, name = name, rto = limit, duration = took);
    let finding = of_record(&RULE, service.record, "restore_test.duration", rto.span, message);
    let finding = finding
        .at(last.record.place(measured.span))
        .expected(msg!(at_most, limit = limit))
        .found(took)
        .related(service.record.place(rto.span), msg!(rto_not_proven_here))
        .help(msg!(rto_not_proven_help));
    Some(with_target(finding, rto))
}

/// No time at all, or that of several services together.
fn not_measured_alone(service: &Service<'_>) -> Option<Finding> {
    let (rto, last) = (service.rto.as_ref()?, service.measuring_run()?);
    let (name, limit) = (service.name(), rto.value.written());
    Some(match &last.duration {
        Some(measured) => {
            let took = measured.value.written();
            let message = msg!(rto_not_measured_alone, name = name, duration = took, rto = limit);
            not_measured(service, last, rto, measured.span, message).found(took)
        }
        None => {
            let message = msg!(rto_not_measured, name = name, rto = limit);
            not_measured(service, last, rto, last.date.span, message).found("")
        }
    })
}

/// A finding at `span` of the last test, which does not say how long the service alone took.
fn not_measured(
    service: &Service<'_>,
    last: &TestRun<'_>,
    rto: &Objective,
    span: Span,
    message: Message,
) -> Finding {
    let finding = of_record(&RULE, service.record, "restore_test.duration", rto.span, message)
        .at(last.record.place(span))
        .state(State::Unknown)
        .expected(msg!(at_most, limit = rto.value.written()))
        .related(service.record.place(rto.span), msg!(rto_not_proven_here))
        .help(msg!(rto_not_measured_help));
    with_target(finding, rto)
}
