//! Determines the reading order: from `SUMMARY.md`, else `[nav]` in `book.toml` or the navigation of a project file, else
//! the folders. Languages that pages say in their names follow each other.

use super::folder_nav::{self, Listed, leads_elsewhere};
use super::path::{decode, join};
use super::section::Child;
use super::{FileMatch, Nav, NavIndex, NavTarget, PageId, SectionId, Structure, parents, summary};
use crate::config::NavEntry;
use crate::dialect::{LanguageMark, Languages, NamedLanguage, PageRole};
use crate::page::INDEX_NAMES;

/// The chapters of the wiki.
pub(super) fn of(site: &Structure) -> Nav {
    let mut nav = Nav::default();
    if let Some((id, page)) = site.summary_page() {
        nav.written = true;
        summary::read(site, id, page, &mut nav);
    } else if !site.config.nav.is_empty() {
        nav.written = true;
        add_items(&mut nav, site, &site.config.nav, None);
        for language in other_languages(site) {
            add_translated(&mut nav, site, language);
        }
    } else if !parents::add(&mut nav, site) {
        add_folders(&mut nav, site);
    }
    add_elsewhere(&mut nav, site);
    nav.read_through(site.home().map_or(NavTarget::Section(SectionId::ROOT), NavTarget::Page));
    nav
}

/// Pages beside the content folder, below the title of their folder.
fn add_elsewhere(nav: &mut Nav, site: &Structure) {
    for other in &site.config.dialect.settings.other_pages {
        let path = |page: &PageId| other.below(site.outline(*page).path());
        let mut pages: Vec<PageId> = site.published().filter(|page| path(page).is_some()).collect();
        pages.retain(|page| !site.is_unlisted(*page));
        if pages.is_empty() {
            continue;
        }
        if other.role == PageRole::Post {
            pages.reverse();
        }
        let parent = other.title.clone().map(|title| nav.add(title, None, None));
        for page in pages {
            add_titled(nav, None, site.nav_title(page), NavTarget::Page(page), parent);
        }
    }
}

fn add_folders(nav: &mut Nav, site: &Structure) {
    let by_suffix = site.languages().filter(|it| it.said_by == LanguageMark::Suffix);
    let Some(languages) = by_suffix else {
        return add_section(nav, site, SectionId::ROOT, None, None);
    };
    add_section(nav, site, SectionId::ROOT, None, Some((languages, languages.default_tag())));
    for language in languages.all.iter().skip(1) {
        let only = Some((languages, language.tag.as_str()));
        if leads_to_pages(site, SectionId::ROOT, only) {
            let node = nav.add(language.name.clone(), None, None);
            add_section(nav, site, SectionId::ROOT, Some(node), only);
        }
    }
}

/// The only language whose pages are listed.
type Only<'l> = Option<(&'l Languages, &'l str)>;

fn add_section(
    nav: &mut Nav,
    site: &Structure,
    section: SectionId,
    parent: Option<NavIndex>,
    only: Only<'_>,
) {
    // Folders lie no deeper in each other than the file system lets them.
    for listed in folder_nav::children(site, section) {
        add_listed(nav, site, &listed, parent, only);
    }
}

fn add_listed(
    nav: &mut Nav,
    site: &Structure,
    listed: &Listed,
    parent: Option<NavIndex>,
    only: Only<'_>,
) {
    match listed {
        Listed::Caption { title, children } => {
            let node = nav.add(title.clone(), None, parent);
            for child in children {
                add_listed(nav, site, child, Some(node), only);
            }
        }
        Listed::Elsewhere { title, url } => {
            nav.add_link(title.clone(), url.clone(), parent);
        }
        Listed::Child { child: Child::Page(page), title } => {
            if is_of(site, *page, only) && !is_named_index(site, *page, only) {
                let target = NavTarget::Page(*page);
                add_titled(nav, title.as_deref(), site.nav_title(*page), target, parent);
            }
        }
        Listed::Child { child: Child::Section(id), title } => {
            if !leads_to_pages(site, *id, only) {
                return;
            }
            let below = site.section(*id);
            let index = index_of(site, *id, only);
            let target = index.map_or(NavTarget::Section(*id), NavTarget::Page);
            let own = index.map_or(&*below.title, |page| site.nav_title(page));
            let node = add_titled(nav, title.as_deref(), own, target, parent);
            add_section(nav, site, *id, Some(node), only);
        }
    }
}

/// Adds a chapter with the title that is written for it, else with its own.
fn add_titled(
    nav: &mut Nav,
    written: Option<&str>,
    own: &str,
    target: NavTarget,
    parent: Option<NavIndex>,
) -> NavIndex {
    let node = nav.add(written.unwrap_or(own).to_owned(), Some(target), parent);
    if written.is_none() {
        nav.is_untitled(node);
    }
    node
}

fn is_of(site: &Structure, page: PageId, only: Only<'_>) -> bool {
    only.is_none_or(|(languages, tag)| languages.of(site.in_content(page)) == tag)
}

/// The index page of a folder, in the language that is listed.
fn index_of(site: &Structure, section: SectionId, only: Only<'_>) -> Option<PageId> {
    let section = site.section(section);
    let index = section.index.filter(|page| is_of(site, *page, only));
    let mut pages = section.children.iter().filter_map(|child| match child {
        Child::Page(page) => Some(*page),
        Child::Section(_) => None,
    });
    index.or_else(|| {
        pages.find(|page| is_of(site, *page, only) && is_named_index(site, *page, only))
    })
}

