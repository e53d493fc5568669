//! Jekyll: `_config.yml`.

mod address;
mod published;

use super::addressing::{Addressing, Spelling};
use super::extensions::{EmojiInAnchors, Extensions};
use super::links::{Base, LinkTraits};
use super::project::Project;
use super::settings::{Settings, texts};
use super::traits::{AnchorTraits, FrontMark, ParentTraits, Templates, Traits};
use super::{github, slugs};
use crate::source::data::Node;

pub(super) static TRAITS: Traits = Traits {
    name: "Jekyll",
    key: "jekyll",
    signs: &["_config.yml", "_config.yaml"],
    settings,
    address: |settings, page| Some(address::of(&settings.addressing, page)),
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
    // just-the-docs
    unlisted: &[FrontMark { keys: &["nav_exclude"], values: &["true"] }],
    parents: Some(ParentTraits { parent: "parent", above: "grand_parent" }),
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
        src: Some(project.path(Project::text(&data, "source").as_deref().unwrap_or_default())),
        made_addresses: made_addresses(&data),
        unpublished: published::unpublished(&data),
        texts: texts("site.", &data),
        extensions: Some(extensions(&data)),
        addressing: Addressing {
            permalinks: address::patterns(&data),
            anchors: if is_plain { Spelling::Ascii } else { Spelling::Usual },
            ..Addressing::default()
        },
        problems,
        ..Settings::default()
    }
}

/// The feed and the sitemap, where plugins make them.
fn made_addresses(data: &Node) -> Vec<String> {
    let made = plugins(data).filter_map(|plugin| match plugin {
        "jekyll-feed" => Some("feed.xml"),
        "jekyll-sitemap" => Some("sitemap.xml"),
        _ => None,
    });
    made.map(str::to_owned).collect()
}

fn plugins(data: &Node) -> impl Iterator<Item = &str> {
    let lists = ["plugins", "gems"].into_iter().filter_map(|key| data.get(key));
    lists.flat_map(Node::list_of_str).map(|plugin| plugin.value)
}

/// What kramdown knows, and emoji where the plugin jemoji is used, which GitHub Pages has.
fn extensions(data: &Node) -> Extensions {
    let has_emoji = plugins(data).any(|plugin| matches!(plugin, "jemoji" | "github-pages"));
    Extensions {
        emoji: has_emoji,
        emoji_in_anchors: EmojiInAnchors::Name,
        attributes: true,
        abbreviations: true,
        markdown_in_html: true,
        pipes_in_code: true,
        ..Extensions::NONE
    }
}
