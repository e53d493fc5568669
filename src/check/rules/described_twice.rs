//! F111 described-twice: two records of one service, of which nobody knows which counts.

use std::collections::HashMap;

use super::{rule, table_shape};
use crate::check::{Context, PageContext, Run, at_level, of_record};
use crate::diagnostic::{FieldPath, Finding, Spanned, msg};
use crate::lexicon::identifier;
use crate::ops::{Duties, Service};
use crate::page::Cell;
use crate::record::{Record, Shape};
use crate::value::is_blank;

rule! {
    "F111", "described-twice", Warning,
    fix: None, time_dependent: false,
    category: Record, since: "0.1.0",
    explanation: "described_twice", run: Run::Site(check),
}

/// So many records of one name are compared with each other, so that namesakes do not multiply them.
const MOST_NAMESAKES: usize = 8;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut by_name: HashMap<String, Vec<&Duties<'_, '_>>> = HashMap::new();
    for duties in context.duties {
        let key = duties.service.record.key();
        if !key.is_empty() {
            by_name.entry(key).or_default().push(duties);
        }
    }
    let mut findings = aliases(context, &by_name);
    for namesakes in by_name.values_mut().filter(|namesakes| namesakes.len() > 1) {
        namesakes.sort_by_key(|duties| rank(duties.service.record));
        let mut known: Vec<&Service<'_>> = Vec::new();
        for duties in namesakes {
            let mut others = known.iter();
            let first = others.find(|other| !is_another(context, duties.service, other));
            findings.extend(first.and_then(|first| finding(first, duties)));
            if first.is_none() && known.len() < MOST_NAMESAKES {
                known.push(duties.service);
            }
        }
    }
    findings
}

/// Aliases of a service's page that are the name of another service.
fn aliases(context: &Context<'_>, by_name: &HashMap<String, Vec<&Duties<'_, '_>>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for duties in context.duties.iter().filter(|it| it.service.record.shape == Shape::Page) {
        let service = duties.service;
        let Some(page) = context.page_of(service.record) else { continue };
        for alias in &page.page.meta.aliases {
            let key = identifier(&alias.value);
            let others = by_name.get(&key).filter(|_| key != service.record.key());
            let mut others = others.into_iter().flatten().map(|other| other.service);
            let other = others.find(|other| !is_another(context, service, other));
            findings.extend(other.and_then(|other| of_alias(other, duties, alias)));
        }
    }
    findings
}

fn of_alias(
    other: &Service<'_>,
    duties: &Duties<'_, '_>,
    alias: &Spanned<String>,
) -> Option<Finding> {
    let (record, text) = (duties.service.record, alias.value.as_str());
    let message = msg!(described_twice_alias, alias = text, name = record.name());
    let finding = of_record(&RULE, record, "aliases", alias.span, message)
        .related(other.record.place(other.record.head), msg!(described_twice_other))
        .help(msg!(described_twice_alias_help, alias = text));
    at_level(finding, duties, RULE.info.level)
}

/// Pages before sections, sections before rows; of one shape as the pages are sorted.
fn rank(record: &Record) -> (Shape, &str, usize) {
    (record.shape, &record.path, record.span.start)
}

/// Whether the two are different things of one name, or one thing in two languages or versions.
fn is_another(context: &Context<'_>, one: &Service<'_>, other: &Service<'_>) -> bool {
    let is_shared = |host: &Spanned<&str>| other.hosts.iter().any(|it| it.value == host.value);
    let on_other_hosts =
        !one.hosts.is_empty() && !other.hosts.is_empty() && !one.hosts.iter().any(is_shared);
    let (one, other) = (one.record, other.record);
    on_other_hosts || is_version(context, one, other) || differ_in_column(context, one, other)
}

/// Whether one of the pages is a translation of the other, or still a draft.
fn is_version(context: &Context<'_>, one: &Record, other: &Record) -> bool {
    if one.path == other.path {
        return false;
    }
    let (Some(one), Some(other)) = (context.page_of(one), context.page_of(other)) else {
        return false;
    };
    let tree = |page: PageContext<'_>| {
        let path = context.site.output_path(page.page.path());
        page.config.translation_of(path).map(|(tree, _)| tree)
    };
    let is_draft = |page: PageContext<'_>| page.page.meta.draft;
    let languages = one.lang().zip(other.lang());
    is_draft(one)
        || is_draft(other)
        || tree(one) != tree(other)
        || languages.is_some_and(|(one, other)| one != other)
}

/// Whether two rows of one table differ in a column that the kind does not know: `Umgebung`, `Daten`.
fn differ_in_column(context: &Context<'_>, one: &Record, other: &Record) -> bool {
    if one.path != other.path || one.shape != Shape::Row || other.shape != Shape::Row {
        return false;
    }
    let Some(page) = context.page_of(one) else { return false };
    let Some(table) = table_shape::table_of(page, one).filter(|it| it.span.contains(other.span))
    else {
        return false;
    };
    let row = |record: &Record| table.rows.iter().find(|row| row.span == record.span);
    let (Some(a), Some(b)) = (row(one), row(other)) else { return false };
    let text = |cell: &Cell| cell.content.text.trim().to_owned();
    let is_unknown = |head: &Cell| one.kind.fields.path(&head.content.text).is_none();
    let cells = table.header.iter().zip(a.cells.iter().zip(&b.cells));
    let mut unknown = cells.filter(|(head, _)| is_unknown(head)).map(|(_, cells)| cells);
    unknown.any(|(a, b)| !is_blank(&text(a)) && !is_blank(&text(b)) && text(a) != text(b))
}

fn finding(first: &Service<'_>, duties: &Duties<'_, '_>) -> Option<Finding> {
    let record = duties.service.record;
    let name = record.name();
    let message = msg!(described_twice, name = name);
    let finding = of_record(&RULE, record, FieldPath::default(), record.head, message)
        .related(first.record.place(first.record.head), msg!(described_twice_first))
        .help(msg!(described_twice_help));
    at_level(finding, duties, RULE.info.level)
}
