//! `MkDocs`, Material for `MkDocs` and Zensical: `mkdocs.yml`, `zensical.toml`.

mod blog;
mod edit;
mod file;
mod macros;
mod nav;
mod plugins;
mod toc;

use self::file::ProjectData;
use super::extensions::Extensions;
use super::includes::snippet_settings;
use super::links::{Base, LinkTraits};
use super::patterns::Patterns;
use super::project::Project;
use super::settings::{PythonSlugs, Settings};
use super::traits::{AnchorTraits, FolderOrder, IdTraits, Markup, PageName, Traits};
use super::{Includes, github, pymdown};
use crate::source::data::{DataProblem, Node, ProblemKind};

pub(super) static TRAITS: Traits = Traits {
    name: "MkDocs",
    key: "mkdocs",
    signs: &["zensical.toml", "zensical.yml", "mkdocs.yml", "mkdocs.yaml"],
    settings,
    address: |settings, page| Some(address(settings, page)),
    anchors: AnchorTraits { slug: toc::slug, repeat: "_", first: 1 },
    ids: IdTraits { of_footnotes: true, counts_on: true },
    order: FolderOrder::Names,
    links: LinkTraits {
        relative: &[Base::File, Base::Page],
        rooted: &[Base::Root, Base::Docs],
        html_relative: &[Base::Page, Base::Program],
        html_rooted: &[Base::Root, Base::Program],
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
        "draft",
        "exclude",
        "hidden",
        "ignore_macros",
        "image",
        "render_macros",
        "robots",
        "tags",
        "updated",
    ],
    markup: Markup { includes: Includes::Snippets, ..Markup::PLAIN },
    output: ("site", "site_dir"),
    ..github::PLAIN
};

fn settings(project: &Project<'_>) -> Settings {
    let data = ProjectData::read(project);
    let src = data.text("docs_dir").unwrap_or_else(|| "docs".to_owned());
    let is_zensical = project.sign.ends_with("zensical.toml");
    let usual_extensions = if is_zensical { pymdown::ZENSICAL } else { pymdown::MKDOCS };
    let site_url = data.text("site_url");
    let is_pretty = is(&data, "use_directory_urls") != Some(false);
    let lines = |key: &str| {
        let node = data.get(key).map(|said| said.node);
        node.and_then(Node::as_str).map(str::to_owned).unwrap_or_default()
    };
    let (excluded, drafts) = (lines("exclude_docs"), lines("draft_docs"));
    // MkDocs' own, before which the written ones may not reach.
    let overrides = overrides(&data, &src);
    let usual = ["/templates/"].into_iter().chain(overrides.as_deref());
    let mut files = data.inherited();
    let languages = plugins::languages(&data);
    let blog = blog::of(&data);
    let listed_by_plugin = blog.as_ref().map(blog::listed).unwrap_or_default();
    let theme = data.get("theme").and_then(|theme| theme.node.get("language")?.as_str());
    let mut settings = Settings {
        title: data.text("site_name"),
        description: data.text("site_description"),
        language: theme.map(str::to_owned),
        base_path: site_url.as_deref().map(path_of).unwrap_or_default(),
        site_url,
        repository_url: data.text("repo_url"),
        edit_url: edit::url(&data),
        src: Some(project.path(&src)),
        nav: nav::written(&data),
        has_section_pages: nav::has_section_pages(&data),
        redirects: plugins::redirects(&data, is_pretty),
        languages: plugins::trees(languages.as_ref()),
        named_languages: languages,
        unpublished: Patterns::new(usual.chain(excluded.lines()).chain(drafts.lines())),
        unlisted: Patterns::new(
            lines("not_in_nav").lines().chain(listed_by_plugin.iter().map(String::as_str)),
        ),
        made_addresses: plugins::made_addresses(&data),
        other_routes: plugins::versions(&data),
        slugs: PythonSlugs::of(&data),
        tab_anchors: toc::of_tabs(&data),
        has_file_addresses: !is_pretty,
        finds_rooted_files: finds_rooted_files(&data),
        finds_by_name: data.plugin("autolinks").is_some(),
        blog,
        shows_code: plugins::shows_code(&data),
        has_hooks: data.get("hooks").is_some(),
        macros: macros::of(project, &data, &src, &mut files),
        files,
        extensions: data.root().map(|root| Extensions {
            anchor_references: plugins::has_anchor_references(&data),
            ..pymdown::extensions(root, usual_extensions)
        }),
        snippets: data.root().map(|root| snippet_settings(project, root, &src)).unwrap_or_default(),
        ..Settings::default()
    };
    nav::read_folders(project, &data, &mut settings);
    // PyYAML takes the last of equal keys without a word.
    let is_fault = |it: &DataProblem| !matches!(it.kind, ProblemKind::DuplicateKey { .. });
    settings.problems = data.problems.into_iter().filter(is_fault).collect();
    settings
}

fn is(data: &ProjectData, key: &str) -> Option<bool> {
    data.get(key)?.node.as_bool()
}

/// The folder of the theme's own templates, where it lies in that of the pages.
fn overrides(data: &ProjectData, docs: &str) -> Option<String> {
    let theme = data.get("theme")?;
    let folder = theme.node.get("custom_dir")?.as_str()?.trim().trim_start_matches("./");
    let below = folder.strip_prefix(docs)?.trim_matches('/');
    (!below.is_empty()).then(|| format!("/{below}/"))
}

/// `validation: links: absolute_links: relative_to_docs`, also without `links:` above it.
fn finds_rooted_files(data: &ProjectData) -> bool {
    let said = data.get("validation").and_then(|validation| {
        let links = validation.node.get("links").unwrap_or(validation.node);
        links.get("absolute_links")?.as_str()
    });
    said == Some("relative_to_docs")
}

/// The path of an address without slashes at its ends.
fn path_of(url: &str) -> String {
    let host = url.split_once("://").map_or("", |(_, host)| host);
    let path = host.split_once('/').map_or("", |(_, path)| path);
    path.split(['?', '#']).next().unwrap_or_default().trim_matches('/').to_owned()
}

fn address(settings: &Settings, page: &PageName<'_>) -> String {
    if let Some(address) = settings.blog.as_ref().and_then(|blog| blog.address(page)) {
        return address;
    }
    let Some(languages) = &settings.named_languages else { return plain_address(settings, page) };
    let path = languages.without(page.path);
    let address = plain_address(settings, &PageName { path: &path, front: page.front });
    let language = languages.of(page.path);
    if language == languages.default_tag() { address } else { format!("{language}/{address}") }
}

fn plain_address(settings: &Settings, page: &PageName<'_>) -> String {
    let indexes = &["index", "readme"];
    match settings.has_file_addresses {
        true if page.is_called(indexes) => format!("{}index.html", page.folder()),
        true => format!("{}.html", page.stem()),
        false => page.pretty(indexes),
    }
}
