//! The report of records: what was read as data, and where it is. `runbuch records`, `api/records.json`, and the
//! closing line of other commands.

mod human;
mod json;
mod table;
mod text;
mod unread;

pub use human::records_human;
pub use json::records_json;
pub use table::{records_csv, records_markdown};
pub use unread::{unread_csv, unread_human, unread_markdown};

use std::collections::HashSet;

use serde_json::{Value as Json, json as object};

use super::Report;
use crate::diagnostic::{Message, Place, msg};
use crate::language::{Catalogue, Lang};
use crate::record::{FieldValue, Record, Shape, UnreadBlock};
use crate::schema::{Field, Kind, KindRole};

/// The records of a wiki.
pub struct RecordReport<'a> {
    /// Language, sources and as-of date.
    pub report: &'a Report<'a>,
    /// The language of the wiki, in which names to write and words of the schema are told.
    pub words: Lang,
    /// The records, in page order.
    pub records: Vec<&'a Record>,
    /// What looks like data and was not read, in page order.
    pub unread: Vec<&'a UnreadBlock>,
}

impl<'a> RecordReport<'a> {
    /// The records by kind, in the order of [`by_kind`].
    fn by_kind(&self) -> Vec<(&'a Kind, Vec<&'a Record>)> {
        by_kind(&self.records)
    }

    /// The canonical form for machines; words of the schema in the language of the wiki.
    fn canonical(&self, value: &FieldValue, field: Option<&Field>) -> Option<String> {
        let canonical = value.canonical()?;
        Some(match field {
            Some(field) => field.word_in(&canonical, self.words).to_owned(),
            None => canonical,
        })
    }

    /// Where `place` begins, for machines. Lines and columns count from 1, columns in characters.
    fn start(&self, place: &Place) -> Json {
        let at = self.report.position(place, place.span.start);
        object!({ "line": at.line, "column": at.column })
    }

    /// `path:line:column` of the record.
    fn at(&self, record: &Record) -> String {
        self.report.at(&start(record))
    }
}

/// What was read and what was not, in one line: `Records read: 18 services and 7 RACI rows; 3 tables look like data
/// and were not read: …`.
pub fn records_summary(
    records: &[&Record],
    unread: &[&UnreadBlock],
    catalogue: &Catalogue,
) -> String {
    let count = |(kind, records): &(&Kind, Vec<&Record>)| {
        msg!(verbatim, text = kind.count(counted(kind, records), catalogue.lang()))
    };
    let counts: Vec<Message> = by_kind(records).iter().map(count).collect();
    let read =
        if counts.is_empty() { msg!(records_none) } else { msg!(records_read, records = counts) };
    match unread::summary(unread) {
        None => catalogue.text(&read),
        Some(unread) => catalogue.text(&msg!(records_read_unread, read = read, unread = unread)),
    }
}

/// Records by kind: first those that built-in rules calculate with, services before all others.
fn by_kind<'a>(records: &[&'a Record]) -> Vec<(&'a Kind, Vec<&'a Record>)> {
    let mut sorted = records.to_vec();
    sorted.sort_by_key(|record| (&record.kind.role, record.kind.name.as_str()));
    let of_kind = |records: &[&'a Record]| Some((&*records.first()?.kind, records.to_vec()));
    let same_kind = |a: &&Record, b: &&Record| a.kind.name == b.kind.name;
    sorted.chunk_by(same_kind).filter_map(of_kind).collect()
}

/// How many things of the kind the records are about: a role is in the register and in a table of contacts.
fn counted(kind: &Kind, records: &[&Record]) -> usize {
    if kind.role != KindRole::Role {
        return records.len();
    }
    records.iter().map(|record| record.key()).collect::<HashSet<String>>().len()
}

/// The place where the record begins.
fn start(record: &Record) -> Place {
    record.place(record.span)
}

fn shape_name(shape: Shape) -> Message {
    match shape {
        Shape::Page => msg!(shape_page),
        Shape::Section => msg!(shape_section),
        Shape::Facts => msg!(shape_facts),
        Shape::Row => msg!(shape_row),
        Shape::Item => msg!(shape_item),
    }
}
