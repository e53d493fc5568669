//! The sidebars of Docusaurus: `sidebars.js`.
//!
//! Source: "Sidebar items" in the documentation of Docusaurus 3.

use super::address::without_number;
use crate::dialect::project::Project;
use crate::dialect::script::{self, SidebarReader};
use crate::dialect::settings::NavEntry;
use crate::source::data::{self, Node, NodeValue};

const FILES: [&str; 4] = ["sidebars.js", "sidebars.ts", "sidebars.json", "sidebars.cjs"];

/// The sidebars, one below the other. None where a part of them is unknown or made from the folders: then the order of
/// the folders holds.
pub(super) fn nav(project: &Project<'_>, src: &str, named: Option<&str>) -> Option<Vec<NavEntry>> {
    let named = named.map(|path| path.trim_start_matches("./"));
    let names: Vec<&str> = named.into_iter().chain(FILES).collect();
    let found = names.iter().find(|name| project.is_there(name))?;
    let file = project.path(found);
    let text = &(project.folder.read)(&file)?.text;
    let written =
        if file.ends_with(".json") { data::json(text, 0).0 } else { script::exported(text) };
    let sidebar = SidebarReader { project, file: &file, src };
    let NodeValue::Map(sidebars) = &written.value else { return None };
    let mut entries = Vec::new();
    for pair in sidebars {
        entries.extend(items(&sidebar, &pair.value)?);
    }
    Some(entries)
}

/// A list of items, or categories by their titles.
fn items(sidebar: &SidebarReader<'_>, written: &Node) -> Option<Vec<NavEntry>> {
    let mut entries = Vec::new();
    match &written.value {
        NodeValue::List(list) => {
            for written in list {
                entries.extend(item(sidebar, written)?);
            }
        }
        NodeValue::Map(categories) => {
            for pair in categories {
                entries.push(NavEntry {
                    title: Some(pair.key.clone()),
                    page: None,
                    children: items(sidebar, &pair.value)?,
                    place: sidebar.place(&pair.value),
                });
            }
        }
        _ => return None,
    }
    Some(entries)
}

/// Links to other sites and raw HTML are left out. The reader bounds the depth.
fn item(sidebar: &SidebarReader<'_>, written: &Node) -> Option<Vec<NavEntry>> {
    let text = |key: &str| Project::text(written, key);
    let place = sidebar.place(written);
    let entry = |title, page, children| vec![NavEntry { title, page, children, place }];
    if let Some(id) = written.as_str() {
        return Some(entry(None, Some(page(sidebar, id)?), Vec::new()));
    }
    match text("type").as_deref() {
        Some("doc" | "ref") => {
            let page = page(sidebar, &text("id")?)?;
            Some(entry(text("label"), Some(page), Vec::new()))
        }
        Some("category") => {
            let id = written.get("link").and_then(|link| Project::text(link, "id"));
            let page = id.and_then(|id| page(sidebar, &id));
            let children = items(sidebar, written.get("items")?)?;
            Some(entry(Some(text("label")?), page, children))
        }
        Some("link" | "html") => Some(Vec::new()),
        // A category in short: `{ Title: [ … ] }`.
        None if matches!(written.value, NodeValue::Map(_)) => items(sidebar, written),
        _ => None,
    }
}

/// The file of a page with this id. Ids have no numbers of order, so that other files than the id's own may be meant:
/// then it is unknown.
fn page(sidebar: &SidebarReader<'_>, id: &str) -> Option<String> {
    let page = sidebar.page(id);
    let path =
        if sidebar.src.is_empty() { page.clone() } else { format!("{}/{page}", sidebar.src) };
    let is_there = (sidebar.project.folder.is_there)(&path) && without_number(id) == id;
    is_there.then_some(page)
}
