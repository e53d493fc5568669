//! The record of a page for readers: labels and values by the schema of its kind.

use std::collections::HashMap;

use serde::Serialize;

use super::fact_ids::{fact_id, record_of};
use super::links::Urls;
use super::places::Shown;
use super::theme::Theme;
use crate::diagnostic::Span;
use crate::language::Lang;
use crate::record::{FieldValue, Member, Value};
use crate::schema::{Field, FieldType, Fields};
use crate::site::{PageId, Site};

/// A field of the record.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Fact<'a> {
    /// The id of the fact on the page; none of nested ones, and in the handbook.
    id: Option<String>,
    /// What was found at it.
    findings: Vec<Shown<'a>>,
    /// The name of its field.
    #[serde(skip)]
    name: &'a str,
    label: &'a str,
    /// The texts; several where the value is a list.
    values: Vec<FactValue>,
    /// Nested facts, one list per map.
    groups: Vec<Vec<Fact<'a>>>,
    /// Several maps of plain values, instead of groups.
    table: Option<FactTable<'a>>,
}

/// Maps with the same keys, such as backups.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FactTable<'a> {
    columns: Vec<&'a str>,
    /// By row and column the texts; none where a map lacks the key.
    rows: Vec<Vec<Vec<FactValue>>>,
}

impl<'a> FactTable<'a> {
    /// The columns in the order in which the maps have their keys.
    fn new(groups: Vec<Vec<Fact<'a>>>) -> Self {
        let mut columns: Vec<&'a str> = Vec::new();
        for fact in groups.iter().flatten() {
            if !columns.contains(&fact.label) {
                columns.push(fact.label);
            }
        }
        let row = |mut group: Vec<Fact<'a>>| {
            let cell = |label: &&str| {
                let fact = group.iter_mut().find(|fact| fact.label == *label);
                fact.map(|fact| std::mem::take(&mut fact.values)).unwrap_or_default()
            };
            columns.iter().map(cell).collect()
        };
        let rows = groups.into_iter().map(row).collect();
        Self { columns, rows }
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FactValue {
    text: String,
    /// The URL of the page that the value names.
    url: Option<String>,
    /// The date in ISO 8601, where the value is one.
    iso: Option<String>,
}

/// The facts of a page that is a record; empty for other pages. The name (shown as title) and values from
/// headings are omitted.
pub(super) fn of_page<'a>(
    site: &'a Site,
    theme: &Theme,
    id: PageId,
    urls: &Urls<'_>,
) -> Vec<Fact<'a>> {
    let page = site.page(id);
    let Some(record) = record_of(site, page) else { return Vec::new() };
    let span = page.front_matter.span;
    let links = site.links(id).take_while(|(link, _)| link.span.start < span.end);
    let links = links.filter_map(|(link, target)| Some((link.span, target.page()?)));
    let writer = FactWriter { site, theme, urls, links: links.collect() };
    writer.facts(&record.kind.fields, &record.data, span)
}

/// The same, each with its id and with what was `found` at it, by ids.
pub(super) fn with_ids<'a>(
    site: &'a Site,
    theme: &Theme,
    id: PageId,
    urls: &Urls<'_>,
    mut found: HashMap<String, Vec<Shown<'a>>>,
) -> Vec<Fact<'a>> {
    let mut facts = of_page(site, theme, id, urls);
    for fact in &mut facts {
        let id = fact_id(fact.name);
        fact.findings = found.remove(&id).unwrap_or_default();
        fact.id = Some(id);
    }
    facts
}

struct FactWriter<'c, 'a> {
    site: &'a Site,
    theme: &'c Theme,
    urls: &'c Urls<'c>,
    /// The pages that values link to.
    links: HashMap<Span, PageId>,
}

impl<'a> FactWriter<'_, 'a> {
    /// The facts in source order, only those within `span`; the page itself shows the rest.
    fn facts(&self, fields: &'a Fields, map: &FieldValue, span: Span) -> Vec<Fact<'a>> {
        let inside = |member: &&Member| span.contains(member.value.span);
        let mut facts = Vec::new();
        for member in map.members().iter().filter(inside) {
            if let Some(field) = fields.find(&member.key)
                && !field.is_name
            {
                facts.push(self.fact(field, &member.value, span));
            }
        }
        facts
    }

    fn fact(&self, field: &'a Field, value: &FieldValue, span: Span) -> Fact<'a> {
        let parts = value.parts();
        let maps = parts.iter().filter(|part| !part.members().is_empty());
        let groups: Vec<_> = maps.map(|map| self.facts(&field.fields, map, span)).collect();
        let is_plain = |fact: &Fact<'_>| fact.groups.is_empty() && fact.table.is_none();
        let is_table = field.container == FieldType::Maps
            && !groups.is_empty()
            && groups.iter().flatten().all(is_plain);
        let (groups, table) =
            if is_table { (Vec::new(), Some(FactTable::new(groups))) } else { (groups, None) };
        Fact {
            id: None,
            findings: Vec::new(),
            name: &field.name,
            label: field.label(self.lang()),
            values: parts.iter().filter_map(|part| self.value(field, part)).collect(),
            groups,
            table,
        }
    }

    /// The value as written; dates and truth values in the language of the site.
    fn value(&self, field: &Field, value: &FieldValue) -> Option<FactValue> {
        let written = value.written.as_str();
        if written.is_empty() {
            return None;
        }
        let (text, iso) = match &value.value {
            Value::Date(date) if date.is_exact() => {
                (self.lang().day(date.first_day()), Some(date.canonical()))
            }
            Value::Bool(true) => (self.theme.word("yes"), None),
            Value::Bool(false) => (self.theme.word("no"), None),
            _ => (display_text(written), None),
        };
        let site = self.site;
        let linked = self.links.get(&value.span).copied();
        let named = || (field.name == "depends_on").then(|| site.page_named(written)).flatten();
        let page = linked.or_else(named);
        Some(FactValue {
            text: page.map_or(text, |page| site.title(page).to_owned()),
            url: page
                .filter(|page| site.is_published(*page))
                .map(|page| self.urls.to(site.url(page))),
            iso,
        })
    }

    fn lang(&self) -> Lang {
        self.theme.lang()
    }
}

/// The text with a non-breaking space between number and unit (`24 h`), without backticks.
pub(super) fn display_text(text: &str) -> String {
    let text = text.replace('`', "");
    let mut result = String::with_capacity(text.len());
    let mut last = ' ';
    let mut chars = text.chars().peekable();
    while let Some(character) = chars.next() {
        let before_unit = character == ' ' && last.is_ascii_digit();
        let unit_follows = chars.peek().is_some_and(|next| next.is_alphabetic());
        result.push(if before_unit && unit_follows { '\u{a0}' } else { character });
        last = character;
    }
    result
}
