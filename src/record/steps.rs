//! Reads the steps of playbooks, and tells which sections are some.

use super::RecordReader;
use super::shaped::RecordBuilder;
use super::value::{FieldValue, Member};
use crate::diagnostic::Span;
use crate::page::{Heading, Step};
use crate::schema::{Field, Kind};

impl RecordReader<'_> {
    /// Whether the section leads through steps on a page of playbooks.
    pub(super) fn is_playbook(&self, heading: &Heading) -> bool {
        self.kinds.is_of_playbooks(&self.page.outline) && self.steps_below(heading).len() > 1
    }

    /// Adds the steps of a section to its record, if its kind has a field for them.
    pub(super) fn put_steps_below(&self, kind: &Kind, heading: &Heading, to: &mut RecordBuilder) {
        let names = kind.shapes.section.iter().filter_map(|shape| shape.steps.as_ref());
        for field in names.filter_map(|name| kind.fields.find(name)) {
            put_steps(to, field, &self.steps_below(heading));
        }
    }

    fn steps_below(&self, heading: &Heading) -> Vec<Step> {
        let document = &self.page.document;
        let id = document.heading_before(heading.span.end);
        let section = id.map(|id| document.section(id, self.page.text().len()));
        document.steps_in(section.unwrap_or(heading.span))
    }
}

/// Adds `steps` as the list `field`, each with its number and its title.
pub(super) fn put_steps(record: &mut RecordBuilder, field: &Field, steps: &[Step]) {
    let items: Vec<FieldValue> = steps.iter().map(|it| step(field, it)).collect();
    if let (Some(first), Some(last)) = (items.first(), items.last()) {
        let span = Span::new(first.span.start, last.span.end);
        record.put(&[field], first.span, FieldValue::list(items, span));
    }
}

fn step(field: &Field, step: &Step) -> FieldValue {
    let number = step.number.to_string();
    let member = |key: &str, text: &str, span: Span| Member {
        key: key.to_owned(),
        key_span: span,
        value: FieldValue::scalar(field.fields.find(key), text, span),
    };
    let mut members = vec![member("number", &number, step.number_span)];
    if !step.title.is_empty() {
        members.push(member("title", &step.title, step.title_span));
    }
    FieldValue::map(members, step.head)
}
