//! F108 owner-empty: a place for an owner where nobody is named.

use super::{missing_field, placeholder, rule};
use crate::check::{Context, PageContext, Run, at_level, of_record};
use crate::diagnostic::{Finding, Level, Obligation, msg};
use crate::record::{Record, WrittenField};
use crate::schema::KindRole;

rule! {
    "F108", "owner-empty", Error,
    fix: None, time_dependent: false,
    category: Record, obligation: Documentation, since: "0.1.0",
    demands: [Documentation],
    explanation: "owner_empty", run: Run::PageAndSite(check, check_services),
}

fn check(page: PageContext<'_>) -> Vec<Finding> {
    let others = page.records().filter(|record| !record.is(&KindRole::Service));
    others.flat_map(|record| of_one(page, record)).collect()
}

/// A service without an owner: its data class says how grave that is.
fn check_services(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for duties in context.duties {
        let Some(page) = context.page_of(duties.service.record) else { continue };
        for finding in of_one(page, duties.service.record) {
            let is_own = finding.about.iter().any(|about| about.field.names().count() == 1);
            let level = match is_own {
                // One obligation, one finding: what else is missing is told there.
                true if missing_field::names_owner(page, duties) => Level::Off,
                true => duties.level(Obligation::Documentation),
                false => RULE.info.level,
            };
            findings.extend(at_level(finding, duties, level));
        }
    }
    findings
}

fn of_one(page: PageContext<'_>, record: &Record) -> Vec<Finding> {
    // A test that nobody has made yet has nobody who made it.
    if record.is(&KindRole::RestoreTestProtocol) && record.values().date("date").is_none() {
        return Vec::new();
    }
    let said = record.values().all();
    let is_told = |said: &&WrittenField<'_>| placeholder::is_told(page, record, &said.member.value);
    let unassigned = said.iter().filter(|said| is_unassigned(said) && !is_told(said));
    unassigned.map(|said| finding(page, record, said)).collect()
}

fn is_unassigned(said: &WrittenField<'_>) -> bool {
    let untested = || said.path == "restore_test.owner" && said.map.date("date").is_none();
    said.field.is_owner && said.member.value.is_blank() && !untested()
}

fn finding(page: PageContext<'_>, record: &Record, said: &WrittenField<'_>) -> Finding {
    let lang = page.words();
    let message = msg!(owner_empty, name = record.title(lang));
    of_record(&RULE, record, &said.path, record.gap(said.member), message)
        .cause(said.path.as_str())
        .expected(msg!(owner_empty_expected))
        .found(&said.member.value.written)
        .help(msg!(owner_empty_help))
}
