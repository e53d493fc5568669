//! Resolves wiki links by page name.

use std::sync::Arc;

use super::names::key;
use super::path::{below, decode, folder_of, join, normalize, relative_link, typed};
use super::vault::VaultEntry;
use super::{PageId, Publication, Structure, Target, Targets};
use crate::dialect::{Basis, WikiNames};
use crate::page::{ById, Link, LinkId, LinkKind, Page, heading_key};

/// Wiki links that other tools replace by a table of contents.
/// GitLab writes `_TOC_`, Azure DevOps `_TOSP_`.
const CONTENTS: [&str; 3] = ["toc", "_toc_", "_tosp_"];

/// The final targets of links. In a wiki without wiki links, `[[x.y]]` without a page of a similar name is text:
/// a TOML table header, a Bash condition.
pub(super) fn targets(pages: &[Arc<Page>], resolved: &[Arc<Targets>]) -> Vec<Arc<Targets>> {
    let pages = || pages.iter().map(|page| &page.document.links).zip(resolved);
    if pages().any(|(links, targets)| links.with(targets).any(is_used)) {
        return resolved.to_vec();
    }
    pages().map(|(links, targets)| without_wiki_links(links, targets)).collect()
}

/// The same with text for links of wikis that lead to nothing.
fn without_wiki_links(links: &ById<LinkId, Link>, targets: &Arc<Targets>) -> Arc<Targets> {
    if !links.with(targets).any(is_unresolved) {
        return Arc::clone(targets);
    }
    let as_text = |link: (&Link, &Target)| match is_unresolved(link) {
        true => Target::Literal,
        false => link.1.clone(),
    };
    Arc::new(links.with(targets).map(as_text).collect())
}

fn is_unresolved((link, target): (&Link, &Target)) -> bool {
    link.kind == LinkKind::Wiki && matches!(target, Target::Missing(None))
}

/// Whether this is plainly a wiki link: it leads to something, embeds it, or has a text of its own.
fn is_used((link, target): (&Link, &Target)) -> bool {
    let leads_on = !matches!(target, Target::Missing(_) | Target::Literal);
    let has_text = || link.text.as_deref() != Some(link.target.as_str());
    link.kind == LinkKind::Wiki
        && (leads_on || link.image || (*target != Target::Literal && has_text()))
}

impl Structure {
    /// The only page with this title, alias or file name.
    pub fn page_named(&self, name: &str) -> Option<PageId> {
        match self.names.pages(name) {
            [page] => Some(*page),
            _ => None,
        }
    }

    /// `[[target]]`: by path, title, alias, file name.
    pub(super) fn resolve_wiki(&self, from: PageId, link: &Link) -> Target {
        let is_vault = self.wiki_names() == WikiNames::Paths;
        let is_code = link.target.starts_with(' ') || (link.target.ends_with(' ') && !is_vault);
        if is_code || CONTENTS.contains(&link.target.to_lowercase().as_str()) {
            return Target::Literal;
        }
        let (name, anchor) =
            link.target.split_once('#').map_or((&*link.target, None), |(n, a)| (n, Some(a)));
        let name = decode(name.trim());
        if name.is_empty() {
            return self.with_wiki_anchor(Target::Page { page: from, anchor: None }, anchor);
        }
        let by_titles = self.wiki_names() == WikiNames::Titles;
        let found = if by_titles {
            self.wiki_page(from, &name).or_else(|| self.wiki_file(&name))
        } else {
            // Pages that only have the habits of a vault may name each other by title.
            let by_habits = self.config.dialect.basis == Basis::Habits;
            let by_title = || by_habits.then(|| self.wiki_page(from, &name)).flatten();
            self.in_vault(from, &name).or_else(by_title)
        };
        // Wikis of GitHub and GitLab put the text first: `[[Text|page]]`.
        let second =
            || by_titles.then(|| self.wiki_page(from, link.text.as_deref()?.trim())).flatten();
        let generated = || {
            let path = join(&self.config.src, name.trim_start_matches('/'));
            Some(Target::Generated { file: self.generated_at(&path)?, anchor: None })
        };
        let found = found.or_else(second).or_else(generated);
        let missing = || Target::Missing(self.meant_by_name(from, link, &name));
        self.with_wiki_anchor(found.unwrap_or_else(missing), anchor)
    }

