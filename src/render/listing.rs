//! Lists of pages on a page: what a folder holds, and who links here.

use super::links::Urls;
use super::parts::{ChildContext, LinkContext, ProgressContext};
use super::{path_of, title_of};
use crate::site::{Child, NavTarget, PageId, SectionId, Site, Target};

/// The pages that link to this one.
pub(super) fn backlinks<'a>(site: &'a Site, id: PageId, urls: &Urls<'_>) -> Vec<LinkContext<'a>> {
    let pages = site.backlinks(id).iter();
    pages
        .map(|page| LinkContext { title: site.title(*page), url: Some(urls.to(site.url(*page))) })
        .collect()
}

/// Everything in a folder.
pub(super) fn of_section<'a>(
    site: &'a Site,
    id: SectionId,
    urls: &Urls<'_>,
) -> Vec<ChildContext<'a>> {
    site.section(id).children.iter().map(|item| child(site, *item, urls)).collect()
}

/// What an index page does not list itself: all of its folder, unless it links to any of it.
pub(super) fn of_index<'a>(site: &'a Site, id: PageId, urls: &Urls<'_>) -> Vec<ChildContext<'a>> {
    let section = site.section_of(id);
    if site.section(section).index != Some(id) || links_into(site, id, section) {
        return Vec::new();
    }
    of_section(site, section, urls)
}

fn links_into(site: &Site, id: PageId, section: SectionId) -> bool {
    let linked: std::collections::HashSet<PageId> =
        site.targets(id).iter().filter_map(Target::page).collect();
    site.section(section).children.iter().any(|child| match child {
        Child::Page(page) => linked.contains(page),
        Child::Section(section) => {
            site.section(*section).index.is_some_and(|page| linked.contains(&page))
        }
    })
}

fn child<'a>(site: &'a Site, child: Child, urls: &Urls<'_>) -> ChildContext<'a> {
    let target = match child {
        Child::Page(page) => NavTarget::Page(page),
        Child::Section(id) => {
            site.section(id).index.map_or(NavTarget::Section(id), NavTarget::Page)
        }
    };
    let page = match target {
        NavTarget::Page(page) => Some(site.page(page)),
        NavTarget::Section(_) => None,
    };
    ChildContext {
        title: title_of(site, target),
        url: urls.to(path_of(site, target)),
        description: page.and_then(|page| page.outline.description()),
        is_draft: page.is_some_and(|page| page.outline.draft),
        progress: page.and_then(|page| ProgressContext::of(page.document.progress())),
    }
}
