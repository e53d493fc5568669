//! S805 missing-doc-kind: a kind of document that the wiki says it has, and no page of it.

use std::collections::HashSet;

use super::rule;
use crate::check::{Context, LinkedPage, PageContext, Run};
use crate::diagnostic::{Finding, Message, Place, Span, msg};
use crate::lexicon::{bare_vowels, structure};
use crate::page::{HeadingId, Item, List, Words};
use crate::site::{PageId, folder_of};

rule! {
    "S805", "missing-doc-kind", Warning,
    fix: None, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "missing_doc_kind", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let site = context.site;
    // What is one document has its kinds as chapters, or not at all.
    if site.all_pages().nth(1).is_none() {
        return Vec::new();
    }
    let pages = context.linked_pages().filter(|page| !site.is_summary(page.id));
    let lists = pages.flat_map(|page| {
        let lists = page.own.document().lists.iter();
        lists.filter(move |list| declares(page.own, list)).map(move |list| (page, list))
    });
    let lists: Vec<(LinkedPage<'_>, &List)> = lists.collect();
    if lists.is_empty() {
        return Vec::new();
    }
    let names = names(context, &lists);
    lists.iter().filter_map(|(page, list)| of_list(*page, list, &names)).collect()
}

/// Whether the heading over a list says that it tells what the documentation holds.
fn declares(page: PageContext<'_>, list: &List) -> bool {
    if list.parent.is_some() || list.items.len() < 2 {
        return false;
    }
    let heading = list.heading.and_then(|heading| page.page.document.headings.get(heading));
    let heading = heading.map(|heading| bare_vowels(&heading.text)).unwrap_or_default();
    let mut words = heading.split(|c: char| !c.is_alphanumeric());
    let speaks =
        words.clone().any(|word| structure::DOCUMENTATION.iter().any(|it| word.contains(it)));
    let compound = heading.contains("dokumentationsart") || heading.contains("dokumentart");
    compound || (speaks && words.any(|word| structure::KINDS_OF_DOCUMENTS.has(word)))
}

/// What pages, headings and folders are called, save the headings over such lists.
fn names(context: &Context<'_>, lists: &[(LinkedPage<'_>, &List)]) -> Vec<Words> {
    let declaring: HashSet<(PageId, HeadingId)> =
        lists.iter().filter_map(|(page, list)| Some((page.id, list.heading?))).collect();
    let mut names: HashSet<&str> = HashSet::new();
    for id in context.site.all_pages() {
        let page = context.site.page(id);
        names.extend([page.title(), page.stem()]);
        names.extend(folder_of(page.path()).split('/'));
        names.extend(context.site.aliases(id));
        names.extend(page.meta.kind.text());
        let headings = page.document.headings.entries();
        let others = headings.filter(|(heading, _)| !declaring.contains(&(id, *heading)));
        names.extend(others.map(|(_, heading)| heading.text.as_str()));
    }
    names.into_iter().map(Words::of).filter(|words| !words.distinctive().is_empty()).collect()
}

fn of_list(linked: LinkedPage<'_>, list: &List, names: &[Words]) -> Option<Finding> {
    let page = linked.own;
    let is_missing = |item: &&Item| !links_to_a_page(linked, item) && !is_there(item, names);
    let missing: Vec<&Item> = list.items.iter().filter(is_missing).collect();
    let first = missing.first()?;
    let kinds: Vec<Message> = missing.iter().map(|it| msg!(quoted, text = kind(it))).collect();
    let message = msg!(missing_doc_kind, count = missing.len(), kinds = kinds);
    let span = |item: &Item| {
        let length = kind(item).len();
        item.content.span_of(0..length).unwrap_or_else(|| Span::at(item.span.start))
    };
    let finding = page.finding(&RULE, span(first), "kinds", message);
    let finding = missing.iter().skip(1).fold(finding, |finding, item| {
        finding.related(Place::new(page.page.path(), span(item)), msg!(also_here))
    });
    Some(finding.help(msg!(missing_doc_kind_help)))
}

/// What an item declares: all up to the first colon.
fn kind(item: &Item) -> &str {
    let text = item.content.text.as_str();
    text.split_once(':').map_or(text, |(kind, _)| kind).trim_end()
}

fn links_to_a_page(page: LinkedPage<'_>, item: &Item) -> bool {
    page.all_links().any(|(link, target)| item.span.contains(link.span) && target.page().is_some())
}

fn is_there(item: &Item, names: &[Words]) -> bool {
    let words = Words::of(kind(item));
    let synonyms = structure::SAME_DOCUMENT.iter().filter(|set| {
        set.iter().any(|synonym| words.distinctive().iter().any(|word| word == synonym))
    });
    let synonyms = Words::of(&synonyms.flat_map(|set| set.iter()).collect::<Vec<_>>().join(" "));
    words.distinctive().is_empty()
        || names
            .iter()
            .any(|name| words.agree(name) || (!synonyms.is_empty() && synonyms.agree(name)))
}
