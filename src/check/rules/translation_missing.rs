//! S811 translation-missing: a page without its counterpart in another language, or with an older one.

use super::rule;
use crate::check::{Context, Run};
use crate::config::LanguageTree;
use crate::diagnostic::{Finding, Place, Span, msg};
use crate::site::{PageId, TranslationGroup};
use crate::value::Date;

rule! {
    "S811", "translation-missing", Warning,
    fix: None, time_dependent: false,
    category: Page, since: "0.1.0",
    explanation: "translation_missing", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let trees = &context.site.config.translations;
    if trees.len() < 2 {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for group in context.site.translations() {
        findings.extend(missing(context, trees, group));
        findings.extend(older(context, group));
    }
    findings
}

/// One finding for each language, where the page is in the first one that has it.
fn missing(
    context: &Context<'_>,
    trees: &[LanguageTree],
    TranslationGroup { path, pages }: &TranslationGroup,
) -> Vec<Finding> {
    let Some(id) = pages.values().next() else { return Vec::new() };
    let page = context.site.page(*id);
    let span = page.title_heading().map_or(Span::at(0), |heading| heading.text_span);
    let absent = trees.iter().enumerate().filter(|(tree, _)| !pages.contains_key(tree));
    let finding = |(_, tree): (usize, &LanguageTree)| {
        let expected = match tree.folder.as_str() {
            "" => path.clone(),
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
fn older(context: &Context<'_>, group: &TranslationGroup) -> Vec<Finding> {
    let reviewed = |id: &PageId| {
        let (date, span) = context.site.kinds.last_review(context.site.page(*id))?;
        Some((*id, date, span))
    };
    let reviewed: Vec<(PageId, Date, Span)> = group.pages.values().filter_map(reviewed).collect();
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