    pub(super) fn wiki_names(&self) -> WikiNames {
        self.config.dialect.traits.wiki_names
    }

    /// The page or file with a path that ends so, else the page of this alias.
    pub(super) fn in_vault(&self, from: PageId, name: &str) -> Option<Target> {
        let page = |page| Target::Page { page, anchor: None };
        let folder = folder_of(self.outline(from).path());
        match self.vault.find(folder, name) {
            Some(VaultEntry::Page(id)) => Some(page(id)),
            Some(VaultEntry::File(id)) => Some(self.target_of_file(id)),
            None => self.vault.by_alias(name).map(page),
        }
    }

    fn wiki_page(&self, from: PageId, name: &str) -> Option<Target> {
        let folder = folder_of(self.outline(from).path());
        let relative = normalize(folder, name);
        let rooted = normalize("", &join(&self.config.src, name.trim_start_matches('/')));
        let by_path = relative.into_iter().chain(rooted).find_map(|path| self.lookup(&path));
        if let Some(Target::Page { .. } | Target::File(_)) = by_path {
            return by_path;
        }
        let name = name.strip_suffix(".md").unwrap_or(name);
        let named = match self.names.pages(name) {
            [] => self.names.with_dashes(name),
            named => named,
        };
        let public = named.iter().copied().filter(|id| !self.outline(*id).draft);
        let public: Vec<PageId> = public.collect();
        let pages = if public.is_empty() { named } else { &public };
        let is_near = |id: &PageId| folder_of(self.outline(*id).path()) == folder;
        let near: Vec<PageId> = pages.iter().copied().filter(is_near).collect();
        match (pages, near.as_slice()) {
            ([], _) => None,
            ([page], _) | (_, [page]) => Some(Target::Page { page: *page, anchor: None }),
            (pages, _) => Some(Target::Ambiguous(pages.to_vec())),
        }
    }

    fn wiki_file(&self, name: &str) -> Option<Target> {
        let files = self.names.files.get(&key(name))?;
        let rank = |id: &&super::FileId| match self.file(**id)?.publication {
            Publication::Always | Publication::Linked => Some(0),
            Publication::Secret(_) => Some(1),
            Publication::Outside | Publication::Hidden => None,
        };
        let best = files.iter().filter(|id| rank(id).is_some()).min_by_key(rank)?;
        Some(self.target_of_file(*best))
    }

    /// The anchor of the heading that Obsidian calls so: `Ablauf`, or with headings above it `Netz#Ablauf`.
    fn heading_named(&self, page: PageId, anchor: &str) -> Option<&str> {
        if self.wiki_names() != WikiNames::Paths {
            return None;
        }
        let decoded = decode(anchor);
        let mut wanted = decoded.split('#').map(heading_key).filter(|part| !part.is_empty());
        let mut part = wanted.next()?;
        let mut level = 0;
        for heading in &self.outline(page).named_headings {
            if heading.level > level && heading.keys.contains(&part) {
                level = heading.level;
                match wanted.next() {
                    Some(next) => part = next,
                    None => return Some(&heading.id),
                }
            }
        }
        None
    }

    /// Obsidian may name the headings above too: `[[Seite#Ablauf#Schritt 1]]`.
    pub(super) fn with_wiki_anchor(&self, target: Target, anchor: Option<&str>) -> Target {
        let Some(anchor) = anchor else { return target };
        if let Target::Page { page, .. } = target
            && let Some(found) = self.heading_named(page, anchor)
        {
            return Target::Page { page, anchor: Some(found.to_owned()) };
        }
        let last = anchor.rsplit_once('#').map(|(_, last)| last);
        match (self.with_anchor(target.clone(), Some(anchor)), last) {
            (broken @ Target::BrokenAnchor { .. }, Some(last)) => {
                match self.with_anchor(target, Some(last)) {
                    found @ Target::Page { .. } => found,
                    _ => broken,
                }
            }
            (found, _) => found,
        }
    }

    /// How a link on `from`, written as `link`, has to be written to lead to the file at `path`.
    pub(super) fn written(&self, from: PageId, link: &str, path: &str) -> String {
        if !link.starts_with('/') {
            return relative_link(self.outline(from).path(), path);
        }
        let from_root = below(&self.config.src, path).unwrap_or(path);
        format!("/{}", from_root.split('/').map(typed).collect::<Vec<_>>().join("/"))
    }
}
