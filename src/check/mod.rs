//! The rules, each a pure function of the site, the configuration and the as-of date.

mod context;
mod expected;
mod mentions;
mod options;
mod policies;
mod probe;
mod raci;
mod rule;
mod rule_names;
mod rule_set;
pub mod rules;
mod settings;
mod waiver;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

pub use context::{Context, LinkedPage, PageContext};
pub use options::{OptionValue, RuleOption};
pub use policies::check_policies;
pub use probe::{ProbeRequest, ProbeResult, ProbeResults};
pub use rule::{Rule, RuleDocs, Run};
pub use rule_set::RuleSet;
pub use settings::check_options;

use crate::config::{ConfigError, UnknownKey};
use crate::diagnostic::{FieldPath, Finding, Message, Place, RuleInfo, RuleRef, Span, Waiver};
use crate::language::Lang;
use crate::ops::Operations;
use crate::page::{guarded, working_on};
use crate::record::Record;
use crate::site::{PageId, Site};
use crate::source::Absent;

/// What a check has found, of all days.
#[derive(Debug)]
pub struct Checked {
    /// In the order of path, place and code.
    pub findings: Vec<Arc<Finding>>,
    /// The waivers of all pages, in the order of pages.
    pub waivers: Vec<Waiver>,
    /// By the numbers of the pages.
    pages: Vec<CheckedPage>,
    /// As in [`CheckInput`].
    absent: Arc<HashMap<String, Absence>>,
}

/// What was found on a page.
#[derive(Debug, Clone)]
struct CheckedPage {
    waivers: Arc<[Waiver]>,
    /// What only the page itself and its records decide.
    own: Arc<[Arc<Finding>]>,
    /// What its place among the others has a say in.
    linked: Arc<[Arc<Finding>]>,
}

/// Why an existing file is not part of the wiki.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// What the file system and git say.
    Absent(Absent),
    /// `[runbuch] ignore` names it.
    LeftOut,
}

/// What is checked, and by which rules.
pub struct CheckInput<'a> {
    /// The wiki.
    pub site: &'a Site,
    /// Keys of `book.toml` that nothing reads.
    pub unknown_keys: &'a [UnknownKey],
    /// What is wrong with `book.toml`, while an older one stays in force.
    pub config_errors: &'a [ConfigError],
    /// What of the theme nothing reads.
    pub idle: &'a [IdlePart],
    /// The language of the site's frame and of messages.
    pub lang: Lang,
    /// The built-in rules and the policies.
    pub rules: &'a RuleSet,
    /// Whether anybody asks what a rule finds. It is up to `book.toml` and the command line.
    pub wanted: &'a dyn Fn(&RuleInfo) -> bool,
    /// The results of probing external links, where that was done.
    pub external: Option<&'a ProbeResults>,
    /// By path, why an existing file that pages link to is not part of the wiki.
    pub absent: &'a Arc<HashMap<String, Absence>>,
}

/// A part of the wiki's theme that nothing reads, or a whole file of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdlePart {
    /// Where it is.
    pub place: Place,
    /// What to tell.
    pub message: Message,
    /// The way out.
    pub help: Message,
}

/// Runs the rules that are wanted over everything. What a `previous` check of another state of the
/// same wiki has found on pages that nothing has changed for is not looked for anew; the outcome is
/// the same with it or without.
pub fn run(input: &CheckInput<'_>, previous: Option<(&Site, &Checked)>) -> Checked {
    let CheckInput { site, rules, wanted, absent, .. } = *input;
    let all: Vec<&Rule> = rules::ALL.iter().copied().filter(|rule| wanted(&rule.info)).collect();
    let round = CheckRound { site, rules: &all, absent, previous };
    let ids: Vec<PageId> = site.page_ids().collect();
    let pages: Vec<CheckedPage> = ids.par_iter().map(|id| round.on(*id)).collect();
    let waivers: Vec<&[Waiver]> = pages.iter().map(|page| &*page.waivers).collect();
    let names: Vec<RuleRef> = rules.iter().collect();
    let operations = Operations::new(site);
    let context = Context {
        site,
        operations: &operations,
        unknown_keys: input.unknown_keys,
        config_errors: input.config_errors,
        idle: input.idle,
        lang: input.lang,
        waivers: &waivers,
        rules: &names,
        external: input.external,
        absent,
    };
    let on_pages = pages.iter().flat_map(|page| page.own.iter().chain(&*page.linked));
    let mut findings: Vec<Arc<Finding>> = on_pages.cloned().collect();
    let of_site: Vec<Vec<Finding>> = all.par_iter().map(|rule| rule.of_site(&context)).collect();
    findings.extend(of_site.into_iter().flatten().map(Arc::new));
    let policies = rules.policies().iter().filter(|policy| wanted(&policy.info));
    findings.extend(policies.flat_map(|policy| policies::check(&context, policy)).map(Arc::new));
    if !input.config_errors.is_empty() {
        rules::bad_config::drop_outdated_places(&mut findings);
    }
    sort(&mut findings);
    Checked { findings, waivers: waivers.concat(), pages, absent: Arc::clone(absent) }
}

