//! Ids of elements that findings and records point at, and what findings say at them.

use super::super::spots::Spot;
use super::HtmlWriter;
use crate::diagnostic::Span;

impl<'a> HtmlWriter<'a> {
    /// What is said at an element; none where nobody points at it.
    pub(super) fn said_at(&self, spot: Spot) -> Option<&'a str> {
        self.setting.targets?.get(spot)
    }

    /// The id of an element, where somebody points at it.
    pub(super) fn id_of(&mut self, spot: Spot) {
        if self.said_at(spot).is_some()
            && let Some(id) = spot.id(self.document)
        {
            self.attribute("id", &format!("{}{id}", self.setting.ids));
        }
    }

    /// Writes what is said at an element.
    pub(super) fn mark(&mut self, spot: Spot) {
        let said = self.said_at(spot).unwrap_or_default();
        self.out.push_str(said);
    }

    /// Writes what the open item is said to be, once: below its first lines.
    pub(super) fn mark_item(&mut self) {
        let open = self.lists.last_mut().and_then(|open| open.mark.take());
        self.out.push_str(open.unwrap_or_default());
    }

    /// Writes the texts before byte `end` that somebody points at: their ids, and what is said at them.
    pub(super) fn mark_texts(&mut self, end: usize) {
        let Some(targets) = self.setting.targets else { return };
        while let Some((start, said)) = targets.text(self.marked, end) {
            self.target(start);
            self.out.push_str(said);
            self.marked = start + 1;
        }
    }

    /// An id at the beginning of a paragraph for each text in it that somebody points at.
    pub(super) fn targets_in(&mut self, paragraph: Span) {
        let Some(targets) = self.setting.targets else { return };
        let mut from = paragraph.start;
        while let Some((start, _)) = targets.text(from, paragraph.end) {
            self.target(start);
            from = start + 1;
        }
    }

    /// Writes what is said at texts in a paragraph that ends.
    pub(super) fn mark_paragraph(&mut self, paragraph: Span) {
        let Some(targets) = self.setting.targets else { return };
        while let Some((start, said)) =
            targets.text(self.marked.max(paragraph.start), paragraph.end)
        {
            self.out.push_str(said);
            self.marked = start + 1;
        }
    }

    fn target(&mut self, start: usize) {
        self.anchor(&format!("rb-at-{start}"));
    }
}
