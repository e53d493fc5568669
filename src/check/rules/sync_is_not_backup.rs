//! B207 sync-is-not-backup: what follows the original at once, or lies beside it, is lost with it.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, msg};
use crate::ops::{Backup, Service};

rule! {
    "B207", "sync-is-not-backup", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Copies, since: "0.1.0",
    explanation: "sync_is_not_backup", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.operations.services.iter().filter_map(of_service).collect()
}

fn of_service(service: &Service<'_>) -> Option<Finding> {
    let first = service.backups.first()?;
    if service.backups.iter().any(Backup::is_backup) {
        return None;
    }
    let names = ["tool", "interval", "target"];
    let member = names.iter().find_map(|name| first.values.member(name))?;
    let (message, expected) = if first.is_sync() {
        let message = msg!(sync_is_not_backup, name = service.name());
        (message, msg!(sync_is_not_backup_expected))
    } else {
        let message = msg!(sync_is_not_backup_snapshot, name = service.name());
        (message, msg!(sync_is_not_backup_snapshot_expected))
    };
    let finding = of_record(&RULE, service.record, "backup", member.value.span, message);
    Some(
        finding.expected(expected).found(&member.value.written).help(msg!(sync_is_not_backup_help)),
    )
}
