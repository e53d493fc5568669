//! Jekyll: `_config.yml`.

use super::addressing::{Addressing, Permalink, Spelling, dated, parts};
use super::extensions::{EmojiInAnchors, Extensions};
use super::links::{Base, LinkTraits};
use super::project::Project;
use super::settings::Settings;
use super::traits::{AnchorTraits, PageName, Templates, Traits};
use super::{github, slugs};
use crate::source::data::{Node, NodeValue};

pub(super) static TRAITS: Traits = Traits {
    name: "Jekyll",
    key: "jekyll",
    signs: &["_config.yml", "_config.yaml"],
    settings,
    address: |settings, page| Some(address(&settings.addressing, page)),
    anchors: AnchorTraits {
        slug: |settings, text| match settings.addressing.anchors {
            Spelling::Ascii => slugs::kramdown(text),
            _ => slugs::github(text),
        },
        repeat: "-",
        first: 1,
    },
    links: LinkTraits {
        relative: &[Base::Address, Base::Folder],
        rooted: &[Base::Content],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content],
    },
    wiki_links: false,
    templates: Templates::Liquid,
    keys: &[
        "layout",
        "permalink",
        "published",
        "date",
        "category",
        "categories",
        "tags",
        "excerpt",
        "parent",
        "grand_parent",
        "nav_order",
        "nav_exclude",
        "has_children",
        "has_toc",
        "search_exclude",
        "redirect_from",
        "redirect_to",
        "toc",
        "author",
        "image",
        "sidebar",
    ],
    output: ("_site", "destination"),
    ..github::PLAIN
};

fn settings(project: &Project<'_>) -> Settings {
    let (data, problems) = project.data();
    let kramdown = data.get("kramdown").and_then(|it| Project::text(it, "input"));
    let is_plain = kramdown.is_some_and(|it| !it.eq_ignore_ascii_case("gfm"));
    Settings {
        title: Project::text(&data, "title"),
        description: Project::text(&data, "description"),
        language: Project::text(&data, "lang").or_else(|| Project::text(&data, "locale")),
        site_url: Project::text(&data, "url"),
        base_path: Project::text(&data, "baseurl")
            .map(|path| path.trim_matches('/').to_owned())
            .unwrap_or_default(),
        src: Project::text(&data, "source").map(|source| project.path(&source)),
        extensions: Some(extensions(&data)),
        addressing: Addressing {
            permalinks: permalinks(&data),
            anchors: if is_plain { Spelling::Ascii } else { Spelling::Usual },
            ..Addressing::default()
        },
        problems,
        ..Settings::default()
    }
}

/// What kramdown knows, and emoji where the plugin jemoji is used, which GitHub Pages has.
fn extensions(data: &Node) -> Extensions {
    let plugins = ["plugins", "gems"].into_iter().filter_map(|key| data.get(key));
    let mut plugins = plugins.flat_map(Node::list_of_str).map(|plugin| plugin.value);
    let has_emoji = plugins.any(|plugin| matches!(plugin, "jemoji" | "github-pages"));
    Extensions {
        emoji: has_emoji,
        emoji_in_anchors: EmojiInAnchors::Name,
        attributes: true,
        abbreviations: true,
        markdown_in_html: true,
        ..Extensions::NONE
    }
}

/// The pattern of all pages with the section ``, that of posts with `_posts`, those of collections with theirs.
fn permalinks(data: &Node) -> Vec<Permalink> {
    let permalink =
        |section: &str, pattern: String| Permalink { section: section.to_owned(), pattern };
    let mut found = Vec::new();
    let defaults = data.get("defaults").map(Node::items).unwrap_or_default();
    for default in defaults {
        let of_values = default.get("values").and_then(|it| Project::text(it, "permalink"));
        let scope = default.get("scope");
        let kind = scope.and_then(|it| Project::text(it, "type")).unwrap_or_default();
        let path = scope.and_then(|it| Project::text(it, "path")).unwrap_or_default();
        let section = match (kind.as_str(), path.trim_matches('/')) {
            ("pages" | "", path) => path.to_owned(),
            (collection, _) => format!("_{collection}"),
        };
        found.extend(of_values.map(|pattern| permalink(&section, pattern)));
    }
    if let Some(NodeValue::Map(collections)) = data.get("collections").map(|it| &it.value) {
        for pair in collections {
            let said = Project::text(&pair.value, "permalink");
            let pattern = said.unwrap_or_else(|| "/:collection/:path:output_ext".to_owned());
            found.push(permalink(&format!("_{}", pair.key), pattern));
        }
    }
    let of_all = Project::text(data, "permalink").unwrap_or_else(|| "date".to_owned());
    found.push(permalink("_posts", style(&of_all).to_owned()));
    found.push(permalink("", of_all));
    found
}

/// The patterns that have names.
fn style(pattern: &str) -> &str {
    match pattern {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        own => own,
    }
}

/// The rules of Jekyll's page "Permalinks": a pattern of all pages only says how those end that are no posts.
fn address(addressing: &Addressing, page: &PageName<'_>) -> String {
    let own = (page.front)("permalink");
    let collection = page.path.split('/').find(|part| part.starts_with('_'));
    let stem = page.stem();
    let name = stem.rsplit('/').next().unwrap_or_default();
    let pattern = collection.and_then(|it| addressing.pattern(it));
    if let Some(pattern) = own.as_deref().or(pattern.filter(|_| collection.is_some())) {
        return filled(pattern, collection.unwrap_or_default(), page);
    }
    if page.is_called(&["index", "readme"]) {
        return page.folder().to_owned();
    }
    let folder = page.folder().trim_end_matches('/');
    match addressing.pattern(folder).or_else(|| addressing.pattern("")) {
        Some(pattern) if pattern == "pretty" || pattern.ends_with('/') => format!("{stem}/"),
        _ if name.is_empty() => String::new(),
        _ => format!("{stem}.html"),
    }
}

/// A pattern with what the page has for its names.
fn filled(pattern: &str, collection: &str, page: &PageName<'_>) -> String {
    let stem = page.stem();
    let name = stem.rsplit('/').next().unwrap_or_default();
    let (in_name, title) = dated(name).unwrap_or(("", name));
    let date = (page.front)("date").unwrap_or_else(|| in_name.to_owned());
    let (year, month, day) = parts(&date).unwrap_or_default();
    let slug = (page.front)("slug").unwrap_or_else(|| title.to_owned());
    let inside = stem.split_once(&format!("{collection}/")).map_or(stem, |(_, rest)| rest);
    let categories = || {
        let said = (page.front)("category").or_else(|| (page.front)("categories"));
        said.map(|it| it.to_lowercase().replace(' ', "/")).unwrap_or_default()
    };
    let pattern = style(pattern)
        .replace(":categories", &categories())
        .replace(":collection", collection.trim_start_matches('_'))
        .replace(":output_ext", ".html")
        .replace(":year", year)
        .replace(":month", month)
        .replace(":day", day)
        .replace(":title", &slug)
        .replace(":slug", &slug)
        .replace(":name", &slug)
        .replace(":basename", name)
        .replace(
            ":path",
            if collection.is_empty() { page.folder().trim_end_matches('/') } else { inside },
        );
    let mut parts: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
    if pattern.ends_with('/') {
        parts.push("");
    }
    parts.join("/")
}
