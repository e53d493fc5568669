//! Lists, their items and their boxes.

use super::leaf::joined;
use crate::diagnostic::Span;
use crate::page::ids::{ById, HeadingId, ListId};
use crate::page::{Inline, Item, List, Progress};

#[derive(Default)]
pub(super) struct Lists {
    done: ById<ListId, List>,
    open: Vec<ListId>,
    /// For each open item whether its first paragraph is still to come.
    open_items: Vec<bool>,
}

impl Lists {
    pub(super) fn start(
        &mut self,
        first_number: Option<u64>,
        heading: Option<HeadingId>,
        span: Span,
    ) -> ListId {
        let parent = self.open.last().copied();
        let id = self.done.push(List {
            first_number,
            parent,
            heading,
            items: Vec::new(),
            progress: Progress::default(),
            span,
        });
        self.open.push(id);
        id
    }

    pub(super) fn start_item(&mut self, span: Span) {
        self.open_items.push(true);
        if let Some(list) = self.current() {
            list.items.push(Item { content: Inline::default(), checked: None, span });
        }
    }

    pub(super) fn checkbox(&mut self, checked: bool) {
        if let Some(item) = self.current().and_then(|list| list.items.last_mut()) {
            item.checked = Some(checked);
        }
        for id in &self.open {
            let Some(list) = self.done.get_mut(*id) else { continue };
            list.progress = [list.progress, Progress::of(checked)].into_iter().sum();
        }
    }

    /// Text of the innermost item; only its first paragraph is kept.
    pub(super) fn first_text(&mut self, lines: &[Inline]) {
        let Some(waits) = self.open_items.last_mut() else { return };
        if std::mem::take(waits)
            && let Some(item) = self.current().and_then(|list| list.items.last_mut())
        {
            item.content = joined(lines, ' ');
        }
    }

    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    pub(super) fn end_item(&mut self) {
        self.open_items.pop();
    }

    pub(super) fn end(&mut self, span: Span) {
        if let Some(list) = self.current() {
            list.span = span;
        }
        self.open.pop();
    }

    pub(super) fn finish(mut self) -> ById<ListId, List> {
        self.done.values_mut().for_each(|list| list.items.shrink_to_fit());
        self.done
    }

    fn current(&mut self) -> Option<&mut List> {
        self.done.get_mut(*self.open.last()?)
    }
}
