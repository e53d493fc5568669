//! Suggests targets for broken links: pages and files with the same or a similar name.
//!
//! A fix is offered only where nothing else can be meant: exactly one candidate has the file name or title of the
//! missing target, the same type (page, picture, same extension) and the same language, it has the anchor that the
//! link names, and it is not in a folder that is a sibling of its like. Other candidates are only suggested,
//! those that fit equally well together.

use std::sync::Arc;

use super::candidates::{Candidate, CandidateKind, Meant, Name, Wanted};
use super::names::key;
use super::path::{below, folder_of, join, name_of, normalize};
use super::resolve::split_anchor;
use super::vault::VaultEntry;
use super::{FileMatch, Moved, PageId, Structure, Suggestion, Target};
use crate::dialect::WikiNames;
use crate::page::{Link, LinkKind};

impl Structure {
    /// Suggestions for `link` on page `from`, to `path` as written and `full` relative to the project root.
    pub(super) fn meant(
        &self,
        from: PageId,
        link: &Link,
        path: &str,
        full: &str,
    ) -> Option<Suggestion> {
        if let Some(moved) = self.moved(from, path) {
            let to = Arc::clone(self.outline(moved).path());
            let suggestion = Suggestion::one(self.written(from, path, &to), true);
            return Some(Suggestion {
                moved: Some(Moved { from: without_ending(full), to }),
                ..suggestion
            });
        }
        let index = path.ends_with('/').then(|| join(full, "index"));
        let has_anchor = |page| self.has_anchor(page, link) == Some(true);
        let wanted = self.wanted(from, link, index.as_deref().unwrap_or(full), &has_anchor);
        let meant = self.candidates_for_broken_links().meant(&wanted)?;
        Some(self.suggestion(link, full, &meant, |it| self.written(from, path, &it.path)))
    }

    /// Suggestions for a wiki link.
    pub(super) fn meant_by_name(
        &self,
        from: PageId,
        link: &Link,
        name: &str,
    ) -> Option<Suggestion> {
        let full = normalize(&self.config.src, name.trim_start_matches('/'))?;
        let has_anchor = |page| self.has_anchor(page, link) == Some(true);
        let wanted = self.wanted(from, link, &full, &has_anchor);
        let meant = self.candidates_for_broken_links().meant(&wanted)?;
        Some(self.suggestion(link, &full, &meant, |it| self.written_as_wiki(from, it)))
    }

    fn suggestion(
        &self,
        link: &Link,
        full: &str,
        meant: &Meant<'_>,
        written: impl Fn(&Candidate) -> String,
    ) -> Suggestion {
        let first = meant.candidates.first();
        // A page without the anchor is another one.
        let is_right = |candidate: &&Candidate| {
            candidate.page.and_then(|page| self.has_anchor(page, link)) != Some(false)
        };
        let certain = meant.certain && first.as_ref().is_some_and(|it| is_right(it));
        let mut all = meant.candidates.iter().map(|candidate| written(candidate));
        let suggestion = Suggestion::one(all.next().unwrap_or_default(), certain);
        let moved = first
            .filter(|_| certain)
            .map(|candidate| Moved { from: without_ending(full), to: Arc::clone(&candidate.path) });
        Suggestion { others: all.collect(), moved, ..suggestion }
    }

    /// Whether the page has the anchor that the link names; none where it names none.
    fn has_anchor(&self, page: PageId, link: &Link) -> Option<bool> {
        let anchor = split_anchor(&link.target).1?;
        let target = Target::Page { page, anchor: None };
        let found = match link.kind {
            LinkKind::Wiki => self.with_wiki_anchor(target, Some(anchor)),
            _ => self.with_anchor(target, Some(anchor)),
        };
        Some(!matches!(found, Target::BrokenAnchor { .. }))
    }

    /// The page that has `path` as a former address.
    fn moved(&self, from: PageId, path: &str) -> Option<PageId> {
        match self.names.aliases.get(&key(path)).map(Vec::as_slice) {
            Some([page]) if *page != from => Some(*page),
            _ => None,
        }
    }

    fn wanted<'a>(
        &'a self,
        from: PageId,
        link: &'a Link,
        path: &'a str,
        has_anchor: &'a dyn Fn(PageId) -> bool,
    ) -> Wanted<'a> {
        let in_content = |path: &'a str| below(&self.config.src, path).unwrap_or(path);
        let mut name = Name::of(in_content(path));
        let has_ending = name_of(path).contains('.');
        if link.image && link.kind != LinkKind::Wiki && !has_ending {
            name.kind = CandidateKind::Picture;
        }
        if name.language.is_none() {
            name.language = Name::of(in_content(self.outline(from).path())).language;
        }
        Wanted { from, link, path, in_content: in_content(path), name, has_anchor }
    }

    /// A page by its title where that is unambiguous, else by its path; a file by its name.
    fn written_as_wiki(&self, from: PageId, candidate: &Candidate) -> String {
        if self.wiki_names() == WikiNames::Paths {
            let entry = match (candidate.page, self.find(&candidate.path)) {
                (Some(page), _) => Some(VaultEntry::Page(page)),
                (None, Some(FileMatch::File(file))) => Some(VaultEntry::File(file)),
                _ => None,
            };
            let folder = folder_of(self.outline(from).path());
            let shortest = |entry| self.vault.shortest(folder, &candidate.path, entry);
            return entry.map_or_else(|| name_of(&candidate.path).to_owned(), shortest);
        }
        let Some(page) = candidate.page else { return name_of(&candidate.path).to_owned() };
        let title = self.title(page);
        let is_plain = !title.contains(['#', '|', '[', ']']) && title.trim() == title;
        if is_plain && self.page_named(title) == Some(page) {
            return title.to_owned();
        }
        let path = below(&self.config.src, &candidate.path).unwrap_or(&candidate.path);
        path.strip_suffix(".md").unwrap_or(path).to_owned()
    }
}

/// The path of a page however links end: `a.md`, `a.html`, `a/`, `a`.
fn without_ending(path: &str) -> String {
    let path = path.trim_end_matches('/');
    let endings = [".md", ".markdown", ".html", ".htm"];
    endings.iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path).to_owned()
}
