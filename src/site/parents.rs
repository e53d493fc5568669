//! The navigation of wikis whose pages name the page above them: `parent: Netz` of just-the-docs.

use std::collections::{HashMap, HashSet};

use super::{Nav, NavIndex, NavTarget, PageId, Structure};
use crate::dialect::ParentTraits;

/// The deepest page below others.
const DEEPEST: usize = 16;

/// Adds all pages, each below the one that it names; false where no page names one.
pub(super) fn add(nav: &mut Nav, site: &Structure) -> bool {
    let Some(traits) = site.config.dialect.traits.parents else { return false };
    let mut family = Family { site, traits, children: HashMap::new(), placed: HashSet::new() };
    let mut pages: Vec<PageId> = site.published().filter(|page| family.has_place(*page)).collect();
    let order = |page: PageId| site.outline(page).meta.order.unwrap_or(i64::MAX);
    pages.sort_by_cached_key(|page| (order(*page), site.nav_title(*page).to_lowercase()));
    for page in &pages {
        if let Some(parent) = family.said(*page, traits.parent) {
            family.children.entry(parent).or_default().push(*page);
        }
    }
    if family.children.is_empty() {
        return false;
    }
    for page in &pages {
        if family.said(*page, traits.parent).is_none() {
            family.add(nav, *page, None, DEEPEST);
        }
    }
    // Nobody has the title that these name.
    for page in pages {
        family.add(nav, page, None, DEEPEST);
    }
    true
}

struct Family<'s> {
    site: &'s Structure,
    traits: ParentTraits,
    /// Pages by the title of the one above them.
    children: HashMap<&'s str, Vec<PageId>>,
    placed: HashSet<PageId>,
}

impl<'s> Family<'s> {
    fn has_place(&self, page: PageId) -> bool {
        self.site.home() != Some(page) && !self.site.is_unlisted(page)
    }

    fn said(&self, page: PageId, key: &str) -> Option<&'s str> {
        self.site.outline(page).front_matter.text(&[key]).filter(|title| !title.is_empty())
    }

    fn add(&mut self, nav: &mut Nav, page: PageId, parent: Option<NavIndex>, levels: usize) {
        if levels == 0 || !self.placed.insert(page) {
            return;
        }
        let title = self.site.nav_title(page);
        let node = nav.add(title.to_owned(), Some(NavTarget::Page(page)), parent);
        let above = self.said(page, self.traits.parent);
        for child in self.children.get(title).cloned().unwrap_or_default() {
            let wanted = self.said(child, self.traits.above);
            if wanted.is_none() || wanted == above {
                self.add(nav, child, Some(node), levels - 1);
            }
        }
    }
}
