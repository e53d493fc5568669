//! B210 no-backup: a service of whose data there is no copy.

use super::{placeholder, rule};
use crate::check::{Context, Run, of_record, owed};
use crate::diagnostic::{Finding, Obligation, State, msg};
use crate::ops::{Duties, Gap};

rule! {
    "B210", "no-backup", Error,
    fix: None, time_dependent: false,
    category: Backup, obligation: Backup, since: "0.1.0",
    demands: [Backup],
    explanation: "no_backup", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.duties.iter().filter_map(|duties| of_service(context, duties)).collect()
}

fn of_service(context: &Context<'_>, duties: &Duties<'_, '_>) -> Option<Finding> {
    let Gap::NoBackup { stated } = *duties.gap(Obligation::Backup)? else { return None };
    let record = duties.service.record;
    if placeholder::is_field_told(context, record, "backup") {
        return None;
    }
    let name = duties.service.name();
    let member = record.values().member("backup");
    let own = member.map_or(record.head, |backup| record.gap(backup));
    let (place, written) = match &duties.service.denied {
        Some(denied) => (denied.record.place(denied.written.span), denied.written.value),
        None => (record.place(own), member.map_or("", |backup| &backup.value.written)),
    };
    let message = match (stated, &duties.service.denied) {
        (true, _) => msg!(no_backup_stated, name = name),
        (false, Some(denied)) => msg!(no_backup_unclear, name = name, text = denied.written.value),
        (false, None) => msg!(no_backup, name = name),
    };
    let finding = of_record(&RULE, record, "backup", own, message)
        .cause("backup")
        .at(place)
        .state(if stated { State::Violated } else { State::Unknown })
        .expected(msg!(no_backup_expected))
        .found(written)
        .help(msg!(no_backup_help));
    owed(finding, duties, Obligation::Backup)
}
