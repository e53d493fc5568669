//! Headings and their anchors.

use std::sync::Arc;

use super::leaf::joined;
use crate::diagnostic::Span;
use crate::dialect::{Dialect, EmojiInAnchors};
use crate::html::content_id;
use crate::page::ids::{ById, HeadingId};
use crate::page::syntax::{HeadingSyntax, Syntax};
use crate::page::{Heading, HtmlAnchor, Inline, NamedHeading, Slugger, heading_key};

#[derive(Default)]
pub(super) struct Headings {
    done: ById<HeadingId, Heading>,
    open: Option<Heading>,
    pub(super) slugger: Slugger,
    /// The anchors of code hosts; none where they are those of the dialect.
    code_hosts: Option<Slugger>,
    pub(super) code_host_anchors: Vec<(String, String)>,
    /// The text of the open heading with the names of emoji as they were written.
    written: String,
    /// The text of the open heading without emoji that are written by their names.
    without_names: String,
    /// What anchors have of these names.
    names: EmojiInAnchors,
}

impl Headings {
    /// The headings of a page of this dialect.
    pub(super) fn new(dialect: &Arc<Dialect>, syntax: &Syntax) -> Self {
        let mut slugger = Slugger::new(dialect);
        if dialect.traits.ids.counts_on {
            // Written ids are taken before any is made.
            let written = syntax.headings.iter().filter_map(|heading| heading.id.as_deref());
            written.for_each(|id| slugger.take(&content_id(id)));
        }
        let code_hosts = dialect.is_foreign().then(Slugger::default);
        let names = dialect.extensions().emoji_in_anchors;
        Self { slugger, code_hosts, names, ..Self::default() }
    }

    pub(super) fn start(&mut self, written: &HeadingSyntax, span: Span) -> HeadingId {
        let id = content_id(written.id.as_deref().unwrap_or_default()).into_owned();
        let text_span = Span::at(span.start);
        let level = written.level;
        self.written.clear();
        self.without_names.clear();
        self.open = Some(Heading { level, text: String::new(), id, span, text_span });
        self.done.next_id()
    }

    /// Adds words to the open heading. `:rocket:` is shown as a character, but written in the anchor.
    pub(super) fn words(&mut self, words: &str, written: &str) {
        if self.open.is_some() {
            let is_name = written.len() > 2 && written.starts_with(':') && written.ends_with(':');
            self.written.push_str(if is_name { written } else { words });
            self.without_names.push_str(if is_name { "" } else { words });
        }
    }

    /// Completes the open heading and gives its text.
    pub(super) fn end(&mut self, lines: &[Inline]) -> Option<String> {
        let mut heading = self.open.take()?;
        let content = joined(lines, ' ');
        heading.text_span = content.span().unwrap_or(heading.text_span);
        heading.text = content.text;
        if heading.id.is_empty() {
            let text = match self.names {
                EmojiInAnchors::Shown => &heading.text,
                EmojiInAnchors::Name => &self.written,
                EmojiInAnchors::Nothing => &self.without_names,
            };
            heading.id = self.slugger.next(text);
        } else {
            self.slugger.take(&heading.id);
        }
        if let Some(slugger) = &mut self.code_hosts {
            let other = slugger.next(&self.written);
            if other != heading.id {
                self.code_host_anchors.push((other, heading.id.clone()));
            }
        }
        let text = heading.text.clone();
        self.done.push(heading);
        Some(text)
    }

    /// The anchor of a term of a definition, where those have any.
    pub(super) fn term(&mut self, text: &str, span: Span) -> Option<HtmlAnchor> {
        let id = self.slugger.of_term(text)?;
        Some(HtmlAnchor { id, span, of_heading: false })
    }

    /// The heading that the text read now is under.
    pub(super) fn last(&self) -> Option<HeadingId> {
        self.done.entries().next_back().map(|(id, _)| id)
    }

    pub(super) fn finish(self) -> ById<HeadingId, Heading> {
        self.done
    }
}

/// The headings as Obsidian's links name them.
pub(super) fn named(text: &str, headings: &ById<HeadingId, Heading>) -> Vec<NamedHeading> {
    let named = |heading: &Heading| {
        let written = heading.span.of(text).lines().next().unwrap_or_default();
        NamedHeading {
            level: heading.level,
            keys: [written, &heading.text].map(heading_key),
            id: heading.id.clone(),
        }
    };
    headings.iter().map(named).collect()
}
