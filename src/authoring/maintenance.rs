//! A maintenance task that was done: a row of the maintenance log, else the last date of the task.

use jiff::civil;

use super::entry::{
    MAINTENANCE_LOG as LOG, ProtocolMatch, ProtocolRefusal, ProtocolRun, Written, durations,
    has_columns, missing, narrowed, only, tables,
};
use super::list_log::{self, ListLog};
use super::rows::{Rows, column, date_like, done, is_bare};
use crate::diagnostic::{Edit, Fix, Message, Place, Safety, Span, msg};
use crate::language::Lang;
use crate::lexicon::identifier;
use crate::ops::task_names;
use crate::record::{self, Record, Shape};
use crate::schema::KindRole;
use crate::site::{FileMatch, PageId, Site};
use crate::value::{Outcome, is_not_done};

const TASK: &KindRole = &KindRole::MaintenanceTask;

/// All maintenance tasks.
pub(super) fn tasks(site: &Site) -> impl Iterator<Item = &Record> {
    site.records.of(TASK).filter(|task| !task.name().is_empty())
}

/// The tasks of this name, in any spelling; where there are none, those that have it but for a remark in brackets.
pub(super) fn named<'s>(site: &'s Site, name: &str) -> Vec<&'s Record> {
    let key = identifier(name);
    let whole: Vec<&Record> = tasks(site).filter(|task| task.key() == key).collect();
    if !whole.is_empty() {
        return whole;
    }
    tasks(site).filter(|task| task_names(task.name()).contains(&key)).collect()
}

/// The entry about `run` of one of `tasks`, which have one name.
pub(super) fn entry(
    site: &Site,
    lang: Lang,
    day: civil::Date,
    run: &ProtocolRun<'_>,
    tasks: &[&Record],
) -> Result<Written, ProtocolRefusal> {
    durations(run)?;
    if run.age.is_some() {
        return Err(msg!(log_no_age).into());
    }
    let Some(first) = tasks.first() else {
        return Err(msg!(log_unknown, id = run.name, known = "").into());
    };
    let name = first.name();
    let has_task = |log: &MaintenanceLog<'_>| {
        let place = log.place(site);
        let mut rows = site.records.on(&place.path).iter();
        let is_about = |row: &Record| task_names(row.name()).iter().any(|it| *it == first.key());
        rows.any(|row| row.is(LOG) && place.span.contains(row.span) && is_about(row))
    };
    let on_page = |log: &MaintenanceLog<'_>| {
        let path = log.place(site).path;
        tasks.iter().any(|task| task.path == path)
    };
    let tables = tables(site, LOG).into_iter().map(MaintenanceLog::Table);
    let mut lists = list_log::lists(site);
    lists.retain(|list| !list.is_of_other(&first.key()));
    let lists = lists.into_iter().map(MaintenanceLog::List);
    let logs: Vec<MaintenanceLog<'_>> = tables.chain(lists).collect();
    if logs.is_empty() {
        return at_task(site, lang, day, run, tasks);
    }
    let logs = narrowed(narrowed(logs, has_task), on_page);
    let several = msg!(log_several_logs, name = name);
    match only(logs, |log| log.place(site), no_log(name), several)? {
        MaintenanceLog::Table(table) => in_log(site, lang, day, run, first, &table),
        MaintenanceLog::List(list) => {
            let says_more = says_more(run).then_some(run.result).flatten();
            Ok(list.entered(lang, day, run, first.name(), says_more)?)
        }
    }
}

/// A maintenance log, however it is written.
enum MaintenanceLog<'s> {
    Table(ProtocolMatch<'s>),
    List(ListLog<'s>),
}

impl MaintenanceLog<'_> {
    fn place(&self, site: &Site) -> Place {
        match self {
            Self::Table(table) => table.place(site),
            Self::List(list) => list.place(),
        }
    }
}

fn no_log(name: &str) -> Message {
    msg!(log_no_log, name = name)
}

fn in_log(
    site: &Site,
    lang: Lang,
    day: civil::Date,
    run: &ProtocolRun<'_>,
    task: &Record,
    log: &ProtocolMatch<'_>,
) -> Result<Written, ProtocolRefusal> {
    let given = [
        ("result", run.result.filter(|_| says_more(run))),
        ("duration", run.duration),
        ("owner", run.owner),
        ("notes", run.follow_up),
    ];
    has_columns(&log.table, lang, &given)?;
    let rows = Rows { page: site.page(log.page), table: &log.table, name: "task", date: "date" };
    let open = rows.open_row(task.name());
    let stays = open.is_some_and(|row| rows.cell_text(row, "owner").is_some());
    let owner = run.owner.or_else(|| task.values().text("owner").filter(|_| !stays));
    let value = |name: &str| match name {
        "task" => Some(task.name().to_owned()),
        "date" => Some(rows.date(lang, day)),
        "result" => Some(result(&rows, lang, run)),
        "duration" => run.duration.map(str::to_owned),
        "owner" => owner.map(str::to_owned),
        "notes" => run.follow_up.map(str::to_owned),
        _ => None,
    };
    let (fix, offset) = rows.entered(open, value);
    let missing = missing(&log.table, lang, &["owner"], |_| owner.is_some() || stays);
    Ok(Written { page: log.page, fix, offset, missing })
}

