//! F108 owner-empty: a place for an owner where nobody is named.

use super::rule;
use crate::check::{PageContext, Run, of_record};
use crate::diagnostic::{Finding, msg};
use crate::language::Lang;
use crate::record::{Record, WrittenField};
use crate::schema::KindRole;

rule! {
    "F108", "owner-empty", Error,
    fix: None, time_dependent: false,
    category: Record, obligation: Documentation, since: "0.1.0",
    explanation: "owner_empty", run: Run::Page(check),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let records = page.records();
    records.flat_map(|record| of_one(page, record)).collect()
}

fn of_one(page: PageContext<'_>, record: &Record) -> Vec<Finding> {
    // A test that nobody has made yet has nobody who made it.
    if record.is(&KindRole::RestoreTestProtocol) && record.values().date("date").is_none() {
        return Vec::new();
    }
    let said = record.values().all();
    said.iter().filter(|said| is_unassigned(said)).map(|said| finding(page, record, said)).collect()
}

fn is_unassigned(said: &WrittenField<'_>) -> bool {
    let untested = || said.path == "restore_test.owner" && said.map.date("date").is_none();
    said.field.is_owner && said.member.value.is_blank() && !untested()
}

fn finding(page: PageContext<'_>, record: &Record, said: &WrittenField<'_>) -> Finding {
    let lang = page.lang().unwrap_or(Lang::De);
    let message = msg!(owner_empty, name = record.title(lang));
    of_record(&RULE, record, &said.path, record.gap(said.member), message)
        .expected(msg!(owner_empty_expected))
        .found(&said.member.value.written)
        .help(msg!(owner_empty_help))
}
