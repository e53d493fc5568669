//! B212 rpo-not-proven: an RPO, and backups of which nobody says how often they are made.

use super::rule;
use crate::check::{Context, Run, at_level, of_record, with_target};
use crate::diagnostic::{Finding, Level, Obligation, State, msg};
use crate::ops::{Duties, Gap};

rule! {
    "B212", "rpo-not-proven", Warning,
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
    let copy = service.copies().iter().find(|copy| copy.is_backup())?;
    let names = ["interval", "frequency"];
    let interval = names.iter().find_map(|name| copy.values.member(name));
    let span = interval.map_or(copy.values.span(), |interval| interval.value.span);
    let message = msg!(rpo_not_proven, name = service.name(), rpo = limit);
    let finding = of_record(&RULE, service.record, "backup.interval", span, message)
        .at(copy.record.place(span))
        .state(State::Unknown)
        .expected(msg!(rpo_below_interval_expected, rpo = limit))
        .found(interval.map_or("", |interval| &interval.value.written))
        .related(service.record.place(rpo.span), msg!(rpo_not_proven_here))
        .help(msg!(rpo_not_proven_help));
    at_level(with_target(finding, rpo), duties, duties.level(Obligation::Rpo).min(Level::Warning))
}
