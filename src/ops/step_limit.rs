//! How long the steps of a playbook may take.

use crate::lexicon::{bare_vowels, procedure};
use crate::page::{CountedHeading, Document, HeadingId, PlaybookPart, Table};
use crate::value::Duration;

/// The column of limits in a table of steps: „Schritt | Zeitlimit“.
pub fn limit_column(table: &Table) -> Option<usize> {
    let mut heads = table.header.iter().map(|cell| cell.content.text.trim());
    let names_steps = procedure::STEP_COLUMN.has(&bare_vowels(heads.next()?));
    let is_limit = |head: &str| {
        PlaybookPart::TimeLimit.is_named_by(head) || procedure::LIMIT.has(&bare_vowels(head))
    };
    heads.position(is_limit).map(|column| column + 1).filter(|_| names_steps)
}

/// The limit that ends a title: „NAS (12 min)“.
pub fn limit_in_title(title: &str) -> Option<Duration> {
    let (_, end) = title.rsplit_once('(')?;
    Duration::parse(end.strip_suffix(')')?).ok().flatten()
}

/// The limits of the steps that headings count, from their titles or from a table of steps on the page. In a page with
/// several playbooks a table cannot be assigned by numbers, so only titles count.
pub fn step_limits(document: &Document) -> Vec<(HeadingId, Duration)> {
    let in_titles = document.playbooks().flatten();
    let in_titles = in_titles.filter_map(|step| Some((step.heading, limit_in_title(&step.title)?)));
    let mut limits: Vec<(HeadingId, Duration)> = in_titles.collect();
    let mut playbooks = document.playbooks();
    if let (Some(steps), None) = (playbooks.next(), playbooks.next())
        && limits.is_empty()
    {
        let tables = document.tables.iter();
        let table = tables.filter_map(|table| Some((table, limit_column(table)?))).next();
        limits = table.map(|(table, column)| in_table(table, column, steps)).unwrap_or_default();
    }
    limits
}

fn in_table(table: &Table, column: usize, steps: &[CountedHeading]) -> Vec<(HeadingId, Duration)> {
    let of_row = |cells: &[crate::page::Cell]| {
        let name = cells.first()?.content.text.trim();
        let limit = Duration::parse(cells.get(column)?.content.text.trim()).ok().flatten()?;
        let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
        let digits = digits.split(|c: char| !c.is_ascii_digit()).next()?;
        let numbered = digits.parse::<u32>().ok();
        let is_meant = |step: &&CountedHeading| {
            Some(step.number) == numbered || bare_vowels(name).contains(&bare_vowels(&step.title))
        };
        let named = |step: &&CountedHeading| !step.title.is_empty() && is_meant(step);
        let by_number = steps.iter().find(|step| Some(step.number) == numbered);
        Some((by_number.or_else(|| steps.iter().find(named))?.heading, limit))
    };
    // A playbook has at most ninety-nine steps.
    table.rows.iter().filter_map(|row| of_row(&row.cells)).collect()
}
