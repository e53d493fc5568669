//! Declarations of a kind that yield no record.

use super::RecordReader;
use crate::diagnostic::{Span, Spanned};
use crate::schema::Kind;

/// A declaration of a kind that yields no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdleKind {
    /// The name as written; the bytes of the comment, or of the value in front matter.
    pub name: Spanned<String>,
    /// Why there is no record.
    pub reason: IdleReason,
}

/// Why a declaration of a kind yields no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdleReason {
    /// No table, heading or list follows the comment.
    NoBlock,
    /// What follows the comment holds none.
    NoRecord,
    /// Front matter names a kind whose records are no pages, and the page holds none.
    NoneOnPage,
}

impl RecordReader<'_> {
    /// The declarations of the page that yield no record. The records must be in source order.
    pub(super) fn idle_kinds(&self) -> Vec<IdleKind> {
        let mut idle = Vec::new();
        for comment in &self.declared.comments {
            let reason = match (comment.block, comment.kind) {
                (None, _) => IdleReason::NoBlock,
                (Some(block), Some(kind)) if !self.is_read_in(self.extent(block), kind) => {
                    IdleReason::NoRecord
                }
                _ => continue,
            };
            idle.push(IdleKind { name: comment.name.clone(), reason });
        }
        idle.extend(self.idle_front_matter());
        idle
    }

    /// The block; for a heading its whole section.
    fn extent(&self, block: Span) -> Span {
        let document = &self.page.document;
        let heading = document.heading_before(block.start + 1);
        let begins = |id| document.headings.get(id).is_some_and(|it| block.start <= it.span.start);
        match heading.filter(|id| begins(*id)) {
            Some(id) => document.section(id, self.page.text().len()),
            None => block,
        }
    }

    fn is_read_in(&self, extent: Span, kind: &Kind) -> bool {
        let records = &self.found.records;
        let from = records.partition_point(|record| record.span.start < extent.start);
        let inside = records.iter().skip(from);
        let mut inside = inside.take_while(|record| record.span.start < extent.end);
        inside.any(|record| record.kind.name == kind.name)
    }

    fn idle_front_matter(&self) -> Option<IdleKind> {
        let written = &self.page.meta.kind;
        let name = written.text()?;
        let kind = self.kinds.find(name).filter(|kind| kind.shapes.page.is_none())?;
        if self.is_read_in(self.page.span(), kind) {
            return None;
        }
        let name = Spanned::new(name.to_owned(), written.span()?);
        Some(IdleKind { name, reason: IdleReason::NoneOnPage })
    }
}
