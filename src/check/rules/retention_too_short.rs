//! B208 retention-too-short: a copy is gone before the next one, or before the RPO has passed.

use super::rule;
use crate::check::{Context, Run, of_record, with_target};
use crate::diagnostic::{Finding, Message, Span, msg};
use crate::ops::{Backup, Service};

rule! {
    "B208", "retention-too-short", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Copies, since: "0.1.0",
    explanation: "retention_too_short", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for service in &context.operations.services {
        findings.extend(service.backups.iter().filter_map(|backup| of_backup(service, backup)));
    }
    findings
}

fn of_backup(service: &Service<'_>, backup: &Backup<'_>) -> Option<Finding> {
    let retention = backup.retention.as_ref()?;
    let shortest = retention.value.interval()?.shortest_seconds();
    let (name, kept) = (service.name(), retention.value.written());
    let interval = backup.interval.as_ref().and_then(|cadence| {
        let seconds = cadence.value.backup_interval()?.shortest_seconds();
        let interval = cadence.value.written();
        let message =
            msg!(retention_too_short_next, name = name, retention = kept, interval = interval);
        Some((seconds, message, msg!(retention_too_short_next_expected), cadence.span))
    });
    let rpo = service.rpo.as_ref().map(|rpo| {
        let limit = rpo.value.written();
        let message = msg!(retention_too_short, name = name, retention = kept, rpo = limit);
        (rpo.value.seconds(), message, msg!(at_least, limit = limit), rpo.span)
    });
    let limits: Vec<(u64, Message, Message, Span)> = interval.into_iter().chain(rpo).collect();
    let (seconds, message, expected, span) =
        limits.into_iter().max_by_key(|(seconds, ..)| *seconds)?;
    if shortest >= seconds {
        return None;
    }
    let finding = of_record(&RULE, service.record, "backup.retention", retention.span, message)
        .expected(expected)
        .found(kept)
        .related(service.record.place(span), msg!(retention_too_short_here))
        .help(msg!(retention_too_short_help));
    Some(match service.rpo.as_ref().filter(|rpo| rpo.span == span) {
        Some(rpo) => with_target(finding, rpo),
        None => finding,
    })
}
