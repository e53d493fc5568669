//! Jekyll: `_config.yml`.

use super::detect::Project;
use super::extensions::Extensions;
use super::github;
use super::settings::Settings;
use super::traits::{Base, LinkTraits, Traits};
use crate::source::data::Node;

pub(super) static TRAITS: Traits = Traits {
    name: "Jekyll",
    key: "jekyll",
    signs: &["_config.yml", "_config.yaml"],
    settings,
    links: LinkTraits {
        relative: &[Base::Address, Base::Folder],
        rooted: &[Base::Content],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content],
    },
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
    ..github::PLAIN
};

fn settings(project: &Project<'_>) -> Settings {
    let (data, problems) = project.data();
    Settings {
        title: Project::text(&data, "title"),
        description: Project::text(&data, "description"),
        language: Project::text(&data, "lang"),
        site_url: Project::text(&data, "url"),
        src: Project::text(&data, "source").map(|source| project.path(&source)),
        extensions: Some(extensions(&data)),
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
        emoji_in_anchors: true,
        attributes: true,
        abbreviations: true,
        markdown_in_html: true,
        ..Extensions::NONE
    }
}
