//! B203 rto-not-proven: the last test took longer than the RTO, or nobody measured.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, Level, State, msg};
use crate::ops::Service;
use crate::value::Outcome;

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
    let last = service.runs.iter().rev().find(|it| it.outcome() != Some(Outcome::Failed))?;
    let (name, limit) = (service.name(), rto.value.written());
    let Some(measured) = &last.duration else {
        // An unreadable duration is F104.
        if last.has_duration {
            return None;
        }
        let message = msg!(rto_not_measured, name = name, rto = limit);
        let finding = of_record(&RULE, service.record, "restore_test.duration", rto.span, message);
        return Some(
            finding
                .at(last.record.place(last.date.span))
                .level(Level::Warning)
                .state(State::Unknown)
                .expected(msg!(at_most, limit = limit))
                .found("")
                .related(service.record.place(rto.span), msg!(rto_not_proven_here))
                .help(msg!(rto_not_measured_help)),
        );
    };
    if measured.value.seconds() <= rto.value.seconds() {
        return None;
    }
    let took = measured.value.written();
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
