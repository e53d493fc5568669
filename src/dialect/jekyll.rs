//! Jekyll: `_config.yml`.

use super::detect::Project;
use super::github;
use super::settings::Settings;
use super::traits::{Base, LinkTraits, Traits};

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
        problems,
        ..Settings::default()
    }
}
