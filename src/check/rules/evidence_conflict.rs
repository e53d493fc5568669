//! T312 evidence-conflict: a restore test that a service states, and that the protocol tells otherwise or not at all.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;

use super::rule;
use crate::check::{Context, Run, during, of_record};
use crate::diagnostic::{Finding, Level, State, msg};
use crate::lexicon::identifier;
use crate::ops::{Claim, Operations, PlannedTest, Service, StatedRun, TestRun};
use crate::record::Record;
use crate::schema::KindRole;
use crate::value::is_never;

rule! {
    "T312", "evidence-conflict", Error,
    fix: None, time_dependent: false,
    category: RestoreTest, obligation: RestoreTest, since: "0.1.0",
    explanation: "evidence_conflict", run: Run::Site(check),
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    if context.records(&KindRole::RestoreTestProtocol).next().is_none() {
        return Vec::new();
    }
    let services = context.operations.services.iter();
    let strange = strange_days(context.operations);
    // Without any dated test, T301 says why what the service names proves nothing.
    let tested = services.filter(|service| !service.runs.is_empty());
    tested.flat_map(|service| of_service(context, &strange, service)).collect()
}

/// The days of rows whose test the plan does not have. T304 reports them, and each may be the one that a service means.
fn strange_days(operations: &Operations<'_>) -> BTreeSet<Date> {
    if operations.tests.is_empty() {
        return BTreeSet::new();
    }
    let planned: HashSet<String> =
        operations.tests.iter().map(|test| identifier(test.id.value)).collect();
    let is_strange = |run: &&TestRun<'_>| {
        let id = PlannedTest::id_of(run.record).map(|id| identifier(id.value));
        id.is_some_and(|id| !planned.contains(&id))
    };
    operations.protocol.runs.iter().filter(is_strange).map(TestRun::day).collect()
}

fn of_service(
    context: &Context<'_>,
    strange: &BTreeSet<Date>,
    service: &Service<'_>,
) -> Vec<Finding> {
    let operations = context.operations;
    // With a plan, unknown IDs are T304.
    if operations.tests.is_empty()
        && let Some(claim) = service.claims.iter().find(|claim| !claim.is_known)
    {
        return vec![unknown(service, claim)];
    }
    let found = service.stated.iter().filter_map(|stated| {
        let found = differs(service, stated)
            .or_else(|| takes_other_time(service, stated))
            .or_else(|| without_row(context, strange, service, stated));
        // Until its day has come, F106 reports the date.
        during(found?, stated.run.day(), None)
    });
    let found: Vec<Finding> = found.collect();
    if service.stated.is_empty() { denied(service).into_iter().collect() } else { found }
}

/// The service says that it was never tested, and the protocol has a test of it.
fn denied(service: &Service<'_>) -> Option<Finding> {
    let values = service.record.values();
    let fields = values.maps("restore_test").flat_map(|test| {
        let fields = ["date", "result"].into_iter();
        fields.filter_map(move |field| test.member(field))
    });
    let mut said = values.member("restore_test").into_iter().chain(fields);
    let said = said.find(|member| is_never(&member.value.written))?;
    let row = service.runs.iter().find(|run| run.is_row)?;
    let (name, text) = (service.name(), said.value.written.as_str());
    let message = msg!(evidence_conflict_never, name = name, text = text, day = row.day());
    let finding = of_record(&RULE, service.record, "restore_test", said.value.span, message);
    during(beside(finding, row).level(Level::Note).state(State::Met), row.day(), None)
}

/// The rows of that day about the service alone all tell another time.
fn takes_other_time(service: &Service<'_>, stated: &StatedRun<'_>) -> Option<Finding> {
    let own = stated.run.duration.as_ref()?;
    let (row, other) = stated
        .differing_times()
        .into_iter()
        .find_map(|row| Some((row, row.duration.as_ref()?.value.written())))?;
    let (name, day, here) = (service.name(), stated.run.day(), own.value.written());
    let message = msg!(evidence_conflict_time, name = name, day = day, here = here, there = other);
    let finding = of_record(&RULE, service.record, "restore_test.duration", own.span, message)
        .level(Level::Warning)
        .state(State::Met)
        .expected(msg!(verbatim, text = other))
        .found(here);
    Some(beside(finding, row))
}

