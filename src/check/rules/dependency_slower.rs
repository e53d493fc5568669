//! B204 dependency-slower: a promise that hangs on something that promises less, on nothing, or on
//! itself.

use std::cell::LazyCell;

use super::{placeholder, rule};
use crate::check::{Context, Run, at_level, of_record, owed, with_target};
use crate::diagnostic::{FieldPath, Finding, Level, NearIndex, Obligation, State, msg};
use crate::ops::{Duties, Gap, Need, NeedFault, Operations, Service};

rule! {
    "B204", "dependency-slower", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Dependencies, since: "0.1.0",
    demands: [Dependencies],
    explanation: "dependency_slower", run: Run::Site(check),
}

/// Services of a ring that are named.
const MOST_NAMED: usize = 6;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let all = context.operations;
    let names = || NearIndex::of_ids(all.services.iter().map(|service| service.name()));
    let near = LazyCell::new(names);
    let mut findings: Vec<Finding> =
        all.rings.iter().filter_map(|members| ring(context, members)).collect();
    for (index, duties) in context.duties.iter().enumerate() {
        let service = duties.service;
        for need in &service.needs {
            let other = need.service.and_then(|index| all.services.get(index));
            let finding = match (all.fault(index, need), other) {
                (Some(NeedFault::PromisesLess), Some(other)) => promises_less(service, need, other),
                (Some(NeedFault::Unknown), _) => {
                    let near = near.nearest(need.written, |_| true).and_then(|near| near.only());
                    let near = near.and_then(|index| all.services.get(index));
                    Some(unknown(service, need, near.map(|service| service.name())))
                }
                _ => None,
            };
            let finding = finding.and_then(|it| owed(it, duties, Obligation::Dependencies));
            findings.extend(finding);
        }
        findings.extend(left_open(context, duties));
    }
    findings
}

/// It promises to be back later, or its data class is lower. Who depends on something of a lower class has its RTO from
/// that: the RTO is told alone where both are at fault.
fn promises_less(service: &Service<'_>, need: &Need<'_>, other: &Service<'_>) -> Option<Finding> {
    slower(service, need, other).or_else(|| lower(service, need, other))
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
    let finding = match other.data_class.filter(|_| service.outranks(other)) {
        Some(class) => finding.related(
            other.record.place(class.span),
            msg!(dependency_lower_here, name = other.name()),
        ),
        None => finding,
    };
    Some(with_target(with_target(finding, own), theirs))
}

fn lower(service: &Service<'_>, need: &Need<'_>, other: &Service<'_>) -> Option<Finding> {
    let (own, theirs) = (service.data_class?, other.data_class?);
    let (word, their_word) = (service.written_class(), other.written_class());
    let message = msg!(
        dependency_lower,
        name = service.name(),
        class = word,
        other = other.name(),
        other_class = their_word
    );
    let path = FieldPath::from("data_class").entry(need.written);
    Some(
        of_record(&RULE, service.record, path, own.span, message)
            .expected(msg!(at_most, limit = their_word))
            .found(word)
            .related(
                other.record.place(theirs.span),
                msg!(dependency_lower_here, name = other.name()),
            )
            .help(msg!(dependency_lower_help)),
    )
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

/// Nobody has written down what the service depends on.
fn left_open(context: &Context<'_>, duties: &Duties<'_, '_>) -> Option<Finding> {
    if duties.gap(Obligation::Dependencies) != Some(&Gap::Value) {
        return None;
    }
    let record = duties.service.record;
    let written = record.values().member("depends_on")?;
    if placeholder::is_field_told(context, record, "depends_on") {
        return None;
    }
    let message = msg!(dependency_open, name = duties.service.name());
    let finding = of_record(&RULE, record, "depends_on", record.gap(written), message)
        .state(State::Unknown)
        .expected(msg!(dependency_open_expected))
        .found(&written.value.written)
        .help(msg!(dependency_open_help));
    let level = duties.level(Obligation::Dependencies).min(Level::Warning);
    at_level(finding, duties, level)
}

/// One finding about all services of a ring that owe their dependencies, as grave as the gravest of them.
fn ring(context: &Context<'_>, members: &[usize]) -> Option<Finding> {
    let all = context.operations;
    let members = members.iter().filter_map(|index| Some((*index, context.duties.get(*index)?)));
    let level = |duties: &Duties<'_, '_>| duties.level(Obligation::Dependencies);
    let mut owing = members.filter(|(_, duties)| level(duties) != Level::Off);
    let (first, duties) = owing.next()?;
    let owing: Vec<&Duties<'_, '_>> = owing.map(|(_, duties)| duties).collect();
    let gravest = owing.iter().map(|duties| level(duties)).fold(level(duties), Level::max);
    let finding = around(all, first)?;
    let others = owing.iter().map(|duties| duties.service.record.address("depends_on"));
    at_level(finding.also_about(others), duties, gravest)
}

fn around(all: &Operations<'_>, first: usize) -> Option<Finding> {
    let service = all.services.get(first)?;
    let way = all.way_around(first);
    let name = |index: &usize| all.services.get(*index).map_or("", Service::name);
    let mut chain: Vec<&str> = way.iter().take(MOST_NAMED).map(name).collect();
    if way.len() > MOST_NAMED {
        chain.push("…");
    }
    chain.push(service.name());
    let next = way.get(1).unwrap_or(&first);
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
