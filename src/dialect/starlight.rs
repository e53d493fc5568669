//! Starlight, the documentation theme of Astro: `astro.config.*`.

mod config;

use super::links::{Base, LinkTraits};
use super::settings::Settings;
use super::traits::{
    Components, FolderOrder, FrontMark, Includes, Markup, PageName, Positions, TitleTraits, Traits,
};
use super::{github, slugs};

pub(super) static TRAITS: Traits = Traits {
    name: "Starlight",
    key: "starlight",
    signs: &["astro.config.mjs", "astro.config.ts", "astro.config.js"],
    is_of: |project| project.file.as_ref().is_some_and(|file| file.text.contains("starlight")),
    settings: config::settings,
    address,
    links: LinkTraits {
        relative: &[Base::Address, Base::Folder],
        rooted: &[Base::Content, Base::Static],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content, Base::Static],
    },
    order: FolderOrder::Positions(Positions {
        key: &["sidebar", "order"],
        numbers_in_names: false,
        lowest: true,
    }),
    unlisted: &[FrontMark { keys: &["sidebar", "hidden"], values: &["true"] }],
    titles: TitleTraits { by_file: false, in_comment: false, nav_keys: &[&["sidebar", "label"]] },
    output: ("dist", ""),
    keys: &[
        "slug",
        "editUrl",
        "head",
        "tableOfContents",
        "template",
        "hero",
        "banner",
        "lastUpdated",
        "prev",
        "next",
        "pagefind",
        "sidebar",
    ],
    markup: Markup { components: Components::Tags, includes: Includes::Mdx, ..Markup::PLAIN },
    ..github::PLAIN
};

/// `Guides/My Page.md` is `guides/my-page/`; `slug` of the front matter beats that.
///
/// Source: `generateId` of `glob()` in Astro's content layer.
fn address(_: &Settings, page: &PageName<'_>) -> Option<String> {
    let slug = (page.front)("slug").map(|slug| slug.trim_matches('/').to_owned());
    let parts = page.stem().split('/').map(slugs::github);
    let slug = slug.unwrap_or_else(|| parts.collect::<Vec<String>>().join("/"));
    let path = slug.strip_suffix("index").filter(|it| it.is_empty() || it.ends_with('/'));
    let path = path.unwrap_or(&slug).trim_end_matches('/');
    Some(if path.is_empty() { String::new() } else { format!("{path}/") })
}
