//! B204 dependency-slower: a promise that hangs on something that promises less, on nothing, or on
//! itself.

use std::cell::LazyCell;
use std::collections::HashSet;

use super::rule;
use crate::check::{Context, Run, of_record, with_target};
use crate::diagnostic::{FieldPath, Finding, NearIndex, msg};
use crate::ops::{Need, Operations, Service};

rule! {
    "B204", "dependency-slower", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Dependencies, since: "0.1.0",
    explanation: "dependency_slower", run: Run::Site(check),
}

/// Services of a ring that are named.
const MOST_NAMED: usize = 6;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let all = context.operations;
    let hosts = || context.operations.hosts.iter().map(|host| host.record.key()).collect();
    let names = || NearIndex::of_ids(all.services.iter().map(|service| service.name()));
    let (hosts, near) = (LazyCell::new(hosts), LazyCell::new(names));
    let mut findings: Vec<Finding> = all.cycles().iter().filter_map(|it| ring(all, it)).collect();
    for service in &all.services {
        for need in &service.needs {
            match need.service.and_then(|index| all.services.get(index)) {
                Some(other) if std::ptr::eq(other, service) => {}
                Some(other) => {
                    findings.extend(slower(service, need, other));
                    findings.extend(lower(service, need, other));
                }
                None if !is_known(context, &hosts, need) => {
                    let near = near.nearest(need.written, |_| true).and_then(|near| near.only());
                    let near = near.and_then(|index| all.services.get(index));
                    findings.push(unknown(service, need, near.map(|service| service.name())));
                }
                None => {}
            }
        }
    }
    findings
}

fn slower(service: &Service<'_>, need: &Need<'_>, other: &Service<'_>) -> Option<Finding> {
    let (own, theirs) = (service.rto.as_ref()?, other.rto.as_ref()?);
    if !service.promises_sooner_than(other) {
        return None;
    }
    let message = msg!(
        dependency_slower,
        name = service.name(),
        rto = own.value.written(),
        other = other.name(),
        other_rto = theirs.value.written()
    );
    let path = FieldPath::from("rto").entry(need.written);
    let finding = of_record(&RULE, service.record, path, own.span, message)
        .expected(msg!(at_least, limit = theirs.value.written()))
        .found(own.value.written())
        .related(other.record.place(theirs.span), msg!(dependency_slower_here, name = other.name()))
        .help(msg!(dependency_slower_help));
    Some(with_target(with_target(finding, own), theirs))
}

fn lower(service: &Service<'_>, need: &Need<'_>, other: &Service<'_>) -> Option<Finding> {
    let (own, theirs) = (service.data_class?, other.data_class?);
    if !service.outranks(other) {
        return None;
    }
    let (word, their_word) = (service.written_class(), other.written_class());
    let message = msg!(
        dependency_lower,
        name = service.name(),
        class = word,
        other = other.name(),
        other_class = their_word
    );
    Some(
        of_record(
            &RULE,
            service.record,
            FieldPath::from("data_class").entry(need.written),
            own.span,
            message,
        )
        .expected(msg!(at_most, limit = their_word))
        .found(word)
        .related(other.record.place(theirs.span), msg!(dependency_lower_here, name = other.name()))
        .help(msg!(dependency_lower_help)),
    )
}

/// What is no service may still be a host, or have a page of its own.
fn is_known(context: &Context<'_>, hosts: &HashSet<String>, need: &Need<'_>) -> bool {
    context.site.page_named(need.written).is_some()
        || hosts.contains(&crate::lexicon::identifier(need.written))
}

fn unknown(service: &Service<'_>, need: &Need<'_>, near: Option<&str>) -> Finding {
    let message = msg!(dependency_unknown, name = service.name(), other = need.written);
    let field = FieldPath::from("depends_on").entry(need.written);
    let finding = of_record(&RULE, service.record, field, need.span, message)
        .expected(msg!(dependency_unknown_expected))
        .found(need.written);
    match near {
        Some(name) => finding.help(msg!(did_you_mean, name = name)),
        None => finding.help(msg!(dependency_unknown_help)),
    }
}

fn ring(all: &Operations<'_>, ring: &[usize]) -> Option<Finding> {
    let name = |index: &usize| all.services.get(*index).map_or("", Service::name);
    let first = ring.first()?;
    let mut chain: Vec<&str> = ring.iter().take(MOST_NAMED).map(name).collect();
    if ring.len() > MOST_NAMED {
        chain.push("…");
    }
    chain.push(name(first));
    let service = all.services.get(*first)?;
    let next = ring.get(1).unwrap_or(first);
    let need = service.needs.iter().find(|need| need.service == Some(*next))?;
    let message = msg!(dependency_cycle, chain = chain.join(" → "));
    let finding = of_record(&RULE, service.record, "depends_on", need.span, message);
    Some(
        finding
            .expected(msg!(dependency_cycle_expected, name = service.name()))
            .found(need.written)
            .help(msg!(dependency_cycle_help)),
    )
}
