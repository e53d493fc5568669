//! Policies: conditions that all records of a kind must satisfy.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Context, RuleSet, rules};
use crate::config::{self, ConfigError, Policy};
use crate::diagnostic::{self, Deadline, FieldPath, Finding, Message, Place, Span, Window, msg};
use crate::expression::{Condition, EvaluationError, KnownWords, Operand, Phase, Sort, Vocabulary};
use crate::lexicon::identifier;
use crate::record::{Record, WrittenField};
use crate::schema::{Field, FieldType, Fields, Kind, Kinds, ValueType};

/// Names that every condition can use besides the fields of the kind.
const OF_RECORD: [&str; 3] = ["name", "path", "shape"];
/// The as-of date.
const TODAY: &str = "today";

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
        Some(kind) => {
            errors.extend(unknown_names(policy, kind));
            errors.extend(bind(policy, kind, kinds).err().into_iter().flatten());
        }
        None => errors.push(error(policy.kind_span, unknown_kind(&policy.kind, kinds))),
    }
    errors
}

fn unknown_kind(name: &str, kinds: &Kinds) -> Message {
    let known = kinds.all().iter().map(|kind| kind.name.as_str());
    match diagnostic::nearest(name, known) {
        Some(near) => msg!(config_policy_kind_but, kind = name, near = near),
        None => msg!(config_policy_kind, kind = name),
    }
}

/// The condition in the words of the kinds.
fn bind(policy: &Policy, kind: &Kind, kinds: &Kinds) -> Result<Condition, Vec<ConfigError>> {
    let of_kind = |name: &str| match kinds.find(name) {
        // As above, F103 reports it.
        _ if kinds.fault(name).is_some() => Ok(Sort::Any),
        Some(kind) => Ok(Sort::Map(sorts(&kind.fields, &OF_RECORD))),
        None => Err(unknown_kind(name, kinds)),
    };
    let own = Sort::Map(sorts(&kind.fields, &OF_RECORD));
    let bound = policy.require.bind(&Vocabulary { own, of_kind: &of_kind });
    bound.map_err(|problems| {
        let place = |span: &std::ops::Range<usize>| policy.span_of(span);
        problems.into_iter().map(|it| error(place(&it.span), it.message)).collect()
    })
}

