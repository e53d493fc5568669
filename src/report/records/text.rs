//! Values of records in words: as written, with the canonical form where it is another.

use super::RecordReport;
use crate::diagnostic::msg;
use crate::language::Lang;
use crate::record::{FieldValue, Member, Value};
use crate::schema::Fields;

/// Separates the values of a list.
const BETWEEN: &str = "; ";

impl RecordReport<'_> {
    /// The value, one text for each map of a list: `24 h → P1D`.
    pub(super) fn values(&self, value: &FieldValue, fields: &Fields) -> Vec<String> {
        let Value::List(items) = &value.value else { return vec![self.value(value, fields)] };
        if items.iter().any(|item| !item.members().is_empty()) {
            let numbered = items.iter().zip(1..);
            return numbered
                .map(|(it, number)| format!("{number}. {}", self.value(it, fields)))
                .collect();
        }
        let texts: Vec<String> = items.iter().map(|item| self.value(item, fields)).collect();
        vec![if texts.is_empty() { "–".to_owned() } else { texts.join(BETWEEN) }]
    }

    fn value(&self, value: &FieldValue, fields: &Fields) -> String {
        match &value.value {
            Value::Map(members) => {
                let member = |member: &Member| {
                    let field = fields.find(&member.key);
                    let label = field.map_or(member.key.as_str(), |field| field.label(self.lang()));
                    let inner = field.map_or(fields, |field| &field.fields);
                    format!("{label}: {}", self.values(&member.value, inner).join(BETWEEN))
                };
                members.iter().map(member).collect::<Vec<_>>().join(BETWEEN)
            }
            Value::List(_) => self.values(value, fields).join(BETWEEN),
            _ => self.scalar(value),
        }
    }

    fn scalar(&self, value: &FieldValue) -> String {
        let written = value.written.as_str();
        if value.rejection.is_some() {
            return self.report.text(&msg!(records_unreadable, text = written));
        }
        if let Value::Bool(truth) = value.value {
            return self.report.text(&if truth { msg!(records_yes) } else { msg!(records_no) });
        }
        match value.canonical() {
            Some(canonical) if canonical != written => format!("{written} → {canonical}"),
            None if written.is_empty() => "–".to_owned(),
            _ => written.to_owned(),
        }
    }

    pub(super) fn lang(&self) -> Lang {
        self.report.catalogue.lang()
    }
}
