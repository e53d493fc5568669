//! Lines and items that hold a whole record: `Nextcloud: RPO 24 h, RTO 4 h`.

use std::sync::Arc;

use super::{Obstacle, UnreadBlock, is_taken};
use crate::diagnostic::Span;
use crate::record::gather::{self, Named};
use crate::record::{RecordReader, Shape, context, read};
use crate::schema::{Fields, Kind};

/// So many values in one line are a record.
const LEAST: usize = 2;

impl RecordReader<'_> {
    /// What is under a heading in lines that are nearly records of the kind, each by itself.
    pub(super) fn unread_lines(&self, kind: &Arc<Kind>, taken: &[usize]) -> Vec<UnreadBlock> {
        let document = &self.page.document;
        let first = document.headings.first();
        let end = first.map_or(self.page.text().len(), |heading| heading.span.start);
        let start = self.page.front_matter.span.end.min(end);
        let mut parts = vec![(None, Span::new(start, end))];
        let ids = document.headings.entries();
        parts.extend(ids.map(|(id, _)| (Some(id), context::own(self.page, id))));
        let mut unread = Vec::new();
        for (heading, own) in parts {
            let lines = gather::named(self.page, own);
            let (first, last) = match (lines.first(), lines.last()) {
                (Some(first), Some(last)) => (first.key.span(), last.value.span()),
                _ => continue,
            };
            let span = Span::new(first.start, last.end.max(first.end));
            let records = lines.iter().filter(|line| is_record(&kind.fields, line)).count();
            let is_known = is_taken(taken, span)
                || self.said_about(span).is_some()
                || heading.is_some_and(|heading| self.is_said(heading));
            if records > 0 && records * 2 > lines.len() && !is_known {
                unread.push(UnreadBlock {
                    shape: Shape::Facts,
                    span,
                    count: records,
                    obstacle: Obstacle::Shape,
                    ..self.unread_at(first, kind)
                });
            }
        }
        unread
    }
}

/// Whether a line names something that is no field, and states fields of it with values of their types.
fn is_record(fields: &Fields, line: &Named<'_>) -> bool {
    if line.is_head() || line.is_field(fields) {
        return false;
    }
    let parts = line.value.split(|it, _| ",;·|–".contains(it));
    let mut stated: Vec<&str> =
        parts.iter().filter_map(|part| stated(fields, part.text())).collect();
    stated.sort_unstable();
    stated.dedup();
    stated.len() >= LEAST
}

/// The field with a typed value that `RPO 24 h` or `RPO: 24 h` states.
fn stated<'f>(fields: &'f Fields, text: &str) -> Option<&'f str> {
    let text = text.trim();
    let end = text.find([':', '=', ' '])?;
    let (name, value) = text.split_at_checked(end)?;
    let value = value.trim_start_matches([':', '=', ' ']);
    let way = fields.path(name)?;
    let field = way.last().filter(|field| field.value.is_some())?;
    read(field, value).is_typed().then_some(&way.first()?.name)
}
