//! Values of records in words: as written, with the canonical form where it is another.

use super::RecordReport;
use crate::diagnostic::msg;
use crate::language::Lang;
use crate::record::{FieldValue, Member, Value};
use crate::schema::Field;

/// Separates the values of a list.
const BETWEEN: &str = "; ";

impl RecordReport<'_> {
    /// The value, one text for each map of a list: `24 h → P1D`.
    pub(super) fn values(&self, value: &FieldValue, field: &Field) -> Vec<String> {
        let Value::List(items) = &value.value else { return vec![self.value(value, field)] };
        if items.iter().any(|item| !item.members().is_empty()) {
            let numbered = items.iter().zip(1..);
            return numbered
                .map(|(it, number)| format!("{number}. {}", self.value(it, field)))
                .collect();
        }
        let texts: Vec<String> = items.iter().map(|item| self.value(item, field)).collect();
        vec![if texts.is_empty() { "–".to_owned() } else { texts.join(BETWEEN) }]
    }

    fn value(&self, value: &FieldValue, field: &Field) -> String {
        match &value.value {
            Value::Map(members) => {
                let member = |member: &Member| {
                    let inner = field.fields.find(&member.key);
                    let label = inner.map_or(member.key.as_str(), |inner| inner.label(self.lang()));
                    let inner = inner.unwrap_or(field);
                    format!("{label}: {}", self.values(&member.value, inner).join(BETWEEN))
                };
                members.iter().map(member).collect::<Vec<_>>().join(BETWEEN)
            }
            Value::List(_) => self.values(value, field).join(BETWEEN),
            _ => self.scalar(value, field),
        }
    }

    fn scalar(&self, value: &FieldValue, field: &Field) -> String {
        let written = value.written.as_str();
        if value.rejection.is_some() {
            return self.report.text(&msg!(records_unreadable, text = written));
        }
        if let Value::Bool(truth) = value.value {
            return self.report.text(&if truth { msg!(records_yes) } else { msg!(records_no) });
        }
        let canonical = value.canonical();
        match canonical.as_deref().map(|word| field.word_in(word, self.lang())) {
            Some(canonical) if canonical != written => format!("{written} → {canonical}"),
            None if written.is_empty() => "–".to_owned(),
            _ => written.to_owned(),
        }
    }

    pub(super) fn lang(&self) -> Lang {
        self.report.catalogue.lang()
    }
}
