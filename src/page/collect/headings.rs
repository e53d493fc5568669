//! Headings and their anchors.

use super::leaf::joined;
use crate::diagnostic::Span;
use crate::html::content_id;
use crate::page::ids::{ById, HeadingId};
use crate::page::syntax::HeadingSyntax;
use crate::page::{Heading, Inline, Slugger};

#[derive(Default)]
pub(super) struct Headings {
    done: ById<HeadingId, Heading>,
    open: Option<Heading>,
    pub(super) slugger: Slugger,
}

impl Headings {
    pub(super) fn start(&mut self, written: &HeadingSyntax, span: Span) -> HeadingId {
        let id = content_id(written.id.as_deref().unwrap_or_default()).into_owned();
        let text_span = Span::at(span.start);
        let level = written.level;
        self.open = Some(Heading { level, text: String::new(), id, span, text_span });
        self.done.next_id()
    }

    /// Completes the open heading and gives its text.
    pub(super) fn end(&mut self, lines: &[Inline]) -> Option<String> {
        let mut heading = self.open.take()?;
        let content = joined(lines, ' ');
        heading.text_span = content.span().unwrap_or(heading.text_span);
        heading.text = content.text;
        if heading.id.is_empty() {
            heading.id = self.slugger.next(&heading.text);
        } else {
            self.slugger.take(&heading.id);
        }
        let text = heading.text.clone();
        self.done.push(heading);
        Some(text)
    }

    /// The heading that the text read now stands under.
    pub(super) fn last(&self) -> Option<HeadingId> {
        self.done.entries().next_back().map(|(id, _)| id)
    }

    pub(super) fn finish(self) -> ById<HeadingId, Heading> {
        self.done
    }
}