/// Whether the page is called `index` but for its language; at the root it is a chapter like others.
fn is_named_index(site: &Structure, page: PageId, only: Only<'_>) -> bool {
    let Some((languages, _)) = only else { return false };
    let path = languages.without(site.in_content(page));
    let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
    let name = stem.rsplit_once('/').map(|(_, name)| name.to_lowercase());
    name.is_some_and(|name| INDEX_NAMES.contains(&name.as_str()))
}

fn leads_to_pages(site: &Structure, section: SectionId, only: Only<'_>) -> bool {
    let leads = |child: &Child| match child {
        Child::Page(page) => is_of(site, *page, only),
        Child::Section(id) => leads_to_pages(site, *id, only),
    };
    let section = site.section(section);
    only.is_none()
        || section.index.is_some_and(|page| is_of(site, page, only))
        || section.children.iter().any(leads)
}

fn other_languages(site: &Structure) -> &[NamedLanguage] {
    let all = site.languages().map(|languages| languages.all.as_slice()).unwrap_or_default();
    all.get(1..).unwrap_or_default()
}

/// The chapters of another language: those of the navigation that are translated.
fn add_translated(nav: &mut Nav, site: &Structure, language: &NamedLanguage) {
    let written = if language.nav.is_empty() { &site.config.nav } else { &language.nav };
    let items = translated(site, written, language);
    if !items.is_empty() {
        let node = nav.add(language.name.clone(), None, None);
        add_items(nav, site, &items, Some(node));
    }
}

/// The entries with pages of this language, under the names that it has for them.
fn translated(site: &Structure, items: &[NavEntry], language: &NamedLanguage) -> Vec<NavEntry> {
    let entry = |item: &NavEntry| {
        let elsewhere = item.page.clone().filter(|page| leads_elsewhere(page));
        let translation = || translation(site, item.page.as_deref()?, language);
        let page = elsewhere.or_else(translation);
        let children = translated(site, &item.children, language);
        let title = item.title.as_deref().map(|title| language.title(title).to_owned());
        let is_there = page.is_some() || !children.is_empty();
        let (contents_of, place) = (None, item.place.clone());
        is_there.then_some(NavEntry { title, page, contents_of, children, place })
    };
    items.iter().filter_map(entry).collect()
}

fn translation(site: &Structure, path: &str, language: &NamedLanguage) -> Option<String> {
    let languages = site.languages()?;
    let meant = languages.meant(&language.tag, &decode(path));
    meant.into_iter().find(|path| {
        let found = site.find(&join(&site.config.src, path));
        matches!(found, Some(FileMatch::Page(_))) && languages.of(path) == language.tag
    })
}

fn add_items(nav: &mut Nav, site: &Structure, items: &[NavEntry], parent: Option<NavIndex>) {
    for item in items {
        if let Some(folder) = &item.contents_of {
            add_contents(nav, site, folder, parent);
            continue;
        }
        if let Some(link) = item.page.as_ref().filter(|page| leads_elsewhere(page)) {
            let title = item.title.clone().unwrap_or_else(|| link.clone());
            nav.add_link(title, link.clone(), parent);
            continue;
        }
        let target = item.page.as_deref().and_then(|path| target_of(site, path));
        if item.page.as_deref().is_some_and(|path| site.is_made(path)) {
            continue;
        }
        if let (Some(path), None) = (&item.page, target) {
            // What is made of source code has a name, but no page here.
            match path.starts_with(UID) {
                true if item.children.is_empty() => continue,
                true => {}
                false => nav.missing.push((path.clone(), item.place.clone())),
            }
        }
        let node = match target {
            Some(target) if site.is_withheld(target) => parent,
            Some(target) => {
                let own = title(site, target);
                Some(add_titled(nav, item.title.as_deref(), &own, target, parent))
            }
            None => {
                let title = item.title.clone().or_else(|| item.page.clone());
                Some(nav.add(title.unwrap_or_default(), None, parent))
            }
        };
        add_items(nav, site, &item.children, node);
    }
}

/// What names of pages begin with, where they are not paths.
const UID: &str = "xref:";

/// Adds what a folder holds, in the order of the folders.
fn add_contents(nav: &mut Nav, site: &Structure, folder: &str, parent: Option<NavIndex>) {
    let path = join(&site.config.src, folder);
    let section = match site.find(&path) {
        _ if folder.is_empty() => Some(SectionId::ROOT),
        Some(FileMatch::Section(id)) => Some(id),
        _ => None,
    };
    // What is not there may be made by a plugin when the site is built.
    let Some(id) = section else { return };
    if let Some(index) = site.section(id).index.filter(|page| !site.is_unlisted(*page)) {
        add_titled(nav, None, site.nav_title(index), NavTarget::Page(index), parent);
    }
    add_section(nav, site, id, parent, None);
}

fn target_of(site: &Structure, path: &str) -> Option<NavTarget> {
    if let Some(uid) = path.strip_prefix(UID) {
        return site.page_of_uid(uid).map(NavTarget::Page);
    }
    let path = decode(path);
    let found = site.find(&join(&site.config.src, &path)).or_else(|| {
        let languages = site.languages()?;
        let meant = languages.meant(languages.default_tag(), &path);
        meant.iter().find_map(|path| site.find(&join(&site.config.src, path)))
    });
    let found = found.or_else(|| site.originals.in_navigation(&path).map(FileMatch::Page));
    match found? {
        FileMatch::Page(page) => Some(NavTarget::Page(page)),
        FileMatch::Section(id) => {
            Some(site.section(id).index.map_or(NavTarget::Section(id), NavTarget::Page))
        }
        FileMatch::File(_) => None,
    }
}

fn title(site: &Structure, target: NavTarget) -> String {
    match target {
        NavTarget::Page(page) => site.nav_title(page).to_owned(),
        NavTarget::Section(section) => site.section(section).title.clone(),
    }
}
