//! B202 rto-above-mta: the recovery may take longer than the outage can be borne.

use super::rule;
use crate::check::{Context, Run, of_record, with_target};
use crate::diagnostic::{Finding, Obligation, msg};
use crate::ops::{Duties, Gap};
use crate::value::Duration;

rule! {
    "B202", "rto-above-mta", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Rto, since: "0.1.0",
    explanation: "rto_above_mta", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.duties.iter().filter_map(of_service).collect()
}

fn of_service(duties: &Duties<'_, '_>) -> Option<Finding> {
    if duties.gap(Obligation::Rto) != Some(&Gap::RtoAboveMta) {
        return None;
    }
    let service = duties.service;
    let (rto, mta) = (service.rto.as_ref()?, service.mta.as_ref()?);
    let rework = service.rework.as_ref();
    let (name, limit) = (service.name(), mta.value.written());
    let wanted = match rework {
        Some(_) => msg!(rto_above_mta_rework_expected, mta = limit),
        None => msg!(at_most, limit = limit),
    };
    let terms = [Some(&rto.value), rework.map(|rework| &rework.value)].into_iter().flatten();
    let real: Vec<&str> = terms.map(Duration::written).collect();
    let message = match rework {
        Some(rework) => msg!(
            rto_above_mta_rework,
            name = name,
            rto = rto.value.written(),
            rework = rework.value.written(),
            mta = limit
        ),
        None => msg!(rto_above_mta, name = name, rto = rto.value.written(), mta = limit),
    };
    let mut finding = of_record(&RULE, service.record, "rto", rto.span, message)
        .expected(wanted)
        .found(&real.join(" + "))
        .related(service.record.place(mta.span), msg!(rto_above_mta_here))
        .help(msg!(rto_above_mta_help));
    if let Some(rework) = rework {
        finding =
            finding.related(service.record.place(rework.span), msg!(rto_above_mta_rework_here));
    }
    Some(with_target(finding, rto))
}
