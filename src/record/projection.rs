//! Projections of values: JSON for the schema validator, operands for conditions.

use serde_json::{Map, Value as Json};

use super::{FieldValue, Member, RecordValues, Value};
use crate::expression::Operand;
use crate::schema::{Field, FieldType};
use crate::value::{Cadence, Interval, ResponseLimit, ResponseTime};

/// Seconds of a day.
const DAY: u64 = 24 * 60 * 60;

impl FieldValue {
    /// The value as JSON; none for no value. Values without a JSON type, and those that cannot be read as the type of
    /// their field, are text, so that the schema reports the latter.
    pub fn json(&self) -> Option<Json> {
        Some(match &self.value {
            Value::Null => return None,
            Value::Bool(truth) => Json::from(*truth),
            Value::Integer(number) => Json::from(*number),
            Value::Number(number) => Json::from(*number),
            Value::Text(text) => Json::from(text.as_str()),
            Value::Date(date) => Json::from(date.written()),
            Value::Duration(duration) => Json::from(duration.written()),
            Value::Cadence(cadence) | Value::Period(cadence) => Json::from(cadence.written()),
            Value::Response(response) => Json::from(response.written()),
            Value::List(items) => items.iter().filter_map(Self::json).collect(),
            Value::Map(members) => members
                .iter()
                .filter_map(|member| Some((member.key.clone(), member.value.json()?)))
                .collect::<Map<_, _>>()
                .into(),
        })
    }
}

impl FieldValue {
    /// A scalar in the form of exports: dates and times in ISO 8601 (each interval of a cadence, in the order
    /// written), words of the schema as it has them, other text as written. None where nothing was written, where
    /// the text cannot be read as the type of its field, and for lists and maps.
    pub fn canonical(&self) -> Option<String> {
        if self.rejection.is_some() {
            return None;
        }
        Some(match &self.value {
            Value::Null | Value::List(_) | Value::Map(_) => return None,
            Value::Bool(truth) => truth.to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::Date(date) => date.canonical(),
            Value::Duration(duration) => duration.canonical(),
            Value::Cadence(cadence) | Value::Period(cadence) => intervals(cadence),
            Value::Response(response) => response.canonical(),
        })
    }
}

/// `PT1H, P1D`; as written where there are only events.
fn intervals(cadence: &Cadence) -> String {
    let all: Vec<String> =
        cadence.rhythms().iter().map(|rhythm| rhythm.interval.canonical()).collect();
    if all.is_empty() { cadence.written().to_owned() } else { all.join(", ") }
}

impl RecordValues<'_> {
    /// All fields of the map as operands of a condition; missing fields are null. Of a date without a day, the first
    /// day counts where it is evidence, else the last. A month counts as its longest length in intervals and as its
    /// shortest in retention periods.
    pub fn operands(self) -> Vec<(String, Operand)> {
        let of_field = |field: &Field| {
            let value = self.member(&field.name).map(|member| operand(Some(field), &member.value));
            (field.name.clone(), value.unwrap_or_else(|| nothing(field)))
        };
        self.fields.iter().map(of_field).collect()
    }
}

/// An empty list for list fields, else null.
fn nothing(field: &Field) -> Operand {
    match field.container {
        FieldType::List | FieldType::Maps => Operand::List(Vec::new()),
        _ => Operand::Null,
    }
}

fn operand(field: Option<&Field>, value: &FieldValue) -> Operand {
    let seconds = |seconds: Option<u64>| match seconds.and_then(|it| i64::try_from(it).ok()) {
        Some(seconds) => Operand::Length(seconds),
        None => Operand::Text(value.written.clone()),
    };
    match &value.value {
        Value::Null => field.map_or(Operand::Null, nothing),
        Value::Bool(truth) => Operand::Truth(*truth),
        Value::Integer(number) => Operand::Integer(*number),
        Value::Number(number) => Operand::Number(*number),
        Value::Text(text) => Operand::Text(text.clone()),
        Value::Date(date) if field.is_some_and(|field| field.is_evidence) => {
            Operand::Day(date.first_day(), date.canonical())
        }
        Value::Date(date) => Operand::Day(date.last_day(), date.canonical()),
        Value::Duration(duration) => seconds(Some(duration.seconds())),
        Value::Cadence(cadence) => seconds(interval(cadence, Interval::longest_seconds)),
        Value::Period(cadence) => seconds(interval(cadence, Interval::shortest_seconds)),
        Value::Response(response) => seconds(Some(limit(response))),
        Value::List(items) => {
            Operand::List(items.iter().map(|item| operand(field, item)).collect())
        }
        Value::Map(members) => match field.filter(|field| !field.fields.is_empty()) {
            Some(field) => Operand::Map(RecordValues::new(value, &field.fields).operands()),
            None => Operand::Map(members.iter().map(free).collect()),
        },
    }
}

/// A member without a schema.
fn free(member: &Member) -> (String, Operand) {
    (member.key.clone(), operand(None, &member.value))
}

fn interval(cadence: &Cadence, length: fn(Interval) -> u64) -> Option<u64> {
    cadence.interval().map(length)
}

/// Best effort counts as longer than any limit.
fn limit(response: &ResponseTime) -> u64 {
    match response.limit() {
        ResponseLimit::Within(seconds) => seconds,
        ResponseLimit::WorkingDays(days) => u64::from(days) * DAY,
        ResponseLimit::BestEffort => u64::try_from(i64::MAX).unwrap_or(u64::MAX),
    }
}
