//! Headings and their anchors.

use super::leaf::joined;
use crate::diagnostic::Span;
use crate::html::content_id;
use crate::page::{Heading, Inline, Slugger};

#[derive(Default)]
pub(super) struct Headings {
    done: Vec<Heading>,
    open: Option<Heading>,
    pub(super) slugger: Slugger,
}

impl Headings {
    pub(super) fn start(&mut self, event: usize, level: u8, id: Option<&str>, span: Span) {
        let id = content_id(id.unwrap_or_default()).into_owned();
        let text_span = Span::at(span.start);
        self.open = Some(Heading { level, text: String::new(), id, span, text_span, event });
    }

    /// Completes the open heading and gives its text.
    pub(super) fn end(&mut self, lines: &[Inline]) -> Option<String> {
        let mut heading = self.open.take()?;
        let content = joined(lines);
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

    /// Index of the heading that the text read now stands under.
    pub(super) fn last_index(&self) -> Option<usize> {
        self.done.len().checked_sub(1)
    }

    pub(super) fn finish(self) -> Vec<Heading> {
        self.done
    }
}
