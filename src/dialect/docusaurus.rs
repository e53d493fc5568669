//! Docusaurus: `docusaurus.config.*`.

mod address;
mod categories;
mod config;
mod plugins;
mod sidebars;

pub use address::{number_of_name, without_number};

use super::extensions::{EmojiInAnchors, Extensions};
use super::github;
use super::links::{Base, LinkTraits};
use super::traits::{
    Components, FolderOrder, FrontMark, Includes, Markup, Positions, TitleTraits, Traits,
};

pub(super) static TRAITS: Traits = Traits {
    name: "Docusaurus",
    key: "docusaurus",
    signs: &[
        "docusaurus.config.js",
        "docusaurus.config.ts",
        "docusaurus.config.mjs",
        "docusaurus.config.cjs",
    ],
    settings: config::settings,
    address: address::of,
    links: LinkTraits {
        relative: &[Base::Folder, Base::Address],
        rooted: &[Base::Content, Base::Static],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content, Base::Static],
    },
    markup: Markup {
        extensions: Extensions {
            emoji: true,
            emoji_in_anchors: EmojiInAnchors::Name,
            ..Extensions::NONE
        },
        components: Components::Mdx,
        includes: Includes::Mdx,
        ..Markup::PLAIN
    },
    order: FolderOrder::Positions(Positions {
        key: &["sidebar_position"],
        numbers_in_names: true,
        lowest: false,
    }),
    nav_name: Some(address::id),
    unlisted: &[FrontMark { keys: &["unlisted"], values: &["true"] }],
    titles: TitleTraits { by_file: false, in_comment: false, nav_keys: &[&["sidebar_label"]] },
    output: ("build", ""),
    keys: &[
        "id",
        "slug",
        "sidebar_label",
        "sidebar_position",
        "sidebar_class_name",
        "sidebar_custom_props",
        "displayed_sidebar",
        "hide_title",
        "hide_table_of_contents",
        "toc_min_heading_level",
        "toc_max_heading_level",
        "pagination_label",
        "pagination_next",
        "pagination_prev",
        "parse_number_prefixes",
        "custom_edit_url",
        "keywords",
        "image",
        "unlisted",
        "last_update",
        "authors",
        "author",
        "hide_reading_time",
        "wrapperClassName",
        "title_meta",
    ],
    link_marks: &[("@site/", Base::Project)],
    ..github::PLAIN
};
