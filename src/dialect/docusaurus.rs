//! Docusaurus: `docusaurus.config.*`.

use super::detect::Project;
use super::extensions::Extensions;
use super::github;
use super::settings::Settings;
use super::traits::{Base, LinkTraits, Markup, TitleTraits, Traits};

pub(super) static TRAITS: Traits = Traits {
    name: "Docusaurus",
    key: "docusaurus",
    signs: &[
        "docusaurus.config.js",
        "docusaurus.config.ts",
        "docusaurus.config.mjs",
        "docusaurus.config.cjs",
    ],
    settings,
    links: LinkTraits {
        relative: &[Base::Folder, Base::Address],
        rooted: &[Base::Content, Base::Static],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content, Base::Static],
    },
    markup: Markup {
        extensions: Extensions { emoji: true, emoji_in_anchors: true, ..Extensions::NONE },
        ..Markup::PLAIN
    },
    titles: TitleTraits { by_file: false, nav_keys: &[&["sidebar_label"]] },
    output: ("build", ""),
    ..github::PLAIN
};

fn settings(project: &Project<'_>) -> Settings {
    Settings {
        src: Some(project.path("docs")),
        statics: vec![project.path("static")],
        ..Settings::default()
    }
}
