//! Policies: conditions that all records of a kind must satisfy.

use std::sync::Arc;

use super::{Context, RuleSet, rules};
use crate::config::{self, ConfigError, Policy};
use crate::diagnostic::{self, FieldPath, Finding, Message, Place, Span, msg};
use crate::expression::Operand;
use crate::record::Record;
use crate::schema::{Kind, Kinds};

/// Names that every condition can use besides the fields of the kind.
const OF_RECORD: [&str; 3] = ["name", "path", "shape"];

impl Policy {
    /// The message of a finding.
    pub(super) fn sentence(&self) -> Message {
        match &self.message {
            Some(message) => msg!(verbatim, text = message.as_str()),
            None => msg!(policy_broken, condition = self.require.text().trim()),
        }
    }
}

/// Checks policies against the kinds.
///
/// # Errors
/// Kinds and names that do not exist, and slugs of built-in rules.
pub fn check_policies(rules: &RuleSet, kinds: &Kinds) -> Result<(), Vec<ConfigError>> {
    let errors: Vec<ConfigError> =
        rules.policies().iter().flat_map(|policy| problems(policy, kinds)).collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn problems(policy: &Policy, kinds: &Kinds) -> Vec<ConfigError> {
    let slug = policy.info.slug.as_ref();
    let taken = rules::find(slug)
        .map(|_| error(policy.slug_span, msg!(config_policy_repeated, code = slug)));
    let mut errors: Vec<ConfigError> = taken.into_iter().collect();
    match kinds.find(&policy.kind) {
        // The schema is what has to be fixed, and F103 says where.
        _ if kinds.fault(&policy.kind).is_some() => {}
        Some(kind) => errors.extend(unknown_names(policy, kind)),
        None => {
            let known = kinds.all().iter().map(|kind| kind.name.as_str());
            let message = match diagnostic::nearest(&policy.kind, known) {
                Some(near) => {
                    msg!(config_policy_kind_but, kind = policy.kind.as_str(), near = near)
                }
                None => msg!(config_policy_kind, kind = policy.kind.as_str()),
            };
            errors.push(error(policy.kind_span, message));
        }
    }
    errors
}

fn unknown_names(policy: &Policy, kind: &Kind) -> Vec<ConfigError> {
    let known: Vec<&str> =
        kind.fields.iter().map(|field| field.name.as_str()).chain(OF_RECORD).collect();
    let names = policy.require.names().into_iter().filter(|(name, _)| !known.contains(name));
    let error = |(name, part): (&str, std::ops::Range<usize>)| {
        let near = diagnostic::nearest(name, known.iter().copied());
        let kind = kind.name.as_str();
        let message = match near {
            Some(near) => msg!(config_policy_name_but, name = name, kind = kind, near = near),
            None => msg!(config_policy_name, name = name, kind = kind, known = known.join(", ")),
        };
        error(policy.span_of(&part), message)
    };
    names.map(error).collect()
}

fn error(span: Span, message: Message) -> ConfigError {
    ConfigError { place: Place::new(&Arc::from(config::FILE_NAME), span), message }
}

/// Findings for records that violate the policy, and for those whose values its condition cannot handle.
pub(super) fn check(context: &Context<'_>, policy: &Policy) -> Vec<Finding> {
    let kinds = &context.site.kinds;
    let kind = kinds.find(&policy.kind).filter(|_| kinds.fault(&policy.kind).is_none());
    let Some(kind) = kind else { return Vec::new() };
    let records = context.site.records.all();
    records.filter(|it| it.kind.name == kind.name).filter_map(|it| of_record(policy, it)).collect()
}

fn of_record(policy: &Policy, record: &Record) -> Option<Finding> {
    let finding = |message| {
        let subject = if record.name().is_empty() { &record.path } else { record.name() };
        Finding::new(&policy.info, record.place(record.head), subject, message)
            .about(record.address(FieldPath::default()))
            .owner(record.values().text("owner"))
    };
    match policy.require.evaluate(values(record)) {
        Ok(true) => None,
        Ok(false) => {
            let finding = finding(policy.sentence());
            Some(match &policy.help {
                Some(help) => finding.help(msg!(verbatim, text = help.as_str())),
                None => finding,
            })
        }
        // What cannot be read is reported at its place.
        Err(_) if has_unreadable(policy, record) => None,
        Err(failure) => {
            let place = Place::new(&Arc::from(config::FILE_NAME), policy.require_span);
            let finding = finding(msg!(policy_failed, reason = failure.message()));
            Some(finding.related(place, msg!(policy_condition)).help(msg!(policy_failed_help)))
        }
    }
}

/// Whether F104 reports a value that the condition asks for.
fn has_unreadable(policy: &Policy, record: &Record) -> bool {
    let names = policy.require.names();
    let is_asked = |path: &str| names.iter().any(|(name, _)| path.split('.').next() == Some(*name));
    let said = record.values().all();
    let mut asked = said.iter().filter(|said| is_asked(&said.path));
    asked.any(|said| rules::bad_duration::reports(record, said))
}

/// What the names in a condition stand for.
fn values(record: &Record) -> Vec<(String, Operand)> {
    let of_record = [record.name(), &record.path, record.shape.as_str()];
    let of_record = OF_RECORD.into_iter().zip(of_record);
    let mut values: Vec<(String, Operand)> = of_record
        .filter(|(name, _)| record.kind.fields.iter().all(|field| field.name != *name))
        .map(|(name, text)| (name.to_owned(), Operand::Text(text.to_owned())))
        .collect();
    values.extend(record.values().operands());
    values
}
