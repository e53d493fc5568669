//! The navigation: the neighbourhood on each page, the whole tree in one shared script.

use serde::Serialize;
use serde_json::{Value, json};

use super::links::Urls;
use super::parts::LinkContext;
use super::path_of;
use crate::site::{NavIndex, NavNode, NavTarget, Site};

/// The most siblings in a page, whose size must not grow with the wiki.
const MOST_SIBLINGS: usize = 40;

/// A chapter in the navigation of a page.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct NavItem<'a> {
    title: &'a str,
    url: Option<String>,
    current: bool,
    open: bool,
    /// Whether it is a draft.
    draft: bool,
    children: Vec<NavItem<'a>>,
    /// The number of omitted siblings after this one.
    more: usize,
}

/// The ancestors of `target` with their siblings, and its children.
pub(super) fn around<'a>(
    site: &'a Site,
    target: Option<NavTarget>,
    urls: &Urls<'_>,
) -> Vec<NavItem<'a>> {
    let current = target.and_then(|target| site.nav().find(target));
    let path = current.map(|node| ancestors(site, node)).unwrap_or_default();
    let roots = roots(site, target.and_then(|target| site.tree_of(target)));
    // Above the chapters of a language there may be others.
    let above = path.iter().take_while(|node| !roots.contains(node)).count();
    level(site, &roots, path.get(above..).unwrap_or_default(), urls)
}

/// The top-level chapters; of a wiki in several languages those of one tree.
fn roots(site: &Site, tree: Option<usize>) -> Vec<NavIndex> {
    let all = site.nav().roots().to_vec();
    let Some(tree) = tree else { return all };
    let start = site.start_of_tree(tree).and_then(|start| site.nav().node(start));
    let is_of_tree = |target: Option<NavTarget>| {
        target.is_none_or(|target| site.tree_of(target).is_none_or(|other| other == tree))
    };
    let is_own =
        |index: &NavIndex| site.nav().node(*index).is_some_and(|node| is_of_tree(node.target));
    match start.filter(|start| !start.children.is_empty()) {
        Some(start) => start.children.iter().copied().filter(is_own).collect(),
        None => all.into_iter().filter(is_own).collect(),
    }
}

/// The path from the top-level chapter down to `node`.
fn ancestors(site: &Site, node: NavIndex) -> Vec<NavIndex> {
    let parent = |node: &NavIndex| site.nav().node(*node)?.parent;
    let mut path: Vec<NavIndex> = std::iter::successors(Some(node), parent).collect();
    path.reverse();
    path
}

/// One level of the tree; `path` leads from here to the current chapter.
fn level<'a>(
    site: &'a Site,
    nodes: &[NavIndex],
    path: &[NavIndex],
    urls: &Urls<'_>,
) -> Vec<NavItem<'a>> {
    let on_path = path.split_first().filter(|(first, _)| nodes.contains(first));
    let shown = window(nodes, on_path.map(|(first, _)| *first));
    let mut items: Vec<NavItem<'a>> = shown
        .iter()
        .filter_map(|index| {
            let node = site.nav().node(*index)?;
            let rest = on_path.filter(|(first, _)| *first == index).map(|(_, rest)| rest);
            Some(NavItem {
                title: &node.title,
                url: url(site, node, urls),
                current: rest.is_some_and(<[_]>::is_empty),
                open: rest.is_some(),
                draft: is_draft(site, node),
                children: rest
                    .map_or_else(Vec::new, |rest| level(site, &node.children, rest, urls)),
                more: 0,
            })
        })
        .collect();
    if let Some(last) = items.last_mut() {
        last.more = nodes.len() - shown.len();
    }
    items
}

/// A window of `nodes` around the current one.
fn window(nodes: &[NavIndex], current: Option<NavIndex>) -> &[NavIndex] {
    let place = nodes.iter().position(|node| Some(*node) == current).unwrap_or_default();
    let start =
        place.saturating_sub(MOST_SIBLINGS / 2).min(nodes.len().saturating_sub(MOST_SIBLINGS));
    let end = (start + MOST_SIBLINGS).min(nodes.len());
    nodes.get(start..end).unwrap_or(nodes)
}

/// The breadcrumb: from the start page to the parent of `target`.
pub(super) fn breadcrumb<'a>(
    site: &'a Site,
    target: NavTarget,
    home: &'a str,
    urls: &Urls<'_>,
) -> Vec<LinkContext<'a>> {
    if path_of(site, target) == "index.html" {
        return Vec::new();
    }
    let path = site.nav().find(target).map(|node| ancestors(site, node)).unwrap_or_default();
    let above = path.split_last().map_or(&[][..], |(_, above)| above);
    let steps = above.iter().filter_map(|index| site.nav().node(*index)).map(|node| LinkContext {
        title: &node.title,
        url: node.target.map(|target| urls.to(path_of(site, target))),
    });
    let home = LinkContext { title: home, url: Some(urls.to("index.html")) };
    std::iter::once(home).chain(steps).collect()
}

/// Where a chapter leads.
fn url(site: &Site, node: &NavNode, urls: &Urls<'_>) -> Option<String> {
    let target = node.target.map(|target| urls.to(path_of(site, target)));
    target.or_else(|| node.link.clone())
}

fn is_draft(site: &Site, node: &NavNode) -> bool {
    matches!(node.target, Some(NavTarget::Page(page)) if site.outline(page).draft)
}

/// `window.runbuchNav = [[title, url from the root or null, [children]], …]`; an entry for a draft
/// ends with a 1
pub(super) fn script(site: &Site, tree: Option<usize>) -> String {
    let root = Urls::from("");
    let tree: Vec<Value> =
        roots(site, tree).iter().map(|node| branch(site, *node, &root)).collect();
    format!("window.runbuchNav = {};\n", Value::from(tree))
}

fn branch(site: &Site, node: NavIndex, root: &Urls<'_>) -> Value {
    let Some(node) = site.nav().node(node) else { return Value::Null };
    let children: Vec<Value> =
        node.children.iter().map(|child| branch(site, *child, root)).collect();
    let url = url(site, node, root);
    if is_draft(site, node) {
        return json!([node.title, url, children, 1]);
    }
    json!([node.title, url, children])
}
