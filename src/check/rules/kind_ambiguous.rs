//! F109 kind-ambiguous: two kinds fit, and nobody says which is meant; or two are said.

use std::sync::Arc;

use super::rule;
use crate::check::{Context, Run};
use crate::config;
use crate::diagnostic::{Finding, Message, Place, msg};
use crate::page::Page;
use crate::schema::Kinds;

rule! {
    "F109", "kind-ambiguous", Warning,
    fix: None, time_dependent: false,
    category: Record, since: "0.1.0",
    explanation: "kind_ambiguous", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let site = context.site;
    let contradicted = site.all_pages().filter_map(|id| declared_twice(&site.kinds, site.page(id)));
    let ambiguous = site.records.ambiguities.iter();
    let ambiguous = ambiguous.map(|(path, ambiguity)| {
        let kinds = ambiguity.kinds.iter();
        let names: Vec<Message> =
            kinds.map(|name| msg!(quoted_code, text = name.as_str())).collect();
        let message = msg!(kind_ambiguous, kinds = names);
        let place = Place::new(path, ambiguity.span);
        let first = ambiguity.kinds.first().map_or("", String::as_str);
        let help = msg!(kind_ambiguous_help, kind = first);
        Finding::new(&RULE.info, place, ambiguity.kinds.join(" "), message).help(help)
    });
    contradicted.chain(ambiguous).collect()
}

/// A page whose front matter names another kind than `book.toml` gives it.
fn declared_twice(kinds: &Kinds, page: &Page) -> Option<Finding> {
    let given = kinds.contradicted(&page.outline)?;
    let (name, span) = (page.meta.kind.text()?, page.meta.kind.span()?);
    let message = msg!(kind_ambiguous_twice, kind = name, other = given.name.as_str());
    let place = Place::new(page.path(), span);
    let there = Place::new(&Arc::from(config::FILE_NAME), given.name_span);
    let finding = Finding::new(&RULE.info, place, format!("{name} {}", given.name), message);
    Some(finding.related(there, msg!(kind_ambiguous_there)).help(msg!(kind_ambiguous_twice_help)))
}
