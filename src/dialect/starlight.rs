//! Starlight, the documentation theme of Astro: `astro.config.*`.

use super::detect::Project;
use super::github;
use super::settings::Settings;
use super::traits::{Base, LinkTraits, TitleTraits, Traits};

pub(super) static TRAITS: Traits = Traits {
    name: "Starlight",
    key: "starlight",
    signs: &["astro.config.mjs", "astro.config.ts", "astro.config.js"],
    is_of: |project| project.file.as_ref().is_some_and(|file| file.text.contains("starlight")),
    settings,
    links: LinkTraits {
        relative: &[Base::Folder, Base::Address],
        rooted: &[Base::Content, Base::Static],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content, Base::Static],
    },
    titles: TitleTraits { by_file: false, nav_keys: &[&["sidebar", "label"]] },
    output: ("dist", ""),
    ..github::PLAIN
};

fn settings(project: &Project<'_>) -> Settings {
    Settings {
        src: Some(project.path("src/content/docs")),
        statics: vec![project.path("public")],
        ..Settings::default()
    }
}
