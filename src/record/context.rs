//! The headings under which a block of a page stands.

use crate::page::{ById, HeadingId, Page};
use crate::schema::Pattern;

/// The parents of a page's headings, found once: a page may have as many tables as headings.
#[derive(Debug)]
pub(super) struct HeadingTree<'p> {
    page: &'p Page,
    parents: ById<HeadingId, Option<HeadingId>>,
}

impl<'p> HeadingTree<'p> {
    pub(super) fn of(page: &'p Page) -> Self {
        let mut parents = ById::default();
        let mut open: Vec<(HeadingId, u8)> = Vec::new();
        for (id, heading) in page.document.headings.entries() {
            while open.last().is_some_and(|(_, level)| *level >= heading.level) {
                open.pop();
            }
            parents.push(open.last().map(|(above, _)| *above));
            open.push((id, heading.level));
        }
        Self { page, parents }
    }

    /// The heading above this one.
    pub(super) fn parent(&self, id: HeadingId) -> Option<HeadingId> {
        *self.parents.get(id)?
    }

    /// Whether one of the headings above byte `offset`, or the title of the page, is like this.
    pub(super) fn say(&self, offset: usize, pattern: &Pattern) -> bool {
        let mut next = self.page.document.heading_before(offset);
        while let Some(id) = next {
            let heading = self.page.document.headings.get(id);
            if heading.is_some_and(|heading| pattern.0.is_match(&heading.text)) {
                return true;
            }
            next = self.parent(id);
        }
        pattern.0.is_match(self.page.title())
    }
}