/// The result in the words of the table; where nobody says more, that it was done.
fn result(rows: &Rows<'_>, lang: Lang, run: &ProtocolRun<'_>) -> String {
    match (run.result, run.result.and_then(Outcome::parse)) {
        (Some(typed), Some(outcome)) => rows.word_for(typed, outcome).unwrap_or(typed).to_owned(),
        (Some(typed), None) => typed.to_owned(),
        (None, _) => rows.usual_result().unwrap_or_else(|| done(lang)).to_owned(),
    }
}

/// The last date of the only task, where there is no log.
fn at_task(
    site: &Site,
    lang: Lang,
    day: civil::Date,
    run: &ProtocolRun<'_>,
    tasks: &[&Record],
) -> Result<Written, ProtocolRefusal> {
    let name = tasks.first().map_or(run.name, |task| task.name());
    let [task] = tasks else {
        let places = tasks.iter().map(|task| task.place(task.head)).collect::<Vec<Place>>();
        return Err(ProtocolRefusal { message: msg!(log_several_tasks, name = name), places });
    };
    let has_result = task.shape == Shape::Row || task.values().member("result").is_some();
    // In the place of the last date, a failure would hide the success before it.
    let may_fail = has_result && task.values().date("last_done").is_none();
    let needs_log = [run.duration, run.owner, run.follow_up].iter().any(Option::is_some)
        || (run.result.is_some_and(is_not_done) && !may_fail)
        || (says_more(run) && !has_result);
    if needs_log {
        return Err(msg!(log_needs_log, name = name).into());
    }
    let Some(FileMatch::Page(page)) = site.find(&task.path) else {
        return Err(no_log(name).into());
    };
    let written = match task.shape {
        Shape::Row => in_row(site, lang, day, run, task, page)?,
        Shape::Item => in_item(site, lang, day, run, task, page),
        _ => None,
    };
    written.ok_or_else(|| no_log(name).into())
}

/// Whether the result says more than that the task was done, which its date says as well.
fn says_more(run: &ProtocolRun<'_>) -> bool {
    run.result.is_some_and(|typed| {
        let is_done = identifier(typed) == done(Lang::De) || identifier(typed) == done(Lang::En);
        let is_passed = is_bare(typed) && Outcome::parse(typed) == Some(Outcome::Passed);
        !is_done && !is_passed
    })
}

/// The cells of the last date and of the result; none where the table has no column for the date.
fn in_row(
    site: &Site,
    lang: Lang,
    day: civil::Date,
    run: &ProtocolRun<'_>,
    task: &Record,
    page: PageId,
) -> Result<Option<Written>, Message> {
    let tables = record::tables(site.page(page), &site.kinds, TASK);
    let Some(table) = tables.iter().find(|it| it.table.span.contains(task.span)) else {
        return Ok(None);
    };
    let row = table.table.rows.iter().find(|row| row.span == task.span);
    let Some(row) = row.filter(|_| column(table, "last_done").is_some()) else { return Ok(None) };
    if says_more(run) {
        has_columns(table, lang, &[("result", run.result)])?;
    }
    let rows = Rows { page: site.page(page), table, name: "task", date: "last_done" };
    let is_asked = run.result.is_some() || rows.cell_text(row, "result").is_some();
    let value = |name: &str| match name {
        "last_done" => Some(match rows.cell_text(row, "last_done") {
            Some(before) => date_like(before, lang, day),
            None => rows.date(lang, day),
        }),
        "result" => is_asked.then(|| result(&rows, lang, run)),
        _ => None,
    };
    let (fix, offset) = rows.filled(row, value);
    Ok(Some(Written { page, fix, offset, missing: Vec::new() }))
}

/// The date at the end of an item, with the result where it has one; none where the item goes on behind its text.
fn in_item(
    site: &Site,
    lang: Lang,
    day: civil::Date,
    run: &ProtocolRun<'_>,
    task: &Record,
    page: PageId,
) -> Option<Written> {
    let text = site.page(page).text();
    let mut edits = Vec::new();
    match task.values().member("last_done") {
        Some(last) => {
            let date = date_like(&last.value.written, lang, day);
            edits.push(Edit { span: last.value.span, text: date });
        }
        None => {
            let rest = text.get(task.head.end..)?.lines().next().unwrap_or_default();
            if !rest.trim().is_empty() {
                return None;
            }
            let word = match lang {
                Lang::De => "zuletzt",
                Lang::En => "last",
            };
            let remark = format!(", {word}: {day}");
            edits.push(Edit { span: Span::at(task.head.end), text: remark });
        }
    }
    if let Some(result) = task.values().member("result") {
        let text = run.result.unwrap_or_else(|| done(lang)).to_owned();
        edits.push(Edit { span: result.value.span, text });
    }
    let fix = Fix { safety: Safety::Safe, edits };
    Some(Written { page, fix, offset: task.span.start, missing: Vec::new() })
}
