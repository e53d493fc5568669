//! What is entered into protocols, and what entries of all kinds have in common.

use jiff::civil;

use super::rows::column;
use crate::diagnostic::{Fix, Message, Place, msg};
use crate::language::Lang;
use crate::record::{self, RecordTable};
use crate::schema::KindRole;
use crate::site::{PageId, Site};
use crate::value::{Date, Duration};

/// Where maintenance is entered.
pub(super) const MAINTENANCE_LOG: &KindRole = &KindRole::MaintenanceLog;

/// What happened, as typed.
#[derive(Debug, Clone, Default)]
pub struct ProtocolRun<'a> {
    /// Which test of the plan, by its ID, or which maintenance task, by its name.
    pub name: &'a str,
    /// When; on the as-of date where nobody says.
    pub date: Option<&'a str>,
    /// How it ended; of maintenance only that it was done, where nobody says more.
    pub result: Option<&'a str>,
    /// How long it took.
    pub duration: Option<&'a str>,
    /// How old the data were that came back.
    pub age: Option<&'a str>,
    /// Who did it; else whom the plan or the task names.
    pub owner: Option<&'a str>,
    /// What is to be done about it.
    pub follow_up: Option<&'a str>,
}

/// Why nothing is entered.
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

/// What is entered, and how it gets into its page.
#[derive(Debug)]
pub struct Written {
    /// The page.
    pub page: PageId,
    /// What to change there.
    pub fix: Fix,
    /// Where the row, or the item, begins in the page afterwards.
    pub offset: usize,
    /// The labels of columns that a complete row fills and that nobody gave a value for.
    pub missing: Vec<String>,
}

/// The day that was typed, or the as-of date.
pub(super) fn day(typed: Option<&str>, as_of: civil::Date) -> Result<civil::Date, Message> {
    let Some(typed) = typed else { return Ok(as_of) };
    let date = Date::parse(typed).ok().flatten().filter(Date::is_exact);
    let day = date.ok_or_else(|| msg!(log_bad_date, date = typed))?.first_day();
    if day > as_of {
        return Err(msg!(log_future, day = day, today = as_of));
    }
    Ok(day)
}

pub(super) fn durations(run: &ProtocolRun<'_>) -> Result<(), Message> {
    for text in [run.duration, run.age].into_iter().flatten() {
        if !matches!(Duration::parse(text), Ok(Some(_))) {
            return Err(msg!(log_bad_duration, duration = text));
        }
    }
    Ok(())
}

/// A table of a protocol and the page that it is on.
pub(super) struct ProtocolMatch<'s> {
    pub(super) page: PageId,
    pub(super) table: RecordTable<'s>,
}

impl ProtocolMatch<'_> {
    pub(super) fn place(&self, site: &Site) -> Place {
        Place::new(site.page(self.page).path(), self.table.table.span)
    }
}

/// The tables of a protocol on all pages.
pub(super) fn tables<'s>(site: &'s Site, role: &KindRole) -> Vec<ProtocolMatch<'s>> {
    let mut found = Vec::new();
    for page in site.all_pages() {
        let tables = record::tables(site.page(page), &site.kinds, role);
        found.extend(tables.into_iter().map(|table| ProtocolMatch { page, table }));
    }
    found
}

/// Those that `fits` accepts, or all where it accepts none.
pub(super) fn narrowed<T>(found: Vec<T>, fits: impl Fn(&T) -> bool) -> Vec<T> {
    let (fitting, others): (Vec<_>, Vec<_>) = found.into_iter().partition(fits);
    if fitting.is_empty() { others } else { fitting }
}

/// The only table, or list.
///
/// # Errors
/// `none` where there is none, `several` with their places where several fit.
pub(super) fn only<T>(
    found: Vec<T>,
    place: impl Fn(&T) -> Place,
    none: Message,
    several: Message,
) -> Result<T, ProtocolRefusal> {
    if found.len() > 1 {
        let places = found.iter().map(place).collect();
        return Err(ProtocolRefusal { message: several, places });
    }
    found.into_iter().next().ok_or_else(|| none.into())
}

/// What was given has a column to be in.
pub(super) fn has_columns(
    table: &RecordTable<'_>,
    lang: Lang,
    given: &[(&str, Option<&str>)],
) -> Result<(), Message> {
    for (name, _) in given.iter().filter(|(_, value)| value.is_some()) {
        if column(table, name).is_none() {
            let field = table.kind.fields.find(name);
            let label = field.map_or(*name, |field| field.label(lang));
            return Err(msg!(log_no_column, name = label));
        }
    }
    Ok(())
}

/// The labels of the `asked` fields that the table has a column for and the row does not say.
pub(super) fn missing(
    table: &RecordTable<'_>,
    lang: Lang,
    asked: &[&str],
    says: impl Fn(&str) -> bool,
) -> Vec<String> {
    let fields = table.columns.iter().flatten();
    let missing = fields.filter(|field| asked.contains(&field.name.as_str()) && !says(&field.name));
    missing.map(|field| field.label(lang).to_owned()).collect()
}
