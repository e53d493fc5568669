//! B208 retention-too-short: a copy is gone before the next one, or before the RPO has passed.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, Span, msg};
use crate::record::Record;
use crate::site::copies::{self, Copy};

rule! {
    "B208", "retention-too-short", Error,
    fix: None, time_dependent: false,
    explanation: "retention_too_short", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let services = context.records("service");
    let of_service = |service| {
        let copies = copies::of_service(service).into_iter();
        copies.filter_map(move |copy| of_copy(service, &copy)).collect::<Vec<_>>()
    };
    services.flat_map(of_service).collect()
}

fn of_copy(service: &Record, copy: &Copy<'_>) -> Option<Finding> {
    let retention = copy.entry.cadence("retention")?;
    let kept = retention.value.interval()?.shortest_seconds();
    let interval = copy.entry.cadence("interval").and_then(|cadence| {
        let seconds = cadence.value.backup_interval()?.shortest_seconds();
        Some((seconds, cadence.value.written().to_owned(), cadence.span))
    });
    let rpo = service.entry().duration("rpo");
    let rpo = rpo.map(|rpo| (rpo.value.seconds(), rpo.value.written().to_owned(), rpo.span));
    let limits: Vec<(u64, String, Span)> = interval.into_iter().chain(rpo).collect();
    let (seconds, written, span) = limits.into_iter().max_by_key(|(seconds, ..)| *seconds)?;
    if kept >= seconds {
        return None;
    }
    let kept = retention.value.written();
    let message = msg!(
        "retention-too-short",
        name = service.name(),
        retention = kept,
        limit = written.as_str()
    );
    Some(
        of_record(&RULE, service, "backup.retention", retention.span, message)
            .related(service.place(span), msg!("retention-too-short-here"))
            .help(msg!("retention-too-short-help")),
    )
}
