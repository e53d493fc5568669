//! The rules, each a pure function of the site, the configuration and the as-of date.

mod dependencies;
mod expected;
mod options;
mod own;
mod raci;
mod restore;
mod rule;
mod rule_set;
pub mod rules;
mod waiver;

use rayon::prelude::*;

pub use options::{OptionValue, RuleOption, check_options};
pub use own::check_own_rules;
pub use rule::{Explanation, Rule, Run};
pub use rule_set::RuleSet;
pub use waiver::{Waiver, WaiverPlace};

use crate::config::UnknownKey;
use crate::diagnostic::{Finding, Message, Place, RuleInfo, Span};
use crate::language::Lang;
use crate::page::{Document, Page};
use crate::record::Record;
use crate::site::{PageId, Site};
use crate::source::data::Node;

/// What a rule may look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The wiki.
    pub site: &'a Site,
    /// Keys of `book.toml` that nothing reads.
    pub unknown_keys: &'a [UnknownKey],
    /// The waivers of all pages.
    pub waivers: &'a [Waiver],
    /// The rules, also the wiki's own.
    pub rules: &'a RuleSet,
}

impl Context<'_> {
    /// The records that rules take for a `role`.
    fn records(&self, role: &str) -> impl Iterator<Item = &Record> + Clone {
        self.site.records.of(role)
    }

    /// The option `name` of `rule` in `[check.rules]`.
    fn option(&self, rule: &Rule, name: &str) -> Option<&Node> {
        let mut settings = self.site.config.rules.iter().rev();
        settings.find(|setting| rule.is_named(&setting.key))?.options.get(name)
    }
}

/// A finding of `rule` at `span` of what `record` says in `field`.
fn of_record(
    rule: &'static Rule,
    record: &Record,
    field: &str,
    span: Span,
    message: Message,
) -> Finding {
    let subject = format!("{}.{field}", record.name());
    let finding = Finding::new(&rule.info, record.place(span), subject, message);
    finding.owner(record.entry().text("owner"))
}

/// A page and the context around it.
#[derive(Debug, Clone, Copy)]
pub struct PageContext<'a> {
    /// Everything else.
    pub all: &'a Context<'a>,
    /// Its number.
    pub id: PageId,
    /// The page.
    pub page: &'a Page,
}

/// Characters of a page that show its language.
const LANGUAGE_CHARACTERS: usize = 2_000;

impl PageContext<'_> {
    /// A finding of `rule` at `span` of the page.
    fn finding(self, rule: &'static Rule, span: Span, subject: &str, message: Message) -> Finding {
        Finding::new(&rule.info, Place::new(self.page.path(), span), subject, message)
    }

    /// The place `span` of the page.
    fn place(self, span: Span) -> Place {
        Place::new(self.page.path(), span)
    }

    /// The language that the page is written in: as its front matter says, as its text shows, as
    /// the wiki's is; none where it is neither of ours.
    fn lang(&self) -> Option<Lang> {
        if let Some(tag) = self.page.front_matter.text(&["lang", "language", "sprache"]) {
            return Lang::from_tag(tag);
        }
        let body = self.page.text().get(self.page.front_matter.span.end..).unwrap_or_default();
        let end = body.char_indices().nth(LANGUAGE_CHARACTERS).map_or(body.len(), |(at, _)| at);
        let body = body.get(..end).unwrap_or_default();
        let configured = || Lang::from_tag(self.all.site.config.language.as_deref()?);
        Lang::detect(body).or_else(configured)
    }

    /// The page's headings, tables, links, ….
    fn document(&self) -> &Document {
        &self.page.document
    }
}

/// Runs the rules that are `wanted` over everything; findings of all days in the order of path,
/// place and code.
pub fn run(context: &Context<'_>, wanted: impl Fn(&RuleInfo) -> bool) -> Vec<Finding> {
    let rules: Vec<&Rule> = rules::ALL.iter().copied().filter(|it| wanted(&it.info)).collect();
    let own = context.rules.own().iter().filter(|it| wanted(&it.info));
    let pages: Vec<PageId> = context.site.page_ids().collect();
    let of_page = |id: &PageId| {
        let page = PageContext { all: context, id: *id, page: context.site.page(*id) };
        rules.iter().flat_map(|rule| rule.of_page(page)).collect::<Vec<_>>()
    };
    let mut findings: Vec<Finding> = pages.par_iter().flat_map_iter(of_page).collect();
    findings.extend(rules.iter().flat_map(|rule| rule.of_site(context)));
    findings.extend(own.flat_map(|rule| own::check(context, rule)));
    sort(&mut findings);
    findings
}

/// The order in which findings are reported.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        (&a.place, &a.rule.code, &a.subject).cmp(&(&b.place, &b.rule.code, &b.subject))
    });
}

/// The waivers of all pages, in the order of pages.
pub fn waivers(site: &Site) -> Vec<Waiver> {
    site.page_ids().flat_map(|id| waiver::of_page(site.page(id))).collect()
}
