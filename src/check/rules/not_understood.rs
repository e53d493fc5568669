//! S816 not-understood: syntax of another generator that is not known, told once for all pages.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{Context, PageContext, Run};
use crate::diagnostic::{Finding, Message, msg};
use crate::page::{Leftover, LeftoverKind};

rule! {
    "S816", "not-understood", Note,
    fix: None, time_dependent: false,
    category: Page, since: "0.2.0",
    explanation: "not_understood", run: Run::Site(check),
}

/// The most names that a finding lists.
const MOST_NAMES: usize = 8;

/// All leftovers of a kind.
struct Found<'a> {
    first: (PageContext<'a>, &'a Leftover),
    /// How often each name occurs.
    names: BTreeMap<&'a str, usize>,
    pages: usize,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut found: BTreeMap<LeftoverKind, Found<'_>> = BTreeMap::new();
    for page in context.pages() {
        let mut last = None;
        for leftover in &page.page.document.leftovers {
            let kind = found.entry(leftover.kind).or_insert_with(|| Found {
                first: (page, leftover),
                names: BTreeMap::new(),
                pages: 0,
            });
            *kind.names.entry(&leftover.name).or_default() += 1;
            if last.replace(leftover.kind) != Some(leftover.kind) {
                kind.pages += 1;
            }
        }
    }
    found.iter().map(|(kind, found)| finding(*kind, found)).collect()
}

fn finding(kind: LeftoverKind, found: &Found<'_>) -> Finding {
    let (page, leftover) = found.first;
    let mut names: Vec<(&str, usize)> = found.names.iter().map(|(name, n)| (*name, *n)).collect();
    names.sort_by_key(|(name, count)| (usize::MAX - count, *name));
    let listed: Vec<&str> = names.iter().take(MOST_NAMES).map(|(name, _)| *name).collect();
    let rest = if names.len() > MOST_NAMES { ", …" } else { "" };
    let names = format!("{}{rest}", listed.join(", "));
    let (count, pages) = (found.names.len(), found.pages);
    let (subject, message): (_, Message) = match kind {
        LeftoverKind::Shortcode => (
            "shortcode",
            msg!(not_understood_shortcode, pages = pages, count = count, names = names),
        ),
        LeftoverKind::Component => (
            "component",
            msg!(not_understood_component, pages = pages, count = count, names = names),
        ),
        LeftoverKind::Expression => (
            "expression",
            msg!(not_understood_expression, pages = pages, count = count, names = names),
        ),
        LeftoverKind::Query => {
            ("query", msg!(not_understood_query, pages = pages, count = count, names = names))
        }
    };
    let help = match kind {
        LeftoverKind::Query => msg!(not_understood_query_help),
        _ => msg!(not_understood_help),
    };
    page.finding(&RULE, leftover.span, subject, message).help(help)
}
