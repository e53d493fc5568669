//! `VitePress`: the folder `.vitepress`.

mod config;

use super::extensions::{EmojiInAnchors, Extensions};
use super::links::{Base, LinkTraits};
use super::settings::Settings;
use super::traits::{AnchorTraits, Components, Markup, PageName, Traits};
use super::{Includes, github, slugs};

pub(super) static TRAITS: Traits = Traits {
    name: "VitePress",
    key: "vitepress",
    signs: &[".vitepress"],
    settings: config::settings,
    address,
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
            emoji_in_anchors: EmojiInAnchors::Nothing,
            inline_notes: true,
            attributes: true,
            attributes_end_blocks: true,
            contents_markers: true,
            ..Extensions::NONE
        },
        components: Components::Vue,
        ..Markup::PLAIN
    },
    ..github::PLAIN
};

/// `a/b.html`, by the path that `rewrites` give the page.
fn address(settings: &Settings, page: &PageName<'_>) -> Option<String> {
    match config::rewritten(&settings.rewrites, page.path) {
        Some(path) => PageName { path: &path, front: page.front }.as_html(),
        None => page.as_html(),
    }
}

impl PageName<'_> {
    fn as_html(&self) -> Option<String> {
        let is_index = self.is_called(&["index"]);
        Some(if is_index { self.folder().to_owned() } else { format!("{}.html", self.stem()) })
    }
}
