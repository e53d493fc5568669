//! The order in which the wiki is read: `SUMMARY.md`, else `[nav]` in `book.toml`, else folders.

use std::collections::HashMap;

use super::path::{decode, join};
use super::section::Child;
use super::{Found, PageId, SectionId, Structure, summary};
use crate::config::NavItem;
use crate::diagnostic::Spanned;

/// A node of [`Nav`].
pub type NavIndex = usize;

/// The tree of chapters.
#[derive(Debug, Default)]
pub struct Nav {
    nodes: Vec<NavNode>,
    roots: Vec<NavIndex>,
    of_target: HashMap<NavTarget, NavIndex>,
    order: Vec<NavTarget>,
    place_in_order: HashMap<NavTarget, usize>,
    /// Whether the author wrote it, in `SUMMARY.md` or `book.toml`: then it may leave pages out.
    pub written: bool,
    /// Entries of `[nav]` that name no page, with their place in `book.toml`.
    pub missing: Vec<Spanned<String>>,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavNode {
    /// What it is called.
    pub title: String,
    /// What it leads to; none for a mere caption.
    pub target: Option<NavTarget>,
    /// The chapter above.
    pub parent: Option<NavIndex>,
    /// The chapters below.
    pub children: Vec<NavIndex>,
}

/// What a chapter leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NavTarget {
    /// A page.
    Page(PageId),
    /// A folder without a page of its own.
    Section(SectionId),
}

impl NavTarget {
    /// Whether it is a draft that is not published: what stands below its chapter moves up.
    pub(super) fn is_kept_back(self, site: &Structure) -> bool {
        matches!(self, Self::Page(page) if !site.is_published(page))
    }
}

impl Nav {
    pub(super) fn new(site: &Structure) -> Self {
        let mut nav = Self::default();
        if let Some((id, page)) = site.summary_page() {
            nav.written = true;
            summary::read(site, id, page, &mut nav);
        } else if !site.config.nav.is_empty() {
            nav.written = true;
            nav.add_items(site, &site.config.nav, None);
        } else {
            nav.add_section(site, SectionId::ROOT, None);
        }
        nav.read_through(site);
        nav
    }

    /// The chapter with this number.
    pub fn node(&self, index: NavIndex) -> Option<&NavNode> {
        self.nodes.get(index)
    }

    /// The topmost chapters.
    pub fn roots(&self) -> &[NavIndex] {
        &self.roots
    }

    /// The chapter that leads to `target`, where one does.
    pub fn find(&self, target: NavTarget) -> Option<NavIndex> {
        self.of_target.get(&target).copied()
    }

    /// The place of `target` in the order of reading, counted from 0; none where it is left out.
    pub fn place(&self, target: NavTarget) -> Option<usize> {
        self.place_in_order.get(&target).copied()
    }

    /// What is read before and after `target`.
    pub fn neighbours(&self, target: NavTarget) -> (Option<NavTarget>, Option<NavTarget>) {
        let Some(place) = self.place(target) else { return (None, None) };
        let before = place.checked_sub(1).and_then(|before| self.order.get(before));
        (before.copied(), self.order.get(place + 1).copied())
    }

    /// Adds a chapter below `parent` and gives its number.
    pub(super) fn add(
        &mut self,
        title: String,
        target: Option<NavTarget>,
        parent: Option<NavIndex>,
    ) -> NavIndex {
        let index = self.nodes.len();
        self.nodes.push(NavNode { title, target, parent, children: Vec::new() });
        match parent.and_then(|parent| self.nodes.get_mut(parent)) {
            Some(parent) => parent.children.push(index),
            None => self.roots.push(index),
        }
        if let Some(target) = target {
            self.of_target.entry(target).or_insert(index);
        }
        index
    }

    fn add_section(&mut self, site: &Structure, section: SectionId, parent: Option<NavIndex>) {
        // Folders lie no deeper in each other than the file system lets them.
        for child in &site.section(section).children {
            match *child {
                Child::Page(page) => {
                    self.add(site.title(page).to_owned(), Some(NavTarget::Page(page)), parent);
                }
                Child::Section(id) => {
                    let below = site.section(id);
                    let target = below.index.map_or(NavTarget::Section(id), NavTarget::Page);
                    let node = self.add(below.title.clone(), Some(target), parent);
                    self.add_section(site, id, Some(node));
                }
            }
        }
    }

    fn add_items(&mut self, site: &Structure, items: &[NavItem], parent: Option<NavIndex>) {
        for item in items {
            let target = item.page.as_deref().and_then(|path| target_of(site, path));
            if let (Some(path), None) = (&item.page, target) {
                self.missing.push(Spanned::new(path.clone(), item.span));
            }
            let title = item.title.clone().or_else(|| target.map(|target| title(site, target)));
            let title = title.or_else(|| item.page.clone()).unwrap_or_default();
            let node = match target {
                Some(target) if target.is_kept_back(site) => parent,
                _ => Some(self.add(title, target, parent)),
            };
            self.add_items(site, &item.children, node);
        }
    }

    /// Puts everything that has a page into one row, the start page first.
    fn read_through(&mut self, site: &Structure) {
        let home = site.home().map_or(NavTarget::Section(SectionId::ROOT), NavTarget::Page);
        let mut waiting: Vec<NavIndex> = self.roots.iter().rev().copied().collect();
        let mut order = vec![home];
        while let Some(node) = waiting.pop().and_then(|index| self.nodes.get(index)) {
            order.extend(node.target.filter(|target| *target != home));
            waiting.extend(node.children.iter().rev());
        }
        for (place, target) in order.iter().enumerate() {
            self.place_in_order.entry(*target).or_insert(place);
        }
        self.order = order;
    }
}

fn target_of(site: &Structure, path: &str) -> Option<NavTarget> {
    match site.find(&join(&site.config.src, &decode(path)))? {
        Found::Page(page) => Some(NavTarget::Page(page)),
        Found::Section(id) => {
            Some(site.section(id).index.map_or(NavTarget::Section(id), NavTarget::Page))
        }
        Found::File(_) => None,
    }
}

fn title(site: &Structure, target: NavTarget) -> String {
    match target {
        NavTarget::Page(page) => site.title(page).to_owned(),
        NavTarget::Section(section) => site.section(section).title.clone(),
    }
}
