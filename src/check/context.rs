//! The inputs of rules. The less a rule can see, the longer its findings can be reused.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Absence, IdlePart, ProbeResults, rule_names};
use crate::config::{Config, ConfigError, UnknownKey};
use crate::diagnostic::{Finding, Message, Place, RuleRef, Span, Waiver};
use crate::language::Lang;
use crate::ops::{Duties, Operations};
use crate::page::{Document, Link, Page};
use crate::record::{Record, Shape};
use crate::schema::{Kind, KindRole, Kinds};
use crate::site::{FileMatch, PageId, Site, Structure, Target, Targets};

/// The input of rules for the whole site.
#[derive(Debug)]
pub struct Context<'a> {
    /// The wiki.
    pub site: &'a Site,
    /// The domain model of its records.
    pub operations: &'a Operations<'a>,
    /// What each service owes, in the order of services.
    pub duties: &'a [Duties<'a, 'a>],
    /// Unknown keys of `book.toml`.
    pub unknown_keys: &'a [UnknownKey],
    /// Errors of `book.toml`, while the last valid one is in force.
    pub config_errors: &'a [ConfigError],
    /// Unused parts of the theme.
    pub idle: &'a [IdlePart],
    /// The names of the templates that a page may choose.
    pub templates: &'a [String],
    /// The language of the site's frame and of messages.
    pub lang: Lang,
    /// By the numbers of the pages.
    pub(super) waivers: &'a [&'a [Waiver]],
    /// The built-in rules and the policies.
    pub rules: &'a [RuleRef],
    /// The results of probing external links, where that was done.
    pub external: Option<&'a ProbeResults>,
    /// By path, why an existing file that pages link to is not part of the wiki.
    pub absent: &'a HashMap<String, Absence>,
}

/// The input of rules for single pages: nothing of other pages.
#[derive(Debug, Clone, Copy)]
pub struct PageContext<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its records.
    records: &'a [Arc<Record>],
    /// Its rows of summaries.
    mentions: &'a [Arc<Record>],
    /// Its own waivers.
    pub waivers: &'a [Waiver],
    /// The configuration.
    pub config: &'a Config,
    /// The kinds of records.
    pub kinds: &'a Kinds,
    /// The language of the wiki.
    wiki_lang: Lang,
}

/// The input of rules for links: a page, its links, and the structure of the site.
#[derive(Debug, Clone, Copy)]
pub struct LinkedPage<'a> {
    /// The page.
    pub own: PageContext<'a>,
    /// Its page number.
    pub id: PageId,
    /// The structure of the site.
    pub site: &'a Structure,
    /// By path, why an existing file that pages link to is not part of the wiki.
    pub absent: &'a HashMap<String, Absence>,
    targets: &'a Targets,
}

/// The number of characters from which the language of a page is detected.
const LANGUAGE_CHARACTERS: usize = 2_000;

impl<'a> Context<'a> {
    /// The records that rules take for a `role`.
    pub(super) fn records(&self, role: &KindRole) -> impl Iterator<Item = &'a Record> + Clone {
        self.site.records.of(role)
    }

    /// The waivers of all pages, in the order of pages.
    pub(super) fn waivers(&self) -> impl Iterator<Item = &'a Waiver> {
        self.waivers.iter().copied().flatten()
    }

    /// The waivers of each page.
    pub(super) fn waivers_by_page(&self) -> impl Iterator<Item = &'a [Waiver]> {
        self.waivers.iter().copied()
    }

    fn waivers_on(&self, id: PageId) -> &'a [Waiver] {
        self.waivers.get(id.0).copied().unwrap_or_default()
    }

    /// Whether `name` stands for any rule.
    pub(super) fn is_rule(&self, name: &str) -> bool {
        rule_names::is_known(self.rules, name)
    }

    /// The rule whose code or slug is nearest to `name`.
    pub(super) fn nearest_rule(&self, name: &str) -> Option<&'a RuleRef> {
        rule_names::nearest(self.rules, name)
    }

    /// The pages of the wiki, drafts among them, each by itself.
    pub(super) fn pages(&self) -> impl Iterator<Item = PageContext<'a>> {
        self.site.all_pages().map(|id| PageContext::new(self.site, id, self.waivers_on(id)))
    }

    /// The page that `record` is on.
    pub(super) fn page_of(&self, record: &Record) -> Option<PageContext<'a>> {
        let Some(FileMatch::Page(id)) = self.site.find(&record.path) else { return None };
        Some(PageContext::new(self.site, id, self.waivers_on(id)))
    }

    /// The language of words on the page at `path`, as [`PageContext::words`].
    pub(super) fn words_of(&self, path: &str) -> Lang {
        match self.site.find(path) {
            Some(FileMatch::Page(id)) => PageContext::new(self.site, id, &[]).words(),
            _ => self.site.lang,
        }
    }

    /// All pages, `SUMMARY.md` too, with where their links lead.
    pub(super) fn linked_pages(&self) -> impl Iterator<Item = LinkedPage<'a>> {
        self.site
            .page_ids()
            .map(|id| LinkedPage::new(self.site, id, self.waivers_on(id), self.absent))
    }
}

