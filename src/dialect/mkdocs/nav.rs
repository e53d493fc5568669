//! `nav` of the project file, and the files in folders by which plugins order it.

use std::sync::Arc;

use super::file::{ProjectData, SaidIn};
use crate::diagnostic::Place;
use crate::dialect::project::Project;
use crate::dialect::settings::{FolderNav, NavEntry, Settings};
use crate::source::SourceFile;
use crate::source::data::{self, Node, NodeValue};

/// The written navigation. Addresses of other sites are entries like pages; those of other parts of the host are left out,
/// because nothing says where they are.
pub(super) fn written(data: &ProjectData) -> Vec<NavEntry> {
    let mut nav = data.get("nav").map(|nav| entries(nav, false)).unwrap_or_default();
    if has_section_pages(data) {
        let by_theme = has_theme_indexes(data);
        nav.iter_mut().for_each(|entry| attach_index(entry, by_theme));
    }
    nav
}

/// Whether index pages of sections are those sections' pages.
pub(super) fn has_section_pages(data: &ProjectData) -> bool {
    has_theme_indexes(data) || data.plugin("section-index").is_some()
}

fn has_theme_indexes(data: &ProjectData) -> bool {
    let features = data.get("theme").and_then(|theme| theme.node.get("features"));
    let mut features = features.map(Node::items).unwrap_or_default().iter();
    features.any(|feature| feature.as_str() == Some("navigation.indexes"))
}

/// Makes the index page of a section the page of that section: with Material's `navigation.indexes` the one called so,
/// with the plugin `section-index` a first page without a title.
fn attach_index(entry: &mut NavEntry, by_theme: bool) {
    let is_index = |child: &NavEntry| match child.page.as_deref() {
        Some(page) if by_theme => {
            let name = page.rsplit('/').next().unwrap_or_default();
            ["index.md", "README.md"].contains(&name)
        }
        Some(_) => child.title.is_none(),
        None => false,
    };
    let reach = if by_theme { entry.children.len() } else { 1 };
    let at = entry.children.iter().take(reach).position(is_index);
    if let Some(at) = at.filter(|_| entry.page.is_none()) {
        entry.page = entry.children.remove(at).page;
    }
    entry.children.iter_mut().for_each(|child| attach_index(child, by_theme));
}

/// A list of pages (`a.md`), titles with pages (`Title: a.md`) and titles with lists. The parser bounds their depth.
/// Where folders are ordered, `Title: a` may be a folder, and strings without a page are patterns.
pub(super) fn entries(nav: SaidIn<'_>, of_folder: bool) -> Vec<NavEntry> {
    let path = &nav.layer.path;
    let node = nav.node;
    // `nav: {Title: a.md}` is a list of one.
    if matches!(node.value, NodeValue::Map(_)) {
        return of_item(node, path, of_folder);
    }
    node.items().iter().flat_map(|item| of_item(item, path, of_folder)).collect()
}

fn of_item(node: &Node, path: &Arc<str>, of_folder: bool) -> Vec<NavEntry> {
    match &node.value {
        NodeValue::Map(pairs) => {
            let glob = pairs.iter().find(|pair| pair.key == "glob").filter(|_| of_folder);
            if let Some(glob) = glob {
                return entry(None, &glob.value, path, of_folder).into_iter().collect();
            }
            let named = |pair: &data::Pair| entry(Some(&pair.key), &pair.value, path, of_folder);
            pairs.iter().filter_map(named).collect()
        }
        _ => entry(None, node, path, of_folder).into_iter().collect(),
    }
}

fn entry(title: Option<&str>, node: &Node, path: &Arc<str>, of_folder: bool) -> Option<NavEntry> {
    let page = node.as_str().map(|page| page.trim().trim_start_matches("./").to_owned());
    if page.as_deref().is_some_and(leads_out) {
        return None;
    }
    let children = node.items().iter().flat_map(|item| of_item(item, path, of_folder)).collect();
    let title = title.map(str::to_owned);
    let place = Place::new(path, node.span);
    Some(NavEntry { title, page, contents_of: None, children, place })
}

/// Whether an entry leads to an address that is neither a page nor one of another site.
fn leads_out(page: &str) -> bool {
    if ["https://", "http://", "mailto:"].iter().any(|scheme| page.starts_with(scheme)) {
        return false;
    }
    let scheme = page.split_once(':').map_or("", |(scheme, _)| scheme);
    let has_scheme = !scheme.is_empty()
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    has_scheme || page.starts_with('/') || page.starts_with('#')
}

/// What `.pages` (awesome-pages) and `.nav.yml` (awesome-nav) say of their folders, where the plugin is there.
pub(super) fn read_folders(project: &Project<'_>, data: &ProjectData, settings: &mut Settings) {
    let plugins = [("awesome-pages", ".pages"), ("awesome-nav", ".nav.yml")];
    for (plugin, usual) in plugins {
        let Some(options) = data.plugin(plugin) else { continue };
        let name = options.node.get("filename").and_then(Node::as_str).unwrap_or(usual);
        let src = settings.src.clone().unwrap_or_default();
        for path in (project.folder.named)(&src, name) {
            let Some(file) = (project.folder.read)(&path) else { continue };
            settings.folder_navs.extend([folder(&src, &file)]);
            settings.files.push(file);
        }
    }
}

/// The folder of a file, and what the file says of it.
fn folder(src: &str, file: &Arc<SourceFile>) -> (String, FolderNav) {
    let (node, _) = data::yaml(&file.text, 0);
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let below = if src.is_empty() { Some(folder) } else { folder.strip_prefix(src) };
    let text = |key: &str| node.get(key).and_then(Node::as_str).map(str::trim);
    let is = |key: &str| node.get(key).and_then(Node::as_bool) == Some(true);
    let path: Arc<str> = Arc::clone(&file.path);
    let list = |key: &str| {
        let items = node.get(key).map(Node::items).unwrap_or_default();
        items.iter().flat_map(|item| of_item(item, &path, true)).collect::<Vec<_>>()
    };
    let mut nav = list("nav");
    let mut arranged = list("arrange");
    let rest = |entry: &NavEntry| entry.page.as_deref() == Some("...");
    let appends = is("append_unmatched") || !arranged.is_empty() && !arranged.iter().any(rest);
    nav.append(&mut arranged);
    if appends && !nav.is_empty() {
        let place = Place::new(&path, node.span);
        let page = Some("...".to_owned());
        nav.push(NavEntry { title: None, page, contents_of: None, children: Vec::new(), place });
    }
    let direction = node.get("sort").and_then(|sort| sort.get("direction")).and_then(Node::as_str);
    let nav = FolderNav {
        title: text("title").map(str::to_owned),
        is_hidden: is("hide"),
        descends: text("order") == Some("desc") || direction == Some("desc"),
        nav,
        ..FolderNav::default()
    };
    (below.unwrap_or_default().trim_start_matches('/').to_owned(), nav)
}
