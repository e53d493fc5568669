//! A restore test that was made, as a row of the protocol: only its bytes change, and it looks like
//! the rows around it.

use jiff::civil;

use super::rows::{Rows, column};
use crate::diagnostic::{Fix, Message, Place, msg, nearest};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::record::{self, Record, RecordTable};
use crate::schema::KindRole;
use crate::site::{PageId, Site};
use crate::value::{Date, Duration, Outcome};

const PROTOCOL: &KindRole = &KindRole::RestoreTestProtocol;
const PLAN: &KindRole = &KindRole::RestoreTestPlan;

/// What happened, as typed.
#[derive(Debug, Clone, Default)]
pub struct ProtocolRun<'a> {
    /// Which test of the plan.
    pub test_id: &'a str,
    /// When; on the as-of date where nobody says.
    pub date: Option<&'a str>,
    /// How it ended.
    pub result: &'a str,
    /// How long it took.
    pub duration: Option<&'a str>,
    /// How old the data were that came back.
    pub age: Option<&'a str>,
    /// Who made it; else whom the plan names.
    pub owner: Option<&'a str>,
    /// What is to be done about it.
    pub follow_up: Option<&'a str>,
}

/// Why no row is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtocolRefusal {
    /// What to tell.
    pub message: Message,
    /// The places that it is about.
    pub places: Vec<Place>,
}

impl From<Message> for ProtocolRefusal {
    fn from(message: Message) -> Self {
        Self { message, places: Vec::new() }
    }
}

/// The row, and how it gets into its page.
#[derive(Debug)]
pub struct Written {
    /// The page.
    pub page: PageId,
    /// What to change there.
    pub fix: Fix,
    /// Where the row begins in the page afterwards.
    pub offset: usize,
    /// The labels of columns that a complete row fills and that nobody gave a value for.
    pub missing: Vec<String>,
}

/// The row about `run`.
///
/// # Errors
/// An unknown test, values that do not read, a day to come, no table or several that fit.
pub fn log(
    site: &Site,
    lang: Lang,
    as_of: civil::Date,
    run: &ProtocolRun<'_>,
) -> Result<Written, ProtocolRefusal> {
    let planned = planned(site, run.test_id)?;
    let id = planned.map_or(run.test_id, Record::name);
    let day = day(run.date, as_of)?;
    durations(run)?;
    let outcome =
        Outcome::parse(run.result).ok_or_else(|| msg!(log_bad_result, result = run.result))?;
    let found = table_for(site, id, planned)?;
    let page = site.page(found.page);
    let rows = Rows { page, table: &found.table };
    let open = rows.open_row(id);
    let stays = open.is_some_and(|row| rows.cell_text(row, "owner").is_some());
    let of_plan = || planned.and_then(|plan| plan.values().text("owner")).filter(|_| !stays);
    let owner = run.owner.or_else(of_plan);
    let values = [
        ("test_id", Some(id.to_owned())),
        ("date", Some(rows.date(lang, day))),
        ("result", Some(rows.result(lang, run.result, outcome))),
        ("duration", run.duration.map(str::to_owned)),
        ("data_age", run.age.map(str::to_owned)),
        ("owner", owner.map(str::to_owned)),
        ("follow_up", run.follow_up.map(str::to_owned)),
    ];
    has_columns(&found.table, lang, run)?;
    let value = |name: &str| {
        let value = values.iter().find(|(known, _)| *known == name);
        value.and_then(|(_, value)| value.clone())
    };
    let (fix, offset) = match open {
        Some(row) => rows.filled(row, value),
        None => rows.appended(value),
    };
    let missing = missing(&found.table, lang, |name| {
        value(name).is_some() || open.is_some_and(|row| rows.cell_text(row, name).is_some())
    });
    Ok(Written { page: found.page, fix, offset, missing })
}

/// The test of the plan; none where there is no plan but the protocol knows the test.
fn planned<'s>(site: &'s Site, id: &str) -> Result<Option<&'s Record>, Message> {
    let key = identifier(id);
    if let Some(record) = site.records.of(PLAN).find(|record| record.key() == key) {
        return Ok(Some(record));
    }
    let known = || site.records.of(PLAN).map(Record::name);
    if known().next().is_none() && site.records.of(PROTOCOL).any(|row| row.key() == key) {
        return Ok(None);
    }
    Err(match (nearest(id, known()), known().next()) {
        (Some(name), _) => msg!(log_unknown_test_suggestion, id = id, name = name),
        (None, Some(_)) => {
            let names: Vec<&str> = known().collect();
            msg!(log_unknown_test, id = id, known = names.join(", "))
        }
        (None, None) => msg!(log_no_plan, id = id),
    })
}

