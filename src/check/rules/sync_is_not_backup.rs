//! B207 sync-is-not-backup: what follows the original at once, or lies beside it, is lost with it.

use super::rule;
use crate::check::{Context, Run, of_record, owed};
use crate::diagnostic::{Finding, Obligation, msg};
use crate::ops::{Duties, Gap};

rule! {
    "B207", "sync-is-not-backup", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Backup, since: "0.1.0",
    demands: [Backup],
    explanation: "sync_is_not_backup", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.duties.iter().filter_map(of_service).collect()
}

fn of_service(duties: &Duties<'_, '_>) -> Option<Finding> {
    if duties.gap(Obligation::Backup) != Some(&Gap::NoTrueBackup) {
        return None;
    }
    let service = duties.service;
    let first = service.copies().first()?;
    let names = ["tool", "interval", "target", "frequency", "storage"];
    let member = names.iter().find_map(|name| first.values.member(name))?;
    let (message, expected) = if first.is_sync() {
        let message = msg!(sync_is_not_backup, name = service.name());
        (message, msg!(sync_is_not_backup_expected))
    } else {
        let message = msg!(sync_is_not_backup_snapshot, name = service.name());
        (message, msg!(sync_is_not_backup_snapshot_expected))
    };
    let finding = of_record(&RULE, service.record, "backup", member.value.span, message);
    let place = first.record.place(member.value.span);
    let finding = finding.at(place).expected(expected).found(&member.value.written);
    owed(finding.help(msg!(sync_is_not_backup_help)), duties, Obligation::Backup)
}
