//! B206 copies-below-321: fewer than three copies, on one sort of medium, or none out of reach.

use super::rule;
use crate::check::{Context, Run, of_record};
use crate::diagnostic::{Finding, Message, msg};
use crate::lexicon::{backup, bare_vowels};
use crate::ops::{Backup, DataClass, Service};

rule! {
    "B206", "copies-below-321", Warning,
    fix: None, time_dependent: false,
    category: Backup, obligation: Copies, since: "0.1.0",
    explanation: "copies_below_321", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.operations.services.iter().filter_map(of_service).collect()
}

fn of_service(service: &Service<'_>) -> Option<Finding> {
    let backups: Vec<&Backup<'_>> = service.backups.iter().filter(|it| it.is_backup()).collect();
    let class = service.data_class.map(|class| class.value);
    // Without any backup there are graver things to say; best effort promises nothing.
    if backups.is_empty() || class == Some(DataClass::BestEffort) {
        return None;
    }
    let mut lacks: Vec<(Message, Message)> = Vec::new();
    if backups.len() < 2 {
        let lack = msg!(copies_below_321_copies, count = backups.len() + 1);
        lacks.push((lack, msg!(copies_below_321_copies_expected)));
    }
    if on_disks_only(&backups) {
        lacks.push((msg!(copies_below_321_media), msg!(copies_below_321_media_expected)));
    }
    if service.is_critical() && !service.backups.iter().any(Backup::is_out_of_reach) {
        lacks.push((msg!(copies_below_321_offline), msg!(copies_below_321_offline_expected)));
    }
    let backup = service.record.values().member("backup").filter(|_| !lacks.is_empty())?;
    let (lacks, expected): (Vec<Message>, Vec<Message>) = lacks.into_iter().unzip();
    let message = msg!(copies_below_321, name = service.name(), lacks = lacks);
    let finding =
        of_record(&RULE, service.record, "backup", service.record.pointer(backup), message);
    let finding =
        finding.expected(msg!(list_of, items = expected)).found(&Backup::places(&service.backups));
    Some(finding.help(msg!(copies_below_321_help)))
}

/// Whether every copy says what it lies on, and all lie on what the original lies on.
fn on_disks_only(backups: &[&Backup<'_>]) -> bool {
    backups.iter().all(|backup| {
        let medium = backup.medium.map(bare_vowels);
        medium.is_some_and(|medium| backup::DISKS.iter().any(|disk| medium.contains(disk)))
            && backup.offline != Some(true)
    })
}
