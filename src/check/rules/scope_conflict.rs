//! T313 scope-conflict: a service names a test, and the scope of that test names only others.

use super::rule;
use crate::check::{Context, Run, of_record, span_of};
use crate::diagnostic::{Finding, msg};
use crate::lexicon::{identifier, people};
use crate::ops::{Claim, PlannedTest, Service};

rule! {
    "T313", "scope-conflict", Error,
    fix: None, time_dependent: false,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    explanation: "scope_conflict", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let critical = context.operations.services.iter().enumerate();
    let critical = critical.filter(|(_, service)| service.is_critical());
    let mut findings = Vec::new();
    for (index, service) in critical {
        for claim in &service.claims {
            findings.extend(of_claim(context, index, service, claim));
        }
    }
    findings
}

fn of_claim(
    context: &Context<'_>,
    index: usize,
    service: &Service<'_>,
    claim: &Claim<'_>,
) -> Option<Finding> {
    let tests = service.tests.iter().filter_map(|it| context.operations.tests.get(it.test));
    let id = identifier(claim.id.value);
    let mut tests = tests.filter(|test| identifier(test.id.value) == id);
    let test = tests.clone().next()?;
    if !tests.all(|test| names_only_others(test, index, service)) {
        return None;
    }
    let (name, scope) = (service.name(), test.scope.unwrap_or_default());
    let message = msg!(scope_conflict, name = name, id = claim.id.value, scope = scope);
    let finding = of_record(&RULE, service.record, "restore_test.id", claim.id.span, message);
    let place = test.record.place(span_of(test.record, "scope"));
    Some(finding.related(place, msg!(scope_conflict_scope)).help(msg!(scope_conflict_help)))
}

/// Whether the scope names services, none of which is this one, and is no list that goes on.
fn names_only_others(test: &PlannedTest<'_>, index: usize, service: &Service<'_>) -> bool {
    let Some(scope) = test.scope else { return false };
    let words = format!("_{}_{}_", identifier(test.kind), identifier(scope));
    let says = |word: &str| words.contains(&format!("_{word}_"));
    let named = || service.names.iter().any(|name| says(name) || says(first_word(name)));
    let hosted = || service.hosts.iter().any(|host| says(&identifier(host.value)));
    let goes_on = || people::GOES_ON.iter().chain(people::EVERY_SERVICE.iter()).any(says);
    let others = !test.services.is_empty() && !test.services.contains(&index);
    others && !scope.contains('…') && !(named() || hosted() || goes_on())
}

/// `paperless` of `paperless_ngx`.
fn first_word(name: &str) -> &str {
    name.split('_').next().unwrap_or(name)
}
