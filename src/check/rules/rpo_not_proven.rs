//! B211 rpo-not-proven: an RPO, and backups of which nobody says how often they are made.

use super::rule;
use crate::check::{Context, Run, at_level, of_record};
use crate::diagnostic::{Finding, Level, Obligation, Span, State, msg};
use crate::ops::{Backup, Duties, Gap};

rule! {
    "B211", "rpo-not-proven", Warning,
    fix: None, time_dependent: false,
    category: Backup, obligation: Rpo, since: "0.1.0",
    demands: [Rpo],
    explanation: "rpo_not_proven", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.duties.iter().filter_map(of_service).collect()
}

fn of_service(duties: &Duties<'_, '_>) -> Option<Finding> {
    if duties.gap(Obligation::Rpo) != Some(&Gap::NoInterval) {
        return None;
    }
    let service = duties.service;
    let rpo = service.rpo.as_ref()?;
    let limit = rpo.value.written();
    let (place, written) = interval(&service.backups).unwrap_or((rpo.span, ""));
    let message = msg!(rpo_not_proven, name = service.name(), rpo = limit);
    let finding = of_record(&RULE, service.record, "backup.interval", place, message)
        .state(State::Unknown)
        .expected(msg!(rpo_below_interval_expected, rpo = limit))
        .found(written)
        .related(service.record.place(rpo.span), msg!(rpo_not_proven_here))
        .help(msg!(rpo_not_proven_help));
    at_level(finding, duties, duties.level(Obligation::Rpo).min(Level::Warning))
}

/// Where the interval of the first backup is written, or should be.
fn interval<'s>(backups: &[Backup<'s>]) -> Option<(Span, &'s str)> {
    let backup = backups.iter().find(|backup| backup.is_backup())?;
    let whole = (backup.values.span(), "");
    Some(
        backup
            .values
            .member("interval")
            .map_or(whole, |interval| (interval.value.span, interval.value.written.as_str())),
    )
}
