//! The contents of a folder in the order of the navigation: as a file in it says, else as its section has them.

use std::collections::{HashMap, HashSet};

use globset::GlobBuilder;

use super::path::{below, name_of};
use super::section::Child;
use super::{SectionId, Structure};
use crate::config::NavEntry;
use crate::dialect::FolderNav;

/// What the navigation shows of a folder.
#[derive(Debug, Clone)]
pub(super) enum Listed {
    /// A page or a folder, with another title than its own.
    Child { child: Child, title: Option<String> },
    /// A title above others.
    Caption { title: String, children: Vec<Listed> },
    /// An address on another site.
    Elsewhere { title: String, url: String },
}

/// The contents of a folder.
pub(super) fn children(site: &Structure, section: SectionId) -> Vec<Listed> {
    let navs = &site.config.dialect.settings.folder_navs;
    let of_section = site.section(section);
    let shown = |child: &Child| !is_hidden(site, *child);
    if navs.is_empty() {
        let children = of_section.children.iter().copied().filter(shown);
        return children.map(|child| Listed::Child { child, title: None }).collect();
    }
    let folder = below(&site.config.src, &of_section.path).unwrap_or_default();
    let own = navs.get(folder);
    let mut all: Vec<Child> = of_section.children.iter().copied().filter(shown).collect();
    if own.is_some_and(|nav| nav.descends) {
        all.reverse();
    }
    let written = own.map(|nav| nav.nav.as_slice()).unwrap_or_default();
    let mut contents = Contents::new(site, folder, &all);
    if written.is_empty() {
        return all.iter().map(|child| contents.listed(*child, None)).collect();
    }
    // What is named is shown where it is named, not with the rest before it.
    contents.claim(written);
    contents.listed_as(written)
}

fn is_hidden(site: &Structure, child: Child) -> bool {
    match child {
        Child::Page(page) => site.is_unlisted(page),
        Child::Section(id) => {
            let index = site.section(id).index;
            index.is_some_and(|page| !site.originals.is_listed(page))
                || nav_of(site, id).is_some_and(|nav| nav.is_hidden)
        }
    }
}

fn nav_of(site: &Structure, section: SectionId) -> Option<&FolderNav> {
    let folder = below(&site.config.src, &site.section(section).path).unwrap_or_default();
    site.config.dialect.settings.folder_navs.get(folder)
}

struct Contents<'s> {
    site: &'s Structure,
    folder: &'s str,
    all: &'s [Child],
    by_path: HashMap<&'s str, Child>,
    /// The paths, relative to the folder, of what is named.
    used: HashSet<String>,
}

impl<'s> Contents<'s> {
    fn new(site: &'s Structure, folder: &'s str, all: &'s [Child]) -> Self {
        let mut contents =
            Self { site, folder, all, by_path: HashMap::new(), used: HashSet::new() };
        contents.by_path = all.iter().map(|child| (contents.path(*child), *child)).collect();
        contents
    }

    fn claim(&mut self, written: &[NavEntry]) {
        for entry in written {
            if let Some(page) = entry.page.as_deref().filter(|page| self.find(page).is_some()) {
                self.used.insert(page.trim_end_matches('/').to_owned());
            }
            self.claim(&entry.children);
        }
    }

    fn listed_as(&mut self, written: &[NavEntry]) -> Vec<Listed> {
        let mut listed = Vec::new();
        for entry in written {
            match (entry.page.as_deref(), &entry.title) {
                (Some(url), title) if leads_elsewhere(url) => listed.push(Listed::Elsewhere {
                    title: title.clone().unwrap_or_else(|| url.to_owned()),
                    url: url.to_owned(),
                }),
                (Some(page), title) => match self.find(page) {
                    Some(child) => listed.push(self.listed(child, title.clone())),
                    None => listed.extend(self.matching(page)),
                },
                (None, Some(title)) => {
                    let children = self.listed_as(&entry.children);
                    listed.push(Listed::Caption { title: title.clone(), children });
                }
                (None, None) => {}
            }
        }
        listed
    }

    fn listed(&self, child: Child, title: Option<String>) -> Listed {
        let own = match child {
            Child::Section(id) => nav_of(self.site, id).and_then(|nav| nav.title.clone()),
            Child::Page(_) => None,
        };
        Listed::Child { child, title: title.or(own) }
    }

    /// A page or folder by its path relative to the folder.
    fn find(&self, path: &str) -> Option<Child> {
        self.by_path.get(path.trim_end_matches('/')).copied()
    }

    fn path(&self, child: Child) -> &'s str {
        let path = match child {
            Child::Page(page) => self.site.in_content(page),
            Child::Section(id) => {
                let path = &self.site.section(id).path;
                below(&self.site.config.src, path).unwrap_or_default()
            }
        };
        below(self.folder, path).unwrap_or(path)
    }

    /// What matches `...`, `... | glob=a*`, `*`, `a*.md` and is not shown yet, in its usual order.
    fn matching(&mut self, pattern: &str) -> Vec<Listed> {
        let rest = pattern.strip_prefix("...").map(|options| {
            let options = options.split('|').map(str::trim).filter(|it| !it.is_empty());
            options.rev().find(|it| *it != "flat").unwrap_or("*")
        });
        let glob = rest.unwrap_or(pattern);
        let glob = glob.strip_prefix("glob=").unwrap_or(glob).trim_start_matches("./");
        let Ok(glob) = GlobBuilder::new(glob).literal_separator(true).build() else {
            return Vec::new();
        };
        let glob = glob.compile_matcher();
        let mut listed = Vec::new();
        for child in self.all {
            let path = self.path(*child);
            let is_match = glob.is_match(path) || glob.is_match(name_of(path));
            if is_match && self.used.insert(path.to_owned()) {
                listed.push(self.listed(*child, None));
            }
        }
        listed
    }
}

/// Whether an entry is an address on another site.
pub(super) fn leads_elsewhere(page: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| page.starts_with(scheme))
}
