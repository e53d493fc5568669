//! Records for machines: `runbuch records --format json`, and `api/records.json` of the site.
//!
//! The format is versioned; its schema is `schemas/records.schema.json`.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json as object};

use super::{RecordReport, start, unread};
use crate::record::{FieldValue, Member, Record, Value};
use crate::report::one_by_one::pretty;
use crate::schema::{Field, Fields};

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
    report: &'r RecordReport<'r>,
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

fn entry<'r>(records: &'r RecordReport<'r>, record: &'r Record) -> RecordEntry<'r> {
    RecordEntry { report: records, record, start: records.start(&start(record)) }
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
        map.serialize_entry(
            "fields",
            &fields(self.report, record.data.members(), Some(&record.kind.fields)),
        )?;
        let ignored: Vec<&str> = record.ignored.iter().map(|name| name.value.as_str()).collect();
        if !ignored.is_empty() {
            map.serialize_entry("ignored", &ignored)?;
        }
        map.end()
    }
}

/// The fields; of two columns with the same head the first.
fn fields(report: &RecordReport<'_>, members: &[Member], known: Option<&Fields>) -> Json {
    let mut fields = Map::new();
    for member in members {
        let of_schema = known.and_then(|known| known.find(&member.key));
        fields
            .entry(member.key.as_str())
            .or_insert_with(|| field(report, &member.value, of_schema));
    }
    fields.into()
}

fn field(report: &RecordReport<'_>, value: &FieldValue, of_schema: Option<&Field>) -> Json {
    match &value.value {
        Value::List(items) => {
            let items = items.iter().map(|item| field(report, item, of_schema));
            object!({ "items": items.collect::<Vec<_>>() })
        }
        Value::Map(members) => {
            let known = of_schema.map(|field| &field.fields);
            object!({ "fields": fields(report, members, known) })
        }
        _ => {
            let mut map = Map::new();
            if let Some(canonical) = report.canonical(value, of_schema) {
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