fn day(typed: Option<&str>, as_of: civil::Date) -> Result<civil::Date, Message> {
    let Some(typed) = typed else { return Ok(as_of) };
    let date = Date::parse(typed).ok().flatten().filter(Date::is_exact);
    let day = date.ok_or_else(|| msg!(log_bad_date, date = typed))?.first_day();
    if day > as_of {
        return Err(msg!(log_future, day = day, today = as_of));
    }
    Ok(day)
}

fn durations(run: &ProtocolRun<'_>) -> Result<(), Message> {
    for text in [run.duration, run.age].into_iter().flatten() {
        if !matches!(Duration::parse(text), Ok(Some(_))) {
            return Err(msg!(log_bad_duration, duration = text));
        }
    }
    Ok(())
}

/// A table of the protocol and the page that it stands on.
struct ProtocolMatch<'s> {
    page: PageId,
    table: RecordTable<'s>,
}

/// The table that has the test already, else the one on the plan's page, else the only one.
fn table_for<'s>(
    site: &'s Site,
    id: &str,
    planned: Option<&Record>,
) -> Result<ProtocolMatch<'s>, ProtocolRefusal> {
    let mut found: Vec<ProtocolMatch<'_>> = Vec::new();
    for page in site.all_pages() {
        let tables = record::tables(site.page(page), &site.kinds, PROTOCOL);
        found.extend(tables.into_iter().map(|table| ProtocolMatch { page, table }));
    }
    let has_test = |found: &ProtocolMatch<'_>| {
        let span = found.table.table.span;
        let mut rows = site.records.on(site.page(found.page).path()).iter();
        rows.any(|row| row.is(PROTOCOL) && span.contains(row.span) && row.key() == identifier(id))
    };
    let on_page = |found: &ProtocolMatch<'_>| {
        planned.is_some_and(|it| it.path == *site.page(found.page).path())
    };
    let found = narrowed(narrowed(found, has_test), on_page);
    if found.len() > 1 {
        let place =
            |it: &ProtocolMatch<'_>| Place::new(site.page(it.page).path(), it.table.table.span);
        let places = found.iter().map(place).collect();
        return Err(ProtocolRefusal { message: msg!(log_several_tables, id = id), places });
    }
    found.into_iter().next().ok_or_else(|| msg!(log_no_table, id = id).into())
}

/// Those that `fits` accepts, or all where it accepts none.
fn narrowed<'s>(
    found: Vec<ProtocolMatch<'s>>,
    fits: impl Fn(&ProtocolMatch<'s>) -> bool,
) -> Vec<ProtocolMatch<'s>> {
    let (fitting, others): (Vec<_>, Vec<_>) = found.into_iter().partition(fits);
    if fitting.is_empty() { others } else { fitting }
}

/// What was given has a column to stand in.
fn has_columns(table: &RecordTable<'_>, lang: Lang, run: &ProtocolRun<'_>) -> Result<(), Message> {
    let given = [
        ("duration", run.duration),
        ("data_age", run.age),
        ("owner", run.owner),
        ("follow_up", run.follow_up),
    ];
    for (name, _) in given.into_iter().filter(|(_, value)| value.is_some()) {
        if column(table, name).is_none() {
            let field = table.kind.fields.find(name);
            let label = field.map_or(name, |field| field.label(lang));
            return Err(msg!(log_no_column, name = label));
        }
    }
    Ok(())
}

/// What a row about a test that was made must say, where the table has a column for it.
fn missing(table: &RecordTable<'_>, lang: Lang, says: impl Fn(&str) -> bool) -> Vec<String> {
    let asked = ["owner", "duration", "data_age"];
    let fields = table.columns.iter().flatten();
    let missing = fields.filter(|field| asked.contains(&field.name.as_str()) && !says(&field.name));
    missing.map(|field| field.label(lang).to_owned()).collect()
}
