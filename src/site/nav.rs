//! The navigation: a tree of chapters and their linear reading order.

use std::collections::HashMap;

use super::{PageId, SectionId};
use crate::diagnostic::Place;

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
    /// Whether it is written by the author, in `SUMMARY.md` or `book.toml`, and may omit pages.
    pub written: bool,
    /// Entries of the written navigation without a page, and where they are written.
    pub missing: Vec<(String, Place)>,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavNode {
    /// The title.
    pub title: String,
    /// Whether the author has written it there; else it is the title of the target.
    pub is_titled: bool,
    /// The target; none for a caption, and for what leads to another site.
    pub target: Option<NavTarget>,
    /// The address on another site.
    pub link: Option<String>,
    /// The parent chapter.
    pub parent: Option<NavIndex>,
    /// The child chapters.
    pub children: Vec<NavIndex>,
}

/// The target of a chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NavTarget {
    /// A page.
    Page(PageId),
    /// A folder without an index page.
    Section(SectionId),
}

impl Nav {
    /// The chapter with this index.
    pub fn node(&self, index: NavIndex) -> Option<&NavNode> {
        self.nodes.get(index)
    }

    /// The top-level chapters.
    pub fn roots(&self) -> &[NavIndex] {
        &self.roots
    }

    /// The chapter of `target`.
    pub fn find(&self, target: NavTarget) -> Option<NavIndex> {
        self.of_target.get(&target).copied()
    }

    /// The position of `target` in the reading order, counted from 0; none where it is omitted.
    pub fn place(&self, target: NavTarget) -> Option<usize> {
        self.place_in_order.get(&target).copied()
    }

    /// The previous and next targets in the reading order.
    pub fn neighbours(&self, target: NavTarget) -> (Option<NavTarget>, Option<NavTarget>) {
        let Some(place) = self.place(target) else { return (None, None) };
        let before = place.checked_sub(1).and_then(|before| self.order.get(before));
        (before.copied(), self.order.get(place + 1).copied())
    }

    /// Adds a chapter below `parent` and returns its index.
    pub(super) fn add(
        &mut self,
        title: String,
        target: Option<NavTarget>,
        parent: Option<NavIndex>,
    ) -> NavIndex {
        let index = self.nodes.len();
        let is_titled = self.written;
        let (link, children) = (None, Vec::new());
        self.nodes.push(NavNode { title, is_titled, target, link, parent, children });
        match parent.and_then(|parent| self.nodes.get_mut(parent)) {
            Some(parent) => parent.children.push(index),
            None => self.roots.push(index),
        }
        if let Some(target) = target {
            self.of_target.entry(target).or_insert(index);
        }
        index
    }

    /// Adds an address on another site.
    pub(super) fn add_link(&mut self, title: String, link: String, parent: Option<NavIndex>) {
        let index = self.add(title, None, parent);
        if let Some(node) = self.nodes.get_mut(index) {
            node.link = Some(link);
        }
    }

    /// The chapter was added with the title of its target.
    pub(super) fn is_untitled(&mut self, index: NavIndex) {
        if let Some(node) = self.nodes.get_mut(index) {
            node.is_titled = false;
        }
    }

    /// Computes the reading order, with the start page `home` first.
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
