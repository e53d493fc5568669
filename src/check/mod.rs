//! The rules, each a pure function of the site, the configuration and the as-of date.

mod context;
mod deadlines;
mod expected;
mod falling_due;
mod mentions;
mod options;
mod policies;
mod probe;
mod raci;
mod recognised;
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
pub(crate) use deadlines::ends_of_waivers;
pub use options::{OptionValue, RuleOption};
pub use policies::check_policies;
pub use probe::{ProbeRequest, ProbeResult, ProbeResults};
pub use rule::{Rule, RuleDocs, Run};
pub use rule_set::RuleSet;
pub use settings::check_settings;

use crate::config::{ConfigError, UnknownKey};
use crate::diagnostic::{
    FieldPath, Finding, Level, Message, Obligation, Place, RuleInfo, RuleRef, Span, Waiver, msg,
};
use crate::language::Lang;
use crate::ops::{self, Demands, Duties, Objective, Operations};
use crate::page::{guarded, working_on};
use crate::record::Record;
use crate::site::{PageId, Site};
use crate::source::Absent;

/// The result of a check, for all days.
#[derive(Debug)]
pub struct Checked {
    /// Sorted by path, span and code.
    pub findings: Vec<Arc<Finding>>,
    /// The waivers of all pages, in the order of pages.
    pub waivers: Vec<Waiver>,
    /// By page number.
    pages: Vec<CheckedPage>,
    /// As in [`CheckInput`].
    absent: Arc<HashMap<String, Absence>>,
}

/// The findings of a page.
#[derive(Debug, Clone)]
struct CheckedPage {
    waivers: Arc<[Waiver]>,
    /// Those that depend on the page and its records only.
    own: Arc<[Arc<Finding>]>,
    /// Those that also depend on links and the structure of the site.
    linked: Arc<[Arc<Finding>]>,
}

/// Why an existing file is not part of the wiki.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// By the file system or git.
    Absent(Absent),
    /// `[runbuch] ignore` names it.
    LeftOut,
}

/// The inputs of a check.
pub struct CheckInput<'a> {
    /// The wiki.
    pub site: &'a Site,
    /// Unknown keys of `book.toml`.
    pub unknown_keys: &'a [UnknownKey],
    /// Errors of `book.toml`, while the last valid one is in force.
    pub config_errors: &'a [ConfigError],
    /// Unused parts of the theme.
    pub idle: &'a [IdlePart],
    /// The language of the site's frame and of messages.
    pub lang: Lang,
    /// The built-in rules and the policies.
    pub rules: &'a RuleSet,
    /// Whether a rule is to be run, by `book.toml` and the command line.
    pub wanted: &'a dyn Fn(&RuleInfo) -> bool,
    /// The results of probing external links, where that was done.
    pub external: Option<&'a ProbeResults>,
    /// The names of the templates that a page may choose.
    pub templates: &'a [String],
    /// By path, why an existing file that pages link to is not part of the wiki.
    pub absent: &'a Arc<HashMap<String, Absence>>,
}

/// An unused file of the wiki's theme, or an unused part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdlePart {
    /// Its place.
    pub place: Place,
    /// What is unused.
    pub message: Message,
    /// How to fix it.
    pub help: Message,
}

/// Runs all wanted rules. Findings of a `previous` check are reused for pages that nothing has changed
/// for; the result is the same with or without it.
pub fn run(input: &CheckInput<'_>, previous: Option<(&Site, &Checked)>) -> Checked {
    let CheckInput { site, rules, wanted, absent, .. } = *input;
    let all: Vec<&Rule> = rules::ALL.iter().copied().filter(|rule| wanted(&rule.info)).collect();
    let round = CheckRound { site, rules: &all, absent, previous };
    let ids: Vec<PageId> = site.page_ids().collect();
    let pages: Vec<CheckedPage> = ids.par_iter().map(|id| round.on(*id)).collect();
    let waivers: Vec<&[Waiver]> = pages.iter().map(|page| &*page.waivers).collect();
    let names: Vec<RuleRef> = rules.iter().collect();
    let operations = Operations::new(site);
    let demands = Demands::of(&site.config);
    let duties = ops::duties(&operations, &demands);
    let context = Context {
        site,
        operations: &operations,
        duties: &duties,
        unknown_keys: input.unknown_keys,
        config_errors: input.config_errors,
        idle: input.idle,
        templates: input.templates,
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
    recognised::add_way_out(site, &mut findings);
    sort(&mut findings);
    Checked { findings, waivers: waivers.concat(), pages, absent: Arc::clone(absent) }
}

/// A check of pages, with the previous one.
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
        let same_page = before.lang == site.lang
            && Arc::ptr_eq(&before.kinds, &site.kinds)
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

/// The findings of `run` for each rule. A rule that panics on a page loses its findings there, and S814
/// reports it; other rules and pages are not affected.
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

/// A finding of `rule` about `field` of `record`, at `span`. The subject is derived from both.
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

/// A finding about evidence that a service lacks: at the level of its data class; where the service is only recognised a
/// note that says how to declare it. None where the data class does not ask for it.
fn owed(finding: Finding, duties: &Duties<'_, '_>, obligation: Obligation) -> Option<Finding> {
    at_level(finding, duties, duties.level(obligation))
}

/// A finding at `level`, where its service is declared; else a note that says how to declare it.
fn at_level(mut finding: Finding, duties: &Duties<'_, '_>, level: Level) -> Option<Finding> {
    if level == Level::Off {
        return None;
    }
    finding.level = duties.limit(level);
    if !duties.is_declared {
        let kind = duties.service.record.kind.name.as_str();
        finding.help = Some(match finding.help.take() {
            Some(help) => msg!(recognised_help, help = help, kind = kind),
            None => msg!(recognised, kind = kind),
        });
    }
    Some(finding)
}

/// The finding, with the place where the data class promises what the service itself does not.
fn with_target(finding: Finding, promise: &Objective) -> Finding {
    match &promise.of_class {
        Some(target) => finding.related(target.clone(), msg!(class_target_here)),
        None => finding,
    }
}

/// The place to report a finding about `field`: its value, blank or not, else the head of the record.
fn span_of(record: &Record, field: &str) -> Span {
    record.values().member(field).map_or(record.head, |member| record.gap(member))
}

/// The finding on the days from `from` up to, not including, `until`; none where that is no day.
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
