//! A row, section or item of a kind that has no pages of its own, to be pasted into a page.

use super::Values;
use super::table::{cell, row};
use crate::language::Lang;
use crate::schema::{
    Field, FieldType, HeadingValue, ItemShape, Kind, KindRole, Pattern, SectionShape,
};
use crate::site::Site;

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A table with its head.
    Table,
    /// A heading with what is below it.
    Section,
    /// An item of a list below a heading.
    Item,
}

/// The record `name` as the first of row, section and item that the kind may be written as; none
/// where it may be none of them.
pub fn piece(
    site: &Site,
    kind: &Kind,
    lang: Lang,
    name: &str,
    values: &Values,
) -> Option<(Piece, String)> {
    let writer = ShapeWriter { site, kind, lang, name, values };
    let shapes = &kind.shapes;
    if !shapes.row.is_empty() {
        return Some((Piece::Table, writer.table()));
    }
    if let Some(section) = shapes.section.first() {
        return Some((Piece::Section, writer.section(section)));
    }
    shapes.item.first().map(|item| (Piece::Item, writer.item(item)))
}

struct ShapeWriter<'a> {
    site: &'a Site,
    kind: &'a Kind,
    lang: Lang,
    name: &'a str,
    values: &'a Values,
}

impl ShapeWriter<'_> {
    fn table(&self) -> String {
        let rest = self.kind.shapes.row.first().and_then(|shape| shape.rest.as_ref());
        let is_flat = |field: &&Field| {
            !matches!(field.container, FieldType::Map | FieldType::Maps)
                && rest.is_none_or(|rest| rest.field != field.name)
        };
        let fields = self.kind.fields.iter().filter(is_flat);
        let mut columns: Vec<(String, String)> =
            fields.map(|field| (self.head(field), self.value(field))).collect();
        if rest.is_some() {
            columns.extend(self.roles().into_iter().map(|(role, letters)| (cell(&role), letters)));
        }
        let (heads, cells): (Vec<String>, Vec<String>) = columns.into_iter().unzip();
        let widths: Vec<usize> = heads
            .iter()
            .zip(&cells)
            .map(|(head, cell)| head.chars().count().max(cell.chars().count()).max(3))
            .collect();
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        let lines = [row(&heads, &widths), row(&rule, &widths), row(&cells, &widths)];
        self.above_table() + &lines.map(|line| line + "\n").concat()
    }

    /// What says above a table what its rows are, where its columns alone do not: a heading, else a comment.
    fn above_table(&self) -> String {
        let contexts: Option<Vec<&Pattern>> =
            self.kind.shapes.row.iter().map(|shape| shape.context.as_ref()).collect();
        let Some(contexts) = contexts else { return String::new() };
        let label = self.kind.label(self.lang);
        match contexts.iter().any(|context| context.is_match(label)) {
            true => format!("## {label}\n\n"),
            false => format!("<!-- kind: {} -->\n", self.kind.name),
        }
    }

    /// The label, where it is read as the field's name; else the name itself.
    fn head(&self, field: &Field) -> String {
        let label = field.label(self.lang);
        let is_read = self.kind.fields.find(label).is_some_and(|it| it.name == field.name);
        cell(if is_read { label } else { &field.name })
    }

    fn value(&self, field: &Field) -> String {
        let named = || field.is_name.then(|| self.name.to_owned());
        cell(&self.values.text(&field.name).or_else(named).unwrap_or_default())
    }

    /// The columns of a matrix: the roles of the wiki, the first of them with the letters.
    fn roles(&self) -> Vec<(String, String)> {
        let roles = self.site.records.of(&KindRole::Role).map(|role| role.name().to_owned());
        let mut roles: Vec<(String, String)> = roles.map(|role| (role, String::new())).collect();
        if roles.is_empty() {
            roles.push(("Owner".to_owned(), String::new()));
        }
        if let Some((_, letters)) = roles.first_mut() {
            letters.push_str("R, A");
        }
        roles
    }

    fn section(&self, shape: &SectionShape) -> String {
        let title = self.title(shape.heading.as_ref());
        format!("## {title}\n\n{}", self.bullets(shape.heading.as_ref()))
    }

    fn item(&self, shape: &ItemShape) -> String {
        let mark = if shape.checkbox.is_some() { "- [ ] " } else { "- " };
        let heading = match (&shape.heading_value, &shape.heading) {
            (Some(HeadingValue { field }), _) => self.values.text(field),
            (None, Some(pattern)) => Some(self.title(Some(pattern))),
            (None, None) => None,
        };
        let heading = heading.map(|heading| format!("## {heading}\n\n")).unwrap_or_default();
        format!("{heading}{mark}{}\n", self.name)
    }

    /// The name as a heading that is recognised.
    fn title(&self, pattern: Option<&Pattern>) -> String {
        let Some(pattern) = pattern else { return self.name.to_owned() };
        let next = self.site.records.of(&self.kind.role).count() + 1;
        let label = self.kind.label(self.lang);
        let own = [self.name.to_owned(), format!("{label} {next}: {}", self.name)];
        // A heading may be another kind's: items of a checklist are below a phase.
        let kinds = self.site.kinds.all().iter();
        let others = kinds.map(|kind| format!("{} 1", kind.label(self.lang)));
        let candidates: Vec<String> = own.into_iter().chain(others).collect();
        let is_known = |title: &&String| pattern.is_match(title);
        candidates.iter().find(is_known).cloned().unwrap_or_else(|| self.name.to_owned())
    }

    /// The fields that were given or are required and that the heading does not say.
    fn bullets(&self, heading: Option<&Pattern>) -> String {
        let required = self.kind.required();
        let in_heading = |field: &&Field| {
            let groups = heading.map(|pattern| pattern.group_names());
            groups.is_some_and(|mut names| names.any(|name| name == field.name))
        };
        let is_written = |field: &&Field| {
            let is_asked = required.contains(&field.name) || self.values.get(&field.name).is_some();
            is_asked && !field.is_name && !in_heading(field)
        };
        let fields = self.kind.fields.iter().filter(is_written);
        let line = |field: &Field| {
            let value = self.values.text(&field.name).unwrap_or_default();
            format!("- **{}**: {value}", field.label(self.lang)).trim_end().to_owned() + "\n"
        };
        fields.map(line).collect()
    }
}
