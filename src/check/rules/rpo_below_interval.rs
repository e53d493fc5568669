//! B201 rpo-below-interval: more may be lost than the RPO allows, as backups are too far apart.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, msg};
use crate::ops::Service;

rule! {
    "B201", "rpo-below-interval", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Rpo, since: "0.1.0",
    explanation: "rpo_below_interval", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.operations.services.iter().filter_map(of_service).collect()
}

fn of_service(service: &Service<'_>) -> Option<Finding> {
    let (rpo, promise) = (service.rpo.as_ref()?, service.promise.as_ref()?);
    if promise.interval.longest_seconds() <= rpo.value.seconds() {
        return None;
    }
    let (wanted, real) = (rpo.value.written(), promise.cadence.value.written());
    let message = msg!(rpo_below_interval, name = service.name(), rpo = wanted, interval = real);
    Some(
        of_record(&RULE, service.record, "rpo", rpo.span, message)
            .expected(msg!(rpo_below_interval_expected, rpo = wanted))
            .found(real)
            .related(promise.record.place(promise.cadence.span), msg!(rpo_below_interval_here))
            .help(msg!(rpo_below_interval_help)),
    )
}