/// What pages are checked by, and what was found before.
struct CheckRound<'a> {
    site: &'a Site,
    rules: &'a [&'static Rule],
    absent: &'a Arc<HashMap<String, Absence>>,
    previous: Option<(&'a Site, &'a Checked)>,
}

impl CheckRound<'_> {
    fn on(&self, id: PageId) -> CheckedPage {
        working_on(self.site.page(id).path(), || match self.known(id) {
            Some(known) => known,
            None => {
                let waivers: Arc<[Waiver]> = waiver::of_page(self.site.page(id)).into();
                let linked = LinkedPage::new(self.site, id, &waivers, self.absent);
                let own = of_each(self.rules, linked.own, |rule| rule.of_page(linked.own));
                CheckedPage { own, linked: self.of_linked(linked), waivers }
            }
        })
    }

    /// What was found on the page before, as far as it still holds, and the rest anew; none where
    /// nothing of it holds.
    fn known(&self, id: PageId) -> Option<CheckedPage> {
        let (site, (before, checked)) = (self.site, self.previous?);
        let page = site.pages().get(id.0)?;
        let old = before.with_page(page)?;
        let known = checked.pages.get(old.0)?.clone();
        let same_page = Arc::ptr_eq(&before.kinds, &site.kinds)
            && Arc::ptr_eq(&before.config, &site.config)
            && before.records.same_on(page.path(), &site.records);
        if !same_page {
            return None;
        }
        let same_links = Arc::ptr_eq(before.structure(), site.structure())
            && before.targets(old) == site.targets(id)
            && checked.absent == *self.absent;
        if same_links {
            return Some(known);
        }
        let linked = LinkedPage::new(site, id, &known.waivers, self.absent);
        Some(CheckedPage { linked: self.of_linked(linked), ..known })
    }

    fn of_linked(&self, page: LinkedPage<'_>) -> Arc<[Arc<Finding>]> {
        of_each(self.rules, page.own, |rule| rule.of_linked(page))
    }
}

/// What `run` says of each rule. A rule that panics on a page costs that page its findings, and says
/// so: the other rules and pages do not suffer from its bug.
fn of_each(
    rules: &[&Rule],
    page: PageContext<'_>,
    run: impl Fn(&Rule) -> Vec<Finding>,
) -> Arc<[Arc<Finding>]> {
    let found = |rule: &&Rule| {
        let found = guarded(|| run(rule));
        found.unwrap_or_else(|| vec![rules::beyond_limit::crash(page, &rule.info)])
    };
    rules.iter().flat_map(found).map(Arc::new).collect()
}

/// A finding of `rule` at `span` of what `record` says in `field`. Its subject is read off the two.
fn of_record(
    rule: &'static Rule,
    record: &Record,
    field: impl Into<FieldPath>,
    span: Span,
    message: Message,
) -> Finding {
    let address = record.address(field);
    let subject = format!("{}.{}", record.name(), address.field);
    let finding = Finding::new(&rule.info, record.place(span), subject, message).about(address);
    finding.owner(record.values().text("owner"))
}

/// Where to point for `field` of a record: what is written there, be it blank, else its head.
fn span_of(record: &Record, field: &str) -> Span {
    record.values().member(field).map_or(record.head, |member| record.gap(member))
}

/// The finding from `from` on, and no more from `until` on; none where that leaves no day.
fn during(finding: Finding, from: Date, until: Option<Date>) -> Option<Finding> {
    match until {
        Some(until) if until <= from => None,
        Some(until) => Some(finding.from_day(from).until_day(until)),
        None => Some(finding.from_day(from)),
    }
}

/// The order in which findings are reported.
pub fn sort(findings: &mut [Arc<Finding>]) {
    findings.sort_by(|a, b| {
        (&a.place, &a.rule.code, &a.subject).cmp(&(&b.place, &b.rule.code, &b.subject))
    });
}
