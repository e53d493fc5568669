//! T308 service-not-covered: a critical service that no planned test restores, and a planned test of
//! something that is no service.

use std::borrow::Borrow;
use std::collections::HashSet;
use std::hash::Hash;

use super::rule;
use crate::check::{Context, Run, of_record, span_of};
use crate::diagnostic::{FieldPath, Finding, Span, msg};
use crate::lexicon::{identifier, people};
use crate::ops::{Operations, PlannedTest, Service};
use crate::page::Page;
use crate::record::{Record, Shape};
use crate::site::FileMatch;

rule! {
    "T308", "service-not-covered", Error,
    fix: None, time_dependent: false,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    explanation: "service_not_covered", run: Run::Site(check),
}

/// Names have no more words than this; what is longer is prose.
const MOST_WORDS: usize = 4;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Operations { services, tests: planned, .. } = context.operations;
    let named: Vec<(&Service<'_>, Vec<String>)> =
        services.iter().map(|service| (service, names(context, service.record))).collect();
    if planned.is_empty() || named.is_empty() {
        return Vec::new();
    }
    let uncovered = uncovered(planned, &named);
    uncovered.into_iter().chain(strangers(context, planned, &named)).collect()
}

/// What a service is called: its name; on a page of its own also the title and the aliases.
fn names(context: &Context<'_>, service: &Record) -> Vec<String> {
    let mut names = vec![service.key()];
    if service.shape == Shape::Page
        && let Some(FileMatch::Page(id)) = context.site.find(&service.path)
    {
        names.extend(titles(context.site.page(id), &context.site.aliases(id)));
    }
    names.retain(|name| !name.is_empty());
    names
}

fn titles(page: &Page, aliases: &[&str]) -> Vec<String> {
    let names = [page.title(), page.stem()];
    names
        .iter()
        .chain(aliases)
        .map(|name| identifier(name))
        .filter(|name| !name.is_empty())
        .collect()
}

/// Critical services that name no test of the plan and that no test names.
fn uncovered(planned: &[PlannedTest<'_>], named: &[(&Service<'_>, Vec<String>)]) -> Vec<Finding> {
    let ids: HashSet<String> = planned.iter().map(|test| identifier(test.id.value)).collect();
    let scope = |test: &PlannedTest<'_>| identifier(test.scope.unwrap_or_default());
    let scopes: Vec<String> =
        planned.iter().map(|it| format!("_{}_{}_", identifier(it.kind), scope(it))).collect();
    let says = |words: &str| scopes.iter().any(|scope| scope.contains(&format!("_{words}_")));
    if people::EVERY_SERVICE.iter().any(says) {
        return Vec::new();
    }
    let covered = |service: &Service<'_>, names: &[String]| {
        let mut hosts = service.hosts.iter().map(|host| identifier(host.value));
        service.test_id.is_some_and(|id| ids.contains(&identifier(id.value)))
            || names.iter().any(|name| says(name))
            || hosts.any(|host| !host.is_empty() && says(&host))
    };
    named
        .iter()
        .filter(|(service, names)| service.is_critical() && !covered(service, names))
        .map(|(service, _)| {
            let message = msg!(service_not_covered, name = service.name());
            let finding =
                of_record(&RULE, service.record, "restore_test.id", service.record.head, message);
            finding.help(msg!(service_not_covered_help))
        })
        .collect()
}

/// Names in the list of a scope that are no services, where others of the list are.
fn strangers(
    context: &Context<'_>,
    planned: &[PlannedTest<'_>],
    named: &[(&Service<'_>, Vec<String>)],
) -> Vec<Finding> {
    let services: HashSet<&str> =
        named.iter().flat_map(|(_, names)| names).map(String::as_str).collect();
    let known = known(context);
    let mut findings = Vec::new();
    for test in planned {
        let Some(scope) = test.scope else { continue };
        for list in lists(scope) {
            let is_service = |name: &&&str| is_one_of(&identifier(name), &services);
            let (ours, others): (Vec<&str>, Vec<&str>) = list.iter().partition(is_service);
            let strange = |name: &&str| is_name(name) && !is_one_of(&identifier(name), &known);
            if !ours.is_empty() {
                let strange = others.into_iter().filter(strange);
                findings.extend(strange.filter_map(|name| stranger(context, test, name)));
            }
        }
    }
    findings
}

/// Hosts, and everything that has a page.
fn known(context: &Context<'_>) -> HashSet<String> {
    let hosts = context.operations.hosts.iter().map(|host| host.record.key());
    let of_services = context.operations.services.iter().flat_map(|service| &service.hosts);
    let of_services = of_services.map(|host| identifier(host.value));
    let pages = context
        .site
        .all_pages()
        .flat_map(|id| titles(context.site.page(id), &context.site.aliases(id)));
    hosts.chain(of_services).chain(pages).collect()
}

/// Whether `name` is among `names`, or the beginning of one (`Paperless` of `Paperless-ngx`) or the
/// other way round.
fn is_one_of<S: Borrow<str> + Eq + Hash>(name: &str, names: &HashSet<S>) -> bool {
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.starts_with('_'))
    };
    let mut others = names.iter().map(Borrow::borrow);
    names.contains(name) || others.any(|other| begins(other, name) || begins(name, other))
}

/// The comma-separated lists of a scope: those in brackets, or all of it.
fn lists(scope: &str) -> Vec<Vec<&str>> {
    let brackets = scope.split('(').skip(1).filter_map(|rest| rest.split_once(')'));
    let lists = brackets.map(|(inside, _)| inside);
    let whole = (!scope.contains(['(', ')'])).then_some(scope);
    lists
        .chain(whole)
        .map(|list| list.split(',').map(str::trim).collect::<Vec<_>>())
        .filter(|list| list.len() > 1)
        .collect()
}

fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let named = text.chars().next().is_some_and(char::is_alphanumeric);
    let plain_words = !text.contains(['→', '+', '&', '…', '/', ':', '`', '*']);
    let first = identifier(text);
    let joins = people::NOT_A_NAME.iter().any(|word| {
        first == word
            || first.starts_with(&format!("{word}_"))
            || first.contains(&format!("_{word}_"))
    });
    named && plain_words && words <= MOST_WORDS && !joins
}

/// A finding at `name` in the scope; none where it stands there as code.
fn stranger(context: &Context<'_>, test: &PlannedTest<'_>, name: &str) -> Option<Finding> {
    let scope = span_of(test.record, "scope");
    let Some(FileMatch::Page(page)) = context.site.find(&test.record.path) else { return None };
    let written = scope.of(context.site.page(page).text());
    if written.contains(&format!("`{name}")) {
        return None;
    }
    let at = written.find(name).map(|at| scope.start + at);
    let span = at.map_or(scope, |start| Span::new(start, start + name.len()));
    let message = msg!(service_not_covered_stranger, id = test.id.value, name = name);
    let field = FieldPath::from("scope").entry(&identifier(name));
    let finding = of_record(&RULE, test.record, field, span, message);
    Some(finding.help(msg!(service_not_covered_stranger_help)))
}
