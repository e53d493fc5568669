//! F102 unknown-field: a key that the kind's schema, or `book.toml`, does not know.

use std::sync::Arc;

use super::rule;
use crate::check::{Context, PageContext, Run};
use crate::config::{self, UnknownKey};
use crate::diagnostic::{FieldPath, Finding, Fix, Place, Safety, msg};
use crate::schema::{Fields, Kind};
use crate::source::data::{Node, NodeValue, Pair};

rule! {
    "F102", "unknown-field", Warning,
    fix: Unsafe, time_dependent: false,
    category: Record, obligation: Documentation, since: "0.1.0",
    explanation: "unknown_field", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let in_config = context.unknown_keys.iter().map(of_config);
    in_config.chain(context.pages().flat_map(of_page)).collect()
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

fn of_page(page: PageContext<'_>) -> Vec<Finding> {
    let Some(kind) = page.kinds.of_page(page.page) else { return Vec::new() };
    let mut keys = KnownKeys { page, kind, findings: Vec::new() };
    let common = page.kinds.common();
    for pair in page.page.front_matter.data.pairs() {
        match kind.fields.path(&pair.key).as_deref() {
            Some([field]) => {
                keys.below(&field.fields, FieldPath::from(&field.name), &pair.value);
            }
            // `backup_interval` is a name of what a map holds.
            Some(_) => {}
            None if common.find(&pair.key).is_some() => {}
            None => keys.unknown(&[&kind.fields, common], FieldPath::default(), pair),
        }
    }
    keys.findings
}

/// The name of a field that is nearest to `key`.
fn nearest<'f>(fields: &[&'f Fields], key: &str) -> Option<&'f str> {
    crate::diagnostic::nearest(key, fields.iter().flat_map(|fields| fields.names()))
}

/// Whether a key in the front matter is probably mistyped and means the field `name` of `kind`.
pub(super) fn is_mistyped(page: PageContext<'_>, kind: &Kind, name: &str) -> bool {
    let common = page.kinds.common();
    let mut keys = page.page.front_matter.data.pairs().iter().map(|pair| pair.key.as_str());
    keys.any(|key| {
        let is_unknown = kind.fields.path(key).is_none() && common.find(key).is_none();
        let meant = nearest(&[&kind.fields, common], key).filter(|_| is_unknown);
        meant.and_then(|meant| kind.fields.find(meant)).is_some_and(|field| field.name == name)
    })
}

/// The keys of a page of this kind.
struct KnownKeys<'p> {
    page: PageContext<'p>,
    kind: &'p Kind,
    findings: Vec<Finding>,
}

impl KnownKeys<'_> {
    /// Maps in a map, and in its lists; as deep as the schema goes.
    fn below(&mut self, fields: &Fields, path: FieldPath, value: &Node) {
        if fields.is_empty() {
            return;
        }
        match &value.value {
            NodeValue::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.map(fields, path.clone().index(index), item);
                }
            }
            _ => self.map(fields, path, value),
        }
    }

    fn map(&mut self, fields: &Fields, path: FieldPath, map: &Node) {
        for pair in map.pairs() {
            match fields.find(&pair.key) {
                Some(field) => {
                    self.below(&field.fields, path.clone().key(&field.name), &pair.value);
                }
                None => self.unknown(&[fields], path.clone(), pair),
            }
        }
    }

    fn unknown(&mut self, fields: &[&Fields], above: FieldPath, pair: &Pair) {
        let (key, kind) = (pair.key.as_str(), self.kind.name.as_str());
        let message = msg!(unknown_field, key = key, kind = kind);
        let mut finding = self
            .page
            .finding(&RULE, pair.key_span, key, message)
            .expected(msg!(unknown_field_expected, kind = kind))
            .found(key);
        finding.about = self.page.record().map(|record| record.address(above.key(key)));
        self.findings.push(match nearest(fields, key) {
            Some(name) => finding.help(msg!(did_you_mean, name = name)).fix(Fix::replace(
                Safety::Unsafe,
                pair.key_span,
                name,
            )),
            None => finding.help(msg!(unknown_field_help, kind = kind)),
        });
    }
}
