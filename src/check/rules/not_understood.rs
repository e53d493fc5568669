//! S816 not-understood: syntax of another generator that is not known, told once for all pages.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{Context, PageContext, Run};
use crate::diagnostic::{Finding, Message, Span, msg};
use crate::page::{ANCHOR_REFERENCE, LeftoverKind, Link};
use crate::site::{PageId, Target};

rule! {
    "S816", "not-understood", Note,
    fix: None, time_dependent: false,
    category: Page, since: "0.2.0",
    explanation: "not_understood", run: Run::Site(check),
}

/// The most names that a finding lists.
const MOST_NAMES: usize = 8;

/// What is told together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum NotUnderstood {
    Leftover(LeftoverKind),
    /// Links to names that no page has as its `uid`.
    Uid,
    /// Links to what only the generator makes.
    OfGenerator,
}

/// All that is told together.
struct Found<'a> {
    first: (PageContext<'a>, Span),
    /// How often each name occurs.
    names: BTreeMap<&'a str, usize>,
    /// The last page with one of them.
    last: PageId,
    pages: usize,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut found: BTreeMap<NotUnderstood, Found<'_>> = BTreeMap::new();
    for page in context.linked_pages() {
        let leftovers = page.own.page.document.leftovers.iter();
        let leftovers =
            leftovers.map(|it| (NotUnderstood::Leftover(it.kind), it.name.as_str(), it.span));
        let links = page.links().filter_map(|(link, target)| {
            let kind = match target {
                // What looks like a name in a sentence may be none.
                Target::UnknownUid if !is_mention(link) => NotUnderstood::Uid,
                Target::OfGenerator => NotUnderstood::OfGenerator,
                _ => return None,
            };
            let name = link.target.trim_start_matches("xref:").trim_start_matches(ANCHOR_REFERENCE);
            let name = name.split(['?', '#']).next();
            Some((kind, name.unwrap_or_default(), link.span))
        });
        for (kind, name, span) in leftovers.chain(links) {
            let new = || Found {
                first: (page.own, span),
                names: BTreeMap::new(),
                last: page.id,
                pages: 1,
            };
            let of_kind = found.entry(kind).or_insert_with(new);
            *of_kind.names.entry(name).or_default() += 1;
            if of_kind.last != page.id {
                of_kind.last = page.id;
                of_kind.pages += 1;
            }
        }
    }
    let generator = context.site.config.dialect.traits.name;
    found.iter().map(|(kind, found)| finding(*kind, found, generator)).collect()
}

/// `@name`, as in a sentence.
fn is_mention(link: &Link) -> bool {
    link.text.as_deref().unwrap_or_default().starts_with('@')
}

fn finding(kind: NotUnderstood, found: &Found<'_>, generator: &str) -> Finding {
    let (page, span) = found.first;
    let mut names: Vec<(&str, usize)> = found.names.iter().map(|(name, n)| (*name, *n)).collect();
    names.sort_by_key(|(name, count)| (usize::MAX - count, *name));
    let listed: Vec<&str> = names.iter().take(MOST_NAMES).map(|(name, _)| *name).collect();
    let rest = if names.len() > MOST_NAMES { ", …" } else { "" };
    let names = format!("{}{rest}", listed.join(", "));
    let (count, pages) = (found.names.len(), found.pages);
    let general = msg!(not_understood_help);
    let (subject, message, help): (_, Message, _) = match kind {
        NotUnderstood::Leftover(LeftoverKind::Shortcode) => (
            "shortcode",
            msg!(not_understood_shortcode, pages = pages, count = count, names = names),
            general,
        ),
        NotUnderstood::Leftover(LeftoverKind::Component) => (
            "component",
            msg!(not_understood_component, pages = pages, count = count, names = names),
            general,
        ),
        NotUnderstood::Leftover(LeftoverKind::Expression) => (
            "expression",
            msg!(not_understood_expression, pages = pages, count = count, names = names),
            general,
        ),
        NotUnderstood::Leftover(LeftoverKind::Query) => (
            "query",
            msg!(not_understood_query, pages = pages, count = count, names = names),
            msg!(not_understood_query_help),
        ),
        NotUnderstood::Leftover(LeftoverKind::Variant) => (
            "variant",
            msg!(not_understood_variant, pages = pages, names = names),
            msg!(not_understood_variant_help),
        ),
        NotUnderstood::Leftover(LeftoverKind::Formula) => (
            "formula",
            msg!(not_understood_formula, pages = pages, count = count, names = names),
            msg!(not_understood_formula_help),
        ),
        NotUnderstood::Leftover(LeftoverKind::Hook) => (
            "hook",
            msg!(not_understood_hook, pages = pages, count = count, names = names),
            msg!(not_understood_hook_help),
        ),
        NotUnderstood::Uid => (
            "uid",
            msg!(not_understood_uid, pages = pages, count = count, names = names),
            msg!(not_understood_uid_help),
        ),
        NotUnderstood::OfGenerator => (
            "generator",
            msg!(
                not_understood_generator,
                pages = pages,
                count = count,
                generator = generator,
                names = names
            ),
            msg!(not_understood_generator_help),
        ),
    };
    page.finding(&RULE, span, subject, message).help(help)
}
