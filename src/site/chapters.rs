//! Determines the reading order: from `SUMMARY.md`, else `[nav]` in `book.toml`, else the folders.

use super::path::{decode, join};
use super::section::Child;
use super::{FileMatch, Nav, NavIndex, NavTarget, SectionId, Structure, summary};
use crate::config::NavEntry;

/// The chapters of the wiki.
pub(super) fn of(site: &Structure) -> Nav {
    let mut nav = Nav::default();
    if let Some((id, page)) = site.summary_page() {
        nav.written = true;
        summary::read(site, id, page, &mut nav);
    } else if !site.config.nav.is_empty() {
        nav.written = true;
        add_items(&mut nav, site, &site.config.nav, None);
    } else {
        add_section(&mut nav, site, SectionId::ROOT, None);
    }
    nav.read_through(site.home().map_or(NavTarget::Section(SectionId::ROOT), NavTarget::Page));
    nav
}

fn add_section(nav: &mut Nav, site: &Structure, section: SectionId, parent: Option<NavIndex>) {
    // Folders lie no deeper in each other than the file system lets them.
    for child in &site.section(section).children {
        match *child {
            Child::Page(page) => {
                nav.add(site.title(page).to_owned(), Some(NavTarget::Page(page)), parent);
            }
            Child::Section(id) => {
                let below = site.section(id);
                let target = below.index.map_or(NavTarget::Section(id), NavTarget::Page);
                let node = nav.add(below.title.clone(), Some(target), parent);
                add_section(nav, site, id, Some(node));
            }
        }
    }
}

fn add_items(nav: &mut Nav, site: &Structure, items: &[NavEntry], parent: Option<NavIndex>) {
    for item in items {
        let target = item.page.as_deref().and_then(|path| target_of(site, path));
        if let (Some(path), None) = (&item.page, target) {
            nav.missing.push((path.clone(), item.place.clone()));
        }
        let title = item.title.clone().or_else(|| target.map(|target| title(site, target)));
        let title = title.or_else(|| item.page.clone()).unwrap_or_default();
        let node = match target {
            Some(target) if site.is_withheld(target) => parent,
            _ => Some(nav.add(title, target, parent)),
        };
        add_items(nav, site, &item.children, node);
    }
}

fn target_of(site: &Structure, path: &str) -> Option<NavTarget> {
    match site.find(&join(&site.config.src, &decode(path)))? {
        FileMatch::Page(page) => Some(NavTarget::Page(page)),
        FileMatch::Section(id) => {
            Some(site.section(id).index.map_or(NavTarget::Section(id), NavTarget::Page))
        }
        FileMatch::File(_) => None,
    }
}

fn title(site: &Structure, target: NavTarget) -> String {
    match target {
        NavTarget::Page(page) => site.title(page).to_owned(),
        NavTarget::Section(section) => site.section(section).title.clone(),
    }
}
