//! Reads `SUMMARY.md`, the table of contents of mdBook, and the sidebars of wikis beside repositories: lists of links
//! with captions.

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
    // The text of an item so far, as long as it has no link.
    let mut text: Option<String> = None;
    for event in &document.events {
        let parent = above.last().copied().flatten();
        match &event.value {
            Event::Start(Tag::Item) => text = Some(String::new()),
            Event::End(Tag::Item) => text = None,
            Event::Text(words) => text.iter_mut().for_each(|text| text.push_str(words)),
            Event::Start(Tag::List(_)) => {
                let text = text.take().unwrap_or_default();
                if !text.trim().is_empty() {
                    last = Some(nav.add(text.trim().to_owned(), None, parent));
                }
                above.push(if above.is_empty() { None } else { last });
            }
            Event::End(Tag::List(_)) => {
                last = above.pop().flatten();
            }
            Event::Start(Tag::Link(link)) => {
                text = None;
                last = chapter(site, document, &targets, *link, nav, parent);
            }
            Event::Start(Tag::Heading(heading)) => caption(document, *heading, nav),
            _ => {}
        }
    }
}

/// The chapter that is above those of the list below; a draft stands for its own one.
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

/// Headings are part titles, but for the title of the page.
fn caption(document: &Document, id: HeadingId, nav: &mut Nav) {
    let is_title = |level: u8| id.index() == 0 && level == 1;
    if let Some(heading) = document.headings.get(id).filter(|it| !is_title(it.level)) {
        nav.add(heading.text.clone(), None, None);
    }
}
