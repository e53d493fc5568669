//! B206 copies-below-321: fewer than three copies, on one sort of medium, or none out of reach.

use super::rule;
use crate::check::{Context, Run, of_record, owed};
use crate::diagnostic::{Finding, Message, Obligation, msg};
use crate::ops::{Backup, CopiesLack, Duties, Gap};

rule! {
    "B206", "copies-below-321", Warning,
    fix: None, time_dependent: false,
    category: Backup, obligation: Copies, since: "0.1.0",
    demands: [Copies],
    explanation: "copies_below_321", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.duties.iter().filter_map(of_service).collect()
}

fn of_service(duties: &Duties<'_, '_>) -> Option<Finding> {
    let Gap::Copies(lacks) = duties.gap(Obligation::Copies)? else { return None };
    let (service, record) = (duties.service, duties.service.record);
    let (lacks, expected): (Vec<Message>, Vec<Message>) =
        lacks.iter().map(|lack| words(*lack)).unzip();
    let place = record.values().member("backup").map_or(record.head, |it| record.pointer(it));
    let message = msg!(copies_below_321, name = service.name(), lacks = lacks);
    let finding = of_record(&RULE, record, "backup", place, message)
        .expected(msg!(list_of, items = expected))
        .found(&Backup::places(service.copies()))
        .help(msg!(copies_below_321_help));
    owed(finding, duties, Obligation::Copies)
}

/// What is lacking, and what was expected.
fn words(lack: CopiesLack) -> (Message, Message) {
    match lack {
        CopiesLack::Count(count) => {
            (msg!(copies_below_321_copies, count = count), msg!(copies_below_321_copies_expected))
        }
        CopiesLack::Media => (msg!(copies_below_321_media), msg!(copies_below_321_media_expected)),
        CopiesLack::OutOfReach => {
            (msg!(copies_below_321_offline), msg!(copies_below_321_offline_expected))
        }
    }
}
