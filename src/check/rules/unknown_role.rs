//! R603 unknown-role: a role or an owner that the wiki's register of roles does not have.

use std::collections::{HashMap, HashSet};

use super::rule;
use crate::check::{Context, PageContext, Run, of_record};
use crate::diagnostic::{FieldPath, Finding, NearIndex, Span, Spanned, msg};
use crate::lexicon::{identifier, people};
use crate::ops::{RaciTask, Role};
use crate::page::{PlaybookPart, Table};
use crate::record::{Record, Shape, WrittenField};
use crate::schema::KindRole;
use crate::value::is_nobody;

rule! {
    "R603", "unknown-role", Warning,
    fix: None, time_dependent: false,
    category: Responsibility, since: "0.1.0",
    explanation: "unknown_role", run: Run::Site(check),
}

/// So many deputies that are roles are no chance.
const FEWEST: usize = 2;

/// Words of a role's name.
const LONGEST: usize = 6;

/// The roles of the wiki and who fills them.
#[derive(Default)]
struct Register {
    /// In one spelling.
    known: HashSet<String>,
    /// By the words of their names the persons, numbered: `Anna` alone may be Anna Beispiel.
    persons: HashMap<String, HashSet<usize>>,
    /// The roles as the register writes them.
    roles: Vec<String>,
    /// The same in one spelling.
    named: HashSet<String>,
    /// Whether roles replace roles, and not persons.
    roles_stand_in: bool,
    near: NearIndex,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let register = Register::of(context);
    if register.roles.is_empty() {
        return Vec::new();
    }
    let mut findings: Vec<Finding> =
        context.operations.roles.iter().flat_map(|role| register.deputies(role)).collect();
    findings.extend(context.pages().flat_map(|page| register.named_on(page)));
    let mut heads: HashSet<(&str, Span)> = HashSet::new();
    for record in context.site.records.all().filter(|record| !record.is(&KindRole::Role)) {
        findings.extend(register.owners(record));
    }
    for task in &context.operations.raci_tasks {
        findings.extend(register.heads(task, &mut heads));
    }
    findings
}

impl Register {
    fn of(context: &Context<'_>) -> Self {
        let mut register = Self::default();
        let mut persons = 0..;
        for role in &context.operations.roles {
            if !role.name().is_empty() {
                register.roles.push(role.name().to_owned());
                register.named.insert(identifier(role.name()));
                register.add(role.name());
            }
            if let Some(contact) = role.contact {
                register.add(contact);
            }
        }
        register.roles_stand_in = register.has_roles_for_deputies(context);
        for role in &context.operations.roles {
            let deputy = role.deputy.filter(|_| !register.roles_stand_in);
            for text in [role.holder, deputy].into_iter().flatten() {
                register.add(text);
                for (person, number) in parts(text).zip(&mut persons) {
                    register.add_person(person, number);
                }
            }
        }
        register.near = NearIndex::new(register.roles.iter().map(String::as_str));
        register
    }

    fn add(&mut self, text: &str) {
        self.known.insert(identifier(text));
        self.known.extend(parts(text).flat_map(names));
    }

    fn add_person(&mut self, name: &str, number: usize) {
        for word in words(name) {
            self.persons.entry(word).or_default().insert(number);
        }
    }

    /// Whether most deputies are roles of the register: then all should be.
    fn has_roles_for_deputies(&self, context: &Context<'_>) -> bool {
        let deputies = context.operations.roles.iter().filter_map(|role| role.deputy);
        let (roles, others): (Vec<&str>, Vec<&str>) =
            deputies.filter(|deputy| !is_nobody(deputy)).partition(|it| self.mentions_role(it));
        roles.len() >= FEWEST && roles.len() > 2 * others.len()
    }

    /// Whether the words of a role are in `text`.
    fn mentions_role(&self, text: &str) -> bool {
        let words = words(text);
        let ends = |from: usize| from + 1..=words.len().min(from + LONGEST);
        let names = (0..words.len()).flat_map(|from| ends(from).map(move |to| from..to));
        names.filter_map(|range| words.get(range)).any(|name| self.named.contains(&name.join("_")))
    }

    /// Whether one person's name has all words of `name`.
    fn has_person(&self, name: &str) -> bool {
        let words = words(name).into_iter().map(|word| self.persons.get(&word));
        let Some(mut persons) = words.collect::<Option<Vec<_>>>() else { return false };
        persons.sort_by_key(|persons| persons.len());
        let Some((rarest, others)) = persons.split_first() else { return false };
        rarest.iter().any(|person| others.iter().all(|persons| persons.contains(person)))
    }

    /// Whether every word of `name` is known; what says nothing is.
    fn has(&self, name: &str) -> bool {
        let key = identifier(name);
        is_nobody(name)
            || key.is_empty()
            || people::ANYBODY.has(&key)
            || self.known.contains(&key)
            || names(name).any(|name| self.known.contains(&name))
            || self.has_person(name)
    }