impl<'a> PageContext<'a> {
    pub(super) fn new(site: &'a Site, id: PageId, waivers: &'a [Waiver]) -> Self {
        let page = site.page(id);
        let records = site.records.on(page.path());
        let mentions = site.records.mentions_on(page.path());
        let (config, kinds) = (&site.config, &site.kinds);
        Self { page, records, mentions, waivers, config, kinds, wiki_lang: site.lang }
    }

    /// The page's records, in the order in which they are on it.
    pub(super) fn records(self) -> impl Iterator<Item = &'a Record> + Clone {
        self.records.iter().map(AsRef::as_ref)
    }

    /// The rows of summaries on the page about what is recorded elsewhere, in the order in which they are on it.
    pub(super) fn mentions(self) -> impl Iterator<Item = &'a Record> {
        self.mentions.iter().map(AsRef::as_ref)
    }

    /// The record that the page as a whole is. It begins where the page does, and goes first.
    pub(super) fn record(self) -> Option<&'a Record> {
        self.records().next().filter(|record| record.shape == Shape::Page)
    }

    /// The kind that the page is declared to be, unless it only lists pages of the kind.
    pub(super) fn declared_kind(self) -> Option<&'a Arc<Kind>> {
        let is_list = self.record().is_none() && self.kinds.lists_assigned(&self.page.outline);
        self.kinds.of_page(self.page).filter(|_| !is_list)
    }

    /// The page's headings, tables, links, ….
    pub(super) fn document(self) -> &'a Document {
        &self.page.document
    }

    /// A finding of `rule` at `span` of the page.
    pub(super) fn finding(
        self,
        rule: impl Into<RuleRef>,
        span: Span,
        subject: &str,
        message: Message,
    ) -> Finding {
        Finding::new(rule, self.place(span), subject, message)
    }

    /// The finding about `field`, which any page may have. It concerns the record that the page is, and would be
    /// without it.
    pub(super) fn about_page(self, field: &str, finding: Finding) -> Finding {
        finding.also_about(self.record().map(|record| record.address(field)))
    }

    /// The place `span` of the page.
    pub(super) fn place(self, span: Span) -> Place {
        Place::new(self.page.path(), span)
    }

    /// The language that the page is written in: as its front matter says, as its text shows, as
    /// `book.toml` says; none where that is neither of ours, or unknown.
    pub(super) fn lang(self) -> Option<Lang> {
        if let Some(tag) = self.page.meta.lang.text() {
            return Lang::from_tag(tag);
        }
        let body = self.page.text().get(self.page.front_matter.span.end..).unwrap_or_default();
        let end = body.char_indices().nth(LANGUAGE_CHARACTERS).map_or(body.len(), |(at, _)| at);
        let body = body.get(..end).unwrap_or_default();
        let configured = || Lang::from_tag(self.config.language.as_deref()?);
        Lang::detect(body).or_else(configured)
    }

    /// The language in which its fields are named and its headings are written: its own, else the wiki's.
    pub(super) fn words(self) -> Lang {
        self.lang().unwrap_or(self.wiki_lang)
    }
}

impl<'a> LinkedPage<'a> {
    pub(super) fn new(
        site: &'a Site,
        id: PageId,
        waivers: &'a [Waiver],
        absent: &'a HashMap<String, Absence>,
    ) -> Self {
        let own = PageContext::new(site, id, waivers);
        Self { own, id, site: site.structure(), absent, targets: site.targets(id) }
    }

    /// The links of the page with where they lead; those that share a definition once.
    pub(super) fn links(self) -> impl Iterator<Item = (&'a Link, &'a Target)> {
        self.all_links().filter(|(link, _)| !link.is_repeated)
    }

    /// Each link of the page with where it leads.
    pub(super) fn all_links(self) -> impl Iterator<Item = (&'a Link, &'a Target)> {
        self.own.document().links.with(self.targets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::{beyond_limit, placeholder};
    use crate::config;
    use crate::dialect::Folder;
    use crate::source::SourceFile;

    #[test]
    fn a_rule_that_panics_on_a_page_leaves_the_others_alone() {
        let source = SourceFile::new("a.md", b"TODO\n".to_vec());
        let page = Page::parse(Arc::new(source), &Arc::default());
        let (config, _) = config::load(None, Folder::EMPTY, |_| true).expect("defaults");
        let kinds = Kinds::bundled();
        let context = PageContext {
            page: &page,
            records: &[],
            mentions: &[],
            waivers: &[],
            config: &config,
            kinds: &kinds,
            wiki_lang: Lang::En,
        };
        let rules = [&beyond_limit::RULE, &placeholder::RULE];
        let found = crate::check::of_each(&rules, context, |rule| {
            assert_ne!(rule.info.code, "S814", "expected");
            rule.of_page(context)
        });
        let told: Vec<_> = found.iter().map(|it| (&*it.rule.code, it.subject.as_str())).collect();
        assert_eq!(told, [("S814", "crash"), ("S802", "TODO")]);
    }
}
