//! What plugins of `MkDocs` say in the project file.

use super::file::{ProjectData, SaidIn};
use super::nav;
use crate::diagnostic::Place;
use crate::dialect::settings::{LanguageMark, Languages, NamedLanguage};
use crate::dialect::settings::{LanguageTree, Redirect};
use crate::source::data::Node;

/// The languages of mkdocs-static-i18n; none without it, or with a single language.
pub(super) fn languages(data: &ProjectData) -> Option<Languages> {
    let options = data.plugin("i18n")?;
    let node = options.node;
    let said_by = match node.get("docs_structure").and_then(Node::as_str) {
        Some("folder") => LanguageMark::Folder,
        _ => LanguageMark::Suffix,
    };
    let listed = node.get("languages").map(Node::items).unwrap_or_default();
    let mut all: Vec<(bool, NamedLanguage)> =
        listed.iter().filter_map(|item| language(options, item)).collect();
    all.sort_by_key(|(is_default, _)| !is_default);
    let all: Vec<NamedLanguage> = all.into_iter().map(|(_, language)| language).collect();
    let falls_back = node.get("fallback_to_default").and_then(Node::as_bool) != Some(false);
    (!all.is_empty()).then_some(Languages { said_by, all, falls_back })
}

fn language(options: SaidIn<'_>, item: &Node) -> Option<(bool, NamedLanguage)> {
    let tag = item.get("locale")?.as_str()?.trim();
    if tag == "null" {
        return None;
    }
    let name = item.get("name").and_then(Node::as_str).unwrap_or(tag).trim().to_owned();
    let own = item.get("nav").map(|node| SaidIn { node, ..options });
    let titles = item.get("nav_translations").map(Node::pairs).unwrap_or_default();
    let title = |pair: &crate::source::data::Pair| {
        Some((pair.key.clone(), pair.value.as_str()?.to_owned()))
    };
    let language = NamedLanguage {
        tag: tag.to_owned(),
        name,
        nav: own.map(|own| nav::entries(own, false)).unwrap_or_default(),
        titles: titles.iter().filter_map(title).collect(),
    };
    Some((item.get("default").and_then(Node::as_bool) == Some(true), language))
}

/// The folders of languages; none where the names of files say the language.
pub(super) fn trees(languages: Option<&Languages>) -> Vec<LanguageTree> {
    let by_folder = languages.filter(|it| it.said_by == LanguageMark::Folder);
    let all = by_folder.map(|it| it.all.as_slice()).unwrap_or_default();
    let tree =
        |it: &NamedLanguage| LanguageTree { language: it.tag.clone(), folder: it.tag.clone() };
    all.iter().map(tree).collect()
}

/// `redirect_maps` of mkdocs-redirects: former paths of pages, and the pages or addresses where they lead.
pub(super) fn redirects(data: &ProjectData, pretty: bool) -> Vec<Redirect> {
    let Some(options) = data.plugin("redirects") else { return Vec::new() };
    let maps = options.node.get("redirect_maps").map(Node::pairs).unwrap_or_default();
    let redirect = |pair: &crate::source::data::Pair| {
        let to = pair.value.as_str()?.trim().to_owned();
        let place = Place::new(&options.layer.path, pair.key_span);
        Some(Redirect { from: address_of(pair.key.trim(), pretty), to, place })
    };
    maps.iter().filter_map(redirect).collect()
}

/// The address of a page that was once there.
fn address_of(path: &str, pretty: bool) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let (folder, name) = stem.rsplit_once('/').map_or(("", stem), |(folder, name)| (folder, name));
    let is_index = ["index", "README"].contains(&name);
    match (is_index, folder) {
        (true, "") => "index.html".to_owned(),
        (true, folder) if pretty => format!("{folder}/"),
        (true, folder) => format!("{folder}/index.html"),
        (false, _) if pretty => format!("{stem}/"),
        (false, _) => format!("{stem}.html"),
    }
}

/// Whether something shows the wiki's code in the place of `::: package.module`.
pub(super) fn shows_code(data: &ProjectData) -> bool {
    let extensions = ["mkdocs-click", "mkdocs-typer", "mkdocs-typer2"];
    data.plugin("mkdocstrings").is_some()
        || data.plugin("mkdocs-typer2").is_some()
        || extensions.iter().any(|name| data.extension(name).is_some())
}

/// The usual names of versions, below which addresses of a site are that has several.
///
/// Source: the documentation of mike.
pub(super) fn versions(data: &ProjectData) -> Vec<String> {
    let extra = data.get("extra").and_then(|extra| extra.node.get("version")?.get("provider"));
    let is_mike = extra.and_then(Node::as_str) == Some("mike") || data.plugin("mike").is_some();
    let names = ["dev", "latest", "stable", "main", "master"].iter().filter(|_| is_mike);
    names.map(|name| (*name).to_owned()).collect()
}

/// Whether references may name headings of other pages: mkdocstrings brings the plugin for it along.
pub(super) fn has_anchor_references(data: &ProjectData) -> bool {
    data.plugin("autorefs").is_some() || data.plugin("mkdocstrings").is_some()
}

/// The beginnings of addresses that plugins make without a file.
pub(super) fn made_addresses(data: &ProjectData) -> Vec<String> {
    let mut made = Vec::new();
    let mut add = |folder: &str, name: &str| {
        made.push(if folder.is_empty() || folder == "." {
            name.to_owned()
        } else {
            format!("{folder}/{name}")
        })
    };
    if let Some(blog) = data.plugin("blog") {
        let folder = blog.node.get("blog_dir").and_then(Node::as_str).unwrap_or("blog");
        let folder = folder.trim().trim_matches('/');
        for name in ["category/", "archive/", "page/", "author/"] {
            add(folder, name);
        }
    }
    if data.plugin("rss").is_some() {
        for name in [
            "feed_rss_created.xml",
            "feed_rss_updated.xml",
            "feed_json_created.json",
            "feed_json_updated.json",
        ] {
            add("", name);
        }
    }
    add("", "sitemap.xml");
    made
}