    /// The deputies of a role that are no role, where the others are.
    fn deputies(&self, role: &Role<'_>) -> Vec<Finding> {
        let member = role.record.values().member("deputy").filter(|_| self.roles_stand_in);
        let Some((deputy, member)) = role.deputy.zip(member) else { return Vec::new() };
        let unknown = self.unknown(deputy).filter(|part| !self.mentions_role(part));
        let span = member.value.span;
        let finding = |name| self.finding(role.record, "deputy", name, within(deputy, name, span));
        unknown.map(finding).collect()
    }

    /// Names in tables under a heading such as „Verantwortlich“ that the register does not have.
    fn named_on(&self, page: PageContext<'_>) -> Vec<Finding> {
        let tables = page.document().tables.iter();
        let cells = tables.filter(|table| is_about_owners(page, table)).flat_map(|table| {
            let column = table.header.iter().position(|head| is_of_roles(&head.content.text));
            table.rows.iter().filter_map(move |row| row.cells.get(column?))
        });
        let mut findings = Vec::new();
        for cell in cells {
            let text = cell.content.text.trim();
            for name in self.unknown(text).filter(|name| !self.mentions_role(name)) {
                let message = msg!(unknown_role, name = name);
                let span = within(text, name, cell.content.span().unwrap_or(cell.span));
                let finding = page.finding(&RULE, span, name, message);
                findings.push(self.helped(finding, name));
            }
        }
        findings
    }

    /// The owners of a record that the register does not have, each once.
    fn owners(&self, record: &Record) -> Vec<Finding> {
        let mut seen = HashSet::new();
        let mut findings = Vec::new();
        for WrittenField { field, member, .. } in
            record.values().all().into_iter().filter(|said| said.field.is_owner)
        {
            for Spanned { value: text, span } in member.value.texts() {
                for name in self.unknown(text).filter(|name| seen.insert(identifier(name))) {
                    let at = within(text, name, span);
                    findings.push(self.finding(record, &field.name, name, at));
                }
            }
        }
        findings
    }

    /// The roles of a matrix that the register does not have; heads once a table. A column without letters
    /// holds remarks, and who is consulted or informed need not have a role where cells name them.
    fn heads<'s>(&self, task: &RaciTask<'s>, seen: &mut HashSet<(&'s str, Span)>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for assignment in task.assignments.iter().filter(|it| !it.letters.is_empty()) {
            let is_owner = assignment.letters.has('R') || assignment.letters.has('A');
            if !assignment.is_head && !is_owner {
                continue;
            }
            let Spanned { value: role, span } = assignment.role;
            if !seen.insert((&task.record.path, span)) {
                continue;
            }
            for name in self.unknown(role) {
                let span = within(role, name, span);
                findings.push(self.finding(task.record, "assignments", name, span));
            }
        }
        findings
    }

    /// The names in `text` that nobody has; none where the whole is one.
    fn unknown<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let whole = self.has(text);
        parts(text).filter(move |part| !whole && !self.has(part))
    }

    fn finding(&self, record: &Record, field: &str, name: &str, span: Span) -> Finding {
        let message = msg!(unknown_role, name = name);
        let field = FieldPath::from(field).entry(name);
        self.helped(of_record(&RULE, record, field, span, message), name)
    }

    fn helped(&self, finding: Finding, name: &str) -> Finding {
        let near = self.near.nearest(name, |_| true).and_then(|near| near.only());
        match near.and_then(|role| self.roles.get(role)) {
            Some(role) => finding.help(msg!(did_you_mean, name = role.as_str())),
            None => finding.help(msg!(unknown_role_help)),
        }
    }
}

/// Whether a table that is no record is under a heading that speaks of who is responsible.
fn is_about_owners(page: PageContext<'_>, table: &Table) -> bool {
    let heading = page.document().heading_at(table.span.start);
    let is_record =
        || page.records().any(|it| it.shape == Shape::Row && table.span.contains(it.span));
    heading.is_some_and(|it| PlaybookPart::Owner.is_named_by(&it.text)) && !is_record()
}

fn is_of_roles(head: &str) -> bool {
    people::ROLE.has(&identifier(head)) || PlaybookPart::Owner.is_named_by(head)
}

/// The names of a list: `Platform Lead, Storage Lead`, `A / B`, `A und B`.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([',', ';', '/', '&', '+', '\n']);
    let parts = parts.flat_map(|part| part.split(" und ")).flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// A name in one spelling: the whole, and where it has brackets, what comes before and in them.
fn names(name: &str) -> impl Iterator<Item = String> {
    let bracketed = name.split_once('(').map(|(before, inside)| {
        [before, inside.split(')').next().unwrap_or(inside)].map(identifier)
    });
    let names = std::iter::once(identifier(name)).chain(bracketed.into_iter().flatten());
    names.filter(|name| !name.is_empty())
}

fn words(name: &str) -> Vec<String> {
    identifier(name).split('_').map(str::to_owned).collect()
}

/// The bytes of `name` in `text`, which is in `span`; all of `span` where markup is between.
fn within(text: &str, name: &str, span: Span) -> Span {
    let offset = text.find(name).filter(|_| span.end - span.start == text.len());
    offset.map_or(span, |at| Span::new(span.start + at, span.start + at + name.len()))
}
