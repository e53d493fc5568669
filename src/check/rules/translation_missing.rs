//! S811 translation-missing: a page without its counterpart in another language, or with an older one.

use std::collections::BTreeMap;

use super::rule;
use crate::check::{Context, Run};
use crate::config::LanguageTree;
use crate::diagnostic::{Finding, Place, Span, msg};
use crate::site::PageId;
use crate::value::Date;

rule! {
    "S811", "translation-missing", Warning,
    fix: None, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "translation_missing", run: Run::Site(check),
}

/// A page in a tree.
struct TreeMember<'s> {
    /// Index of the tree.
    tree: usize,
    id: PageId,
    /// The path below the tree's folder.
    path: &'s str,
    key: Option<&'s str>,
}

/// The same page in all languages, by the index of the tree.
type Translations = BTreeMap<usize, PageId>;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let trees = &context.site.config.translations;
    if trees.len() < 2 {
        return Vec::new();
    }
    let groups = groups(&members(context));
    let mut findings = Vec::new();
    for (path, pages) in &groups {
        findings.extend(missing(context, trees, path, pages));
        findings.extend(older(context, pages));
    }
    findings
}

fn members<'s>(context: &Context<'s>) -> Vec<TreeMember<'s>> {
    let site = context.site;
    let member = |id: PageId| {
        let page = site.page(id);
        let path = site.output_path(page.path());
        let (tree, path) = site.config.translation_of(path)?;
        let key = page.meta.translation_key.text();
        Some(TreeMember { tree, id, path, key })
    };
    site.all_pages().filter_map(member).collect()
}

/// Pages of one path or one key. Where only some of one path have a key, it counts for all.
fn groups<'s>(members: &[TreeMember<'s>]) -> BTreeMap<&'s str, Translations> {
    let keys: BTreeMap<&str, &str> =
        members.iter().filter_map(|it| Some((stem(it.path), it.key?))).collect();
    let mut by_key: BTreeMap<&str, Vec<&TreeMember<'_>>> = BTreeMap::new();
    for member in members {
        let stem = stem(member.path);
        let key = member.key.or_else(|| keys.get(stem).copied()).unwrap_or(stem);
        by_key.entry(key).or_default().push(member);
    }
    let mut groups: BTreeMap<&str, Translations> = BTreeMap::new();
    for group in by_key.values() {
        let first = group.iter().min_by_key(|member| (member.tree, member.id));
        let Some(path) = first.map(|member| member.path) else { continue };
        let pages = groups.entry(path).or_default();
        for member in group {
            pages.entry(member.tree).or_insert(member.id);
        }
    }
    groups
}

/// A path without its ending: `a.mdx` is the counterpart of `a.md`.
fn stem(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// One finding for each language, where the page stands in the first one that has it.
fn missing(
    context: &Context<'_>,
    trees: &[LanguageTree],
    path: &str,
    pages: &Translations,
) -> Vec<Finding> {
    let Some(id) = pages.values().next() else { return Vec::new() };
    let page = context.site.page(*id);
    let span = page.title_heading().map_or(Span::at(0), |heading| heading.text_span);
    let absent = trees.iter().enumerate().filter(|(tree, _)| !pages.contains_key(tree));
    let finding = |(_, tree): (usize, &LanguageTree)| {
        let expected = match tree.folder.as_str() {
            "" => path.to_owned(),
            folder => format!("{folder}/{path}"),
        };
        let language = tree.language.as_str();
        let message = msg!(translation_missing, language = language, path = expected);
        Finding::new(&RULE.info, Place::new(page.path(), span), language, message)
            .help(msg!(translation_missing_help))
    };
    absent.map(finding).collect()
}

/// Pages that were last looked at before the counterpart that was looked at last.
fn older(context: &Context<'_>, pages: &Translations) -> Vec<Finding> {
    let reviewed = |id: &PageId| {
        let (date, span) = context.site.kinds.last_review(context.site.page(*id))?;
        Some((*id, date, span))
    };
    let reviewed: Vec<(PageId, Date, Span)> = pages.values().filter_map(reviewed).collect();
    let Some((newest, latest, place)) = reviewed.iter().max_by_key(|it| it.1.first_day()) else {
        return Vec::new();
    };
    let behind = reviewed
        .iter()
        .filter(|(id, date, _)| id != newest && date.last_day() < latest.first_day());
    let source = context.site.page(*newest).path();
    let finding = |(id, date, span): &(PageId, Date, Span)| {
        let path = context.site.page(*id).path();
        let (day, newer) = (date.first_day(), latest.first_day());
        let message = msg!(translation_older, day = day, newer = newer, path = &**source);
        Finding::new(&RULE.info, Place::new(path, *span), "older", message)
            .related(Place::new(source, *place), msg!(translation_newer))
            .help(msg!(translation_older_help))
    };
    behind.map(finding).collect()
}
