//! What the project file of `VitePress` says, as far as it is written out.
//!
//! Source: "Site Config", "Routing" and "Sidebar" in the documentation of `VitePress` 1.6.

use crate::dialect::patterns::Patterns;
use crate::dialect::project::Project;
use crate::dialect::script::{Program, SidebarReader};
use crate::dialect::settings::{LanguageTree, NavEntry, Settings};
use crate::source::data::{Node, NodeValue};

const FILES: [&str; 10] = [
    ".vitepress/config.ts",
    ".vitepress/config.mts",
    ".vitepress/config.js",
    ".vitepress/config.mjs",
    ".vitepress/config.cjs",
    ".vitepress/config.cts",
    ".vitepress/config/index.ts",
    ".vitepress/config/index.mts",
    ".vitepress/config/index.js",
    ".vitepress/config/index.mjs",
];

pub(super) fn settings(project: &Project<'_>) -> Settings {
    let src = |folder: &str| {
        (Some(project.path(folder)), vec![project.path(&format!("{folder}/public"))])
    };
    let Program { exported: data, path: file, files } = Program::first(project, &FILES);
    let text = |key: &str| Project::text(&data, key);
    let (src, statics) = src(&text("srcDir").unwrap_or_default());
    let root = data.get("locales").and_then(|locales| locales.get("root"));
    let of_root = |key: &str| root.and_then(|root| Project::text(root, key));
    let rewrites = rewrites(&data);
    let sidebar = SidebarReader { project, file: &file, src: src.as_deref().unwrap_or_default() };
    let nav = nav(&sidebar, &data).unwrap_or_default();
    Settings {
        title: text("title").or_else(|| of_root("title")),
        description: text("description").or_else(|| of_root("description")),
        language: text("lang").or_else(|| of_root("lang")),
        base_path: text("base").unwrap_or_default().trim_matches('/').to_owned(),
        languages: languages(&data),
        edit_url: edit_url(&data),
        unpublished: Patterns::new(
            data.get("srcExclude")
                .map(Node::list_of_str)
                .unwrap_or_default()
                .iter()
                .map(|it| it.value),
        ),
        nav,
        rewrites,
        src,
        statics,
        files,
        ..Settings::default()
    }
}

/// `themeConfig: { editLink: { pattern: 'https://…/:path' } }`, with `{page}` for the path.
fn edit_url(data: &Node) -> Option<String> {
    let pattern = Project::text(data.get("themeConfig")?.get("editLink")?, "pattern")?;
    pattern.contains(":path").then(|| pattern.replace(":path", "{page}"))
}

/// `rewrites: { 'packages/:pkg/src/(.*)': ':pkg/(.*)' }`
fn rewrites(data: &Node) -> Vec<(String, String)> {
    let pairs = data.get("rewrites").map(Node::pairs).unwrap_or_default();
    let pair =
        |it: &crate::source::data::Pair| Some((it.key.clone(), it.value.as_str()?.to_owned()));
    pairs.iter().filter_map(pair).collect()
}

/// The languages of `locales`, where there are several.
fn languages(data: &Node) -> Vec<LanguageTree> {
    let locales = data.get("locales").map(Node::pairs).unwrap_or_default();
    let tree = |it: &crate::source::data::Pair| {
        let said = Project::text(&it.value, "lang");
        if it.key == "root" {
            let language = said.or_else(|| Project::text(data, "lang"))?;
            return Some(LanguageTree { language, folder: String::new() });
        }
        Some(LanguageTree {
            language: said.unwrap_or_else(|| it.key.clone()),
            folder: it.key.clone(),
        })
    };
    let trees: Vec<LanguageTree> = locales.iter().filter_map(tree).collect();
    if trees.len() > 1 { trees } else { Vec::new() }
}

/// The sidebars of the site and of its languages, one below the other.
fn nav(sidebar: &SidebarReader<'_>, data: &Node) -> Option<Vec<NavEntry>> {
    let locales = data.get("locales").map(Node::pairs).unwrap_or_default();
    let configs = std::iter::once(data).chain(locales.iter().map(|locale| &locale.value));
    let mut entries: Vec<NavEntry> = Vec::new();
    for config in configs {
        let Some(written) = config.get("themeConfig").and_then(|theme| theme.get("sidebar")) else {
            continue;
        };
        for entry in of_sidebar(sidebar, written)? {
            // Several prefixes may have the same sidebar.
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
    }
    Some(entries)
}

/// A list, or lists by the beginnings of addresses, each perhaps as `{ base, items }`.
fn of_sidebar(sidebar: &SidebarReader<'_>, written: &Node) -> Option<Vec<NavEntry>> {
    let NodeValue::Map(sidebars) = &written.value else { return sidebar.entries(written, "") };
    let mut entries = Vec::new();
    for pair in sidebars {
        let base = pair.value.get("base").and_then(Node::as_str).unwrap_or_default();
        let items = pair.value.get("items").unwrap_or(&pair.value);
        entries.extend(sidebar.entries(items, base)?);
    }
    Some(entries)
}

/// A path by the first of the `rewrites` that holds for it.
///
/// Patterns are those of `path-to-regexp`, of which `:name`, `:name*` and `(.*)` are read.
pub(super) fn rewritten(rewrites: &[(String, String)], path: &str) -> Option<String> {
    rewrites.iter().find_map(|(from, to)| {
        let found = matched(from, path)?;
        let mut result = Vec::new();
        for part in to.split('/') {
            let value = found
                .iter()
                .find(|(name, _)| *name == part || part.strip_suffix(".md") == Some(name));
            result.push(value.map_or(part, |(_, value)| value));
        }
        Some(result.join("/"))
    })
}

/// What the parts of a pattern that stand for others are in a path.
fn matched<'p>(pattern: &'p str, path: &'p str) -> Option<Vec<(&'p str, &'p str)>> {
    let mut found = Vec::new();
    let mut rest = path;
    let mut parts = pattern.split('/').peekable();
    while let Some(part) = parts.next() {
        if part == "(.*)"
            || (part.starts_with(':') && part.ends_with('*'))
            || part.ends_with("(.*)")
        {
            let name = part.strip_suffix("(.*)").filter(|name| !name.is_empty()).unwrap_or(part);
            found.push((name, rest));
            return parts.peek().is_none().then_some(found);
        }
        let (first, behind) = rest.split_once('/').unwrap_or((rest, ""));
        if part.starts_with(':') && !first.is_empty() {
            match part.strip_suffix(".md") {
                Some(name) => found.push((name, first)),
                None => found.push((part, first)),
            }
        } else if part != first {
            return None;
        }
        rest = behind;
    }
    rest.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_rewritten() {
        let cases = [
            ("packages/:pkg/src/:page", ":pkg/:page", "packages/a/src/b.md", Some("a/b.md")),
            ("packages/:pkg/src/(.*)", ":pkg/(.*)", "packages/a/src/b/c.md", Some("a/b/c.md")),
            ("de/:rest*", ":rest*", "de/a/b.md", Some("a/b.md")),
            ("a.md", "b.md", "a.md", Some("b.md")),
            ("packages/:pkg/src/:page", ":pkg/:page", "packages/a/src/b/c.md", None),
            ("a.md", "b.md", "c.md", None),
        ];
        for (from, to, path, expected) in cases {
            let rewrites = [(from.to_owned(), to.to_owned())];
            assert_eq!(rewritten(&rewrites, path).as_deref(), expected, "{from} {path}");
        }
    }
}
