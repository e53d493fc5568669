//! P405 order-vs-dependencies: a step starts something before what it depends on.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{FieldPath, Finding, Spanned, msg};
use crate::lexicon::identifier;
use crate::ops::{Operations, Playbook, Service};
use crate::record::Record;

rule! {
    "P405", "order-vs-dependencies", Error,
    fix: None, time_dependent: false,
    category: Playbook, since: "0.1.0",
    explanation: "order_vs_dependencies", run: Run::Site(check),
}

/// Shorter names stand in too many words.
const SHORTEST_NAME: usize = 3;

struct StartStep<'c> {
    title: Spanned<&'c str>,
    /// The services that its title names.
    services: Vec<usize>,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let all = context.operations;
    if all.services.iter().all(|service| service.needs.is_empty()) {
        return Vec::new();
    }
    all.playbooks.iter().flat_map(|playbook| of_playbook(all, playbook)).collect()
}

fn of_playbook(all: &Operations<'_>, playbook: &Playbook<'_>) -> Vec<Finding> {
    let titles = playbook.steps.iter().copied();
    let steps: Vec<StartStep<'_>> =
        titles.map(|title| StartStep { title, services: named(all, title.value) }).collect();
    let mut findings = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        for service in &step.services {
            let needs = all.all_of(*service);
            let later = steps.iter().skip(index + 1);
            let early =
                later.filter_map(|it| Some((it, it.services.iter().find(|s| needs.contains(s))?)));
            findings.extend(early.filter_map(|(later, need)| {
                finding(all, playbook.record, step, (*service, *need), later)
            }));
        }
    }
    findings
}

/// The services whose names stand in a title as whole words.
fn named(all: &Operations<'_>, title: &str) -> Vec<usize> {
    let words = format!("_{}_", identifier(title));
    let is_named = |service: &Service<'_>| {
        let key = service.record.key();
        key.len() >= SHORTEST_NAME && words.contains(&format!("_{key}_"))
    };
    let services = all.services.iter().enumerate();
    services.filter(|(_, service)| is_named(service)).map(|(index, _)| index).collect()
}

fn finding(
    all: &Operations<'_>,
    playbook: &Record,
    step: &StartStep<'_>,
    (service, need): (usize, usize),
    later: &StartStep<'_>,
) -> Option<Finding> {
    let (service, other) = (all.services.get(service)?, all.services.get(need)?);
    let message = msg!(order_vs_dependencies, name = service.name(), other = other.name());
    let field = FieldPath::default().entry(&format!("{} {}", service.name(), other.name()));
    let needs = service.record.values().member("depends_on")?;
    let here = msg!(order_vs_dependencies_later, step = later.title.value);
    let depends = msg!(order_vs_dependencies_here, name = service.name());
    Some(
        of_record(&RULE, playbook, field, step.title.span, message)
            .related(playbook.place(later.title.span), here)
            .related(service.record.place(needs.value.span), depends)
            .help(msg!(order_vs_dependencies_help)),
    )
}
