//! R603 unknown-role: a role or an owner that the wiki's register of roles does not have.

use std::collections::{HashMap, HashSet};

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{FieldPath, Finding, NearIndex, Span, Spanned, msg};
use crate::lexicon::{identifier, people};
use crate::ops::RaciTask;
use crate::record::{Record, WrittenField};
use crate::schema::KindRole;
use crate::value::is_blank;

rule! {
    "R603", "unknown-role", Warning,
    fix: None, time_dependent: false,
    category: Responsibility, since: "0.1.0",
    explanation: "unknown_role", run: Run::Site(check),
}

/// The roles of the wiki and who fills them.
#[derive(Default)]
struct Register {
    /// In one spelling.
    known: HashSet<String>,
    /// By the words of their names the persons, numbered: `Anna` alone may be Anna Beispiel.
    persons: HashMap<String, HashSet<usize>>,
    /// The roles as the register writes them.
    roles: Vec<String>,
    near: NearIndex,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let register = Register::of(context);
    if register.roles.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
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
                register.add(role.name());
            }
            for text in [role.holder, role.deputy].into_iter().flatten() {
                register.add(text);
                for (person, number) in parts(text).zip(&mut persons) {
                    register.add_person(person, number);
                }
            }
            if let Some(contact) = role.contact {
                register.add(contact);
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
        is_blank(name)
            || key.is_empty()
            || people::ANYBODY.has(&key)
            || self.known.contains(&key)
            || names(name).any(|name| self.known.contains(&name))
            || self.has_person(name)
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

    /// The heads of a matrix that the register does not have; once a table. A column without letters
    /// holds remarks.
    fn heads<'s>(&self, task: &RaciTask<'s>, seen: &mut HashSet<(&'s str, Span)>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for assignment in task.assignments.iter().filter(|it| !it.letters.is_empty()) {
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
        let finding = of_record(&RULE, record, field, span, message);
        let near = self.near.nearest(name, |_| true).and_then(|near| near.only());
        match near.and_then(|role| self.roles.get(role)) {
            Some(role) => finding.help(msg!(did_you_mean, name = role.as_str())),
            None => finding.help(msg!(unknown_role_help)),
        }
    }
}

/// The names of a list: `Platform Lead, Storage Lead`, `A / B`, `A und B`.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([',', ';', '/', '&', '+', '\n']);
    let parts = parts.flat_map(|part| part.split(" und ")).flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// A name in one spelling: the whole, and where it has brackets, what stands before and in them.
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

/// The bytes of `name` in `text`, which stands in `span`; all of `span` where markup stands between.
fn within(text: &str, name: &str, span: Span) -> Span {
    let offset = text.find(name).filter(|_| span.end - span.start == text.len());
    offset.map_or(span, |at| Span::new(span.start + at, span.start + at + name.len()))
}