fn unknown(service: &Service<'_>, claim: &Claim<'_>) -> Finding {
    let (name, id) = (service.name(), claim.id.value);
    let message = msg!(evidence_conflict_unknown, name = name, id = id);
    of_record(&RULE, service.record, "restore_test.id", claim.id.span, message)
        .state(State::Unknown)
        .help(msg!(evidence_conflict_unknown_help))
}

/// The rows of that day all tell another result. The time of one service may be shorter than that of a whole test.
fn differs(service: &Service<'_>, stated: &StatedRun<'_>) -> Option<Finding> {
    let StatedRun { run, rows } = stated;
    let mut rows = rows.iter().filter(|row| row.outcome().is_some());
    let result = run.result.filter(|_| run.outcome().is_some())?;
    let row = rows.clone().next()?;
    if rows.any(|row| row.outcome() == run.outcome()) {
        return None;
    }
    let (name, day) = (service.name(), run.day());
    let (here, there) = (result.value, row.result.map_or("", |result| result.value));
    let message =
        msg!(evidence_conflict_result, name = name, day = day, here = here, there = there);
    let finding = of_record(&RULE, service.record, "restore_test.result", result.span, message);
    Some(beside(finding.expected(msg!(verbatim, text = there)).found(here), row))
}

/// Adds the row of the protocol as the other place.
fn beside(finding: Finding, row: &TestRun<'_>) -> Finding {
    let place = row.record.place(row.date.span);
    finding.related(place, msg!(evidence_conflict_row)).help(msg!(evidence_conflict_help))
}

/// The service names a test by its ID, and the protocol has no row of that day about it.
fn without_row(
    context: &Context<'_>,
    strange: &BTreeSet<Date>,
    service: &Service<'_>,
    stated: &StatedRun<'_>,
) -> Option<Finding> {
    let operations: &Operations<'_> = context.operations;
    let date = &stated.run.date;
    let claims = service.claims_of(&stated.run);
    let claim = claims.first()?;
    let days = date.value.first_day()..=date.value.last_day();
    let is_there = |claim: &&Claim<'_>| {
        let rows = operations.protocol.of_test(claim.id.value).iter().filter(|run| run.is_row);
        !claim.is_known || rows.into_iter().any(|row| days.contains(&row.day()))
    };
    if claims.iter().any(is_there) || !stated.rows.is_empty() {
        return None;
    }
    let (name, id, day) = (service.name(), claim.id.value, date.value.written());
    // Another rule reports the row, and its day may be the one.
    let mut rows = context.site.records.named(&KindRole::RestoreTestProtocol, id);
    if rows.any(has_unreadable_day) || strange.range(days).next().is_some() {
        return None;
    }
    let message = msg!(evidence_conflict_no_row, name = name, id = id, day = day);
    let finding = of_record(&RULE, service.record, "restore_test.date", date.span, message)
        .state(State::Unknown)
        .expected(msg!(evidence_conflict_no_row_expected, day = day))
        .help(msg!(evidence_conflict_help));
    let last = operations.protocol.of_test(id).iter().rfind(|run| run.is_row);
    if let Some(last) = last {
        let message = msg!(evidence_conflict_other_day, day = last.day());
        return Some(finding.related(last.record.place(last.date.span), message));
    }
    let mut open = context.site.records.named(&KindRole::RestoreTestProtocol, id);
    Some(match open.next() {
        Some(row) => finding.related(row.place(row.head), msg!(evidence_conflict_open)),
        None => finding,
    })
}

fn has_unreadable_day(row: &Record) -> bool {
    let day = row.values().member("date").map(|member| &member.value);
    day.is_some_and(|day| day.rejection.is_some() || day.is_placeholder())
}
