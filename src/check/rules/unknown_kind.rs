//! F110 unknown-kind: a kind that is named nearly as one that exists.

use super::rule;
use crate::check::{Context, Run};
use crate::config;
use crate::diagnostic::{Finding, Fix, Place, Safety, Span, msg};
use crate::page::Page;
use crate::schema::Kinds;
use std::sync::Arc;

rule! {
    "F110", "unknown-kind", Warning,
    fix: Unsafe, time_dependent: false,
    category: Record, since: "0.1.0",
    explanation: "unknown_kind", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let site = context.site;
    let pages = site.all_pages().filter_map(|id| of_page(&site.kinds, site.page(id)));
    let comments = site.records.unknown_kinds.iter();
    let comments = comments
        .filter(|(_, name)| site.kinds.fault(&name.value).is_none())
        .map(|(path, name)| finding(&site.kinds, path, &name.value, name.span));
    let config: Arc<str> = Arc::from(config::FILE_NAME);
    let given = site.config.kinds.iter().filter(|kind| is_unknown(&site.kinds, &kind.name));
    let given = given.map(|kind| {
        // The quotes around the name belong to the span.
        let finding = finding(&site.kinds, &config, &kind.name, kind.name_span);
        Finding { fix: None, ..finding }
    });
    given.chain(pages).chain(comments).collect()
}

/// Whether there is no such kind. A kind whose schema cannot be used is another matter.
fn is_unknown(kinds: &Kinds, name: &str) -> bool {
    kinds.find(name).is_none() && kinds.fault(name).is_none()
}

/// `kind: recipe` may be the wiki's own business; only what looks like a slip is reported.
fn of_page(kinds: &Kinds, page: &Page) -> Option<Finding> {
    kinds.misspelled(page)?;
    let name = page.meta.kind.text()?;
    Some(finding(kinds, page.path(), name, page.meta.kind.span()?))
}

fn finding(kinds: &Kinds, path: &Arc<str>, name: &str, span: Span) -> Finding {
    let message = msg!(unknown_kind, name = name);
    let finding = Finding::new(&RULE.info, Place::new(path, span), name, message);
    match kinds.nearest(name) {
        Some(known) => finding.help(msg!(did_you_mean, name = known.as_str())).fix(Fix::replace(
            Safety::Unsafe,
            span,
            known,
        )),
        None => finding.help(msg!(unknown_kind_help)),
    }
}
