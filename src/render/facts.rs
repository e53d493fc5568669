//! The record of a page for readers: labels and values by the schema of its kind.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use super::links::Urls;
use super::theme::Theme;
use crate::diagnostic::Span;
use crate::language::Lang;
use crate::record::{FieldValue, Member, Record, Shape, Value};
use crate::schema::{Field, Fields};
use crate::site::{PageId, Site};

/// A field of the record.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Fact<'a> {
    label: &'a str,
    /// The texts; several where the value is a list.
    values: Vec<FactValue>,
    /// Nested facts, one list per map.
    groups: Vec<Vec<Fact<'a>>>,
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
    let of_page = |record: &&Arc<Record>| record.shape == Shape::Page && record.declared;
    let Some(record) = site.records.on(page.path()).iter().find(of_page) else { return Vec::new() };
    let span = page.front_matter.span;
    let links = site.links(id).take_while(|(link, _)| link.span.start < span.end);
    let links = links.filter_map(|(link, target)| Some((link.span, target.page()?)));
    let writer = FactWriter { site, theme, urls, links: links.collect() };
    writer.facts(&record.kind.fields, &record.data, span)
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
        Fact {
            label: field.label(self.lang()),
            values: parts.iter().filter_map(|part| self.value(field, part)).collect(),
            groups: maps.map(|map| self.facts(&field.fields, map, span)).collect(),
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
