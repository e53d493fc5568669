//! Reads `SUMMARY.md`, the table of contents of mdBook: lists of links with captions.

use super::nav::{Nav, NavIndex, NavTarget};
use super::{PageId, Structure, Target, Targets};
use crate::page::{Document, Event, HeadingId, Id as _, LinkId, Page, Tag};

/// Reads the chapters of `summary` into `nav`.
pub(super) fn read(site: &Structure, id: PageId, page: &Page, nav: &mut Nav) {
    let document = &page.document;
    let targets = site.resolve(id, page);
    // The parent chapter of each open list.
    let mut above: Vec<Option<NavIndex>> = Vec::new();
    let mut last: Option<NavIndex> = None;
    for event in &document.events {
        match event.value {
            Event::Start(Tag::List(_)) => above.push(if above.is_empty() { None } else { last }),
            Event::End(Tag::List(_)) => {
                last = above.pop().flatten();
            }
            Event::Start(Tag::Link(link)) => {
                let parent = above.last().copied().flatten();
                last = chapter(site, document, &targets, link, nav, parent);
            }
            Event::Start(Tag::Heading(heading)) => caption(document, heading, nav),
            _ => {}
        }
    }
}

/// The chapter that stands above those of the list below; a draft stands for its own one.
fn chapter(
    site: &Structure,
    document: &Document,
    targets: &Targets,
    link: LinkId,
    nav: &mut Nav,
    parent: Option<NavIndex>,
) -> Option<NavIndex> {
    let target = targets.get(link).and_then(|target| match target {
        Target::Section(section) => Some(NavTarget::Section(*section)),
        other => other.page().map(NavTarget::Page),
    });
    if target.is_some_and(|target| site.is_withheld(target)) {
        return parent;
    }
    let text = document.links.get(link).and_then(|link| link.text.clone());
    let named = || match target {
        Some(NavTarget::Page(page)) => site.title(page).to_owned(),
        _ => String::new(),
    };
    Some(nav.add(text.unwrap_or_else(named), target, parent))
}

/// Headings after the first are part titles.
fn caption(document: &Document, id: HeadingId, nav: &mut Nav) {
    let is_first = id.index() == 0;
    if let Some(heading) = document.headings.get(id).filter(|_| !is_first) {
        nav.add(heading.text.clone(), None, None);
    }
}
