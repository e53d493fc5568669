//! B205 no-offsite-copy: what burns in this house is gone; what lies elsewhere can be read there.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, Level, msg};
use crate::ops::{Backup, Service};

rule! {
    "B205", "no-offsite-copy", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Copies, since: "0.1.0",
    explanation: "no_offsite_copy", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.operations.services.iter().flat_map(of_service).collect()
}

fn of_service(service: &Service<'_>) -> Vec<Finding> {
    let backups = &service.backups;
    let offsite: Vec<&Backup<'_>> = backups.iter().filter(|it| it.is_offsite()).collect();
    let backup = service.record.values().member("backup").filter(|_| !backups.is_empty());
    if let Some(backup) = backup
        && offsite.is_empty()
        && service.is_critical()
    {
        let message = msg!(no_offsite_copy, name = service.name());
        let finding = of_record(
            &RULE,
            service.record,
            "backup.offsite",
            service.record.pointer(backup),
            message,
        );
        let finding = finding
            .expected(msg!(no_offsite_copy_expected))
            .found(&Backup::places(backups))
            .help(msg!(no_offsite_copy_help));
        return vec![finding];
    }
    offsite.into_iter().filter_map(|copy| readable(service, copy)).collect()
}

/// An off-site copy that nobody says is encrypted.
fn readable(service: &Service<'_>, copy: &Backup<'_>) -> Option<Finding> {
    if copy.encrypted == Some(true) {
        return None;
    }
    let stated = copy.values.member("encrypted").filter(|it| !it.value.is_blank());
    let member =
        stated.or_else(|| copy.values.member("offsite")).or_else(|| copy.values.member("target"));
    let message = match stated {
        Some(_) => msg!(no_offsite_copy_readable, name = service.name()),
        None => msg!(no_offsite_copy_unstated, name = service.name()),
    };
    let finding = of_record(&RULE, service.record, "backup.encrypted", member?.value.span, message);
    Some(
        finding
            .level(Level::Warning)
            .expected(msg!(no_offsite_copy_readable_expected))
            .found(stated.map_or("", |stated| &stated.value.written))
            .help(msg!(no_offsite_copy_readable_help)),
    )
}
