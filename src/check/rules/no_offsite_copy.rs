//! B205 no-offsite-copy: what burns in this house is gone; what lies elsewhere can be read there.

use super::rule;
use crate::check::{Context, Run, at_level, of_record, owed};
use crate::diagnostic::{Finding, Level, Obligation, msg};
use crate::ops::{Backup, Duties, Gap, Service};
use crate::record::Member;

rule! {
    "B205", "no-offsite-copy", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Offsite, since: "0.1.0",
    demands: [Offsite],
    explanation: "no_offsite_copy", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.duties.iter().filter_map(of_service).collect()
}

fn of_service(duties: &Duties<'_, '_>) -> Option<Finding> {
    match duties.gap(Obligation::Offsite)? {
        Gap::NoOffsite => owed(no_copy(duties.service), duties, Obligation::Offsite),
        Gap::NotEncrypted => at_level(readable(duties.service)?, duties, Level::Warning),
        _ => None,
    }
}

fn no_copy(service: &Service<'_>) -> Finding {
    let record = service.record;
    let place = record.values().member("backup").map_or(record.head, |it| record.pointer(it));
    let message = msg!(no_offsite_copy, name = service.name());
    of_record(&RULE, record, "backup.offsite", place, message)
        .expected(msg!(no_offsite_copy_expected))
        .found(&Backup::places(service.copies()))
        .help(msg!(no_offsite_copy_help))
}

/// Off-site copies that nobody says are encrypted: a finding at the first, with the others.
fn readable(service: &Service<'_>) -> Option<Finding> {
    let mut open = service.copies().iter().filter(|copy| copy.is_offsite() && !copy.is_encrypted());
    let copy = open.next()?;
    let stated = stated(copy);
    let message = match stated.is_some() || copy.encrypted == Some(false) {
        true => msg!(no_offsite_copy_readable, name = service.name()),
        false => msg!(no_offsite_copy_unstated, name = service.name()),
    };
    let span = place(copy).map_or(copy.values.span(), |member| member.value.span);
    let mut finding = of_record(&RULE, service.record, "backup.encrypted", span, message)
        .at(copy.record.place(span))
        .expected(msg!(no_offsite_copy_readable_expected))
        .found(stated.map_or("", |stated| &stated.value.written))
        .help(msg!(no_offsite_copy_readable_help));
    for copy in open {
        let span = place(copy).map_or(copy.values.span(), |member| member.value.span);
        finding = finding.related(copy.record.place(span), msg!(no_offsite_copy_too));
    }
    Some(finding)
}

/// What a copy states about its encryption.
fn stated<'s>(copy: &Backup<'s>) -> Option<&'s Member> {
    copy.values.member("encrypted").filter(|it| !it.value.is_blank())
}

/// Where a copy states its encryption, or else where it lies.
fn place<'s>(copy: &Backup<'s>) -> Option<&'s Member> {
    let names = ["offsite", "target", "storage"];
    let place = || names.iter().find_map(|name| copy.values.member(name));
    stated(copy).or_else(place)
}
