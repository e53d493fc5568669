//! The order in which the wiki is read: a tree of chapters, and all of them in one row.

use std::collections::HashMap;

use super::{PageId, SectionId};
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

impl Nav {
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

    /// Puts everything that has a page into one row, the start page, `home`, first.
    pub(super) fn read_through(&mut self, home: NavTarget) {
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
