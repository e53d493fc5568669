//! B201 rpo-below-interval: more may be lost than the RPO allows, as backups are too far apart.

use super::rule;
use crate::check::{Context, Run, of_record, with_target};
use crate::diagnostic::{Finding, Obligation, msg};
use crate::ops::{Duties, Gap};

rule! {
    "B201", "rpo-below-interval", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Rpo, since: "0.1.0",
    explanation: "rpo_below_interval", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.duties.iter().filter_map(of_service).collect()
}

fn of_service(duties: &Duties<'_, '_>) -> Option<Finding> {
    if duties.gap(Obligation::Rpo) != Some(&Gap::IntervalAboveRpo) {
        return None;
    }
    let service = duties.service;
    let (rpo, promise) = (service.rpo.as_ref()?, service.promise.as_ref()?);
    let (wanted, real) = (rpo.value.written(), promise.cadence.value.written());
    let message = msg!(rpo_below_interval, name = service.name(), rpo = wanted, interval = real);
    let finding = of_record(&RULE, service.record, "rpo", rpo.span, message)
        .expected(msg!(rpo_below_interval_expected, rpo = wanted))
        .found(real)
        .related(promise.record.place(promise.cadence.span), msg!(rpo_below_interval_here))
        .help(msg!(rpo_below_interval_help));
    Some(with_target(finding, rpo))
}
