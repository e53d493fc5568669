//! Zola: `config.toml` with `base_url`.

use super::detect::Project;
use super::extensions::{Extensions, is_on};
use super::github;
use super::settings::Settings;
use super::traits::{Base, LinkTraits, Traits};

pub(super) static TRAITS: Traits = Traits {
    name: "Zola",
    key: "zola",
    signs: &["zola.toml", "config.toml"],
    is_of: |project| project.data().0.get("base_url").is_some(),
    settings,
    address: |_, page| Some(page.pretty(&["index", "_index"]).to_lowercase()),
    links: LinkTraits {
        relative: &[Base::Address],
        rooted: &[Base::Content, Base::Static],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content, Base::Static],
    },
    keys: &[
        "aliases",
        "authors",
        "date",
        "draft",
        "extra",
        "generate_feeds",
        "in_search_index",
        "insert_anchor_links",
        "page_template",
        "paginate_by",
        "paginate_path",
        "path",
        "redirect_to",
        "render",
        "slug",
        "sort_by",
        "taxonomies",
        "template",
        "transparent",
        "updated",
        "weight",
    ],
    ..github::PLAIN
};

fn settings(project: &Project<'_>) -> Settings {
    let (data, problems) = project.data();
    Settings {
        title: Project::text(&data, "title"),
        description: Project::text(&data, "description"),
        language: Project::text(&data, "default_language"),
        site_url: Project::text(&data, "base_url"),
        src: Some(project.path("content")),
        statics: vec![project.path("static")],
        extensions: Some(Extensions {
            emoji: is_on(&data, &["markdown", "render_emoji"]),
            ..Extensions::NONE
        }),
        problems,
        ..Settings::default()
    }
}
