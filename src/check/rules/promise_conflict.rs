//! B211 promise-conflict: two places that promise different things of one service.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{FieldPath, Finding, Place, Span, msg};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::ops::{ClassTarget, DataClass, Service};
use crate::record::Record;

rule! {
    "B211", "promise-conflict", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Documentation, since: "0.1.0",
    explanation: "promise_conflict", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let conflicts_of_classes = &context.operations.class_targets.conflicts;
    let mut findings: Vec<Finding> = conflicts_of_classes
        .iter()
        .map(|(first, second)| of_class(first, second, context.site.lang))
        .collect();
    for service in &context.operations.services {
        for mention in &service.mentions {
            findings.extend(conflicts(service, mention));
        }
        findings.extend(slower_coverage(service));
    }
    findings
}

/// Two targets of one class.
fn of_class(first: &ClassTarget, second: &ClassTarget, lang: Lang) -> Finding {
    let (here, there) = (second.value.written(), first.value.written());
    let (class, field) = (second.class.word(lang), second.field.to_uppercase());
    let message =
        msg!(promise_conflict_target, class = class, field = field, here = here, there = there);
    let subject = format!("{class}.{}", second.field);
    Finding::new(&RULE.info, second.place.clone(), subject, message)
        .expected(msg!(verbatim, text = there))
        .found(here)
        .related(first.place.clone(), msg!(promise_conflict_other_target))
        .help(msg!(promise_conflict_help))
}

/// A promise, as written in one of the places.
struct Promise<'s> {
    written: &'s str,
    place: Place,
}

impl<'s> Promise<'s> {
    fn new(record: &'s Record, field: &str) -> Option<Self> {
        let member = record.values().member(field)?;
        Some(Self { written: &member.value.written, place: record.place(member.value.span) })
    }
}

/// What a row of a summary promises otherwise than the record of the service.
fn conflicts(service: &Service<'_>, mention: &Record) -> Vec<Finding> {
    let (own, other) = (service.record, mention);
    let mut fields: Vec<&str> = Vec::new();
    for field in ["rpo", "rto"] {
        let times = own.values().duration(field).zip(other.values().duration(field));
        if times.is_some_and(|(own, other)| own.value.seconds() != other.value.seconds()) {
            fields.push(field);
        }
    }
    let classes = DataClass::of(own).zip(DataClass::of(other));
    if classes.is_some_and(|(own, other)| own.value != other.value) {
        fields.push("data_class");
    }
    let pairs = fields
        .into_iter()
        .filter_map(|field| Some((field, Promise::new(own, field)?, Promise::new(other, field)?)));
    pairs.map(|(field, own, other)| conflict(service, field, &own, &other)).collect()
}

fn conflict(service: &Service<'_>, field: &str, own: &Promise<'_>, other: &Promise<'_>) -> Finding {
    let (name, here, there) = (service.name(), other.written, own.written);
    let message = match field {
        "rpo" => msg!(promise_conflict_rpo, name = name, here = here, there = there),
        "rto" => msg!(promise_conflict_rto, name = name, here = here, there = there),
        _ => msg!(promise_conflict_class, name = name, here = here, there = there),
    };
    let path = FieldPath::from(field).entry(&other.place.path);
    of_record(&RULE, service.record, path, Span::at(0), message)
        .at(other.place.clone())
        .expected(msg!(verbatim, text = there))
        .found(here)
        .related(own.place.clone(), msg!(promise_conflict_own))
        .help(msg!(promise_conflict_help))
}

/// Rows of coverage tables about the service alone, all of which copy more rarely than its own record promises.
fn slower_coverage(service: &Service<'_>) -> Option<Finding> {
    let own = service.promise.as_ref().filter(|it| it.record.id() == service.record.id())?;
    let mut slowest = None;
    for row in service.coverage.iter().filter(|copy| is_about(copy.record, service)) {
        let cadence = row.interval.clone()?;
        let interval = cadence.value.backup_interval()?.longest_seconds();
        let is_one_of_its_own = service.backups.iter().any(|copy| {
            let own = copy.interval.as_ref().and_then(|own| own.value.backup_interval());
            own.is_some_and(|own| own.longest_seconds() == interval)
        });
        if is_one_of_its_own || interval <= own.interval.longest_seconds() {
            return None;
        }
        slowest = Some((row.record, cadence));
    }
    let (row, cadence) = slowest?;
    let (here, there) = (cadence.value.written(), own.cadence.value.written());
    let message =
        msg!(promise_conflict_interval, name = service.name(), here = here, there = there);
    let path = FieldPath::from("backup").key("interval").entry(&row.path);
    let finding = of_record(&RULE, service.record, path, Span::at(0), message);
    Some(
        finding
            .at(row.place(cadence.span))
            .expected(msg!(verbatim, text = there))
            .found(here)
            .related(own.record.place(own.cadence.span), msg!(promise_conflict_own))
            .help(msg!(promise_conflict_help)),
    )
}

/// Whether a row of a coverage table is about the service as such, and not about something that has its name:
/// `Proxmox`, `Proxmox, NAS`, not `Proxmox-VMs`.
fn is_about(row: &Record, service: &Service<'_>) -> bool {
    let layer = row.values().text("layer").unwrap_or_default();
    let mut parts = layer.split([',', ';', '/', '+', '&', '(', ')']).map(identifier);
    parts.any(|part| service.names.contains(&part))
}
