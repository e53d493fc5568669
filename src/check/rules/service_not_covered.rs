//! T308 service-not-covered: a critical service that no planned test restores, and a planned test of
//! something that is no service.

use std::collections::HashSet;

use super::rule;
use crate::check::{Context, Run, of_record, owed, span_of};
use crate::diagnostic::{FieldPath, Finding, Level, Obligation, Span, msg};
use crate::lexicon::{identifier, people};
use crate::ops::{Duties, Gap, Operations, PlannedTest, Service};
use crate::page::Page;
use crate::site::FileMatch;

rule! {
    "T308", "service-not-covered", Error,
    fix: None, time_dependent: false,
    category: RestoreTest, obligation: TestPlan, since: "0.1.0",
    demands: [TestPlan],
    explanation: "service_not_covered", run: Run::Site(check),
}

/// Names have no more words than this; what is longer is prose.
const MOST_WORDS: usize = 4;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Operations { services, tests: planned, .. } = context.operations;
    if planned.is_empty() || services.is_empty() {
        return Vec::new();
    }
    let uncovered = context.duties.iter().filter_map(uncovered);
    uncovered.chain(strangers(context, planned, services)).collect()
}

fn uncovered(duties: &Duties<'_, '_>) -> Option<Finding> {
    if duties.gap(Obligation::TestPlan) != Some(&Gap::NotCovered) {
        return None;
    }
    let (name, record) = (duties.service.name(), duties.service.record);
    let message = msg!(service_not_covered, name = name);
    let finding = of_record(&RULE, record, "restore_test.id", record.head, message);
    owed(finding.help(msg!(service_not_covered_help)), duties, Obligation::TestPlan)
}

fn titles(page: &Page, aliases: &[&str]) -> Vec<String> {
    let names = [page.title(), page.stem()];
    let names = names.iter().chain(aliases).map(|name| identifier(name));
    names.filter(|name| !name.is_empty()).collect()
}

/// Names in the list of a scope that are no services, where others of the list are. Where no service is declared the
/// inventory may be unfinished: then one note a test names them all.
fn strangers(
    context: &Context<'_>,
    planned: &[PlannedTest<'_>],
    services: &[Service<'_>],
) -> Vec<Finding> {
    let is_declared = context.duties.iter().any(|duties| duties.is_declared);
    let services = KnownNames::new(services.iter().flat_map(|service| service.names.clone()));
    let known = known(context);
    let mut findings = Vec::new();
    for test in planned {
        let Some(scope) = test.scope else { continue };
        let mut strange: Vec<Stranger<'_>> = Vec::new();
        for list in lists(scope) {
            let is_service = |name: &&&str| services.have(&identifier(name));
            let (ours, others): (Vec<&str>, Vec<&str>) = list.iter().partition(is_service);
            let is_strange = |name: &&str| is_name(name) && !known.have(&identifier(name));
            if !ours.is_empty() {
                let others = others.into_iter().filter(is_strange);
                strange.extend(others.filter_map(|name| Stranger::new(context, test, name)));
            }
        }
        if is_declared {
            findings.extend(strange.iter().map(|stranger| contradiction(test, stranger)));
        } else {
            findings.extend(unfinished(test, &strange));
        }
    }
    findings
}

/// Hosts, and everything that has a page.
fn known(context: &Context<'_>) -> KnownNames {
    let hosts = context.operations.hosts.iter().map(|host| host.record.key());
    let of_services = context.operations.services.iter().flat_map(|service| &service.hosts);
    let of_services = of_services.map(|host| identifier(host.value));
    let pages = context
        .site
        .all_pages()
        .flat_map(|id| titles(context.site.page(id), &context.site.aliases(id)));
    KnownNames::new(hosts.chain(of_services).chain(pages))
}

/// Normalised names, with their beginnings.
struct KnownNames {
    whole: HashSet<String>,
    beginnings: HashSet<String>,
}

impl KnownNames {
    fn new(names: impl Iterator<Item = String>) -> Self {
        let whole: HashSet<String> = names.collect();
        let beginnings = whole.iter().flat_map(|name| beginnings(name)).map(str::to_owned);
        Self { beginnings: beginnings.collect(), whole }
    }

    /// Whether `name` is one of them, or the beginning of one (`Paperless` of `Paperless-ngx`) or the
    /// other way round.
    fn have(&self, name: &str) -> bool {
        self.whole.contains(name)
            || self.beginnings.contains(name)
            || beginnings(name).any(|beginning| self.whole.contains(beginning))
    }
}

/// The first word of a name, its first two words …, without the whole name.
fn beginnings(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('_').take(MOST_WORDS).filter_map(|(end, _)| name.get(..end))
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

/// A name in a scope that is no service, and where it is.
struct Stranger<'s> {
    name: &'s str,
    span: Span,
}

impl<'s> Stranger<'s> {
    /// None where the name is in the scope as code.
    fn new(context: &Context<'_>, test: &PlannedTest<'_>, name: &'s str) -> Option<Self> {
        let scope = span_of(test.record, "scope");
        let Some(FileMatch::Page(page)) = context.site.find(&test.record.path) else { return None };
        let written = scope.of(context.site.page(page).text());
        if written.contains(&format!("`{name}")) {
            return None;
        }
        let at = written.find(name).map(|at| scope.start + at);
        let span = at.map_or(scope, |start| Span::new(start, start + name.len()));
        Some(Self { name, span })
    }
}

fn contradiction(test: &PlannedTest<'_>, stranger: &Stranger<'_>) -> Finding {
    let Stranger { name, span } = *stranger;
    let message = msg!(service_not_covered_stranger, id = test.id.value, name = name);
    let field = FieldPath::from("scope").entry(&identifier(name));
    let finding = of_record(&RULE, test.record, field, span, message);
    finding.help(msg!(service_not_covered_stranger_help))
}

fn unfinished(test: &PlannedTest<'_>, strange: &[Stranger<'_>]) -> Option<Finding> {
    let first = strange.first()?;
    let names: Vec<&str> = strange.iter().map(|stranger| stranger.name).collect();
    let message =
        msg!(service_not_covered_unfinished, id = test.id.value, names = names.join(", "));
    let finding = of_record(&RULE, test.record, "scope", first.span, message).level(Level::Note);
    Some(finding.help(msg!(service_not_covered_unfinished_help)))
}
