//! F102 unknown-field: a key that the kind's schema, or `book.toml`, does not know.

use std::collections::HashMap;
use std::sync::Arc;

use super::rule;
use crate::check::{Context, PageContext, Run};
use crate::config::{self, UnknownKey};
use crate::diagnostic::{FieldPath, Finding, Fix, Place, RecordId, Safety, msg};
use crate::ops::Duties;
use crate::schema::{Fields, Kind, ViolationKind};
use crate::source::data::{Node, NodeValue, Pair};

rule! {
    "F102", "unknown-field", Warning,
    fix: Unsafe, time_dependent: false,
    category: Record, obligation: Documentation, since: "0.1.0",
    explanation: "unknown_field", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let services = context.duties.iter().map(|duties| (duties.service.record.id(), duties));
    let services: HashMap<RecordId, &Duties<'_, '_>> = services.collect();
    let in_config = context.unknown_keys.iter().map(of_config);
    let of_pages = context.pages().flat_map(|page| {
        let service = page.record().and_then(|record| services.get(&record.id()).copied());
        of_page(page, service)
    });
    in_config.chain(of_pages).collect()
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

fn of_page(page: PageContext<'_>, service: Option<&Duties<'_, '_>>) -> Vec<Finding> {
    let Some(kind) = page.declared_kind() else { return Vec::new() };
    let mut keys = KnownKeys { page, kind, service, findings: Vec::new() };
    let common = page.kinds.common();
    for pair in page.page.front_matter.data.pairs() {
        match kind.fields.path(&pair.key).as_deref() {
            Some([field]) => {
                keys.below(&field.fields, FieldPath::from(&field.name), &pair.value);
            }
            // `backup_interval` is a name of what a map holds.
            Some(_) => {}
            None if common.find(&pair.key).is_some() => {}
            None if page.config.dialect.traits.keys.contains(&pair.key.as_str()) => {}
            None => keys.unknown(&[&kind.fields, common], FieldPath::default(), pair),
        }
    }
    keys.findings
}

/// The name of a field that is nearest to `key`.
fn nearest<'f>(fields: &[&'f Fields], key: &str) -> Option<&'f str> {
    let names = fields.iter().flat_map(|fields| fields.names().chain(fields.flat_names()));
    crate::diagnostic::nearest(key, names)
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
    /// The service that the page is.
    service: Option<&'p Duties<'p, 'p>>,
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
        let meant = nearest(fields, key);
        let message = msg!(unknown_field, key = key, kind = kind);
        let mut finding = self
            .page
            .finding(&RULE, pair.key_span, key, message)
            .expected(msg!(unknown_field_expected, kind = kind))
            .found(key);
        let own = meant.filter(|_| above.steps().is_empty());
        let lacked = own.and_then(|name| self.kind.fields.find(name)).map(|field| &*field.name);
        let lacked = lacked.filter(|field| self.lacks(field));
        if let (Some(duties), Some(field)) = (self.service, lacked) {
            finding.level = finding.level.max(duties.level_of_missing(field));
        }
        finding.about =
            self.page.record().map(|record| record.address(above.key(lacked.unwrap_or(key))));
        self.findings.push(match meant {
            Some(name) => finding.help(msg!(did_you_mean, name = name)).fix(Fix::replace(
                Safety::Unsafe,
                pair.key_span,
                name,
            )),
            None => finding.help(msg!(unknown_field_help, kind = kind)),
        });
    }

    /// Whether the page's record has to have this field and has not: F101 leaves that to the mistyped key.
    fn lacks(&self, name: &str) -> bool {
        let Some(record) = self.page.record() else { return false };
        let missing = record.violations.iter().any(|it| {
            let is_missing = matches!(&it.kind, ViolationKind::Missing { field } if field == name);
            is_missing && it.path.steps().is_empty()
        });
        missing && record.data.member(name).is_none()
    }
}
