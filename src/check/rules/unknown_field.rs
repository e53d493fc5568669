//! F102 unknown-field: a key that the kind's schema, or `book.toml`, does not know.

use std::sync::Arc;

use super::rule;
use crate::check::{Context, Run};
use crate::config::{self, UnknownKey};
use crate::diagnostic::{Finding, Fix, Place, Safety, msg};
use crate::page::Page;
use crate::schema::{Fields, Kind};
use crate::site::Site;
use crate::source::data::{Node, Pair, Value};

rule! {
    "F102", "unknown-field", Warning,
    fix: Unsafe, time_dependent: false,
    explanation: "unknown_field", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let in_config = context.unknown_keys.iter().map(of_config);
    let in_pages = pages(context.site).flat_map(|page| match context.site.kinds.of_page(page) {
        Some(kind) => of_page(page, kind, context.site.kinds.common()),
        None => Vec::new(),
    });
    in_config.chain(in_pages).collect()
}

fn pages(site: &Site) -> impl Iterator<Item = &Page> {
    site.all_pages().map(|id| site.page(id))
}

fn of_config(key: &UnknownKey) -> Finding {
    let place = Place::new(&Arc::from(config::FILE_NAME), key.span);
    let table = if key.table.is_empty() { String::new() } else { format!("[{}] ", key.table) };
    let name = format!("{table}{}", key.key);
    let message = msg!(unknown_field_config, key = name.as_str());
    let finding = Finding::new(&RULE.info, place, name, message)
        .expected(msg!(unknown_field_config_expected))
        .found(&key.key);
    match &key.suggestion {
        Some(suggestion) => finding.help(msg!(did_you_mean, name = suggestion.as_str())),
        None => finding.help(msg!(unknown_field_config_help)),
    }
}

fn of_page(page: &Page, kind: &Kind, common: &Fields) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in page.front_matter.data.pairs() {
        match kind.fields.find(&pair.key) {
            Some(field) => below(page, kind, &field.fields, &pair.value, &mut findings),
            None if common.find(&pair.key).is_some() => {}
            None => findings.push(finding(page, kind, &[&kind.fields, common], pair)),
        }
    }
    findings
}

/// Maps in a map, and in its lists; as deep as the schema goes.
fn below(page: &Page, kind: &Kind, fields: &Fields, value: &Node, findings: &mut Vec<Finding>) {
    if fields.is_empty() {
        return;
    }
    let maps = match &value.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(value),
    };
    for pair in maps.iter().flat_map(Node::pairs) {
        match fields.find(&pair.key) {
            Some(field) => below(page, kind, &field.fields, &pair.value, findings),
            None => findings.push(finding(page, kind, &[fields], pair)),
        }
    }
}

fn finding(page: &Page, kind: &Kind, fields: &[&Fields], pair: &Pair) -> Finding {
    let message = msg!(unknown_field, key = pair.key.as_str(), kind = kind.name.as_str());
    let place = Place::new(page.path(), pair.key_span);
    let finding = Finding::new(&RULE.info, place, pair.key.as_str(), message)
        .expected(msg!(unknown_field_expected, kind = kind.name.as_str()))
        .found(&pair.key);
    let names = fields.iter().flat_map(|fields| fields.names());
    match crate::diagnostic::nearest(&pair.key, names) {
        Some(name) => finding.help(msg!(did_you_mean, name = name)).fix(Fix::replace(
            Safety::Unsafe,
            pair.key_span,
            name,
        )),
        None => finding.help(msg!(unknown_field_help, kind = kind.name.as_str())),
    }
}