/// What is known of the values of the fields, and of `more` names.
fn sorts<'k>(fields: &'k Fields, more: &[&'k str]) -> Vec<(&'k str, Sort<'k>)> {
    let known = fields.iter().map(|field| (field.name.as_str(), sort(field)));
    let known: Vec<(&str, Sort<'k>)> = known.collect();
    let is_new = |name: &&&str| !known.iter().any(|(field, _)| field == *name);
    let more: Vec<(&str, Sort<'k>)> =
        more.iter().filter(is_new).map(|name| (*name, Sort::Any)).collect();
    known.into_iter().chain(more).collect()
}

fn sort(field: &Field) -> Sort<'_> {
    let map = || match &field.fields {
        fields if fields.is_empty() => Sort::Any,
        fields => Sort::Map(sorts(fields, &[])),
    };
    let scalar = || match field.value {
        Some(ValueType::Date) => Sort::Day,
        None if !field.words.is_empty() => Sort::Word(field),
        _ => Sort::Any,
    };
    match field.container {
        FieldType::Text => scalar(),
        FieldType::Map => map(),
        FieldType::Maps => Sort::List(Box::new(map())),
        FieldType::List if field.value == Some(ValueType::Date) => Sort::List(Box::new(Sort::Day)),
        FieldType::Boolean => Sort::Truth,
        FieldType::List | FieldType::Integer | FieldType::Number => Sort::Any,
    }
}

impl KnownWords for Field {
    fn meant<'t>(&'t self, text: &'t str) -> Option<&'t str> {
        let word = self.canonical(text);
        if self.has_word(word) { Some(word) } else { self.replacement(text) }
    }

    fn all(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }
}

fn unknown_names(policy: &Policy, kind: &Kind) -> Vec<ConfigError> {
    let known: Vec<&str> = kind
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .chain(OF_RECORD)
        .chain([TODAY])
        .collect();
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
    let condition = kind.and_then(|kind| bind(policy, kind, kinds).ok());
    let (Some(kind), Some(condition)) = (kind, condition) else { return Vec::new() };
    let of = |kind: &Kind| {
        let records = context.site.records.all();
        records.filter(|it| it.kind.name == kind.name).collect::<Vec<_>>()
    };
    let related = |name: &str| kinds.find(name).map(|kind| of(kind)).unwrap_or_default();
    let mut evaluator = condition.with(|name| related(name).into_iter().map(values).collect());
    let said =
        |record: &&Record| record.values().all().iter().any(|said| is_reported(record, said));
    let is_unsure = condition.kinds().into_iter().any(|name| related(name).iter().any(said));
    let records = of(kind);
    let mut findings = Vec::new();
    let mut numbers: HashMap<(Arc<str>, String), usize> = HashMap::new();
    for (done, record) in records.iter().enumerate() {
        let Some(phases) = evaluator.phases(values(record)) else {
            findings.push(incomplete(policy, done, records.len()));
            break;
        };
        let ends = phases.iter().skip(1).map(|phase| phase.from).chain([None]);
        let name = (Arc::clone(&record.path), identifier(subject(record)));
        // What is fixed and falls due again is another duty, and so is that of a namesake on the page.
        let number = numbers.entry(name).or_default();
        let mut is_fixed = false;
        for (phase, until) in phases.iter().zip(ends) {
            is_fixed |= phase.outcome == Ok(true);
            if phase.outcome != Ok(true) && (is_fixed || *number == 0) {
                *number += 1;
                is_fixed = false;
            }
            let window = Window { from: phase.from, until };
            let found = of_phase(policy, record, phase, is_unsure);
            let found = found.map(|it| numbered(it, *number)).map(|it| during(it, window));
            findings.extend(found.map(|it| with_end(it, until)));
        }
        *number = (*number).max(1);
    }
    findings
}

/// What the record is called in findings.
fn subject(record: &Record) -> &str {
    if record.name().is_empty() { &record.path } else { record.name() }
}

/// The finding about the duty of this number among those of its name.
fn numbered(mut finding: Finding, number: usize) -> Finding {
    if let Some(deadline) = finding.deadline.as_mut().filter(|_| number > 1) {
        deadline.duty.push_str(&format!(":{number}"));
    }
    finding
}

/// The finding, with the day from which on the condition holds again by itself.
fn with_end(mut finding: Finding, until: Option<jiff::civil::Date>) -> Finding {
    if let Some(day) = until {
        let more = msg!(policy_until, day = day);
        finding.help = Some(match finding.help.take() {
            Some(help) => msg!(help_and, help = help, more = more),
            None => more,
        });
    }
    finding
}

fn during(mut finding: Finding, window: Window) -> Finding {
    finding.window = window;
    finding
}

/// A policy that asks for too much.
fn incomplete(policy: &Policy, done: usize, all: usize) -> Finding {
    let code = &*policy.info.code;
    let message = msg!(policy_incomplete, code = code, done = done, all = all);
    let place = Place::new(&Arc::from(config::FILE_NAME), policy.require_span);
    Finding::new(&policy.info, place, code, message).help(msg!(policy_incomplete_help))
}

fn of_phase(policy: &Policy, record: &Record, phase: &Phase, is_unsure: bool) -> Option<Finding> {
    let finding = |message| {
        let subject = subject(record);
        let finding = Finding::new(&policy.info, record.place(record.head), subject, message)
            .about(record.address(FieldPath::default()))
            .owner(record.values().text("owner"));
        match phase.from.and_then(|from| from.yesterday().ok()) {
            Some(day) => finding.deadline(deadline(policy, record, subject, day)),
            None => finding,
        }
    };
    match &phase.outcome {
        Ok(true) => None,
        Ok(false) => {
            let finding = finding(policy.sentence());
            Some(match &policy.help {
                Some(help) => finding.help(msg!(verbatim, text = help.as_str())),
                None => finding,
            })
        }
        // What cannot be read is text, and reported at its place.
        Err(failure) if is_unsure && failure.is_about_text() => None,
        Err(_) if has_unreadable(policy, record) => None,
        Err(failure) => {
            let place = Place::new(&Arc::from(config::FILE_NAME), policy.require_span);
            let finding = finding(msg!(policy_failed, reason = failure.message()));
            let finding = finding.related(place, msg!(policy_condition));
            Some(match failure {
                EvaluationError::WrongTypes { .. } | EvaluationError::NoKey(_) => {
                    finding.help(msg!(policy_failed_help))
                }
                _ => finding,
            })
        }
    }
}

/// What has to be done so that the condition still holds after `day`.
fn deadline(policy: &Policy, record: &Record, name: &str, day: jiff::civil::Date) -> Deadline {
    let code = &*policy.info.code;
    let title = policy.title.as_ref().or(policy.message.as_ref());
    let title = title.map_or(policy.info.slug.as_ref(), String::as_str);
    let duty = format!("policy:{code}:{}:{}", record.path, identifier(name));
    let kind = record.kind.name.as_str();
    Deadline::new(duty, kind, msg!(duty_policy, title = title, name = name), day)
}

/// Whether F104 or F105 reports a value that the condition asks for.
fn has_unreadable(policy: &Policy, record: &Record) -> bool {
    let names = policy.require.names();
    let is_asked = |path: &str| names.iter().any(|(name, _)| path.split('.').next() == Some(*name));
    let said = record.values().all();
    said.iter().any(|said| is_asked(&said.path) && is_reported(record, said))
}

fn is_reported(record: &Record, said: &WrittenField<'_>) -> bool {
    rules::bad_duration::reports(record, said) || rules::bad_date::reports(record, said)
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
