//! The table of contents of a page.

use std::borrow::Cow;

use serde::Serialize;

use crate::page::Heading;

/// The deepest headings in the table of contents.
const DEEPEST_IN_TOC: u8 = 4;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TocItem<'a> {
    pub(super) id: &'a str,
    pub(super) text: Cow<'a, str>,
    pub(super) level: u8,
    pub(super) children: Vec<TocItem<'a>>,
}

/// Headings as a tree, even with skipped levels.
pub(super) fn toc<'a>(headings: impl Iterator<Item = &'a Heading>) -> Vec<TocItem<'a>> {
    let mut open: Vec<TocItem<'a>> = Vec::new();
    let mut top: Vec<TocItem<'a>> = Vec::new();
    let listed = headings.filter(|h| h.level <= DEEPEST_IN_TOC && !h.text.is_empty());
    for heading in listed {
        close(&mut open, &mut top, heading.level);
        open.push(TocItem {
            id: &heading.id,
            text: Cow::Borrowed(&heading.text),
            level: heading.level,
            children: Vec::new(),
        });
    }
    close(&mut open, &mut top, 0);
    top
}

/// Closes all open items of `level` or deeper.
fn close<'a>(open: &mut Vec<TocItem<'a>>, top: &mut Vec<TocItem<'a>>, level: u8) {
    while let Some(item) = open.pop_if(|item| item.level >= level) {
        match open.last_mut() {
            Some(above) => above.children.push(item),
            None => top.push(item),
        }
    }
}
