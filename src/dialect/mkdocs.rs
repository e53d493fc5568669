//! `MkDocs`, Material for `MkDocs` and Zensical: `mkdocs.yml`, `zensical.toml`.

use super::detect::Project;
use super::includes::snippet_settings;
use super::settings::{NavEntry, Settings};
use super::traits::{AnchorTraits, Base, LinkTraits, Markup, Traits};
use super::{Includes, github, slugs, pymdown};
use crate::source::data::{Node, NodeValue};

pub(super) static TRAITS: Traits = Traits {
    name: "MkDocs",
    key: "mkdocs",
    signs: &["zensical.toml", "mkdocs.yml", "mkdocs.yaml"],
    settings,
    address: |_, page| Some(page.pretty(&["index", "readme"])),
    anchors: AnchorTraits { slug: |_, text| slugs::python_markdown(text), repeat: "_", first: 1 },
    links: LinkTraits {
        relative: &[Base::Folder],
        rooted: &[Base::Content],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content],
    },
    keys: &[
        "template",
        "hide",
        "icon",
        "status",
        "social",
        "search",
        "subtitle",
        "date",
        "authors",
        "categories",
        "pin",
        "readtime",
        "slug",
        "links",
        "revision_date",
        "git_revision_date",
        "comments",
        "boost",
    ],
    markup: Markup { includes: Includes::Snippets, ..Markup::PLAIN },
    ..github::PLAIN
};

fn settings(project: &Project<'_>) -> Settings {
    let (data, problems) = project.data();
    let root = data.get("project").unwrap_or(&data);
    let src = Project::text(root, "docs_dir").unwrap_or_else(|| "docs".to_owned());
    let is_zensical = project.sign.ends_with("zensical.toml");
    let usual = if is_zensical { pymdown::ZENSICAL } else { pymdown::MKDOCS };
    Settings {
        title: Project::text(root, "site_name"),
        description: Project::text(root, "site_description"),
        site_url: Project::text(root, "site_url"),
        repository_url: Project::text(root, "repo_url"),
        src: Some(project.path(&src)),
        extensions: Some(pymdown::extensions(root, usual)),
        nav: root.get("nav").map(|nav| entries(project, nav)).unwrap_or_default(),
        snippets: snippet_settings(project, root, &src),
        problems,
        ..Settings::default()
    }
}

/// A list of pages (`a.md`), titles with pages (`Title: a.md`) and titles with lists. The parser bounds their depth.
fn entries(project: &Project<'_>, nav: &Node) -> Vec<NavEntry> {
    let page = |title: Option<&str>, node: &Node| NavEntry {
        title: title.map(str::to_owned),
        page: node.as_str().map(|page| page.trim().to_owned()),
        children: entries(project, node),
        place: project.place(node.span),
    };
    let entry = |node: &Node| match &node.value {
        NodeValue::Map(pairs) => pairs.iter().map(|it| page(Some(&it.key), &it.value)).collect(),
        _ => vec![page(None, node)],
    };
    nav.items().iter().flat_map(entry).collect()
}
