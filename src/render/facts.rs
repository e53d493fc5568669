//! What the record that a page is says, for people: label and value, as the kind's schema names them.

use std::sync::Arc;

use serde::Serialize;

use super::links::Urls;
use super::theme::Theme;
use crate::diagnostic::Span;
use crate::language::Lang;
use crate::record::{FieldValue, Member, Record, Shape, Value};
use crate::schema::{Field, Fields};
use crate::site::{PageId, Site};

/// One key of the record.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Fact<'a> {
    label: &'a str,
    /// Texts; more than one where the value is a list.
    values: Vec<FactValue>,
    /// Further facts: one list for each map below the key.
    groups: Vec<Vec<Fact<'a>>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FactValue {
    text: String,
    /// The page of this name, where the value names one.
    url: Option<String>,
    /// The day that the value is.
    iso: Option<String>,
}

/// The facts of a page that is a record; none of other pages. Its name is its title, and what is
/// read from headings stands there.
pub(super) fn of_page<'a>(
    site: &'a Site,
    theme: &Theme,
    id: PageId,
    urls: &Urls<'_>,
) -> Vec<Fact<'a>> {
    let page = site.page(id);
    let of_page = |record: &&Arc<Record>| record.shape == Shape::Page && record.declared;
    let Some(record) = site.records.on(page.path()).iter().find(of_page) else { return Vec::new() };
    FactWriter { site, theme, urls }.facts(
        &record.kind.fields,
        &record.data,
        page.front_matter.span,
    )
}

struct FactWriter<'c, 'a> {
    site: &'a Site,
    theme: &'c Theme,
    urls: &'c Urls<'c>,
}

impl<'a> FactWriter<'_, 'a> {
    /// In the order in which the author wrote them; only what stands in `span`, as the page shows
    /// the rest itself.
    fn facts(&self, fields: &'a Fields, map: &FieldValue, span: Span) -> Vec<Fact<'a>> {
        let inside = |member: &&Member| span.contains(member.value.span);
        let known = map.members().iter().filter(inside);
        let known = known.filter_map(|it| Some((fields.find(&it.key)?, &it.value)));
        let known = known.filter(|(field, _)| !field.is_name);
        known.map(|(field, value)| self.fact(field, value, span)).collect()
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

    /// As written; days, yes and no in the language of the site.
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
        let page = (field.name == "depends_on").then(|| site.page_named(written)).flatten();
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

/// A number and its unit stay on one line: `24 h`. Marks of code are for the eyes of Markdown.
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
