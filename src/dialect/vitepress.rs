//! `VitePress`: the folder `.vitepress`.

use super::detect::Project;
use super::extensions::Extensions;
use super::settings::Settings;
use super::traits::{AnchorTraits, Base, LinkTraits, Markup, Traits};
use super::{Includes, github, slugs};

pub(super) static TRAITS: Traits = Traits {
    name: "VitePress",
    key: "vitepress",
    signs: &[".vitepress"],
    settings,
    address: |_, page| (!page.is_called(&["index"])).then(|| format!("{}.html", page.stem())),
    anchors: AnchorTraits { slug: |_, text| slugs::vitepress(text), repeat: "-", first: 1 },
    links: LinkTraits {
        relative: &[Base::Folder, Base::Address],
        rooted: &[Base::Content, Base::Static],
        html_relative: &[Base::Address],
        html_rooted: &[Base::Content, Base::Static],
    },
    markup: Markup {
        includes: Includes::VitePress,
        extensions: Extensions {
            emoji: true,
            inline_notes: true,
            attributes: true,
            attributes_end_blocks: true,
            contents_markers: true,
            ..Extensions::NONE
        },
        ..Markup::PLAIN
    },
    ..github::PLAIN
};

fn settings(project: &Project<'_>) -> Settings {
    Settings {
        src: Some(project.path("")),
        statics: vec![project.path("public")],
        ..Settings::default()
    }
}
