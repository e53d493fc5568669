//! B208 retention-too-short: a copy is gone before the next one, or before the RPO has passed.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, Message, Span, msg};
use crate::record::Record;
use crate::site::copies::{self, Copy};

rule! {
    "B208", "retention-too-short", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Copies, since: "0.1.0",
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
    let shortest = retention.value.interval()?.shortest_seconds();
    let (name, kept) = (service.name(), retention.value.written());
    let interval = copy.entry.cadence("interval").and_then(|cadence| {
        let seconds = cadence.value.backup_interval()?.shortest_seconds();
        let interval = cadence.value.written();
        let message =
            msg!(retention_too_short_next, name = name, retention = kept, interval = interval);
        Some((seconds, message, msg!(retention_too_short_next_expected), cadence.span))
    });
    let rpo = service.entry().duration("rpo").map(|rpo| {
        let limit = rpo.value.written();
        let message = msg!(retention_too_short, name = name, retention = kept, rpo = limit);
        (rpo.value.seconds(), message, msg!(at_least, limit = limit), rpo.span)
    });
    let limits: Vec<(u64, Message, Message, Span)> = interval.into_iter().chain(rpo).collect();
    let (seconds, message, expected, span) =
        limits.into_iter().max_by_key(|(seconds, ..)| *seconds)?;
    (shortest < seconds).then(|| {
        of_record(&RULE, service, "backup.retention", retention.span, message)
            .expected(expected)
            .found(kept)
            .related(service.place(span), msg!(retention_too_short_here))
            .help(msg!(retention_too_short_help))
    })
}
