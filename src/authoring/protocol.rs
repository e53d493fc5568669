//! `log`: a restore test or a maintenance task that was done, entered where the wiki keeps it. Only its bytes change,
//! and a new row looks like the rows around it.

use jiff::civil;

use super::entry::{
    ProtocolMatch, ProtocolRefusal, ProtocolRun, Written, day, durations, has_columns, missing,
    narrowed, only, tables,
};
use super::maintenance;
use super::rows::Rows;
use crate::diagnostic::{Message, msg, nearest};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::record::Record;
use crate::schema::KindRole;
use crate::site::Site;
use crate::value::Outcome;

const PROTOCOL: &KindRole = &KindRole::RestoreTestProtocol;
const PLAN: &KindRole = &KindRole::RestoreTestPlan;

/// Enters `run`: a row about a restore test, if one has this ID, else a row about a maintenance task of this name, or
/// its last date.
///
/// # Errors
/// An unknown name, values that do not read, a future date, no place for the entry or several that fit.
pub fn log(
    site: &Site,
    lang: Lang,
    as_of: civil::Date,
    run: &ProtocolRun<'_>,
) -> Result<Written, ProtocolRefusal> {
    let day = |typed| day(typed, as_of);
    match subject(site, run.name)? {
        LoggedSubject::Test(planned) => test(site, lang, day(run.date)?, run, planned),
        LoggedSubject::Tasks(tasks) => maintenance::entry(site, lang, day(run.date)?, run, &tasks),
    }
}

/// What a run is about.
enum LoggedSubject<'s> {
    /// A test of the plan; none where there is no plan but the protocol knows the test.
    Test(Option<&'s Record>),
    /// The maintenance tasks of one name, at least one.
    Tasks(Vec<&'s Record>),
}

fn subject<'s>(site: &'s Site, id: &str) -> Result<LoggedSubject<'s>, Message> {
    let key = identifier(id);
    if let Some(record) = site.records.of(PLAN).find(|record| record.key() == key) {
        return Ok(LoggedSubject::Test(Some(record)));
    }
    let planned = || site.records.of(PLAN).map(Record::name);
    if planned().next().is_none() && site.records.of(PROTOCOL).any(|row| row.key() == key) {
        return Ok(LoggedSubject::Test(None));
    }
    let named = maintenance::named(site, id);
    if !named.is_empty() {
        return Ok(LoggedSubject::Tasks(named));
    }
    let mut tasks: Vec<&str> = maintenance::tasks(site).map(Record::name).collect();
    tasks.dedup();
    if tasks.is_empty() {
        return Err(unknown_test(id, planned().collect()));
    }
    let known: Vec<&str> = planned().chain(tasks).collect();
    Err(match nearest(id, known.iter().copied()) {
        Some(name) => msg!(log_unknown_suggestion, id = id, name = name),
        None => msg!(log_unknown, id = id, known = known.join(", ")),
    })
}

fn unknown_test(id: &str, planned: Vec<&str>) -> Message {
    match nearest(id, planned.iter().copied()) {
        Some(name) => msg!(log_unknown_test_suggestion, id = id, name = name),
        None if planned.is_empty() => msg!(log_no_plan, id = id),
        None => msg!(log_unknown_test, id = id, known = planned.join(", ")),
    }
}

/// The row about a restore test.
fn test(
    site: &Site,
    lang: Lang,
    day: civil::Date,
    run: &ProtocolRun<'_>,
    planned: Option<&Record>,
) -> Result<Written, ProtocolRefusal> {
    let id = planned.map_or(run.name, Record::name);
    durations(run)?;
    let result = run.result.ok_or_else(|| msg!(log_no_result, id = id))?;
    let outcome = Outcome::parse(result).ok_or_else(|| msg!(log_bad_result, result = result))?;
    let found = table_for(site, id, planned)?;
    let page = site.page(found.page);
    let rows = Rows { page, table: &found.table, name: "test_id", date: "date" };
    let open = rows.open_row(id);
    let stays = open.is_some_and(|row| rows.cell_text(row, "owner").is_some());
    let of_plan = || planned.and_then(|plan| plan.values().text("owner")).filter(|_| !stays);
    let owner = run.owner.or_else(of_plan);
    let values = [
        ("test_id", Some(id.to_owned())),
        ("date", Some(rows.date(lang, day))),
        ("result", Some(rows.result(lang, result, outcome))),
        ("duration", run.duration.map(str::to_owned)),
        ("data_age", run.age.map(str::to_owned)),
        ("owner", owner.map(str::to_owned)),
        ("follow_up", run.follow_up.map(str::to_owned)),
    ];
    let given = [
        ("duration", run.duration),
        ("data_age", run.age),
        ("owner", run.owner),
        ("follow_up", run.follow_up),
    ];
    has_columns(&found.table, lang, &given)?;
    let value = |name: &str| {
        let value = values.iter().find(|(known, _)| *known == name);
        value.and_then(|(_, value)| value.clone())
    };
    let (fix, offset) = rows.entered(open, value);
    let missing = missing(&found.table, lang, &["owner", "duration", "data_age"], |name| {
        value(name).is_some() || open.is_some_and(|row| rows.cell_text(row, name).is_some())
    });
    Ok(Written { page: found.page, fix, offset, missing })
}

/// The table that has the test already, else the one on the plan's page, else the only one.
fn table_for<'s>(
    site: &'s Site,
    id: &str,
    planned: Option<&Record>,
) -> Result<ProtocolMatch<'s>, ProtocolRefusal> {
    let has_test = |found: &ProtocolMatch<'_>| {
        let span = found.table.table.span;
        let mut rows = site.records.on(site.page(found.page).path()).iter();
        rows.any(|row| row.is(PROTOCOL) && span.contains(row.span) && row.key() == identifier(id))
    };
    let on_page = |found: &ProtocolMatch<'_>| {
        planned.is_some_and(|it| it.path == *site.page(found.page).path())
    };
    let found = narrowed(narrowed(tables(site, PROTOCOL), has_test), on_page);
    let place = |found: &ProtocolMatch<'_>| found.place(site);
    only(found, place, msg!(log_no_table, id = id), msg!(log_several_tables, id = id))
}
