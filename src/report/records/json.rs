//! Records for machines: `runbuch records --format json`, and `api/records.json` of the site.
//!
//! The format is versioned; its schema is `schemas/records.schema.json`.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json as object};

use super::{RecordReport, start, unread};
use crate::record::{FieldValue, Member, Record, Value};
use crate::report::one_by_one::pretty;

/// The format version; increased on incompatible changes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct RecordDocument<'r> {
    version: u32,
    as_of: String,
    records: Vec<RecordEntry<'r>>,
    unread: Vec<Json>,
}

/// A record; its values become JSON when it is its turn.
struct RecordEntry<'r> {
    record: &'r Record,
    start: Json,
}

/// The report, with a final line break.
pub fn records_json(records: &RecordReport<'_>) -> String {
    let all = records.records.iter().copied();
    pretty(&RecordDocument {
        version: VERSION,
        as_of: records.report.as_of.to_string(),
        records: all.map(|record| entry(records, record)).collect(),
        unread: records.unread.iter().map(|block| unread::json(records, block)).collect(),
    })
}

fn entry<'r>(records: &RecordReport<'_>, record: &'r Record) -> RecordEntry<'r> {
    RecordEntry { record, start: records.start(&start(record)) }
}

impl Serialize for RecordEntry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = self.record;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", &record.kind.name)?;
        map.serialize_entry("name", record.name())?;
        map.serialize_entry("path", &*record.path)?;
        map.serialize_entry("start", &self.start)?;
        map.serialize_entry("shape", record.shape.as_str())?;
        map.serialize_entry("declared", &record.declared)?;
        map.serialize_entry("fields", &fields(record.data.members()))?;
        let ignored: Vec<&str> = record.ignored.iter().map(|name| name.value.as_str()).collect();
        if !ignored.is_empty() {
            map.serialize_entry("ignored", &ignored)?;
        }
        map.end()
    }
}

/// The fields; of two columns with the same head the first.
fn fields(members: &[Member]) -> Json {
    let mut fields = Map::new();
    for member in members {
        fields.entry(member.key.as_str()).or_insert_with(|| field(&member.value));
    }
    fields.into()
}

fn field(value: &FieldValue) -> Json {
    match &value.value {
        Value::List(items) => object!({ "items": items.iter().map(field).collect::<Vec<_>>() }),
        Value::Map(members) => object!({ "fields": fields(members) }),
        _ => {
            let mut map = Map::new();
            if let Some(canonical) = value.canonical() {
                map.insert("value".to_owned(), canonical.into());
            }
            map.insert("written".to_owned(), value.written.as_str().into());
            if value.rejection.is_some() {
                map.insert("unreadable".to_owned(), true.into());
            }
            map.into()
        }
    }
}
