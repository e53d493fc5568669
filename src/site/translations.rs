//! The same page in several languages: `[translations]`.

use std::collections::{BTreeMap, HashMap};

use super::{NavIndex, PageId};

/// A page in all its languages, by the index of the tree.
#[derive(Debug)]
pub struct TranslationGroup {
    /// Its path below the folder of the first tree that has it.
    pub path: String,
    /// The page in each tree.
    pub pages: BTreeMap<usize, PageId>,
}

/// All of them, by path.
#[derive(Debug, Default)]
pub(super) struct Translations {
    groups: Vec<TranslationGroup>,
    of_page: HashMap<PageId, usize>,
    /// The chapter of each tree's start page.
    starts: Vec<Option<NavIndex>>,
}

/// A page in a tree.
pub(super) struct TreeMember<'s> {
    /// Index of the tree.
    pub(super) tree: usize,
    pub(super) id: PageId,
    /// The path below the tree's folder.
    pub(super) path: &'s str,
    /// The key that it shares with its counterparts.
    pub(super) key: Option<&'s str>,
}

impl Translations {
    /// The groups of `members`; `starts` has the chapter of each tree's start page.
    pub(super) fn new(members: &[TreeMember<'_>], starts: Vec<Option<NavIndex>>) -> Self {
        let groups: Vec<TranslationGroup> = groups(members)
            .into_iter()
            .map(|(path, pages)| TranslationGroup { path: path.to_owned(), pages })
            .collect();
        let of_group = |(index, group): (usize, &TranslationGroup)| {
            group.pages.values().map(|id| (*id, index)).collect::<Vec<_>>()
        };
        let of_page = groups.iter().enumerate().flat_map(of_group).collect();
        Self { groups, of_page, starts }
    }

    pub(super) fn groups(&self) -> &[TranslationGroup] {
        &self.groups
    }

    pub(super) fn of_page(&self, id: PageId) -> Option<&TranslationGroup> {
        self.groups.get(*self.of_page.get(&id)?)
    }

    pub(super) fn start(&self, tree: usize) -> Option<NavIndex> {
        self.starts.get(tree).copied().flatten()
    }
}

/// Pages of one path or one key. Where only some of one path have a key, it counts for all.
fn groups<'s>(members: &[TreeMember<'s>]) -> BTreeMap<&'s str, BTreeMap<usize, PageId>> {
    let keys: BTreeMap<&str, &str> =
        members.iter().filter_map(|it| Some((stem(it.path), it.key?))).collect();
    let mut by_key: BTreeMap<&str, Vec<&TreeMember<'_>>> = BTreeMap::new();
    for member in members {
        let stem = stem(member.path);
        let key = member.key.or_else(|| keys.get(stem).copied()).unwrap_or(stem);
        by_key.entry(key).or_default().push(member);
    }
    let mut groups: BTreeMap<&str, BTreeMap<usize, PageId>> = BTreeMap::new();
    for group in by_key.values() {
        let first = group.iter().min_by_key(|member| (member.tree, member.id));
        let Some(path) = first.map(|member| member.path) else { continue };
        let pages = groups.entry(path).or_default();
        for member in group {
            pages.entry(member.tree).or_insert(member.id);
        }
    }
    groups
}

/// A path without its ending: `a.mdx` is the counterpart of `a.md`.
fn stem(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}
