//! `runbuch due`

use super::args::{self, FailOn, Global, ListFormat};
use super::failure::CommandFailure;
use super::terminal::Terminal;
use super::{Exit, open, options, records, root, write};
use crate::diagnostic::{Place, msg, nearest};
use crate::language::Catalogue;
use crate::ops::{AgendaItem, Urgency};
use crate::pipeline::Session;
use crate::render;
use crate::report::{self, Due};
use crate::value::Person;

/// Kinds of duties that are no kinds of records.
const OTHER_KINDS: [&str; 2] = ["page", "waiver"];

pub(super) fn run(
    terminal: &Terminal,
    global: &Global,
    command: &args::DueArgs,
) -> Result<Exit, CommandFailure> {
    let session = open(terminal, options(global, &command.project, root(global)))?;
    let catalogue = Catalogue::new(session.lang);
    let report = session.report(&catalogue, &session.diagnostics, |_| true);
    let until = command.horizon.after(session.as_of());
    let forecasts = session.horizon(until);
    let mut items = session.agenda(&session.diagnostics, &forecasts);
    if let Some(name) = &command.owner {
        items.retain(|item| is_owner(name, item.owner()));
        known_owner(&session, name)?;
    }
    if let Some(name) = &command.kind {
        let kind = kind(&session, name)?;
        items.retain(|item| item.deadline.kind == kind);
    }
    let fails = fails(command.fail_on, &items);
    if global.quiet
        && let Some(urgency) = command.fail_on
    {
        items.retain(|item| is_asked(urgency, item));
    }
    let url = |place: &Place| render::public_url(&session.site, place);
    let title = session.site.title_of_wiki().unwrap_or("Runbuch");
    let due = Due { report: &report, until, items: &items, title, url: &url };
    if let Some(file) = &command.ics {
        write(terminal, &session, file, &report::due_calendar(&due))?;
    }
    let is_printed = command.ics.as_ref().is_none_or(|file| file.as_os_str() != "-");
    let is_silent = global.quiet && items.is_empty() && command.list_format != ListFormat::Json;
    if is_printed && !is_silent {
        terminal.print(&match command.list_format {
            ListFormat::Human => report::due_human(&due),
            ListFormat::Json => report::due_json(&due),
            ListFormat::Csv => report::due_csv(&due),
            ListFormat::Markdown => report::due_markdown(&due),
        })?;
    }
    Ok(if fails { Exit::Findings } else { Exit::Success })
}

fn fails(fail_on: Option<FailOn>, items: &[AgendaItem<'_>]) -> bool {
    fail_on.is_some_and(|fail_on| items.iter().any(|item| is_asked(fail_on, item)))
}

fn is_asked(fail_on: FailOn, item: &AgendaItem<'_>) -> bool {
    match fail_on {
        FailOn::Overdue => item.urgency == Urgency::Overdue,
        FailOn::Soon => item.urgency <= Urgency::Soon,
    }
}

/// Whether `name` is the owner, or one of several: `Anna, Bernd`. No name is that of nobody.
fn is_owner(name: &str, owner: Option<&str>) -> bool {
    match (Person::named(name), owner) {
        (None, owner) => owner.is_none(),
        (Some(_), None) => false,
        (Some(person), Some(owner)) => {
            let is_same = |other: Person<'_>| other.key == person.key;
            Person::all(owner).into_iter().chain(Person::named(owner)).any(is_same)
        }
    }
}

/// A name that nobody bears would make an empty list look like nothing to do.
fn known_owner(session: &Session, name: &str) -> Result<(), CommandFailure> {
    let owners: Vec<&str> = session.owners().collect();
    let is_known = Person::named(name).is_none();
    if is_known || owners.iter().any(|owner| is_owner(name, Some(owner))) {
        return Ok(());
    }
    Err(CommandFailure::new(
        session.lang,
        match nearest(name, owners.iter().copied()) {
            Some(near) => msg!(due_unknown_owner_suggestion, owner = name, name = near),
            None => msg!(due_unknown_owner, owner = name),
        },
    ))
}

fn kind<'s>(session: &'s Session, name: &'s str) -> Result<&'s str, CommandFailure> {
    match OTHER_KINDS.iter().find(|kind| kind.eq_ignore_ascii_case(name)) {
        Some(kind) => Ok(kind),
        None => records::kind_name(session, name),
    }
}
