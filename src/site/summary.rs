//! `SUMMARY.md`, the table of contents of mdBook: lists of links, captions between them.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::nav::{Nav, NavIndex, NavTarget};
use super::{PageId, Structure, Target};
use crate::page::{Document, Page};

/// Reads the chapters of `summary` into `nav`.
pub(super) fn read(site: &Structure, id: PageId, page: &Page, nav: &mut Nav) {
    let document = &page.document;
    let targets = site.resolve(id, page);
    // For each open list the chapter that its items stand below.
    let mut above: Vec<Option<NavIndex>> = Vec::new();
    let mut last: Option<NavIndex> = None;
    for (index, event) in document.events.iter().enumerate() {
        match &event.event {
            Event::Start(Tag::List(_)) => above.push(if above.is_empty() { None } else { last }),
            Event::End(TagEnd::List(_)) => {
                last = above.pop().flatten();
            }
            Event::Start(Tag::Link { .. }) => {
                let parent = above.last().copied().flatten();
                last = chapter(site, document, &targets, index, nav, parent);
            }
            Event::Start(Tag::Heading { .. }) => caption(document, index, nav),
            _ => {}
        }
    }
}

/// The chapter that stands above those of the list below; a draft stands for its own one.
fn chapter(
    site: &Structure,
    document: &Document,
    targets: &[Target],
    event: usize,
    nav: &mut Nav,
    parent: Option<NavIndex>,
) -> Option<NavIndex> {
    let link = document.link_of_event(event);
    let target = link.and_then(|link| targets.get(link)).and_then(|target| match target {
        Target::Section(section) => Some(NavTarget::Section(*section)),
        other => other.page().map(NavTarget::Page),
    });
    if target.is_some_and(|target| target.is_kept_back(site)) {
        return parent;
    }
    let text = link.and_then(|link| document.links.get(link)).and_then(|link| link.text.clone());
    let named = || match target {
        Some(NavTarget::Page(page)) => site.title(page).to_owned(),
        _ => String::new(),
    };
    Some(nav.add(text.unwrap_or_else(named), target, parent))
}

/// Headings below the first one are captions of parts.
fn caption(document: &Document, event: usize, nav: &mut Nav) {
    let is_title = document.headings.first().is_some_and(|heading| heading.event == event);
    let heading = document.headings.iter().find(|heading| heading.event == event);
    if let Some(heading) = heading.filter(|_| !is_title) {
        nav.add(heading.text.clone(), None, None);
    }
}
