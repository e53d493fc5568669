//! The wiki's own rules: a condition, and the records of a kind that have to fulfil it.

use std::sync::Arc;

use super::{Context, RuleSet, rules};
use crate::config::{self, ConfigError, OwnRule};
use crate::diagnostic::{self, FieldPath, Finding, Message, Place, Span, msg};
use crate::expression::Operand;
use crate::record::{Record, Shape};
use crate::schema::{Kind, Kinds};

/// Names that stand for something in every condition, besides the fields of the kind.
const OF_RECORD: [&str; 3] = ["name", "path", "shape"];

impl OwnRule {
    /// What a finding says.
    pub(super) fn sentence(&self) -> Message {
        match &self.message {
            Some(message) => msg!(verbatim, text = message.as_str()),
            None => msg!(policy_broken, condition = self.require.text().trim()),
        }
    }
}

/// What is wrong with the wiki's own rules, now that the kinds are known.
///
/// # Errors
/// Kinds and names that do not exist, and slugs of built-in rules.
pub fn check_own_rules(rules: &RuleSet, kinds: &Kinds) -> Result<(), Vec<ConfigError>> {
    let errors: Vec<ConfigError> =
        rules.own().iter().flat_map(|rule| problems(rule, kinds)).collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn problems(rule: &OwnRule, kinds: &Kinds) -> Vec<ConfigError> {
    let slug = rule.info.slug.as_ref();
    let taken =
        rules::find(slug).map(|_| error(rule.slug_span, msg!(config_policy_repeated, code = slug)));
    let mut errors: Vec<ConfigError> = taken.into_iter().collect();
    match kinds.find(&rule.kind) {
        // The schema is what has to be fixed, and F103 says where.
        _ if kinds.fault(&rule.kind).is_some() => {}
        Some(kind) => errors.extend(unknown_names(rule, kind)),
        None => {
            let known = kinds.all().iter().map(|kind| kind.name.as_str());
            let message = match diagnostic::nearest(&rule.kind, known) {
                Some(near) => {
                    msg!(config_policy_kind_but, kind = rule.kind.as_str(), near = near)
                }
                None => msg!(config_policy_kind, kind = rule.kind.as_str()),
            };
            errors.push(error(rule.kind_span, message));
        }
    }
    errors
}

fn unknown_names(rule: &OwnRule, kind: &Kind) -> Vec<ConfigError> {
    let known: Vec<&str> =
        kind.fields.iter().map(|field| field.name.as_str()).chain(OF_RECORD).collect();
    let names = rule.require.names().into_iter().filter(|(name, _)| !known.contains(name));
    let error = |(name, part): (&str, std::ops::Range<usize>)| {
        let near = diagnostic::nearest(name, known.iter().copied());
        let kind = kind.name.as_str();
        let message = match near {
            Some(near) => msg!(config_policy_name_but, name = name, kind = kind, near = near),
            None => msg!(config_policy_name, name = name, kind = kind, known = known.join(", ")),
        };
        error(rule.span_of(&part), message)
    };
    names.map(error).collect()
}

fn error(span: Span, message: Message) -> ConfigError {
    ConfigError { place: Place::new(&Arc::from(config::FILE_NAME), span), message }
}

/// The records that break the rule, and those for which its condition makes no sense.
pub(super) fn check(context: &Context<'_>, rule: &OwnRule) -> Vec<Finding> {
    let kinds = &context.site.kinds;
    let kind = kinds.find(&rule.kind).filter(|_| kinds.fault(&rule.kind).is_none());
    let Some(kind) = kind else { return Vec::new() };
    let records = context.site.records.all();
    records.filter(|it| it.kind.name == kind.name).filter_map(|it| of_record(rule, it)).collect()
}

fn of_record(rule: &OwnRule, record: &Record) -> Option<Finding> {
    let finding = |message| {
        let subject = if record.name().is_empty() { &record.path } else { record.name() };
        Finding::new(&rule.info, record.place(record.head), subject, message)
            .about(record.address(FieldPath::default()))
            .owner(record.values().text("owner"))
    };
    match rule.require.evaluate(values(record)) {
        Ok(true) => None,
        Ok(false) => {
            let finding = finding(rule.sentence());
            Some(match &rule.help {
                Some(help) => finding.help(msg!(verbatim, text = help.as_str())),
                None => finding,
            })
        }
        Err(failure) => {
            let place = Place::new(&Arc::from(config::FILE_NAME), rule.require_span);
            let finding = finding(msg!(policy_failed, reason = failure.message()));
            Some(finding.related(place, msg!(policy_condition)).help(msg!(policy_failed_help)))
        }
    }
}

/// What the names in a condition stand for.
fn values(record: &Record) -> Vec<(String, Operand)> {
    let shape = match record.shape {
        Shape::Page => "page",
        Shape::Section => "section",
        Shape::Row => "row",
        Shape::Item => "item",
    };
    let of_record = [record.name(), &record.path, shape];
    let of_record = OF_RECORD.into_iter().zip(of_record);
    let mut values: Vec<(String, Operand)> = of_record
        .filter(|(name, _)| record.kind.fields.iter().all(|field| field.name != *name))
        .map(|(name, text)| (name.to_owned(), Operand::Text(text.to_owned())))
        .collect();
    values.extend(record.values().operands());
    values
}
