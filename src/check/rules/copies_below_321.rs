//! B206 copies-below-321: fewer than three copies, on one sort of medium, or none out of reach.

use super::rule;
use crate::check::{Context, Run, of_record, rules};
use crate::diagnostic::{Finding, Message, msg};
use crate::lexicon::{backup, bare_vowels};
use crate::record::Record;
use crate::site::copies::{self, Copy};

rule! {
    "B206", "copies-below-321", Warning,
    fix: None, time_dependent: false,
    category: Backup, obligation: Copies, since: "0.1.0",
    explanation: "copies_below_321", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.records("service").filter_map(of_service).collect()
}

fn of_service(service: &Record) -> Option<Finding> {
    let copies: Vec<Copy<'_>> = copies::of_service(service);
    let backups: Vec<&Copy<'_>> = copies.iter().filter(|copy| copy.is_backup()).collect();
    // Without any backup there are graver things to say; best effort promises nothing.
    if backups.is_empty() || service.entry().word("data_class") == Some("best-effort") {
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
    let out_of_reach = |copy: &&Copy<'_>| {
        copy.entry.is("offline") == Some(true) || copy.entry.is("immutable") == Some(true)
    };
    if rules::is_critical_service(service) && !copies.iter().any(|copy| out_of_reach(&copy)) {
        lacks.push((msg!(copies_below_321_offline), msg!(copies_below_321_offline_expected)));
    }
    let backup = service.entry().member("backup").filter(|_| !lacks.is_empty())?;
    let (lacks, expected): (Vec<Message>, Vec<Message>) = lacks.into_iter().unzip();
    let message = msg!(copies_below_321, name = service.name(), lacks = lacks);
    let finding = of_record(&RULE, service, "backup", service.pointer(backup), message);
    let finding = finding.expected(msg!(list_of, items = expected)).found(&copies::told(&copies));
    Some(finding.help(msg!(copies_below_321_help)))
}

/// Whether every copy says what it lies on, and all lie on what the original lies on.
fn on_disks_only(copies: &[&Copy<'_>]) -> bool {
    copies.iter().all(|copy| {
        let medium = copy.entry.text("medium").map(bare_vowels);
        medium.is_some_and(|medium| backup::DISKS.iter().any(|disk| medium.contains(disk)))
            && copy.entry.is("offline") != Some(true)
    })
}
